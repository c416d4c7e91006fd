"""Motions and promises from the OData service of the House. All is made up, in the form of its XSDs and model."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import orjson
import pytest

from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import take_snapshot
from graph.model.records import Batch, Claim, Entity, Rank, Source, Status
from graph.store import Store
from loaders.card import File, Given, Skipped
from loaders.engine.refresh import Refreshed, refresh
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.readers.odata import pages
from loaders.sources.tweede_kamer import SERVICE, batches, recognises
from tests.loaders.data_server import MAINTENANCE, Answer, Asked, data_server
from tests.told import refuses

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def motion(number: int, **more: Any) -> dict[str, Any]:
    """A made-up motion as the service gives it."""
    return {
        "Id": guid(number), "Nummer": f"2024Z{number:05}", "Soort": "Motie", "Titel": "Innovatiebeleid",
        "Onderwerp": f"Motie van het lid X over innovatiegericht inkopen {number}",
        "GestartOp": "2024-03-05T00:00:00+01:00", "Afgedaan": True, "Verwijderd": False,
        "GewijzigdOp": "2024-03-20T10:00:00+01:00", "Kabinetsappreciatie": "Oordeel Kamer",
        "Kamerstukdossier": [{"Id": guid(900), "Nummer": 33009, "Toevoeging": None}],
        "ZaakActor": [
            {"Id": guid(901), "ActorNaam": "A. Bedacht", "ActorFractie": "Partij B", "Relatie": "Indiener"},
            {"Id": guid(902), "ActorNaam": "C. Bedacht", "ActorFractie": "Partij A", "Relatie": "Medeindiener"},
        ],
        "Document": [
            {"Id": guid(910), "Soort": "Motie", "DocumentNummer": f"2024D{number:05}", "Volgnummer": 200 + number,
             "Datum": "2024-03-05T00:00:00+01:00", "Kamerstukdossier": [{"Nummer": 33009, "Toevoeging": ""}]},
            {"Id": guid(911), "Soort": "Brief regering", "DocumentNummer": "2024D90001", "Volgnummer": 300,
             "Datum": "2024-06-01T00:00:00+02:00", "Onderwerp": "Uitvoering van de motie",
             "Kamerstukdossier": [{"Nummer": 33009, "Toevoeging": None}]},
        ],
        "Besluit": [
            {"Id": guid(920), "BesluitSoort": "Stemmen - aangenomen", "BesluitTekst": "Aangenomen (90-60).",
             "Verwijderd": False, "Agendapunt": {"Activiteit": {"Datum": "2024-03-12T15:00:00+01:00"}},
             "Stemming": [
                 {"Soort": "Voor", "ActorFractie": "Partij A", "Verwijderd": False},
                 {"Soort": "Tegen", "ActorFractie": "Partij C", "Verwijderd": False},
             ]},
        ],
        "VervangenDoor": [],
    } | more  # fmt: skip


def promise(number: int, **more: Any) -> dict[str, Any]:
    """A made-up promise as the service gives it."""
    return {
        "Id": guid(500 + number), "Nummer": f"TZ202403-{number:03}", "Verwijderd": False,
        "Tekst": "De minister informeert de Kamer over innovatiegericht inkopen. Zij doet dat voor de zomer.",
        "Ministerie": "Economische Zaken en Klimaat", "Functie": "minister van Economische Zaken en Klimaat",
        "Naam": "D. Bedacht", "Achternaam": "Bedacht", "Status": "Openstaand",
        "Aanmaakdatum": "2024-03-07T00:00:00+01:00", "GewijzigdOp": "2024-09-01T00:00:00+02:00",
        "DatumNakoming": "2024-07-01T00:00:00+02:00", "KamerbriefNakoming": [],
        "Activiteit": {"Id": guid(800), "Nummer": "2024A00001", "Soort": "Commissiedebat", "Onderwerp": "Innovatie",
                       "Datum": "2024-03-06T00:00:00+01:00"},
    } | more  # fmt: skip


def page(kind: str, records: list[dict[str, Any]], **more: Any) -> bytes:
    return orjson.dumps({"@odata.context": f"{SERVICE}$metadata#{kind}", "value": records} | more)


class House:
    """The service, with motions and promises, in pages of `size`; `answers` come first, by how often it was asked."""

    def __init__(self, motions: int = 5, size: int = 2) -> None:
        self.records = {"Zaak": [motion(number) for number in range(1, motions + 1)], "Toezegging": [promise(1)]}
        self.size = size
        self.answers: dict[int, Answer] = {}
        self.asked = 0

    def __call__(self, asked: Asked) -> Answer:
        self.asked += 1
        if (answer := self.answers.get(self.asked)) is not None:
            return answer
        parts = urlsplit(f"https://{asked.address}")
        kind, options = parts.path.rpartition("/")[2], parse_qs(parts.query)
        skip = int(options.get("$skip", ["0"])[0])
        records = self.records[kind]
        more: dict[str, Any] = {"@odata.count": len(records)} if not skip else {}
        if skip + self.size < len(records):
            more["@odata.nextLink"] = f"{SERVICE}{kind}?$skip={skip + self.size}"
        return Answer(page(kind, records[skip : skip + self.size], **more))


class Refreshes:
    def __init__(self, store: Store, cache: Path, client: httpx2.Client, asked: list[Asked]) -> None:
        self.store, self.cache, self.client, self.asked = store, cache, client, asked
        self.now = NOW

    def __call__(self, *, after: timedelta = timedelta()) -> Refreshed:
        self.now += after
        (done,) = refresh(
            self.store, ["tweede_kamer"], now=lambda: self.now, cache=self.cache, client=self.client,
            pause=lambda seconds: None,
        )  # fmt: skip
        return done

    @property
    def motions(self) -> int:
        return sum(entity.kind == "Motion" for source, entity in self.store.read().entities if source == "tweede_kamer")


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def refreshes(store: Store, tmp_path: Path, house: House) -> Iterator[Refreshes]:
    with data_server(house) as (client, asked):
        yield Refreshes(store, tmp_path / "cache", client, asked)


def why(done: Refreshed) -> str:
    return " ".join(message.in_language("nl") for message in done.messages)


def test_all_pages_are_read_and_one_edge_record_that_comes_twice_counts_once(
    refreshes: Refreshes, house: House
) -> None:
    house.records["Zaak"].insert(2, house.records["Zaak"][1])
    house.answers[1] = Answer(
        page("Zaak", house.records["Zaak"][:2], **{"@odata.count": 5, "@odata.nextLink": f"{SERVICE}Zaak?$skip=2"})
    )
    assert refreshes().outcome == "fetched"
    assert refreshes.motions == 5


def test_what_is_asked_names_words_and_dossiers_and_leaves_out_what_was_removed(refreshes: Refreshes) -> None:
    refreshes()
    first = refreshes.asked[0].address
    assert first.startswith("gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak?$filter=Verwijderd eq false and ")
    assert "Kamerstukdossier/any(d:d/Nummer eq 33009)" in first
    assert "contains(tolower(Onderwerp),'innovatiegericht inkopen')" in first


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(page("Zaak", [motion(3)])), "telt 5 resultaten en gaf er 3"),
        (Answer(b'{"error": {"code": "500"}}'), "het veld value ontbreekt"),
        (Answer(b'{"value": {"Id": "1"}}'), "het veld value ontbreekt"),
        (Answer(page("Zaak", [], **{"@odata.nextLink": f"{SERVICE}Zaak?$skip=2"})), "geen einde"),
        (Answer(page("Zaak", [], **{"@odata.nextLink": "https://elders.example/Zaak"})), "alleen via https van"),
        (Answer(page("Zaak", [], **{"@odata.nextLink": 7})), "het veld @odata.nextLink"),
        (Answer(page("Zaak", [motion(3)])[:-30]), "geen geldige JSON"),
    ],
)
def test_a_service_that_contradicts_itself_leaves_the_last_good_edition(
    refreshes: Refreshes, house: House, answer: Answer, told: str
) -> None:
    refreshes()
    house.answers[house.asked + 2] = answer
    house.records["Zaak"].append(motion(6))
    house.answers[house.asked + 1] = Answer(
        page("Zaak", house.records["Zaak"][:2], **{"@odata.count": 5, "@odata.nextLink": f"{SERVICE}Zaak?$skip=2"})
    )
    failed = refreshes(after=timedelta(days=1))
    assert failed.outcome == "failed"
    assert told in why(failed)
    assert refreshes.motions == 5


def test_what_was_broken_off_halfway_goes_on_where_it_stopped(refreshes: Refreshes, house: House) -> None:
    house.answers = dict.fromkeys(range(3, 7), MAINTENANCE)
    assert refreshes().outcome == "failed"
    assert refreshes.motions == 0
    asked = len(refreshes.asked)
    assert refreshes(after=timedelta(hours=2)).outcome == "fetched"
    assert [request.address.partition("$skip=")[2] for request in refreshes.asked[asked:]] == ["4", ""]
    assert refreshes.motions == 5


def test_what_was_broken_off_long_ago_begins_anew(refreshes: Refreshes, house: House) -> None:
    house.answers = dict.fromkeys(range(3, 7), MAINTENANCE)
    refreshes()
    asked = len(refreshes.asked)
    assert refreshes(after=timedelta(days=1)).outcome == "fetched"
    assert len(refreshes.asked) == asked + 4


def test_an_empty_page_with_more_behind_it_is_passed(tmp_path: Path) -> None:
    site = {
        "https://dienst.example/A": page("Zaak", [], **{"@odata.nextLink": "B", "@odata.count": 1}),
        "https://dienst.example/B": page("Zaak", [motion(1)]),
    }

    def get(address: str, body: object = None, form: object = None) -> Path:
        path = tmp_path / address[-1]
        path.write_bytes(site[address])
        return path

    assert len(list(pages("https://dienst.example/A", get))) == 2


def test_an_unchanged_answer_is_not_loaded_again(refreshes: Refreshes) -> None:
    refreshes()
    revision = refreshes.store.revision()
    assert refreshes(after=timedelta(days=1)).outcome == "unchanged"
    assert refreshes.store.revision() == revision


# -- what the records say


def read(tmp_path: Path, *records: dict[str, Any], kind: str = "Zaak") -> tuple[Batch, list[str]]:
    path = tmp_path / "antwoord.json"
    path.write_bytes(page(kind, list(records)))
    assert recognises(path)
    results = list(batches(Given((File(path, f"{SERVICE}{kind}"),))))
    remarks = [result.message.in_language("nl") for result in results if isinstance(result, Skipped)]
    (batch,) = (result for result in results if isinstance(result, Batch))
    return batch, remarks


def claims(batch: Batch, relation: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.relation == relation]


def test_a_motion_tells_its_paper_its_vote_and_what_the_cabinet_thinks(tmp_path: Path) -> None:
    batch, _ = read(tmp_path, motion(1))
    names = {entity.id: entity.name for entity in batch.entities}
    assert names["tk-2024Z00001"] == "Motie van het lid X over innovatiegericht inkopen 1"
    assert [claim.object for claim in claims(batch, "recordedIn")] == ["kst-33009-201"]
    (submitted,) = claims(batch, "submittedBy")
    assert (submitted.object, submitted.role) == ("tooi-oorg10002", "door leden van Partij A en Partij B")
    appraisal, vote = claims(batch, "statesStatus")
    assert (appraisal.subject, appraisal.role, appraisal.status) == ("regering", "appreciatie: Oordeel Kamer", None)
    assert (vote.subject, vote.status, vote.since) == ("tooi-oorg10002", Status.AGREED, "2024-03-12")
    assert vote.role == "stemming: aangenomen (90-60)"
    assert vote.note == "Voor: Partij A. Tegen: Partij C."
    assert [(claim.object, claim.since) for claim in claims(batch, "followedUpBy")] == [("kst-33009-300", "2024-06-01")]
    assert all(claim.locator for claim in batch.claims)


def test_no_person_comes_into_the_graph(tmp_path: Path) -> None:
    for record, kind in ((motion(1), "Zaak"), (promise(1), "Toezegging")):
        batch, _ = read(tmp_path, record, kind=kind)
        assert "Bedacht" not in repr(batch.entities) + repr(batch.claims)


@pytest.mark.parametrize(
    ("text", "status", "aspects"),
    [
        ("Aangenomen.", Status.AGREED, ("unanimous",)),
        ("Verworpen.", Status.WITHDRAWN, ("rejected",)),
        ("Aangehouden.", Status.PROPOSED, ()),
        ("Ingetrokken.", Status.WITHDRAWN, ()),
    ],
)
def test_an_outcome_of_a_vote_is_a_status_of_the_motion(
    tmp_path: Path, text: str, status: Status, aspects: tuple[str, ...]
) -> None:
    decision = {"Id": guid(1), "BesluitTekst": text, "Stemming": [{"Soort": "Voor", "ActorFractie": "Partij A"}]}
    batch, _ = read(tmp_path, motion(1, Besluit=[decision], Kabinetsappreciatie=None))
    (vote,) = claims(batch, "statesStatus")
    assert (vote.status, vote.aspects) == (status, aspects)


@pytest.mark.parametrize("decision", [{"BesluitTekst": "Behandeld."}, {"BesluitTekst": None}, {}])
def test_a_decision_that_is_no_outcome_says_nothing_of_the_motion(tmp_path: Path, decision: dict[str, Any]) -> None:
    batch, _ = read(tmp_path, motion(1, Besluit=[decision], Kabinetsappreciatie="Nog te ontvangen"))
    assert claims(batch, "statesStatus") == []


def test_that_the_house_is_done_with_a_motion_does_not_say_that_it_was_carried_out(tmp_path: Path) -> None:
    batch, _ = read(tmp_path, motion(1, Afgedaan=True))
    assert Status.ENDED not in {claim.status for claim in batch.claims}


def test_a_paper_of_a_budget_chapter_has_it_in_its_number(tmp_path: Path) -> None:
    papers = [{"Soort": "Motie", "DocumentNummer": "2024D1", "Volgnummer": 50,
               "Kamerstukdossier": [{"Nummer": 35570, "Toevoeging": "XIII"}]}]  # fmt: skip
    batch, _ = read(tmp_path, motion(1, Document=papers))
    assert [claim.object for claim in claims(batch, "recordedIn")] == ["kst-35570-XIII-50"]


def test_a_changed_motion_continues_the_one_that_it_replaces(tmp_path: Path) -> None:
    batch, _ = read(tmp_path, motion(1, VervangenDoor=[motion(2)]), motion(2))
    (continuation,) = claims(batch, "continues")
    assert (continuation.subject, continuation.object) == ("tk-2024Z00002", "tk-2024Z00001")


def test_a_motion_that_is_known_by_its_paper_keeps_its_id(store: Store, tmp_path: Path) -> None:
    source = Source("redactie", "Feiten", "Redactie", "CC0-1.0", Rank.CURATED)
    known = Entity("motie-x", "Motion", "Motie-X"), Entity("kst-33009-201", "ParliamentaryPaper", "33009, nr. 201")
    store.sync(Batch(source, known, (Claim("motie-x", "recordedIn", "kst-33009-201", locator="opschrift"),)))
    path = tmp_path / "moties.json"
    path.write_bytes(page("Zaak", [motion(2, VervangenDoor=[motion(1)]), motion(1)]))
    load(store, [path])
    snapshot = take_snapshot(store.read(), "2025")
    assert {node.id for node in snapshot.with_past.of_kind("Motion")} == {"motie-x", "tk-2024Z00002"}
    line = entry(store, "motie-x", "2025")
    assert [statement.status for statement in line.statuses if statement.speaker == "tooi-oorg10002"] == [Status.AGREED]
    assert "continues" in {fact.relation for fact in snapshot.all_facts_of("motie-x")}


def test_what_was_removed_or_has_no_number_is_counted(tmp_path: Path) -> None:
    batch, remarks = read(tmp_path, motion(1), motion(2, Verwijderd=True), motion(3, Nummer=None))
    assert [entity.id for entity in batch.entities if entity.kind == "Motion"] == ["tk-2024Z00001"]
    assert "2 rijen overgeslagen" in remarks[0]


def entry(store: Store, id: str, day: str) -> LedgerEntry:
    return next(line for line in ledger(take_snapshot(store.read(), day)) if line.node.id == id)


@pytest.fixture
def kept(store: Store, tmp_path: Path) -> Any:
    """Loads promises beside what is bundled of the ministries, and gives the entry of the first in the ledger."""

    def loaded(day: str, **more: Any) -> LedgerEntry:
        load(store, ["overheid"])
        path = tmp_path / "toezeggingen.json"
        path.write_bytes(page("Toezegging", [promise(1, **more)]))
        assert {run.outcome for run in load(store, [path])} == {"loaded"}
        return entry(store, "tk-TZ202403-001", day)

    return loaded


def test_a_promise_comes_into_the_ledger_with_who_made_it_to_whom_and_its_term(kept: Any) -> None:
    commitment = kept("2024-05-01")
    assert commitment.committed_by == ("tooi-mnre1045",)
    assert commitment.addressed_to == ("tooi-oorg10002",)
    assert commitment.term is not None
    assert commitment.term.until == "2024-07-01"
    assert not commitment.overdue


def test_a_promise_that_is_still_open_after_its_day_is_overdue(kept: Any) -> None:
    assert kept("2024-10-01").overdue


def test_a_promise_that_was_kept_by_a_letter_has_it_as_its_follow_up(kept: Any) -> None:
    letter = {"DocumentNummer": "2024D20000", "Volgnummer": 310, "Datum": "2024-07-01T00:00:00+02:00",
              "Kamerstukdossier": {"Nummer": 33009, "Toevoeging": None}}  # fmt: skip
    commitment = kept("2024-10-01", Status="Voldaan", KamerbriefNakoming=[letter])
    assert [follow_up.id for follow_up in commitment.follow_ups] == ["kst-33009-310"]
    assert {statement.status for statement in commitment.statuses} == {Status.ENDED}


def test_letters_may_be_given_by_number_only(tmp_path: Path) -> None:
    batch, _ = read(tmp_path, promise(1, KamerbriefNakoming="2024D20000, 2024Z30000"), kind="Toezegging")
    assert [claim.object for claim in claims(batch, "followedUpBy")] == ["tk-2024D20000", "tk-2024Z30000"]


def test_an_unknown_ministry_is_told_and_never_guessed(tmp_path: Path) -> None:
    batch, remarks = read(tmp_path, promise(1, Ministerie="Sprookjes"), kind="Toezegging")
    assert claims(batch, "committedBy") == []
    assert "onbekend ministerie ‘Sprookjes’" in remarks[0]


def test_an_answer_that_is_no_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "antwoord.json"
    path.write_bytes(b"[]")
    with refuses(LoadError, match="geen antwoord van OData"):
        list(batches(Given((File(path),))))
