"""What people who use Samenspel keep beside what sources say: proposals, lives of findings, tokens, in versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from graph.model.records import NO_TEXT
from graph.model.words import WrongError, message

PROPOSAL = "proposal"
"""The kind of what is proposed: an answer, which stands in the graph as a source of its own once it counts."""
ANSWERS = "antwoord-"
"""What the id of a source that is an answer begins with; the id of its proposal follows."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One version of what is kept under a kind and an id; `content` is fit for JSON.

    The first `version` is 1, and each that is written later is one more. `by` is the id of the person who wrote this
    one. The store fills in the moment `at` (ISO 8601, UTC) and `number`, which counts all versions ever written.

    Who sees a dossier (`graph.store.visible`): `content` can have an `audience`, as a source has; and whoever may not
    see a source or an entity sees no dossier that has its id anywhere in it, in texts too. A proposal is for whom the
    source is that it became. What is kept for one view of the store (`Viewer.name`) has a colon and that name behind
    its kind, and is seen in that view. The newest version decides.
    """

    kind: str
    id: str
    version: int
    content: Mapping[str, Any]
    by: str = ""
    at: str = ""
    number: int = 0


def answer_in(source: str) -> tuple[str, str] | None:
    """The kind and id of the dossier that tells the same as a source that is an answer; None for another source."""
    return (PROPOSAL, source.removeprefix(ANSWERS)) if source.startswith(ANSWERS) else None


def source_in(dossier: Dossier) -> str | None:
    """The id of the source that a proposal is, or would be, in the graph; None for another dossier."""
    return f"{ANSWERS}{dossier.id}" if dossier.kind == PROPOSAL else None


def next_version(dossier: Dossier, content: Mapping[str, Any], by: str) -> Dossier:
    """What somebody makes of a dossier that they have read."""
    return replace(dossier, version=dossier.version + 1, content=content, by=by, at="", number=0)


def is_text(value: Any) -> bool:
    """Whether each text in a value as JSON has it is one: an argument of a command can have bytes that are none."""
    match value:
        case str():
            return NO_TEXT.search(value) is None
        case Mapping():
            return all(is_text(name) and is_text(part) for name, part in value.items())
        case list() | tuple():
            return all(map(is_text, value))
    return True


def dated(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """The dossiers with the moment at which they are written. WrongError for a text in them that is none."""
    dossiers = tuple(dossiers)
    for dossier in dossiers:
        for field, value in (*dossier.content.items(), ("by", dossier.by)):
            if not is_text(value):
                raise WrongError(message("record-no-text", field=field))
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return [replace(dossier, at=at) for dossier in dossiers]
