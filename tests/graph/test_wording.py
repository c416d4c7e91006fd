"""How dates, amounts and names are written inside a sentence."""

from decimal import Decimal

import pytest

from graph.ask.gaps.rule import Named
from graph.model.records import Amount, Entity, Name, NameUse
from graph.model.words import in_words, sentence_start
from graph.say.agreement import beside, is_several
from graph.say.wording import amount_text, date_text, period_text, spoken
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
        ("Province", "Noordland", "de provincie Noordland", "the province of Noordland"),
        ("Province", "Provincie Noordland", "de provincie Noordland", "the province of Noordland"),
        ("Municipality", "gemeente Voorbeeldstad", "de gemeente Voorbeeldstad", "the municipality of Voorbeeldstad"),
        ("Ministry", "Ministerie van Proeven", "het ministerie van Proeven", "Ministerie van Proeven"),
        ("WaterAuthority", "Waterschap Proefland", "het waterschap Proefland", "Waterschap Proefland"),
        (
            "WaterAuthority",
            "Hoogheemraadschap van Proefland",
            "het Hoogheemraadschap van Proefland",
            "Hoogheemraadschap van Proefland",
        ),
        ("Company", "Voorbeeld B.V.", "Voorbeeld B.V.", "Voorbeeld B.V."),
        ("Company", "Proefdienst", "Proefdienst", "Proefdienst"),
        ("Agency", "Proefdienst", "de Proefdienst", "Proefdienst"),
        ("Agency", "Dienst Proeven en Meten", "de Dienst Proeven en Meten", "Dienst Proeven en Meten"),
        ("Agency", "Landelijk Proefbureau", "het Landelijk Proefbureau", "Landelijk Proefbureau"),
        ("Agency", "Organisatie en Proeven", "Organisatie en Proeven", "Organisatie en Proeven"),
        ("Agency", "Proefrail", "Proefrail", "Proefrail"),
        (
            "KnowledgeInstitute",
            "Universiteit van Proefland",
            "de Universiteit van Proefland",
            "Universiteit van Proefland",
        ),
        ("KnowledgeInstitute", "De Proefhogeschool", "De Proefhogeschool", "De Proefhogeschool"),
    ],
)
def test_a_name_without_a_running_form_gets_the_article_of_its_kind(kind: str, name: str, nl: str, en: str) -> None:
    node = drawn("", stated=(Entity("x", kind, name),)).node("x")
    assert (spoken(node, "nl"), spoken(node, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("de middelen voor het project", True),
        ("de drie noordelijke provincies", True),
        ("de Brabantse waterschappen", True),
        ("de D6-gemeenten", True),
        ("de Kamervragen over startups", True),
        ("de Kennis- en Innovatieagenda's 2024-2027", True),
        ("de vernieuwing en het onderhoud van de weg", True),
        ("streefcijfers voor inkoop", True),
        ("de gemeente Assen", False),
        ("de provincie Groningen", False),
        ("de motie-Verhoeven over startups", False),
        ("de groep van topsectoren", False),
        ("de Vereniging van Nederlandse Gemeenten (VNG)", False),
        ("de challenge Circulaire materiaalstromen", False),
        ("de keten van leveranciers", False),
        ("innovatiegericht inkopen", False),
        ("het programma Smart Industry Hubs", False),
        ("de Topconsortia voor Kennis (TKI's)", True),
    ],
)
def test_a_name_of_several_is_told_from_one_that_only_ends_so(name: str, several: bool) -> None:
    assert is_several(name, "nl") is several


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("the city centres of the province", True),
        ("the Top Consortia for Knowledge (TKIs)", True),
        ("the City Deal Dynamic City Centres", False),
        ("the province of Groningen", False),
    ],
)
def test_so_it_is_in_english(name: str, several: bool) -> None:
    assert is_several(name, "en") is several


