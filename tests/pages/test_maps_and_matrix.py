"""The pages of the map and the matrix, and what is taken along from them."""

import csv
import re
from io import BytesIO, StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pptx import Presentation

from tests.pages.test_answers import shown, words


def test_the_map_opens_on_the_parties_and_on_ones_own_organisation(client: TestClient) -> None:
    page = shown(client, "/map?lang=nl")
    assert words(page.xpath("//ul[@class='views']//a[@aria-current]")[0]) == "Wat de partijen verbindt"
    assert "Wat BZK, EZK, MKB-Nederland, IPO en VNG verbindt" in client.get("/map/drawing?lang=nl").text
    for name in ("mijn", "my"):
        mine = shown(client, f"/map?{name}=VNG&lang=nl")
        assert mine.xpath("//input[@name='my']/@value") == ["VNG"]
        drawn = client.get(mine.xpath("//iframe/@src")[0]).text
        assert "Het netwerk rond de Vereniging van Nederlandse Gemeenten (VNG)" in drawn
        assert "342 gemeenten" in drawn
    assert shown(client, "/map?my=niemand").xpath("//p[@id='e-my']")


def test_the_map_is_taken_along_as_a_slide_of_the_same(client: TestClient) -> None:
    page = shown(client, "/map?mijn=VNG&lang=nl")
    answer = client.get(page.xpath("//ul[@class='downloads']//a/@href")[1])
    assert answer.headers["content-disposition"].endswith('.pptx"')
    slide: Any
    (slide,) = Presentation(BytesIO(answer.content)).slides
    assert slide.shapes.title.text_frame.text == "Het netwerk rond de Vereniging van Nederlandse Gemeenten (VNG)"


def test_a_map_around_a_name_that_is_not_clear_is_no_map_of_something_else(client: TestClient) -> None:
    page = shown(client, "/map?focus=Gemeente+Utrrecht&lang=nl")
    assert page.xpath("//p[@id='e-focus']")
    drawn = page.xpath("//iframe/@src")[0]
    assert "focus" not in drawn
    assert client.get(drawn).status_code == 200
    for file in ("drawing", "slide.pptx"):
        assert client.get(f"/map/{file}?focus=Gemeente+Utrrecht").status_code == 400


@pytest.mark.parametrize("ends", ["from=tooi-pv22", "from=tooi-pv22;tooi-pv24", "from=kind:Province"])
def test_the_map_of_a_route_says_which_it_shows_from_whatever_ends_it_was_asked(client: TestClient, ends: str) -> None:
    page = shown(client, f"/map?{ends}&to=mkb-nederland&lang=nl")
    (told,) = page.xpath("//p[@class='as-of']")
    title = re.search(r"<h1><bdi>(.*?)</bdi>", client.get(page.xpath("//iframe/@src")[0]).text)
    assert title is not None
    assert title[1].removeprefix("De route ") in words(told)
    assert not page.xpath("//ul[@class='views']//a[@aria-current]")


@pytest.mark.parametrize("asked", ["from=tooi-pv22&to=mkb-nederland&via=zzzz", "from=vng&to=vng"])
def test_a_route_that_is_not_there_is_not_told_to_be_on_the_map(client: TestClient, asked: str) -> None:
    page = shown(client, f"/map?{asked}&lang=nl")
    assert not page.xpath("//p[@class='as-of']")
    assert "Deze route is er niet." in words(page.xpath("//p[@role='alert']")[0])
    assert words(page.xpath("//ul[@class='views']//a[@aria-current]")[0]) == "Wat de partijen verbindt"
    assert "Wat BZK, EZK, MKB-Nederland, IPO en VNG verbindt" in client.get(page.xpath("//iframe/@src")[0]).text
    for file in ("drawing", "slide.pptx"):
        assert client.get(f"/map/{file}?{asked}").status_code == 404


def test_a_doubtful_cell_has_a_sign_and_a_word_of_its_own(client: TestClient) -> None:
    page = shown(client, "/matrix?lang=nl")
    (cell,) = page.xpath("//td[@class='cell doubtful']/a")
    assert words(cell) == "≈ misschien: Provincie Groningen, Small Business Innovation Research"
    assert "Een bron bedoelt dit misschien" in shown(client, cell.get("href")).text_content()
    rows = list(csv.reader(StringIO(client.get("/matrix.csv?lang=nl").content.decode("utf-8-sig"))))
    heads = [words(head) for head in page.xpath("//table[@class='matrix']//thead//th")]
    assert rows[0][1:] == heads
    assert rows[0][0].startswith("stand van ")
    groningen = next(row for row in rows if row[0] == "Provincie Groningen")
    assert groningen[rows[0].index("SBIR")] == "≈ misschien"


def test_the_matrix_of_a_day_says_of_which_and_so_does_its_table(client: TestClient) -> None:
    page = shown(client, "/matrix?asOf=2021&lang=nl")
    assert "stand van 2021" in words(page.xpath("//ul[@class='key']")[0])
    assert "stand van 2021" in client.get(page.xpath("//p[@class='tools']/a[text()='CSV']/@href")[0]).text


def test_a_tile_of_a_province_says_what_its_cell_says_and_leads_there(client: TestClient) -> None:
    page = shown(client, "/matrix?lang=nl")
    maps = page.xpath("//figure[@class='tilemap']")
    assert all(len(tilemap.xpath(".//li")) == 12 for tilemap in maps)
    for tile in page.xpath("//figure[@class='tilemap']//li/a"):
        (cell,) = page.xpath("//td/a[@href=$href]", href=tile.get("href"))
        assert tile.getparent().get("class").split()[-1] == cell.getparent().get("class").split()[-1]
    towns = shown(client, "/matrix?rows=Municipality&lang=nl").xpath("//figure[@class='tilemap']")
    assert towns
    assert re.search(r"\d+ van \d+ aangetoond", words(towns[0]))
