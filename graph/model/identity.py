"""Which record is which entity: judgements on pairs of ids, and the merged view that follows from them.

A judgement is data: what was decided on a pair, by whom, when and why. Merging happens on reading, so withdrawing a
judgement brings the old entities back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.words import WrongError, message


class Verdict(StrEnum):
    """YES: the same; NO: not the same; UNSURE: looked at, undecided; WITHDRAWN: an earlier judgement is taken back."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the entities with ids `left` and `right` are one; `at` is an ISO 8601 moment."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise WrongError(message("record-judgement-on-one", id=self.left))
        if self.left > self.right:
            left, right = self.right, self.left
            object.__setattr__(self, "left", left)
            object.__setattr__(self, "right", right)
        object.__setattr__(self, "verdict", Verdict(self.verdict))

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids, in order."""
        return self.left, self.right


# An id that begins with one of these and a hyphen was given out by an authority.
ISSUERS = ("tooi", "oin", "kvk", "rsin", "kst", "stcrt", "ted")


class Groups:
    """Which ids are one and which are apart by judgements, to ask what one more would do."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for judgement in judgements:
            left, right = judgement.pair
            if judgement.verdict is Verdict.YES:
                self._join(left, right)
            elif judgement.verdict is Verdict.NO:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def join(self, left: str, right: str) -> bool:
        """Make two ids one; False, and nothing changed, when a judgement keeps what they stand for apart."""
        others = self.members.get(right, {right})
        if any(not others.isdisjoint(self._apart[id]) for id in self.members.get(left, {left}) if id in self._apart):
            return False
        self._join(left, right)
        return True

    def _join(self, left: str, right: str) -> None:
        joined = self.members.get(left, {left}) | self.members.get(right, {right})
        for member in joined:
            self.members[member] = joined


def canonical_ids(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Each merged-away id with the id that stands for it. Raises WrongError when a NO contradicts a chain of YES."""
    judgements = tuple(judgements)
    groups = Groups(judgements).members
    for judgement in judgements:
        if judgement.verdict is Verdict.NO and judgement.right in groups.get(judgement.left, ()):
            raise WrongError(
                message(
                    "record-judgements-contradict",
                    left=judgement.left,
                    right=judgement.right,
                    by=judgement.by,
                    at=judgement.at,
                )
            )
    kept = {id: min(members, key=_preference) for id, members in groups.items()}
    return {id: canonical for id, canonical in kept.items() if id != canonical}


def _preference(id: str) -> tuple[bool, str]:
    """Ids given out by an authority are kept before ids assigned in a dataset."""
    return not id.startswith(tuple(f"{issuer}-" for issuer in ISSUERS)), id
