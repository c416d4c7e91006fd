"""Work on an answer stops when it takes too long, and when whoever asked is gone."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Timer

import pytest

from graph.ask.budget import Budget, OverBudgetError
from graph.ask.coverage import coverage
from graph.ask.findings import all_findings
from graph.ask.kept import kept
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, PathQuestionError, find_past_paths, find_paths
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import Contents
from tests.graph.drawing import claim, drawing, entity
from tests.wide import wide_batch
from viz.map import draw_map


@pytest.fixture(scope="module")
def wide() -> Snapshot:
    batch = wide_batch()
    source = batch.source.id
    return take_snapshot(
        Contents(
            revision=1,
            sources=(batch.source,),
            entities=tuple((source, entity) for entity in batch.entities),
            claims=tuple((source, claim) for claim in batch.claims),
            judgements=(),
        )
    )


def _routes(snapshot: Snapshot, budget: Budget) -> object:
    return find_paths(
        snapshot, PathQuestion.between("gemeente-0", "gemeente-1", via=("blad",), k=20, max_length=12), budget=budget
    )


@pytest.mark.parametrize("diverse", [False, True])
@pytest.mark.parametrize("via", [(), ("zaal",)])
def test_routes_within_the_budget_are_those_without_one(wide: Snapshot, via: tuple[str, ...], diverse: bool) -> None:
    ends = ("gemeente-0", "gemeente-1")
    limited = find_paths(
        wide, PathQuestion.between(*ends, via=via, diverse=diverse), budget=Budget(time.monotonic() + 60)
    )
    assert limited == find_paths(wide, PathQuestion.between(*ends, via=via, diverse=diverse))
    assert limited.paths


@pytest.fixture(scope="module")
def unhurried(wide: Snapshot) -> float:
    """Seconds that the dearest question takes on this machine without a budget."""
    begin = time.monotonic()
    with pytest.raises(PathQuestionError):
        _routes(wide, Budget())
    return time.monotonic() - begin


@pytest.mark.parametrize("hang_up", [False, True])
def test_a_search_for_routes_stops_at_its_budget_and_when_the_asker_hangs_up(
    wide: Snapshot, unhurried: float, hang_up: bool
) -> None:
    gone, soon = Event(), unhurried / 10
    begin = time.monotonic()
    Timer(soon, gone.set).start()
    with pytest.raises(OverBudgetError):
        _routes(wide, Budget(gone=gone) if hang_up else Budget(begin + soon))
    assert soon <= time.monotonic() - begin < unhurried / 2


@pytest.mark.parametrize(
    "work",
    [
        lambda snapshot, budget: find_paths(snapshot, PathQuestion.between("gemeente-0", "gemeente-1"), budget=budget),
        lambda snapshot, budget: find_paths(
            snapshot, PathQuestion.between("gemeente-0", "gemeente-1", diverse=True), budget=budget
        ),
        lambda snapshot, budget: draw_map(snapshot, budget=budget),
        lambda _, budget: list(budget.each([1])),
    ],
)
def test_what_begins_too_late_does_nothing(wide: Snapshot, work: Callable[[Snapshot, Budget], object]) -> None:
    with pytest.raises(OverBudgetError):
        work(wide, Budget(until=time.monotonic()))


def test_as_many_parties_as_there_are_steps_cannot_be_passed(wide: Snapshot) -> None:
    many = tuple(f"gemeente-{number}" for number in range(2, 8))
    assert not find_paths(wide, PathQuestion.between("gemeente-0", "gemeente-1", via=many, max_length=6)).paths
    assert find_past_paths(wide, PathQuestion.between("gemeente-0", "gemeente-1", via=many, max_length=6)) == ()


_WHOLE: tuple[Callable[..., object], ...] = (all_findings, coverage, matrix)


@pytest.mark.parametrize("work", _WHOLE)
def test_work_on_the_whole_graph_stops_at_its_budget_and_leaves_nothing_half(work: Callable[..., object]) -> None:
    snapshot = drawing(
        (entity("noord", "Province", "Noord"), entity("prijsvraag", "ProcurementInstrument", "Prijsvraag")),
        (claim("noord", "uses", "prijsvraag"),),
    )
    with pytest.raises(OverBudgetError):
        work(snapshot, budget=Budget(time.monotonic() - 1))
    assert work(snapshot, budget=Budget(time.monotonic() + 60)) == work(snapshot)


def test_who_waits_for_what_another_works_out_stops_at_the_budget_too() -> None:
    begun, let_go = Event(), Event()

    @kept()
    def slow(snapshot: Snapshot, *, budget: Budget) -> int:
        begun.set()
        let_go.wait(10)
        return 7

    snapshot = drawing((), ())
    with ThreadPoolExecutor() as pool:
        worked_out = pool.submit(slow, snapshot, budget=Budget())
        begun.wait(10)
        with pytest.raises(OverBudgetError):
            slow(snapshot, budget=Budget(time.monotonic() - 1))
        let_go.set()
        assert worked_out.result(10) == 7
    assert slow(snapshot, budget=Budget(time.monotonic() - 1)) == 7
