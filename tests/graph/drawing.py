"""Small networks drawn by hand for tests: a line an entity, a line a claim, all of it plainly fictitious."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Claim, Entity, Rank, Source
from graph.store.contract import Contents

TODAY = date(2025, 6, 1)
LETTER = Source(
    "voorbeeldbrief", "Voorbeeldbrief", "Ministerie van Voorbeeldzaken", "CC0-1.0", Rank.OFFICIAL,
    url="https://voorbeeld.example/brief", published="2021-11-29",
)  # fmt: skip
NEWS = Source("voorbeeldkrant", "Voorbeeldkrant", "De Voorbeeldkrant", "CC0-1.0", Rank.CONTRIBUTION, published="2023")


def entity(id: str, kind: str, name: str | None = None, **fields: Any) -> Entity:
    """An entity whose name is its id when none is given."""
    return Entity(id, kind, name or id, **fields)


def claim(subject: str, relation: str, object: str, **qualifiers: Any) -> Claim:
    """A claim on page 1 when no locator is given."""
    return Claim(subject, relation, object, **{"locator": "p. 1", **qualifiers})


def drawing(
    entities: Iterable[Entity],
    claims: Iterable[Claim] = (),
    *,
    source: Source = LETTER,
    more: Iterable[tuple[Source, Iterable[Entity], Iterable[Claim]]] = (),
    as_of: str | None = None,
    today: date = TODAY,
) -> Snapshot:
    """A snapshot of what one source says, and what `more` sources say; checked as a load would check it.

    It is of the day `as_of`, and of TODAY when that is not given.
    """
    batches = [Batch(source, tuple(entities), tuple(claims))]
    batches += [Batch(other, tuple(its_entities), tuple(its_claims)) for other, its_entities, its_claims in more]
    contents = Contents(
        revision=1,
        sources=tuple(batch.source for batch in batches),
        entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
        claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
        judgements=(),
    )
    return take_snapshot(contents, as_of, today=today)
