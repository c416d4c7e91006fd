"""Which facts of an entity its page and a map tell: what stands, and beside it what stood, is proposed or is denied."""

from graph.ask.snapshot import Fact, Snapshot, Standing

# What lies before its first evidence, or is still to begin, is not told.
TOLD = frozenset({Standing.STANDS, Standing.PROPOSED, Standing.ENDED, Standing.WITHDRAWN, Standing.DENIED})


def told_outgoing(snapshot: Snapshot, id: str) -> tuple[Fact, ...]:
    """The facts to tell of which the entity is the subject."""
    return tuple(fact for fact in snapshot.all_outgoing(id) if fact.standing in TOLD)


def told_incoming(snapshot: Snapshot, id: str) -> tuple[Fact, ...]:
    """The facts to tell of which the entity is the object."""
    return tuple(fact for fact in snapshot.all_incoming(id) if fact.standing in TOLD)


def told_facts(snapshot: Snapshot, id: str) -> tuple[Fact, ...]:
    """All facts to tell that the entity is an end of."""
    return told_outgoing(snapshot, id) + told_incoming(snapshot, id)
