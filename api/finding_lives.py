"""How findings stand, for pages and API alike: which are asked for, and the writing of what a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from api.graph_now import GraphNow
from api.moments import Bound, bound
from api.problems import NotAllowedError, NotFoundError
from graph.ask.budget import UNLIMITED, Budget
from graph.ask.findings import all_findings, finding_called
from graph.ask.gaps import Finding
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import (
    DECIDED,
    DECISION,
    UNFINISHED,
    Choice,
    Life,
    Lives,
    Seen,
    State,
    choice_of,
    decision,
    may_decide,
    may_take_up_for,
    record,
)
from graph.desk.people import Person
from graph.model.dates import first_day
from graph.model.words import WrongError, message
from graph.say.finding_lives import is_visible
from graph.store import StoreError

# What can be asked for beside one state: what asks for somebody, and all that is found.
Shown = Literal["unfinished", "open", "taken-up", "explained", "accepted", "found", "solved"]
_STATES: dict[str, frozenset[State]] = {"unfinished": UNFINISHED, "found": frozenset(DECIDED), "": UNFINISHED}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for: in these states, taken up by a party (an id), appeared in or since a moment."""

    states: frozenset[State] = UNFINISHED
    owner: str | None = None
    since: Bound | None = None

    @classmethod
    def of(cls, graph: GraphNow, shown: str, owner: str | None, since: str) -> "Wanted":
        """From what an address says. WrongError for a `since` that is no moment."""
        states = _STATES.get(shown) or frozenset(state for state in (*DECIDED, "solved") if state == shown)
        try:
            return cls(states, owner, bound(graph, since) if since.strip() else None)
        except ValueError:
            raise WrongError(message("life-new-since-wrong")) from None

    @property
    def asks_for_solved(self) -> bool:
        """Whether what is found no more is asked for."""
        return "solved" in self.states

    def fits(self, life: Life) -> bool:
        """Whether a life is one that is asked for, whatever its state."""
        if self.owner is not None and life.organisation != self.owner:
            return False
        if self.since is None:
            return True
        came = life.since if life.state == "solved" else life.appeared.day
        if self.since.revision is not None:
            return life.appeared.revision >= self.since.revision
        return came >= first_day(self.since.date or "")


def lives_of(graph: GraphNow, snapshot: Snapshot) -> Lives | None:
    """The lives of the findings of a snapshot; None for another moment than now, and while nobody has looked yet."""
    is_now = snapshot.as_of is None and snapshot.known_on is None and not snapshot.past
    try:
        lives = graph.lives() if is_now else None
    except StoreError:
        # The store went away before anybody looked.
        return None
    return lives if lives is not None and lives.looks else None


def number_of(lives: Lives | None) -> int:
    """The number of the dossier up to which lives were read, by which what tells of them is known; 0 without lives."""
    return lives.number if lives is not None else 0


def seen_in(snapshot: Snapshot) -> Seen:
    """What a snapshot shows: its revision and its day."""
    return Seen(snapshot.revision, snapshot.day)


def wanted_of(findings: Iterable[Finding], lives: Lives | None, wanted: Wanted, now: Seen) -> list[Finding]:
    """The findings that are asked for. Without lives nobody decided anything, and nobody knows since when they are."""
    if lives is None:
        return list(findings) if "open" in wanted.states and wanted.owner is None and wanted.since is None else []
    stand = [finding for finding in findings if lives.state(finding.id, now.day) in wanted.states]
    if wanted.owner is None and wanted.since is None:
        return stand
    return [finding for finding in stand if wanted.fits(lives.life(finding, now))]


def unfinished(snapshot: Snapshot, findings: Iterable[Finding], lives: Lives | None) -> list[Finding]:
    """Those of the findings of a snapshot that still ask for somebody, as lists show that were asked for no state."""
    return wanted_of(findings, lives, Wanted(), seen_in(snapshot))


def solved_in(snapshot: Snapshot, lives: Lives, wanted: Wanted, *, budget: Budget = UNLIMITED) -> list[Life]:
    """What is found no more, the last solved first, where all that it was about is there to see. OverBudgetError."""
    return [
        life
        for life in lives.solved()
        if wanted.fits(life) and is_visible(snapshot, life) and finding_called(snapshot, life.id, budget=budget) is None
    ]


def decide(
    graph: GraphNow,
    snapshot: Snapshot,
    asking: Person,
    id: str,
    choice: Choice,
    version: int,
) -> Life:
    """Write what a person decided about a finding, following the `version` that they saw; how it stands now.

    NotFoundError for what is not found now, NotAllowedError for who may not, WrongError for what does not go together,
    DossierMovedOnError when another decided meanwhile; StoreError.
    """
    finding = checked_finding(snapshot, asking, id)
    if (looked := graph.lives().looked) is None or looked < seen_in(snapshot):
        record(graph.store, snapshot.revision, all_findings(snapshot), snapshot.day, graph.view)
    choice = choice.checked(snapshot.day)
    if choice.organisation is not None:
        if choice.organisation not in snapshot:
            raise WrongError(message("life-needs-organisation"))
        if not may_take_up_for(asking, choice.organisation):
            raise NotAllowedError(message("life-not-yours"))
    graph.store.keep([decision(finding.id, choice, asking, version, snapshot.day)])
    return graph.lives().life(finding, seen_in(snapshot))


def checked_finding(snapshot: Snapshot, asking: Person, id: str) -> Finding:
    """A finding about which a person may decide. NotFoundError, NotAllowedError."""
    finding = finding_called(snapshot, id)
    if finding is None:
        raise NotFoundError(message("life-no-such", id=id[:80]))
    if not may_decide(asking, finding.entities):
        raise NotAllowedError(message("life-may-not"))
    return finding


def choice_then(graph: GraphNow, id: str, version: int) -> Choice:
    """What was decided in an earlier version; 0 is before anybody decided. NotFoundError, StoreError."""
    if version == 0:
        return Choice("open")
    versions = graph.store.dossier_versions(DECISION, id)
    if not 1 <= version <= len(versions):
        raise NotFoundError(message("life-no-such-version", version=str(version)))
    return choice_of(versions[version - 1])
