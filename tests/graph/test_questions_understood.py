"""Which question a text is: in other words, another order, with typing errors, in English; and what is none."""

import pytest

from graph.ask.near_queries import near_queries
from graph.ask.questions.asking import WrongQuestionError, make_question, ready_questions
from graph.ask.questions.kinds import KINDS, PARAMETERS
from graph.ask.questions.understanding import understand
from graph.ask.search import UnknownReferenceError
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.words import has_words, languages
from graph.say.understood import understood
from graph.store import Store
from tests.graph.test_gaps_on_the_letter import TODAY, loaded

SBIR = {"what": "sbir", "who": "Province"}
MOTION = {"what": "motie-bruins"}
ROUTE = {"to": "tooi-pv24", "from": "mkb-nederland"}


@pytest.fixture(scope="module")
def whole(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read(), today=TODAY)


@pytest.mark.parametrize(
    ("text", "id", "query"),
    [
        ("Welke provincies gebruiken SBIR?", "users", SBIR),
        ("welke provinsies gebruikn SBRI", "users", SBIR),
        ("SBIR, welke provincies gebruiken dat?", "users", SBIR),
        ("Which provinces use SBIR?", "users", SBIR),
        ("Wie gebruikt SBIR?", "users", {"what": "sbir"}),
        ("Welke waterschappen gebruiken PCP?", "users", {"what": "precommercieel-inkopen", "who": "WaterAuthority"}),
        ("welke provincie heeft geen SBIR", "non-users", SBIR),
        ("Welke provincies doen nog niet aan SBIR?", "non-users", SBIR),
        ("Which provinces do not use SBIR?", "non-users", SBIR),
        ("Which provinces don't use SBIR?", "non-users", SBIR),
        ("Welke provincies gebruiken SBIR niet?", "non-users", SBIR),
        ("Welke provincies gebruiken geen SBIR?", "non-users", SBIR),
        ("Wie gebruikt SBIR niet?", "non-users", {"what": "sbir"}),
        ("Welke provincies hebben geen ervaring met SBIR?", "non-users", SBIR),
        ("Welke provincies zetten SBIR niet in?", "non-users", SBIR),
        ("Gebruikt Drenthe SBIR?", "uses", {"who": "tooi-pv22", "what": "sbir"}),
        ("Does the province of Drenthe use SBIR?", "uses", {"who": "tooi-pv22", "what": "sbir"}),
        ("Welke instrumenten gebruikt de provincie Overijssel?", "uses", {"who": "tooi-pv23"}),
        ("Wat is er van de motie-Bruins geworden?", "outcome", MOTION),
        ("Wat is er met motie Bruins gebeurd?", "outcome", MOTION),
        ("What became of the motie-Bruins?", "outcome", MOTION),
        ("Is de motie-Bruins uitgevoerd?", "outcome", MOTION),
        ("Wie brengt MKB-Nederland bij Provincie Flevoland, waarover?", "introduction", ROUTE),
        ("Hoe komt MKB-Nederland bij de provincie Flevoland?", "introduction", ROUTE),
        ("Who can bring MKB-Nederland to Provincie Flevoland?", "introduction", ROUTE),
        ("Wie brengt ons bij Flevoland?", "introduction", {"to": "tooi-pv24"}),
        ("Wie brengt de Vereniging van Nederlandse Gemeenten (VNG) bij de provincie Flevoland?", "introduction",
         {"to": "tooi-pv24", "from": "vng"}),
        ("Wie brengt ons van de VNG bij de provincie Flevoland?", "introduction", {"to": "tooi-pv24", "from": "vng"}),
        ("Wie brengt ons bij de provincie Flevoland vanuit het IPO?", "introduction",
         {"to": "tooi-pv24", "from": "ipo"}),
        ("Hoe krijg ik de routes naar de Vereniging van Nederlandse Gemeenten (VNG) als data?", "data", {"to": "vng"}),
        ("Hoeveel geld is er voor SBIR, van wie, en loopt het nog?", "money", {"what": "sbir"}),
        ("Hoeveel geld is er voor de pilot SBIR?", "money", {"what": "sbir"}),
        ("Wie doet mee aan SBIR?", "doers", {"what": "sbir"}),
        ("Wie betaalt Startup in Residence?", "money", {"what": "startup-in-residence"}),
        ("How much money is there for SBIR?", "money", {"what": "sbir"}),
        ("Wij hebben een vraagstuk; wie bel ik eerst?", "first-contact", {}),
        ("Wie bel ik eerst over circulair bouwen?", "first-contact", {"what": "thema-circulair-bouwen"}),
        ("Gemeente: wij hebben een vraagstuk; wie bel ik eerst?", "first-contact", {"who": "Municipality"}),
        ("Welke afspraken hebben geen vervolg?", "no-follow-up", {}),
        ("Welke afspraken van VNG hebben geen vervolg?", "no-follow-up", {"who": "vng"}),
        ("Which agreements have no follow-up?", "no-follow-up", {}),
        ("Welk instrument past bij fieldlabs, en wie gebruikt er al een?", "fitting", {"who": "Fieldlab"}),
        ("Wie doet Startup in Residence?", "doers", {"what": "startup-in-residence"}),
        ("Wie won de SBIR Smart Mobility Flevoland?", "winners", {"what": "sbir-smart-mobility-flevoland"}),
        ("Wat veranderde sinds 1 november 2026?", "changes", {"since": "2026-11-01"}),
        ("Wat veranderde van 1-11-2026 tot 20-11-2026?", "changes", {"since": "2026-11-01", "until": "2026-11-20"}),
        ("Wat veranderde tussen 20-11-2026 en 1-11-2026?", "changes", {"since": "2026-11-01", "until": "2026-11-20"}),
        ("Wat veranderde er van 1 oktober tot en met 31 december 2025?", "changes",
         {"since": "2025-10-01", "until": "2025-12-31"}),
        ("What changed between 1 March and 5 April 2025?", "changes", {"since": "2025-03-01", "until": "2025-04-05"}),
        ("Wat veranderde er sinds 3-2025?", "changes", {"since": "2025-03"}),
        ("Wat veranderde er sinds 29/11/2025?", "changes", {"since": "2025-11-29"}),
        ("Wat veranderde er sinds jan 2026?", "changes", {"since": "2026-01"}),
        ("Wat veranderde er sinds 1 januari?", "changes", {"since": "2026-01-01"}),
        ("Wat veranderde er sinds 12 december?", "changes", {"since": "2025-12-12"}),
        ("Welk convenant is verlopen zonder vervolg?", "no-follow-up", {}),
        ("Mail mij de kaart.", "map-file", {}),
        ("Geef mij dit als API.", "data", {}),
    ],
)  # fmt: skip
def test_a_question_is_understood(whole: Snapshot, text: str, id: str, query: dict[str, str]) -> None:
    made = understand(whole, text)
    assert made is not None
    assert made.question is not None
    assert (made.question.kind.id, made.question.query) == (id, query)


