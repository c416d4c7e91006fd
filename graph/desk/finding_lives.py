"""The lives of findings: when each was seen, what people decided about it, and how it therefore stands.

Two dossiers tell of a finding. A *sighting* is written when it appears and when it is gone, by whoever works out the
findings of a revision; each view on a store (what one audience sees) has sightings of its own, so that what is hidden
from somebody neither solves nor makes a finding for them. A *decision* is what a person did with it, and is the same
in each view. Sightings that are written together come with a *look*, which says of which revision and day they are:
of several services that look at once one writes, and the others find that it was done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Literal, get_args

from graph.ask.gaps import Finding, Severity
from graph.desk.people import AT_THE_MACHINE, Person
from graph.model.words import WrongError, message
from graph.store import Store
from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier, next_version

State = Literal["open", "taken-up", "explained", "accepted", "solved"]
STATES: tuple[State, ...] = get_args(State)
# What a person can make of a finding: that it is solved the data say.
DECIDED: tuple[State, ...] = ("open", "taken-up", "explained", "accepted")
# What still asks for somebody.
UNFINISHED: frozenset[State] = frozenset({"open", "taken-up"})
DECISION = "finding"
LONGEST_NOTE = 1_000
# A finding can concern thousands of bodies; these are enough to tell it by when it is gone.
MOST_ENTITIES = 50
_ATTEMPTS = 5
_LOOKS = "looks"


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A revision and the day on which it was looked at: on a later day terms have run out, and more is found."""

    revision: int
    day: date

    @classmethod
    def of(cls, plain: Sequence[Any]) -> "Seen":
        """From how a dossier has it."""
        return cls(int(plain[0]), date.fromisoformat(plain[1]))

    @property
    def plain(self) -> list[Any]:
        """As a dossier has it."""
        return [self.revision, self.day.isoformat()]


@dataclass(frozen=True, slots=True)
class Life:
    """How a finding stands: `state` since the day `since`, found first and last, and what was decided about it.

    `last` is None while it is found, and `times` counts how often it came. `organisation` (an id) has taken it up,
    `until` is the last day on which its risk is accepted; `person` is the name of who decided, `version` that of the
    decision, 0 when there is none.
    """

    id: str
    rule: str
    severity: Severity
    entities: tuple[str, ...]
    state: State
    since: date
    first: Seen
    appeared: Seen
    last: Seen | None = None
    times: int = 1
    organisation: str | None = None
    person: str = ""
    until: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Lives:
    """What one view tells of all findings, as of the dossier with `number`: newest sightings and decisions by id."""

    number: int = 0
    sightings: Mapping[str, Dossier] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[str, Dossier] = field(default_factory=lambda: MappingProxyType({}))
    looks: tuple[Dossier, ...] = ()

    @property
    def looked(self) -> Seen | None:
        """At what was looked last."""
        return Seen.of(self.looks[-1].content["seen"]) if self.looks else None

    def state(self, id: str, day: date) -> State:
        """How a finding that is found stands on a day."""
        decided = self._in_force(id, day)
        return decided.content["state"] if decided else "open"

    def life(self, finding: Finding, now: Seen) -> Life:
        """The life of a finding that is found now."""
        sighting = self.sightings.get(finding.id)
        first = appeared = now
        times = 1
        if sighting is not None:
            content = sighting.content
            first, times = Seen.of(content["first"]), content["times"]
            # Nobody has written yet that it is back.
            appeared, times = (Seen.of(content["appeared"]), times) if content["found"] else (now, times + 1)
        life = Life(
            finding.id,
            finding.rule,
            finding.severity,
            finding.entities,
            "open",
            appeared.day,
            first,
            appeared,
            times=times,
            version=self.version(finding.id),
        )
        return self._decided(life, now.day)

    def solved(self) -> Iterator[Life]:
        """The lives of what is found no more, the last solved first."""
        gone = [sighting for sighting in self.sightings.values() if not sighting.content["found"]]
        for sighting in sorted(gone, key=lambda sighting: -sighting.number):
            yield self._solved(sighting)

    def solved_life(self, id: str) -> Life | None:
        """The life of one that is found no more; None when it never was, or is found."""
        sighting = self.sightings.get(id)
        return self._solved(sighting) if sighting is not None and not sighting.content["found"] else None

    def version(self, id: str) -> int:
        """The version of the decision about a finding, 0 when nobody decided."""
        return self.decisions[id].version if id in self.decisions else 0

    def _solved(self, sighting: Dossier) -> Life:
        content = sighting.content
        return Life(
            sighting.id,
            content["rule"],
            content["severity"],
            tuple(content["entities"]),
            "solved",
            Seen.of(content["gone"]).day,
            Seen.of(content["first"]),
            Seen.of(content["appeared"]),
            Seen.of(content["last"]),
            content["times"],
            version=self.version(sighting.id),
        )

    def _decided(self, life: Life, day: date) -> Life:
        decision = self.decisions.get(life.id)
        if decision is None or not self._is_of_now(decision):
            return life
        content = decision.content
        until = date.fromisoformat(content["until"]) if content.get("until") else None
        if until is not None and until < day:
            # What was accepted is open again, and says why.
            return replace(life, since=until + timedelta(days=1), until=until, note=content["note"])
        return replace(
            life,
            state=content["state"],
            since=date.fromisoformat(content["day"]),
            organisation=content.get("organisation"),
            person=content["person"],
            until=until,
            note=content["note"],
        )

    def _in_force(self, id: str, day: date) -> Dossier | None:
        decision = self.decisions.get(id)
        if decision is None or not self._is_of_now(decision):
            return None
        until = decision.content.get("until")
        return None if until and until < day.isoformat() else decision

    def _is_of_now(self, decision: Dossier) -> bool:
        """Whether a decision is about the finding as it is there now, and not about an earlier time that it was."""
        sighting = self.sightings.get(decision.id)
        if sighting is None or not sighting.content["found"]:
            return sighting is None
        return sighting.content["times"] == 1 or decision.number > sighting.number


