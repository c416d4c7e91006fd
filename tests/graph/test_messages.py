"""Messages: what is told is a key with parameters, and each language puts it into words of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import words
from graph.model.words import (
    Counted,
    Dated,
    Listed,
    Message,
    Sentences,
    UnknownMessageError,
    has_words,
    in_words,
    keys,
    languages,
    message,
    parameters_of,
    sentence_start,
)

NUMBERS = "numbers = nul één twee drie vier vijf zes zeven acht negen tien elf twaalf\nand = en\nor = of\n"
ENGLISH = (
    "numbers = zero one two three four five six seven eight nine ten eleven twelve\nand = and\nor = or\n"
    "greeting = Hello { $name }.\n"
)
Catalogue = Callable[..., None]


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """Gives words to a catalogue that has no others: texts by name of file, in Dutch unless another is named."""
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    caches = (languages, words._bundle, words._entries, words._format, parameters_of)

    def write(language: str = "nl", /, **files: str) -> None:
        folder = tmp_path / language
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
        for function in caches:
            function.cache_clear()

    write(language=NUMBERS)
    write("en", language=ENGLISH)
    yield write
    monkeypatch.undo()
    for function in caches:
        function.cache_clear()


def test_a_message_reads_in_each_language_with_its_parameters(catalogue: Catalogue) -> None:
    catalogue(groeten="greeting = Dag { $name }.\n")
    greeting = message("greeting", name="Westveld")
    assert (greeting.in_language("nl"), greeting.in_language("en")) == ("Dag Westveld.", "Hello Westveld.")
    assert str(greeting) == "Hello Westveld."
    assert greeting == Message("greeting", (("name", "Westveld"),))
    assert len({greeting, message("greeting", name="Westveld")}) == 1


def test_a_parameter_is_never_read_as_words_of_the_catalogue(catalogue: Catalogue) -> None:
    catalogue(groeten="greeting = Dag { $name }.\n")
    for name in ("{ $name }", "{ greeting }", "<b>", '"', "\u2068x\u2069", "a\nb", "%s"):
        assert message("greeting", name=name).in_language("nl") == f"Dag {name}."


def test_an_attribute_is_a_message_of_its_own(catalogue: Catalogue) -> None:
    catalogue(kind="kind = soort\n    .plural = soorten van { $what }\n")
    assert message("kind.plural", what="water").in_language("nl") == "soorten van water"
    assert (has_words("kind"), has_words("kind.plural"), has_words("kind.dual")) == (True, True, False)
    assert not parameters_of("kind", "nl")
    assert parameters_of("kind.plural", "nl") == {"what"}
    with pytest.raises(UnknownMessageError, match=r"'kind\.dual'"):
        message("kind.dual").in_language("nl")


def test_a_number_chooses_its_form_and_has_the_separators_of_the_language(catalogue: Catalogue) -> None:
    catalogue(tel="tie = { $number ->\n    [0] geen band\n    [1] één band\n   *[other] { $number } banden\n }\n")
    catalogue("en", tel="tie = { $number ->\n    [one] one tie\n   *[other] { $number } ties\n }\n")
    ties = [message("tie", number=number) for number in (0, 1, 2, 12_000)]
    assert [tie.in_language("nl") for tie in ties] == ["geen band", "één band", "2 banden", "12.000 banden"]
    assert [tie.in_language("en") for tie in ties] == ["0 ties", "one tie", "2 ties", "12,000 ties"]


def test_words_writes_a_number_up_to_twelve_in_words(catalogue: Catalogue) -> None:
    catalogue(tel="ties = { WORDS($number) } banden\n")
    assert [message("ties", number=number).in_language("nl") for number in (0, 1, 12, 13, 1_500)] == [
        "nul banden", "één banden", "twaalf banden", "13 banden", "1.500 banden",
    ]  # fmt: skip


def test_a_counted_number_beside_a_larger_one_is_written_in_digits(catalogue: Catalogue) -> None:
    assert [Counted(3, among).in_language("nl") for among in (0, 12, 13)] == ["drie", "drie", "3"]
    assert Counted(-1).in_language("nl") == "-1"


@pytest.mark.parametrize(
    ("items", "style", "nl", "en"),
    [
        ((), "standard", "", ""),
        (("een",), "standard", "een", "een"),
        (("een", "twee"), "standard", "een en twee", "een and twee"),
        (("een", "twee", "drie"), "standard", "een, twee en drie", "een, twee and drie"),
        (("een", "twee", "drie"), "or", "een, twee of drie", "een, twee or drie"),
        (("Los", "Water, Bouw en Beheer", "Zuid"), "standard", "Los; Water, Bouw en Beheer; en Zuid", None),
        (("Los", "Bouw (water, wegen)", "Zuid"), "standard", "Los, Bouw (water, wegen) en Zuid", None),
        (("Water, Bouw", "Zuid"), "standard", "Water, Bouw en Zuid", None),
    ],
)
def test_a_list_reads_as_one_and_a_comma_in_a_name_does_not_part_it(
    catalogue: Catalogue, items: tuple[str, ...], style: str, nl: str, en: str | None
) -> None:
    listed = Listed(items, style)  # type: ignore[arg-type]
    assert in_words(listed, "nl") == nl
    if en is not None:
        assert in_words(listed, "en") == en


def test_a_list_can_have_messages_and_dates_in_it(catalogue: Catalogue) -> None:
    catalogue(groeten="greeting = Dag { $name }\nboth = { $list }!\n")
    listed = Listed((message("greeting", name="A"), Dated("2020-12-08"), 3))
    assert message("both", list=listed).in_language("nl") == "Dag A, 8 december 2020 en 3!"


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("2019", "2019", "2019"),
        ("2020-12", "december 2020", "December 2020"),
        ("2020-12-08", "8 december 2020", "8 December 2020"),
    ],
)
def test_a_partial_date_says_no_more_than_it_knows(text: str, nl: str, en: str) -> None:
    assert (in_words(Dated(text), "nl"), in_words(Dated(text), "en")) == (nl, en)


def test_a_message_can_be_a_parameter_of_another(catalogue: Catalogue) -> None:
    catalogue(groeten="greeting = Dag { $name }.\nsaid = Er staat: { $what }\n")
    sentence = message("said", what=message("greeting", name="Westveld"))
    assert sentence.in_language("nl") == "Er staat: Dag Westveld."


def test_a_message_can_take_up_others_of_the_catalogue(catalogue: Catalogue) -> None:
    catalogue(
        groeten="both = { greeting } { last }\nlast = { greeting } Dag!\n# Een groet.\ngreeting = Dag { $name }.\n"
    )
    assert message("both", name="A").in_language("nl") == "Dag A. Dag A. Dag!"


def test_an_empty_parameter_leaves_one_blank(catalogue: Catalogue) -> None:
    catalogue(lid="member = { $who } is { $when } lid van { $what } { $when }\n")
    assert message("member", who="A", when="", what="B").in_language("nl") == "A is lid van B"


def test_sentences_follow_each_other_each_with_its_capital_and_one_full_stop(catalogue: Catalogue) -> None:
    catalogue(zinnen="first = een { $what }.\nsecond = ’s ochtends ook.\n")
    sentences = Sentences((message("first", what="Fontein B.V."), message("second"), message("first", what="eind")))
    assert sentences.in_language("nl") == "Een Fontein B.V. ’s Ochtends ook. Een eind."
    assert Sentences(()).in_language("nl") == ""


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("een zin", "Een zin"),
        ("één zin", "Eén zin"),
        ("ijs smelt", "IJs smelt"),
        ("'t huis", "'t Huis"),
        ("’s-gravenhage", "’s-Gravenhage"),
        ("eHerkenning werkt", "eHerkenning werkt"),
        ("bol.com werkt", "bol.com werkt"),
        ("12 zinnen", "12 zinnen"),
        ("‘een titel’", "‘een titel’"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_the_capital_of_its_first_word(text: str, begun: str) -> None:
    assert sentence_start(text) == begun


@given(st.text())
def test_a_sentence_that_has_its_capital_keeps_it(text: str) -> None:
    once = sentence_start(text)
    assert sentence_start(once) == once
    assert once.casefold().replace("é", "e") == text.casefold().replace("é", "e")


def test_a_key_that_a_language_has_no_words_for_is_told(catalogue: Catalogue) -> None:
    assert not has_words("greeting")
    assert message("greeting", name="A").in_language("en") == "Hello A."
    with pytest.raises(UnknownMessageError, match=r"no words for 'greeting' in the language 'nl'"):
        message("greeting", name="A").in_language("nl")
    with pytest.raises(UnknownMessageError, match=r"language 'fy' is not one of nl, en"):
        message("greeting", name="A").in_language("fy")


def test_a_parameter_that_the_message_does_not_have_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownMessageError, match=r"'greeting' in the language 'en'.*name"):
        message("greeting").in_language("en")
    assert message("greeting", name="A", more="B").in_language("en") == "Hello A."


def test_what_has_no_words_is_no_parameter(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError, match="float has no words"):
        message("greeting", name=0.5).in_language("en")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("greeting Dag\n", "greeting Dag"),
        ("greeting = Dag { $name\n", "greeting = Dag"),
        ("greeting = Dag { $name ->\n    [1] één\n }\n", "greeting"),
        ("greeting =\n", "greeting"),
    ],
)
def test_what_is_no_fluent_is_told_with_its_file(catalogue: Catalogue, text: str, fault: str) -> None:
    catalogue(groeten=text)
    with pytest.raises(UnknownMessageError, match=rf"nl/groeten\.ftl: .*{fault}"):
        message("greeting", name="A").in_language("nl")
    assert message("and").in_language("en") == "and"


@pytest.mark.parametrize("files", [{"a": "x = 1\n", "b": "x = 2\n"}, {"b": "x = 1\ny = 2\nx = 2\n"}])
def test_a_key_that_stands_twice_is_told_with_the_file_of_the_second(
    catalogue: Catalogue, files: dict[str, str]
) -> None:
    catalogue(**files)
    with pytest.raises(UnknownMessageError, match=r"nl/b\.ftl: x stands twice"):
        message("x").in_language("nl")


def test_keys_are_found_by_how_they_begin(catalogue: Catalogue) -> None:
    catalogue(leden="memberOf = lid\nmemberOf-as-invited = gast\nmember = x\n")
    assert keys("memberOf-") == ("memberOf-as-invited",)
    assert keys("memberOf") == ("memberOf", "memberOf-as-invited")


def test_parameters_are_found_in_every_branch_of_a_message(catalogue: Catalogue) -> None:
    catalogue(tel="tie = { $number ->\n    [1] één van { $who }\n   *[other] { WORDS($count) } banden\n }\n")
    assert parameters_of("tie", "nl") == {"number", "who", "count"}


def test_a_language_is_a_folder_with_dutch_first_and_hidden_folders_are_none(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue("fy", language="and = en\ngreeting = Goeie { $name }.\n")
    for name in (".cache", "__pycache__"):
        (tmp_path / name).mkdir()
    languages.cache_clear()
    assert languages() == ("nl", "en", "fy")
    assert message("greeting", name="Westfjild").in_language("fy") == "Goeie Westfjild."
