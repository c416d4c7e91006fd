"""Tender notices as a source: from files, folders and zips into a store, and hostile files that leave no trace."""

import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch
from graph.store import Run, Store, open_store
from loaders.card import Skipped
from loaders.engine.run import MANY_BATCHES, load
from loaders.problems import LoadError
from loaders.readers.notices.register import Register
from loaders.sources import ted_aankondigingen
from loaders.sources.ted_aankondigingen import OLDER_VERSION, read_files, recognises
from tests.told import dutch, refuses

FIXTURES = Path(__file__).parents[1] / "fixtures" / "notices"
RESIDENCE = FIXTURES / "131568-2021.xml"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE TED_EXPORT [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><TED_EXPORT>&c;</TED_EXPORT>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE TED_EXPORT [<!ENTITY outside SYSTEM "file:///etc/passwd">]>'
    "<TED_EXPORT>&outside;</TED_EXPORT>"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        yield store


def outcomes(runs: tuple[Run, ...]) -> dict[str, str]:
    return {run.source: run.outcome for run in runs}


def seen(store: Store) -> Snapshot:
    """What the store holds, what was over before today included."""
    return take_snapshot(store.read()).with_past


def test_a_folder_of_notices_loads_and_says_what_it_skipped(store: Store) -> None:
    runs = load(store, [FIXTURES])
    assert {run.source for run in runs if run.outcome == "loaded"} == {
        "ted-131568-2021",
        "ted-233372-2018",
        "ted-316383-2021",
        "ted-900001-2021",
        "ted-900002-2018",
        "ted-900002-2024",
        "ted-900003-2013",
        "ted-900004-2024",
        "ted-900005-2024",
        "ted-900006-2024",
    }
    (skipped,) = [run for run in runs if run.source == "ted"]
    assert skipped.text("nl") == "2 aankondigingen overgeslagen: geen Nederlandse aanbestedende dienst (2)"


def test_startup_in_residence_shows_its_lots_winners_values_and_what_was_not_awarded(store: Store) -> None:
    load(store, [RESIDENCE])
    graph = seen(store)
    assert len(graph.of_kind("Challenge")) == 5
    won = [fact for node in graph.of_kind("Award") for fact in graph.outgoing(node.id, "awardedTo")]
    amounts = [fact.evidence[0].claim.amount for fact in won]
    assert [amount and int(amount.value) for amount in amounts] == [25000, 25000, 25000]
    denied = [fact for node in graph.of_kind("Award") for fact in graph.all_outgoing(node.id, "awardIn") if fact.denied]
    assert {fact.object for fact in denied} == {"ted-559831-2019-lot-1", "ted-559831-2019-lot-5"}
    assert graph.node("tooi-mnre1045").kind == "Ministry"


def test_a_second_load_of_the_same_file_writes_nothing(store: Store) -> None:
    load(store, [FIXTURES])
    revision = store.revision()
    runs = load(store, [FIXTURES])
    assert set(outcomes(runs).values()) == {"unchanged"}
    assert store.revision() == revision


def test_a_notice_that_is_sent_again_replaces_what_it_said(store: Store, tmp_path: Path) -> None:
    load(store, [RESIDENCE])
    again = tmp_path / "again.xml"
    text = RESIDENCE.read_text(encoding="utf-8")
    again.write_text(text.replace("<DATE_CONCLUSION_CONTRACT>2020-07-20", "<DATE_CONCLUSION_CONTRACT>2020-07-21"))
    load(store, [again])
    graph = seen(store)
    assert graph.node("ted-131568-2021-award-3").since == "2020-07-21"
    assert len(graph.of_kind("Award")) == 5


def test_a_notice_names_itself_even_when_another_referred_to_it_first(store: Store, tmp_path: Path) -> None:
    load(store, [RESIDENCE])
    assert seen(store).node("ted-559831-2019").name == "TED-aankondiging 559831-2019"
    call = (FIXTURES / "233372-2018.xml").read_text(encoding="utf-8")
    call = call.replace("2018/S 102-233372", "2019/S 228-559831").replace("Goederenvervoermodellen", "Startups")
    (tmp_path / "call.xml").write_text(call, encoding="utf-8")
    load(store, [tmp_path / "call.xml"])
    graph = seen(store)
    assert graph.node("ted-559831-2019").name == "Innovatiepartnerschap Startups: aankondiging van opdracht"
    announced = graph.outgoing("ted-559831-2019-procedure", "announcedIn")
    assert {fact.object for fact in announced} == {"ted-131568-2021", "ted-559831-2019"}


def test_call_and_result_in_eforms_meet_in_one_procedure(store: Store) -> None:
    load(store, [FIXTURES / "eforms-cn-2024.xml", FIXTURES / "eforms-can-2024.xml"])
    graph = seen(store)
    assert len(graph.of_kind("Procedure")) == 1
    assert len(graph.of_kind("Challenge")) == 3


def test_a_zip_of_notices_loads_like_a_folder(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "maand.zip", "w") as archive:
        archive.write(RESIDENCE, "03/131568-2021.xml")
        archive.write(FIXTURES / "cn-social_25.xml", "03/cn-social_25.xml")
        archive.writestr("03/leesmij.txt", "geen aankondiging")
        archive.writestr("03/ander.xml", "<iets/>")
    runs = load(store, [tmp_path / "maand.zip"])
    assert outcomes(runs) == {"ted-131568-2021": "loaded", "ted": "unchanged"}
    assert "geen aankondiging in TED XML of eForms (1)" in str(runs[-1].text("nl"))


def test_very_many_notices_are_one_load_and_a_bad_one_among_them_is_told_and_stops_none(
    store: Store, tmp_path: Path
) -> None:
    text = RESIDENCE.read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "maand.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(MANY_BATCHES + 5):
            archive.writestr(f"{number}.xml", text.replace("131568", f"{200_000 + number}"))
        archive.writestr("50-kapot.xml", text[:6000])
        archive.writestr("ander.xml", "<iets/>")
    runs = load(store, [tmp_path / "maand.zip"])
    assert [(run.source, run.outcome) for run in runs] == [("ted", "refused"), ("ted", "unchanged"), ("ted", "loaded")]
    assert str(runs[0].text("nl")).startswith("maand.zip, 50-kapot.xml, regel 1: geen geldige XML")
    assert str(runs[2].text("nl")).startswith(f"{MANY_BATCHES + 5} bronnen in één keer geladen")
    assert (store.revision(), len(store.read().sources), len(store.runs())) == (1, MANY_BATCHES + 5, 3)
    again = load(store, [tmp_path / "maand.zip"])
    assert [run.outcome for run in again] == ["refused", "unchanged", "unchanged"]
    assert store.revision() == 1


def test_a_large_zip_takes_little_memory_for_each_notice(tmp_path: Path) -> None:
    text, peaks = RESIDENCE.read_text(encoding="utf-8"), {}
    for count in (20, 20, 220):
        with zipfile.ZipFile(tmp_path / f"{count}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(count):
                archive.writestr(f"{number}.xml", text.replace("131568", f"{200_000 + number}"))
        tracemalloc.start()
        assert sum(isinstance(result, Batch) for result in read_files([tmp_path / f"{count}.zip"], Register())) == count
        peaks[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    # The first time also fills what is kept for all. As records, each takes twice as much.
    assert peaks[220] - peaks[20] < 200 * 12_000


def test_the_later_of_two_versions_counts(tmp_path: Path) -> None:
    text = (FIXTURES / "eforms-cn-2024.xml").read_text(encoding="utf-8")
    (tmp_path / "a.xml").write_text(
        text.replace("<cbc:VersionID>01", "<cbc:VersionID>02").replace(">Slimme straatverlichting<", ">Nieuwe titel<")
    )
    (tmp_path / "b.xml").write_text(text)
    batch, skipped = read_files([tmp_path / "a.xml", tmp_path / "b.xml"], Register())
    assert isinstance(batch, Batch)
    assert "Nieuwe titel" in {entity.name for entity in batch.entities}
    assert isinstance(skipped, Skipped)
    assert skipped.message.in_language("nl") == f"1 aankondiging overgeslagen: {OLDER_VERSION.in_language('nl')} (1)"


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (RESIDENCE.read_bytes()[:6000], "geen geldige XML"),
        (BOMB.encode(), "DOCTYPE"),
        (OUTSIDE.encode(), "DOCTYPE"),
        (RESIDENCE.read_bytes().replace(b"MKB-speelplaats", b"MKB-sp\xe9elplaats"), "geen geldige XML"),
        (RESIDENCE.read_bytes().replace(b'encoding="UTF-8"', b'encoding="geen"', 1), "geen geldige XML"),
        (b"<TED_EXPORT><FORM_SECTION/></TED_EXPORT>", "geen nummer"),
    ],
    ids=["truncated", "bomb", "external entity", "wrong byte", "unknown encoding", "no number"],
)
def test_a_broken_or_hostile_file_is_refused_by_name_and_leaves_nothing(
    store: Store, tmp_path: Path, document: bytes, problem: str
) -> None:
    path = tmp_path / "kapot.xml"
    path.write_bytes(document)
    (run,) = load(store, [path])
    assert run.outcome == "refused"
    assert str(run.text("nl")).startswith("kapot.xml")
    assert problem in str(run.text("nl"))
    assert not seen(store).nodes


def test_a_broken_file_does_not_hold_up_the_others(store: Store, tmp_path: Path) -> None:
    (tmp_path / "goed.xml").write_bytes(RESIDENCE.read_bytes())
    (tmp_path / "kapot.xml").write_bytes(RESIDENCE.read_bytes()[:6000])
    assert sorted(outcomes(load(store, [tmp_path])).values()) == ["loaded", "refused"]


def test_a_zip_that_unpacks_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(RESIDENCE, "a.xml")
        for number in range(30):
            archive.writestr(f"{number}.xml", b"<TED_EXPORT>" + b" " * (8 * 2**20))
    assert (tmp_path / "bom.zip").stat().st_size < 2**20
    monkeypatch.setattr(ted_aankondigingen, "LARGEST_ZIP", 200 * 2**20)
    with refuses(LoadError, match=r"bom\.zip: is uitgepakt"):
        list(read_files([tmp_path / "bom.zip"], Register()))


def test_a_zip_with_a_damaged_file_leaves_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "kapot.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(RESIDENCE, "a.xml")
        archive.write(FIXTURES / "233372-2018.xml", "b.xml")
    data = bytearray(path.read_bytes())
    data[data.rindex(b"Goederenvervoermodellen") + 3] ^= 0x55
    path.write_bytes(data)
    (run,) = load(store, [path])
    assert (run.outcome, "kapot.zip, b.xml" in str(run.text("nl"))) == ("refused", True)
    assert not seen(store).nodes


def test_a_single_notice_larger_than_any_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "groot.xml"
    path.write_bytes(b"<TED_EXPORT>" + b" " * (21 * 2**20) + b"</TED_EXPORT>")
    (refused,) = read_files([path], Register())
    assert isinstance(refused, LoadError)
    assert dutch(refused)[0].startswith("groot.xml, regel 1: het bestand is groter dan 20 MB")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("131568-2021.xml", True), ("E2_minimal.xml", True), ("SOURCE.txt", False), ("", True)],
)
def test_a_notice_is_recognised_by_how_it_begins(name: str, expected: bool) -> None:
    assert recognises(FIXTURES / name if name else FIXTURES) is expected


def test_a_notice_in_utf_16_is_recognised_and_read(tmp_path: Path) -> None:
    path = tmp_path / "utf16.xml"
    text = RESIDENCE.read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"', 1)
    path.write_bytes(text.encode("utf-16"))
    assert recognises(path)
    (batch,) = read_files([path], Register())
    assert isinstance(batch, Batch)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half", b"<html>"])
def test_a_zip_that_cannot_be_opened_says_so_to_its_user(store: Store, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "maand.zip"
    path.write_bytes(data)
    (run,) = load(store, [path])
    assert (run.outcome, run.text("nl")) == ("refused", "maand.zip: geen geldig of een beschadigd zip- of xlsx-bestand")
