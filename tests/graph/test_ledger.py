"""The ledger says who promised what until when, what came of it, and whose word that is."""

from datetime import date
from decimal import Decimal

from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.snapshot import Snapshot
from graph.model.records import Amount, Claim, Entity, Page, Rank, Source
from graph.say.commitments import ledger_sentences, status_sentence
from tests.graph.drawing import NEWS, TODAY, claim, drawing, entity

MINISTER = entity("minister", "PublicOfficial", "Minister van Voorbeeldzaken")
KOEPEL = entity("koepel", "Association", "Voorbeeldkoepel")
MOTION = entity("motie", "Motion", "Motie-Voorbeeld", since="2020-11-05")
REQUEST = entity("verzoek", "Request", "Verzoek om fonteinen")
REPORT = entity("rapport", "Report", "Fonteinenrapport")
BODIES = (MINISTER, KOEPEL, MOTION, REQUEST, REPORT)


def draw(*claims: Claim, entities: tuple[Entity, ...] = BODIES, as_of: str | None = None) -> Snapshot:
    return drawing(entities, claims, as_of=as_of)


def entry(snapshot: Snapshot, id: str) -> LedgerEntry:
    (entry,) = [entry for entry in ledger(snapshot) if entry.node.id == id]
    return entry


def told(snapshot: Snapshot, id: str, language: str = "nl") -> str:
    return ledger_sentences(snapshot, entry(snapshot, id)).in_language(language)


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
    snapshot = draw(claim("minister", "statesStatus", "motie", status="ended", locator="p. 6"))
    made = entry(snapshot, "motie")
    (status,) = made.statuses
    assert (status.speaker, status.status) == ("minister", "ended")
    sentence = status_sentence(snapshot, made, status)
    assert sentence.in_language("nl").endswith(
        "beschouwt Motie-Voorbeeld als afgerond (Voorbeeldbrief, 29 november 2021, p. 6)."
    )
    assert "considers" in sentence.in_language("en")


def test_on_what_point_somebody_speaks_is_told_with_it() -> None:
    snapshot = draw(claim("minister", "statesStatus", "motie", status="running", role="de fonteinen"))
    made = entry(snapshot, "motie")
    assert status_sentence(snapshot, made, made.statuses[0]).in_language("nl").startswith("de fonteinen loopt, zegt ")


def test_what_a_source_says_itself_has_no_speaker_and_is_said_once() -> None:
    snapshot = draw(
        claim("verzoek", "addressedTo", "koepel", status="running"),
        claim("verzoek", "committedBy", "minister", status="running"),
    )
    (status,) = entry(snapshot, "verzoek").statuses
    assert status.speaker is None
    assert told(snapshot, "verzoek").count("Stand volgens de bron: lopend") == 1


def test_each_role_is_told_with_who_has_it() -> None:
    snapshot = draw(claim("motie", "addressedTo", "minister"), claim("koepel", "carriesOut", "motie"))
    assert "Dit is gericht aan " in told(snapshot, "motie")
    assert "Voorbeeldkoepel voert dit uit." in told(snapshot, "motie")
    assert "carries this out." in told(snapshot, "motie", "en")


def test_the_parts_stand_after_their_whole() -> None:
    snapshot = draw(
        claim("verzoek", "componentOf", "motie"), entities=(*BODIES, entity("a-plan", "Plan", "Nazorgplan"))
    )
    assert [entry.node.id for entry in ledger(snapshot)] == ["motie", "verzoek", "a-plan"]
    assert (entry(snapshot, "motie").parts, entry(snapshot, "verzoek").part_of) == (("verzoek",), ("motie",))


def test_a_term_of_three_years_counts_from_the_day_of_the_motion_and_is_marked_as_derived() -> None:
    three_years = Amount(Decimal(3), "count", "jaar")
    made = entry(
        draw(
            claim("verzoek", "componentOf", "motie"),
            claim("verzoek", "addressedTo", "minister", amount=three_years, aspects=("term",)),
        ),
        "verzoek",
    )
    assert made.term is not None
    assert (made.term.until, made.term.derived) == ("2023-11-05", True)
    assert made.overdue


def test_a_number_of_years_is_a_term_only_when_its_claim_says_so() -> None:
    three_years = Amount(Decimal(3), "count", "jaar")
    claims = (
        claim("verzoek", "componentOf", "motie"),
        claim("verzoek", "addressedTo", "minister", role="termijn van drie jaar", amount=three_years),
    )
    assert entry(draw(*claims), "verzoek").term is None


