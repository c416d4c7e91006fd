"""The ways in: what each tells of itself, who sees what, and what is refused."""

import http.client
import json
import logging
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from mcp import types
from mcp.shared.exceptions import MCPError

from api.app import create_app
from api.assistants import server
from api.assistants.answer import Whole
from api.assistants.asking import Asking
from api.assistants.tools import TOOLS
from api.settings import Settings
from graph.ask.budget import OverBudgetError
from graph.desk.people import Person
from graph.desk.sign_ins import remember
from graph.desk.tokens import make_token
from graph.model.audience import PARTICIPANTS
from graph.model.records import Batch, Claim, Entity
from graph.store import Store, open_store
from tests.assistants.conftest import OLDER, Assistant, at_address, connected, process, running, within
from tests.cli.conftest import COMMAND
from tests.fictitious import SOURCE, batch
from tests.pages.test_store_away import moved_away

NAMES = ["search", "entity", "routes", "gaps", "matrix", "coverage", "changes", "ask"]
ANNA = Person("anna", "Anna", frozenset({"contributor"}), frozenset({"koepel"}))
HIDDEN = replace(SOURCE, id="verslag", title="Verslag voor deelnemers", audience=(PARTICIPANTS,))
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "search", "arguments": {"text": "Voorbeeldkoepel"}},
}
HEADERS = {"Accept": "application/json, text/event-stream"}


def hidden_batch() -> Batch:
    """Of a body and of what it takes part in, only those who take part may know."""
    entities = (
        Entity("geheim", "Company", "Voorbeeldgeheim B.V."),
        Entity("koepel", "Association", "Voorbeeldkoepel"),
    )
    return Batch(HIDDEN, entities, (Claim("geheim", "memberOf", "koepel", locator="p. 9"),))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('assistants')}/store.db") as opened:
        opened.sync(batch())
        opened.sync(hidden_batch())
        remember(opened, ANNA)
        yield opened


@pytest.fixture(scope="module")
def token(store: Store) -> str:
    return make_token(
        store, ANNA, label="assistent", scopes=["read"], organisations=(), days=30, now=datetime.now(UTC)
    )[1]


@pytest.fixture(scope="module")
def service(store: Store) -> Iterator[str]:
    """The address of a service that others than who is at its machine can reach."""
    with running(create_app(store, settings=Settings(), listens_here=False)) as address:
        yield address


@pytest.fixture
def here(store: Store) -> Iterator[TestClient]:
    """Requests as they are, without a client of the protocol."""
    with TestClient(create_app(store, listens_here=False), headers=HEADERS) as client:
        yield client


def test_each_tool_says_what_it_takes_and_gives_and_that_it_only_reads(assistant: Assistant) -> None:
    tools = assistant.portal.call(assistant.client.list_tools).tools
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.title
        assert tool.description
        assert tool.annotations == types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
        assert all(field.get("description") for field in tool.input_schema["properties"].values())
        # All of it is read at the beginning of each conversation.
        assert len(json.dumps(tool.input_schema)) < 2_500


@pytest.mark.parametrize("mode", ["auto", OLDER])
def test_clients_of_the_protocol_of_before_are_answered_too(service: str, store: Store, mode: str) -> None:
    with at_address(service, mode=mode) as by_http, connected(process(store.url), mode=mode) as by_process:
        for assistant in (by_http, by_process):
            assert assistant.knows("search", text="Voorbeeldkoepel").data["lines"][0]["entities"][0]["id"] == "koepel"


def test_what_is_hidden_is_seen_by_who_may_and_by_nobody_else(service: str, token: str) -> None:
    with at_address(service) as nobody, at_address(service, token) as anna:
        assert "geheim" in anna.knows("search", text="Voorbeeldgeheim").text
        assert not nobody.knows("search", text="Voorbeeldgeheim").data["lines"]
        assert nobody.asks("entity", entity="geheim").is_error
        assert "Verslag voor deelnemers" in anna.knows("entity", entity="geheim").text
        seen = {who: assistant.knows("entity", entity="koepel") for who, assistant in (("a", anna), ("n", nobody))}
        assert "Voorbeeldgeheim" in seen["a"].text
        assert "geheim" not in seen["n"].text.casefold()
        # Nor is it counted, nor does the number of the revision tell of it.
        assert seen["n"].data["total"] == seen["a"].data["total"] - 1
        assert seen["n"].data["revision"] < seen["a"].data["revision"]
        for name, arguments in (
            ("coverage", {}),
            ("gaps", {}),
            ("changes", {"since": "1"}),
            ("routes", {"from": "vbz", "to": "koepel"}),
            ("ask", {"question": "Wie gebruikt het Voorbeeldinstrument?"}),
        ):
            assert "geheim" not in nobody.asks(name, arguments).text.casefold()


