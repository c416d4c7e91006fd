"""Broken papers, metadata and registers give clean errors, through the whole way from a file to its records."""

import copy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from graph.records import Batch, Entity
from loaders.card import File, Given, Skipped
from loaders.problems import LoadError
from loaders.sources import officiele_publicaties, organisaties_overheid
from tests.pdf import pdf

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAPERS = {path.name: path.read_bytes() for path in sorted((FIXTURES / "papers").iterdir()) if path.name != "SOURCE.txt"}
PAPERS["stuk.pdf"] = pdf("Kamerstuk 99999, nr. 3 van de provincie Noordland.", "Tweede bladzijde.")
REGISTERS = {path.name: path.read_bytes() for path in sorted((FIXTURES / "roo").glob("*.xml"))}
TREES = {
    name: etree.fromstring(data) for name, data in {**PAPERS, **REGISTERS}.items() if name.endswith(".xml")
}  # fmt: skip
KNOWN = (
    Entity("tooi-oorg10002", "Parliament", "Tweede Kamer der Staten-Generaal"),
    Entity("pv", "Province", "Provincie Noordland"),
)
WORDS = st.sampled_from(
    ("", "0", "-1", "kst-", "kst-1-1", "../..", "id met spaties", "2021-02-30", "99999", "kst-99999-7", "\xa0", "—",
     "XIII", "https://[", "http://x y", "stcrt-", "9" * 400, "a" * 700, "https://identifier.overheid.nl/tooi/id/gemeente/gm1")
)  # fmt: skip
BOUNDED = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def ends_cleanly(name: str, data: bytes, folder: Path) -> bool:
    """Whether a file gives batches, remarks and refusals that name it or the paper in it, and nothing else."""
    path = folder / name
    path.write_bytes(data)
    source = organisaties_overheid if name in REGISTERS else officiele_publicaties
    made = list(source.batches(Given((File(path),), entities=lambda: KNOWN)))
    refused = [one for one in made if isinstance(one, LoadError)]
    return all(isinstance(one, Batch | Skipped | LoadError) for one in made) and all(
        problem.strip() for one in refused for problem in one.problems
    )


@BOUNDED
@given(name=st.sampled_from(sorted({**PAPERS, **REGISTERS})), data=st.data())
def test_bytes_that_are_cut_repeated_or_overwritten_give_clean_errors(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    document = bytearray({**PAPERS, **REGISTERS}[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(document)))
        end = min(len(document), start + data.draw(st.integers(0, 400)))
        document[start:end] = data.draw(st.sampled_from([b"", document[start:end] * 2, b"<", b"\xff", b"&x;", b"\0"]))
    assert ends_cleanly(name, bytes(document), tmp_path)


@BOUNDED
@given(name=st.sampled_from(sorted(TREES)), data=st.data())
def test_documents_whose_elements_go_missing_double_or_change_give_clean_errors(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    root = copy.deepcopy(TREES[name])
    for _ in range(data.draw(st.integers(1, 10))):
        elements = [one for one in root.iter() if isinstance(one.tag, str) and one.getparent() is not None]
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
    assert ends_cleanly(name, etree.tostring(root), tmp_path)


@pytest.mark.parametrize("name", sorted({**PAPERS, **REGISTERS}))
def test_the_unharmed_files_end_cleanly(name: str, tmp_path: Path) -> None:
    assert ends_cleanly(name, {**PAPERS, **REGISTERS}[name], tmp_path)
