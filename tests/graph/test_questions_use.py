"""Who uses an instrument: each body is counted once, and of whom nothing is said is what is left."""

from datetime import date
from decimal import Decimal

import pytest

from graph.ask.questions.money import Running, find_money
from graph.ask.questions.use import find_users
from graph.model.records import Amount
from graph.model.vocabulary import VOCABULARY
from graph.say.sentences import fact_sentence
from tests.graph.drawing import claim, drawing, entity

PROVINCES = tuple(
    entity(f"pv-{name}", "Province", f"Provincie {name.title()}") for name in ("noord", "oost", "zuid", "west")
)
MAYBE = entity("oost", "Region", "Oost (provincie of gemeente)")
INSTRUMENT = entity("vraag", "ProcurementInstrument", "Voorbeeldvraag")


def test_those_of_now_of_before_in_doubt_denied_and_unknown_are_together_all_there_are() -> None:
    snapshot = drawing(
        (*PROVINCES, entity("pv-ver", "Province", "Provincie Ver"), MAYBE, INSTRUMENT),
        (
            claim("pv-noord", "uses", "vraag"),
            claim("pv-west", "uses", "vraag", since="2015", until="2018"),
            claim("pv-zuid", "uses", "vraag", holds=False),
            claim("oost", "uses", "vraag"),
            claim("oost", "mayBe", "pv-oost"),
        ),
    )
    users = find_users(snapshot, snapshot.node("vraag"), [VOCABULARY.kinds["Province"]])
    told = {name: [use.body.id for use in getattr(users, name)] for name in ("now", "before", "doubtful", "denied")}
    assert told == {"now": ["pv-noord"], "before": ["pv-west"], "doubtful": ["pv-oost"], "denied": ["pv-zuid"]}
    assert [node.id for node in users.unknown] == ["pv-ver"]
    assert (users.unknown_count, users.total) == (1, 5)


@pytest.mark.parametrize(
    ("day", "running"),
    [(date(2026, 6, 1), Running.RUNS), (date(2026, 12, 31), Running.RUNS), (date(2027, 1, 1), Running.OVER)],
)
def test_money_until_a_year_runs_through_its_last_day(day: date, running: Running) -> None:
    funds = claim("pv-noord", "funds", "vraag", since="2020", until="2026", amount=Amount(Decimal(15_000_000)))
    snapshot = drawing((*PROVINCES, INSTRUMENT), (funds,), today=day)
    (stream,) = find_money(snapshot, snapshot.node("vraag")).direct
    assert stream.running is running


def test_of_money_that_was_planned_for_a_period_that_is_over_is_told_that_it_is_not_known_whether_it_came() -> None:
    planned = claim(
        "pv-noord", "funds", "vraag", since="2020", until="2022", status="proposed", amount=Amount(Decimal(15_000_000))
    )
    snapshot = drawing((*PROVINCES, INSTRUMENT), (planned,))
    (stream,) = find_money(snapshot, snapshot.node("vraag")).direct
    assert stream.running is Running.UNKNOWN
    assert fact_sentence(snapshot, stream.facts[0], "nl") == (
        "De provincie Noord wil Voorbeeldvraag financieren met € 15 miljoen "
        "(een plan voor de periode van 2020 tot en met 2022; of het doorging, is niet bekend)."
    )
