"""News by feed and by mail, from a page to a mail server and back by the links in the mail."""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from lxml import etree
from typer.testing import CliRunner

from api.app import create_app
from api.mail import Mail, NoMailError, is_address, send
from api.settings import Settings
from cli import app
from graph.ask.findings import all_findings
from graph.ask.snapshot import take_snapshot
from graph.desk.finding_lives import read_lives, record
from graph.desk.subscriptions import KIND, About, Subscription, asked_for, subscriptions
from graph.model.records import Claim, Entity
from graph.say.digest import Letter
from graph.store import Store, open_store
from tests.fictitious import CLAIMS, ENTITIES, SOURCE, batch
from tests.mail_server import Mailbox, mail_server

ATOM = "{http://www.w3.org/2005/Atom}"
MEMBER = Claim("eiland", "memberOf", "koepel", locator="p. 5")
COVENANT = Entity("convenant", "Covenant", "Voorbeeldconvenant", since="2019", until="2020")
WITH_COVENANT = batch(entities=(*ENTITIES, COVENANT), claims=(*CLAIMS, Claim("koepel", "partyTo", "convenant")))
SITE = "http://127.0.0.1"
HERE = ("127.0.0.1", 5000)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def look(store: Store) -> None:
    """Work out the findings and write them down, as a service does after each revision."""
    snapshot = take_snapshot(store.read())
    record(store, snapshot.revision, all_findings(snapshot), snapshot.day)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.sync(batch())
        look(opened)
        yield opened


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def client(store: Store, mailbox: Mailbox) -> TestClient:
    return TestClient(create_app(store, settings=mailbox.settings), base_url=SITE, client=HERE)


def entries(client: TestClient, address: str) -> list[tuple[str, str]]:
    """The id and the title of each entry of a feed."""
    feed = etree.fromstring(client.get(address).content)
    return [
        (str(entry.findtext(f"{ATOM}id")), str(entry.findtext(f"{ATOM}title"))) for entry in feed.iter(f"{ATOM}entry")
    ]


def form_token(client: TestClient) -> str:
    """What the forms carry that are shown to somebody; empty for who may do nothing."""
    match = re.search(r'name="form-token" value="([^"]*)"', client.get("/subscriptions").text)
    return match[1] if match else ""


def ask(client: TestClient, address: str) -> httpx2.Response:
    """Ask on the page for mail to an address."""
    fields = {"address": address, "form-token": form_token(client)}
    return client.post("/subscriptions", content=urlencode(fields), headers=FORM)


def link(mail_text: str, what: str) -> str:
    """The address in a mail that confirms or ends a subscription, as this service has it."""
    (address,) = re.findall(rf"https://samenspel\.example(/subscriptions/{what}\?token=\S+)", mail_text)
    return str(address)


def solved_by_data(store: Store) -> str:
    """Have the data solve a finding about a province that nobody could introduce; its id."""
    before = {sighting.id for sighting in read_lives(store).sightings.values() if sighting.content["found"]}
    store.sync(batch(claims=(*CLAIMS, MEMBER)))
    look(store)
    gone = [life.id for life in read_lives(store).solved() if life.id in before]
    assert gone
    return gone[0]


def test_an_entry_of_a_feed_keeps_its_id_and_what_is_solved_comes_as_another(client: TestClient, store: Store) -> None:
    first = entries(client, "/feeds/gaps.atom")
    assert first
    assert all(title.startswith("Nieuw hiaat: ") for _, title in first)
    gone = solved_by_data(store)
    later = entries(client, "/feeds/gaps.atom")
    kept = [id for id, _ in later if (id, "") in {(earlier, "") for earlier, _ in first}]
    assert kept == [id for id, _ in first if f"/{gone}/" not in id and id in kept]
    assert any(f"/{gone}/solved/" in id and title.startswith("Opgelost: ") for id, title in later)
    assert not any(f"/{gone}/found/" in id for id, _ in later)


def test_a_feed_is_sent_again_only_when_there_is_news(client: TestClient, store: Store) -> None:
    answer = client.get("/feeds/rule/isolated-actors.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    known = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/feeds/rule/isolated-actors.atom", headers=known).status_code == 304
    by_date = {"If-Modified-Since": answer.headers["last-modified"]}
    assert client.get("/feeds/rule/isolated-actors.atom", headers=by_date).status_code == 304
    solved_by_data(store)
    assert client.get("/feeds/gaps.atom", headers=known).status_code == 200


def test_a_feed_is_in_the_language_that_is_asked(client: TestClient) -> None:
    assert entries(client, "/feeds/gaps.atom?lang=en")[0][1].startswith("New gap: ")


@pytest.mark.parametrize("address", ["organisation/niemand", "rule/geen", "question"])
def test_there_is_no_feed_of_what_is_not_known(client: TestClient, address: str) -> None:
    assert client.get(f"/feeds/{address}.atom").status_code == 404


