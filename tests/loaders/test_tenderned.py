"""Notices from the yearly files of TenderNed. The files and the page that names them are made up, in the OCDS form."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.ask.snapshot import take_snapshot
from graph.model.records import Batch, Claim, Entity, Rank, Source, Status
from graph.store import Store
from loaders.card import File, Given, Skipped
from loaders.engine.check import check
from loaders.engine.refresh import Refreshed, refresh
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.sources.tenderned import PAGE, batches, recognises
from tests.loaders.data_server import Answer, Asked, data_server
from tests.told import refuses

NOTICES = Path(__file__).parent.parent / "fixtures" / "notices"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
FILES = "https://www.tenderned.nl/cms/sites/default/files/2026-07/Dataset_Tenderned-"
YEAR_2024 = f"{FILES}2024-01-01-2024-12-31.json"


def release(number: int, **more: Any) -> dict[str, Any]:
    """A made-up award of an innovation partnership."""
    tender = {
        "id": str(number), "title": "Innovatiepartnerschap slimme kades", "procurementMethod": "selective",
        "procurementMethodDetails": "Innovatiepartnerschap", "noticeTypeDetails": "Aankondiging gegunde opdracht",
        "value": {"amount": 500000, "currency": "EUR"}, "lots": [{"id": "1", "title": "Meten"}, {"id": "2"}],
        "tenderPeriod": {"endDate": "2024-06-01T12:00:00Z"},
        "documents": [{"documentType": "tenderNotice", "url": f"https://www.tenderned.nl/tenderned-tap/aankondigingen/{number}"}],
    }  # fmt: skip
    return {
        "ocid": f"ocds-1l04xe-{number}", "id": str(number), "date": "2024-05-02T00:00:00Z", "tag": ["award"],
        "buyer": {"id": "4321", "name": "Gemeente Amsterdam"},
        "parties": [
            {"id": "4321", "name": "Gemeente Amsterdam", "roles": ["buyer"], "address": {"countryName": "Nederland"}},
            {"id": "23456789", "name": "Kadekracht B.V.", "roles": ["supplier"],
             "address": {"countryName": "Nederland", "locality": "Utrecht"}},
        ],
        "tender": tender | more.pop("tender", {}),
        "bids": {"statistics": [{"measure": "bids", "value": 3, "relatedLot": "1"}]},
        "awards": [{"id": "a-1", "status": "active", "date": "2024-04-20T00:00:00Z", "relatedLots": ["1"],
                    "value": {"amount": 123456.5, "currency": "EUR"},
                    "suppliers": [{"id": "23456789", "name": "Kadekracht B.V."}]}],
        "contracts": [{"id": "c-1", "awardID": "a-1", "dateSigned": "2024-04-25T00:00:00Z"}],
    } | more  # fmt: skip


def package(*releases: Any) -> bytes:
    return orjson.dumps({"uri": PAGE, "version": "1.1", "releases": list(releases)})


def read(tmp_path: Path, *releases: Any) -> tuple[list[Batch], list[str]]:
    path = tmp_path / "2024.json"
    path.write_bytes(package(*releases))
    assert recognises(path)
    results = list(batches(Given((File(path),))))
    remarks = [result.message.in_language("nl") for result in results if isinstance(result, Skipped)]
    return [result for result in results if isinstance(result, Batch)], remarks


def claims(batch: Batch, relation: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.relation == relation]


def test_a_release_tells_buyer_instrument_lots_award_and_winner(tmp_path: Path) -> None:
    (batch,), _ = read(tmp_path, release(500001))
    assert batch.source.id == "tenderned-500001"
    assert (batch.source.licence, batch.source.published) == ("CC0-1.0", "2024-05-02")
    assert batch.source.url == "https://www.tenderned.nl/tenderned-tap/aankondigingen/500001"
    assert [claim.subject for claim in claims(batch, "commissions")] == ["tooi-gm0363"]
    assert "innovatiepartnerschap" in {claim.object for claim in claims(batch, "uses")}
    (won,) = claims(batch, "awardedTo")
    assert (won.object, won.since, won.note) == ("kvk-23456789", "2024-04-25", "3 inschrijvingen ontvangen.")
    assert won.amount is not None
    assert str(won.amount.value) == "123456.50"
    assert {claim.subject.rpartition("-")[2] for claim in claims(batch, "componentOf")} == {"1", "2"}


def test_the_number_of_a_buyer_is_not_taken_for_one_of_the_chamber_of_commerce(tmp_path: Path) -> None:
    (batch,), _ = read(tmp_path, release(1, buyer={"id": "12344321", "name": "Stichting Kadebeheer"}))
    assert "kvk" not in {
        identifier.scheme
        for entity in batch.entities
        if "Kadebeheer" in entity.name
        for identifier in entity.identifiers
    }


@pytest.mark.parametrize(
    ("tender", "taken"),
    [
        ({"procurementMethodDetails": "Openbare procedure", "title": "SBIR Slimme kades"}, True),
        ({"procurementMethodDetails": "Openbare procedure", "title": "Startup in Residence 2024"}, True),
        ({"procurementMethodDetails": "Openbare procedure", "title": "Onderhoud kades"}, False),
        ({"procurementMethodDetails": None, "title": "Onderzoek", "classification": {"id": "73000000-2"}}, False),
    ],
)
def test_innovation_is_recognised_by_procedure_and_title(tmp_path: Path, tender: dict[str, Any], taken: bool) -> None:
    found, remarks = read(tmp_path, release(1, tender=tender))
    assert bool(found) is taken
    assert bool(remarks) is not taken


def test_an_award_without_a_winner_is_told_as_such(tmp_path: Path) -> None:
    (batch,), _ = read(tmp_path, release(1, awards=[{"id": "a", "status": "unsuccessful", "relatedLots": ["1"]}]))
    (award,) = claims(batch, "awardIn")
    assert not award.holds
    assert claims(batch, "awardedTo") == []


@pytest.mark.parametrize(
    ("status", "why"),
    [("cancelled", "ingetrokken"), ("unsuccessful", "geen geschikte inschrijving"), ("Cancelled", "ingetrokken")],
)
def test_an_award_that_was_called_off_is_won_by_nobody_whoever_it_lists(tmp_path: Path, status: str, why: str) -> None:
    (given,) = release(1)["awards"]
    (batch,), _ = read(tmp_path, release(1, awards=[given | {"status": status}], contracts=[]))
    (award,) = claims(batch, "awardIn")
    assert (award.holds, award.note, award.amount) == (False, f"Niet gegund: {why}.", None)
    assert claims(batch, "awardedTo") == claims(batch, "awardedBy") == []
    assert [claim.since for claim in claims(batch, "commissions")] == ["2024-05-02"]


def test_an_award_that_is_not_decided_yet_is_proposed(tmp_path: Path) -> None:
    (given,) = release(1)["awards"]
    (batch,), _ = read(tmp_path, release(1, awards=[given | {"status": "pending"}]))
    told = [claim for claim in batch.claims if claim.relation in {"awardIn", "awardedBy", "awardedTo"}]
    assert {claim.relation for claim in told} == {"awardIn", "awardedBy", "awardedTo"}
    assert {claim.status for claim in told} == {Status.PROPOSED}


@pytest.mark.parametrize(
    "broken",
    [{"id": None}, {"ocid": "?"}, {"date": "gisteren"}, {"buyer": None}, {"tender": {"title": " "}}],
)
def test_a_release_that_is_not_whole_is_counted_and_the_others_are_taken(
    tmp_path: Path, broken: dict[str, Any]
) -> None:
    found, remarks = read(tmp_path, release(1, **broken), 7, release(2))
    assert [batch.source.id for batch in found] == ["tenderned-2"]
    assert "2 aankondigingen overgeslagen: zonder nummer, dag, aanbestedende dienst of titel (2)" in remarks[0]


@pytest.mark.parametrize("odd", [{"awards": {}}, {"parties": None}, {"bids": []}, {"contracts": "x"}, {"awards": [{}]}])
def test_parts_of_another_shape_are_left_out(tmp_path: Path, odd: dict[str, Any]) -> None:
    found, _ = read(tmp_path, release(1, **odd))
    assert len(found) == 1


def test_a_file_without_releases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2024.json"
    path.write_bytes(b'{"releases": {}}')
    with refuses(LoadError, match="het veld releases"):
        list(batches(Given((File(path),))))


@pytest.mark.parametrize("known_by", ["number", "title and day"])
def test_a_procedure_that_ted_tells_of_too_is_one_procedure(store: Store, tmp_path: Path, known_by: str) -> None:
    load(store, [NOTICES / "131568-2021.xml"])
    snapshot = take_snapshot(store.read())
    (procedure,) = snapshot.with_past.of_kind("Procedure")
    document = {"documentType": "x", "url": "https://ted.europa.eu/udl?uri=TED:NOTICE:131568-2021:TEXT:NL:HTML"}
    stem = procedure.id.removesuffix("-procedure").removeprefix("ted-")
    document["url"] = document["url"].replace("131568-2021", stem)
    tender = {"documents": [document]} if known_by == "number" else {"title": procedure.name}
    path = tmp_path / "2021.json"
    path.write_bytes(package(release(500001, date="2021-03-15T00:00:00Z", tender=tender)))
    load(store, [path])
    assert [node.id for node in take_snapshot(store.read()).with_past.of_kind("Procedure")] == [procedure.id]


def test_the_same_title_at_another_time_is_another_procedure(store: Store, tmp_path: Path) -> None:
    load(store, [NOTICES / "131568-2021.xml"])
    (procedure,) = take_snapshot(store.read()).with_past.of_kind("Procedure")
    path = tmp_path / "2024.json"
    path.write_bytes(package(release(500001, tender={"title": procedure.name})))
    load(store, [path])
    assert len(take_snapshot(store.read()).with_past.of_kind("Procedure")) == 2


@pytest.mark.parametrize(
    ("lots", "winner", "more"),
    [(["90"], "KADEKRACHT BV", 0), (["91"], "Kadekracht B.V.", 1), (["90"], "Kademacht B.V.", 1)],
)
def test_an_award_of_the_same_lot_to_the_same_winner_is_the_one_of_ted_and_cites_both(
    store: Store, tmp_path: Path, lots: list[str], winner: str, more: int
) -> None:
    load(store, [NOTICES / "131568-2021.xml"])
    (procedure,) = take_snapshot(store.read()).with_past.of_kind("Procedure")
    stem = procedure.id.removesuffix("-procedure")
    of_ted = Source(f"{stem}-gunning", "Gunning in TED", "TED", "x", Rank.OFFICIAL)
    company = Entity("kadekracht", "Company", "Kadekracht B.V.")
    lot, award = Entity(f"{stem}-lot-90", "Challenge", "Meten"), Entity(f"{stem}-award-90", "Award", "Gunning Meten")
    won = (
        Claim(award.id, "awardIn", lot.id, locator="LotResult"),
        Claim(award.id, "awardedTo", company.id, locator="x"),
    )
    store.sync(Batch(of_ted, (company, lot, award), won))
    notice = release(
        500001, date="2021-03-15T00:00:00Z", tender={"title": procedure.name, "lots": [{"id": "90"}, {"id": "91"}]}
    )
    before = len(take_snapshot(store.read()).with_past.of_kind("Award"))
    notice["parties"][1]["name"] = notice["awards"][0]["suppliers"][0]["name"] = winner
    notice["awards"][0]["relatedLots"] = lots
    path = tmp_path / "2021.json"
    path.write_bytes(package(notice))
    looked_at = check(store, path, "2026-11-29T12:00:00+00:00").changes
    added = [change.record for change in looked_at if change.effect == "added" and isinstance(change.record, Entity)]
    assert sum(entity.kind == "Award" for entity in added) == more
    assert load(store, [path])[0].outcome == "loaded"
    snapshot = take_snapshot(store.read()).with_past
    assert len(snapshot.of_kind("Award")) == before + more
    assert {statement.source.id for statement in snapshot.node(award.id).statements} == (
        {of_ted.id, "tenderned-500001"} if not more else {of_ted.id}
    )


# -- fetching


class Site:
    """The page with the addresses of the files, and the files; what changed is told by an ETag."""

    def __init__(self) -> None:
        self.page = (
            f'<html><a href="{YEAR_2024}">2024</a> <a href="/cms/x/Dataset_Tenderned-2025-01-01-2025-12-31.json">'
        )
        self.files = {"2024": package(release(1)), "2025": package(release(2))}

    def __call__(self, asked: Asked) -> Answer:
        body = next((file for year, file in self.files.items() if f"{year}-12-31" in asked.address), self.page.encode())
        etag = f'"{len(body)}-{body[-40:].hex()}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(status=304)
        return Answer(body, headers={"ETag": etag})


def refreshed(store: Store, cache: Path, site: Site, day: int) -> tuple[Refreshed, list[Asked]]:
    now = MONDAY + timedelta(days=day)
    with data_server(site) as (client, asked):
        (done,) = refresh(store, ["tenderned"], now=lambda: now, cache=cache, client=client, pause=lambda seconds: None)
    return done, asked


def test_the_files_are_found_on_their_page_and_fetched_when_they_changed(store: Store, tmp_path: Path) -> None:
    site = Site()
    done, asked = refreshed(store, tmp_path, site, 0)
    assert done.outcome == "fetched"
    assert len(asked) == 3
    assert {source.id for source in store.read().sources} == {"tenderned-1", "tenderned-2"}
    assert refreshed(store, tmp_path, site, 91)[0].outcome == "unchanged"
    site.files["2025"] = package(release(2), release(3))
    assert refreshed(store, tmp_path, site, 182)[0].outcome == "fetched"
    assert {source.id for source in store.read().sources} == {"tenderned-1", "tenderned-2", "tenderned-3"}


def test_a_page_that_names_no_files_any_more_leaves_what_there_is(store: Store, tmp_path: Path) -> None:
    site = Site()
    refreshed(store, tmp_path, site, 0)
    site.page = "<html>Wij zijn verhuisd</html>"
    done, _ = refreshed(store, tmp_path, site, 91)
    assert done.outcome == "failed"
    assert "zij is veranderd" in "".join(message.in_language("nl") for message in done.messages)
    assert len(store.read().sources) == 2
