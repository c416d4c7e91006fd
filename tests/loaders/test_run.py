import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from graph.ask.snapshot import take_snapshot
from graph.model.words import in_words
from graph.store import Store
from loaders.engine.discover import discover
from loaders.engine.run import load
from tests.loaders.conftest import ENTITIES, RELATIONS

CARD = """
from graph.model.records import Batch, Entity, Rank
from loaders.card import Cadence, Card, Expected
from graph.model.words import message
from loaders.problems import LoadError

CARD = Card(id={id!r}, title="T", publisher="P", licence="CC0-1.0", url="https://voorbeeld.example",
            cadence=Cadence.NEVER, rank=Rank.CURATED, bundled=True, expected=(Expected(2, 3),))

def broken(text, source=None):
    return LoadError(message("as-it-is", text=text), source=source)

def batches(given):
    yield from {batches}
"""
PART = "Batch(CARD.source({part!r}), tuple(Entity(f'e{{n}}', 'Company', f'Bedrijf {{n}}') for n in range({count})), ())"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ModuleType]]:
    """Makes a package of sources out of modules with these batches, and lets the run discover it."""

    def make(**modules: str) -> ModuleType:
        folder = tmp_path / "voorbeeldbronnen"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text("")
        for name, batches in modules.items():
            (folder / f"{name}.py").write_text(CARD.format(id=name, batches=batches))
        for name in [name for name in sys.modules if name.startswith("voorbeeldbronnen")]:
            del sys.modules[name]
        import importlib

        importlib.invalidate_caches()
        sources = importlib.import_module("voorbeeldbronnen")
        monkeypatch.setattr("loaders.engine.run.discover", lambda: discover(sources))
        return sources

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield make
    for name in [name for name in sys.modules if name.startswith("voorbeeldbronnen")]:
        del sys.modules[name]


def _part(part: str | None, count: int) -> str:
    return PART.format(part=part, count=count)


def test_too_few_is_refused_and_the_last_good_run_stays(store: Store, package: Callable[..., ModuleType]) -> None:
    package(a=f"[{_part(None, 3)}]")
    load(store)
    package(a=f"[{_part(None, 1)}]")
    (run,) = load(store)
    assert run.outcome == "refused"
    assert run.text("nl") == "bron a telt 1 keer ‘entiteit’; verwacht 2 tot 3; de vorige versie blijft staan"
    assert len(take_snapshot(store.read()).nodes) == 3


def test_too_many_is_loaded_and_told(store: Store, package: Callable[..., ModuleType]) -> None:
    package(a=f"[{_part(None, 4)}]")
    (run,) = load(store)
    assert (run.outcome, run.text("nl")) == ("loaded", "vaker ‘entiteit’ dan gedacht: 4 keer; verwacht 2 tot 3")


def test_a_source_that_fails_does_not_stop_the_others(store: Store, package: Callable[..., ModuleType]) -> None:
    package(
        a=f"[{_part('een', 2)}, broken('fout in deel twee', source='a-twee'), {_part('drie', 2)}]",
        b="(_ for _ in ()).throw(broken('b is stuk'))",
        c="[Batch(CARD.source(), (Entity('x', 'Onzin', 'X'),), ())]",
        d=f"[{_part(None, 2)}]",
    )
    runs = {run.source: (run.outcome, run.text("nl")) for run in load(store)}
    assert {source: outcome for source, (outcome, _) in runs.items()} == {
        "a-een": "loaded", "a-twee": "refused", "a-drie": "loaded", "b": "refused", "c": "refused", "d": "loaded",
    }  # fmt: skip
    assert runs["a-twee"][1] == "fout in deel twee"
    assert runs["b"][1] == "b is stuk"
    assert str(runs["c"][1]).startswith("entiteit x: ‘Onzin’ is geen soort")


def test_a_part_that_a_source_no_longer_gives_is_retracted(store: Store, package: Callable[..., ModuleType]) -> None:
    package(a=f"[{_part('een', 2)}, {_part('twee', 3)}]", ab=f"[{_part('x', 2)}]")
    load(store)
    package(a=f"[{_part('een', 2)}]", ab=f"[{_part('x', 2)}]")
    outcomes = {run.source: run.outcome for run in load(store)}
    assert outcomes == {"a-een": "unchanged", "a-twee": "loaded", "ab-x": "unchanged"}
    assert {source.id for source in store.read().sources} == {"a-een", "ab-x"}


def test_nothing_is_retracted_while_a_part_is_refused(store: Store, package: Callable[..., ModuleType]) -> None:
    package(a=f"[{_part('een', 2)}, {_part('twee', 3)}]")
    load(store)
    package(a=f"[{_part('een', 2)}, broken('stuk', source='a-drie')]")
    load(store)
    assert {source.id for source in store.read().sources} == {"a-een", "a-twee"}


