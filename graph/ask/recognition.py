"""Which body somebody means by what she wrote in a list: decided where it can be one only, else left to a person."""

from dataclasses import dataclass

from graph.ask.search import Hit, meant_by, search
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

MOST_CANDIDATES = 5
# Two letters stand for too much to decide on, but for a ministry.
_SHORTEST = 3
_NAMED = 0.9


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text may mean, the likeliest first; `node` is the one that it certainly means, or None.

    `confidence` lies between 0 and 1: how well the first candidate fits, whether it was decided on or not.
    """

    node: Node | None
    candidates: tuple[Hit, ...]

    @property
    def confidence(self) -> float:
        return self.candidates[0].score if self.candidates else 0.0


def bearers(snapshot: Snapshot, text: str, kind: str | None = None) -> tuple[Node, ...]:
    """Who bears this number or whole name, of that kind (and those below it) or of any; ValueError for an unknown one.

    Nobody, when it is an abbreviation that is too short to tell.
    """
    wanted = None if kind is None else VOCABULARY.descendants(kind)
    for nodes in meant_by(snapshot, text, words=False):
        bearing = tuple(node for node in nodes if wanted is None or node.kind in wanted)
        if bearing:
            told = len(text.strip()) >= _SHORTEST or text in snapshot or bearing[0].kind == "Ministry"
            return bearing if told else ()
    return ()


def recognise(snapshot: Snapshot, text: str, *, kind: str | None = None, limit: int = MOST_CANDIDATES) -> Recognised:
    """What a text of a list means; only what is of that kind, or a kind below it, when one is given.

    Decided is a number, or a whole name that one body bears. Part of a name, what looks alike, and two letters give
    candidates only, `limit` at most. ValueError for an unknown kind.
    """
    bearing = bearers(snapshot, text, kind)
    hits = {hit.node.id: hit for hit in search(snapshot.with_past, text, kind=kind, limit=limit)}
    found = [hits.get(node.id) or Hit(node, text, _NAMED, message("hit-name", matched=text)) for node in bearing]
    for node in bearing:
        hits.pop(node.id, None)
    candidates = (*sorted(found, key=lambda hit: -hit.score), *hits.values())[:limit]
    return Recognised(bearing[0] if len(bearing) == 1 else None, candidates)
