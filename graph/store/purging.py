"""Taking a text, or all of a source, an entity or a dossier, out of all that a store keeps, as if it never was there.

What stays instead of a text in running words is a mark; where it stands in what a record is known by, the record goes.
An answer goes with the source that it became and with an entity that it is about, since it tells the same once more.
That something was removed is kept as a dossier of the kind `removal`: by whom, when and why, never what.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from graph.model.plain import claim_from_plain, entity_from_plain, passage_from_plain, source_from_plain
from graph.model.words import Message, WrongError, message
from graph.store.contract import Store
from graph.store.dossiers import PROPOSAL, Dossier, answer_in, is_text, source_in
from graph.store.keeping import Item, Sort
from graph.store.renewing import Plain, Renewal, Touched

REMOVAL = "removal"
MARK = "[…]"
# In a passage as many characters stay, since marks tell places in it.
_BLOCK = "█"
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class What:
    """What is to be removed: a literal text, or all of a source, of an entity, or of a dossier (kind and id)."""

    text: str = ""
    source: str = ""
    entity: str = ""
    dossier: tuple[str, str] | None = None

    @property
    def sort(self) -> str:
        """What sort of thing it is, which is all that is kept of it."""
        return "text" if self.text else "source" if self.source else "entity" if self.entity else "dossier"

    @property
    def told_by(self) -> str:
        """The text that a reason may not repeat."""
        return self.text or self.source or self.entity or (self.dossier or ("", ""))[1]


class PurgeError(WrongError):
    """What was asked cannot be done like that."""


def check_why(what: What, why: str) -> None:
    """PurgeError for a reason that is none or repeats what is removed, and for a text that is too short to look for."""
    if not why.strip():
        raise PurgeError(message("purge-no-reason"))
    if not is_text(why):
        raise PurgeError(message("record-no-text", field="why"))
    if what.text and len(what.text.strip()) < SHORTEST:
        raise PurgeError(message("purge-too-short", least=SHORTEST))
    # A number is the same number with other spaces in it.
    if _bare(what.told_by) in _bare(why):
        raise PurgeError(message("purge-reason-repeats"))


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum()) or text


def preview(store: Store, what: What) -> Touched:
    """What would be touched; nothing is written."""
    touched = Touched()
    with store.keeping() as keeping:
        for _ in _renewal(store, what).of(keeping.items, touched):
            pass
    return touched


def purge(store: Store, what: What, *, by: str, why: str) -> tuple[Touched, tuple[Message, ...]]:
    """Remove it and keep that something was removed; gives what was touched, and what still stands in the way of its
    bytes being gone. PurgeError as `check_why`, StoreError with nothing removed.
    """
    check_why(what, why)
    touched = Touched()
    renewal = _renewal(store, what)

    def renew(items: Iterable[Item]) -> Iterator[Item]:
        touched.changed.clear()
        touched.removed.clear()
        return renewal.of(items, touched)

    counts = {"what": what.sort, "why": why.strip()}
    store.rewrite(renew, (Dossier(REMOVAL, uuid4().hex, 1, counts, by),))
    return touched, store.scrub()


def _renewal(store: Store, what: What) -> Renewal:
    if what.text:
        return _without_text(what.text)
    sources = {what.source} if what.source else set(_answers_about(store, what.entity)) if what.entity else set()
    dossiers = {what.dossier, *map(answer_in, sources)}

    def record(sort: Sort, source: str, plain: Plain) -> Plain | None:
        if source in sources:
            return None
        return _without_entity(what.entity, sort, plain) if what.entity else plain

    return Renewal(
        record,
        source=lambda id: "" if id in sources else id,
        run=lambda plain: None if plain["source"] in sources else plain,
        dossier=lambda key, content: None if key[:2] in dossiers else (key, content),
    )


def _answers_about(store: Store, entity: str) -> Iterator[str]:
    """The sources that are, or would be, answers which an entity gives or which tell of it."""
    for dossier in store.dossiers(PROPOSAL):
        answer = dossier.content.get("answer") or {}
        source = source_in(dossier)
        if source and entity in {dossier.content.get("speaker"), answer.get("subject"), answer.get("object")}:
            yield source


def _without_entity(id: str, sort: Sort, plain: Plain) -> Plain | None:
    match sort:
        case "entity":
            region = {} if plain.get("region") == id else {"region": plain.get("region")}
            return None if plain["id"] == id else _filled({**plain, "region": None, **region})
        case "claim":
            return None if id in (plain["subject"], plain["object"]) else plain
        case "judgement":
            return None if id in (plain["left"], plain["right"]) else plain
        case "passage":
            return {**plain, "marks": [mark for mark in plain.get("marks", ()) if mark[0] != id]}
        case _:
            return plain


def _filled(plain: Plain) -> Plain:
    return {name: value for name, value in plain.items() if value is not None}


# What a record is known by or follows from: with a text in it the record goes.
_KNOWN_BY: Mapping[Sort, frozenset[str]] = {
    "source": frozenset({"id", "rank", "licence"}),
    "entity": frozenset({"id", "kind"}),
    "claim": frozenset({"subject", "object", "relation", "confidence", "status", "aspects"}),
    "judgement": frozenset({"left", "right", "verdict", "at"}),
    "passage": frozenset({"locator"}),
}
# What has a form of its own, so that no mark can stand in it.
_FORMED = frozenset({"url", "homepage", "region", "since", "until", "published", "amount"})
_CHECKS: Mapping[Sort, Callable[[Plain], Any]] = {
    "source": source_from_plain,
    "entity": entity_from_plain,
    "claim": claim_from_plain,
    "passage": passage_from_plain,
}


def _without_text(text: str) -> Renewal:
    def holds(value: Any) -> bool:
        return text in str(value) if not isinstance(value, list | dict) else any(map(holds, _parts(value)))

    def marked(value: Any) -> Any:
        match value:
            case str():
                return value.replace(text, MARK)
            case list():
                return [marked(part) for part in value]
            case dict():
                return {marked(name): marked(part) for name, part in value.items()}
        return MARK if holds(value) and isinstance(value, int | float) and not isinstance(value, bool) else value

    def record(sort: Sort, source: str, plain: Plain) -> Plain | None:
        if text in source:
            return None
        if not holds(plain):
            return plain
        if any(holds(plain.get(name)) for name in _KNOWN_BY[sort]):
            return None
        if sort == "passage":
            return _blocked(plain, text)
        new = {name: value for name, value in plain.items() if not (name in _FORMED and holds(value))}
        for name in ("identifiers", "pages"):
            if name in new and not (kept := [part for part in new[name] if not holds(part)]):
                del new[name]
            elif name in new:
                new[name] = kept
        new = {name: marked(value) for name, value in new.items()}
        try:
            _CHECKS.get(sort, dict)(new)
        except (ValueError, TypeError, KeyError):
            return None
        return new

    def run(plain: Plain) -> Plain | None:
        return None if holds(plain["source"]) else marked(plain) if holds(plain) else plain

    def dossier(key: tuple[Any, ...], content: Any) -> tuple[tuple[Any, ...], Any] | None:
        kind, id, version, by, *rest = key
        if text in id:
            return None
        return (kind, id, version, "" if text in by else by, *rest), marked(content)

    return Renewal(record, source=lambda id: "" if text in id else id, run=run, dossier=dossier)


def _parts(value: Any) -> list[Any]:
    return [*value, *value.values()] if isinstance(value, dict) else value


def _blocked(plain: Plain, text: str) -> Plain:
    words = plain["text"]
    places = []
    at = words.find(text)
    while at >= 0:
        places.append((at, at + len(text)))
        at = words.find(text, at + len(text))
    marks = [
        mark for mark in plain.get("marks", ()) if not any(mark[1] < end and begin < mark[2] for begin, end in places)
    ]
    marks = [mark for mark in marks if text not in mark[0]]
    return {**plain, "text": words.replace(text, _BLOCK * len(text)), "marks": marks}
