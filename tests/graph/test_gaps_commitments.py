"""Gaps in what was promised, asked and decided."""

from datetime import date

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.model.records import Claim, Entity, Rank, Source
from tests.graph.drawing import TODAY, claim, drawing, entity

MINISTER = entity("minister", "PublicOfficial", "Minister van Voorbeeldzaken")
MINISTRY = entity("ministerie", "Ministry", "Ministerie van Voorbeeldzaken")
CABINET = entity("kabinet", "Government", "Kabinet-Voorbeeld")
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
PROMISE = entity("belofte", "Commitment", "Meer fonteinen")
REPORT = entity("rapport", "Report", "Fonteinenrapport")
BODIES = (MINISTER, MINISTRY, CABINET, KOEPEL, PROMISE, REPORT)


def gaps(rule: str, *claims: Claim, more: tuple[Entity, ...] = (), today: date = TODAY) -> tuple[Finding, ...]:
    return find_gaps(drawing((*BODIES, *more), claims), rules=[rule], today=today)


def test_a_promise_without_a_follow_up_is_found_with_whom_to_ask() -> None:
    (found,) = gaps("commitments-without-follow-up", claim("belofte", "committedBy", "koepel"))
    assert found.entities == ("belofte",)
    assert found.severity == "serious"
    assert found.next_step.contact == "koepel"
    assert found.sentence.nl == (
        "Van ‘Meer fonteinen’, aangekondigd door Voorbeeldkoepel, is geen vervolg bekend. "
        "Het laatste bericht erover is van 29 november 2021."
    )
    assert "no follow-up is known" in found.sentence.en


def test_a_promise_that_was_followed_up_is_no_gap() -> None:
    assert not gaps(
        "commitments-without-follow-up",
        claim("belofte", "committedBy", "koepel"),
        claim("belofte", "followedUpBy", "rapport"),
    )


def test_what_somebody_carries_out_lacks_a_result_which_is_less_serious() -> None:
    (found,) = gaps("commitments-without-follow-up", claim("koepel", "carriesOut", "belofte", status="running"))
    assert (found.severity, "geen resultaat bekend" in found.sentence.nl) == ("moderate", True)


def test_the_promises_of_one_party_make_one_finding() -> None:
    (found,) = gaps(
        "commitments-without-follow-up",
        claim("belofte", "committedBy", "koepel"),
        claim("belofte-2", "committedBy", "koepel"),
        more=(entity("belofte-2", "Commitment", "Minder slootjes"),),
    )
    assert set(found.entities) == {"belofte", "belofte-2"}
    assert "twee voornemens" in found.sentence.nl


def test_what_still_has_time_is_not_late() -> None:
    later = (entity("plan", "Covenant", "Plan tot 2030", until="2030"),)
    found = gaps("commitments-without-follow-up", claim("belofte", "followedUpBy", "rapport"), more=later)
    assert not found


def test_a_covenant_in_the_middle_of_nowhere_is_a_minor_gap_without_anybody_to_ask() -> None:
    (found,) = gaps(
        "commitments-without-follow-up",
        claim("belofte", "followedUpBy", "rapport"),
        more=(entity("deal", "Covenant", "Voorbeelddeal"),),
    )
    assert (found.severity, found.next_step.contact) == ("minor", None)


ENDED = entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2020")


def test_a_term_that_ran_out_is_found_with_its_parts() -> None:
    (found,) = gaps("terms-run-out", claim("belofte", "componentOf", "agenda"), more=(ENDED,))
    assert found.entities == ("agenda", "belofte")
    assert "liep tot en met 2020" in found.sentence.nl
    assert "niet bekend" in found.sentence.nl


def test_a_term_is_measured_against_the_day_that_is_asked_for() -> None:
    assert not gaps("terms-run-out", more=(ENDED,), today=date(2020, 6, 1))
    as_of = drawing((*BODIES, ENDED), as_of="2020-06")
    assert not find_gaps(as_of, rules=["terms-run-out"])


def test_an_agreement_that_was_continued_has_not_run_out() -> None:
    successor = entity("agenda-2", "Covenant", "Voorbeeldagenda 2", since="2021")
    assert not gaps("terms-run-out", claim("agenda-2", "continues", "agenda"), more=(ENDED, successor))


def test_a_part_of_what_was_continued_names_the_successor_and_asks_the_association_of_its_parties() -> None:
    provinces = tuple(entity(f"pv-{name}", "Province", f"Provincie {name}") for name in ("a", "b", "c"))
    claims = (
        claim("belofte", "componentOf", "agenda"),
        claim("agenda-2", "continues", "agenda", since="2021"),
        claim("minister", "partyTo", "agenda"),
        *(claim(one.id, "partyTo", "agenda") for one in provinces),
        *(claim(one.id, "memberOf", "koepel") for one in provinces),
    )
    successor = entity("agenda-2", "Covenant", "Voorbeeldagenda 2", since="2021")
    (found,) = gaps("terms-run-out", *claims, more=(ENDED, successor, *provinces))
    assert found.entities == ("belofte",)
    assert "kreeg als vervolg ‘Voorbeeldagenda 2’; of dit erin terugkomt, is niet bekend" in found.sentence.nl
    assert found.next_step.contact == "koepel"
    assert "of ‘Voorbeeldagenda 2’ dit voortzet" in found.next_step.sentence.nl