@pytest.mark.parametrize("text", ["SBIR", "Provincie Flevoland", "Motie-Bruins", "33009, nr. 104", "ministerie", ""])
def test_a_name_is_no_question(whole: Snapshot, text: str) -> None:
    assert understand(whole, text) is None


def test_what_is_not_understood_is_said_to_be_not_understood(whole: Snapshot) -> None:
    made = understand(whole, "Wie is de baas van EZK?")
    assert made is not None
    assert made.question is None
    assert next(understood(made)).in_language("nl").startswith("Deze vraag begrijpen wij niet.")


def test_what_the_question_lacks_is_asked_for(whole: Snapshot) -> None:
    made = understand(whole, "Hoeveel geld, van wie, en loopt het nog?")
    assert made is not None
    assert (made.question, made.missing) == (None, "what")
    assert "waarover is niet duidelijk" in next(understood(made)).in_language("nl")


def test_how_it_was_read_is_told(whole: Snapshot) -> None:
    made = understand(whole, "Welke provinsies gebruiken SBIR?")
    assert made is not None
    sentences = [message.in_language("nl") for message in understood(made)]
    assert "Wij lazen ‘provincies’ waar u ‘provinsies’ schreef." in sentences


def test_what_a_name_can_mean_besides_is_told(whole: Snapshot) -> None:
    made = understand(whole, "Is de motie Verhoeven uitgevoerd?")
    assert made is not None
    assert any("kan ook iets anders bedoeld zijn" in message.in_language("nl") for message in understood(made))


