"""What to bring to a meeting: on the page, on paper, and as a file for the agenda."""

import csv
import io
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from fastapi.testclient import TestClient
from lxml import html

from tests.pages.conftest import Visit

SINCE = "/meeting?from=2024-01-01&lang=nl"
FOR_THREE = f"{SINCE}&party=IPO;Provincie+Flevoland;MKB-Nederland"
MOST_SIDES = 6


def printed(visit: Visit, address: str, folder: Path) -> list[str]:
    """The text of each side when somebody prints the page on A4."""
    page = visit(address)
    page.pdf(path=folder / "meeting.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "meeting.pdf") as document:
        return [side.get_textpage().get_text_range() for side in document]


@pytest.mark.parametrize("address", [SINCE, FOR_THREE, "/meeting?from=1&lang=nl", "/meeting?from=1&lang=en"])
def test_it_prints_on_few_sides_with_their_number_the_address_and_the_day(
    visit: Visit, tmp_path: Path, address: str
) -> None:
    sides = printed(visit, address, tmp_path)
    assert len(sides) <= MOST_SIDES
    for number, side in enumerate(sides, 1):
        assert f"{number} / {len(sides)}" in side
    assert "/meeting?from=" in sides[0].replace("\r\n", "")
    assert "met Samenspel" in sides[0] or "with Samenspel" in sides[0]


def test_without_a_period_the_page_asks_for_one(client: TestClient) -> None:
    page = html.fromstring(client.get("/meeting?lang=nl").text)
    assert page.xpath("//form[@action='/meeting']//input[@name='from'][@required]")
    assert not page.xpath("//section[contains(@class, 'told')]")


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("from=gisteren", "geen datum of revisienummer"),
        ("from=3&to=2", "ligt na het einde"),
        ("from=3&clock=so", "alleen tussen datums"),
        ("from=2024&party=Groningen", "Groningen"),
    ],
)
def test_what_cannot_be_compared_is_told_at_the_form(client: TestClient, asked: str, problem: str) -> None:
    answer = client.get(f"/meeting?{asked}&lang=nl")
    assert problem in answer.text
    assert client.get(f"/meeting.csv?{asked}&lang=nl").status_code == 400


def test_a_party_that_was_not_known_yet_is_told_at_its_field_and_never_taken_for_all(client: TestClient) -> None:
    asked = "from=1&to=2&party=VNG;2M+Engineering&lang=nl"
    page = html.fromstring(client.get(f"/meeting?{asked}").text)
    problem = "2M Engineering was aan het einde van deze periode hier niet bekend."
    assert page.xpath("//p[@id='e-party']/text()") == [problem]
    assert not page.xpath("//section[contains(@class, 'told')]")
    for ending in ("docx", "md", "csv", "xlsx"):
        answer = client.get(f"/meeting.{ending}?{asked}")
        assert answer.status_code == 400
        assert problem in answer.text


def test_sections_without_anything_are_told_together_at_the_end(client: TestClient) -> None:
    page = html.fromstring(client.get(FOR_THREE).text)
    headings = [heading.text_content() for heading in page.xpath("//section[contains(@class, 'told')]/h2")]
    assert headings[-1] == "Geen wijzigingen"
    assert not [heading for heading in headings if heading.endswith(" 0")]


def test_the_document_tells_what_the_page_does_with_numbered_pages(client: TestClient) -> None:
    answer = client.get(FOR_THREE.replace("/meeting?", "/meeting.docx?"))
    document = Document(io.BytesIO(answer.content))
    text = [paragraph.text for paragraph in document.paragraphs]
    page = html.fromstring(client.get(FOR_THREE).text)
    assert text[0] == page.xpath("//h1")[0].text_content()
    summary = page.xpath("//p[@class='summary']")[0].text_content()
    assert summary in text
    assert any(line.startswith("Interprovinciaal Overleg → Provincie Flevoland: Sterk") for line in text)
    footer = document.sections[0].footer.paragraphs[0]
    assert "/meeting?from=" in footer.text
    assert "PAGE" in footer._p.xml


def test_a_title_that_no_property_holds_stands_whole_above_the_document(client: TestClient) -> None:
    parties = ("tooi-mnre1034", "tooi-mnre1045", "tooi-mnre1109", "tooi-mnre1153")
    answer = client.get("/meeting.docx", params={"from": "2024-01-01", "lang": "nl", "party": parties})
    assert answer.status_code == 200
    document = Document(io.BytesIO(answer.content))
    heading, title = document.paragraphs[0].text, document.core_properties.title
    assert len(heading) > len(title) == 255
    assert title.endswith("…")
    assert heading.startswith(title[:-1])


def test_markdown_links_to_the_site_and_escapes_what_it_would_read_as_marks(client: TestClient) -> None:
    text = client.get(FOR_THREE.replace("/meeting?", "/meeting.md?")).text
    assert text.startswith("# Wat veranderde er voor het Interprovinciaal Overleg (IPO)")
    assert "](http://testserver/" in text
    assert "<http://testserver/meeting?from=2024-01-01" in text


def test_the_table_holds_more_than_the_page_shows(client: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get(SINCE.replace("/meeting?", "/meeting.csv?")).text)))
    page = html.fromstring(client.get(SINCE).text)
    shown = page.xpath("//section[contains(@class, 'told')]//li[not(ancestor::ul[contains(@class, 'note')])]")
    assert len(rows) - 1 > len(shown) > 0
    assert {row[0] for row in rows[1:]} >= {"Nieuwe banden", "Banden die voorbij zijn"}
