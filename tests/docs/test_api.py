"""What docs/api.md shows is what the service answers."""

import json
import re
import shlex
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import Store

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
ASKED = re.findall(r"```sh\n(curl .*?)\n```(?:\n\n```json\n(.*?)```)?", DOCUMENT, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
SITE = "http://localhost:8000"


@pytest.fixture(scope="module")
def service(bundled: Store) -> TestClient:
    return TestClient(create_app(bundled), base_url=SITE)


@pytest.mark.parametrize(("command", "shown"), ASKED)
def test_a_question_of_the_document_is_answered_as_it_shows(service: TestClient, command: str, shown: str) -> None:
    *flags, address = shlex.split(command)[1:]
    headers = {}
    if "-H" in flags:
        name, _, value = flags[flags.index("-H") + 1].partition(": ")
        headers[name] = value.replace('W/"…"', service.get(address).headers["ETag"])
    answer = service.get(address, headers=headers)
    assert answer.status_code == (400 if "asof" in address else 304 if headers else 200)
    if shown:
        assert answer.json() == json.loads(shown)


def test_every_address_of_the_document_is_there(service: TestClient) -> None:
    paths = service.get("/v1/openapi.json").json()["paths"]
    templates = {re.sub(r"\{\w+\}", "ID", path) for path in paths} | {"/openapi.json"}
    named = {address.partition("?")[0] for address in re.findall(r"`/v1(/[^`]*)`", DOCUMENT)}
    assert named
    assert named <= templates


def test_every_status_of_the_table_is_described_and_the_other_way_round(service: TestClient) -> None:
    text = json.dumps(service.get("/v1/openapi.json").json()["paths"])
    (table,) = re.findall(r"\| status \| when \|\n\|---\|---\|\n(.*?)\n\n", DOCUMENT, re.DOTALL)
    statuses = {int(status) for row in table.splitlines() for status in row.split("|")[1].split(",")}
    # Lists of names are taken only where there is a cleaner.
    assert statuses - {415} == {int(status) for status in re.findall(r'"(4\d\d|5\d\d)": \{"\$ref"', text)}


def test_the_python_of_the_document_reads_the_lines(
    service: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "netwerk.jsonl").write_bytes(service.get("/v1/records").content)
    monkeypatch.chdir(tmp_path)
    (program,) = PYTHON
    exec(compile(program, "docs/api.md", "exec"), {})
    assert re.match(r"\[\('\w+', \d+\), ", capsys.readouterr().out)