def test_a_meeting_without_a_day_is_taken_as_thirty_days_ago_and_told(whole: Snapshot) -> None:
    made = understand(whole, "Wat veranderde er sinds de vorige vergadering?")
    assert made is not None
    assert made.question is not None
    assert made.question.query == {"since": "2026-10-25"}
    assert any("laatste 30 dagen" in message.in_language("nl") for message in understood(made))


@pytest.mark.parametrize("day", ["31-02-2025", "1 dec 24", "1 december ’24"])
def test_of_a_day_that_there_never_was_or_that_has_no_whole_year_is_asked_which_one_is_meant(
    whole: Snapshot, day: str
) -> None:
    made = understand(whole, f"Wat veranderde er sinds {day}?")
    assert made is not None
    assert (made.question, made.missing, made.days) == (None, "since", None)
    assert "sinds wanneer is niet duidelijk" in next(understood(made)).in_language("nl")


def test_each_ready_question_is_understood_as_itself(whole: Snapshot) -> None:
    for question in ready_questions(whole):
        for language in languages():
            made = understand(whole, question.words.in_language(language))
            assert made is not None
            assert made.question == question, question.words.in_language(language)


def test_of_an_empty_graph_nothing_is_understood_and_nothing_offered() -> None:
    empty = loaded([])
    made = understand(empty, "Welke provincies gebruiken SBIR?")
    assert made is not None
    assert made.question is None
    assert {question.kind.id for question in ready_questions(empty)} == {"first-contact", "no-follow-up", "changes"}


def test_the_questions_to_begin_with_are_about_what_is_known_best(whole: Snapshot) -> None:
    ready = {question.kind.id: question.query for question in ready_questions(whole)}
    assert len(ready) == 8
    assert ready["users"] == SBIR
    assert ready["outcome"] == MOTION
    assert ready["doers"] == {"what": "startup-in-residence"}


@pytest.mark.parametrize("id", KINDS)
def test_a_kind_of_question_has_cues_and_words_in_every_language(id: str) -> None:
    optional = [slot.name for slot in KINDS[id].slots if not slot.required]
    for language in languages():
        assert has_words(f"question-{id}.cues", language)
        for number in range(len(optional) + 1):
            assert has_words("-".join((f"question-{id}", *optional[:number])), language)
    assert {slot.name for slot in KINDS[id].slots} <= set(PARAMETERS)


def test_what_a_question_is_not_about_is_refused(whole: Snapshot) -> None:
    with pytest.raises(WrongQuestionError, match="does not fit"):
        make_question(whole, KINDS["users"], {"what": "IPO"})
    with pytest.raises(WrongQuestionError, match="has no to"):
        make_question(whole, KINDS["users"], {"what": "SBIR", "to": "IPO"})
    with pytest.raises(WrongQuestionError, match="asks for what"):
        make_question(whole, KINDS["users"], {})
    with pytest.raises(WrongQuestionError, match="not a date"):
        make_question(whole, KINDS["changes"], {"since": "gisteren"})
    with pytest.raises(UnknownReferenceError):
        make_question(whole, KINDS["users"], {"what": "zzzzzz"})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Minsterie van Ecnomie", "Ministerie van Economische Zaken"),
        ("provinsie drente", "provincie drenthe"),
        ("innovatiepartnershap", "innovatiepartnerschap"),
    ],
)
def test_typing_errors_are_suggested(whole: Snapshot, written: str, meant: str) -> None:
    assert meant in near_queries(whole, written)


@pytest.mark.parametrize("query", ["SBIR", "provincie", "", "qqqqqqqqqq"])
def test_where_nothing_is_wrong_or_nothing_is_near_nothing_is_suggested(whole: Snapshot, query: str) -> None:
    assert near_queries(whole, query) == ()
