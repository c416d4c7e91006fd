"""What participants ask about gaps, answered from the letter, and what the rules say of all that is bundled."""

from collections.abc import Iterable
from datetime import date
from types import ModuleType

import pytest

from graph.ask.gaps import RULES, Finding, find_gaps
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.matrix import matrix
from graph.ask.search import AmbiguousReferenceError, resolve, search
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Status
from graph.store import Contents
from loaders.card import Given
from loaders.sources import brief_innovatiegericht_inkopen, ecosysteem, overheid
from tests.graph.careful import careless

TODAY = date(2026, 11, 24)
GRONINGEN, FLEVOLAND, NOORD_HOLLAND, ZUID_HOLLAND = "tooi-pv20", "tooi-pv24", "tooi-pv27", "tooi-pv28"
MINISTER, EZK = "minister-van-economische-zaken-en-klimaat", "tooi-mnre1045"


def loaded(sources: Iterable[ModuleType]) -> Snapshot:
    batches = [one for source in sources for one in source.batches(Given()) if isinstance(one, Batch)]
    return take_snapshot(
        Contents(
            revision=1,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        )
    )


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    return loaded((brief_innovatiegericht_inkopen, overheid))


@pytest.fixture(scope="module")
def bundled() -> Snapshot:
    return loaded((brief_innovatiegericht_inkopen, overheid, ecosysteem))


@pytest.fixture(scope="module")
def findings(bundled: Snapshot) -> tuple[Finding, ...]:
    return find_gaps(bundled, today=TODAY)


def provinces(snapshot: Snapshot, state: str) -> set[str]:
    made = matrix(snapshot)
    return {row.id for row in made.rows if made.cells[row.id, "sbir"].state == state}


def entry(snapshot: Snapshot, id: str) -> LedgerEntry:
    (found,) = [one for one in ledger(snapshot, TODAY) if one.node.id == id]
    return found


def test_the_letter_shows_sbir_in_two_provinces_and_leaves_ten_unknown(letter: Snapshot) -> None:
    assert provinces(letter, "shown") == {FLEVOLAND, ZUID_HOLLAND}
    assert provinces(letter, "absent") == set()
    assert len(provinces(letter, "unknown")) == 10
    assert GRONINGEN in provinces(letter, "unknown")


def test_more_sources_turn_unknown_into_shown_and_never_into_absent(letter: Snapshot, bundled: Snapshot) -> None:
    assert NOORD_HOLLAND in provinces(bundled, "shown") - provinces(letter, "shown")
    assert provinces(letter, "shown") < provinces(bundled, "shown")
    assert provinces(bundled, "absent") == set()
    evidence = matrix(bundled).cells[ZUID_HOLLAND, "sbir"].evidence
    assert {one.claim.object for one in evidence if one.claim.relation == "commissions"} == {
        "sbir-energietransitie-vaarwegen",
        "sbir-geluid-vrachtverkeer",
    }


def test_what_the_letter_calls_running_does_not_end_before_the_letter(bundled: Snapshot) -> None:
    vaarwegen = bundled.node("sbir-energietransitie-vaarwegen")
    assert vaarwegen.until is None


def test_the_bruins_motion_is_settled_in_the_words_of_the_minister_only(letter: Snapshot) -> None:
    (said,) = [one for one in entry(letter, "motie-bruins").statuses if one.status is Status.ENDED]
    assert said.speaker == MINISTER
    assert "noemt de motie-Bruins over innovatiegericht inkopen afgerond" in said.sentence.nl
    assert "p. 6, al. 1" in said.sentence.nl
    (found,) = find_gaps(letter, rules=["settled-on-own-word"], today=TODAY)
    assert found.entities[:3] == ("motie-bruins", "motie-bruins-verzoek-a", "motie-bruins-verzoek-b")


def test_the_two_requests_of_the_motion_have_a_status_of_their_own(letter: Snapshot) -> None:
    assert [one.status for one in entry(letter, "motie-bruins-verzoek-a").statuses] == [Status.PROPOSED]
    assert [one.status for one in entry(letter, "motie-bruins-verzoek-b").statuses] == [Status.RUNNING]


def test_the_three_years_of_the_motion_ended_in_november_2023(bundled: Snapshot) -> None:
    request = entry(bundled, "motie-bruins-verzoek-a")
    assert request.term is not None
    assert (request.term.until[:7], request.term.derived, request.overdue) == ("2023-11", True, True)


