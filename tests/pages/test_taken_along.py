"""What the pages give to take along: each table as CSV and as a workbook."""

import csv
from io import StringIO

import pytest
from fastapi.testclient import TestClient

from tests.pages.test_answers import shown


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_what_was_found_is_taken_along_whole(client: TestClient) -> None:
    page = shown(client, "/search?kind=Municipality&region=tooi-pv24")
    (link,) = page.xpath("//a[starts-with(@href, '/search.csv')]/@href")
    assert page.xpath("//a[text()='Excel']/@href") == [link.replace("/search.csv", "/search.xlsx")]
    rows = rows_of(client, link)
    assert [row["Naam"] for row in rows] == page.xpath("//ol[@class='results']//bdi/text()")
    assert {row["Regio"] for row in rows} == {"Provincie Flevoland"}
    assert len(rows_of(client, "/search.csv")) > 900, "not a page of them"


def test_routes_are_taken_along_step_by_step_with_their_sources(client: TestClient) -> None:
    page = shown(client, "/paths?from=Provincie+Drenthe&to=MKB-Nederland&k=2")
    (link,) = page.xpath("//a[starts-with(@href, '/paths.csv')]/@href")
    rows = rows_of(client, link)
    assert len(rows) == page.xpath("count(//ol[@class='steps'][not(ancestor::section[@class='past'])]/li)")
    assert (rows[0]["Van"], rows[-1]["Naar"]) == ("Provincie Drenthe", "MKB-Nederland")
    assert {row["Route"] for row in rows} == {"1", "2"}
    assert all(row["Verband"] and row["Bronnen"] and row["Adressen"].startswith("https://") for row in rows)
    assert client.get("/paths.csv?from=Groningen&to=MKB-Nederland").status_code == 400
    assert client.get("/paths.pdf?from=Drenthe&to=MKB-Nederland").status_code == 400


def test_the_relations_of_an_entity_are_taken_along_in_the_language_of_the_page(client: TestClient) -> None:
    rows = rows_of(client, "/entities/ipo/relations.csv?lang=nl")
    (platform,) = [row for row in rows if row["Met"] == "Economisch Samenwerkingsplatform"]
    assert (platform["Relatie"], platform["Soort"]) == ("is lid van", "samenwerkingsplatform")
    assert (
        platform["In een zin"] == "Het Interprovinciaal Overleg (IPO) is lid van het Economisch Samenwerkingsplatform."
    )
    assert (platform["Vindplaats"], platform["Adres"][:8]) == ("p. 5, al. 2", "https://")
    assert any(row["Relatie"] == "heeft als lid" for row in rows)
    assert rows_of(client, "/entities/ipo/relations.csv?lang=en")[0]["Relation"]


def test_a_finding_that_is_taken_along_names_each_source_once(client: TestClient) -> None:
    for row in rows_of(client, "/gaps.csv?rule=commitments-without-follow-up&lang=nl"):
        assert row["Bronnen"].count("Kamerbrief over innovatiegericht inkopen") <= 1


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("actor=Gemeente+Utrrecht", "Onder die naam is niets bekend"),
        ("owner=niemand", "Onder die naam is niets bekend"),
        ("since=gisteren", "datum"),
    ],
)
def test_findings_narrowed_down_by_what_is_not_clear_are_no_table_of_all(
    client: TestClient, asked: str, problem: str
) -> None:
    for ending in ("csv", "xlsx"):
        answer = client.get(f"/gaps.{ending}?{asked}&lang=nl")
        assert answer.status_code == 400
        assert problem in answer.text