def test_beside_another_name_a_name_leaves_out_what_it_says_of_that_other() -> None:
    def running(id: str, kind: str, nl: str) -> Entity:
        return Entity(id, kind, id, names=(Name(nl, NameUse.RUNNING),))

    snapshot = drawn(
        "",
        stated=(
            running("krediet", "CreditInstrument", "het Proefkrediet (PK)"),
            running("opslag", "Condition", "de opslag van het Proefkrediet"),
            running("rapport", "Report", "het rapport van de Proefdienst over krediet"),
            running("dienst", "Agency", "de Proefdienst"),
            running("programma", "Programme", "het programma Proeven in Bedrijf van de Proefdienst"),
            running("budget", "Budget", "het budget voor het programma Proeven in Bedrijf"),
            running("deal", "Covenant", "de overeenkomst van het Rijk en de Proefdienst"),
            running("schap", "WaterAuthority", "het hoogheemraadschap van Proefland"),
            Entity("land", "Municipality", "Gemeente Proefland"),
        ),
    )
    cases = [
        ("opslag", "krediet", "de opslag"),
        ("rapport", "dienst", "het rapport over krediet"),
        ("budget", "programma", "het budget"),
        ("rapport", "krediet", "het rapport van de Proefdienst over krediet"),
        ("deal", "dienst", "de overeenkomst van het Rijk en de Proefdienst"),
        ("schap", "land", "het hoogheemraadschap van Proefland"),
    ]
    for id, other, expected in cases:
        assert beside(snapshot.node(id), snapshot.node(other), "nl") == expected


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (Amount(Decimal("11500000")), "€ 11,5 miljoen", "€11.5 million"),
        (Amount(Decimal("70000000"), period="per jaar"), "€ 70 miljoen (per jaar)", "€70 million (per year)"),
        (Amount(Decimal("1234567")), "€ 1.234.567", "€1,234,567"),
        (Amount(Decimal("300000")), "€ 300.000", "€300,000"),
        (Amount(Decimal("1234.5")), "€ 1.234,50", "€1,234.50"),
        (Amount(Decimal("2.5"), "percent"), "2,5%", "2.5%"),
        (Amount(Decimal("1400"), "count"), "1.400", "1,400"),
        (Amount(Decimal("3"), "count", "jaar"), "drie jaar", "three years"),
        (Amount(Decimal("1"), "count", "maanden"), "één maand", "one month"),
        (Amount(Decimal("1"), "count", "jaren"), "één jaar", "one year"),
    ],
)
def test_amounts_are_written_as_the_language_does(amount: Amount, nl: str, en: str) -> None:
    assert (amount_text(amount, "nl"), amount_text(amount, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (Amount(Decimal("1004000000")), "€ 1.004.000.000", "€1,004,000,000"),
        (Amount(Decimal("1234560000")), "€ 1.234.560.000", "€1,234,560,000"),
        (Amount(Decimal("1850000000")), "€ 1,85 miljard", "€1.85 billion"),
        (Amount(Decimal("0.0125")), "€ 0,0125", "€0.0125"),
        (Amount(Decimal("12.3456"), "percent"), "12,3456%", "12.3456%"),
        (Amount(Decimal("0.0625"), "count"), "0,0625", "0.0625"),
        (Amount(Decimal("1.5"), "count", "jaar"), "1,5 jaar", "1.5 years"),
        (Amount(Decimal("0.5"), "count", "jaren"), "0,5 jaar", "0.5 years"),
        (Amount(Decimal("2.5"), "count", "maanden"), "2,5 maanden", "2.5 months"),
    ],
)
def test_an_amount_loses_no_digit_when_it_is_written(amount: Amount, nl: str, en: str) -> None:
    assert (amount_text(amount, "nl"), amount_text(amount, "en")) == (nl, en)


def test_dates_are_written_as_the_language_does() -> None:
    assert [date_text(day, "nl") for day in ("2019", "2020-03", "2020-03-08")] == ["2019", "maart 2020", "8 maart 2020"]
    assert date_text("2020-03-08", "en") == "8 March 2020"
    assert period_text(None, None, "nl") == ""


@pytest.mark.parametrize(
    ("since", "until", "nl", "en"),
    [
        ("2021-01-01", "2022-12-31", "van 2021 tot en met 2022", "from 2021 to 2022"),
        ("2021", "2022-12-31", "van 2021 tot en met 2022", "from 2021 to 2022"),
        ("2021-01-01", "2021-12-31", "in 2021", "in 2021"),
        ("2021-05-17", "2021-05-31", "van 17 tot en met 31 mei 2021", "from 17 to 31 May 2021"),
        ("2021-05-17", "2021-06-02", "van 17 mei tot en met 2 juni 2021", "from 17 May to 2 June 2021"),
        ("2021-05-17", "2022-06-02", "van 17 mei 2021 tot en met 2 juni 2022", "from 17 May 2021 to 2 June 2022"),
        ("2018", "2018-11-29", "tot en met 29 november 2018", "until 29 November 2018"),
        ("2018-06-05", "2019", "van 5 juni 2018 tot en met 2019", "from 5 June 2018 to 2019"),
    ],
)
def test_a_period_says_no_more_than_it_needs(since: str, until: str, nl: str, en: str) -> None:
    assert (period_text(since, until, "nl"), period_text(since, until, "en")) == (nl, en)


def named(kinds: str, *, short: bool = False) -> Named:
    return Named(tuple(drawn(kinds).nodes.values()), short)


def test_from_three_bodies_of_one_kind_on_the_word_for_the_kind_is_said_once() -> None:
    assert in_words(named("a:Province b:Province"), "nl") == "de provincie A en de provincie B"
    assert in_words(named("a:Province b:Province c:Province"), "nl") == "de provincies A, B en C"
    assert in_words(named("a:Province b:Province c:Province"), "en") == "the provinces of A, B and C"
    assert in_words(named("a:Province b:Province c:Company"), "nl") == "de provincie A, de provincie B en C"


def test_short_names_of_ministries_keep_their_sense_in_each_language() -> None:
    ministry = Entity(
        "m",
        "Ministry",
        "Ministerie van Proeven",
        names=(Name("the Ministry of Trials", NameUse.RUNNING, lang="en"),),
    )
    name = Named((drawn("", stated=(ministry,)).node("m"),), short=True)
    assert (in_words(name, "nl"), in_words(name, "en")) == ("Proeven", "the Ministry of Trials")


def test_a_list_that_is_cut_says_of_what_there_are_more() -> None:
    companies = " ".join(f"{id}:Company" for id in "abcdefghijklmnop")
    assert str(in_words(named(companies), "nl")).endswith(", K, L en nog vier bedrijven")
    mixed = " ".join(f"{id}:{'Company' if id < 'p' else 'Agency'}" for id in "abcdefghijklmnop")
    assert str(in_words(named(mixed), "nl")).endswith(", K, L en nog vier partijen")
    assert str(in_words(named(mixed), "en")).endswith(", K, L and four more parties")
