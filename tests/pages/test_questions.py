"""Each question has a page with the answer on top, and page, API and command say the same."""

import csv
import io
import json
from html import unescape

import pytest
from fastapi.testclient import TestClient
from lxml import html
from typer.testing import CliRunner

from cli import app as command
from graph.store import Store
from tests.pages.conftest import Visit

# The questions of participants that have an answer of their own, as an address and as somebody types them.
QUESTIONS = {
    "introduction?from=mkb-nederland&to=tooi-pv24": "Wie brengt MKB-Nederland bij Provincie Flevoland, waarover?",
    "non-users?what=sbir&who=Province": "Welke provincie heeft geen SBIR?",
    "outcome?what=motie-bruins": "Wat is er met motie Bruins gebeurd?",
    "no-follow-up": "Welke afspraken hebben geen vervolg?",
    "fitting?who=Fieldlab": "Welk instrument past bij fieldlabs, en wie gebruikt er al een?",
    "first-contact?who=Municipality": "Gemeente: wij hebben een vraagstuk; wie bel ik eerst?",
    "doers?what=startup-in-residence": "Wie doet Startup in Residence?",
    "changes?since=2020-01-01": "Wat veranderde er sinds 1-1-2020?",
    "map-file": "Mail mij de kaart.",
    "data": "Geef mij dit als API.",
    "users?what=sbir&who=Province": "Welke provincies gebruiken SBIR?",
    "money?what=sbir": "Hoeveel geld is er voor SBIR, van wie, en loopt het nog?",
    "winners?what=sbir-smart-mobility-flevoland": "Wie won de SBIR Smart Mobility Flevoland?",
}
HEAVIEST = 150_000


def told(page: html.HtmlElement) -> str:
    return " ".join(" ".join(page.xpath("//*[@class='answer']")[0].text_content().split()).split())


@pytest.mark.parametrize("address", QUESTIONS)
def test_page_api_and_command_say_the_same(client: TestClient, bundled: Store, address: str) -> None:
    answer = client.get(f"/v1/questions/{address}").json()
    page = client.get(f"/questions/{address}", headers={"accept-language": "nl"}).text
    shown = unescape(page)
    for part in answer["parts"]:
        for line in part["lines"]:
            assert line["sentence"]["nl"][1:] in shown
    top = told(html.fromstring(page))
    assert all(word in top for word in answer["answer"]["nl"].split())
    done = CliRunner().invoke(command, ["ask", QUESTIONS[address], "--json", "--store", bundled.url])
    assert done.exit_code == (0 if answer["known"] else 3), done.output
    assert json.loads(done.stdout) == answer


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_answer_stands_above_the_fold(visit: Visit, address: str) -> None:
    page = visit(f"/questions/{address}")
    page.set_viewport_size({"width": 1280, "height": 800})
    box = page.locator(".answer").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize(
    "address", ["/", "/questions", "/search", "/about", *(f"/questions/{question}" for question in QUESTIONS)]
)
def test_no_page_of_questions_is_heavy(client: TestClient, address: str) -> None:
    assert len(client.get(address).content) <= HEAVIEST


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_search_box_understands_what_somebody_types(client: TestClient, address: str) -> None:
    page = html.fromstring(client.get("/search", params={"q": QUESTIONS[address]}).text)
    assert page.xpath("//*[@class='answer']//a/@href") == [f"/questions/{address}"]
    assert page.xpath("string(//*[@class='answer']/p[1])").startswith("Wij lezen dit als de vraag: ")


def test_what_is_typed_stays_in_the_box(client: TestClient) -> None:
    page = html.fromstring(client.get("/search", params={"q": "drenthe"}).text)
    assert page.xpath("string(//input[@id='site-q']/@value)") == "drenthe"


def test_home_has_one_search_box_and_questions_with_their_answers(client: TestClient) -> None:
    page = html.fromstring(client.get("/").text)
    assert len(page.xpath("//form[@action='/search']")) == 1
    answered = page.xpath("//ul[@class='ready']/li[p]//a/@href")
    assert 6 <= len(answered) <= 8
    for address in page.xpath("//ul[@class='ready']//a/@href"):
        assert client.get(address).status_code == 200


def test_home_tells_the_age_of_facts_and_not_of_files(client: TestClient) -> None:
    page = html.fromstring(client.get("/").text)
    age = page.xpath("string(//section[@aria-labelledby='home-age'])")
    assert "De helft van de" in age
    assert "geladen" not in age


def test_a_typing_error_gets_a_suggestion_that_finds_something(client: TestClient) -> None:
    page = html.fromstring(client.get("/search", params={"q": "Minsterie van Ecnomie"}).text)
    (first, *_) = page.xpath("//p[@class='meant']/a/@href")
    assert html.fromstring(client.get(first).text).xpath("//ol[@class='results']/li")


def test_a_name_that_can_mean_several_gets_a_choice_that_answers(client: TestClient) -> None:
    page = html.fromstring(client.get("/questions/uses", params={"who": "Utrecht"}).text)
    choices = page.xpath("//ul[@class='candidates']//a/@href")
    assert len(choices) > 1
    assert html.fromstring(client.get(choices[0]).text).xpath("//*[@class='answer']")


def test_an_answer_is_there_as_a_table(client: TestClient) -> None:
    answer = client.get("/questions/users.csv", params={"what": "sbir", "who": "Province"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    if len(rows[0]) == 1:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert any("Flevoland" in row[1] for row in rows)
    assert client.get("/questions/users.csv").status_code == 400


def test_a_question_about_another_day_is_answered_for_that_day(client: TestClient) -> None:
    early = client.get("/v1/questions/users", params={"what": "sbir", "who": "Province", "asOf": "2005"}).json()
    assert not early["known"]
    assert early["asOf"] == "2005"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/questions/zzz", 404),
        ("/v1/questions/users", 400),
        ("/v1/questions/users?what=zzzzzz", 404),
        ("/v1/questions/uses?who=Utrecht", 409),
        ("/v1/questions/users?what=sbir&to=ipo", 400),
        ("/v1/questions/users?what=sbir&foo=bar", 400),
        ("/questions/zzz", 404),
        ("/questions/users", 200),
    ],
)
def test_a_wrong_question_gets_its_own_status(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status
