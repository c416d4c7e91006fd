"""Municipalities as lists write them: whom Samenspel decides on, and how fast, beside rapidfuzz over the same names.

python -m benchmarks.recognition [--json]

The peer is what a notebook does: the one name of all in the graph that is most alike (`WRatio`), taken from ALIKE
upwards. Both get the bundled graph, once all of it and once its municipalities only. Times are processor time, the
median of five rounds, ours by the call that `/reconcile`, the page for lists and `samenspel clean` make for each name.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from rapidfuzz import fuzz, process, utils

from graph.ask.recognition import recognise
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import open_store
from loaders.engine.run import load
from tests.written_names import SHARED, as_people_write

ALIKE = 90
_ROUNDS = 5
Decide = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Recognition:
    """Of a list: how many names were decided on rightly and wrongly or left open, and names in a second."""

    by: str
    among: str
    right: int
    wrong: int
    open: int
    names_a_second: float


def measured(by: str, among: str, names: dict[str, str], decide: Decide) -> Recognition:
    """What was decided on names, of which each comes with the id of whom it means."""
    answers = {name: decide(name) for name in names}
    right = sum(answers[name] == id for name, id in names.items())
    left_open = sum(answer is None for answer in answers.values())
    seconds = []
    for _ in range(_ROUNDS):
        begin = process_time()
        for name in names:
            decide(name)
        seconds.append(process_time() - begin)
    return Recognition(by, among, right, len(names) - right - left_open, left_open, len(names) / median(seconds))


def ours(snapshot: Snapshot, kind: str | None) -> Decide:
    """The decision of Samenspel on a name."""

    def decide(name: str) -> str | None:
        node = recognise(snapshot, name, kind=kind).node
        return node.id if node else None

    return decide


def most_alike(snapshot: Snapshot, kind: str | None) -> Decide:
    """The id of whose name is most alike, among the names that were put in their plain form beforehand."""
    nodes = snapshot.of_kind(kind) if kind else snapshot.nodes.values()
    bearers = {utils.default_process(name): node.id for node in nodes for name in node.all_names()}
    best = partial(process.extractOne, choices=list(bearers), scorer=fuzz.WRatio, score_cutoff=ALIKE)

    def decide(name: str) -> str | None:
        match = best(utils.default_process(name))
        return bearers[match[0]] if match else None

    return decide


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when ours decides wrongly, or leaves open what is not shared by several bodies."""
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/names.db") as store:
        load(store)
        snapshot = take_snapshot(store.read())
    names = as_people_write(snapshot)
    results = [
        measured(by, among, names, decide(snapshot, kind))
        for among, kind in (("all", None), ("municipalities", "Municipality"))
        for by, decide in (("samenspel", ours), ("rapidfuzz", most_alike))
    ]
    if "--json" in arguments:
        print(json.dumps([asdict(result) for result in results]))
    else:
        for result in results:
            print(
                f"{result.by:10} among {result.among:15} {result.right:4} right, {result.wrong:3} wrong, "
                f"{result.open:3} open, {result.names_a_second:8,.0f} names/s"
            )
    ours_among_all, ours_among_municipalities = (result for result in results if result.by == "samenspel")
    left_open = ours_among_all.open > len(SHARED) or ours_among_municipalities.open > 0
    return int(left_open or any(result.wrong for result in (ours_among_all, ours_among_municipalities)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
