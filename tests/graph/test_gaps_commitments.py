"""Gaps in what was promised, asked and decided."""

import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.ask.gaps.open_commitments import old_commitments
from graph.model.records import Claim, Entity, Rank, Source
from tests.graph.drawing import claim, drawing, entity

MINISTER = entity("minister", "PublicOfficial", "Minister van Voorbeeldzaken")
MINISTRY = entity("ministerie", "Ministry", "Ministerie van Voorbeeldzaken")
CABINET = entity("kabinet", "Government", "Kabinet-Voorbeeld")
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
PROMISE = entity("belofte", "Commitment", "Meer fonteinen")
REPORT = entity("rapport", "Report", "Fonteinenrapport")
BODIES = (MINISTER, MINISTRY, CABINET, KOEPEL, REPORT)


def gaps(*claims: Claim, more: tuple[Entity, ...] = (), as_of: str | None = None) -> tuple[Finding, ...]:
    return find_gaps(drawing((*BODIES, *more), claims, as_of=as_of), rules=["open-commitments"])


def told(finding: Finding, language: str = "nl") -> str:
    return finding.sentence.in_language(language)


def test_a_promise_without_a_follow_up_is_found_with_whom_to_ask() -> None:
    (finding,) = gaps(claim("belofte", "committedBy", "koepel"), more=(PROMISE,))
    assert set(finding.entities) == {"belofte", "koepel"}
    assert finding.severity == "serious"
    assert finding.next_step.contact == "koepel"
    assert told(finding) == (
        "Meer fonteinen komt van Voorbeeldkoepel; een vervolg is niet bekend. "
        "Het laatste bericht is van 29 november 2021."
    )
    assert "no follow-up is known" in told(finding, "en")


@pytest.mark.parametrize(
    "came",
    [
        claim("belofte", "followedUpBy", "rapport"),
        claim("rapport", "arisesFrom", "belofte"),
        claim("proef", "componentOf", "belofte"),
        claim("proef", "arisesFrom", "belofte"),
    ],
)
def test_what_the_graph_itself_follows_up_is_no_gap(came: Claim) -> None:
    project = entity("proef", "Project", "Fonteinenproef")
    assert not gaps(claim("belofte", "committedBy", "koepel"), came, more=(PROMISE, project))


def test_a_task_that_another_agreement_came_out_of_is_followed_up_and_only_that_one_is_open() -> None:
    task = entity("taak", "Task", "Taak om te sproeien")
    (finding,) = gaps(
        claim("koepel", "carriesOut", "taak"),
        claim("belofte", "arisesFrom", "taak"),
        claim("belofte", "committedBy", "ministerie"),
        more=(task, PROMISE),
    )
    assert finding.entities == ("taak", "belofte", "ministerie")
    assert "Taak om te sproeien" not in told(finding)


@pytest.mark.parametrize("qualifiers", [{"holds": False}, {"status": "proposed"}, {"status": "withdrawn"}])
def test_a_follow_up_that_is_denied_or_only_planned_is_none(qualifiers: dict[str, object]) -> None:
    came = claim("belofte", "followedUpBy", "rapport", **qualifiers)
    assert gaps(claim("belofte", "committedBy", "koepel"), came, more=(PROMISE,))


def test_what_somebody_carries_out_lacks_a_result_which_is_less_serious() -> None:
    (finding,) = gaps(claim("koepel", "carriesOut", "belofte", status="running"), more=(PROMISE,))
    assert finding.severity == "moderate"
    assert "niet bekend wat Voorbeeldkoepel ervan terecht heeft gebracht" in told(finding)


def test_what_was_asked_of_somebody_lacks_an_answer() -> None:
    request = entity("verzoek", "Request", "Verzoek om fonteinen")
    (finding,) = gaps(claim("verzoek", "addressedTo", "koepel"), more=(request,))
    assert "Op Verzoek om fonteinen is geen antwoord bekend van Voorbeeldkoepel." in told(finding)


def test_the_promises_of_one_party_make_one_finding() -> None:
    (finding,) = gaps(
        claim("belofte", "committedBy", "koepel"),
        claim("belofte-2", "committedBy", "koepel"),
        more=(PROMISE, entity("belofte-2", "Commitment", "Minder slootjes")),
    )
    assert set(finding.entities) == {"koepel", "belofte", "belofte-2"}
    two = "Van Voorbeeldkoepel komen twee aankondigingen waarvan geen vervolg bekend is: "
    assert f"{two}Meer fonteinen en Minder slootjes." in told(finding)


