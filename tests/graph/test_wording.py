"""How dates, amounts and names are written inside a sentence."""

from decimal import Decimal

import pytest

from graph.model.records import Amount, Entity
from graph.say.wording import amount_text, date_text, period_text, sentence_start, spoken
from tests.graph.drawn import drawn


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("de provincie Noord", "De provincie Noord"),
        ("'s-Voorbeeldbosch ligt", "'s-Voorbeeldbosch ligt"),
        ("’s ochtends", "’s Ochtends"),
        ("ijsclub", "IJsclub"),
        ("élan", "Élan"),
        ("eVoorbeeld", "eVoorbeeld"),
        ("voorbeeld.nl is", "voorbeeld.nl is"),
        ("3 partijen", "3 partijen"),
    ],
)
def test_a_sentence_begins_with_the_capital_that_dutch_spelling_asks(text: str, started: str) -> None:
    assert sentence_start(text) == started


@pytest.mark.parametrize(
    ("kind", "name", "nl", "en"),
    [
        ("Province", "Noordland", "de provincie Noordland", "the Province of Noordland"),
        ("Province", "Provincie Noordland", "de provincie Noordland", "the Province of Noordland"),
        ("Municipality", "gemeente Voorbeeldstad", "de gemeente Voorbeeldstad", "the Municipality of Voorbeeldstad"),
        ("Ministry", "Ministerie van Proeven", "het ministerie van Proeven", "Ministerie van Proeven"),
        ("Company", "Voorbeeld B.V.", "Voorbeeld B.V.", "Voorbeeld B.V."),
        ("Company", "Proefdienst", "Proefdienst", "Proefdienst"),
        ("Agency", "Proefdienst", "de Proefdienst", "Proefdienst"),
        ("Agency", "Dienst Proeven en Meten", "de Dienst Proeven en Meten", "Dienst Proeven en Meten"),
        ("Agency", "Landelijk Proefbureau", "het Landelijk Proefbureau", "Landelijk Proefbureau"),
        ("Agency", "Organisatie en Proeven", "Organisatie en Proeven", "Organisatie en Proeven"),
        ("Agency", "Proefrail", "Proefrail", "Proefrail"),
    ],
)
def test_a_name_without_a_running_form_gets_the_article_of_its_kind(kind: str, name: str, nl: str, en: str) -> None:
    node = drawn("", stated=(Entity("x", kind, name),)).node("x")
    assert (spoken(node, "nl"), spoken(node, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (Amount(Decimal("11500000"), period="per jaar"), "€ 11.500.000 (per jaar)", "€11,500,000 (per year)"),
        (Amount(Decimal("1234.5")), "€ 1.234,50", "€1,234.50"),
        (Amount(Decimal("2.5"), "percent"), "2,5%", "2.5%"),
        (Amount(Decimal("1400"), "count"), "1.400", "1,400"),
    ],
)
def test_amounts_are_written_as_the_language_does(amount: Amount, nl: str, en: str) -> None:
    assert (amount_text(amount, "nl"), amount_text(amount, "en")) == (nl, en)


def test_dates_are_written_as_the_language_does() -> None:
    assert [date_text(day, "nl") for day in ("2019", "2020-03", "2020-03-08")] == ["2019", "maart 2020", "8 maart 2020"]
    assert date_text("2020-03-08", "en") == "8 March 2020"
    assert period_text(None, None, "nl") == ""
