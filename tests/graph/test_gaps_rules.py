"""What holds for every gap rule: how it is found, what its findings carry, and which word they never use lightly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.ask.gaps
from graph.ask.gaps import RULES, find_gaps
from graph.ask.gaps.rule import Importance, LookedAt, NextStep, finding, share
from graph.model.words import languages, message
from tests.graph.careful import careless
from tests.graph.drawing import claim, drawing, entity

EMPTY = drawing([entity("noord", "Province")])


def test_every_rule_has_a_file_of_its_name() -> None:
    files = {path.stem.replace("_", "-") for path in Path(graph.ask.gaps.__file__).parent.glob("*.py")}
    assert len(RULES) >= 10
    assert RULES.keys() <= files


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", languages())
def test_every_rule_says_in_each_language_what_it_looks_for_and_why(rule: graph.ask.gaps.Rule, language: str) -> None:
    assert rule.title.in_language(language)
    assert rule.why.in_language(language).endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_bears_a_snapshot_in_which_there_is_next_to_nothing(rule: str) -> None:
    find_gaps(EMPTY, rules=[rule])


def test_the_id_of_a_finding_follows_from_its_rule_and_entities_alone() -> None:
    snapshot = drawing([entity("a", "Company"), entity("b", "Company"), entity("c", "Company")])

    def made(text: str, *entities: str) -> str:
        quoted = message("quoted", text=text)
        looked_at = LookedAt(len(text), quoted, ())
        return finding(snapshot, "regel", "minor", entities, quoted, looked_at=looked_at, next_step=NextStep(quoted)).id

    assert made("Zo.", "a", "b") == made("Anders gezegd.", "b", "a")
    assert made("Zo.", "a", "b") != made("Zo.", "a", "c")


BODIES = (
    entity("noord", "Province"),
    entity("zuid", "Province"),
    entity("belofte", "Commitment"),
    entity("koepel", "Association"),
)


def test_the_most_serious_findings_come_first_and_can_be_asked_for_alone() -> None:
    snapshot = drawing(BODIES, [claim("belofte", "committedBy", "koepel"), claim("noord", "memberOf", "koepel")])
    severities = [finding.severity for finding in find_gaps(snapshot)]
    assert severities == ["serious", "minor", "minor"]
    assert {finding.severity for finding in find_gaps(snapshot, severity="minor")} == {"minor"}


def test_within_a_severity_the_weightiest_findings_come_first() -> None:
    many = [entity(f"bedrijf-{number}", "Company") for number in range(9)]
    promised = (entity("klein", "Commitment"), entity("groot", "Commitment"), entity("koepel", "Association"))
    claims = [claim("klein", "committedBy", "koepel"), *(claim("groot", "committedBy", company.id) for company in many)]
    large, small = find_gaps(drawing((*promised, *many), claims), rules=["open-commitments"])
    assert (small.severity, large.severity) == ("serious", "serious")
    assert (small.importance.parties, large.importance.parties) == (1, 9)
    assert small.importance.weight < large.importance.weight


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 5_000), st.integers(0, 5_000), st.floats(0.1, 1.0))
def test_more_parties_and_more_days_never_weigh_less_and_doubt_never_more(
    parties: int, more: int, days: int, longer: int, sure: float
) -> None:
    weight = Importance(parties, days, sure).weight
    assert Importance(parties + more, days, sure).weight >= weight
    assert Importance(parties, days + longer, sure).weight >= weight
    assert Importance(parties, days, 1.0).weight >= weight


def test_a_finding_is_as_sure_as_the_best_of_its_evidence() -> None:
    claims = {
        sureness: claim("belofte", "committedBy", "koepel", confidence=sureness)
        for sureness in ("stated", "reported", "derived", "extracted")
    }
    findings = [find_gaps(drawing(BODIES, [claim]), rules=["open-commitments"])[0] for claim in claims.values()]
    assert [finding.importance.sure for finding in findings] == [1.0, 0.8, 0.7, 0.5]
    best = drawing(BODIES, [claims["derived"], claim("belofte", "committedBy", "koepel", locator="p. 2")])
    assert find_gaps(best, rules=["open-commitments"])[0].importance.sure == 1.0


def test_an_unknown_rule_or_severity_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="open-commitments"):
        find_gaps(EMPTY, rules=["verzonnen"])
    with pytest.raises(ValueError, match="moderate"):
        find_gaps(EMPTY, severity="erg")  # type: ignore[arg-type]


def test_the_check_on_geen_can_tell_the_two_apart() -> None:
    assert careless("Noord heeft geen fontein.")
    assert not careless("Van Noord is geen fontein bekend.")


@pytest.mark.parametrize(
    ("number", "total", "nl", "en"),
    [
        (3, 17, "3 van de 17 feiten", "3 of the 17 facts"),
        (3, 12, "drie van de twaalf feiten", "three of the twelve facts"),
        (1, 1, "het enige van de feiten", "the only one of the facts"),
        (2, 2, "beide feiten", "both facts"),
        (12, 12, "alle twaalf feiten", "all twelve facts"),
    ],
)
def test_a_small_number_beside_a_large_one_is_not_written_in_words(number: int, total: int, nl: str, en: str) -> None:
    phrase = share(number, total, message("facts"))
    assert (phrase.in_language("nl"), phrase.in_language("en")) == (nl, en)
