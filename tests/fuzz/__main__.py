"""Fuzzing the readers with atheris, bounded in number and time.

    python -m tests.fuzz notices|papers|own [-runs=20000] [-max_total_time=60]

Needs the extra `fuzz`. The options are those of libFuzzer. An error that is not clean ends the run with the input that
gave it.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

BOUNDS = ("-runs=20000", "-max_total_time=60", "-max_len=65536", "-timeout=10")
READERS = ("notices", "papers", "own")


def main(arguments: Sequence[str]) -> int:
    """Fuzz within the bounds; 2 when atheris is not installed, so that nobody takes silence for a pass."""
    if not arguments or arguments[0] not in READERS:
        print(f"name what to fuzz first: {' or '.join(READERS)}", file=sys.stderr)
        return 2
    try:
        import atheris
    except ImportError:
        print("NOT RUN: atheris is not installed; pip install 'samenspel[fuzz]'", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["graph", "loaders"]):
        from tests.fuzz import notices, own, papers

    with tempfile.TemporaryDirectory() as folder:
        file, corpus = Path(folder) / "fuzz.xml", Path(folder) / "corpus"
        corpus.mkdir()

        def check(data: bytes) -> None:
            if arguments[0] == "notices":
                ended, clean = notices.one_input(data), notices.CLEAN
            elif arguments[0] == "own":
                ended, clean = own.one_input(data, Path(folder)), own.CLEAN
            else:
                ended, clean = papers.one_input(data, file), papers.CLEAN
            if ended not in clean:
                raise RuntimeError(f"an error {ended}")

        seeds = {"notices": notices.DOCUMENTS, "own": own.FILES, "papers": {**papers.PAPERS, **papers.REGISTERS}}
        for name, data in seeds[arguments[0]].items():
            (corpus / name).write_bytes(data)
        atheris.Setup([sys.argv[0], *BOUNDS, *arguments[1:], str(corpus)], check)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