def read_lives(store: Store, view: str = "", held: Lives | None = None) -> Lives:
    """The lives in a view; of what was `held` already only what is new is read. StoreError."""
    held = held or Lives()
    number = store.dossiers_written()
    if number == held.number:
        return held
    sightings = store.dossiers(_sighting(view), held.number)
    decisions = store.dossiers(DECISION, held.number)
    looks = held.looks
    if store.dossiers(_look(view), held.number):
        looks = store.dossier_versions(_look(view), _LOOKS)
    return Lives(
        # What was written meanwhile is read again by whoever comes next.
        number,
        _with(held.sightings, sightings),
        _with(held.decisions, decisions),
        looks,
    )


def record(store: Store, revision: int, findings: Iterable[Finding], day: date, view: str = "") -> bool:
    """Write what a view on the store found in a revision on a day; False when another did so before. StoreError."""
    findings = tuple(findings)
    for _ in range(_ATTEMPTS):
        writing = what_to_write(read_lives(store, view), findings, Seen(revision, day), view)
        if not writing:
            return False
        try:
            store.keep(writing)
        except DossierMovedOnError:
            continue
        return True
    return False


def what_to_write(lives: Lives, findings: Iterable[Finding], seen: Seen, view: str = "") -> list[Dossier]:
    """The dossiers that tell what was found; none when that, or something newer, was told already."""
    looked = lives.looked
    if looked is not None and looked >= seen:
        return []
    by_id = {finding.id: finding for finding in findings}
    came, returned, gone = list[Dossier](), list[Dossier](), list[Dossier]()
    for id, finding in by_id.items():
        before = lives.sightings.get(id)
        about = {
            "rule": finding.rule,
            "severity": finding.severity,
            "entities": list(finding.entities[:MOST_ENTITIES]),
            "found": True,
            "appeared": seen.plain,
        }
        if before is None:
            came.append(Dossier(_sighting(view), id, 1, {**about, "first": seen.plain, "times": 1}))
        elif not before.content["found"]:
            now = {**about, "first": before.content["first"], "times": before.content["times"] + 1}
            returned.append(next_version(before, now, ""))
    for id, before in lives.sightings.items():
        if id not in by_id and before.content["found"]:
            last = looked or Seen.of(before.content["appeared"])
            now = {**before.content, "found": False, "last": last.plain, "gone": seen.plain}
            gone.append(next_version(before, now, ""))
    back = {sighting.id for sighting in returned}
    states = dict.fromkeys(DECIDED, 0)
    for id in by_id:
        states["open" if id in back else lives.state(id, seen.day)] += 1
    look = {
        "seen": seen.plain,
        "states": states,
        "new": len(came),
        "returned": len(returned),
        "solved": len(gone),
    }
    # The look first: who is second is told so before anything else of theirs is compared.
    version = lives.looks[-1].version + 1 if lives.looks else 1
    return [Dossier(_look(view), _LOOKS, version, look), *came, *returned, *gone]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to make of a finding. WrongError for what does not go together."""

    state: State
    organisation: str | None = None
    until: date | None = None
    note: str = ""

    def checked(self, today: date) -> "Choice":
        """The choice with only what belongs to its state. WrongError."""
        note = self.note.strip()
        if self.state not in DECIDED:
            raise WrongError(message("life-solved-by-data"))
        if len(note) > LONGEST_NOTE:
            raise WrongError(message("life-note-too-long", most=LONGEST_NOTE))
        if self.state == "taken-up" and not self.organisation:
            raise WrongError(message("life-needs-organisation"))
        if self.state == "explained" and not note:
            raise WrongError(message("life-needs-note"))
        if self.state == "accepted" and (self.until is None or self.until < today):
            raise WrongError(message("life-needs-until"))
        return Choice(
            self.state,
            self.organisation if self.state == "taken-up" else None,
            self.until if self.state == "accepted" else None,
            note,
        )


def may_decide(person: Person, entities: Iterable[str]) -> bool:
    """Whether somebody may say how a finding about these entities stands."""
    return person.may("reviewer") or any(person.speaks_for(id) for id in entities)


def may_take_up_for(person: Person, organisation: str) -> bool:
    """Whether somebody may say that an organisation takes a finding up."""
    return person.may("reviewer") or person.speaks_for(organisation)


def decision(id: str, choice: Choice, person: Person, version: int, today: date) -> Dossier:
    """The dossier that says what a person decided, which follows the `version` that they had seen. WrongError."""
    choice = choice.checked(today)
    content = {
        "state": choice.state,
        "organisation": choice.organisation,
        "until": choice.until.isoformat() if choice.until else None,
        "note": choice.note,
        # Of who sits at the machine nobody knows the name.
        "person": "" if person.id == AT_THE_MACHINE.id else person.name,
        "day": today.isoformat(),
    }
    return Dossier(DECISION, id, version + 1, content, person.id)


def choice_of(dossier: Dossier) -> Choice:
    """What was chosen in a version of a decision, to go back to it."""
    content = dossier.content
    until = content.get("until")
    return Choice(
        content["state"],
        content.get("organisation"),
        date.fromisoformat(until) if until else None,
        content["note"],
    )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the life of a finding at a moment (ISO 8601, UTC).

    `what` is a state that was chosen, or that it was `found`, `returned` or `solved`, in a revision. `version` is that
    of the decision, 0 for what the data say.
    """

    at: str
    what: str
    revision: int = 0
    version: int = 0
    organisation: str | None = None
    person: str = ""
    until: date | None = None
    note: str = ""


