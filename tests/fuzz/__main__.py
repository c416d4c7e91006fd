"""Fuzzing the notice readers with atheris, bounded in number and time.

    python -m tests.fuzz [-runs=20000] [-max_total_time=60]

Needs the extra `fuzz`. The options are those of libFuzzer. An error that is not clean ends the run with the input that
gave it.
"""

import sys
import tempfile
from collections.abc import Sequence

BOUNDS = ("-runs=20000", "-max_total_time=60", "-max_len=65536", "-timeout=10")


def main(arguments: Sequence[str]) -> int:
    """Fuzz within the bounds; 2 when atheris is not installed, so that nobody takes silence for a pass."""
    try:
        import atheris
    except ImportError:
        print("NOT RUN: atheris is not installed; pip install 'samenspel[fuzz]'", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["graph", "loaders"]):
        from tests.fuzz.notices import CLEAN, FIXTURES, one_input

    def check(data: bytes) -> None:
        ended = one_input(data)
        if ended not in CLEAN:
            raise RuntimeError(f"an error {ended}")

    with tempfile.TemporaryDirectory() as found:
        atheris.Setup([sys.argv[0], *BOUNDS, *arguments, found, str(FIXTURES)], check)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
