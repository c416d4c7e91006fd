"""Tender notices a second, from file to records, against bare lxml parsing of the same files, in one run.

    python -m benchmarks.notices [FOLDER ...] [--rounds 30] [--json]

Without a folder the published notices among the test fixtures are read, and none that was made small for a test. Both
sides read each file from disk in the same order, turn about; "to records" is all that a load does short of writing to
a store. Times are processor time, so that other work on the machine weighs on neither side. The aim is a ratio of at
most 5.
"""

import argparse
import json
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from graph.model.words import Message
from loaders.readers.notices.innovation import reason_to_skip
from loaders.readers.notices.register import Register, bundled_register
from loaders.sources.ted_aankondigingen import notice_in, read_files

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "notices"
PUBLISHED = ("131568-2021.xml", "233372-2018.xml", "316383-2021.xml", "cn-social_25.xml", "E2_minimal.xml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print what it measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    files = [path for folder in options.folders for path in sorted(folder.rglob("*.xml"))]
    files = files or [FIXTURES / name for name in PUBLISHED if not options.folders]
    if not files:
        parser.error("geen XML-bestanden in deze mappen")
    register = bundled_register()
    kept = [path for path in files if not _is_skipped(path)]
    report = {
        name: measure(chosen, options.rounds, register)
        for name, chosen in {"all notices": files, "notices that load": kept}.items()
        if chosen
    }
    _print(report, options.json)
    return 0


def measure(files: Sequence[Path], rounds: int, register: Register) -> dict[str, float]:
    """Notices a second on each side (medians over the rounds), and how many times longer records take than parsing."""

    def parse() -> None:
        for path in files:
            etree.parse(path)

    def load() -> None:
        deque(read_files(files, register), maxlen=0)

    times: dict[Callable[[], None], list[float]] = {parse: [], load: []}
    for _ in range(rounds):
        for run, taken in times.items():
            start = time.process_time()
            run()
            taken.append(time.process_time() - start)
    parsing, loading = (statistics.median(taken) for taken in times.values())
    return {
        "files": len(files),
        "kilobytes": sum(path.stat().st_size for path in files) / 1024,
        "lxml_notices_per_second": len(files) / parsing,
        "records_notices_per_second": len(files) / loading,
        "ratio": loading / parsing,
    }


def _is_skipped(path: Path) -> bool:
    notice = notice_in(path.name, path.read_bytes())
    return isinstance(notice, Message) or reason_to_skip(notice) is not None


def _print(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(report, indent=2))
        return
    for name, figures in report.items():
        print(
            f"{name:20} {figures['files']:4} files {figures['kilobytes']:8.0f} KB   "
            f"bare lxml {figures['lxml_notices_per_second']:8,.0f}/s   "
            f"to records {figures['records_notices_per_second']:8,.0f}/s   ratio {figures['ratio']:.1f} x"
        )


if __name__ == "__main__":
    sys.exit(main())
