import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Amount, Identifier, Name, NameUse
from graph.model.words import WrongError
from loaders.readers.cells import read_amount, read_date, read_identifiers, read_names
from tests.told import refuses

_texts = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=30).map(str.strip).filter(bool)
)
_dates = st.sampled_from([None, "2010", "2010-10", "2010-10-14"])
_ends = st.sampled_from([None, "2011", "2012-12-31"])
_names = st.builds(Name, _texts, st.sampled_from(NameUse), st.sampled_from(["nl", "en", "fy"]), _dates, _ends)


def written(name: Name) -> str:
    use = f"{name.use}{'' if name.lang == 'nl' else f'/{name.lang}'}"
    period = f" [{name.since or ''}/{name.until or ''}]" if name.since or name.until else ""
    text = re.sub(r"([\\;\[])", r"\\\1", name.text)
    return f"{use}={text}{period}"


@given(st.lists(_names, max_size=5).map(tuple))
def test_names_written_to_a_cell_are_read_back(names: tuple[Name, ...]) -> None:
    assert read_names("; ".join(map(written, names))) == names


def test_a_participant_writes_names_in_dutch() -> None:
    assert read_names("Friesland; afkorting=FR; lopend/en=the province of Fryslân; voorheen=EL&I [2010/2012]; ") == (
        Name("Friesland"),
        Name("FR", NameUse.ABBREVIATION),
        Name("the province of Fryslân", NameUse.RUNNING, "en"),
        Name("EL&I", NameUse.FORMER, since="2010", until="2012"),
    )


def test_an_equals_sign_that_is_no_use_belongs_to_the_name() -> None:
    assert read_names("E=mc2") == (Name("E=mc2"),)


@pytest.mark.parametrize("cell", ["afkorting=", "EZ [morgen/2012]", "EZ [2013/2012]", "naam [haak", "afkorting/de=X"])
def test_a_name_that_is_written_wrong_is_refused(cell: str) -> None:
    with refuses(WrongError, match=r"naam|datum|taal|language|ends"):
        read_names(cell)


def test_identifiers_keep_their_zeros() -> None:
    assert read_identifiers("KVK: 01234567; oin:00000001234567890000") == (
        Identifier("kvk", "01234567"),
        Identifier("oin", "00000001234567890000"),
    )


@pytest.mark.parametrize("cell", ["kvk:1234567", "kvk:123", "oin:1", "paspoort:123", "01234567", "kvk:"])
def test_an_identifier_that_is_written_wrong_is_refused(cell: str) -> None:
    with refuses(WrongError, match=r"schrijf bijvoorbeeld kvk|heeft geen"):
        read_identifiers(cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("11500000 EUR (2017-2021)", Amount(Decimal(11500000), "EUR", "2017-2021")),
        ("25000.50", Amount(Decimal("25000.50"))),
        ("20 percent", Amount(Decimal(20), "percent")),
        ("7 count", Amount(Decimal(7), "count")),
        ("0.125 percent", Amount(Decimal("0.125"), "percent")),
        ("€ 1,2 mln", Amount(Decimal(1_200_000))),
        ("1.250.000,00", Amount(Decimal("1250000.00"))),
        ("12 duizend", Amount(Decimal(12_000))),
        ("60000 EUR", Amount(Decimal(60_000))),
        ("€ 60.000,-", Amount(Decimal(60_000))),
        ("1.000 euro", Amount(Decimal(1_000))),
        ("€\N{NO-BREAK SPACE}5 miljoen (2020)", Amount(Decimal(5_000_000), "EUR", "2020")),
        ("1,5", Amount(Decimal("1.5"))),
        ("12,5%", Amount(Decimal("12.5"), "percent")),
    ],
)
def test_an_amount_is_read_exactly(cell: str, amount: Amount) -> None:
    assert read_amount(cell) == amount


@pytest.mark.parametrize("cell", ["veel", "-5", "1e9", "NaN", "€", "1.25.000", "3 jaar", "500 m", "€ 5 percent"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with refuses(WrongError, match="is geen bedrag"):
        read_amount(cell)


@pytest.mark.parametrize(
    ("cell", "readings"),
    [("1.000", "1 of 1000"), ("2,500 stuks", "2.5 of 2500"), ("€ 1.234 mln", "1234000 of 1234000000")],
)
def test_an_amount_that_could_mean_two_things_is_refused_with_both(cell: str, readings: str) -> None:
    with refuses(WrongError, match=f"kan {readings} zijn"):
        read_amount(cell)


@given(st.integers(1, 10**12), st.sampled_from(["€ {}", "{} euro", "EUR {}", "€{},-", "{} EUR"]))
def test_a_sum_of_money_is_read_however_the_dutch_write_it(value: int, form: str) -> None:
    assert read_amount(form.format(f"{value:,}".replace(",", "."))).value == value
    assert read_amount(form.format(value)).value == value


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("12 maart 2021", "2021-03-12"),
        ("12-3-2021", "2021-03-12"),
        ("29-11-2021", "2021-11-29"),
        ("mrt 2021", "2021-03"),
        ("1 sept. 2020", "2020-09-01"),
        ("12 March 2021", "2021-03-12"),
        ("13/2/2021", "2021-02-13"),
        ("5/5/2021", "2021-05-05"),
        ("2021-03-12 00:00:00", "2021-03-12"),
        ("2021", "2021"),
    ],
)
def test_a_date_is_read_as_people_write_it(cell: str, date: str) -> None:
    assert read_date(cell) == date


@pytest.mark.parametrize("cell", ["voorjaar 2021", "31-02-2021", "12-03-21", "3/12/2021", "12 foo 2021", "45000"])
def test_a_date_that_is_none_or_can_be_two_is_refused(cell: str) -> None:
    with pytest.raises(WrongError):
        read_date(cell)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_amount_or_refused(cell: str) -> None:
    for read in (read_date, read_amount, read_identifiers):
        with suppress(WrongError):
            read(cell)


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["{0.day}-{0.month}-{0.year}", "{0.day:02}.{0.month:02}.{0.year}", "{0:%Y-%m-%d}"]),
)
def test_a_day_is_read_back_from_each_dutch_notation(day: date, form: str) -> None:
    assert read_date(form.format(day)) == day.isoformat()