@pytest.mark.parametrize(
    "question",
    [
        "/questions/users?what=vraag&who=Province",
        "https://samenspel.example/samenspel/questions/users?what=vraag&who=Province",
        "/questions?q=Welke+provincies+gebruiken+Voorbeeldinstrument",
        "Welke provincies gebruiken Voorbeeldinstrument",
    ],
)
def test_a_question_is_followed_by_its_words_or_by_its_address(client: TestClient, question: str) -> None:
    ((id, _),) = entries(client, f"/feeds/question.atom?{urlencode({'q': question})}")
    assert id.startswith("http://127.0.0.1/questions/users?what=vraag&who=Province#")


def test_the_answer_to_a_question_is_another_entry_when_it_becomes_another(client: TestClient, store: Store) -> None:
    address = "/feeds/question.atom?q=%2Fquestions%2Fusers%3Fwhat%3Dvraag%26who%3DProvince"
    ((before, title),) = entries(client, address)
    assert title.startswith("Antwoord op: ")
    assert entries(client, address) == [(before, title)]
    store.sync(batch(claims=(*CLAIMS, Claim("pv-noordland", "uses", "vraag", locator="p. 6"))))
    ((after, _),) = entries(client, address)
    assert after.partition("#")[0] == before.partition("#")[0]
    assert after != before


