"""The whole network as files of the service: for each program, for who may see it, and read again when it changed."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx
import orjson
import pytest
from fastapi.testclient import TestClient
from lxml import etree, html
from openpyxl import load_workbook

from api.app import create_app
from api.settings import Settings
from graph.model.audience import PARTICIPANTS
from graph.model.records import Batch, Claim, Entity
from graph.say.networks.files import FORMS
from graph.store import Store, open_store
from tests.fictitious import ENTITIES, SOURCE, batch
from viz.neo4j_style import STYLES

BASE = "https://samenspel.example.nl"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        yield store


@pytest.fixture
def service(filled: Store) -> Iterator[TestClient]:
    with TestClient(create_app(filled, settings=Settings(site=f"{BASE}/"))) as opened:
        yield opened


def test_every_file_of_the_page_is_there_and_is_what_it_is_called(service: TestClient) -> None:
    page = html.fromstring(service.get("/downloads").text)
    addresses = [address for address in page.xpath("//main//a/@href") if address.startswith("/samenspel.")]
    endings = {address.partition("?")[0].removeprefix("/samenspel.") for address in addresses}
    assert endings == {*FORMS, *STYLES, "ttl", "jsonld", "trig", "nq"}
    for address in addresses:
        answer = service.get(address)
        assert answer.status_code == 200, address
        assert answer.content
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert f"{BASE}/samenspel.kumu.json" in page.text_content()


def test_kumu_reads_from_another_site_what_it_has_not_yet(service: TestClient) -> None:
    feed = service.get("/samenspel.kumu.json", headers={"Origin": "https://kumu.io"})
    assert feed.headers["Content-Type"] == "application/json"
    assert feed.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Disposition" not in feed.headers
    elements = {element["id"]: element for element in feed.json()["elements"]}
    assert elements["koepel"]["In Samenspel"] == f"{BASE}/entities/koepel"
    again = service.get("/samenspel.kumu.json", headers={"If-None-Match": feed.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    english = service.get("/samenspel.kumu.json?lang=en", headers={"If-None-Match": feed.headers["ETag"]})
    assert english.status_code == 200
    assert english.json()["connections"][0]["direction"] == "directed"


def test_files_are_saved_by_their_name_and_those_with_the_past_hold_more(service: TestClient) -> None:
    for ending in FORMS.keys() - {"kumu.json"}:
        answer = service.get(f"/samenspel.{ending}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="samenspel.{ending}"'
    now, past = (
        networkx.read_graphml(io.BytesIO(service.get(address).content), force_multigraph=True)
        for address in ("/samenspel.graphml", "/samenspel.graphml?past=true")
    )
    assert set(past) - set(now) == {"agenda"}
    then = networkx.read_graphml(io.BytesIO(service.get("/samenspel.graphml?asOf=2019").content), force_multigraph=True)
    assert "agenda" in then
    book = load_workbook(io.BytesIO(service.get("/samenspel.kumu.xlsx").content))
    assert book.sheetnames == ["Elements", "Connections"]
    assert etree.fromstring(service.get("/samenspel.gexf").content).tag == "{http://gexf.net/1.3}gexf"


def test_of_a_source_that_is_not_for_all_no_file_holds_a_trace(filled: Store) -> None:
    hidden = replace(SOURCE, id="besloten", title="Besloten voorbeeldbron", audience=(PARTICIPANTS,))
    bond = Entity("geheim", "Association", "Besloten Voorbeeldbond")
    filled.sync(Batch(hidden, (bond, ENTITIES[1]), (Claim("geheim", "memberOf", "koepel"),)))
    with TestClient(create_app(filled, listens_here=False)) as client:
        for ending in FORMS.keys() - {"kumu.xlsx"}:
            text = client.get(f"/samenspel.{ending}").text
            assert "Voorbeeldkoepel" in text
            assert "geheim" not in text
            assert "besloten" not in text.casefold()
        book = load_workbook(io.BytesIO(client.get("/samenspel.kumu.xlsx").content))
        assert "geheim" not in {row[0] for row in book["Elements"].iter_rows(values_only=True)}


def test_another_ending_is_refused(service: TestClient) -> None:
    for ending in ("docx", "kumu", "kumu_json", "gexfx", "json"):
        assert service.get(f"/samenspel.{ending}").status_code == 400


def test_the_same_network_is_the_same_file_in_the_language_that_is_asked_for(service: TestClient) -> None:
    for ending in ("gexf", "cypher", "bloom.json"):
        assert service.get(f"/samenspel.{ending}").content == service.get(f"/samenspel.{ending}").content
    assert orjson.loads(service.get("/samenspel.bloom.json?lang=en").content)["name"].endswith("procurement")
