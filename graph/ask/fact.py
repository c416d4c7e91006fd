"""Facts and the evidence for them, each with how it stands on the day of its snapshot."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.records import Claim, Page, Source, Status
from graph.model.vocabulary import VOCABULARY, Relation


class Standing(StrEnum):
    """How a claim, a fact or an entity stands on a day; `graph.ask.standing` decides it.

    `unknown` is what lies before its first evidence, `not-yet` what begins later, `denied` what is only contradicted.
    """

    STANDS = "stands"
    PROPOSED = "proposed"
    ENDED = "ended"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"


# Subject, relation and object.
Ends = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source that states a fact, with its qualifiers, and how that claim by itself stands."""

    source: Source
    claim: Claim
    standing: Standing = Standing.STANDS

    def __hash__(self) -> int:
        # What tells nearly all apart: a source may have a thousand pages, and they would all be gone through.
        return hash((self.source.id, self.claim.subject, self.claim.relation, self.claim.object, self.claim.locator))

    @property
    def url(self) -> str | None:
        """Where a reader can check it: the claim's own address, else that of its source."""
        return self.claim.url or self.source.url

    @property
    def page(self) -> Page | None:
        """The page of its source that the claim was read in, when the source names its pages."""
        return self.source.page(self.claim.url)


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two nodes, with the evidence for it, heaviest source first, and how it stands.

    A fact stands when a claim of it does and both its ends are there.
    """

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]
    standing: Standing = Standing.STANDS

    def __hash__(self) -> int:
        return hash((self.subject, self.relation, self.object))

    @property
    def stands(self) -> bool:
        return self.standing is Standing.STANDS

    @property
    def holds(self) -> bool:
        """Whether at least one source states it, for whatever time; False when it is only denied."""
        for piece in self.evidence:  # noqa: SIM110 (asked of very many facts; a generator takes three times as long)
            if piece.claim.holds:
                return True
        return False

    @property
    def denied(self) -> bool:
        """Whether at least one source states that it is not so."""
        for piece in self.evidence:  # noqa: SIM110
            if not piece.claim.holds:
                return True
        return False

    @property
    def disputed(self) -> bool:
        """Whether it stands, and a source says on that day that it is not so."""
        return self.stands and any(piece.standing is Standing.DENIED for piece in self.evidence)

    @property
    def supporting(self) -> tuple[Evidence, ...]:
        """The evidence on which it stands as it does: of a fact that stands, the claims that stand themselves."""
        best = min((piece.standing for piece in self.evidence), key=ORDER.index)
        return tuple(piece for piece in self.evidence if piece.standing is best)

    @property
    def lapsed(self) -> bool:
        """Whether it was a plan of which the period is over, and nobody says whether it came about."""
        return self.standing is Standing.WITHDRAWN and all(
            piece.claim.status is Status.PROPOSED and piece.claim.until for piece in self.supporting
        )

    @property
    def vocabulary(self) -> Relation:
        return VOCABULARY.relations[self.relation]

    def other(self, id: str) -> str:
        """The end that is not `id`."""
        return self.object if id == self.subject else self.subject


# Of claims that stand differently the first of these tells how the fact stands.
ORDER = tuple(Standing)
