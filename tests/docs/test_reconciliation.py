"""What docs/reconciliation.md shows is what the service answers."""

import json
import re
import shlex
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store

DOCUMENT = (Path(__file__).parents[2] / "docs" / "reconciliation.md").read_text("utf-8")
SHOWN = re.findall(r"```sh\ncurl (.*?)\n```\n\n```json\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.mark.parametrize(("command", "answer"), SHOWN)
def test_a_question_of_the_document_has_the_answer_below_it(bundled: Store, command: str, answer: str) -> None:
    address, flag, field = shlex.split(command)
    assert flag == "--data-urlencode"
    name, _, value = field.partition("=")
    response = TestClient(create_app(bundled)).post(address, data={name: value})
    assert response.json() == json.loads(answer)


def test_the_document_shows_questions_and_addresses_that_work(bundled: Store) -> None:
    assert len(SHOWN) == 2
    client = TestClient(create_app(bundled))
    addresses = re.findall(r"`(/reconcile/[^`]+)`", DOCUMENT)
    assert addresses
    assert all(client.get(address).json()["result"] for address in addresses)
