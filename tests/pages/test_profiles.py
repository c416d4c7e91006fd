"""A profile gives the answer at its top, and no more than a phone can show before something is unfolded."""

import re

import pytest
from fastapi.testclient import TestClient
from lxml import html

from graph.ask.snapshot import take_snapshot
from graph.store import Store
from tests.pages.conftest import Visit
from tests.pages.test_answers import shown, words

LONGEST = 4_000
HEAVIEST = 150_000
# Those with most facts of the bundled data, and those that were longest for another reason.
LARGEST = (
    "vng", "tooi-pv28", "tooi-mnre1045", "sbir", "tooi-pv27", "tooi-pv25", "tooi-mnre1034", "tooi-oorg10004",
    "tooi-gm0363", "motie-bruins", "tooi-ws0651", "innovatiegericht-inkopen", "tooi-oorg10005", "ipo",
)  # fmt: skip


@pytest.mark.parametrize("id", LARGEST)
def test_a_profile_is_no_longer_than_five_screens_of_a_phone(visit: Visit, id: str) -> None:
    for language in ("nl", "en"):
        page = visit(f"/entities/{id}", width=390, lang=language)
        assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST


def test_no_profile_is_heavy_until_one_asks_for_all_of_something(client: TestClient, bundled: Store) -> None:
    snapshot = take_snapshot(bundled.read())
    ties = snapshot.columns.node_ties
    largest = [snapshot.columns.ids[number] for number in (-ties).argsort()[:60].tolist()]
    assert {id: size for id in largest if (size := len(client.get(f"/entities/{id}").content)) > HEAVIEST} == {}


def test_a_note_that_holds_for_a_whole_list_stands_there_once(client: TestClient) -> None:
    page = client.get("/entities/ipo?lang=nl").text
    assert page.count("somt de leden niet op") == 1


def test_a_profile_begins_with_what_it_is_does_with_whom_and_what_is_open(client: TestClient) -> None:
    page = html.fromstring(client.get("/entities/tooi-pv24?lang=nl").text)
    (summary,) = page.xpath("//p[@class='in-short']")
    text = words(summary)
    for piece in ("telt zes gemeenten", "gebruikt SBIR", "is lid van het IPO", "geen vervolg bekend", "niet bekend of"):
        assert piece in text


def test_a_winner_is_told_what_it_won_from_whom(client: TestClient) -> None:
    page = html.fromstring(client.get("/entities/ted-131568-2021-org-2?lang=nl").text)
    (won,) = page.xpath("//section[@aria-labelledby='won']")
    assert "perceel 4" in words(won)
    assert "€ 25.000" in words(won)
    assert won.xpath(".//ul[contains(@class, 'citations')]//a")
    answer = client.get("/v1/entities/ted-131568-2021-org-2").json()
    assert [item["award"]["name"] for item in answer["won"]]
    assert answer["won"][0]["evidence"]


def test_the_small_map_leads_to_all_that_it_shows(client: TestClient) -> None:
    page = html.fromstring(client.get("/entities/ipo?lang=nl").text)
    marks = page.xpath("//figure[@class='ego']//a")
    assert 3 <= len(marks) <= 12
    assert "12 provincies" in [words(mark) for mark in marks]
    for mark in marks:
        assert mark.get("href") == "#relations" or client.get(mark.get("href")).status_code == 200


def test_no_page_promises_more_than_it_lists(client: TestClient) -> None:
    compared = shown(client, "/compare?first=vng&second=2m-engineering&lang=nl")
    for listed in compared.xpath("//dd[.//summary]"):
        total = int(listed.xpath("preceding-sibling::dt[1]/span[@class='count']/text()")[0])
        folded = listed.xpath("./details//li")
        assert words(listed.xpath(".//summary")[0]) == f"nog {len(folded)}"
        left = total - len(listed.xpath(".//li"))
        assert (f"De overige {left} staan niet op deze pagina." in words(listed)) == (left > 0)
    assert "De overige " in words(compared)
    profile = shown(client, "/entities/tooi-mnre1045?lang=nl")
    assert "De overige 18 staan niet op deze pagina." in words(
        profile.xpath("//section[@aria-labelledby='amounts']")[0]
    )
    assert "Eerdere gebeurtenissen staan niet" in words(profile.xpath("//section[@aria-labelledby='timeline']")[0])


def test_former_relations_are_folded(client: TestClient) -> None:
    page = html.fromstring(client.get("/entities/tooi-pv24?lang=nl").text)
    (former,) = page.xpath("//details[summary[starts-with(., 'Voorheen')]]")
    assert former.get("open") is None
    assert "MKB-samenwerkingsagenda" in words(former)


def test_a_visitor_is_remembered_by_their_own_browser_only(client: TestClient) -> None:
    form = html.fromstring(client.get("/organisation?lang=nl").text)
    assert "Kies uw organisatie" in words(form)
    chosen = client.get("/organisation?of=Provincie+Flevoland")
    assert "HttpOnly" in chosen.headers["set-cookie"]
    again = client.get("/organisation", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (303, "/organisation?of=tooi-pv24")
    assert "tooi-pv24" not in client.get("/organisation?forget=true").text
    assert client.get("/organisation", follow_redirects=False).status_code == 200


def test_an_organisation_that_is_not_clear_is_asked_back(client: TestClient) -> None:
    page = html.fromstring(client.get("/organisation?of=Groningen&lang=nl").text)
    assert "Welke bedoelt u?" in words(page)
    assert len(page.xpath("//ul[@class='candidates']/li")) > 1
    page = html.fromstring(client.get("/compare?first=Groningen&second=IPO&lang=nl").text)
    assert "Welke bedoelt u?" in words(page)


def test_what_only_one_is_known_to_do_is_never_denied_of_the_other(client: TestClient) -> None:
    page = words(html.fromstring(client.get("/compare?first=tooi-pv24&second=tooi-pv22&lang=nl").text))
    assert "dat betekent niet dat het er niet is" in page
    assert not re.search(r"\bgebruikt (geen|niet)\b", page)


def test_the_page_of_a_region_says_what_is_not_known_there(client: TestClient) -> None:
    page = words(html.fromstring(client.get("/regions/tooi-pv24?lang=nl").text))
    assert "Van twee van de zeven overheden hier is bekend dat zij een inkoopinstrument gebruiken." in page
    assert "waterschappen is niet bekend in welke provincie zij liggen" in page
    assert client.get("/regions/bestaatniet").status_code == 404


@pytest.mark.parametrize("address", ["/organisation?of=ipo", "/compare?first=ipo&second=vng", "/regions/tooi-pv24"])
def test_pages_of_a_day_tell_of_that_day(client: TestClient, address: str) -> None:
    page = html.fromstring(client.get(f"{address}{'&' if '?' in address else '?'}asOf=2021&lang=nl").text)
    assert "2021" in words(page.xpath("//p[@class='as-of']")[0])
    links = page.xpath("//main//a[contains(@class, 'entity')]/@href")
    assert links
    assert all("asOf=2021" in link for link in links)
