"""Messages of the catalogue in a page: parameters that are markup stay so, and all else is text."""

import pytest
from markupsafe import Markup

from graph.model.words import UnknownMessageError
from viz.captions import script_words
from viz.words import moment_text, plural_forms, translator

LINK = Markup('<a href="/gaps">hier</a>')


def test_a_link_in_a_sentence_stays_a_link() -> None:
    sentence = translator("nl")("gaps-none", link=LINK)
    assert sentence == Markup('Met deze filters zijn geen hiaten bekend. <a href="/gaps">hier</a>')


@pytest.mark.parametrize("name", ["<b>x</b>", "\x02link\x03", "{ $link }", "a & b"])
def test_a_name_is_text_whatever_it_holds(name: str) -> None:
    sentence = translator("nl")("map-page-route", number=1, start=name, goal="Noordland", link=LINK)
    assert isinstance(sentence, Markup)
    assert "<b>" not in sentence
    assert sentence.endswith(' <a href="/gaps">hier</a>')
    assert "&amp; " in sentence or "&" not in name


def test_nothing_is_filled_in_within_markup() -> None:
    inside = Markup('<a title="\x02other\x03">een</a>')
    sentence = translator("nl")("paths-missing-intro", one=inside, other=Markup('<a href="x">'))
    assert sentence.count('href="x"') == 1


def test_the_words_of_the_catalogue_are_text_too() -> None:
    assert translator("nl")("choice-all-themes") == Markup("alle thema&#39;s")


def test_numbers_are_counted_and_written_as_the_language_does() -> None:
    assert translator("nl")("count-relations", count=1) == "1 relatie"
    assert translator("nl")("count-relations", count=12_000) == "12.000 relaties"
    assert translator("en")("count-relations", count=12_000) == "12,000 relations"


def test_what_has_no_words_breaks_the_page_and_not_the_sentence() -> None:
    with pytest.raises(UnknownMessageError, match="link"):
        translator("nl")("gaps-none")


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "29 november 2021, 9.05 uur"), ("en", "29 November 2021, 09:05")]
)
def test_a_moment_reads_as_the_language_has_it(language: str, told: str) -> None:
    assert moment_text("2021-11-29T08:05:00+00:00", language) == told


def test_the_script_gets_a_text_for_each_form_of_a_number() -> None:
    assert script_words("nl")["relationsCount"] == {"one": "{n} relatie", "other": "{n} relaties"}
    assert plural_forms("pl") == ("few", "many", "one", "other")
