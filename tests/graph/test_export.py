"""Exports open in other programs with nothing lost, nothing doubled and nothing that runs."""

import csv
import io
from dataclasses import replace

import networkx
import pytest
from lxml import etree

from graph.export import WRITERS, entities_csv, guarded_cell, relations_csv, to_graphml
from graph.snapshot import Snapshot, take_snapshot
from graph.store.contract import Contents
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE


@pytest.fixture
def contents() -> Contents:
    hostile = replace(ENTITIES[2], name='=HYPERLINK("http://x")\x0b<b>&’ 😀', description='+31 20, "quoted"\nline')
    entities = tuple(("voorbeeldbrief", one) for one in (hostile, *ENTITIES) if one.id != "tafel" or one is hostile)
    claims = [("voorbeeldbrief", one) for one in CLAIMS]
    # Two sources, and one source in two places: parallel edges.
    claims += [
        ("voorbeeldregister", replace(CLAIMS[0], locator="rij 1")),
        ("voorbeeldbrief", replace(CLAIMS[0], locator="p. 9")),
    ]
    return Contents(1, (SOURCE, REGISTER), entities, tuple(claims), ())


@pytest.fixture
def snapshot(contents: Contents) -> Snapshot:
    return take_snapshot(contents)


def test_graphml_has_a_node_per_entity_and_an_edge_of_its_own_per_claim(snapshot: Snapshot) -> None:
    written = to_graphml(snapshot)
    root = etree.fromstring(written)
    ids = root.xpath("//*[local-name()='edge']/@id")
    assert len(ids) == len(set(ids)) == len(CLAIMS) + 2
    graph = networkx.read_graphml(io.BytesIO(written), force_multigraph=True)
    assert set(graph.nodes) == set(snapshot.nodes)
    assert graph.nodes["koepel"]["label"] == "Voorbeeldkoepel"
    assert graph.nodes["tafel"]["name"].startswith("=HYPERLINK")
    parallel = graph["pv-noordland"]["koepel"].values()
    assert {(one["source"], one["locator"]) for one in parallel} == {
        ("voorbeeldbrief", "p. 1"), ("voorbeeldbrief", "p. 9"), ("voorbeeldregister", "rij 1"),
    }  # fmt: skip
    assert {one["label"] for one in parallel} == {"is lid van"}


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "－1"])
def test_a_cell_that_could_run_begins_with_an_apostrophe(text: str) -> None:
    assert guarded_cell(text) == f"'{text}"


def test_csv_keeps_every_text_and_guards_formulas(snapshot: Snapshot) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(entities_csv(snapshot.nodes.values()), newline=""))}
    assert rows["tafel"]["name"] == "'" + snapshot.node("tafel").name
    assert rows["tafel"]["description"] == "'" + (snapshot.node("tafel").description or "")
    relations = list(csv.DictReader(io.StringIO(relations_csv(snapshot, snapshot.facts), newline="")))
    assert len(relations) == len(CLAIMS) + 2


def test_a_csv_file_tells_a_spreadsheet_that_it_is_utf_8(contents: Contents, snapshot: Snapshot) -> None:
    assert WRITERS[".csv"](contents, snapshot).startswith(b"\xef\xbb\xbf")


def test_json_of_a_date_is_refused_because_it_would_hold_everything(contents: Contents) -> None:
    with pytest.raises(ValueError, match="peildatum"):
        WRITERS[".json"](contents, take_snapshot(contents, "2019"))
