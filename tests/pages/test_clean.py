"""A list of organisations comes back with their official names; nothing is decided that is not certain."""

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from openpyxl import load_workbook

from api.app import create_app
from api.cleaning import LARGEST_LIST, MOST_NAMES, as_file, sent
from graph.store import Store
from tests.loaders.own_material import write_book

LIST = "Min. EZK\nProv. Z-H\nGroningen\nMinisterie van Landbouw, Natuur en Voedselkwaliteit\nBureau Aap"


def test_a_list_that_is_pasted_comes_back_and_what_is_doubtful_is_not_decided(client: TestClient) -> None:
    page = client.post("/clean", data={"list": LIST})
    assert page.status_code == 200
    assert "Provincie Zuid-Holland" in page.text
    assert "Gemeente Groningen" in page.text
    assert page.headers["cache-control"] == "no-store"
    answer = client.post(
        "/v1/clean", content=LIST, headers={"Content-Type": "text/plain", "Accept-Language": "nl"}
    ).json()
    (sheet,) = answer["sheets"]
    assert (sheet["names"], len(sheet["rows"])) == (5, 5)
    by_name = {row[0]: row[1:] for row in sheet["rows"]}
    assert by_name["Prov. Z-H"][:2] == ["Provincie Zuid-Holland", "tooi-pv28"]
    assert by_name["Groningen"][:2] == ["", ""]
    assert "tooi-pv20" in by_name["Groningen"][3]
    assert sheet["decided"] == sum(row[2] != "" for row in sheet["rows"])


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_the_page_shows_can_be_taken_along_from_it(client: TestClient, format: str) -> None:
    page = client.post("/clean", data={"list": "Naam\tPlaats\nIPO\tDen Haag\n=1+1\tX"})
    fields = {
        name: page.text.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("name", "again", "column")
    }
    answer = client.post("/clean", data={**fields, "as": format})
    assert answer.headers["content-disposition"].endswith(f'.{format}"')
    if format == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    else:
        (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
        rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][:3] == ["Naam", "Plaats", "officiële naam"]
    assert rows[1][:3] == ["IPO", "Den Haag", "Interprovinciaal Overleg"]
    assert rows[2][0] in {"'=1+1", "=1+1"}


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("IPO\nVNG", "2 van 2 namen herkend."),
        ("IPO\nBureau Aap", "1 van 2 namen herkend. Bij één naam is de keuze aan u;"),
        ("Naam\nBureau Aap\nBureau Noot", "0 van 2 namen herkend. Bij 2 namen is de keuze aan u;"),
    ],
)
def test_only_where_a_choice_is_left_it_is_left_to_who_asks(client: TestClient, names: str, told: str) -> None:
    page = html.fromstring(client.post("/clean?lang=nl", data={"list": names}).text)
    status = page.xpath("//p[@role='status']")[0].text_content()
    assert status.startswith(told)
    assert ("keuze" in status) == ("keuze" in told)


@pytest.mark.parametrize("name", ["–" * 96 + ".csv", "€" * 400 + ".csv", "a" * 300 + ".csv"])
def test_a_name_longer_than_a_file_can_have_does_no_harm(client: TestClient, name: str) -> None:
    page = client.post("/clean", files={"file": (name, b"naam\nIPO\n")}, data={"list": ""})
    assert page.status_code == 200
    assert "Interprovinciaal Overleg" in page.text


def test_a_workbook_is_taken_with_all_its_bytes(client: TestClient, tmp_path: Path) -> None:
    path = write_book(tmp_path / "lijst.xlsx", leden=[["Naam"], ["VNG"], ["Bureau Aap"]])
    page = client.post("/clean", files={"file": ("Mijn lijst é.xlsx", path.read_bytes())}, data={"list": ""})
    assert page.status_code == 200
    assert "Vereniging van Nederlandse Gemeenten" in page.text
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = client.post("/v1/clean", content=path.read_bytes(), headers={"Content-Type": kind}).json()
    assert answer["sheets"][0]["rows"][0][1] == "Vereniging van Nederlandse Gemeenten"


def test_every_byte_of_a_file_in_a_form_stays() -> None:
    data = bytes(range(256)) * 3 + b"\r\n--x\r\n\r\n"
    body = (
        b'--grens\r\nContent-Disposition: form-data; name="column"\r\n\r\nwie\r\n--grens\r\n'
        b'Content-Disposition: form-data; name="file"; filename="..\\map/l\xc3\xafjst.xlsx"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n" + data + b"\r\n--grens--\r\n"
    )
    form = sent("multipart/form-data; boundary=grens", body)
    assert (form.fields, form.name, form.data) == ({"column": "wie"}, "lïjst.xlsx", data)


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("a, b\nc", ("lijst.csv", b'"a, b"\r\n"c"\r\n')),
        ("Naam;Plaats\nIPO;Den Haag", ("lijst.csv", b"Naam;Plaats\nIPO;Den Haag")),
        ("Naam\tPlaats", ("lijst.tsv", b"Naam\tPlaats")),
    ],
)
def test_a_comma_in_a_name_parts_no_columns(text: str, file: tuple[str, bytes]) -> None:
    assert as_file(text) == file


@pytest.mark.parametrize(
    ("sent", "status", "why"),
    [
        ({"data": {"list": " "}}, 400, "Er is geen lijst meegekomen"),
        ({"data": {"list": "Wie\tWaar\na\tb"}}, 400, "lijst.tsv"),
        ({"data": {"list": "x\n" * (MOST_NAMES + 2)}}, 400, "hoogstens 2.000"),
        ({"files": {"file": ("a.csv", b"x" * (LARGEST_LIST + 1))}}, 413, "groter dan 2 MB"),
        ({"files": {"file": ("a.csv", b"x" * (LARGEST_LIST * 3))}}, 413, "groter dan 2 MB"),
        ({"files": {"file": ("a.xlsx", b"PK geen werkmap")}}, 400, "a.xlsx"),
        ({"files": {"file": ("a.csv", b"\x00\xff\xfe" * 9)}}, 400, "a.csv"),
    ],
)
def test_what_cannot_be_read_is_told_on_the_page(
    client: TestClient, sent: dict[str, object], status: int, why: str
) -> None:
    page = client.post("/clean", **sent, headers={"Accept-Language": "nl"})  # type: ignore[arg-type]
    assert (page.status_code, why in page.text) == (status, True)


def test_what_cannot_be_read_is_a_problem_of_the_api(client: TestClient) -> None:
    large = client.post("/v1/clean", content=b"x" * (LARGEST_LIST * 2), headers={"Content-Type": "text/csv"})
    assert (large.status_code, large.headers["content-type"]) == (413, "application/problem+json")
    other = client.post("/v1/clean", content=b"x", headers={"Content-Type": "image/png"})
    assert other.status_code == 415
    asked = client.post("/v1/clean", content="Wie;Waar\na;b", headers={"Content-Type": "text/csv"})
    assert asked.status_code == 400
    named = client.post("/v1/clean?column=Wie", content="Wie;Waar\nIPO;b", headers={"Content-Type": "text/csv"})
    assert named.json()["sheets"][0]["decided"] == 1
    assert client.post("/v1/clean?kolom=Wie", content="x", headers={"Content-Type": "text/csv"}).status_code == 400


def test_a_service_without_a_reader_of_lists_takes_none(bundled: Store) -> None:
    with TestClient(create_app(bundled)) as client:
        assert client.get("/clean").status_code == 404
        assert 'href="/clean"' not in client.get("/about").text
