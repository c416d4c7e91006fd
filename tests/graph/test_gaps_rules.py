"""What holds for every gap rule: how it is found, what its findings carry, and which word they never use lightly."""

from pathlib import Path

import pytest

import graph.ask.gaps
from graph.ask.gaps import RULES, find_gaps
from graph.ask.gaps.rule import LookedAt, NextStep, finding
from graph.model.vocabulary import Label
from graph.say.naming import share
from tests.graph.careful import careless
from tests.graph.drawing import TODAY, claim, drawing, entity

EMPTY = drawing([entity("noord", "Province")])


def test_every_rule_has_a_file_of_its_name() -> None:
    files = {path.stem.replace("_", "-") for path in Path(graph.ask.gaps.__file__).parent.glob("*.py")}
    assert len(RULES) >= 10
    assert RULES.keys() <= files


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_says_in_both_languages_what_it_looks_for_and_why(rule: graph.ask.gaps.Rule) -> None:
    for label in (rule.title, rule.why):
        assert label.nl
        assert label.en
        assert label.nl != label.en
    assert rule.why.nl.endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_bears_a_snapshot_in_which_there_is_next_to_nothing(rule: str) -> None:
    find_gaps(EMPTY, rules=[rule], today=TODAY)


def test_the_id_of_a_finding_follows_from_its_rule_and_entities_alone() -> None:
    def made(nl: str, *entities: str) -> str:
        label = Label(nl, nl)
        looked_at = LookedAt(len(nl), label, ())
        return finding("regel", "minor", entities, label, looked_at=looked_at, next_step=NextStep(label)).id

    assert made("Zo.", "a", "b") == made("Anders gezegd.", "b", "a")
    assert made("Zo.", "a", "b") != made("Zo.", "a", "c")


def test_the_most_serious_findings_come_first_and_can_be_asked_for_alone() -> None:
    snapshot = drawing(
        [entity("noord", "Province"), entity("belofte", "Commitment"), entity("koepel", "Association")],
        [claim("belofte", "committedBy", "koepel"), claim("noord", "memberOf", "koepel", confidence="reported")],
    )
    severities = [one.severity for one in find_gaps(snapshot, today=TODAY)]
    assert severities == sorted(severities, key=["serious", "moderate", "minor"].index)
    assert {one.severity for one in find_gaps(snapshot, severity="minor", today=TODAY)} == {"minor"}


def test_an_unknown_rule_or_severity_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="terms-run-out"):
        find_gaps(EMPTY, rules=["verzonnen"])
    with pytest.raises(ValueError, match="moderate"):
        find_gaps(EMPTY, severity="erg")  # type: ignore[arg-type]


def test_the_check_on_geen_can_tell_the_two_apart() -> None:
    assert careless("Noord heeft geen fontein.")
    assert not careless("Van Noord is geen fontein bekend.")


def test_a_small_number_beside_a_large_one_is_not_written_in_words() -> None:
    assert share(3, 17, Label("weken", "weeks")) == Label("3 van de 17 weken", "3 of the 17 weeks")
    assert share(1, 1, Label("weken", "weeks")) == Label("de enige onder de weken", "the only one among the weeks")
    assert share(3, 12, Label("weken", "weeks")) == Label("drie van de twaalf weken", "three of the twelve weeks")
