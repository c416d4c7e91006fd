"""How much of a whole is known, next to what the newest count says that it consists of."""

from decimal import Decimal

import pytest

from graph.ask.coverage import coverage
from graph.model.records import Amount, Claim
from tests.graph.drawing import claim, drawing, entity

BODIES = (
    entity("rondes", "Programme"),
    entity("ronde", "Programme"),
    entity("deal-een", "Deal"),
    entity("deal-twee", "Deal"),
    entity("bond", "Association"),
    entity("lid", "Company"),
    entity("koepel", "Association"),
)


def count(subject: str, relation: str, object: str, number: int, since: str | None = None) -> Claim:
    return claim(subject, relation, object, amount=Amount(Decimal(number), "count"), aspects=("parts",), since=since)


def told(*claims: Claim) -> dict[str, tuple[int, int]]:
    return {part.whole.id: (part.known, part.total) for part in coverage(drawing(BODIES, claims)).parts}


def test_of_a_whole_its_known_parts_stand_beside_the_newest_count() -> None:
    deals = [claim(deal, "componentOf", "ronde") for deal in ("deal-een", "deal-twee")]
    counts = [
        count("ronde", "componentOf", "rondes", 3, since="2020"),
        count("ronde", "componentOf", "rondes", 2, "2021"),
    ]
    assert told(*deals, *counts) == {"ronde": (2, 2)}


@pytest.mark.parametrize("relation", ["memberOf", "partOf"])
def test_members_are_what_an_association_consists_of(relation: str) -> None:
    assert told(claim("lid", relation, "bond"), count("bond", "memberOf", "koepel", 9)) == {"bond": (1, 9)}


def test_those_who_take_part_are_what_a_programme_consists_of() -> None:
    assert told(claim("lid", "participatesIn", "ronde"), count("ronde", "componentOf", "rondes", 4)) == {
        "ronde": (1, 4)
    }


def test_a_count_of_something_else_counts_no_parts() -> None:
    counted = claim("ronde", "componentOf", "rondes", amount=Amount(Decimal(9), "count"), aspects=("applicants",))
    assert told(counted) == {}
