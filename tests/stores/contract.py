"""What the contract of a store is tried with: small batches, and what a store holds told so that it compares."""

from collections.abc import Iterable
from dataclasses import replace

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.plain import to_plain
from graph.model.records import Batch, Claim, Entity
from graph.store import Change, Store
from tests.fictitious import REGISTER, SOURCE

PROVINCE = Entity("pv-noordland", "Province", "Provincie Noordland")
UNION = Entity("koepel", "Association", "Voorbeeldkoepel")
TABLE = Entity("tafel", "Platform", "Voorbeeldtafel")
MEMBERSHIP = Claim("pv-noordland", "memberOf", "koepel", locator="p. 1")
SEAT = Claim("koepel", "memberOf", "tafel", locator="p. 2")
SMALL = Batch(SOURCE, (PROVINCE, UNION, TABLE), (MEMBERSHIP, SEAT))
OTHER = Batch(REGISTER, (PROVINCE, UNION), (replace(MEMBERSHIP, locator="regel 7"),))

Said = dict[str, tuple[set[Entity], set[Claim]]]


def said_in(store: Store) -> Said:
    """What each source says, as the store gives it back."""
    contents = store.read()
    by_source: Said = {source.id: (set(), set()) for source in contents.sources}
    for source_id, entity in contents.entities:
        by_source[source_id][0].add(entity)
    for source_id, claim in contents.claims:
        by_source[source_id][1].add(claim)
    return by_source


def said_by(*batches: Batch) -> Said:
    return {each.source.id: (set(each.entities), set(each.claims)) for each in batches}


def snapshot(store: Store) -> Snapshot:
    return take_snapshot(store.read())


def judgement(left: str, right: str, verdict: Verdict = Verdict.YES) -> Judgement:
    return Judgement(left, right, verdict, by="Proefpersoon", at="2026-01-05T10:00:00+00:00", why="zelfde nummer")


def replay(changes: Iterable[Change]) -> dict[tuple[str, str, str], object]:
    """The records that are left when a log is followed from its beginning; every line has to fit the one before."""
    records: dict[tuple[str, str, str], object] = {}
    for change in changes:
        key = change.source, change.record, change.id
        assert records.pop(key, None) == change.before
        assert (change.before is None, change.after is None) == (change.action == "added", change.action == "retracted")
        if change.after is not None:
            records[key] = change.after
    return records


def logged(store: Store) -> dict[tuple[str, str, str], object]:
    """The records that the log of a store should lead to."""
    contents = store.read()
    pairs: dict[tuple[str, str, str], object] = {
        **{(source.id, "source", source.id): to_plain(source) for source in contents.sources},
        **{(source_id, "entity", entity.id): to_plain(entity) for source_id, entity in contents.entities},
        **{(source_id, "claim", claim.key): to_plain(claim) for source_id, claim in contents.claims},
    }
    for judged in contents.judgements:
        pairs["", "judgement", "=".join(judged.pair)] = {
            "left": judged.left, "right": judged.right, "verdict": judged.verdict,
            "by": judged.by, "at": judged.at, "why": judged.why,
        }  # fmt: skip
    return pairs
