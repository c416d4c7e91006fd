"""A steward takes back what should not be there, from a page that first shows what changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store, open_store
from loaders.engine.clean import clean_sent
from tests.fictitious import SOURCE, batch

HERE = {"Accept-Language": "nl"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(create_app(store, clean_sent), base_url="http://127.0.0.1", client=("127.0.0.1", 5000))


def sent(client: TestClient, how: str, what: str, why: str, **more: str) -> str:
    """The page after a form was sent."""
    page = client.get("/care", headers=HERE)
    assert page.status_code == 200
    token = re.search(r'name="form-token" value="([^"]*)"', page.text)
    assert token
    fields = {"form-token": token[1], "how": how, "what": what, "why": why, **more}
    return client.post("/care", data=fields, headers={**HERE, "Origin": "http://127.0.0.1"}).text


def test_a_text_is_removed_after_a_look_at_what_changes(client: TestClient, store: Store) -> None:
    looked = sent(client, "text", "Voorbeeldagenda", "op verzoek")
    assert "Klopt dit?" in looked
    assert "plaatsen worden veranderd" in looked
    assert "Voorbeeldagenda" in client.get("/entities/agenda", headers=HERE).text
    done = sent(client, "text", "Voorbeeldagenda", "op verzoek", step="do")
    assert "Dat er iets is verwijderd" in done
    assert "een tekst verwijderd" in done
    assert "Voorbeeldagenda" not in done
    assert "Voorbeeldagenda" not in client.get("/entities/agenda", headers=HERE).text
    (removal,) = store.dossiers("removal")
    assert removal.content["why"] == "op verzoek"


def test_a_source_is_withdrawn_with_its_reason(client: TestClient, store: Store) -> None:
    assert "vervallen" in sent(client, "withdraw", SOURCE.id, "de brief bestaat niet")
    sent(client, "withdraw", SOURCE.id, "de brief bestaat niet", step="do")
    assert store.read().sources == ()
    assert store.runs()[0].outcome == "withdrawn"


@pytest.mark.parametrize(
    ("how", "what", "why", "told"),
    [
        ("withdraw", "bestaatniet", "weg", "Er is geen bron"),
        ("withdraw", SOURCE.id, "", "Zeg waarom"),
        ("text", "", "weg", "Zeg wat u wilt terugnemen"),
        ("text", "Voorbeeldkoepel", "de voorbeeldkoepel", "De reden noemt wat u verwijdert"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_form(
    client: TestClient, store: Store, how: str, what: str, why: str, told: str
) -> None:
    state = store.state()
    for step in ({}, {"step": "do"}):
        assert told in sent(client, how, what, why, **step)
    assert store.state() == state


def test_the_page_is_for_stewards_only(store: Store) -> None:
    visitor = TestClient(create_app(store, clean_sent), base_url="http://127.0.0.1", client=("192.0.2.7", 5000))
    assert visitor.get("/care").status_code == 403
    assert visitor.post("/care", data={"how": "withdraw"}).status_code == 403
    assert 'href="/care"' not in visitor.get("/").text
