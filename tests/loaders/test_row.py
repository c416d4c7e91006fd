from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import LONGEST_TEXT, Status
from loaders.problems import LoadError, Place
from loaders.readers.row import Row, one_of
from tests.told import dutch, refuses

PLACE = Place("feiten.csv", row=7)
_TEXTS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_columns = st.dictionaries(st.text(min_size=1, max_size=8), st.text(_TEXTS, max_size=12), max_size=6)


@given(_columns)
def test_what_is_taken_is_the_text_without_outer_spaces_and_empty_is_none(fields: dict[str, str]) -> None:
    row = Row(fields, PLACE)
    for name, value in fields.items():
        assert row.optional(name) == (value.strip() or None)
    row.close()


@given(_columns, st.data())
def test_a_field_that_nobody_took_is_named_with_file_row_and_column(
    fields: dict[str, str], data: st.DataObject
) -> None:
    taken = data.draw(st.sets(st.sampled_from(sorted(fields)))) if fields else set()
    row = Row(fields, PLACE)
    for name in taken:
        row.optional(name)
    left = [name for name, value in fields.items() if name not in taken and value.strip()]
    if not left:
        row.close()
        return
    with pytest.raises(LoadError) as refused:
        row.close()
    assert refused.value.problems == tuple(replace(PLACE, column=name).problem("load-no-such-field") for name in left)


def test_every_problem_of_a_row_is_told_at_once() -> None:
    row = Row({"naam": " ", "status": "klaar", "tekst": "x" * (LONGEST_TEXT + 1)}, PLACE)
    row.required("naam")
    row.required("id")
    row.optional("status", one_of(Status))
    row.optional("tekst")
    with pytest.raises(LoadError) as refused:
        row.close()
    assert [problem.split(":")[0] for problem in dutch(refused.value)] == [
        f"feiten.csv, rij 7, kolom {name}" for name in ("naam", "id", "status", "tekst")
    ]
    assert "proposed, agreed, running, ended of withdrawn" in dutch(refused.value)[2]


def test_a_field_that_is_left_out_knowingly_is_no_problem() -> None:
    row = Row({"opmerking": "intern"}, PLACE)
    row.ignore("opmerking")
    row.close()


@pytest.mark.parametrize("text", ["A\0B", "half \ud800"])
def test_a_character_that_is_no_text_is_told_with_its_column(text: str) -> None:
    row = Row({"naam": text}, PLACE)
    row.optional("naam")
    with refuses(LoadError, match=r"^feiten\.csv, rij 7, kolom naam: bevat een teken dat geen tekst is"):
        row.close()