def history(store: Store, id: str, view: str = "") -> tuple[Event, ...]:
    """What happened in the life of a finding, the newest first. StoreError."""
    versions = (*store.dossier_versions(_sighting(view), id), *store.dossier_versions(DECISION, id))
    return tuple(map(event, sorted(versions, key=lambda version: -version.number)))


def event(dossier: Dossier) -> Event:
    """What one version of a sighting or a decision tells."""
    content = dossier.content
    if dossier.kind == DECISION:
        choice = choice_of(dossier)
        return Event(
            dossier.at,
            choice.state,
            version=dossier.version,
            organisation=choice.organisation,
            person=content["person"],
            until=choice.until,
            note=choice.note,
        )
    if not content["found"]:
        return Event(dossier.at, "solved", revision=content["gone"][0])
    return Event(dossier.at, "found" if content["times"] == 1 else "returned", revision=content["appeared"][0])


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings stood how at the end of a period that begins on `day`, and how many came and went in it."""

    day: date
    revision: int
    states: Mapping[State, int]
    new: int
    solved: int

    @property
    def unfinished(self) -> int:
        """How many were open or taken up."""
        return sum(self.states.get(state, 0) for state in UNFINISHED)


def trend(looks: Iterable[Dossier], most: int = 26) -> tuple[Count, ...]:
    """How many findings stood how at each look, oldest first; of more than `most` looks by week, told by its Monday."""
    counts = [_count(look) for look in looks]
    if len(counts) > most:
        weeks: dict[date, Count] = {}
        for count in counts:
            monday = count.day - timedelta(days=count.day.weekday())
            so_far = weeks.get(monday)
            weeks[monday] = replace(
                count,
                day=monday,
                new=count.new + (so_far.new if so_far else 0),
                solved=count.solved + (so_far.solved if so_far else 0),
            )
        counts = list(weeks.values())
    return tuple(counts[-most:])


def _count(look: Dossier) -> Count:
    content, seen = look.content, Seen.of(look.content["seen"])
    return Count(seen.day, seen.revision, content["states"], content["new"] + content["returned"], content["solved"])


def _sighting(view: str) -> str:
    return f"sighting:{view}" if view else "sighting"


def _look(view: str) -> str:
    return f"look:{view}" if view else "look"


def _with(held: Mapping[str, Dossier], newer: Iterable[Dossier]) -> Mapping[str, Dossier]:
    newest = {dossier.id: dossier for dossier in newer}
    return MappingProxyType({**held, **newest}) if newest else held
