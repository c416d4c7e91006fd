"""Small hand-drawn graphs: a line of `id:Kind` and the claims between them."""

from datetime import date

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Claim, Entity, Rank, Source
from graph.store.contract import Contents

TODAY = date(2022, 1, 1)
LETTER = Source(
    "brief", "Voorbeeldbrief", "Ministerie van Voorbeeldzaken", "CC0-1.0", Rank.OFFICIAL, published="2021-12-08"
)
REGISTER = Source("register", "Voorbeeldregister", "Voorbeeldhouder", "CC0-1.0", Rank.REGISTER)


def drawn(
    entities: str,
    *claims: Claim,
    also: tuple[Claim, ...] = (),
    stated: tuple[Entity, ...] = (),
    as_of: str | None = None,
) -> Snapshot:
    """The snapshot of these entities, named after their ids, and claims of the letter; `also` says the register.

    An entity in `stated` replaces the one of the same id. The present day is TODAY.
    """
    named = {
        id: Entity(id, kind, id.replace("-", " ").title())
        for id, _, kind in (entity.partition(":") for entity in entities.split())
    }
    named.update({entity.id: entity for entity in stated})
    letter = Batch(LETTER, tuple(named.values()), claims)
    touched = {end for claim in also for end in (claim.subject, claim.object)}
    register = Batch(REGISTER, tuple(named[id] for id in sorted(touched)), also)
    batches = (letter, register) if also else (letter,)
    return take_snapshot(
        Contents(
            revision=1,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        ),
        as_of,
        today=TODAY,
    )


def tie(subject: str, object: str, relation: str = "memberOf", **qualifiers: str) -> Claim:
    """A claim, by default that the subject is a member of the object."""
    return Claim(subject, relation, object, **qualifiers)  # type: ignore[arg-type]
