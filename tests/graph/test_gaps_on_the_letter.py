"""What participants ask about gaps, answered from the letter, and what the rules say of all that is bundled."""

from collections.abc import Iterable
from datetime import date
from types import ModuleType

import pytest

from graph.ask.gaps import RULES, Finding, find_gaps
from graph.ask.ledger import LedgerEntry, ledger
from graph.ask.matrix import matrix
from graph.ask.search import AmbiguousReferenceError, resolve, search
from graph.ask.snapshot import Snapshot, Standing, take_snapshot
from graph.model.records import Batch, Status
from graph.model.words import languages
from graph.say.commitments import status_sentence
from graph.store import Contents
from loaders.card import Given
from loaders.sources import brief_innovatiegericht_inkopen, ecosysteem, overheid
from tests.graph.careful import careless

TODAY = date(2026, 11, 24)
GRONINGEN, FLEVOLAND, NOORD_HOLLAND, ZUID_HOLLAND = "tooi-pv20", "tooi-pv24", "tooi-pv27", "tooi-pv28"
MINISTER, EZK = "minister-van-economische-zaken-en-klimaat", "tooi-mnre1045"


def loaded(sources: Iterable[ModuleType]) -> Snapshot:
    batches = [batch for source in sources for batch in source.batches(Given()) if isinstance(batch, Batch)]
    return take_snapshot(
        Contents(
            revision=1,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        ),
        today=TODAY,
    )


def words(finding: Finding) -> str:
    return finding.sentence.in_language("nl")


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    return loaded((brief_innovatiegericht_inkopen, overheid))


@pytest.fixture(scope="module")
def bundled() -> Snapshot:
    return loaded((brief_innovatiegericht_inkopen, overheid, ecosysteem))


@pytest.fixture(scope="module")
def findings(bundled: Snapshot) -> tuple[Finding, ...]:
    return find_gaps(bundled)


def provinces(snapshot: Snapshot, state: str) -> set[str]:
    made = matrix(snapshot)
    return {row.id for row in made.rows if made.cells[row.id, "sbir"].state == state}


def entry(snapshot: Snapshot, id: str) -> LedgerEntry:
    (entry,) = [entry for entry in ledger(snapshot) if entry.node.id == id]
    return entry


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
    assert {piece.claim.object for piece in evidence if piece.claim.relation == "commissions"} == {
        "sbir-energietransitie-vaarwegen",
        "sbir-geluid-vrachtverkeer",
    }


def test_what_the_letter_calls_running_does_not_end_before_the_letter(bundled: Snapshot) -> None:
    vaarwegen = bundled.node("sbir-energietransitie-vaarwegen")
    assert vaarwegen.until is None


def test_the_bruins_motion_is_settled_in_the_words_of_the_minister_only(letter: Snapshot) -> None:
    motion = entry(letter, "motie-bruins")
    (statement,) = [statement for statement in motion.statuses if statement.status is Status.ENDED]
    assert statement.speaker == MINISTER
    sentence = status_sentence(letter, motion, statement).in_language("nl")
    assert "beschouwt de motie-Bruins over innovatiegericht inkopen als afgerond" in sentence
    assert "p. 6, al. 1" in sentence
    (finding,) = [
        finding for finding in find_gaps(letter, rules=["open-commitments"]) if "motie-bruins" in finding.entities
    ]
    assert {"motie-bruins", "motie-bruins-verzoek-a", "motie-bruins-verzoek-b"} <= set(finding.entities)
    assert finding.severity == "serious"
    assert "een andere bron die dat bevestigt, is niet bekend" in words(finding)


def test_the_two_requests_of_the_motion_have_a_status_of_their_own(letter: Snapshot) -> None:
    assert [statement.status for statement in entry(letter, "motie-bruins-verzoek-a").statuses] == [Status.PROPOSED]
    assert [statement.status for statement in entry(letter, "motie-bruins-verzoek-b").statuses] == [Status.RUNNING]


def test_the_three_years_of_the_motion_ended_in_november_2023(bundled: Snapshot) -> None:
    request = entry(bundled, "motie-bruins-verzoek-a")
    assert request.term is not None
    assert (request.term.until[:7], request.term.derived, request.overdue) == ("2023-11", True, True)


def test_promises_without_a_known_follow_up_are_listed_with_whom_to_ask(findings: tuple[Finding, ...]) -> None:
    by_entity = {id: finding for finding in findings if finding.rule == "open-commitments" for id in finding.entities}
    for id in (
        "afspraak-inkooptools-kennis-en-innovatieconvenant",
        "ambitie-launching-customer-provincies",
        "motie-bruins-verzoek-a",
        "motie-bruins-verzoek-b",
    ):
        assert "bekend" in words(by_entity[id])
        assert by_entity[id].evidence
        assert by_entity[id].next_step.contact is not None


