"""Who uses Samenspel, and what they may do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot
from graph.model.audience import EVERYBODY, SEES_ALL, Viewer, participant

Role = Literal["reader", "contributor", "reviewer", "steward"]
ROLES: tuple[Role, ...] = get_args(Role)
# Who may decide may also read what is for participants, and a steward does whatever a reviewer does.
_INCLUDED: dict[Role, frozenset[Role]] = {
    "reader": frozenset({"reader"}),
    "contributor": frozenset({"reader", "contributor"}),
    "reviewer": frozenset({"reader", "reviewer"}),
    "steward": frozenset({"reader", "reviewer", "steward"}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses Samenspel: `id` never changes, `name` is shown.

    `organisations` are the ids of the entities that they contribute for; with `for_any` they may contribute for each.
    `also` are the other ids that judgements make one with these (`known_as`).
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset()
    organisations: frozenset[str] = frozenset()
    for_any: bool = False
    also: frozenset[str] = frozenset()

    def may(self, role: Role) -> bool:
        """Whether they may do what a role is for."""
        return any(role in _INCLUDED[own] for own in self.roles)

    def speaks_for(self, organisation: str) -> bool:
        """Whether they may contribute for an organisation."""
        return self.may("contributor") and (self.for_any or organisation in self.own)

    @property
    def own(self) -> frozenset[str]:
        """All ids of what they contribute for, also those that judgements make one with it."""
        return self.organisations | self.also

    @property
    def is_participant(self) -> bool:
        """Whether they may see what is for participants."""
        return self.may("reader")

    @property
    def viewer(self) -> Viewer:
        """What they may see: a steward, who decides whom each source is for, sees all of them."""
        if self.may("steward"):
            return SEES_ALL
        return participant(self.own) if self.is_participant else EVERYBODY


NOBODY = Person("", "")
"""Who is not signed in: they read what is for all."""

AT_THE_MACHINE = Person("at-the-machine", "lokaal", frozenset(ROLES), for_any=True)
"""The person at the machine of a service without a login."""


def known_as(snapshot: Snapshot, person: Person) -> Person:
    """The same person, who contributes under each id too that a judgement makes one with an id of theirs.

    It is asked anew at each request, so that it ends with the judgement.
    """
    return replace(person, also=all_ids(snapshot, person.organisations) - person.organisations)


def all_ids(snapshot: Snapshot, ids: Iterable[str]) -> frozenset[str]:
    """These ids, with each that a judgement makes one with one of them."""
    together = _together(snapshot)
    return frozenset(other for id in ids for other in together.get(id, (id,)))


@kept()
def _together(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """Each id that is judged one with others, with all of these and itself."""
    groups: dict[str, set[str]] = defaultdict(set)
    for id, standing in snapshot.redirects.items():
        groups[standing] |= {id, standing}
    return {id: frozenset(group) for group in groups.values() for id in group}
