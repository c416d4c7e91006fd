"""Whom a source is for, as people say it, and what is made of it."""

from pathlib import Path

import pytest

from cli.options import audience_named, seen_by
from graph.ask.column_reading import columns_of
from graph.ask.resolution import resolve_store
from graph.ask.snapshot import take_snapshot
from graph.desk.answers import Answer, Verb
from graph.desk.audiences import UnknownSourceError, change_audience
from graph.desk.people import NOBODY, Person, known_as
from graph.desk.proposals import decide, submit
from graph.model.audience import EVERYBODY, PARTICIPANTS, SEES_ALL, participant
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Entity, Identifier, Rank, RecordError, Source
from graph.store import Store, open_store
from graph.store.visible import visible_to
from loaders.engine.run import load
from tests.api.test_visible import READER, STEWARD, service
from tests.pages.forms import forms
from tests.stores.test_visible import IDS, batch

DATASET = """
source: {id: eigen-feiten, title: Feiten, publisher: Wij, licence: CC0-1.0, rank: curated%s}
entities:
- {id: lab, kind: Fieldlab, name: Lab}
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/store.db")


def seen(store: Store) -> set[str]:
    return {source.id for source in visible_to(store, EVERYBODY).read().sources}


def test_a_steward_has_a_source_be_for_others_and_it_is_noted_who_did(store: Store) -> None:
    store.sync(batch("alfa", (), IDS, text="Woorden"))
    change_audience(store, "alfa", [PARTICIPANTS], STEWARD)
    assert seen(store) == set()
    assert list(visible_to(store, EVERYBODY).changes()) == []
    assert {id for id, _ in visible_to(store, participant()).texts()} == {"alfa"}
    last = [change for change in store.changes() if change.record == "source"][-1]
    assert (last.action, (last.before or {}).get("audience"), (last.after or {})["audience"]) == (
        "changed",
        None,
        [PARTICIPANTS],
    )
    decided = store.dossier("audience", "alfa")
    assert decided is not None
    assert decided.by == STEWARD.id
    change_audience(store, "alfa", [], STEWARD)
    assert seen(store) == {"alfa"}
    with pytest.raises(UnknownSourceError):
        change_audience(store, "beta", [], STEWARD)
    with pytest.raises(RecordError):
        change_audience(store, "alfa", [PARTICIPANTS, "noordland"], STEWARD)


def test_a_source_keeps_its_audience_when_it_is_loaded_again(store: Store) -> None:
    contributed = batch("bijdrage-beta")
    for_all = Batch(contributed.source, contributed.entities, contributed.claims)
    store.sync(for_all)
    assert contributed.digest == for_all.digest
    change_audience(store, "bijdrage-beta", [PARTICIPANTS], STEWARD)
    revision = store.revision()
    assert seen(store) == set()
    assert store.revision() == revision


def contribution(folder: Path, audience: str = "", name: str = "eigen") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}-entiteiten.csv").write_text("id;kind;name\nlab;Fieldlab;Voorbeeldlab\n", encoding="utf-8")
    words = f"veld;waarde\nuitgever;Wij\nzichtbaar voor;{audience}\n"
    (folder / f"{name}-bron.csv").write_text(words, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("said", "audience"), [("", ()), ("iedereen", ()), ("deelnemers", (PARTICIPANTS,)), ("Naam tafel", ("tafel",))]
)
def test_a_contribution_says_itself_whom_it_is_for(
    store: Store, tmp_path: Path, said: str, audience: tuple[str, ...]
) -> None:
    store.sync(batch("alfa", (), IDS))
    (run,) = load(store, [contribution(tmp_path / "in", said)])
    assert run.outcome == "loaded", run.text("nl")
    (source,) = (source for source in store.read().sources if source.id == run.source)
    assert source.audience == run.audience == audience
    assert {entity.id for of, entity in store.read().entities if of == run.source} == {"lab"}
    if audience:
        # What it said once it need not say again to stay so; somebody has to say that it is for others.
        load(store, [contribution(tmp_path / "in")])
        assert run.source not in seen(store)
        load(store, [contribution(tmp_path / "in")], audience=())
        assert run.source in seen(store)


@pytest.mark.parametrize("by", ["decision", "option"])
def test_a_source_that_was_made_to_be_for_everybody_stays_so_when_it_is_loaded_again(
    store: Store, tmp_path: Path, by: str
) -> None:
    (run,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    assert run.source not in seen(store)
    if by == "decision":
        change_audience(store, run.source, [], STEWARD)
    else:
        load(store, [contribution(tmp_path / "in", "deelnemers")], audience=())
    revision = store.revision()
    (again,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    assert (again.outcome, again.audience, store.revision()) == ("unchanged", (), revision)
    assert run.source in seen(store)
    assert again.text("nl") == (
        "het bestand zegt dat dit zichtbaar is voor deelnemers, maar de bron blijft zichtbaar voor iedereen; "
        f"wilt u dat veranderen: samenspel audience {run.source} participants"
    )


def test_a_file_that_names_others_than_the_source_is_for_changes_nothing_and_is_told(
    store: Store, tmp_path: Path
) -> None:
    store.sync(batch("alfa", (), IDS))
    (run,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    assert run.messages == ()
    (again,) = load(store, [contribution(tmp_path / "in", "Naam tafel")])
    assert (again.outcome, again.audience) == ("unchanged", (PARTICIPANTS,))
    assert [told.key for told in again.messages] == ["load-audience-stays"]
    assert f"samenspel audience {run.source} tafel" in (again.text("en") or "")
    # Who says it at the command knows.
    (said,) = load(store, [contribution(tmp_path / "in", "deelnemers")], audience=("tafel",))
    assert (said.outcome, said.audience, said.messages) == ("loaded", ("tafel",), ())


def test_a_source_that_was_withdrawn_is_not_for_everybody_again_because_it_once_was(
    store: Store, tmp_path: Path
) -> None:
    (run,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    change_audience(store, run.source, [], STEWARD)
    store.retract(run.source)
    (again,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    assert (again.outcome, again.audience) == ("loaded", (PARTICIPANTS,))


def test_a_file_may_say_that_what_was_always_for_all_is_for_fewer(store: Store, tmp_path: Path) -> None:
    (run,) = load(store, [contribution(tmp_path / "in")])
    assert run.source in seen(store)
    (again,) = load(store, [contribution(tmp_path / "in", "deelnemers")])
    assert (again.audience, again.messages) == ((PARTICIPANTS,), ())
    assert run.source not in seen(store)


def test_whom_a_contribution_is_for_has_to_be_known(store: Store, tmp_path: Path) -> None:
    (run,) = load(store, [contribution(tmp_path / "in", "Niemand Bekend")])
    assert run.outcome == "refused"
    assert visible_to(store, EVERYBODY).runs() == ()
    assert [seen_run.source for seen_run in visible_to(store, participant()).runs()] == [run.source]


def test_what_is_merged_by_rule_follows_from_what_each_sees_who_sees_both(store: Store) -> None:
    number = (Identifier("kvk", "12345678"),)

    def say(source: str, id: str, audience: tuple[str, ...] = (), numbers: tuple[Identifier, ...] = number) -> None:
        of = Source(source, "Bron", "Wij", "CC0-1.0", Rank.CURATED, audience=audience)
        store.sync(Batch(of, (Entity(id, "Fieldlab", f"Lab {id}", identifiers=numbers),), ()))

    for id in ("lab", "noord"):
        say(f"open-{id}", id, numbers=())
        say(f"geheim-{id}", id, (PARTICIPANTS,))
    resolve_store(store, "2026-11-29T00:00:00+00:00")
    assert store.read().judgements == ()
    for id in ("lab", "noord"):
        say(f"open-{id}", id)
    resolve_store(store, "2026-11-29T00:00:00+00:00")
    assert [judgement.pair for judgement in store.read().judgements] == [("lab", "noord")]


def test_an_answer_to_what_only_some_may_see_is_for_them_alone(store: Store) -> None:
    store.sync(batch("alfa", (), IDS))
    store.sync(batch("bijdrage-beta", (PARTICIPANTS,), ("tafel", "bedrijf"), name="Geheim"))
    speaker = Person("anna", "Anna", frozenset({"contributor", "steward"}), frozenset({"tafel"}))
    snapshot = take_snapshot(columns_of(store))
    hidden = Answer(Verb.DENY, "tafel", "consults", "bedrijf")
    proposal = submit(store, snapshot, speaker, "tafel", hidden)
    assert proposal.audience == (PARTICIPANTS,)
    public = visible_to(store, EVERYBODY)
    assert (proposal.source in seen(store), public.dossiers("proposal")) == (False, ())
    assert len(visible_to(store, participant()).dossiers("proposal")) == 1
    open_one = submit(store, snapshot, speaker, "tafel", Answer(Verb.CONFIRM, "noordland", "consults", "koepel"))
    decide(store, snapshot, speaker, open_one.id, 1, "accept")
    assert open_one.source in seen(store)
    assert "Geheim" not in str(public.read().entities)


def test_a_steward_says_on_the_page_of_a_source_whom_it_is_for(store: Store) -> None:
    store.sync(batch("alfa", (), IDS))
    store.sync(batch("bijdrage-beta", (), IDS))
    assert "Bepaal wie deze bron ziet" not in service(store, READER).get("/sources/alfa").text
    assert "Bepaal wie deze bron ziet" in service(store, STEWARD).get("/sources/alfa").text
    for person, status in ((NOBODY, 403), (READER, 403), (STEWARD, 200)):
        answer = service(store, person).put("/v1/sources/alfa/audience", json={"audience": [PARTICIPANTS]})
        assert answer.status_code == status, answer.text
    assert answer.json()["audience"] == [PARTICIPANTS]
    public, reader = service(store, NOBODY), service(store, READER)
    assert public.get("/sources/alfa").status_code == public.get("/sources/nergens").status_code == 404
    assert "Alle deelnemers" in reader.get("/sources/alfa?lang=nl").text
    assert "Bron alfa" not in public.get("/sources").text
    unknown = service(store, STEWARD).put("/v1/sources/alfa/audience", json={"audience": ["wie"]})
    assert unknown.status_code == 404
    assert visible_to(store, SEES_ALL) is store


def judged(store: Store, verdict: Verdict = Verdict.YES) -> None:
    """Have two ids of the network be those of one organisation, or no more."""
    store.judge([Judgement("koepel", "tafel", verdict, "redactie", "2026-11-29T12:00:00+00:00")])


@pytest.mark.parametrize("id", ["koepel", "tafel"])
def test_an_organisation_is_kept_under_the_id_that_is_said_though_a_judgement_makes_it_one_with_another(
    store: Store, id: str
) -> None:
    store.sync(batch("alfa", (), IDS))
    judged(store)
    client = service(store, STEWARD)
    assert client.put("/v1/sources/alfa/audience", json={"audience": [id]}).json()["audience"] == [id]
    sent = client.post("/sources/alfa", data={"for": "organisations", "organisations": id}, follow_redirects=False)
    assert (sent.status_code, now_for(store)) == (303, (id,))
    assert audience_named(store, "GROUPS", [id]) == (id,)


@pytest.mark.parametrize(
    "audience", [("koepel",), ("tafel",), ("koepel", "tafel"), ("noordland", "zuidland"), ("puntkomma",), ("weg",)]
)
def test_the_form_of_a_source_that_is_sent_back_unchanged_changes_nothing(
    store: Store, audience: tuple[str, ...]
) -> None:
    store.sync(batch("alfa", (), IDS))
    names = {"zuidland": "Naam noordland", "puntkomma": "Noord; Zuid"}
    source = Source("bijdrage-beta", "Bron", "Wij", "CC0-1.0", Rank.CURATED)
    store.sync(Batch(source, tuple(Entity(id, "Province", name) for id, name in names.items()), ()))
    judged(store)
    change_audience(store, "alfa", audience, STEWARD)
    client, revision = service(store, STEWARD), store.revision()
    (form,) = (form for form in forms(client.get("/sources/alfa").text) if "organisations" in form.names)
    sent = client.post("/sources/alfa", data=dict(form.fields), follow_redirects=False)
    assert (sent.status_code, now_for(store), store.revision()) == (303, audience, revision)


def now_for(store: Store) -> tuple[str, ...]:
    return next(source.audience for source in store.read().sources if source.id == "alfa")


@pytest.mark.parametrize("id", ["koepel", "tafel"])
@pytest.mark.parametrize("hidden_for", ["koepel", "tafel"])
def test_as_seen_by_an_organisation_shows_what_its_people_see_under_each_id_that_is_judged_to_be_it(
    store: Store, id: str, hidden_for: str
) -> None:
    store.sync(batch("alfa", (), IDS))
    store.sync(batch("bijdrage-beta", (hidden_for,), ["geheim"]))
    for verdict, sees in ((Verdict.YES, True), (Verdict.WITHDRAWN, id == hidden_for)):
        judged(store, verdict)
        snapshot = take_snapshot(columns_of(store))
        anna = known_as(snapshot, Person("anna", "Anna", frozenset({"contributor"}), frozenset({id})))
        shown = [columns_of(view).number for view in (seen_by(store, id), visible_to(store, anna.viewer))]
        assert ["geheim" in ids for ids in shown] == [sees, sees]
