"""Answers of open data services of which one part is anything: each is read, counted or refused, nothing crashes."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.records import Batch
from loaders.card import File, Given, Skipped
from loaders.problems import LoadError
from loaders.sources import tenderned, tweede_kamer
from tests.loaders.test_tenderned import package, release
from tests.loaders.test_tweede_kamer import motion, page, promise

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=6,
)


def places(part: Any, *above: str | int) -> Iterator[tuple[str | int, ...]]:
    """Where the parts of a document are."""
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, below in inside:
        yield (*above, name)
        yield from places(below, *above, name)


def replaced(document: dict[str, Any], place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    changed = deepcopy(document)
    part: Any = changed
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = value
    return changed


@pytest.mark.parametrize(
    ("source", "document", "address"),
    [
        (tenderned, release(1), None),
        (tweede_kamer, motion(1), f"{tweede_kamer.SERVICE}Zaak"),
        (tweede_kamer, promise(1), f"{tweede_kamer.SERVICE}Toezegging"),
    ],
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_stands_in_a_record_nothing_crashes(
    source: Any, document: dict[str, Any], address: str | None, data: st.DataObject
) -> None:
    changed = replaced(document, data.draw(st.sampled_from(list(places(document)))), data.draw(ANYTHING))
    body = package(changed) if source is tenderned else page("Zaak", [changed])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(body)
        try:
            made = list(source.batches(Given((File(path, address),))))
        except LoadError:
            return
    assert all(isinstance(item, Batch | LoadError | Skipped) for item in made)