def test_a_term_that_would_end_beyond_the_calendar_is_none() -> None:
    for_ever = Amount(Decimal(10**9), "count", "jaar")
    made = entry(
        draw(
            claim("verzoek", "componentOf", "motie"),
            claim("verzoek", "addressedTo", "minister", amount=for_ever, aspects=("term",)),
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
    snapshot = draw(
        claim("verzoek", "followedUpBy", "rapport"),
        claim("plan", "arisesFrom", "verzoek"),
        claim("verzoek", "followedUpBy", "koepel", status="proposed"),
        entities=(*BODIES, plan),
    )
    made = entry(snapshot, "verzoek")
    assert {follow_up.id for follow_up in made.follow_ups} == {"rapport", "plan"}
    assert [follow_up.id for follow_up in made.planned] == ["koepel"]
    assert "Fonteinenrapport" in told(snapshot, "verzoek")
    assert "Voorbeeldkoepel" not in told(snapshot, "verzoek")


def test_without_a_follow_up_it_reads_that_none_is_known() -> None:
    assert entry(draw(), "verzoek").follow_ups == ()
    assert "Er is geen vervolg bekend." in told(draw(), "verzoek")
    assert "No follow-up is known." in told(draw(), "verzoek", "en")


ENDED = entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2020")


def test_a_term_that_ran_out_in_silence_is_overdue() -> None:
    assert entry(draw(entities=(*BODIES, ENDED)), "agenda").overdue
    assert not entry(draw(entities=(*BODIES, ENDED), as_of="2020-12-31"), "agenda").overdue


def test_what_is_over_stays_in_the_ledger_and_is_told_in_the_past_tense() -> None:
    claims = (claim("koepel", "partyTo", "agenda"), claim("agenda", "addressedTo", "minister"))
    snapshot = draw(*claims, entities=(*BODIES, ENDED))
    assert "Partij was Voorbeeldkoepel." in told(snapshot, "agenda")
    assert "Dit was gericht aan " in told(snapshot, "agenda")
    assert "De termijn liep tot en met 2020." in told(snapshot, "agenda")
    then = draw(*claims, entities=(*BODIES, ENDED), as_of="2020-06")
    assert "De termijn loopt tot en met 2020." in told(then, "agenda")


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
    statement = claim("minister", "statesStatus", "motie", status="running")
    made = entry(drawing(BODIES, [statement], more=[(NEWS, BODIES, [statement])]), "motie")
    assert (made.last_evidence, made.days_since) == ("2023", (TODAY - date(2023, 1, 1)).days)


def test_what_was_said_after_the_day_is_not_known_on_it() -> None:
    earlier = claim("motie", "addressedTo", "minister", status="running")
    later = claim("motie", "addressedTo", "minister", status="ended")
    snapshots = {day: drawing(BODIES, [earlier], more=[(NEWS, BODIES, [later])], as_of=day) for day in ("2022", "2024")}
    entries = {day: entry(snapshot, "motie") for day, snapshot in snapshots.items()}
    assert {day: [statement.status for statement in made.statuses] for day, made in entries.items()} == {
        "2022": ["running"],
        "2024": ["running", "ended"],
    }
    assert [entry.last_evidence for entry in entries.values()] == ["2021-11-29", "2023"]
    assert [len(entry.evidence) for entry in entries.values()] == [1, 2]


def test_what_a_curated_dataset_takes_from_a_paper_is_as_old_as_the_paper() -> None:
    paper, undated = "https://voorbeeld.example/stuk", "https://voorbeeld.example/bladzijde"
    pages = (Page(paper, "Voorbeeldstuk", published="2018-03"), Page(undated, "Voorbeeldbladzijde"))
    curated = Source(
        "dossier", "Dossier", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01", pages=pages
    )  # fmt: skip
    snapshot = drawing(
        BODIES,
        [
            claim("koepel", "partyTo", "motie", url=paper),
            claim("minister", "partyTo", "verzoek", url=undated),
            claim("koepel", "partyTo", "verzoek", url=undated, since="2016-02"),
        ],
        source=curated,
    )
    assert entry(snapshot, "motie").last_evidence == "2018-03"
    assert entry(snapshot, "verzoek").last_evidence == "2016-02"


def test_a_denied_follow_up_is_none() -> None:
    assert entry(draw(claim("verzoek", "followedUpBy", "rapport", holds=False)), "verzoek").follow_ups == ()
