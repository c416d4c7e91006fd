import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Amount, Identifier, Name, NameUse
from graph.model.words import WrongError
from loaders.readers.cells import read_amount, read_identifiers, read_names
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


@pytest.mark.parametrize("cell", ["kvk:1234567", "oin:1", "paspoort:123", "01234567", "kvk:"])
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
    ],
)
def test_an_amount_is_read_exactly(cell: str, amount: Amount) -> None:
    assert read_amount(cell) == amount


@pytest.mark.parametrize("cell", ["1.000", "11.500.000 EUR", "1,5", "veel", "-5", "1e9", "NaN"])
def test_an_amount_that_could_mean_two_things_is_refused(cell: str) -> None:
    with refuses(WrongError, match="is geen bedrag"):
        read_amount(cell)
