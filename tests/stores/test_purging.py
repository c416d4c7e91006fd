"""What is purged is in no record, log, note or file afterwards, and only that something was removed is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.model.records import Batch, Claim, Entity, Identifier, Mark, Passage
from graph.model.words import WrongError, message
from graph.say.export import to_json_file
from graph.say.view import renew_view
from graph.store import Run, Store, StoreError, neo4j_scrubbing, open_store
from graph.store.backup import back_up
from graph.store.checking import check
from graph.store.dossiers import Dossier
from graph.store.purging import PurgeError, What, preview, purge
from graph.store.withdrawing import withdraw
from tests import neo4j_server
from tests.fictitious import REGISTER, SOURCE
from tests.maven import NotFetched
from tests.neo4j_server import Neo4jServer
from tests.stores.contract import OTHER, logged, replay
from tests.stores.test_backup import silent

# No number that anybody has.
NUMBER = "999911120"
SENTENCE = f"Het burgerservicenummer {NUMBER} staat in de bijlage van deze brief, die lang genoeg is om apart te liggen"
TOLD = Batch(
    replace(SOURCE, title=f"Brief over {NUMBER}"),
    (
        Entity("koepel", "Association", "Voorbeeldkoepel", description=SENTENCE),
        Entity("lid", "Company", f"Bedrijf {NUMBER}", identifiers=(Identifier("kvk", NUMBER),)),
        Entity(f"nr-{NUMBER}", "Company", "Een bedrijf"),
    ),
    (
        Claim("lid", "memberOf", "koepel", note=SENTENCE, locator=f"regel {NUMBER}"),
        Claim(f"nr-{NUMBER}", "memberOf", "koepel", locator="p. 1"),
    ),
    (Passage("p. 1", f"Lid is {NUMBER} van de koepel", (Mark("koepel", 24, 30), Mark("lid", 7, 16))),),
)


def fill(store: Store) -> None:
    """Have the number stand wherever something can."""
    store.sync(OTHER)
    store.sync(TOLD)
    store.sync(replace(TOLD, claims=tuple(TOLD.claims)[:1]))
    store.sync(TOLD)
    store.record_run(
        Run(SOURCE.id, "2026-01-05T10:00:00+00:00", "refused", 2, 0, 0, (message("as-it-is", text=SENTENCE),))
    )
    store.keep([Dossier("proposal", "een", 1, {"why": SENTENCE, NUMBER: [NUMBER]}, "iemand")])
    store.keep([Dossier("proposal", "een", 2, {"why": "anders"}, "iemand"), Dossier("proposal", NUMBER, 1, {}, NUMBER)])


def all_kept(store: Store) -> bytes:
    with store.keeping() as keeping:
        return b"\n".join(repr(item).encode() for item in keeping.items)


def test_a_text_is_gone_from_all_that_is_kept_and_the_rest_stays(store: Store, tmp_path: Path) -> None:
    fill(store)
    assert NUMBER.encode() in all_kept(store)
    state, seen = store.state(), preview(store, What(text=NUMBER))
    touched, _ = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven in een brief")
    assert (touched.changed, touched.removed) == (seen.changed, seen.removed)
    assert NUMBER.encode() not in all_kept(store)
    back_up(store, tmp_path / "daarna.zip", silent)
    contents = store.read()
    assert NUMBER.encode() not in to_json_file(contents, store.texts())
    entities = {entity.id: entity for source, entity in contents.entities if source == SOURCE.id}
    assert entities["lid"].name == "Bedrijf […]"
    assert entities["lid"].identifiers == ()
    assert entities["koepel"].description == SENTENCE.replace(NUMBER, "[…]")
    (text,) = dict(store.texts())[SOURCE.id]
    assert (text.text, text.marks) == ("Lid is █████████ van de koepel", (Mark("koepel", 24, 30),))
    assert replay(store.changes()) == logged(store)
    assert store.state() != state
    checked = check(store)
    assert (checked.faults, checked.others) == ((), ())
    assert not store.sync(OTHER)
    assert store.runs()[0].text("nl") == SENTENCE.replace(NUMBER, "[…]")
    assert [version.content for version in store.dossier_versions("proposal", "een")] == [
        {"why": SENTENCE.replace(NUMBER, "[…]"), "[…]": ["[…]"]},
        {"why": "anders"},
    ]


def test_that_something_was_removed_is_kept_and_not_what(store: Store) -> None:
    fill(store)
    purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
    (removal,) = store.dossiers("removal")
    assert (removal.by, removal.content) == ("beheer", {"what": "text", "why": "persoonsgegeven"})
    assert removal.at


@pytest.mark.parametrize("why", ["", "  ", f"nummer {NUMBER}", "nummer 999 911 120 hoort hier niet"])
def test_a_reason_that_is_none_or_tells_what_is_removed_is_refused(store: Store, why: str) -> None:
    fill(store)
    before = store.state()
    with pytest.raises(PurgeError):
        purge(store, What(text=NUMBER), by="beheer", why=why)
    assert store.state() == before
    with pytest.raises(PurgeError):
        purge(store, What(text="12"), by="beheer", why="te kort")


def test_all_of_a_source_goes_from_the_history_too(store: Store) -> None:
    store.sync(Batch(REGISTER, OTHER.entities, OTHER.claims))
    before = store.read()
    fill(store)
    purge(store, What(source=SOURCE.id), by="beheer", why="hoort hier niet")
    assert SOURCE.id.encode() not in all_kept(store)
    after = store.read()
    assert (after.sources, after.entities, after.claims) == (before.sources, before.entities, before.claims)
    assert {change.source for change in store.changes()} == {REGISTER.id}
    assert replay(store.changes()) == logged(store)


def test_all_of_an_entity_goes_with_what_is_claimed_of_it(store: Store) -> None:
    fill(store)
    purge(store, What(entity="lid"), by="beheer", why="een persoon")
    assert b"'lid'" not in all_kept(store)
    assert b'"lid"' not in all_kept(store)
    assert replay(store.changes()) == logged(store)
    assert not check(store).faults


def test_a_dossier_goes_with_all_its_versions(store: Store) -> None:
    fill(store)
    purge(store, What(dossier=("proposal", "een")), by="beheer", why="op verzoek")
    assert store.dossier_versions("proposal", "een") == ()
    assert store.dossier("proposal", NUMBER) is not None


def test_a_purge_that_fails_removes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    before = all_kept(store)

    def fails(*_: object) -> Iterator[object]:
        raise StoreError(message("store-no-address", url="x"))

    monkeypatch.setattr("graph.store.renewing.Renewal.of", fails)
    with pytest.raises(StoreError):
        purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
    assert all_kept(store) == before


def files_with(folder: Path, text: str) -> list[str]:
    """The files below a folder in which the bytes of a text stand."""
    needles = [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]
    holding = []
    for path in folder.rglob("*"):
        # A server at work may remove a file meanwhile.
        with suppress(FileNotFoundError):
            if path.is_file() and any(needle in path.read_bytes() for needle in needles):
                holding.append(str(path.relative_to(folder)))
    return holding


def test_the_bytes_are_gone_from_the_file_and_its_log(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store, open_store(f"sqlite:///{tmp_path}/store.db") as reader:
        fill(store)
        reader.read()
        # What was there and was removed the ordinary way lies in pages that are free now.
        store.retract(SOURCE.id)
        store.sync(TOLD)
        assert files_with(tmp_path, NUMBER)
        _, left = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
        assert left == ()
        assert files_with(tmp_path, NUMBER) == []
        assert reader.read() == store.read()


def test_a_reader_that_stays_at_what_was_before_is_told_of(tmp_path: Path) -> None:
    from graph.store.sqlite import SqliteStore

    with SqliteStore(tmp_path / "store.db", wait=0.2) as store:
        fill(store)
        reader = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
        reader.execute("begin")
        reader.execute("select count(*) from entity").fetchone()
        _, (left,) = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
        assert "store.db-wal" in left.in_language("nl")
        reader.close()
        _, nothing = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
        assert not nothing
        assert files_with(tmp_path, NUMBER) == []


# A text of any length lies in blocks of which the last is never full.
TEXTS = Batch(
    OTHER.source,
    (
        *OTHER.entities,
        *(
            Entity(f"lang-{length}", "Company", f"Bedrijf {length}", description=f"{'.' * length}{NUMBER}")
            for length in range(0, 480, 3)
        ),
    ),
    OTHER.claims,
)


@pytest.fixture
def forgetful_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jServer]:
    """A server that forgets its logs as soon as it can."""
    write = neo4j_server._write_settings

    def forgetful(home: Path, ports: list[int], heap: str, page_cache: str, auth: bool) -> None:
        write(home, ports, heap, page_cache, auth)
        with (home / "conf" / "neo4j.conf").open("a") as settings:
            settings.write(
                "db.tx_log.rotation.size=256K\ndb.checkpoint.interval.time=2s\ndb.checkpoint.interval.tx=1\n"
            )

    monkeypatch.setattr(neo4j_server, "_write_settings", forgetful)
    with ExitStack() as running:
        try:
            server = running.enter_context(neo4j_server.running_neo4j(briefly=True))
        except NotFetched as missing:
            pytest.skip(str(missing))
        yield server


@pytest.mark.timeout(600)
def test_the_bytes_are_gone_from_the_files_of_a_server(
    forgetful_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = forgetful_server
    with open_store(server.bolt_url) as store, GraphDatabase.driver(server.bolt_url) as driver:
        fill(store)
        store.sync(TEXTS)
        renew_view(store, make=True)
        driver.execute_query("CALL db.awaitIndexes()")
        store.retract(SOURCE.id)
        store.sync(TOLD)
        server.restart()
        assert files_with(server.home, NUMBER)
        with monkeypatch.context() as impatient, driver.session() as session, session.begin_transaction() as reading:
            reading.run("MATCH (n) RETURN count(n)").consume()
            impatient.setattr(neo4j_scrubbing, "PATIENCE", 3)
            _, left = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
            assert [obstacle.key for obstacle in left] == ["store-server-in-use", "store-server-writes-within"]
        # What is in no record any more lies in the files as long as nothing writes over it.
        assert files_with(server.home, NUMBER)
        _, left = purge(store, What(text=NUMBER), by="beheer", why="persoonsgegeven")
        assert ["2s" in obstacle.in_language("nl") for obstacle in left] == [True]
        renew_view(store)
        # Stopped in order a server writes out what it still holds.
        server.restart()
        assert files_with(server.home, NUMBER) == []
        checked = check(store)
        assert (checked.faults, checked.others) == ((), ())
        assert driver.execute_query("MATCH (n:Filling) RETURN count(n)").records[0][0] == 0


def test_an_answer_goes_with_the_source_that_it_is_and_with_an_entity_that_it_is_about(store: Store) -> None:
    store.sync(OTHER)
    subject = next(iter(OTHER.entities)).id
    for id, about in (("een", subject), ("twee", "een-ander")):
        content = {"speaker": "wie", "answer": {"verb": "correct", "subject": about, "value": "Geheim"}}
        store.keep([Dossier("proposal", id, 1, content)])
    store.keep([Dossier("proposal", "drie", 1, {"speaker": "wie", "answer": {"verb": "deny", "subject": "iets"}})])
    source = replace(OTHER.source, id="antwoord-twee")
    store.sync(replace(OTHER, source=source))
    assert preview(store, What(source=source.id)).removed["dossier"] == 1
    purge(store, What(source=source.id), by="beheer", why="Een persoonsgegeven.")
    assert [dossier.id for dossier in store.dossiers("proposal")] == ["een", "drie"]
    purge(store, What(entity=subject), by="beheer", why="Een persoonsgegeven.")
    assert [dossier.id for dossier in store.dossiers("proposal")] == ["drie"]
    assert b"Geheim" not in all_kept(store)


@pytest.mark.parametrize("entity", ["wie", "iets", "anders"])
def test_with_an_entity_the_answers_go_that_it_gave_or_that_tell_of_it(store: Store, entity: str) -> None:
    answer = {"verb": "deny", "subject": "iets", "relation": "memberOf", "object": "anders"}
    store.keep([Dossier("proposal", "een", 1, {"speaker": "wie", "answer": answer})])
    store.sync(replace(OTHER, source=replace(OTHER.source, id="antwoord-een")))
    store.sync(OTHER)
    assert preview(store, What(entity=entity)).removed["dossier"] == 1
    purge(store, What(entity=entity), by="beheer", why="Een persoonsgegeven.")
    assert store.dossiers("proposal") == ()
    assert [source.id for source in store.read().sources] == [OTHER.source.id]


def test_a_reason_that_is_no_text_is_refused_and_removes_nothing(store: Store) -> None:
    store.sync(TOLD)
    for by, why in (("beheer", "weg \udcff"), ("\udcff", "weg")):
        with pytest.raises(WrongError, match="no text"):
            purge(store, What(text=NUMBER), by=by, why=why)
        with pytest.raises(WrongError, match="no text"):
            withdraw(store, SOURCE.id, by=by, why=why)
    assert NUMBER.encode() in all_kept(store)
    assert (store.revision(), store.runs(), store.dossiers_written()) == (1, (), 0)