def test_a_motion_with_its_requests_is_one_finding() -> None:
    (finding,) = gaps(
        claim("verzoek-a", "componentOf", "motie"),
        claim("verzoek-b", "componentOf", "motie"),
        claim("verzoek-a", "addressedTo", "koepel"),
        claim("verzoek-b", "addressedTo", "ministerie"),
        more=(MOTION, entity("verzoek-a", "Request"), entity("verzoek-b", "Request")),
    )
    assert finding.entities[0] == "motie"
    assert "Rond Motie-Voorbeeld staan twee punten open." in told(finding)


def test_what_still_has_time_is_not_late() -> None:
    assert not gaps(more=(entity("plan", "Plan", "Plan tot 2030", until="2030"),))


def test_a_deal_between_many_is_nothing_that_somebody_can_be_held_to() -> None:
    assert not gaps(claim("koepel", "partyTo", "deal"), more=(entity("deal", "Covenant", "Voorbeelddeal"),))


ENDED = entity("toezegging", "Commitment", "Fonteinen voor iedereen", since="2020", until="2022")


def test_a_term_that_ran_out_is_found_with_its_parts() -> None:
    claims = (claim("toezegging", "committedBy", "koepel"), claim("belofte", "componentOf", "toezegging"))
    (finding,) = gaps(*claims, more=(ENDED, PROMISE))
    assert finding.entities == ("toezegging", "belofte", "koepel")
    assert finding.severity == "serious"
    assert "De termijn van Fonteinen voor iedereen liep tot en met 2022; wat er sindsdien van is" in told(finding)
    assert "De termijn van Meer fonteinen liep tot en met 2022 (afgeleid)" in told(finding)


def test_a_term_is_measured_against_the_day_that_is_asked_for() -> None:
    promised = claim("toezegging", "committedBy", "koepel")
    assert not gaps(promised, more=(ENDED,), as_of="2022-06")
    assert gaps(promised, more=(ENDED,), as_of="2023")


def test_a_promise_that_was_continued_has_not_run_out() -> None:
    successor = entity("toezegging-2", "Commitment", "Nog meer fonteinen", since="2023", until="2040")
    assert not gaps(claim("toezegging-2", "continues", "toezegging"), more=(ENDED, successor))


@pytest.mark.parametrize("claims", [(), (claim("koepel", "carriesOut", "plan"),)])
def test_a_plan_whose_time_has_passed_is_no_gap_by_itself(claims: tuple[Claim, ...]) -> None:
    assert not gaps(*claims, more=(entity("plan", "Plan", "Voorbeeldplan", since="2020", until="2022"),))


def test_a_plan_of_which_a_source_says_that_it_is_undecided_is_open() -> None:
    (finding,) = gaps(claim("koepel", "carriesOut", "plan", status="proposed"), more=(entity("plan", "Plan"),))
    assert (finding.severity, finding.next_step.contact) == ("serious", "koepel")


def test_what_no_source_has_spoken_of_for_six_years_is_counted_and_no_finding() -> None:
    early = Source("vroeg", "Vroege brief", "Voorbeeldzaken", "CC0-1.0", Rank.OFFICIAL, published="2017-06")
    claims = (claim("belofte", "committedBy", "koepel"),)
    snapshot = drawing((*BODIES, PROMISE), claims, source=early)
    assert not find_gaps(snapshot, rules=["open-commitments"])
    assert old_commitments(snapshot) == 1
    then = drawing((*BODIES, PROMISE), claims, source=early, as_of="2020")
    assert find_gaps(then, rules=["open-commitments"])
    assert old_commitments(then) == 0


def test_of_a_part_of_an_agreement_between_many_the_association_of_its_parties_is_asked() -> None:
    agenda = entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2020")
    provinces = tuple(entity(f"pv-{name}", "Province", f"Provincie {name}") for name in ("a", "b", "c"))
    claims = (
        claim("belofte", "componentOf", "agenda"),
        claim("minister", "partyTo", "agenda"),
        *(claim(province.id, "partyTo", "agenda") for province in provinces),
        *(claim(province.id, "memberOf", "koepel") for province in provinces),
    )
    (finding,) = gaps(*claims, more=(agenda, PROMISE, *provinces))
    assert finding.entities == ("belofte",)
    assert finding.next_step.contact == "koepel"


MOTION = entity("motie", "Motion", "Motie-Voorbeeld")


def test_whether_a_motion_is_settled_is_asked_of_the_house_and_not_of_a_member_of_years_ago() -> None:
    house, member = entity("kamer", "Parliament", "Voorbeeldkamer"), entity("lid", "PublicOfficial", "Kamerlid")
    (finding,) = gaps(
        claim("motie", "addressedTo", "ministerie"),
        claim("motie", "submittedBy", "lid"),
        claim("lid", "holdsOffice", "kamer", until="2022"),
        claim("minister", "holdsOffice", "ministerie"),
        claim("minister", "statesStatus", "motie", status="ended"),
        more=(MOTION, member, house),
    )
    assert finding.next_step.contact == "kamer"


