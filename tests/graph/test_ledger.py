"""The ledger says who promised what until when, what came of it, and whose word that is."""

from datetime import date
from decimal import Decimal

from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.records import Amount, Claim, Entity, Rank, Source
from tests.graph.drawing import NEWS, TODAY, claim, drawing, entity

MINISTER = entity("minister", "PublicOfficial", "Minister van Voorbeeldzaken")
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
MOTION = entity("motie", "Motion", "Motie-Voorbeeld", since="2020-11-05")
REQUEST = entity("verzoek", "Request", "Verzoek om fonteinen")
REPORT = entity("rapport", "Report", "Fonteinenrapport")
BODIES = (MINISTER, KOEPEL, MOTION, REQUEST, REPORT)


def draw(*claims: Claim, entities: tuple[Entity, ...] = BODIES) -> Snapshot:
    return drawing(entities, claims)


def entry(snapshot: Snapshot, id: str, today: date = TODAY) -> LedgerEntry:
    (found,) = [one for one in ledger(snapshot, today) if one.node.id == id]
    return found


def test_an_entry_names_who_promised_was_asked_decides_and_carries_out() -> None:
    task = entity("besluit", "Decision", "Besluit over fonteinen")
    made = entry(
        draw(
            claim("besluit", "committedBy", "minister"),
            claim("besluit", "addressedTo", "koepel"),
            claim("besluit", "decidedBy", "minister"),
            claim("koepel", "carriesOut", "besluit"),
            claim("koepel", "partyTo", "besluit"),
            entities=(*BODIES, task),
        ),
        "besluit",
    )
    assert (made.committed_by, made.addressed_to, made.decided_by) == (("minister",), ("koepel",), ("minister",))
    assert (made.carried_out_by, made.parties, made.responsible) == (("koepel",), ("koepel",), ("koepel",))


def test_a_status_is_the_word_of_who_says_it() -> None:
    made = entry(draw(claim("minister", "statesStatus", "motie", status="ended", locator="p. 6")), "motie")
    (status,) = made.statuses
    assert (status.speaker, status.status) == ("minister", "ended")
    assert status.sentence.nl == (
        "Minister van Voorbeeldzaken noemt ‘Motie-Voorbeeld’ afgerond (Voorbeeldbrief, 29 november 2021, p. 6)."
    )
    assert "considers" in status.sentence.en


def test_what_a_source_says_itself_has_no_speaker_and_is_said_once() -> None:
    made = entry(
        draw(
            claim("verzoek", "addressedTo", "koepel", status="running"),
            claim("verzoek", "committedBy", "minister", status="running"),
        ),
        "verzoek",
    )
    (status,) = made.statuses
    assert status.speaker is None
    assert status.sentence.nl.startswith("Stand volgens de bron: lopend")


def test_who_has_two_roles_is_named_once() -> None:
    made = entry(draw(claim("motie", "addressedTo", "minister"), claim("minister", "carriesOut", "motie")), "motie")
    assert made.sentence.nl.count("is gericht aan en wordt uitgevoerd door") == 1
    assert made.sentence.en.count("is addressed to and is carried out by") == 1


def test_the_parts_stand_after_their_whole() -> None:
    snapshot = draw(
        claim("verzoek", "componentOf", "motie"), entities=(*BODIES, entity("a-plan", "Plan", "Nazorgplan"))
    )
    assert [one.node.id for one in ledger(snapshot, TODAY)] == ["motie", "verzoek", "a-plan"]
    assert (entry(snapshot, "motie").parts, entry(snapshot, "verzoek").part_of) == (("verzoek",), ("motie",))


def test_a_term_of_three_years_counts_from_the_day_of_the_motion_and_is_marked_as_derived() -> None:
    three_years = Amount(Decimal(3), "count", "jaar")
    made = entry(
        draw(
            claim("verzoek", "componentOf", "motie"),
            claim("verzoek", "addressedTo", "minister", role="termijn van drie jaar", amount=three_years),
        ),
        "verzoek",
    )
    assert made.term is not None
    assert (made.term.until, made.term.derived) == ("2023-11-05", True)
    assert made.overdue


