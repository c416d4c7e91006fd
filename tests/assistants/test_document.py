"""What docs/assistants.md shows is so: each way to connect works, and each question has the answer below it."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from tests.assistants.conftest import Assistant, at_address, connected, process
from tests.assistants.test_ways_in import NAMES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text("utf-8")
BLOCKS = [(kind, text.strip()) for kind, text in re.findall(r"```(\w+)\n(.*?)```", DOCUMENT, re.DOTALL)]
JSON = [json.loads(text) for kind, text in BLOCKS if kind == "json"]
WORKED = [
    (json.loads(text), answer)
    for (kind, text), (next_kind, answer) in pairwise(BLOCKS)
    if (kind, next_kind) == ("json", "text")
]
CONFIGURED: list[dict[str, Any]] = [
    server for block in JSON for server in block.get("mcpServers", block.get("servers", {})).values()
]


def test_there_are_six_questions_and_ways_to_connect_of_both_sorts() -> None:
    assert len(re.findall(r"^### .*\?$", DOCUMENT, re.MULTILINE)) == 6
    assert len(WORKED) == 7
    assert len(CONFIGURED) == 3
    assert {kind for kind, _ in BLOCKS} == {"json", "python", "sh", "text"}


@pytest.mark.parametrize(
    ("call", "answer"),
    WORKED,
    ids=[call["arguments"]["question"] if "question" in call["arguments"] else call["name"] for call, _ in WORKED],
)
def test_a_question_of_the_document_has_the_answer_below_it(
    by_process: Assistant, call: dict[str, Any], answer: str
) -> None:
    text = by_process.asks(call["name"], call["arguments"]).text
    at = 0
    for line in answer.splitlines():
        if line != "…":
            place = text.find(line, at)
            assert place >= 0, line
            at = place + len(line)


@pytest.mark.parametrize("server", [server for server in CONFIGURED if "command" in server], ids=["claude", "code"])
def test_a_program_that_is_set_up_so_is_started(bundled: Store, server: dict[str, Any]) -> None:
    assert (server["command"], server["args"][:2]) == ("samenspel", ["mcp", "--store"])
    options = server["args"][3:]
    started = process(bundled.url, *options)
    started.env = {**os.environ, **server.get("env", {})}
    with connected(started) as assistant:
        answer = assistant.knows("entity", entity="ipo")
        assert answer.data["page"] == f"{server.get('env', {}).get('SAMENSPEL_SITE', '')}/entities/ipo"


def test_a_service_that_is_set_up_so_is_asked(bundled_service: str) -> None:
    (server,) = [server for server in CONFIGURED if "url" in server]
    path, _, query = server["url"].removeprefix("https://samenspel.example.nl").partition("?")
    assert (path, query) == ("/mcp", "lang=nl")
    with at_address(bundled_service) as assistant:
        assert "Stand van" in assistant.knows("coverage").text


def test_the_program_in_python_prints_an_answer_and_a_place(bundled_service: str) -> None:
    (program,) = [text for kind, text in BLOCKS if kind == "python"]
    assert "http://127.0.0.1:8000" in program
    run = subprocess.run(
        [sys.executable, "-c", program.replace("http://127.0.0.1:8000", bundled_service)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The province of Flevoland has used" in run.stdout
    assert run.stdout.splitlines()[-1].startswith("p. ")


def test_the_document_names_each_tool_with_all_that_it_takes(by_process: Assistant) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", DOCUMENT, re.MULTILINE))
    assert sorted(rows) == sorted(NAMES)
    shared = {"language", "cursor", "asOf", "knownOn"}
    for tool in by_process.portal.call(by_process.client.list_tools).tools:
        takes = set(tool.input_schema["properties"])
        assert set(re.findall(r"`(\w+)`", rows[tool.name])) == takes - shared, tool.name
        assert shared - takes <= ({"asOf", "knownOn"} if tool.name == "changes" else set())


def test_the_document_names_each_resource(by_process: Assistant) -> None:
    uris = {resource.uri for resource in by_process.portal.call(by_process.client.list_resources).resources}
    assert set(re.findall(r"`(samenspel://[a-z/]+)`", DOCUMENT)) == {uri for uri in uris if uri.endswith("/nl")}
