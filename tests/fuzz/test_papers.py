"""Broken papers, metadata and registers give clean errors, through the whole way from a file to its records."""

import copy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.fuzz.papers import CLEAN, PAPERS, REGISTERS, one_input

FILES = {**PAPERS, **REGISTERS}
TREES = {
    name: etree.fromstring(data) for name, data in FILES.items() if name.endswith(".xml")
}  # fmt: skip
WORDS = st.sampled_from(
    ("", "0", "-1", "kst-", "kst-1-1", "../..", "id met spaties", "2021-02-30", "99999", "kst-99999-7", "\xa0", "—",
     "XIII", "https://[", "http://x y", "stcrt-", "9" * 400, "a" * 700, "https://identifier.overheid.nl/tooi/id/gemeente/gm1")
)  # fmt: skip
BOUNDED = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@BOUNDED
@given(name=st.sampled_from(sorted(FILES)), data=st.data())
def test_bytes_that_are_cut_repeated_or_overwritten_give_clean_errors(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    document = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(document)))
        end = min(len(document), start + data.draw(st.integers(0, 400)))
        document[start:end] = data.draw(st.sampled_from([b"", document[start:end] * 2, b"<", b"\xff", b"&x;", b"\0"]))
    assert one_input(bytes(document), tmp_path / name) in CLEAN


@BOUNDED
@given(name=st.sampled_from(sorted(TREES)), data=st.data())
def test_documents_whose_elements_go_missing_double_or_change_give_clean_errors(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    root = copy.deepcopy(TREES[name])
    for _ in range(data.draw(st.integers(1, 10))):
        elements = [
            element for element in root.iter() if isinstance(element.tag, str) and element.getparent() is not None
        ]
        if not elements:
            break
        element = data.draw(st.sampled_from(elements))
        change = data.draw(st.sampled_from(["remove", "double", "say", "attribute"]))
        parent = element.getparent()
        if change == "remove" and parent is not None:
            parent.remove(element)
        elif change == "double" and parent is not None:
            parent.append(copy.deepcopy(element))
        elif change == "say":
            element.text = data.draw(WORDS)
        elif change == "attribute" and element.attrib:
            element.set(data.draw(st.sampled_from(sorted(map(str, element.attrib)))), data.draw(WORDS))
    assert one_input(etree.tostring(root), tmp_path / name) in CLEAN


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_unharmed_files_end_cleanly(name: str, tmp_path: Path) -> None:
    assert one_input(FILES[name], tmp_path / name) in CLEAN
