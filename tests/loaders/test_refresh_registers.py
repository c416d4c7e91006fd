"""The sources that were read from files before, fetched by themselves from a server that is made up."""

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import repeat
from pathlib import Path

import pytest

from graph.store import Store
from loaders.engine.discover import discover
from loaders.engine.refresh import Refreshed, refresh
from loaders.sources.overheid import NEWEST
from tests.loaders.data_server import Answer, Asked, data_server

FIXTURES = Path(__file__).parent.parent / "fixtures"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def refreshed(
    store: Store, card: str, answer: Callable[[Asked], Answer], cache: Path, *days: int
) -> tuple[list[Refreshed], list[list[str]]]:
    """How refreshing a card went on each of these days after Monday, and what was asked on each."""
    done: list[Refreshed] = []
    asked_on: list[list[str]] = []
    for day in days or (0,):
        clock = repeat(MONDAY + timedelta(days=day)).__next__
        with data_server(answer) as (client, asked):
            done += refresh(store, [card], now=clock, cache=cache, client=client, pause=lambda seconds: None)
        asked_on.append([request.address for request in asked])
    return done, asked_on


@pytest.mark.parametrize("id", [id for id, source in discover().items() if source.card.feed])
def test_a_card_that_fetches_does_so_from_its_own_hosts_and_knows_when(id: str) -> None:
    card = discover()[id].card
    assert card.feed is not None
    assert card.cadence.every is not None
    assert card.feed.addresses
    for address in card.feed.addresses:
        assert any(address.startswith(f"https://{host}/") for host in card.hosts)


def test_of_a_numbered_list_the_next_edition_is_asked_for_until_there_is_none(store: Store, tmp_path: Path) -> None:
    there = {("rwc_gemeenten_compleet", 6), ("rwc_gemeenten_compleet", 7)}

    def answer(asked: Asked) -> Answer:
        match = re.search(r"waardelijsten/(\w+)/(\d+)/json/", asked.address)
        assert match
        set, edition = match[1], int(match[2])
        return Answer(b"[]") if edition <= NEWEST[set] or (set, edition) in there else Answer(status=404)

    (done,), (asked,) = refreshed(store, "overheid", answer, tmp_path)
    of_municipalities = [int(address.split("/")[3]) for address in asked if "gemeenten" in address]
    assert of_municipalities == [5, 6, 7, 8]
    # What the lists hold is nothing, so that no edition of before is touched.
    assert done.outcome == "failed"


def test_papers_are_asked_for_from_the_newest_day_on(store: Store, tmp_path: Path) -> None:
    record = (FIXTURES / "papers" / "sru_record_kst.xml").read_bytes()
    body = (FIXTURES / "papers" / "kst-28844-269.xml").read_bytes()
    body = body.replace(b"28 844<", b"35 842<").replace(b">269<", b">4<")
    empty = b"<searchRetrieveResponse><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>"

    def answer(asked: Asked) -> Answer:
        if "/sru?" in asked.address:
            return Answer(record if "dt.available>=2012-01-01" in asked.address else empty)
        return Answer(body) if asked.address.endswith(".xml") else Answer(status=404)

    done, (first, second) = refreshed(store, "officiele_publicaties", answer, tmp_path, 0, 1)
    assert [result.outcome for result in done] == ["fetched", "fetched"]
    assert 'cql.textAndIndexes="innovatiegericht inkopen"' in first[0]
    newest = re.search(r"dt\.available>=(\d{4}-\d\d-\d\d)", second[0])
    assert newest
    assert newest[1] > "2012-01-01"
    assert len(second) == 1
    assert "officiele_publicaties-kst-35842-4" in {source.id for source in store.read().sources}


def test_projects_are_fetched_as_the_three_zips_of_their_programmes(store: Store, tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in (FIXTURES / "cordis" / "h2020").glob("*.csv"):
            archive.write(file, file.name)

    def answer(asked: Asked) -> Answer:
        etag = {"ETag": '"1"'}
        return Answer(status=304) if "if-none-match" in asked.headers else Answer(packed.getvalue(), headers=etag)

    done, (first, second) = refreshed(store, "cordis", answer, tmp_path, 0, 31)
    assert [result.outcome for result in done] == ["fetched", "unchanged"]
    assert first == second
    assert len(first) == 3
    assert {source.id for source in store.read().sources} == {
        "cordis-horizonprojects-csv", "cordis-h2020projects-csv", "cordis-fp7projects-csv",
    }  # fmt: skip
