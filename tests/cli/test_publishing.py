"""Maps and exports: the files that the command writes."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from pptx import Presentation

from api.app import create_app
from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import CLAIMS, ENTITIES

DENIED = sum(not claim.holds for claim in CLAIMS)


def test_an_export_as_lines_is_what_the_service_gives(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.jsonl").code == 0
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        content = TestClient(create_app(store)).get("/v1/records").content
    assert (tmp_path / "uit.jsonl").read_bytes() == content


def test_an_export_as_json_holds_every_record_and_no_time(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.json").code == 0
    exported = json.loads((tmp_path / "uit.json").read_bytes())
    assert (len(exported["entities"]), len(exported["claims"])) == (len(ENTITIES), len(CLAIMS))
    first = (tmp_path / "uit.json").read_bytes()
    assert filled("export", "uit.json").code == 0
    assert (tmp_path / "uit.json").read_bytes() == first


def test_an_export_as_graphml_is_read_by_other_programs(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.graphml", "--past").code == 0
    root = ET.parse(tmp_path / "uit.graphml").getroot()
    namespace = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{namespace}node")) == len(ENTITIES)
    assert len(root.findall(f".//{namespace}edge")) == len(CLAIMS) - DENIED


@pytest.mark.parametrize("ending", ["gexf", "kumu.json", "kumu.xlsx", "cypher", "GRAPHML"])
def test_an_export_for_graph_programs_is_told_by_the_ending_of_its_name(
    filled: Samenspel, tmp_path: Path, ending: str
) -> None:
    answer = filled("export", f"uit.{ending}", "--base", "https://samenspel.example.nl", "--lang", "en")
    assert answer.code == 0, answer.err
    assert (tmp_path / f"uit.{ending}").stat().st_size > 1000
    if ending in {"gexf", "kumu.json"}:
        assert "https://samenspel.example.nl/entities/koepel" in (tmp_path / f"uit.{ending}").read_text("utf-8")


def test_an_export_for_kumu_as_json_is_not_the_export_that_holds_all(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.kumu.json", "--as-of", "2019").code == 0
    assert json.loads((tmp_path / "uit.kumu.json").read_bytes()).keys() == {"elements", "connections"}
    assert filled("export", "uit.json", "--as-of", "2019").code == 2


def test_styles_are_written_without_a_store(samenspel: Samenspel, tmp_path: Path) -> None:
    for ending in ("grass", "bloom.json"):
        assert samenspel("export", f"uit.{ending}").code == 0
        assert "Ministry" in (tmp_path / f"uit.{ending}").read_text("utf-8")


def test_an_export_as_csv_has_a_row_for_each_claim(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.csv", "--past").code == 0
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(CLAIMS)
    assert all(row["sourceTitle"] and row["locator"] for row in rows)


def test_an_export_as_workbook_has_a_sheet_of_entities_and_one_of_relations(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.xlsx", "--past").code == 0
    book = load_workbook(tmp_path / "uit.xlsx")
    assert {sheet.title: sheet.max_row - 1 for sheet in book} == {"entities": len(ENTITIES), "relations": len(CLAIMS)}


@pytest.mark.parametrize("ending", ["ttl", "jsonld", "trig", "nq"])
def test_an_export_as_linked_data_has_ids_below_the_address_that_is_given(
    filled: Samenspel, tmp_path: Path, ending: str
) -> None:
    answer = filled("export", f"uit.{ending}", "--base", "https://samenspel.example.nl/", "--past")
    assert answer.code == 0, answer.err
    form = pyoxigraph.RdfFormat.from_extension(ending)
    claim = pyoxigraph.NamedNode("https://samenspel.example.nl/def#Claim")
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / f"uit.{ending}"), format=form)
    assert len(list(store.quads_for_pattern(None, None, claim, None))) == len(CLAIMS)


def test_an_export_below_what_is_no_address_is_wrong_use(filled: Samenspel, tmp_path: Path) -> None:
    answer = filled("export", "uit.ttl", "--base", "samenspel.example.nl")
    assert answer.code == 2
    assert "--base" in answer.err
    assert not (tmp_path / "uit.ttl").exists()


def test_an_unknown_ending_of_an_export_is_wrong_use(filled: Samenspel) -> None:
    answer = filled("export", "uit.docx")
    assert answer.code == 2
    assert ".graphml" in answer.err


def test_a_map_is_one_file_and_highlights_a_path(filled: Samenspel, tmp_path: Path) -> None:
    answer = filled("map", "kaart.html", "--path", "pv-noordland", "bedrijvenbond")
    assert answer.code == 0, answer.err
    page = (tmp_path / "kaart.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Voorbeeldtafel" in page


def test_a_map_is_of_everything_or_of_ones_own_organisation(filled: Samenspel, tmp_path: Path) -> None:
    for arguments, title in (
        (("--my", "Voorbeeldkoepel"), "Het netwerk rond de Voorbeeldkoepel"),
        (("--whole",), "Het netwerk van innovatiegericht inkopen"),
    ):
        assert filled("map", "kaart.html", *arguments).code == 0
        assert f"<title>{title}</title>" in (tmp_path / "kaart.html").read_text(encoding="utf-8")


def test_a_map_is_a_slide_when_its_name_says_so(filled: Samenspel, tmp_path: Path) -> None:
    answer = filled("map", "kaart.pptx", "--my", "Voorbeeldkoepel")
    assert answer.code == 0, answer.err
    slide: Any
    (slide,) = Presentation(str(tmp_path / "kaart.pptx")).slides
    assert slide.shapes.title.text_frame.text == "Het netwerk rond de Voorbeeldkoepel"


def test_a_file_that_cannot_be_written_is_told_and_what_was_there_stays(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"was er al")
    for arguments in (("export", "bestand/uit.csv"), ("map", "bestand/kaart.html"), ("template", "bestand/leeg.xlsx")):
        answer = filled(*arguments)
        assert answer.code == 1
        assert "kan niet worden geschreven" in answer.err
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("store.db")] == ["bestand"]
    assert (tmp_path / "bestand").read_bytes() == b"was er al"


def test_writing_through_a_link_keeps_the_link(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "echt.csv").write_bytes(b"oud")
    (tmp_path / "link.csv").symlink_to("echt.csv")
    assert filled("export", "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "echt.csv").read_bytes() != b"oud"