def test_a_source_id_comes_once_and_belongs_to_its_card(store: Store, package: Callable[..., ModuleType]) -> None:
    foreign = _part("x", 2).replace("CARD.source('x')", "__import__('dataclasses').replace(CARD.source(), id='vreemd')")
    package(a=f"[{_part('x', 2)}, {_part('x', 3)}, {foreign}]")
    runs = load(store)
    assert [run.outcome for run in runs] == ["loaded", "refused", "refused"]
    assert "bron a-x komt twee keer voor" in str(runs[1].text("nl"))
    assert "bron vreemd hoort niet bij a" in str(runs[2].text("nl"))


def test_a_double_card_and_a_module_without_card_are_refused_by_name(package: Callable[..., ModuleType]) -> None:
    sources = package(a="[]", b="[]")
    folder = Path(str(sources.__file__)).parent
    (folder / "b.py").write_text((folder / "a.py").read_text())
    with pytest.raises(TypeError, match=r"voorbeeldbronnen\.b and voorbeeldbronnen\.a both have .* id a"):
        discover(sources)
    sys.modules.pop("voorbeeldbronnen.b")
    (folder / "b.py").write_text("x = 1\n")
    with pytest.raises(TypeError, match=r"voorbeeldbronnen\.b is no source"):
        discover(sources)


def test_a_run_is_recorded_with_its_time_and_its_problems(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"stuk")
    load(store, [tmp_path / "a.xlsx"], at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    (run,) = store.runs()
    assert (run.source, run.at, run.outcome, run.revision) == ("bijdrage", "2026-01-02T03:04:05+00:00", "refused", 0)


def test_what_nobody_recognises_is_told_with_what_would_be_right(store: Store, tmp_path: Path) -> None:
    (tmp_path / "brief.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    asked: list[str | Path] = [
        tmp_path / "brief.doc",
        "overhied",
        tmp_path / "weg.csv",
        "https://elders.example/a.json",
        "https://a:b",
        "x" * 300,
    ]
    runs = load(store, asked)
    assert {run.outcome for run in runs} == {"refused"}
    messages = [run.text("nl") or "" for run in runs]
    assert messages[0].startswith("brief.doc: geen bron herkent dit bestand")
    assert "bedoelt u overheid" in messages[1]
    assert "geen bron en geen bestaand bestand" in messages[2]
    assert messages[3].startswith("https://elders.example/a.json: van elders.example wordt niets opgehaald")
    assert messages[4].startswith("https://a:b: geen geldig webadres")
    assert "geen bron en geen bestaand bestand" in messages[5]
    assert store.runs() == ()


def test_a_folder_gives_what_is_recognised_in_it_and_names_the_rest(
    store: Store, tmp_path: Path, workbook: Callable[..., Path]
) -> None:
    workbook("een.xlsx")
    workbook("twee.xlsx", ENTITIES, RELATIONS)
    (tmp_path / "LEESMIJ.txt").write_text("niets")
    rest, *runs = load(store, [tmp_path])
    assert (rest.outcome, rest.entities) == ("unchanged", 0)
    assert "LEESMIJ.txt" in str(rest.text("nl"))
    assert sorted(run.source for run in runs) == [
        "bijdrage-provincie-voorbeeldland-een",
        "bijdrage-provincie-voorbeeldland-twee",
    ]


def test_a_source_can_be_asked_by_the_name_of_its_module(store: Store) -> None:
    assert {run.outcome for run in load(store, ["brief-innovatiegericht-inkopen"])} == {"loaded"}


def test_progress_is_told_until_all_is_done(store: Store) -> None:
    reports: list[tuple[str, int, int]] = []
    load(store, ["ecosysteem"], progress=lambda what, done, total: reports.append((in_words(what, "nl"), done, total)))
    assert reports[0] == ("bronnen laden", 0, 1)
    assert reports[-1] == ("bronnen laden", 1, 1)
    assert len(reports) > 10


def test_progress_is_told_of_the_records_of_a_large_source(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.engine.run.MANY_RECORDS", 10)
    reports: list[tuple[str, int, int]] = []
    (loaded,) = load(
        store,
        ["brief-innovatiegericht-inkopen"],
        progress=lambda what, done, total: reports.append((in_words(what, "nl"), done, total)),
    )
    records = loaded.entities + loaded.claims
    (title,) = (source.title for source in store.read().sources)
    assert (f"{title}: records vergelijken", records, records) in reports
    assert (f"{title}: records opslaan", records + 1, records + 1) in reports
