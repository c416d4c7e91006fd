"""The questions that participants ask, answered as the letter has it, and with all that is bundled."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.ask.questions.answering import answer
from graph.ask.questions.asking import make_question
from graph.ask.questions.kinds import KINDS
from graph.ask.questions.money import Running, find_money
from graph.ask.questions.people import find_first_contact, find_introduction
from graph.ask.questions.use import find_fitting, find_users
from graph.ask.search import resolve
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.vocabulary import VOCABULARY
from graph.say.answers import Answer, tell
from graph.store import Store
from loaders.sources import brief_innovatiegericht_inkopen, overheid
from tests.graph.test_gaps_on_the_letter import (
    EZK,
    FLEVOLAND,
    GRONINGEN,
    MINISTER,
    NOORD_HOLLAND,
    TODAY,
    ZUID_HOLLAND,
    loaded,
)

PROVINCE = VOCABULARY.kinds["Province"]
RVO = "tooi-oorg10005"


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    return loaded([overheid, brief_innovatiegericht_inkopen])


@pytest.fixture(scope="module")
def whole(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read(), today=TODAY)


def asked(snapshot: Snapshot, id: str, **parameters: str) -> Answer:
    question = make_question(snapshot, KINDS[id], {name.rstrip("_"): value for name, value in parameters.items()})
    return tell(snapshot, question, answer(snapshot, question, known_on=lambda _: snapshot))


def read(answer: Answer) -> str:
    return " ".join((answer.sentence.in_language("nl"), *lines(answer)))


def lines(answer: Answer) -> Iterator[str]:
    for part in answer.parts:
        yield from (line.sentence.in_language("nl") for line in part.lines)


def ids(uses: object) -> list[str]:
    return sorted(use.body.id for use in uses)  # type: ignore[attr-defined]


def test_of_twelve_provinces_two_are_shown_one_is_in_doubt_and_nine_are_unknown(letter: Snapshot) -> None:
    users = find_users(letter, letter.node("sbir"), [PROVINCE])
    shown = {*ids(users.now), *ids(users.before)}
    assert shown == {FLEVOLAND, ZUID_HOLLAND}
    assert ids(users.doubtful) == [GRONINGEN]
    assert not users.denied
    left = {node.id for node in users.unknown} - {GRONINGEN} - shown
    assert len(left) == 9
    assert users.total == 12


def test_with_what_else_is_bundled_noord_holland_is_known_too(whole: Snapshot) -> None:
    assert NOORD_HOLLAND in ids(find_users(whole, whole.node("sbir"), [PROVINCE]).now)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_that_a_province_does_not_use_it_is_never_made_of_missing_data(letter: Snapshot, language: str) -> None:
    answer = asked(letter, "non-users", what="SBIR", who="provincie")
    assert not answer.known
    sentence = answer.sentence.in_language(language)
    for name in ("Drenthe", "Noord-Holland", "Limburg"):
        assert name in sentence.partition("iets anders" if language == "nl" else "something else")[2]
    assert not any("geen sbir" in line.casefold() for line in lines(answer))


@pytest.mark.parametrize(("body", "begin"), [("Flevoland", "Ja: "), ("Drenthe", "Dat is niet bekend: ")])
def test_whether_one_province_uses_it_is_yes_or_not_known(whole: Snapshot, body: str, begin: str) -> None:
    answer = asked(whole, "uses", who=f"Provincie {body}", what="SBIR")
    assert answer.sentence.in_language("nl").startswith(begin)


def test_the_motion_has_two_requests_each_with_its_own_state(letter: Snapshot) -> None:
    answer = asked(letter, "outcome", what="motie-bruins")
    sentence = answer.sentence.in_language("nl")
    assert "beschouwt de motie-Bruins over innovatiegericht inkopen als afgerond" in sentence
    assert "streefcijfers is volgens de minister van Economische Zaken en Klimaat nog niet beslist" in sentence
    assert "overleg met decentrale overheden loopt, zegt de minister" in sentence
    assert "volgende kabinet" in sentence
    assert answer.steps[0].contact is not None
    assert answer.steps[0].contact.id == MINISTER


def test_the_term_of_three_years_runs_from_the_day_of_the_motion(whole: Snapshot) -> None:
    assert "5 november 2023" in asked(whole, "outcome", what="motie-bruins").sentence.in_language("nl")


def test_mkb_nederland_gets_to_flevoland_through_the_platform_and_ipo_and_a_second_way(whole: Snapshot) -> None:
    introduction = find_introduction(whole, whole.node("mkb-nederland"), whole.node(FLEVOLAND))
    assert introduction.routes is not None
    first, second, *_ = introduction.routes.paths
    assert first.nodes[1:-1] == ("economisch-samenwerkingsplatform", "ipo")
    assert first.contact == "ipo"
    assert set(first.nodes[1:-1]).isdisjoint(second.nodes[1:-1])
    assert any("smart-mobility" in part.object for part, _ in introduction.topics)
    answer = asked(whole, "introduction", from_="MKB-Nederland", to="Provincie Flevoland")
    assert "Bel eerst het Interprovinciaal Overleg (IPO)" in answer.sentence.in_language("nl")
    assert "afgeleid" in read(answer)


def test_without_a_start_it_tells_who_is_tied_to_the_goal_and_asks_for_one(whole: Snapshot) -> None:
    answer = asked(whole, "introduction", to="Provincie Flevoland")
    assert "Interprovinciaal Overleg (IPO)" in answer.sentence.in_language("nl")
    assert answer.steps[0].address == f"/paths?to={FLEVOLAND}"


def test_where_there_is_no_route_it_says_so_and_why(whole: Snapshot) -> None:
    answer = asked(whole, "introduction", from_="VNG", to="RoboHouse")
    assert not answer.known
    assert "geen route bekend" in read(answer)


def test_eleven_and_a_half_million_is_one_sum_with_two_within_it(letter: Snapshot) -> None:
    streams = [stream for stream in find_money(letter, letter.node("sbir")).direct if stream.amount == 11_500_000]
    assert len(streams) == 1
    assert sorted(part.amount for part in streams[0].parts) == [1_500_000, 10_000_000]
    assert streams[0].running is Running.OVER
    answer = asked(letter, "money", what="SBIR")
    assert "niet op te tellen" in answer.sentence.in_language("nl") or len(answer.parts[0].lines) == 1
    assert "geen structurele middelen" in answer.sentence.in_language("nl")


def test_startup_in_residence_has_two_sums_apart(letter: Snapshot) -> None:
    money = find_money(letter, letter.node("startup-in-residence"))
    assert sorted(stream.amount for stream in (*money.direct, *money.through)) == [300_000, 400_000]
    sentence = asked(letter, "doers", what="SiR").sentence.in_language("nl")
    assert "€ 300.000" in sentence
    assert "€ 400.000" in sentence


def test_who_asks_whom_to_ring_hears_rvo_pianoo_and_ezk_and_who_did_it_before(whole: Snapshot) -> None:
    first_contact = find_first_contact(whole, None, VOCABULARY.kinds["Municipality"])
    assert [contact.actor.id for contact in first_contact.helping][:3] == [RVO, "pianoo", EZK]
    assert first_contact.peers[0][0].body.name == "Gemeente Amsterdam"
    answer = asked(whole, "first-contact", who="gemeente")
    assert "gesloten" in answer.sentence.in_language("nl")
    assert "31 mei 2021" in read(answer)


def test_on_the_letter_alone_no_fieldlab_is_made_up(letter: Snapshot) -> None:
    fitting = find_fitting(letter, VOCABULARY.kinds["Fieldlab"])
    assert fitting.total == 0
    assert [fact.subject for fact in fitting.potential] == ["sbir"]
    assert not fitting.uses
    assert "geen fieldlab bij naam bekend" in asked(letter, "fitting", who="fieldlabs").sentence.in_language("nl")


def test_agreements_without_a_follow_up_are_told_with_whom_to_ask(letter: Snapshot) -> None:
    answer = asked(letter, "no-follow-up")
    text = read(answer)
    assert "vaker launching customer te zijn: geen vervolg bekend" in text
    assert "MKB-samenwerkingsagenda" in text
    assert "Te vragen:" in text
    assert all("geen vervolg bekend" in line for line in lines(answer))


def test_what_changed_is_that_one_cell_and_nothing_when_nothing_did(letter: Snapshot, whole: Snapshot) -> None:
    question = make_question(whole, KINDS["changes"], {"since": "2026-11-01"})
    changes = tell(whole, question, answer(whole, question, known_on=lambda _: letter))
    assert "Noord-Holland" in read(changes)
    assert "eerst onbekend, nu aangetoond" in read(changes)
    nothing = tell(whole, question, answer(whole, question, known_on=lambda _: whole))
    assert nothing.sentence.in_language("nl") == "Er is sinds 1 november 2026 niets veranderd."


@pytest.mark.parametrize(
    ("parameters", "days"),
    [
        ({"since": "2026-11-01"}, [date(2026, 10, 31)]),
        ({"since": "2026"}, [date(2025, 12, 31)]),
        ({"since": "2026-03", "until": "2026-03"}, [date(2026, 3, 31), date(2026, 2, 28)]),
    ],
)
def test_the_first_and_the_last_day_belong_to_what_changed(
    whole: Snapshot, parameters: dict[str, str], days: list[date]
) -> None:
    compared = []

    def known_on(day: date) -> Snapshot:
        compared.append(day)
        return whole

    answer(whole, make_question(whole, KINDS["changes"], parameters), known_on=known_on)
    assert compared == days


def test_a_day_on_which_nothing_was_loaded_yet_is_told(whole: Snapshot) -> None:
    empty = loaded([])
    question = make_question(whole, KINDS["changes"], {"since": "2020"})
    changes = tell(whole, question, answer(whole, question, known_on=lambda _: empty))
    assert changes.sentence.in_language("nl").startswith("Vóór 2020 was nog niets geladen")


@pytest.mark.parametrize("id", [id for id in KINDS if id != "changes"])
def test_every_answer_reads_in_every_language_and_the_same_twice(whole: Snapshot, id: str) -> None:
    examples = {"what": "sbir", "who": "Province", "from": "vng", "to": "ipo"}
    special = {"outcome": "motie-bruins", "winners": "sbir-smart-mobility-flevoland"}
    parameters = {slot.name: special.get(id, examples[slot.name]) for slot in KINDS[id].slots}
    if id in {"uses", "no-follow-up"}:
        parameters["who"] = FLEVOLAND
    first, second = (asked(whole, id, **{f"{name}_": value for name, value in parameters.items()}) for _ in range(2))
    for language in ("nl", "en"):
        assert first.sentence.in_language(language)
        assert [line.sentence.in_language(language) for part in first.parts for line in part.lines] == [
            line.sentence.in_language(language) for part in second.parts for line in part.lines
        ]


def test_every_line_of_a_fact_has_evidence(whole: Snapshot) -> None:
    answer = asked(whole, "users", what="sbir", who="Province")
    assert all(line.evidence for part in answer.parts if not part.folded for line in part.lines)


def test_a_name_resolves_to_what_the_question_is_about(whole: Snapshot) -> None:
    assert asked(whole, "money", what="Innovatiekrediet").question.entity("what") == resolve(whole, "Innovatiekrediet")
