"""What changed, in lines that a person can read: per revision what came, what is told otherwise, and what went."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.plain import claim_from_plain
from graph.model.records import RecordError
from graph.model.vocabulary import VOCABULARY, Label
from graph.say.sentences import fact_sentence
from graph.say.wording import number_text
from graph.store.contract import Action, Change, Revision

_ACTIONS: Mapping[Action, Label] = MappingProxyType(
    {
        "added": Label("Nieuw", "New"),
        "changed": Label("Gewijzigd", "Changed"),
        "retracted": Label("Vervallen", "Withdrawn"),
    }
)
_VERDICTS = MappingProxyType(
    {
        "yes": Label("is dezelfde als", "is the same as"),
        "no": Label("is niet dezelfde als", "is not the same as"),
        "unsure": Label("is misschien dezelfde als", "may be the same as"),
        "withdrawn": Label("wordt niet meer gelijkgesteld aan", "is no longer taken to be the same as"),
    }
)
_FIELDS = MappingProxyType(
    {
        "kind": Label("soort", "kind"),
        "name": Label("naam", "name"),
        "names": Label("andere namen", "other names"),
        "identifiers": Label("nummers", "identifiers"),
        "description": Label("omschrijving", "description"),
        "homepage": Label("website", "website"),
        "region": Label("gebied", "region"),
        "since": Label("begin", "beginning"),
        "until": Label("einde", "end"),
        "status": Label("stand", "status"),
        "amount": Label("bedrag of aantal", "amount or number"),
        "role": Label("rol", "role"),
        "note": Label("toelichting", "note"),
        "confidence": Label("zekerheid", "confidence"),
        "holds": Label("of het zo is", "whether it is so"),
        "locator": Label("vindplaats", "place in the source"),
        "url": Label("webadres", "web address"),
    }
)
_JUDGEMENTS = Label("Oordelen over wie wie is", "Judgements on who is who")


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
            f"{number_text(self.counts[action], language)} {label.in_language(language).lower()}"
            for action, label in _ACTIONS.items()
            if self.counts[action]
        ]
        return ", ".join(parts) or ("no changes" if language == "en" else "geen wijzigingen")


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
            title=_title(listed[0], snapshot, listed).in_language(language),
            counts=Counter(change.action for change in told),
            lines=tuple(_line(change, snapshot, names, language) for change in _claims_first(told)[:most]),
            more=max(0, len(told) - most),
        )


def in_short(revisions: Iterable[Revision], snapshot: Snapshot, language: str) -> Iterator[RevisionChanges]:
    """The same without any lines, from what a store tells of its writes in short."""
    for one in revisions:
        title = snapshot.sources[one.source].title if one.source in snapshot.sources else one.title or one.source
        yield RevisionChanges(
            number=one.number,
            at=one.at,
            source=one.source,
            title=title if one.source else _JUDGEMENTS.in_language(language),
            counts=Counter(one.counts),
            lines=(),
            more=sum(one.counts.values()),
        )


def _claims_first(changes: Sequence[Change]) -> list[Change]:
    """Relations say more than entities; within each the order of the log."""
    return sorted(changes, key=lambda change: change.record != "claim")


def _title(first: Change, snapshot: Snapshot, changes: Sequence[Change]) -> Label:
    if not first.source:
        return _JUDGEMENTS
    if first.source in snapshot.sources:
        title = snapshot.sources[first.source].title
    else:
        bodies = (change.after or change.before or {} for change in changes if change.record == "source")
        title = next((body["title"] for body in bodies), first.source)
    return Label(title, title)


def _names(changes: Iterable[Change]) -> Mapping[str, str]:
    """The names that the changed entities have or had."""
    bodies = ((change.after or change.before or {}) for change in changes if change.record == "entity")
    return {body["id"]: body["name"] for body in bodies}


def _line(change: Change, snapshot: Snapshot, names: Mapping[str, str], language: str) -> str:
    action = _ACTIONS[change.action].in_language(language)
    body = change.after or change.before or {}
    differs = _differs(change, language)
    if change.record == "claim":
        line = f"{action}: {_claim(body, change, snapshot, names, language)}"
        return f"{line} {'Different' if language == 'en' else 'Anders'}: {differs}." if differs else line
    if change.record == "entity":
        kind = VOCABULARY.kinds[body["kind"]].label.in_language(language) if body["kind"] in VOCABULARY.kinds else ""
        return f"{action}: {body['name']} ({kind or body['kind']}){f': {differs}' if differs else ''}."
    verdict = _VERDICTS[body["verdict"]].in_language(language)
    return f"{_name(body['left'], snapshot, names)} {verdict} {_name(body['right'], snapshot, names)} ({body['by']})."


def _differs(change: Change, language: str) -> str:
    """What of a changed record is different, in words; of a name or a number also what it was."""
    if change.before is None or change.after is None:
        return ""
    before, after = change.before, change.after
    told = []
    for field, label in _FIELDS.items():
        if before.get(field) != after.get(field):
            was = before.get(field) if field in {"name", "since", "until"} else None
            told.append(f"{label.in_language(language)}{f' (was {was})' if was else ''}")
    return ", ".join(told)


def _claim(body: dict[str, Any], change: Change, snapshot: Snapshot, names: Mapping[str, str], language: str) -> str:
    try:
        claim = claim_from_plain(body)
    except RecordError:
        # The log outlives the vocabulary: a relation that is gone has no words any more, and is told as it was written.
        return f"{_name(body['subject'], snapshot, names)} {body['relation']} {_name(body['object'], snapshot, names)}."
    source = snapshot.sources.get(change.source)
    place = f" [{claim.locator}]" if claim.locator else ""
    if source is not None and claim.subject in snapshot and claim.object in snapshot:
        ends = snapshot.node(claim.subject).id, snapshot.node(claim.object).id
        if ends[0] != ends[1]:
            fact = Fact(ends[0], claim.relation, ends[1], (Evidence(source, claim),))
            return fact_sentence(snapshot, fact, language) + place
    label = VOCABULARY.relations[claim.relation].label.in_language(language)
    return f"{_name(claim.subject, snapshot, names)} {label} {_name(claim.object, snapshot, names)}.{place}"


def _name(id: str, snapshot: Snapshot, names: Mapping[str, str]) -> str:
    return snapshot.node(id).name if id in snapshot else names.get(id, id)