def test_a_term_that_would_end_beyond_the_calendar_is_none() -> None:
    for_ever = Amount(Decimal(10**9), "count", "jaar")
    made = entry(
        draw(
            claim("verzoek", "componentOf", "motie"),
            claim("verzoek", "addressedTo", "minister", role="termijn", amount=for_ever),
        ),
        "verzoek",
    )
    assert made.term is None


def test_a_part_without_a_term_has_that_of_its_whole() -> None:
    agenda = entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2030")
    made = entry(draw(claim("verzoek", "componentOf", "agenda"), entities=(*BODIES, agenda)), "verzoek")
    assert made.term is not None
    assert (made.term.until, made.term.derived, made.overdue) == ("2030", True, False)


def test_a_follow_up_is_what_came_of_it_and_not_what_is_only_intended() -> None:
    plan = entity("plan", "Plan", "Fonteinenplan")
    made = entry(
        draw(
            claim("verzoek", "followedUpBy", "rapport"),
            claim("plan", "arisesFrom", "verzoek"),
            claim("verzoek", "followedUpBy", "koepel", status="proposed"),
            entities=(*BODIES, plan),
        ),
        "verzoek",
    )
    assert {one.id for one in made.follow_ups} == {"rapport", "plan"}
    assert [one.id for one in made.planned] == ["koepel"]
    assert "Fonteinenrapport" in made.sentence.nl


def test_without_a_follow_up_it_reads_that_none_is_known() -> None:
    made = entry(draw(), "verzoek")
    assert made.follow_ups == ()
    assert "Er is geen vervolg bekend." in made.sentence.nl
    assert "No follow-up is known." in made.sentence.en


ENDED = entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2020")


def test_a_term_that_ran_out_in_silence_is_overdue() -> None:
    assert entry(draw(entities=(*BODIES, ENDED)), "agenda").overdue
    assert not entry(draw(entities=(*BODIES, ENDED)), "agenda", today=date(2020, 12, 31)).overdue


def test_what_continues_it_or_came_of_it_later_lifts_that() -> None:
    successor = entity("agenda-2", "Covenant", "Voorbeeldagenda 2")
    continued = draw(claim("agenda-2", "continues", "agenda"), entities=(*BODIES, ENDED, successor))
    assert not entry(continued, "agenda").overdue
    followed = draw(claim("agenda", "followedUpBy", "rapport"), entities=(*BODIES, ENDED))
    assert not entry(followed, "agenda").overdue


def test_a_follow_up_from_before_the_term_ran_out_does_not_lift_it() -> None:
    early = Source("vroeg", "Vroege brief", "Voorbeeldzaken", "CC0-1.0", Rank.OFFICIAL, published="2019-06")
    snapshot = drawing((*BODIES, ENDED), [claim("agenda", "followedUpBy", "rapport")], source=early)
    assert entry(snapshot, "agenda").overdue


def test_the_last_evidence_is_that_of_the_newest_source() -> None:
    said = claim("minister", "statesStatus", "motie", status="running")
    made = entry(drawing(BODIES, [said], more=[(NEWS, BODIES, [said])]), "motie")
    assert (made.last_evidence, made.days_since) == (date(2023, 1, 1), (TODAY - date(2023, 1, 1)).days)


def test_what_a_curated_dataset_takes_from_a_paper_is_as_old_as_the_paper() -> None:
    curated = Source("dossier", "Dossier", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01")
    paper = "https://voorbeeld.example/stuk"
    snapshot = drawing(
        BODIES,
        [
            claim("koepel", "consults", "minister", since="2018-03", url=paper),
            claim("koepel", "partyTo", "motie", url=paper),
            claim("minister", "partyTo", "verzoek"),
        ],
        source=curated,
    )
    assert entry(snapshot, "motie").last_evidence == date(2018, 3, 1)
    assert entry(snapshot, "verzoek").last_evidence is None


def test_a_denied_follow_up_is_none() -> None:
    assert entry(draw(claim("verzoek", "followedUpBy", "rapport", holds=False)), "verzoek").follow_ups == ()
