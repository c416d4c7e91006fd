"""Whom a source is for, and what somebody may see of what is not for all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

PARTICIPANTS = "participants"
"""The audience of all who take part in the network, whatever organisation they are of."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: what is for any of their `groups` they may see (`PARTICIPANTS`, ids of organisations), or all."""

    groups: frozenset[str] = frozenset()
    sees_all: bool = False

    def sees(self, audience: Collection[str]) -> bool:
        """Whether they are in an audience; the empty one is everybody."""
        return not audience or self.sees_all or not self.groups.isdisjoint(audience)

    def name(self, among: Collection[str]) -> str:
        """What their view is called: who sees the same has the same name, given all groups that anything is for.

        Empty for everybody.
        """
        return "all" if self.sees_all else "+".join(sorted(self.groups.intersection(among)))


EVERYBODY = Viewer()
"""Whoever it is: they see what is for all."""
SEES_ALL = Viewer(sees_all=True)


def participant(organisations: Iterable[str] = ()) -> Viewer:
    """Somebody who takes part in the network, for these organisations."""
    return Viewer(frozenset({PARTICIPANTS, *organisations}))


def readers_of(audience: Collection[str]) -> Viewer:
    """What all who are in an audience may see: what a source for them can build on without telling anything."""
    if not audience:
        return EVERYBODY
    return participant(audience if len(audience) == 1 else ())
