"""What changed, in lines that a person can read: per revision what came, what is told otherwise, and what went."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.ask.snapshot import Snapshot
from graph.model.plain import claim_from_plain
from graph.model.records import Rank, RecordError
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.sentences import fact_sentence
from graph.store.contract import Action, Change, Revision

_ACTIONS: tuple[Action, ...] = ("added", "changed", "retracted")
# The fields of records in which a reader would notice a difference.
_FIELDS = (
    "kind", "name", "names", "identifiers", "description", "homepage", "region", "since", "until", "status", "amount",
    "role", "note", "confidence", "holds", "aspects", "locator", "url",
)  # fmt: skip
_TOLD_BEFORE = frozenset({"name", "since", "until"})


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """One revision: its moment (ISO 8601, UTC), the title of its source, counts by action, and at most so many lines.

    `more` is the number of changes that have no line here.
    """

    number: int
    at: str
    source: str
    title: str
    counts: Mapping[Action, int]
    lines: tuple[str, ...]
    more: int

    def summary(self, language: str) -> str:
        """The counts in words: "12 nieuw, 3 vervallen"; "geen wijzigingen" when there are none."""
        parts = [
            message(f"change-count-{action}", number=self.counts[action]).in_language(language)
            for action in _ACTIONS
            if self.counts[action]
        ]
        return ", ".join(parts) or message("change-none").in_language(language)


def describe(
    changes: Iterable[Change], snapshot: Snapshot, language: str, most: int = 200
) -> Iterator[RevisionChanges]:
    """Each revision of a log (oldest first, as a store gives it) with at most `most` lines.

    Names come from `snapshot`; what is no longer in it is called by the name that it had, else by its id.
    """
    for number, group in groupby(changes, key=lambda change: change.revision):
        listed = list(group)
        told = [change for change in listed if change.record != "source"]
        names = _names(listed)
        yield RevisionChanges(
            number=number,
            at=listed[0].at,
            source=listed[0].source,
            title=_title(listed[0], snapshot, listed, language),
            counts=Counter(change.action for change in told),
            lines=tuple(_line(change, snapshot, names, language) for change in _claims_first(told)[:most]),
            more=max(0, len(told) - most),
        )


def in_short(revisions: Iterable[Revision], snapshot: Snapshot, language: str) -> Iterator[RevisionChanges]:
    """The same without any lines, from what a store tells of its writes in short."""
    for revision in revisions:
        title = (
            snapshot.sources[revision.source].title
            if revision.source in snapshot.sources
            else revision.title or revision.source
        )
        if revision.sources > 1:
            title = message("change-many-sources", count=revision.sources, name=revision.source).in_language(language)
        yield RevisionChanges(
            number=revision.number,
            at=revision.at,
            source=revision.source,
            title=title if revision.source else message("change-judgements").in_language(language),
            counts=Counter(revision.counts),
            lines=(),
            more=sum(revision.counts.values()),
        )


def _claims_first(changes: Sequence[Change]) -> list[Change]:
    """Relations say more than entities; within each the order of the log."""
    return sorted(changes, key=lambda change: change.record != "claim")


def _title(first: Change, snapshot: Snapshot, changes: Sequence[Change], language: str) -> str:
    if not first.source:
        return message("change-judgements").in_language(language)
    if first.source in snapshot.sources:
        return snapshot.sources[first.source].title
    titles = [str((change.after or change.before or {})["title"]) for change in changes if change.record == "source"]
    if len(titles) > 1:
        return message("change-many-sources", count=len(titles), name=changes[0].source).in_language(language)
    return titles[0] if titles else first.source


def _names(changes: Iterable[Change]) -> Mapping[str, str]:
    """The names that the changed entities have or had."""
    bodies = ((change.after or change.before or {}) for change in changes if change.record == "entity")
    return {body["id"]: body["name"] for body in bodies}


def _line(change: Change, snapshot: Snapshot, names: Mapping[str, str], language: str) -> str:
    body = change.after or change.before or {}
    differs = _differs(change, language)
    if change.record == "claim":
        sentence = message(f"change-{change.action}", what=_claim(body, change, snapshot, names, language))
        line = sentence.in_language(language)
        return f"{line} {message('change-differs', fields=differs).in_language(language)}" if differs else line
    if change.record == "entity":
        kind = message(f"kind-{body['kind']}") if body["kind"] in VOCABULARY.kinds else body["kind"]
        key = "change-entity-differs" if differs else "change-entity"
        what = message(key, name=body["name"], kind=kind, fields=differs)
        return message(f"change-{change.action}", what=what).in_language(language)
    left, right = (_name(body[side], snapshot, names) for side in ("left", "right"))
    return message(f"change-verdict-{body['verdict']}", left=left, right=right, by=body["by"]).in_language(language)


def _differs(change: Change, language: str) -> str:
    """What of a changed record is different, in words; of a name or a date also what it was."""
    if change.before is None or change.after is None:
        return ""
    before, after = change.before, change.after
    differences = []
    for field in _FIELDS:
        if before.get(field) != after.get(field):
            was = before.get(field) if field in _TOLD_BEFORE else None
            name = message(f"field-{field}")
            differences.append(name if was is None else message("change-was", field=name, was=was))
    return ", ".join(difference.in_language(language) for difference in differences)


def _claim(body: dict[str, Any], change: Change, snapshot: Snapshot, names: Mapping[str, str], language: str) -> str:
    try:
        claim = claim_from_plain(body)
    except RecordError:
        # The log outlives the vocabulary: a relation that is gone has no words any more, and is told as it was written.
        return f"{_name(body['subject'], snapshot, names)} {body['relation']} {_name(body['object'], snapshot, names)}."
    source = snapshot.sources.get(change.source)
    # The places of a register are its codes.
    coded = source is not None and source.rank is Rank.REGISTER
    place = f" [{claim.locator}]" if claim.locator and not coded else ""
    if source is not None and claim.subject in snapshot and claim.object in snapshot:
        fact = snapshot.fact_of(source, claim)
        if fact.subject != fact.object:
            return fact_sentence(snapshot, fact, language) + place
    label = VOCABULARY.relations[claim.relation].label.in_language(language)
    return f"{_name(claim.subject, snapshot, names)} {label} {_name(claim.object, snapshot, names)}.{place}"


def _name(id: str, snapshot: Snapshot, names: Mapping[str, str]) -> str:
    return snapshot.node(id).name if id in snapshot else names.get(id, id)
