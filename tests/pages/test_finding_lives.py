"""What people make of a finding, on its page and by the API, and what others see of that."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser

from api.app import create_app
from api.finding_lives import decide
from api.graph_now import GraphNow
from api.problems import NotAllowedError
from graph.ask.findings import all_findings
from graph.desk.finding_lives import Choice, read_lives, record
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person
from graph.model.words import WrongError
from graph.store import Store, StoreError, open_store
from tests.fictitious import CLAIMS, batch
from tests.pages.conftest import served
from tests.pages.test_digests import FORM, HERE, SITE, look, solved_by_data

ANNA = Person("anna", "Anna Voorbeeld", frozenset({"contributor"}), frozenset({"eiland"}))
BERT = Person("bert", "Bert Voorbeeld", frozenset({"contributor"}), frozenset({"vbz"}))
CARLA = Person("carla", "Carla Voorbeeld", frozenset({"reviewer"}))
NEXT_YEAR = date(date.today().year + 1, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        look(opened)
        yield opened


@pytest.fixture
def graph(store: Store) -> GraphNow:
    return GraphNow(store)


@pytest.fixture
def id(graph: GraphNow) -> str:
    """A finding that is about the province of Eiland and not about the ministry."""
    findings = (
        finding
        for finding in all_findings(graph.snapshot())
        if "eiland" in finding.entities and "vbz" not in finding.entities
    )
    return next(findings).id


@pytest.fixture
def client(store: Store) -> TestClient:
    """Somebody at the machine, who may do everything."""
    return TestClient(create_app(store), base_url=SITE, client=HERE)


@pytest.fixture
def elsewhere(store: Store) -> TestClient:
    """Somebody who is not signed in."""
    return TestClient(create_app(store), base_url=SITE, client=("192.0.2.1", 5000))


def sent(client: TestClient, id: str, version: int, **fields: str) -> tuple[int, str]:
    """The status and the text of what a form is answered, after going where it leads."""
    match = re.search(r'name="form-token" value="([^"]*)"', client.get(f"/gaps?finding={id}").text)
    token = match[1] if match else ""
    body = urlencode({"finding": id, "version": version, "form-token": token, **fields})
    answer = client.post("/gaps/state", content=body, headers=FORM)
    return answer.status_code, answer.text


def test_who_contributes_for_a_party_that_it_concerns_may_decide_and_another_may_not(graph: GraphNow, id: str) -> None:
    snapshot = graph.snapshot()
    taken_up = Choice("taken-up", "eiland")
    for person in (BERT, NOBODY, Person("r", "R", frozenset({"reader"}))):
        with pytest.raises(NotAllowedError):
            decide(graph, snapshot, person, id, taken_up, 0)
    with pytest.raises(NotAllowedError):
        decide(graph, snapshot, ANNA, id, Choice("taken-up", "koepel"), 0)
    life = decide(graph, snapshot, ANNA, id, taken_up, 0)
    assert (life.state, life.organisation, life.person, life.version) == ("taken-up", "eiland", "Anna Voorbeeld", 1)
    assert decide(graph, snapshot, CARLA, id, Choice("taken-up", "koepel"), 1).organisation == "koepel"


@pytest.mark.parametrize(
    "choice",
    [
        Choice("solved"),
        Choice("taken-up"),
        Choice("explained", note="  "),
        Choice("accepted"),
        Choice("accepted", until=date(2020, 1, 1)),
        Choice("open", note="x" * 1_001),
        Choice("taken-up", "niemand"),
    ],
)
def test_what_does_not_go_together_is_told_and_not_written(graph: GraphNow, id: str, choice: Choice) -> None:
    with pytest.raises(WrongError):
        decide(graph, graph.snapshot(), AT_THE_MACHINE, id, choice, 0)
    assert not graph.lives().decisions


def test_a_form_without_scripts_records_a_state_that_others_see_without_the_name(
    client: TestClient, elsewhere: TestClient, graph: GraphNow, id: str
) -> None:
    page = client.get(f"/gaps?finding={id}").text
    assert "Wij pakken dit op" in page
    assert page.count('method="post"') == 3
    status, text = sent(client, id, 0, state="taken-up", organisation="Provincie Eiland", note="Voor de zomer.")
    assert status == 200
    assert "Opgepakt door Provincie Eiland" in text
    assert "Toelichting: Voor de zomer." in text
    decide(graph, graph.snapshot(), CARLA, id, Choice("explained", note="Zo is het."), 1)
    assert "Carla Voorbeeld" in client.get(f"/gaps?finding={id}").text
    seen = elsewhere.get(f"/gaps?finding={id}").text
    assert "Zo is het." in seen
    assert "Voorbeeld" in seen
    assert "Carla" not in seen
    assert 'method="post"' not in seen
    assert elsewhere.get(f"/v1/gaps/{id}").json()["life"]["person"] is None


def test_without_scripts_and_by_keyboard_on_a_phone_a_state_is_recorded(
    browser: Browser, store: Store, id: str
) -> None:
    with (
        served(store) as site,
        browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="nl-NL"
        ) as context,
    ):
        page = context.new_page()
        page.goto(f"{site}/gaps?finding={id}")
        page.get_by_text("Hier is een verklaring voor", exact=True).focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("Zo is het afgesproken.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text("Verklaard op").first.wait_for()
        assert page.get_by_text("Zo is het afgesproken.").count()
    assert read_lives(store).decisions[id].content["state"] == "explained"


def test_who_may_not_write_is_told_so_and_nothing_is_written(elsewhere: TestClient, store: Store, id: str) -> None:
    status, text = sent(elsewhere, id, 0, state="explained", note="Zomaar.")
    assert status == 403
    assert "Wie bijdraagt voor een van deze organisaties" in text
    answer = elsewhere.put(f"/v1/gaps/{id}/state", json={"state": "open"}, headers={"If-Match": '"0"'})
    assert answer.status_code == 403
    assert not read_lives(store).decisions


def test_the_second_of_two_sees_what_the_first_decided_and_can_go_back_to_it(
    client: TestClient, store: Store, id: str
) -> None:
    assert sent(client, id, 0, state="explained", note="Zo is het afgesproken.")[0] == 200
    status, text = sent(client, id, 0, state="accepted", until=f"31-12-{NEXT_YEAR.year}")
    assert status == 409
    assert "intussen gewijzigd" in text
    assert "Zo is het afgesproken." in text
    assert sent(client, id, 1, state="accepted", until=f"31-12-{NEXT_YEAR.year}")[0] == 200
    assert read_lives(store).state(id, date.today()) == "accepted"
    status, text = sent(client, id, 2, back="1")
    assert status == 200
    assert read_lives(store).decisions[id].content["note"] == "Zo is het afgesproken."
    assert "Terug naar deze stand" in text
    assert sent(client, id, 3, back="9")[0] == 404
    assert read_lives(store).version(id) == 3


def test_a_form_that_was_filled_in_wrongly_comes_back_as_it_was(client: TestClient, id: str) -> None:
    status, text = sent(client, id, 0, state="taken-up", organisation="Provincie Nergens", note="Mijn <b>tekst</b>")
    assert status == 400
    assert 'value="Provincie Nergens"' in text
    assert "Mijn &lt;b&gt;tekst&lt;/b&gt;" in text


def test_a_form_that_another_site_sends_is_refused(client: TestClient, store: Store, id: str) -> None:
    body = urlencode({"finding": id, "version": 0, "state": "explained", "note": "Zomaar."})
    assert client.post("/gaps/state", content=body, headers=FORM).status_code == 403
    assert not read_lives(store).decisions


def test_what_is_explained_is_shown_on_request_only(client: TestClient, graph: GraphNow, id: str) -> None:
    before = client.get("/v1/gaps").json()["total"]
    decide(graph, graph.snapshot(), ANNA, id, Choice("explained", note="Zo is het."), 0)
    assert f'id="{id}"' not in client.get("/gaps").text
    assert client.get("/v1/gaps").json()["total"] == before - 1
    for address in ("/gaps?state=explained", "/gaps?state=found"):
        assert f'id="{id}"' in client.get(address).text
    (only,) = client.get("/v1/gaps?state=explained").json()["items"]
    assert (only["id"], only["life"]["state"], only["life"]["note"]) == (id, "explained", "Zo is het.")


def test_findings_can_be_asked_for_by_owner_and_by_when_they_came(client: TestClient, graph: GraphNow, id: str) -> None:
    decide(graph, graph.snapshot(), ANNA, id, Choice("taken-up", "eiland"), 0)
    assert [item["id"] for item in client.get("/v1/gaps?owner=Provincie+Eiland").json()["items"]] == [id]
    assert f'id="{id}"' in client.get("/gaps?owner=Provincie+Eiland").text
    assert client.get("/v1/gaps?owner=zuidland").json()["total"] == 0
    assert client.get("/v1/gaps?newSince=1").json()["total"] == client.get("/v1/gaps").json()["total"]
    assert client.get(f"/v1/gaps?newSince={NEXT_YEAR}").json()["total"] == 0
    assert client.get("/v1/gaps?newSince=gisteren").status_code == 400
    assert "Dit is geen datum" in client.get("/gaps?since=gisteren").text


def test_what_the_data_solved_is_told_on_request_and_keeps_its_page(client: TestClient, store: Store) -> None:
    gone = solved_by_data(store)
    assert f'id="{gone}"' not in client.get("/gaps").text
    page = client.get("/gaps?state=solved").text
    assert f'id="{gone}"' in page
    (solved,) = [item for item in client.get("/v1/gaps/solved").json()["items"] if item["id"] == gone]
    assert solved["life"]["state"] == "solved"
    assert solved["sentence"]["nl"] in page
    answer = client.get(f"/gaps?finding={gone}")
    assert answer.status_code == 200
    assert "Niet meer gevonden in revisie 2: opgelost." in answer.text
    body = client.get(f"/v1/gaps/{gone}").json()
    assert body["finding"] is None
    assert [entry["what"] for entry in body["history"]] == ["solved", "found"]
    counts = client.get("/v1/gaps/trend").json()["items"]
    assert [count["revision"] for count in counts] == [1, 2]
    assert counts[1]["solved"] >= 1
    assert client.get("/gaps/trend").status_code == 200


def test_what_a_finding_that_is_gone_was_about_is_told_only_to_who_sees_all_of_it(
    client: TestClient, store: Store
) -> None:
    gone = solved_by_data(store)
    life = read_lives(store).solved_life(gone)
    assert life is not None
    taken = [claim for claim in CLAIMS if not {claim.subject, claim.object} & set(life.entities)]
    entities = tuple(entity for entity in batch().entities if entity.id not in life.entities)
    store.sync(batch(entities=entities, claims=tuple(taken)))
    look(store)
    assert client.get(f"/gaps?finding={gone}").status_code == 404
    assert client.get(f"/v1/gaps/{gone}").status_code == 404
    assert gone not in client.get("/gaps?state=solved").text
    assert f"/{gone}/" not in client.get("/feeds/gaps.atom").text


def test_of_another_moment_nothing_is_told_that_was_decided(client: TestClient, graph: GraphNow, id: str) -> None:
    decide(graph, graph.snapshot(), ANNA, id, Choice("explained", note="Zo is het."), 0)
    then = client.get(f"/v1/gaps?knownOn={date.today()}&asOf={date.today()}").json()
    assert all(item["life"] is None for item in then["items"])
    assert id in {item["id"] for item in then["items"]}
    assert "Zo is het." not in client.get(f"/gaps?finding={id}&asOf={date.today()}").text


def test_before_anybody_looked_all_is_open_and_nothing_is_told_of_since_when(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/new.db") as store:
        store.sync(batch())
        client = TestClient(create_app(store), base_url=SITE, client=HERE)
        items = client.get("/v1/gaps").json()["items"]
        assert items
        assert all(item["life"] is None for item in items)
        for state in ("explained", "taken-up"):
            assert client.get(f"/v1/gaps?state={state}").json()["total"] == 0
        assert "Open sinds" not in client.get("/gaps").text
        assert client.get(f"/v1/gaps/{items[0]['id']}").json()["life"] is None
        assert client.get(f"/v1/gaps/{items[0]['id']}/state").status_code == 404
        assert "nog geen hiaat opgelost" in client.get("/gaps?state=solved").text


def test_the_api_asks_which_version_is_followed_and_tells_the_newest(client: TestClient, id: str) -> None:
    state = {"state": "explained", "note": "Zo is het."}
    address = f"/v1/gaps/{id}/state"
    assert client.put(address, json=state).status_code == 428
    first = client.put(address, json=state, headers={"If-Match": client.get(address).headers["etag"]})
    assert (first.status_code, first.headers["etag"]) == (200, '"1"')
    late = client.put(address, json=state, headers={"If-Match": '"0"'})
    assert late.status_code == 412
    assert "version 1" in late.json()["detail"]
    back = client.put(address, json={"backTo": 0}, headers={"If-Match": '"1"'})
    assert back.json()["state"] == "open"
    for wrong in ({}, {"state": "solved"}, {"state": "accepted"}, {"state": "open", "extra": 1}):
        assert client.put(address, json=wrong, headers={"If-Match": '"2"'}).status_code == 400, wrong
    gone = client.put("/v1/gaps/nergens/state", json=state, headers={"If-Match": '"0"'})
    assert gone.status_code == 404


def test_a_page_is_sent_again_after_a_decision(client: TestClient, graph: GraphNow, id: str) -> None:
    seen = {"If-None-Match": client.get("/gaps").headers["etag"]}
    assert client.get("/gaps", headers=seen).status_code == 304
    decide(graph, graph.snapshot(), ANNA, id, Choice("explained", note="Zo is het."), 0)
    assert client.get("/gaps", headers=seen).status_code == 200


def test_a_service_writes_what_it_found_by_itself_and_goes_on_when_it_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{tmp_path}/own.db") as store:
        store.sync(batch())
        graph = GraphNow(store)
        graph.snapshot()
        assert graph.settle()
        assert read_lives(store).looks
        store.sync(batch(claims=CLAIMS[1:]))
        graph.snapshot()

        def refuse(_: object) -> None:
            raise StoreError

        monkeypatch.setattr(store, "keep", refuse)
        assert graph.settle()
        assert len(read_lives(store).looks) == 1
        monkeypatch.undo()
        snapshot = graph.snapshot()
        assert record(store, snapshot.revision, all_findings(snapshot), snapshot.day)


def test_a_table_has_the_state_and_who_has_it(client: TestClient, graph: GraphNow, id: str) -> None:
    assert "opgepakt" not in client.get("/gaps.csv").text
    decide(graph, graph.snapshot(), ANNA, id, Choice("taken-up", "eiland"), 0)
    lines = [line for line in client.get("/gaps.csv").text.splitlines() if id in line]
    assert len(lines) == 1
    assert "opgepakt" in lines[0]
    assert "Provincie Eiland" in lines[0]


def counted(page: str) -> int:
    """How many findings a page about something else tells in short."""
    return len(html.fromstring(page).xpath("//ul[@class='short-findings']/li"))


def test_what_is_settled_is_counted_nowhere_any_more_and_both_sides_of_a_link_tell_the_same(
    client: TestClient, graph: GraphNow, id: str
) -> None:
    (severity,) = {finding.severity for finding in all_findings(graph.snapshot()) if finding.id == id}
    told = ("/entities/eiland", "/organisation?of=eiland", "/regions/eiland")
    data = ("/v1/organisations/eiland", "/v1/regions/eiland")
    before = [counted(client.get(address).text) for address in told]
    seen = {address: client.get(address).headers["etag"] for address in ("/", *told, *data)}
    decide(graph, graph.snapshot(), ANNA, id, Choice("explained", note="Zo is het."), 0)
    for address, tag in seen.items():
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
    assert [counted(client.get(address).text) for address in told] == [number - 1 for number in before]
    for address in data:
        assert id not in {finding["id"] for finding in client.get(address).json()["findings"]}
    link = f"/gaps?severity={severity}"
    home = html.fromstring(client.get("/").text)
    assert home.xpath(f"//a[@href='{link}']/b/text()") == [str(client.get(f"/v1{link}").json()["total"])]
    assert client.get("/v1/gaps?actor=eiland").json()["total"] == counted(client.get(told[0]).text)
    assert f'"{id}"' not in client.get("/map/drawing?whole=true&gaps=true").text
