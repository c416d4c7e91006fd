"""Broken notices give clean errors."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.fuzz.notices import CLEAN, DOCUMENTS, one_document, one_input

TREES = {name: etree.fromstring(data) for name, data in DOCUMENTS.items()}
WORDS = st.sampled_from(
    ("", "0", "-1", "NL", "NLD", "1,2", "LOT-0001", "LOT-", "2021-02-30", "2021/S 052-131568", "1e999", "\xa0", "—",
     "ORG-0001", "TEN-0001", "http://x y", "true", "innovation", "EUR", "25.000,00", "9" * 400, "a" * 700)
)  # fmt: skip
BOUNDED = settings(max_examples=150)


@BOUNDED
@given(st.sampled_from(sorted(DOCUMENTS)), st.data())
def test_bytes_that_are_cut_repeated_or_overwritten_give_clean_errors(name: str, data: st.DataObject) -> None:
    document = bytearray(DOCUMENTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(document)))
        end = min(len(document), start + data.draw(st.integers(0, 400)))
        document[start:end] = data.draw(st.sampled_from([b"", document[start:end] * 2, b"<", b"\xff", b"&x;", b"\0"]))
    assert one_input(bytes(document)) in CLEAN


@BOUNDED
@given(st.sampled_from(sorted(TREES)), st.data())
def test_documents_whose_elements_go_missing_double_or_change_give_clean_errors(name: str, data: st.DataObject) -> None:
    root = copy.deepcopy(TREES[name])
    for _ in range(data.draw(st.integers(1, 12))):
        elements = [
            element for element in root.iter() if isinstance(element.tag, str) and element.getparent() is not None
        ]
        if not elements:
            break
        element = data.draw(st.sampled_from(elements))
        parent = element.getparent()
        change = data.draw(st.sampled_from(["remove", "double", "say", "move", "attribute"]))
        if change == "remove" and parent is not None:
            parent.remove(element)
        elif change == "double" and parent is not None:
            parent.append(copy.deepcopy(element))
        elif change == "say":
            element.text = data.draw(WORDS)
        elif change == "attribute" and element.attrib:
            element.set(data.draw(st.sampled_from(sorted(map(str, element.attrib)))), data.draw(WORDS))
        elif change == "move":
            root.append(element)
    assert one_document(root) in CLEAN


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_unharmed_documents_are_written(name: str) -> None:
    assert one_input(DOCUMENTS[name]) == "written"
