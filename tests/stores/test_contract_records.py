"""What every store does, on each of them: it gives back what was put in, to the last character."""

import sqlite3
from dataclasses import replace
from decimal import Decimal

import orjson
import pytest
from neo4j import GraphDatabase

from graph.model.plain import to_plain
from graph.model.records import Amount, Batch, Name, NameUse, Status
from graph.model.words import Dated, Listed, languages, message
from graph.store import Contents, Run, Store
from graph.store.runs import run_to_plain
from tests.fictitious import CLAIMS, ENTITIES, SOURCE, batch
from tests.stores.contract import MEMBERSHIP, OTHER, PROVINCE, UNION, said_by, said_in, snapshot


def test_an_empty_store_is_at_revision_nought_and_holds_nothing(store: Store) -> None:
    contents = store.read()
    assert store.revision() == 0
    assert contents == Contents(0, (), (), (), ())
    assert list(store.changes()) == []
    assert store.runs() == ()


def test_what_was_loaded_comes_back_to_the_last_character(store: Store) -> None:
    ministry = replace(
        ENTITIES[0],
        names=(
            Name("VBZ", NameUse.ABBREVIATION, "nl", "2010-10-14", "2017-10"),
            Name("Ministry", lang="en"),
        ),
        description="Regel een.\nRegel twee: «é» ß 😀 \u2028 \\ \" '",
        homepage="https://voorbeeld.example/",
        since="1814",
        until="2024-07-02",
        locator="p. 1, al. 2",
        url="https://voorbeeld.example/brief#1",
    )
    claims = tuple(
        replace(each, note="  «é» ß 😀 ", role="kartrekker", until="2030", status=Status.RUNNING, url=ministry.url)
        for each in CLAIMS
    )
    rich = batch(entities=(ministry, *ENTITIES[1:]), claims=claims)
    store.sync(rich)
    contents = store.read()
    assert contents.sources == (rich.source,)
    assert contents.entities == tuple((SOURCE.id, each) for each in sorted(rich.entities, key=lambda entity: entity.id))
    assert contents.claims == tuple((SOURCE.id, each) for each in sorted(claims, key=lambda claim: claim.key))


@pytest.mark.parametrize(
    "digits", ["11500000", "0.50", "0", "-0", "-3.10", "1E+3", "0.1", "12345678901234567890.01", "1E-400", "1E+400"]
)
def test_an_amount_keeps_its_digits(store: Store, digits: str) -> None:
    claim = replace(MEMBERSHIP, amount=Amount(Decimal(digits), "EUR", "per jaar"))
    store.sync(Batch(SOURCE, (PROVINCE, UNION), (claim,)))
    assert to_plain(store.read().claims[0][1])["amount"] == {"value": digits, "unit": "EUR", "period": "per jaar"}


NASTY = (
    "<script>alert(1)</script>",
    "'; MATCH (n) DETACH DELETE n //",
    "`}) DETACH DELETE (n) //",
    '"); drop table entity; --',
    "$rows {name} %s \\u0041 \\",
    "\u202eomgekeerd\u202c",
)


@pytest.mark.parametrize("text", NASTY)
def test_markup_and_query_language_in_texts_stay_data(store: Store, text: str) -> None:
    entity = replace(PROVINCE, name=text, names=(Name(text),), description=text, locator=text)
    nasty = Batch(
        replace(SOURCE, title=text), (entity, UNION), (replace(MEMBERSHIP, note=text, role=text, locator=text),)
    )
    store.sync(nasty)
    store.sync(OTHER)
    assert store.read().sources[0].title == text
    assert said_in(store) == said_by(nasty, OTHER)
    assert snapshot(store).node(PROVINCE.id).description == text


def test_runs_are_kept_newest_first_and_leave_the_revision_alone(store: Store) -> None:
    place = message("record-entity", id="lab-\udcff")
    hint = message("record-meant", near=Listed(("Province", message("kind-Province")), "or"))
    wrong = message("record-at", place=place, problem=message("record-unknown-kind", given="Provinse", hint=hint))
    again = message("record-entity-again", id="x", count=12_000, source=Dated("2021-11-29"))
    first = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 0, 0, 0, (wrong, again))
    second = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "fetched", 1, 3, 2, mark="2026-01-05")
    for run in (first, second):
        store.record_run(run)
    assert store.runs()[0] == second
    assert store.runs()[1].text("nl") == (
        "entiteit lab-\\udcff: ‘Provinse’ is geen soort; bedoelt u Province of provincie?\n"
        "entiteit x staat 12.000 keer in bron 29 november 2021; noem haar één keer"
    )
    assert store.runs()[1].text("en") == (
        "entity lab-\\udcff: there is no kind ‘Provinse’; do you mean Province or province?\n"
        "entity x stands 12,000 times in source 29 November 2021; state it once"
    )
    assert store.revision() == 0


def test_a_run_of_an_earlier_version_tells_what_it_told_then(store: Store, url: str) -> None:
    run = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 1, 2, 3)
    store.record_run(run)
    text = "brief.csv, rij 3: onbekende soort\nbrief.csv, rij 4: { $id }"
    earlier = {**run_to_plain(run), "message": text}
    del earlier["messages"]
    if url.startswith("sqlite"):
        db = sqlite3.connect(url.removeprefix("sqlite:///"))
        db.execute("insert into run (source, body) values (?, ?)", (run.source, orjson.dumps(earlier)))
        db.commit()
        db.close()
    else:
        with GraphDatabase.driver(url) as driver:
            driver.execute_query("CREATE (n:Run {number: 2}) SET n += $earlier", earlier=earlier)
    before, after = store.runs()
    assert after == run
    assert [before.text(language) for language in languages()] == [text] * len(languages())
    assert replace(before, messages=()) == run


def test_a_run_that_was_noted_with_words_of_another_version_is_told_all_the_same() -> None:
    run = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 0, 0, 0, (message("load-of-later", file="brief.csv"),))
    assert "brief.csv" in str(run.text("nl"))
