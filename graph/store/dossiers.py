"""What people who use Samenspel keep beside what sources say: proposals, lives of findings, tokens, in versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Dossier:
    """One version of what is kept under a kind and an id; `content` is fit for JSON.

    The first `version` is 1, and each that is written later is one more. `by` is the id of the person who wrote this
    one. The store fills in the moment `at` (ISO 8601, UTC) and `number`, which counts all versions ever written.

    Who sees a dossier (`graph.store.visible`): `content` can have an `audience`, as a source has; and whoever may not
    see a source or an entity sees no dossier that has its id anywhere in it, in texts too. What is kept for one view of
    the store (`Viewer.name`) has a colon and that name behind its kind, and is seen in that view. The newest version
    decides.
    """

    kind: str
    id: str
    version: int
    content: Mapping[str, Any]
    by: str = ""
    at: str = ""
    number: int = 0


def next_version(dossier: Dossier, content: Mapping[str, Any], by: str) -> Dossier:
    """What somebody makes of a dossier that they have read."""
    return replace(dossier, version=dossier.version + 1, content=content, by=by, at="", number=0)


def dated(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """The dossiers with the moment at which they are written."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return [replace(dossier, at=at) for dossier in dossiers]
