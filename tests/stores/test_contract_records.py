"""What every store does, on each of them: it gives back what was put in, to the last character."""

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.model.plain import to_plain
from graph.model.records import Amount, Batch, Name, NameUse, Status
from graph.store import Contents, Run, Store
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
    assert contents.entities == tuple((SOURCE.id, each) for each in sorted(rich.entities, key=lambda one: one.id))
    assert contents.claims == tuple((SOURCE.id, each) for each in sorted(claims, key=lambda one: one.key))


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
    first = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 0, 0, 0, "regel 3: onbekende soort")
    second = Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "loaded", 1, 3, 2)
    for run in (first, second):
        store.record_run(run)
    assert store.runs() == (second, first)
    assert store.revision() == 0