def test_the_letter_names_no_fieldlab_and_one_instrument_that_could_be_used_in_them(letter: Snapshot) -> None:
    (finding,) = find_gaps(letter, rules=["fieldlabs-without-instrument"])
    assert (finding.entities, finding.looked_at.count) == (("sbir",), 0)
    assert letter.of_kind("Fieldlab") == ()


def test_who_does_startup_in_residence_is_shown_for_the_ministry_that_says_so(letter: Snapshot) -> None:
    made = matrix(letter, rows="Ministry")
    assert [row.id for row in made.rows if made.cells[row.id, "startup-in-residence"].state == "shown"] == [EZK]


def test_the_letter_contradicts_itself_on_waterways_and_roads(letter: Snapshot) -> None:
    (finding,) = find_gaps(letter, rules=["contradictions"])
    assert "energieopwekking-bij-provinciale-wegen" in finding.entities
    assert "kader 1" in words(finding)


def test_sources_differ_on_the_years_of_the_cooperation_agenda(findings: tuple[Finding, ...]) -> None:
    (finding,) = [
        finding
        for finding in findings
        if finding.entities == ("mkb-samenwerkingsagenda",) and finding.rule == "contradictions"
    ]
    for year in ("2018", "2019", "2020"):
        assert year in words(finding)


def test_no_finding_makes_geen_out_of_missing_data(letter: Snapshot, findings: tuple[Finding, ...]) -> None:
    for finding in (*findings, *find_gaps(letter)):
        assert not careless(words(finding)), words(finding)
        assert "heeft geen" not in words(finding)


def test_at_least_ten_rules_have_something_to_say_and_say_it_in_few_findings(findings: tuple[Finding, ...]) -> None:
    assert len({finding.rule for finding in findings}) >= 10
    assert len(findings) <= 100
    assert max(sum(finding.rule == rule for finding in findings) for rule in RULES) <= 15


def test_every_finding_can_be_traced_and_followed_up(bundled: Snapshot, findings: tuple[Finding, ...]) -> None:
    assert len({finding.id for finding in findings}) == len(findings)
    for finding in findings:
        assert finding.entities
        assert all(id in bundled for id in finding.entities)
        assert set(finding.looked_at.sources) <= set(bundled.sources)
        assert finding.next_step.contact is None or finding.next_step.contact in bundled
        for language in languages():
            for sentence in (finding.sentence, finding.next_step.sentence, finding.looked_at.what):
                assert sentence.in_language(language)
        assert len({finding.sentence.in_language(language) for language in languages()}) == len(languages())
        assert words(finding)[0].isupper() or words(finding)[0].isdigit() or words(finding)[0] == "‘"
        assert words(finding).endswith(".")
        assert ".." not in words(finding)


def test_the_same_question_gets_the_same_answer(bundled: Snapshot, findings: tuple[Finding, ...]) -> None:
    assert find_gaps(loaded((brief_innovatiegericht_inkopen, overheid, ecosysteem))) == findings


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("EZK", EZK),
        ("IPO", "ipo"),
        ("SiR", "startup-in-residence"),
        ("33009, nr. 82", "kst-33009-82"),
        ("kst-33009-82", "kst-33009-82"),
        ("Kamerstukken II 2020/21, 35570 XIII, nr. 50", "kst-35570-XIII-50"),
        ("Kennis & Innovatieconvenant", "kennis-en-innovatieconvenant-2024-2027"),
        ("provincie fryslan", "tooi-pv21"),
        ("Fleovland", FLEVOLAND),
        ("MKB Nederland", "mkb-nederland"),
    ],
)
def test_search_finds_it_among_all_that_is_bundled(bundled: Snapshot, query: str, id: str) -> None:
    assert search(bundled, query)[0].node.id == id


def test_search_finds_what_is_over_where_the_past_is_shown(bundled: Snapshot) -> None:
    assert search(bundled.with_past, "Kennis- en Innovatieconvenant")[0].node.id == "kennis-en-innovatieconvenant"
    assert bundled.standing("kennis-en-innovatieconvenant") is Standing.ENDED
    assert "kennis-en-innovatieconvenant" not in {hit.node.id for hit in search(bundled, "innovatieconvenant")}


@pytest.mark.parametrize("place", ["Groningen", "Utrecht"])
def test_a_province_and_a_municipality_of_one_name_are_told_apart(bundled: Snapshot, place: str) -> None:
    with pytest.raises(AmbiguousReferenceError) as raised:
        resolve(bundled, place)
    assert {"Province", "Municipality"} <= {node.kind for node in raised.value.candidates}
    assert resolve(bundled, f"Provincie {place}").kind == "Province"
    assert resolve(bundled, f"Gemeente {place}").kind == "Municipality"
