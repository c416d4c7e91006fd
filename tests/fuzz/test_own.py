"""Whatever people send in, it is read or refused with a reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.own import CLEAN, ENDINGS, FILES, one_input


@pytest.mark.parametrize("name", FILES)
def test_each_seed_is_read_or_refused_for_what_is_wrong_in_it(name: str, tmp_path: Path) -> None:
    assert one_input(FILES[name], tmp_path) in CLEAN


@given(
    name=st.sampled_from(sorted(FILES)),
    cut=st.tuples(st.integers(1, 6_000), st.integers(0, 40)),
    put=st.binary(max_size=12),
    ending=st.none() | st.integers(0, len(ENDINGS) - 1),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_gives_clean_errors_only(
    tmp_path: Path, name: str, cut: tuple[int, int], put: bytes, ending: int | None
) -> None:
    start, length = cut
    data = FILES[name]
    first = data[:1] if ending is None else bytes([ending])
    assert one_input(first + data[1:start] + put + data[start + length :], tmp_path) in CLEAN


@given(st.binary(max_size=80))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_clean_errors_only(tmp_path: Path, data: bytes) -> None:
    assert one_input(data, tmp_path) in CLEAN