def days_later(days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a service answer as it will some days from now."""

    class Later(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date.today() + timedelta(days=days)

    monkeypatch.setattr("api.graph_now.date", Later)
    monkeypatch.setattr("graph.ask.snapshot.date", Later)


@pytest.mark.parametrize("question", ["Welke afspraken hebben geen vervolg?", "Wat is er veranderd?"])
def test_an_answer_is_no_other_entry_because_a_day_went_by(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    address = f"/feeds/question.atom?{urlencode({'q': question})}"
    before = entries(client, address)
    days_later(1, monkeypatch)
    assert entries(client, address) == before
    store.sync(WITH_COVENANT)
    assert entries(client, address) != before


@pytest.mark.parametrize("question", ["Welke afspraken hebben geen vervolg?", "Wat is er veranderd?"])
def test_who_follows_a_question_gets_no_mail_because_a_day_went_by(
    store: Store, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    asked = asked_for("iemand@voorbeeld.example", About("question", question), "nl", date.today())
    store.keep([asked.dossier, asked.next(confirmed=True).dossier])
    assert digested(store, mailbox, monkeypatch) == 1
    for days in (1, 40):
        days_later(days, monkeypatch)
        assert digested(store, mailbox, monkeypatch) == 0
    store.sync(WITH_COVENANT)
    assert digested(store, mailbox, monkeypatch) == 1


def test_the_page_to_follow_a_question_keeps_the_day_since_which_it_was_asked(client: TestClient) -> None:
    page = client.get("/subscriptions?question=Wat+is+er+veranderd%3F").text
    since = (date.today() - timedelta(days=30)).isoformat()
    assert f'value="/questions/changes?since={since}"' in page
    assert client.get(f"/feeds/question.atom?{urlencode({'q': f'/questions/changes?since={since}'})}").is_success


@pytest.mark.parametrize("address", ["/subscriptions?question=", "/feeds/question.atom?q="])
def test_what_looks_like_an_address_and_is_none_is_no_question_to_follow(client: TestClient, address: str) -> None:
    assert client.get(f"{address}http%3A%2F%2F%5B").status_code == 404


def test_who_asks_for_mail_confirms_it_gets_news_and_ends_it(
    client: TestClient,
    store: Store,
    mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    address = "iemand@voorbeeld.example"
    sent = ask(client, address)
    assert "Kijk in uw mail" in sent.text
    ((to, mail),) = mailbox.mails
    assert (to, mail["Subject"]) == (address, "Bevestig dat u berichten van Samenspel wilt")
    confirm = link(mail.get_content(), "confirm")
    # Looking at the page does nothing; asking again the same day sends nothing.
    page = client.get(confirm)
    assert "Ja, stuur mij" in page.text
    # The page holds what confirms and ends it, which no browser or proxy may keep.
    assert page.headers["cache-control"] == "no-store"
    ask(client, address)
    assert len(mailbox.mails) == 1
    assert not next(subscriptions(store)).confirmed
    assert digested(store, mailbox, monkeypatch) == 0

    assert "Bevestigd" in client.post(confirm).text
    assert digested(store, mailbox, monkeypatch) == 0
    solved_by_data(store)
    assert digested(store, mailbox, monkeypatch) == 1
    to, news = mailbox.mails[-1]
    assert to == address
    assert "Opgelost: " in news.get_content()
    assert "https://samenspel.example/gaps?finding=" in news.get_content()
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert digested(store, mailbox, monkeypatch) == 0

    end = urlsplit(news["List-Unsubscribe"].strip("<>"))
    assert link(news.get_content(), "end") == f"{end.path}?{end.query}"
    assert "afgemeld" in client.post(f"{end.path}?{end.query}", content="List-Unsubscribe=One-Click").text
    assert not list(subscriptions(store))
    assert all(
        not version.content for dossier in store.dossiers(KIND) for version in store.dossier_versions(KIND, dossier.id)
    )
    assert client.post(confirm).status_code == 404
    assert address not in caplog.text


def test_what_only_some_may_see_is_in_no_mail_and_solves_nothing_for_others(
    client: TestClient, store: Store, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client, "iemand@voorbeeld.example")
    client.post(link(mailbox.mails[0][1].get_content(), "confirm"))
    (finding,) = [item for item in client.get("/v1/gaps?rule=isolated-actors").json()["items"] if "Eiland" in str(item)]
    hidden = replace(SOURCE, id="besloten", audience=("participants",))
    eiland = tuple(entity for entity in ENTITIES if entity.id in {"eiland", "koepel"})
    store.sync(batch(hidden, eiland, (MEMBER,)))
    elsewhere = TestClient(create_app(store), base_url=SITE, client=("192.0.2.1", 5000))
    before = len(mailbox.mails)
    assert digested(store, mailbox, monkeypatch) == 0
    assert len(mailbox.mails) == before
    # Who sits at the machine sees all of it, and for them it is solved.
    assert finding["id"] in {item["id"] for item in elsewhere.get("/v1/gaps").json()["items"]}
    assert finding["id"] not in {item["id"] for item in client.get("/v1/gaps").json()["items"]}
    assert "Opgelost" not in elsewhere.get("/feeds/gaps.atom").text
    assert elsewhere.get("/v1/gaps/solved").json()["total"] == 0


def digested(store: Store, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many mails `samenspel digest` sends."""
    settings = mailbox.settings
    for name in ("smtp_host", "smtp_port", "smtp_security", "mail_from", "site"):
        monkeypatch.setenv(f"SAMENSPEL_{name.upper()}", str(getattr(settings, name)))
    before = len(mailbox.mails)
    done = CliRunner().invoke(app, ["digest", "--store", store.url])
    assert done.exit_code == 0, done.output
    return len(mailbox.mails) - before


def test_who_ends_it_while_mails_go_out_stays_forgotten_and_the_others_get_theirs(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [asked_for(f"{name}@voorbeeld.example", About("gaps"), "nl", date.today()) for name in ("anna", "bert")]
    confirmed = [subscription.next(confirmed=True, after="2026") for subscription in asked]
    store.keep([subscription.dossier for subscription in (*asked, *confirmed)])
    solved_by_data(store)
    monkeypatch.setenv("SAMENSPEL_SITE", SITE)

    def ending(_: Settings, mails: Sequence[Mail]) -> Iterator[bool]:
        for mail in mails:
            if mail.address.startswith("anna"):
                store.forget(KIND, asked[0].id)
            yield True

    monkeypatch.setattr("api.mail.send", ending)
    done = CliRunner().invoke(app, ["digest", "--store", store.url, "--json"])
    assert json.loads(done.output) == {"sent": 2, "refused": 0}
    (left,) = subscriptions(store)
    assert (left.address, left.version) == ("bert@voorbeeld.example", 3)


def test_who_ends_it_while_they_confirm_it_is_told_that_it_is_gone(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_for("anna@voorbeeld.example", About("gaps"), "nl", date.today())
    store.keep([asked.dossier])

    def ended(subscription: Subscription, today: date) -> bool:
        store.forget(KIND, subscription.id)
        return True

    monkeypatch.setattr("api.pages.subscriptions.is_waiting", ended)
    assert client.post(f"/subscriptions/confirm?token={asked.token}").status_code == 404
    assert not list(subscriptions(store))


def test_an_address_that_the_mail_server_refuses_is_not_kept(client: TestClient, store: Store) -> None:
    answer = ask(client, "weiger@voorbeeld.example")
    assert "neemt dit adres niet aan" in answer.text
    assert not list(subscriptions(store))


@pytest.mark.parametrize(
    "given", ["", "iemand", "a@b@c", "a b@c.nl", "a@c.nl,b@c.nl", "a@c.nl\r\nBcc: b@c.nl", "@c.nl"]
)
def test_what_is_no_address_is_told_and_nothing_is_sent(client: TestClient, mailbox: Mailbox, given: str) -> None:
    assert not is_address(given)
    answer = ask(client, given)
    assert answer.status_code == 400
    assert not mailbox.mails


def test_without_a_mail_server_there_is_a_feed_and_no_form(store: Store) -> None:
    client = TestClient(create_app(store), base_url=SITE, client=HERE)
    page = client.get("/subscriptions").text
    assert "/feeds/gaps.atom" in page
    assert 'name="address"' not in page
    assert ask(client, "a@b.nl").status_code in {403, 404}
    with pytest.raises(NoMailError):
        list(send(Settings(), [Mail("a@b.nl", Letter("x", "y"), "nl")]))


def test_a_server_that_cannot_keep_the_connection_private_gets_no_mail(mailbox: Mailbox) -> None:
    private = mailbox.settings.model_copy(update={"smtp_security": "starttls"})
    with pytest.raises(NoMailError) as error:
        list(send(private, [Mail("iemand@voorbeeld.example", Letter("x", "y"), "nl")]))
    assert "iemand" not in str(error.value)
    assert not mailbox.mails