def test_agreements_without_a_known_follow_up_are_listed_with_whom_to_ask(findings: tuple[Finding, ...]) -> None:
    rules = {"commitments-without-follow-up", "terms-run-out", "silent-commitments", "settled-on-own-word"}
    found = {id: one for one in findings if one.rule in rules for id in one.entities}
    for id in (
        "mkb-samenwerkingsagenda",
        "afspraak-inkooptools-kennis-en-innovatieconvenant",
        "ambitie-launching-customer-provincies",
        "motie-bruins-verzoek-a",
        "motie-bruins-verzoek-b",
    ):
        assert "bekend" in found[id].sentence.nl
        assert found[id].evidence
        assert found[id].next_step.contact is not None or found[id].rule == "settled-on-own-word"


def test_the_letter_names_no_fieldlab_and_one_instrument_that_could_be_used_in_them(letter: Snapshot) -> None:
    (found,) = find_gaps(letter, rules=["fieldlabs-without-instrument"], today=TODAY)
    assert (found.entities, found.looked_at.count) == (("sbir",), 0)
    assert letter.of_kind("Fieldlab") == ()


def test_who_does_startup_in_residence_is_shown_for_the_ministry_that_says_so(letter: Snapshot) -> None:
    made = matrix(letter, rows="Ministry")
    assert [row.id for row in made.rows if made.cells[row.id, "startup-in-residence"].state == "shown"] == [EZK]


def test_the_letter_contradicts_itself_on_waterways_and_roads(letter: Snapshot) -> None:
    (found,) = find_gaps(letter, rules=["contradictions"], today=TODAY)
    assert "energieopwekking-bij-provinciale-wegen" in found.entities
    assert "kader 1" in found.sentence.nl


def test_sources_differ_on_the_years_of_the_cooperation_agenda(findings: tuple[Finding, ...]) -> None:
    (found,) = [
        one for one in findings if one.entities == ("mkb-samenwerkingsagenda",) and one.rule == "contradictions"
    ]
    for year in ("2018", "2019", "2020"):
        assert year in found.sentence.nl


def test_no_finding_makes_geen_out_of_missing_data(letter: Snapshot, findings: tuple[Finding, ...]) -> None:
    for one in (*findings, *find_gaps(letter, today=TODAY)):
        assert not careless(one.sentence.nl), one.sentence.nl
        assert "heeft geen" not in one.sentence.nl


def test_at_least_ten_rules_have_something_to_say_and_say_it_in_few_findings(findings: tuple[Finding, ...]) -> None:
    assert len({one.rule for one in findings}) >= 10
    assert len(findings) <= 100
    assert max(sum(one.rule == rule for one in findings) for rule in RULES) <= 15


def test_every_finding_can_be_traced_and_followed_up(bundled: Snapshot, findings: tuple[Finding, ...]) -> None:
    assert len({one.id for one in findings}) == len(findings)
    for one in findings:
        assert one.entities
        assert all(id in bundled for id in one.entities)
        assert set(one.looked_at.sources) <= set(bundled.sources)
        assert one.next_step.contact is None or one.next_step.contact in bundled
        for label in (one.sentence, one.next_step.sentence, one.looked_at.what):
            assert label.nl
            assert label.en
        assert one.sentence.nl != one.sentence.en
        assert one.sentence.nl[0].isupper() or one.sentence.nl[0].isdigit() or one.sentence.nl[0] == "‘"
        assert one.sentence.nl.endswith(".")
        assert ".." not in one.sentence.nl


def test_the_same_question_gets_the_same_answer(bundled: Snapshot, findings: tuple[Finding, ...]) -> None:
    assert find_gaps(loaded((brief_innovatiegericht_inkopen, overheid, ecosysteem)), today=TODAY) == findings


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("EZK", EZK),
        ("IPO", "ipo"),
        ("SiR", "startup-in-residence"),
        ("33009, nr. 82", "kst-33009-82"),
        ("kst-33009-82", "kst-33009-82"),
        ("Kamerstukken II 2020/21, 35570 XIII, nr. 50", "kst-35570-XIII-50"),
        ("Kennis & Innovatieconvenant", "kennis-en-innovatieconvenant"),
        ("provincie fryslan", "tooi-pv21"),
        ("Fleovland", FLEVOLAND),
        ("MKB Nederland", "mkb-nederland"),
    ],
)
def test_search_finds_it_among_all_that_is_bundled(bundled: Snapshot, query: str, id: str) -> None:
    assert search(bundled, query)[0].node.id == id


@pytest.mark.parametrize("place", ["Groningen", "Utrecht"])
def test_a_province_and_a_municipality_of_one_name_are_told_apart(bundled: Snapshot, place: str) -> None:
    with pytest.raises(AmbiguousReferenceError) as raised:
        resolve(bundled, place)
    assert {"Province", "Municipality"} <= {node.kind for node in raised.value.candidates}
    assert resolve(bundled, f"Provincie {place}").kind == "Province"
    assert resolve(bundled, f"Gemeente {place}").kind == "Municipality"
