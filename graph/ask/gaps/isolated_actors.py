"""Public bodies that nobody in the network can introduce: no tie of theirs is known, or none that still stands.

Only kinds that a register names completely are looked at: of others an unknown tie says that little is known.
"""

from collections.abc import Iterator

import numpy as np

from graph.ask.gaps.network import network
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding, named, share
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message

ID = "isolated-actors"


def find(snapshot: Snapshot) -> Iterator[Finding]:
    made = network(snapshot)
    alone = {made.ids[number] for number in np.flatnonzero(made.actors & (made.degrees == 0)).tolist()}
    for kind in sorted(VOCABULARY.kinds_with("register")):
        group = [node.id for node in snapshot.of_kind(kind)]
        isolated = [id for id in group if id in alone and not _may_be_meant(snapshot, id)]
        if isolated and len(isolated) < len(group):
            plural = message(f"kind-{kind}.plural")
            yield finding(
                snapshot,
                ID,
                "minor",
                isolated,
                message(
                    "gap-isolated-actors-found",
                    some=share(len(isolated), len(group), plural),
                    names=named(snapshot, isolated, short=True),
                ),
                looked_at=LookedAt(len(group), plural, all_sources(snapshot)),
                next_step=NextStep(message("gap-isolated-actors-ask")),
                about=kind,
            )


def _may_be_meant(snapshot: Snapshot, id: str) -> bool:
    """Whether a source may mean it by something else that has ties."""
    return any("doubt" in fact.vocabulary.traits for fact in snapshot.incoming(id))


RULE = Rule(ID, find)