@pytest.mark.parametrize("relation", ["memberOf", "holdsOffice"])
def test_a_motion_that_the_cabinet_itself_calls_settled_is_so_on_its_own_word(relation: str) -> None:
    body = "kabinet" if relation == "memberOf" else "ministerie"
    (finding,) = gaps(
        claim("motie", "addressedTo", "kabinet"),
        claim("minister", relation, body),
        claim("minister", "statesStatus", "motie", status="ended", locator="p. 6"),
        more=(MOTION,),
    )
    assert finding.severity == "serious"
    assert "noemt Motie-Voorbeeld afgerond; een andere bron die dat bevestigt, is niet bekend" in told(finding)
    assert finding.next_step.contact != "kabinet"


def test_a_motion_that_somebody_else_calls_settled_too_is_settled() -> None:
    assert not gaps(
        claim("motie", "addressedTo", "ministerie"),
        claim("minister", "holdsOffice", "ministerie"),
        claim("minister", "statesStatus", "motie", status="ended"),
        claim("koepel", "statesStatus", "motie", status="ended"),
        more=(MOTION,),
    )


DECISION = entity("besluit", "Decision", "Besluit over fonteinen")


def test_a_decision_that_was_still_open_is_found_with_who_decides() -> None:
    (finding,) = gaps(claim("besluit", "decidedBy", "koepel", status="proposed"), more=(DECISION,))
    assert set(finding.entities) == {"besluit", "koepel"}
    assert "Besluit over fonteinen is aan Voorbeeldkoepel; een beslissing is niet bekend." in told(finding)
    assert finding.next_step.contact == "koepel"


def test_a_decision_that_was_taken_is_not_open() -> None:
    assert not gaps(claim("besluit", "decidedBy", "koepel", status="agreed"), more=(DECISION,))


def test_a_cabinet_is_not_somebody_to_call() -> None:
    (finding,) = gaps(
        claim("besluit", "decidedBy", "kabinet", status="proposed"),
        claim("minister", "statesStatus", "besluit", status="proposed"),
        more=(DECISION,),
    )
    assert finding.next_step.contact == "minister"


def test_what_was_under_way_years_ago_is_silent() -> None:
    claims = (
        claim("belofte", "committedBy", "koepel", status="running"),
        claim("belofte", "followedUpBy", "rapport"),
    )
    (finding,) = gaps(*claims, more=(PROMISE,))
    assert told(finding) == (
        "Over Meer fonteinen is sinds 29 november 2021 geen nieuw bericht bekend. Eerder vervolg: ‘Fonteinenrapport’."
    )
    assert not gaps(*claims, more=(PROMISE,), as_of="2022-01-01")


def test_what_came_of_it_after_it_was_under_way_is_no_silence() -> None:
    later = Source("rapportage", "Rapportage", "De Koepel", "CC0-1.0", Rank.CONTRIBUTION, published="2022-11")
    bodies = (*BODIES, PROMISE)
    commitment = claim("belofte", "committedBy", "koepel", status="running")
    came = claim("belofte", "followedUpBy", "rapport")
    assert find_gaps(drawing(bodies, [commitment, came]), rules=["open-commitments"])
    snapshot = drawing(bodies, [commitment], more=[(later, bodies, [came])])
    assert not find_gaps(snapshot, rules=["open-commitments"])


def test_a_source_that_gives_a_month_is_not_given_a_day() -> None:
    later = Source("rapportage", "Rapportage", "De Koepel", "CC0-1.0", Rank.CONTRIBUTION, published="2022-11")
    bodies = (*BODIES, PROMISE)
    snapshot = drawing(bodies, more=[(later, bodies, [claim("belofte", "committedBy", "koepel")])])
    (finding,) = find_gaps(snapshot, rules=["open-commitments"])
    assert told(finding).endswith("Het laatste bericht is van november 2022.")


def test_news_breaks_the_silence() -> None:
    recent = Source("krant", "Krant", "De Krant", "CC0-1.0", Rank.CONTRIBUTION, published="2025-05-01")
    bodies = (*BODIES, PROMISE)
    commitment = claim("belofte", "committedBy", "koepel", status="running")
    snapshot = drawing(
        bodies, [commitment, claim("belofte", "followedUpBy", "rapport")], more=[(recent, bodies, [commitment])]
    )
    assert not find_gaps(snapshot, rules=["open-commitments"])


def test_nothing_is_open_before_it_was_promised() -> None:
    claims = (claim("belofte", "committedBy", "koepel"),)
    assert not gaps(*claims, more=(PROMISE,), as_of="2020")
    assert gaps(*claims, more=(PROMISE,), as_of="2021")