def test_nobody_sees_anything_of_a_token_that_opens_nothing(service: str) -> None:
    answer = httpx2.post(f"{service}/mcp", json=CALL, headers={**HEADERS, "Authorization": "Bearer zomaar"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (
        401,
        'Bearer realm="samenspel", error="invalid_token"',
    )
    let_in = []
    with suppress(Exception), at_address(service, "zomaar") as stranger:
        let_in.append(stranger)
    assert not let_in


def test_who_starts_the_program_chooses_as_whom_it_sees(store: Store) -> None:
    with connected(process(store.url)) as whole, connected(process(store.url, "--as-seen-by", "public")) as public:
        assert not whole.asks("entity", entity="geheim").is_error
        assert public.asks("entity", entity="geheim").is_error


def test_a_page_of_another_site_is_refused(here: TestClient, token: str) -> None:
    for headers in ({"Origin": "https://elders.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert here.post("/mcp", json=CALL, headers=headers).status_code == 403
    # And no page of another site may read what it is answered.
    assert "access-control-allow-origin" not in here.post("/mcp", json=CALL).headers
    assert here.options("/mcp", headers={"Origin": "https://elders.example"}).status_code == 405


def test_a_host_that_is_not_ours_is_refused(store: Store) -> None:
    app = create_app(store, settings=Settings(hosts=("samenspel.example.nl",)), listens_here=False)
    with TestClient(app, base_url="https://samenspel.example.nl", headers=HEADERS) as client:
        assert client.post("/mcp", json=CALL).status_code == 200
        assert client.post("/mcp", json=CALL, headers={"Host": "elders.example"}).status_code == 400


def test_there_is_nothing_to_listen_to_and_no_session_to_end(here: TestClient) -> None:
    for method in ("GET", "DELETE", "HEAD"):
        answer = here.request(method, "/mcp")
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_work_for_who_hangs_up_ends(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, stopped = Event(), Event()

    def without_end(asking: Asking, _: object) -> Whole:
        begun.set()
        if asking.budget.gone.wait(15):
            stopped.set()
        raise OverBudgetError

    monkeypatch.setattr(server, "TOOLS", {**TOOLS, "gaps": replace(TOOLS["gaps"], answer=without_end)})
    call = json.dumps({**CALL, "params": {"name": "gaps", "arguments": {}}})
    with closing(http.client.HTTPConnection(urlsplit(service).netloc)) as asking:
        asking.request("POST", "/mcp", call, {**HEADERS, "Content-Type": "application/json"})
        assert begun.wait(10)
        assert not stopped.is_set()
    assert stopped.wait(10)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (json.dumps([CALL, CALL]).encode(), 400),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": ' + b"[" * 9_000, 400),
        (b" " * (2**18 + 1), 413),
    ],
)
def test_what_is_no_message_of_the_protocol_is_refused(here: TestClient, body: bytes, status: int) -> None:
    assert here.post("/mcp", content=body, headers={"Content-Type": "application/json"}).status_code == status


@pytest.mark.parametrize("odd", ['{"text": "\\ud800"}', '{"\\ud800": "x"}', '{"text": 1e999}', '"text"', "[]"])
def test_text_that_is_none_and_numbers_without_end_are_no_fault(here: TestClient, odd: str) -> None:
    body = json.dumps(CALL).replace(json.dumps(CALL["params"]["arguments"]), odd)  # type: ignore[index]
    answer = here.post("/mcp", content=body.encode(), headers={"Content-Type": "application/json"})
    assert answer.status_code in {200, 400}
    assert answer.json().get("error", {}).get("code") != types.INTERNAL_ERROR
    assert "ging iets mis" not in answer.text
    assert "went wrong" not in answer.text


def test_what_comes_too_often_is_refused_as_a_problem(store: Store) -> None:
    app = create_app(store, settings=Settings(rate="3/minute", upload_rate="1/minute"), listens_here=False)
    with TestClient(app, headers=HEADERS, client=("192.0.2.7", 50_000)) as client:
        answers = [client.post("/mcp", json=CALL) for _ in range(4)]
    # What is asked counts as reading, though it is sent.
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert "retry-after" in answers[-1].headers


def test_behind_a_proxy_addresses_are_those_that_a_browser_asks_for(store: Store) -> None:
    app = create_app(store, settings=Settings(root_path="/netwerk"), listens_here=False)
    with TestClient(app, base_url="https://voorbeeld.example", headers=HEADERS) as client:
        for path in ("/mcp", "/netwerk/mcp"):
            (line,) = client.post(path, json=CALL).json()["result"]["structuredContent"]["lines"]
            assert line["page"] == "https://voorbeeld.example/netwerk/entities/koepel"


def test_a_request_is_logged_and_measured_as_any_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(store, settings=Settings(metrics_from=(ip_network("192.0.2.0/24"),)), listens_here=False)
    with (
        caplog.at_level(logging.INFO, "samenspel.requests"),
        TestClient(app, headers=HEADERS, client=("192.0.2.7", 50_000)) as client,
    ):
        client.post("/mcp", json=CALL)
        measured = client.get("/metrics").text
    logged = next(record for record in caplog.records if getattr(record, "route", "") == "/mcp")
    assert (vars(logged)["method"], vars(logged)["status"]) == ("POST", 200)
    assert "Voorbeeldkoepel" not in str(vars(logged))
    assert 'samenspel_request_seconds_count{method="POST",route="/mcp",status="200"}' in measured


def test_the_language_is_that_of_the_question_or_else_of_the_connection(service: str, store: Store) -> None:
    with at_address(service, language="en") as english, connected(process(store.url, "--lang", "en")) as by_process:
        for assistant in (english, by_process):
            assert "As of " in assistant.knows("coverage").text
            assert "Stand van " in assistant.knows("coverage", language="nl").text
            wrong = assistant.asks("coverage", language="fy")
            assert wrong.is_error
            assert "nl, en" in wrong.text
    with at_address(service) as dutch:
        assert dutch.portal.call(dutch.client.list_tools).tools[0].title == "Zoeken"


def test_guide_and_vocabulary_can_be_read(assistant: Assistant) -> None:
    resources = assistant.portal.call(assistant.client.list_resources).resources
    texts = {}
    for resource in resources:
        (content,) = assistant.portal.call(assistant.client.read_resource, resource.uri).contents
        assert isinstance(content, types.TextResourceContents)
        texts[resource.uri] = content.text
    assert texts.keys() == {
        f"samenspel://{what}/{lang}" for what in ("guide", "kinds", "relations") for lang in ("nl", "en")
    }
    assert all(len(text.encode()) <= 12_000 for text in texts.values())
    assert "## Onbekend is niet nee" in texts["samenspel://guide/nl"]
    assert "- `PublicBody`: public body" in texts["samenspel://kinds/en"]
    assert "`memberOf`: is lid van / heeft als lid" in texts["samenspel://relations/nl"]
    with pytest.raises(MCPError, match="samenspel://guide/nl"):
        assistant.portal.call(assistant.client.read_resource, "samenspel://elders/nl")


def test_questions_to_begin_with_say_how_to_ask_them(assistant: Assistant) -> None:
    prompts = {prompt.name: prompt for prompt in assistant.portal.call(assistant.client.list_prompts).prompts}
    assert [(argument.name, argument.required) for argument in prompts["users"].arguments or ()] == [
        ("what", True),
        ("who", False),
    ]

    def text(name: str, arguments: dict[str, str]) -> str:
        (message,) = assistant.portal.call(assistant.client.get_prompt, name, arguments).messages
        assert isinstance(message.content, types.TextContent)
        return message.content.text

    assert "question=users, what=sbir" in text("users", {"what": "sbir"})
    assert "question=users, what=sbir, who=Province" in text("users", {"what": "sbir", "who": "Province"})
    assert all(text(name, {}) for name in prompts)
    with pytest.raises(MCPError, match="users, non-users"):
        text("elders", {})


def test_the_program_starts_soon_and_reads_what_there_is_once(bundled: Store) -> None:
    # The columns are in a file from then on, as they are beside any store that was asked before.
    with connected(process(bundled.url)) as assistant:
        assistant.knows("search", text="IPO")
    begin = time.monotonic()
    with connected(process(bundled.url)) as assistant:
        started = time.monotonic() - begin
        begin = time.monotonic()
        assistant.knows("search", text="IPO")
        answered = time.monotonic() - begin
    # On a machine at rest about a second and a tenth of one.
    assert started < 8
    assert answered < 4


@pytest.mark.parametrize(("options", "code", "told"), [((), 1, "nog leeg"), (("--base", "nergens"), 2, "--base")])
def test_the_program_says_what_is_wrong_and_stops(
    tmp_path: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    command = [COMMAND, "mcp", "--store", f"sqlite:///{tmp_path}/store.db", *options]
    ended = subprocess.run(command, input="", capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert told in ended.stderr


def test_while_the_store_is_away_answers_go_on_and_say_of_when_they_are(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        with within(opened) as assistant:
            assistant.knows("entity", entity="koepel")
            back = moved_away(tmp_path / "store.db")
            answer = assistant.knows("entity", entity="koepel")
            assert "kan zijn gegevens nu niet bijwerken" in answer.data["notes"][0]
            assert assistant.asks("changes", since="2026").is_error
            back()
            assert not assistant.knows("entity", entity="koepel").data["notes"]
