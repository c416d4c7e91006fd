"""In what language the API tells what is wrong: that of the address, else that of Accept-Language, else English."""

import pytest
from fastapi.testclient import TestClient

from graph.model.words import languages

UNKNOWN = "/v1/paths?from=vbz&to=nobody-at-all"
WRONG = (
    "/v1/entities/nobody",
    UNKNOWN,
    "/v1/paths?from=vbz&to=Voorbeeldtafl",
    "/v1/paths?from=Noordland&to=koepel",
    "/v1/paths?from=vbz&to=vbz",
    "/v1/paths?from=vbz;koepel&to=koepel;vbz",
    "/v1/paths?from=vbz",
    "/v1/paths?from=vbz&to=koepel&kinds=Nothing",
    "/v1/paths?from=vbz&to=koepel&k=1000",
    "/v1/paths?from=vbz&to=koepel&k=0",
    "/v1/paths?from=vbz&to=koepel&k=many",
    "/v1/paths?from=vbz&to=koepel&k=1" + "0" * 5000,
    "/v1/paths?from=vbz&to=koepel&diverse=perhaps",
    "/v1/paths?from=vbz&to=koepel&meaning=xyz",
    "/v1/paths?to=koepel&from=" + "a" * 300,
    "/v1/entities?cursor=xx",
    "/v1/entities/koepel?cursor=MQ",
    "/v1/entities?asOf=soon",
    "/v1/entities?foo=bar",
    "/v1/gaps?limit=1&limit=2",
    "/v1/changes?since=soon",
    "/v1/sources/nothing",
    "/v1/nothing",
)


def detail(client: TestClient, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code >= 400
    return str(answer.json()["detail"])


@pytest.mark.parametrize("address", WRONG)
def test_what_is_wrong_is_told_in_english_unless_another_language_is_asked(client: TestClient, address: str) -> None:
    english = detail(client, address)
    dutch = detail(client, address, **{"Accept-Language": "nl-NL, nl;q=0.9, en;q=0.5"})
    assert english != dutch
    assert detail(client, address, **{"Accept-Language": "fr, *;q=0.1"}) == english
    joint = "&" if "?" in address else "?"
    assert detail(client, f"{address}{joint}lang=nl", **{"Accept-Language": "en"}) == dutch
    for text in (english, dutch):
        assert "this is not right" not in text
        assert "dit klopt niet" not in text


def test_the_words_are_those_of_the_language(client: TestClient) -> None:
    assert detail(client, UNKNOWN) == "nothing is known with the id, the name or the abbreviation 'nobody-at-all'"
    assert detail(client, f"{UNKNOWN}&lang=nl").startswith("er is niets bekend met")


def test_an_answer_names_its_language(client: TestClient) -> None:
    for language in languages():
        for address in (UNKNOWN, "/v1/map"):
            answer = client.get(address, headers={"Accept-Language": language})
            assert answer.headers["content-language"] == language
            assert "Accept-Language" in answer.headers["vary"]


def test_the_map_follows_the_same_rule(client: TestClient) -> None:
    def language(**asked: str) -> str:
        return client.get("/v1/map", params=asked, headers={"Accept-Language": "nl"} if asked else {}).text[:50]

    assert '<html lang="en">' in language()
    assert '<html lang="nl">' in language(focus="koepel")
    assert '<html lang="en">' in language(focus="koepel", lang="en")


def test_every_resource_takes_a_language_and_refuses_one_that_there_is_not(client: TestClient) -> None:
    for path, methods in client.get("/v1/openapi.json").json()["paths"].items():
        for method in methods.values():
            (asked,) = [parameter for parameter in method["parameters"] if parameter["name"] == "lang"]
            assert asked["schema"]["enum"] == [*languages()], path
    answer = client.get("/v1/sources?lang=xx")
    assert answer.status_code == 400
    assert ", ".join(languages()) in answer.json()["detail"]


def test_what_is_told_comes_in_every_language(client: TestClient) -> None:
    (rule, *_) = client.get("/v1/gaps/rules").json()["items"]
    assert list(rule["title"]) == [*languages()]
    (path,) = client.get("/v1/paths?from=pv-noordland&to=tafel&k=1").json()["paths"]
    assert list(path["sentences"]) == [*languages()]