MOTION = entity("motie", "Motion", "Motie-Voorbeeld")


def test_whether_a_motion_is_settled_is_asked_of_the_house_and_not_of_a_member_of_years_ago() -> None:
    (found,) = gaps(
        "settled-on-own-word",
        claim("motie", "addressedTo", "ministerie"),
        claim("motie", "submittedBy", "lid"),
        claim("lid", "holdsOffice", "kamer"),
        claim("minister", "holdsOffice", "ministerie"),
        claim("minister", "statesStatus", "motie", status="ended"),
        more=(MOTION, entity("lid", "PublicOfficial", "Kamerlid Voorbeeld"), entity("kamer", "Parliament", "de Kamer")),
    )
    assert found.next_step.contact == "kamer"


@pytest.mark.parametrize("relation", ["memberOf", "holdsOffice"])
def test_a_motion_that_the_cabinet_itself_calls_settled_is_so_on_its_own_word(relation: str) -> None:
    body = "kabinet" if relation == "memberOf" else "ministerie"
    (found,) = gaps(
        "settled-on-own-word",
        claim("motie", "addressedTo", "kabinet"),
        claim("minister", relation, body),
        claim("minister", "statesStatus", "motie", status="ended", locator="p. 6"),
        more=(MOTION,),
    )
    assert found.severity == "serious"
    assert "noemt ‘Motie-Voorbeeld’ afgerond" in found.sentence.nl
    assert "is niet bekend" in found.sentence.nl


def test_a_motion_that_somebody_else_calls_settled_too_is_settled() -> None:
    assert not gaps(
        "settled-on-own-word",
        claim("motie", "addressedTo", "ministerie"),
        claim("minister", "holdsOffice", "ministerie"),
        claim("minister", "statesStatus", "motie", status="ended"),
        claim("koepel", "statesStatus", "motie", status="ended"),
        more=(MOTION,),
    )


DECISION = entity("besluit", "Decision", "Besluit over fonteinen")


def test_a_decision_that_was_still_open_is_found_with_who_decides() -> None:
    (found,) = gaps("open-decisions", claim("besluit", "decidedBy", "koepel", status="proposed"), more=(DECISION,))
    assert found.entities == ("besluit", "koepel")
    assert "De beslissing is aan Voorbeeldkoepel." in found.sentence.nl
    assert found.next_step.contact == "koepel"


def test_a_decision_that_was_taken_is_not_open() -> None:
    assert not gaps("open-decisions", claim("besluit", "decidedBy", "koepel", status="agreed"), more=(DECISION,))


def test_a_cabinet_is_not_somebody_to_call() -> None:
    (found,) = gaps(
        "open-decisions",
        claim("besluit", "decidedBy", "kabinet", status="proposed"),
        claim("minister", "statesStatus", "besluit", status="proposed"),
        more=(DECISION,),
    )
    assert found.next_step.contact == "minister"


def test_what_was_under_way_years_ago_is_silent() -> None:
    claims = (
        claim("belofte", "committedBy", "koepel", status="running"),
        claim("belofte", "followedUpBy", "rapport"),
    )
    (found,) = gaps("silent-commitments", *claims)
    assert "sinds 29 november 2021 (drie jaar) geen nieuw bericht bekend" in found.sentence.nl
    assert not gaps("silent-commitments", *claims, today=date(2022, 1, 1))


def test_what_came_of_it_after_it_was_under_way_is_no_silence() -> None:
    later = Source("rapportage", "Rapportage", "De Koepel", "CC0-1.0", Rank.CONTRIBUTION, published="2022-11")
    said = claim("belofte", "committedBy", "koepel", status="running")
    came = claim("belofte", "followedUpBy", "rapport")
    assert find_gaps(drawing(BODIES, [said, came]), rules=["silent-commitments"], today=TODAY)
    snapshot = drawing(BODIES, [said], more=[(later, BODIES, [came])])
    assert not find_gaps(snapshot, rules=["silent-commitments"], today=TODAY)


def test_a_source_that_gives_a_month_is_not_given_a_day() -> None:
    later = Source("rapportage", "Rapportage", "De Koepel", "CC0-1.0", Rank.CONTRIBUTION, published="2022-11")
    snapshot = drawing(BODIES, [], more=[(later, BODIES, [claim("belofte", "committedBy", "koepel")])])
    (found,) = find_gaps(snapshot, rules=["commitments-without-follow-up"], today=TODAY)
    assert found.sentence.nl.endswith("Het laatste bericht erover is van november 2022.")


def test_news_breaks_the_silence() -> None:
    recent = Source("krant", "Krant", "De Krant", "CC0-1.0", Rank.CONTRIBUTION, published="2025-05-01")
    said = claim("belofte", "committedBy", "koepel", status="running")
    snapshot = drawing(BODIES, [said, claim("belofte", "followedUpBy", "rapport")], more=[(recent, BODIES, [said])])
    assert not find_gaps(snapshot, rules=["silent-commitments"], today=TODAY)
