"""What somebody sees of a store is what a store without the sources that are hidden from them would show."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.column_following import followed
from graph.ask.column_reading import columns_of
from graph.ask.columns import Columns
from graph.model.audience import EVERYBODY, PARTICIPANTS, SEES_ALL, Viewer, participant
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Entity, Mark, Passage, Rank, RecordError, Source
from graph.store import Changes, Run, Store, StoreMovedOnError, open_store
from graph.store.dossiers import Dossier
from graph.store.history import contents_at
from graph.store.visible import visible_to

SOURCES = ("alfa", "bijdrage-beta", "bijdrage-gamma", "bijdrage-gamma-herkend")
IDS = ("noordland", "koepel", "tafel", "bedrijf")
AUDIENCES = ((), (PARTICIPANTS,), ("noordland",), ("koepel", "noordland"))
VIEWERS = (EVERYBODY, participant(), participant(["noordland"]), participant(["koepel"]))


def batch(
    source: str, audience: tuple[str, ...] = (), ids: Iterable[str] = IDS[:2], name: str = "Naam", text: str = ""
) -> Batch:
    ids = tuple(ids)
    passages = (Passage("p. 1", text, (Mark(ids[0], 0, len(text)),)),) if text and ids else ()
    return Batch(
        Source(source, f"Bron {source}", "Uitgever", "CC0-1.0", Rank.CURATED, audience=audience),
        tuple(Entity(id, "Province", f"{name} {id}") for id in ids),
        tuple(Claim(ids[0], "consults", id, locator="p. 1") for id in ids[1:]),
        passages,
    )


@dataclass(frozen=True)
class Step:
    """Something that is done with a store: `do` says what of it is done, given which sources and pairs are left out."""

    batches: tuple[Batch, ...] = ()
    together: str = ""
    retracted: str = ""
    judgements: tuple[Judgement, ...] = ()
    run: Run | None = None

    def do(self, store: Store, without: frozenset[str] = frozenset(), apart: frozenset[str] = frozenset()) -> None:
        batches = [source_batch for source_batch in self.batches if source_batch.source.id not in without]
        if self.together and batches:
            store.sync_all(self.together, batches)
        for source_batch in () if self.together else batches:
            store.sync(source_batch)
        if self.retracted and self.retracted not in without:
            store.retract(self.retracted)
        if judgements := [judgement for judgement in self.judgements if "=".join(judgement.pair) not in apart]:
            store.judge(judgements)
        if self.run is not None and self.run.source not in without:
            store.record_run(replace(self.run, revision=store.revision()))


def batches(sources: Sequence[str] = SOURCES) -> st.SearchStrategy[Batch]:
    return st.builds(
        batch,
        st.sampled_from(sources),
        st.sampled_from(AUDIENCES),
        st.lists(st.sampled_from(IDS), unique=True, min_size=1),
        st.sampled_from(["Naam", "Ook"]),
    )


def _pairs() -> st.SearchStrategy[Judgement]:
    ends = st.lists(st.sampled_from(IDS), unique=True, min_size=2, max_size=2)
    return st.builds(
        lambda ends, verdict, why: Judgement(ends[0], ends[1], verdict, "redactie", "2026-11-29T00:00:00+00:00", why),
        ends,
        st.sampled_from([Verdict.YES, Verdict.WITHDRAWN]),
        st.sampled_from(["", "zelfde"]),
    )


STEPS = st.one_of(
    st.builds(lambda source_batch, text: Step((replace_text(source_batch, text),)),
              batches(), st.sampled_from(["", "Tekst", "Anders"])),
    st.builds(lambda source_batch: Step((source_batch,)), batches()),
    st.builds(lambda some: Step(tuple(some), together="bijdrage"),
              st.lists(batches(SOURCES[1:3]), unique_by=lambda source_batch: source_batch.source.id, min_size=1)),
    st.builds(lambda id: Step(retracted=id), st.sampled_from(SOURCES)),
    st.builds(lambda some: Step(judgements=tuple(some)), st.lists(_pairs(), min_size=1, max_size=2)),
    st.builds(
        lambda id, outcome: Step(run=Run(id, "2026-11-29T00:00:00+00:00", outcome, 0, 0, 0)),
        st.sampled_from(SOURCES), st.sampled_from(["refused", "unchanged"]),
    ),
)  # fmt: skip


def replace_text(source_batch: Batch, text: str) -> Batch:
    return replace(source_batch, text=(Passage("p. 1", text),) if text else ())


def hidden_from(viewer: Viewer, steps: Iterable[Step]) -> tuple[frozenset[str], frozenset[str]]:
    """The sources that are hidden, by what each said last of whom it is for; and the pairs that are judged and hidden.

    A pair is where a hidden source stated one of the two by then, and no other source ever did.
    """
    last: dict[str, tuple[str, ...]] = {}
    stated: dict[str, set[str]] = {id: set() for id in IDS}
    first: dict[str, set[str]] = {}
    by_then: dict[str, dict[str, set[str]]] = {}
    for step in steps:
        for source_batch in step.batches:
            last[source_batch.source.id] = source_batch.source.audience
            for entity in source_batch.entities:
                stated[entity.id].add(source_batch.source.id)
        for judgement in step.judgements:
            first.setdefault("=".join(judgement.pair), set())
            by_then.setdefault("=".join(judgement.pair), {id: set(stated[id]) for id in judgement.pair})
    hidden = {id for id, audience in last.items() if not viewer.sees(audience)}
    hidden |= {f"{id}-herkend" for id in hidden}
    apart = {
        pair
        for pair, ends in by_then.items()
        if any(not then.isdisjoint(hidden) and stated[id] <= hidden for id, then in ends.items())
    }
    return frozenset(hidden), frozenset(apart)


def shown(store: Store) -> dict[str, Any]:
    """All that a store shows, but for moments."""
    contents = store.read()
    with store.rows() as rows:
        row_lists = [sorted(rows.entities), sorted(rows.claims), rows.judgements, rows.revision]
        assert {source.id for source in rows.sources} == {source.id for source in contents.sources}
    return {
        "contents": contents,
        "rows": row_lists,
        "revision": store.revision(),
        "changes": [replace(change, at="") for change in store.changes()],
        "later": [replace(change, at="") for change in store.changes(2, 4)],
        "revisions": [replace(revision, at="") for revision in store.revisions()],
        "writes": [
            replace(write, sources=tuple(replace(change, at="") for change in write.sources))
            for write in store.writes()
        ],
        "runs": store.runs(),
        "texts": list(store.texts()),
        "passages": store.passages([(id, "p. 1") for id in SOURCES]),
        "then": [contents_at(store, revision) for revision in range(store.revision() + 1)],
    }


def held(columns: Columns) -> Any:
    return columns.revision, columns.ids, [source.id for source in columns.sources], columns.fact_subject.tolist()


def check_history(steps: list[Step], viewer: Viewer, make: Callable[[str], Store]) -> None:
    with make("alles") as store:
        seen = visible_to(store, viewer)
        columns = columns_of(seen)
        for count, step in enumerate(steps, 1):
            step.do(store)
            newer = followed(columns, seen)
            columns = columns_of(seen)
            if newer is not None:
                assert held(newer) == held(columns)
            if count < len(steps) and count % 3:
                # Looked at every now and then only, so that much comes at once as well.
                continue
            hidden, apart = hidden_from(viewer, steps[:count])
            with make("zonder") as other:
                for repeated in steps[:count]:
                    repeated.do(other, hidden, apart)
                assert shown(seen) == shown(other)
            assert shown(visible_to(store, viewer)) == shown(seen)


@settings(max_examples=int(os.environ.get("SAMENSPEL_EXAMPLES", "60")))
@given(st.lists(STEPS, min_size=1, max_size=9), st.sampled_from(VIEWERS))
def test_what_is_seen_is_what_a_store_without_the_hidden_sources_shows(steps: list[Step], viewer: Viewer) -> None:
    with TemporaryDirectory() as folder:
        numbers = iter(range(10_000))
        check_history(steps, viewer, lambda _: open_store(f"sqlite:///{Path(folder) / str(next(numbers))}.db"))


def test_both_stores_show_the_same_of_a_long_history(store: Store, tmp_path: Path) -> None:
    judged = Judgement("noordland", "koepel", Verdict.YES, "redactie", "2026-11-29T00:00:00+00:00")
    hidden = Judgement("bedrijf", "tafel", Verdict.YES, "redactie", "2026-11-29T00:00:00+00:00")
    secret = batch("bijdrage-beta", (PARTICIPANTS,), ("bedrijf", "tafel"), text="Geheim")
    steps = [
        Step((batch("alfa", (), IDS[:2], text="Woorden"),)),
        Step((secret,)),
        # What is told in other words only makes a revision too, of which the log tells nothing.
        Step((replace_text(secret, "Anders"),)),
        Step((replace_text(batch("alfa", (), IDS[:2]), "Andere woorden"),)),
        Step((batch("bijdrage-gamma"), batch("bijdrage-beta", ("noordland",))), together="bijdrage"),
        Step(judgements=(judged, hidden)),
        Step(run=Run("bijdrage-beta", "2026-11-29T00:00:00+00:00", "unchanged", 0, 4, 2)),
        Step(retracted="bijdrage-beta"),
        Step((batch("alfa", (), IDS[:3]),)),
    ]
    for step in steps:
        step.do(store)
    for viewer in VIEWERS:
        with open_store(f"sqlite:///{tmp_path}/{len(viewer.groups)}-{viewer.name(IDS)}.db") as other:
            for step in steps:
                step.do(other, *hidden_from(viewer, steps))
            assert shown(visible_to(store, viewer)) == shown(other)
    assert visible_to(store, SEES_ALL) is store


def test_a_dossier_is_seen_by_whom_it_is_for_and_by_none_who_may_not_see_what_it_names(store: Store) -> None:
    store.sync(batch("alfa", (), IDS[:2]))
    store.sync(batch("bijdrage-beta", (PARTICIPANTS,), ("noordland", "tafel")))
    contents: dict[str, dict[str, Any]] = {
        "open": {"over": "noordland"},
        "genoemd": {"note": "dat van tafel, zeg"},
        "bron": {"from": ["bijdrage-beta"]},
        "voor": {"over": "koepel", "audience": ["koepel"]},
    }
    store.keep([Dossier("proposal", id, 1, content) for id, content in contents.items()])
    store.keep([Dossier("sighting:participants", "x", 1, {"over": "noordland"})])

    def ids(viewer: Viewer) -> list[str]:
        return [dossier.id for dossier in visible_to(store, viewer).dossiers("proposal")]

    assert (ids(EVERYBODY), ids(participant())) == (["open"], ["open", "genoemd", "bron"])
    assert ids(participant(["koepel"])) == [*contents]
    everybody = visible_to(store, EVERYBODY)
    assert (everybody.dossier("proposal", "genoemd"), everybody.dossiers_written()) == (None, 1)
    assert [len(visible_to(store, viewer).dossiers("sighting:participants")) for viewer in VIEWERS[:2]] == [0, 1]
    store.keep([Dossier("proposal", "nieuw", 1, {"over": "tafel"}), Dossier("proposal", "open", 2, {"over": "koepel"})])
    assert [(dossier.id, dossier.number) for dossier in everybody.dossiers("proposal", after=1)] == [("open", 2)]


def test_a_proposal_is_for_whom_the_source_is_that_it_became_whatever_was_so_when_it_was_given(store: Store) -> None:
    store.sync(batch("alfa", (), IDS))
    store.keep(
        [
            Dossier("proposal", "hidden", 1, {"over": "noordland"}),
            Dossier("proposal", "opened", 1, {"over": "noordland", "audience": ["koepel"]}),
        ]
    )
    for audience in (("koepel",), ()):
        store.sync(batch("antwoord-opened", audience))
    store.sync(batch("antwoord-hidden", ("koepel",)))
    everybody = visible_to(store, EVERYBODY)
    assert [dossier.id for dossier in everybody.dossiers("proposal")] == ["opened"]
    store.retract("antwoord-hidden")
    assert everybody.dossier("proposal", "hidden") is None
    assert visible_to(store, participant(["koepel"])).dossier("proposal", "hidden") is not None


def test_nobody_writes_over_what_they_may_not_see(store: Store) -> None:
    store.sync(batch("bijdrage-beta", (PARTICIPANTS,)))
    everybody = visible_to(store, EVERYBODY)
    with pytest.raises(StoreMovedOnError):
        everybody.sync(batch("bijdrage-beta", (), IDS))
    assert everybody.sync(batch("alfa"), read_at=0) == Changes(1, added=4)
    assert everybody.revision() == 1
    assert store.revision() == 2


def test_an_audience_is_checked_and_leaves_what_is_for_all_as_it_was() -> None:
    for wrong in ([PARTICIPANTS, "noordland"], ["geen id"], "participants"):
        with pytest.raises(RecordError):
            batch("alfa", wrong)  # type: ignore[arg-type]
    assert batch("alfa", ("noordland", "koepel", "koepel")).source.audience == ("koepel", "noordland")
    assert batch("alfa").digest != batch("alfa", (PARTICIPANTS,)).digest
