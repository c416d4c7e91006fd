from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import check_partial_date, first_day, from_dutch, last_day, overlaps
from graph.model.words import WrongError

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
PRECISIONS = st.sampled_from([4, 7, 10])
PARTIAL = st.builds(lambda day, length: day.isoformat()[:length], DAYS, PRECISIONS)


@given(DAYS, PRECISIONS)
def test_a_partial_date_stands_for_a_whole_period_with_the_day_in_it(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    assert first_day(text) <= day <= last_day(text)
    assert check_partial_date(text) == text
    assert (first_day(text) - timedelta(days=1)).isoformat()[:length] != text
    assert (last_day(text) + timedelta(days=1)).isoformat()[:length] != text


@given(DAYS)
def test_a_date_as_the_dutch_write_it_is_understood_and_any_other_text_left_alone(day: date) -> None:
    assert from_dutch(f"{day.day}-{day.month}-{day.year}") == day.isoformat()
    assert from_dutch(f"{day:%d-%m-%Y}") == day.isoformat()
    assert from_dutch(f"{day:%m-%Y}") == day.isoformat()[:7]
    for text in (day.isoformat(), day.isoformat()[:7], str(day.year), "gisteren", "12", ""):
        assert from_dutch(text) == text


@given(PARTIAL, PARTIAL, DAYS)
def test_a_moment_overlaps_a_period_when_it_is_not_before_it_and_not_after_it(
    first: str, second: str, day: date
) -> None:
    since, until = sorted([first, second])
    moment = day.isoformat()
    assert overlaps(since, until, moment) == (first_day(since) <= day <= last_day(until))
    assert overlaps(None, until, moment) == (day <= last_day(until))
    assert overlaps(since, None, moment) == (first_day(since) <= day)


@given(PARTIAL, PARTIAL)
def test_two_periods_overlap_whichever_is_asked_about(first: str, second: str) -> None:
    assert overlaps(first, first, second) == overlaps(second, second, first)


@pytest.mark.parametrize(
    ("since", "until", "moment", "expected"),
    [
        ("2019", "2020", "2020-12", True),
        ("2019", "2020", "2021", False),
        ("2020-12-08", None, "2020", True),
        ("2020-12-08", None, "2020-12-07", False),
        (None, "2020-02", "2020-02-29", True),
        (None, None, "1815", True),
    ],
)
def test_an_overlap_counts_the_whole_of_both_periods(
    since: str | None, until: str | None, moment: str, expected: bool
) -> None:
    assert overlaps(since, until, moment) is expected


@pytest.mark.parametrize(
    "text",
    [
        "", "19", "2019-1", "2019-13", "2019-00", "2021-02-29", "2019-12-32", "2019-12-00", "08-12-2020",
        "2019-12-08T10:00", "0999", " 2019", "1٩٩٩",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_right_notation(text: str) -> None:
    with pytest.raises(ValueError, match=r"write (for example )?20"):
        check_partial_date(text)


@given(st.text(max_size=12))
def test_any_text_is_a_partial_date_or_wrong_and_told_as_it_was_given(text: str) -> None:
    try:
        assert check_partial_date(text) == text
    except WrongError as error:
        (problem,) = error.problems
        assert dict(problem.parameters) == {"given": text}
