"""Actors that nobody in the network can introduce: no tie of theirs is known, or none that still stands."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from graph.ask.gaps.network import network
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.snapshot import Snapshot
from graph.model.dates import is_over
from graph.model.vocabulary import Label
from graph.say.naming import called_all, sentence, share

ID = "isolated-actors"
_GROUPS = (
    (True, Label("overheden en overheidsorganisaties", "public bodies")),
    (False, Label("bedrijven, instellingen en verbanden", "companies, institutes and collaborations")),
)


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    made = network(snapshot, today)
    alone = {made.ids[number] for number in np.flatnonzero(made.actors & (made.degrees == 0)).tolist()}
    present = (node for node in snapshot.of_kind("Actor") if not is_over(node.until, today))
    actors = [node for node in present if not node.is_a("Government")]
    for public, plural in _GROUPS:
        group = [node.id for node in actors if node.is_a("PublicBody") is public]
        isolated = [id for id in group if id in alone]
        if not isolated:
            continue
        names, some = called_all(snapshot, isolated), share(len(isolated), len(group), plural)
        yield finding(
            ID,
            "minor",
            isolated,
            sentence(
                f"Van {some.nl} is geen band bekend waarlangs iemand hen kan voorstellen: {names.nl}.",
                f"For {some.en} no tie is known by which somebody could introduce them: {names.en}.",
            ),
            looked_at=LookedAt(len(group), Label(plural.nl, plural.en), all_sources(snapshot)),
            next_step=NextStep(
                Label(
                    "Vraag de leden van een koepel of platform wie hen kent.",
                    "Ask the members of an association or platform who knows them.",
                )
            ),
        )


RULE = Rule(
    ID,
    Label("Partijen zonder bekende band", "Parties without a known tie"),
    Label(
        "Wie met niemand een bekende band heeft, doet in dit netwerk nog niet mee.",
        "Who has no known tie with anybody does not take part in this network yet.",
    ),
    find,
)
