"""How findings stand and what happened to them, as it goes over the wire."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.models import EntityReference, InEveryLanguage, Model, in_every_language
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import LONGEST_NOTE, Choice, Count, Event, Seen, may_decide
from graph.desk.finding_lives import Life as DeskLife
from graph.desk.people import Person
from graph.say.finding_lives import happened, solved_sentence, standing


class Look(Model):
    """A revision and the day on which it was looked at."""

    revision: int
    day: date

    @classmethod
    def of(cls, seen: Seen) -> "Look":
        return cls(revision=seen.revision, day=seen.day)


class FindingLife(Model):
    """How a finding stands. Persons are named only to who may decide about it too."""

    state: Literal["open", "taken-up", "explained", "accepted", "solved"]
    since: Annotated[date, Field(description="Since when it stands so.")]
    sentence: InEveryLanguage
    first_seen: Look
    appeared: Annotated[Look, Field(description="When it was found first since it last was not.")]
    last_seen: Annotated[Look | None, Field(description="Null while it is found.")]
    times: Annotated[int, Field(description="How often it came.")]
    owner: Annotated[EntityReference | None, Field(description="Who has taken it up.")]
    person: Annotated[str | None, Field(description="Who said so.")]
    until: Annotated[date | None, Field(description="The last day on which its risk is accepted.")]
    note: str
    version: Annotated[int, Field(description="Of what was decided, for `If-Match`; 0 when nobody decided.")]

    @classmethod
    def of(cls, snapshot: Snapshot, life: DeskLife, asking: Person) -> "FindingLife":
        return cls(
            state=life.state,
            since=life.since,
            sentence=in_every_language(standing(snapshot, life)),
            first_seen=Look.of(life.first),
            appeared=Look.of(life.appeared),
            last_seen=Look.of(life.last) if life.last else None,
            times=life.times,
            owner=_entity(snapshot, life.organisation),
            person=life.person if life.person and may_decide(asking, life.entities) else None,
            until=life.until,
            note=life.note,
            version=life.version,
        )


class SolvedFinding(Model):
    """A finding that is found no more, with the entities that it was about when it was found first."""

    id: str
    rule: str
    severity: str
    entities: list[EntityReference]
    sentence: InEveryLanguage
    life: FindingLife

    @classmethod
    def of(cls, snapshot: Snapshot, life: DeskLife, asking: Person) -> "SolvedFinding":
        return cls(
            id=life.id,
            rule=life.rule,
            severity=life.severity,
            entities=[EntityReference.of(snapshot.node(id)) for id in life.entities if id in snapshot],
            sentence=in_every_language(solved_sentence(snapshot, life)),
            life=FindingLife.of(snapshot, life, asking),
        )


class SolvedGaps(Model):
    revision: int
    items: list[SolvedFinding]
    total: Annotated[int, Field(description="Of all pages together.")]
    next: Annotated[str | None, Field(description="Cursor for the next page; null on the last one.")] = None


class LifeEvent(Model):
    """Something that happened in the life of a finding: the data say so, or a person decided it."""

    at: str
    what: Literal["found", "returned", "solved", "open", "taken-up", "explained", "accepted"]
    sentence: InEveryLanguage
    revision: Annotated[int | None, Field(description="Of what the data say.")]
    version: Annotated[int | None, Field(description="Of what a person decided.")]
    owner: EntityReference | None
    person: str | None
    until: date | None
    note: str

    @classmethod
    def of(cls, snapshot: Snapshot, event: Event, *, names_people: bool) -> "LifeEvent":
        return cls.model_validate(
            {
                "at": event.at,
                "what": event.what,
                "sentence": in_every_language(happened(snapshot, event)),
                "revision": event.revision or None,
                "version": event.version or None,
                "owner": _entity(snapshot, event.organisation),
                "person": event.person if event.person and names_people else None,
                "until": event.until,
                "note": event.note,
            }
        )


class FindingCount(Model):
    """How many findings stood how, and how many came (back) and were solved since the count before."""

    day: date
    revision: int
    open: int
    taken_up: int
    explained: int
    accepted: int
    new: int
    solved: int

    @classmethod
    def of(cls, count: Count) -> "FindingCount":
        return cls(
            day=count.day,
            revision=count.revision,
            open=count.states["open"],
            taken_up=count.states["taken-up"],
            explained=count.states["explained"],
            accepted=count.states["accepted"],
            new=count.new,
            solved=count.solved,
        )


class Trend(Model):
    """Oldest first: a count for each look, or when these are many for each week, at its end, with its Monday."""

    items: list[FindingCount]


class FindingState(Model):
    """What is to become of a finding; `backTo` goes back to an earlier version of what was decided, 0 to none."""

    state: Annotated[
        Literal["open", "taken-up", "explained", "accepted"] | None, Field(description="Needed without `backTo`.")
    ] = None
    organisation: Annotated[
        str | None, Field(max_length=200, description="Id or name of who takes it up; needed for `taken-up`.")
    ] = None
    until: Annotated[date | None, Field(description="Needed for `accepted`: from the day after it is open again.")] = (
        None
    )
    note: Annotated[str, Field(max_length=LONGEST_NOTE, description="Needed for `explained`.")] = ""
    back_to: Annotated[int | None, Field(ge=0, description="A version to go back to.")] = None

    def choice(self) -> Choice:
        """What was chosen, when that is not to go back."""
        return Choice(self.state or "open", self.organisation, self.until, self.note)


def _entity(snapshot: Snapshot, id: str | None) -> EntityReference | None:
    return EntityReference.of(snapshot.node(id)) if id is not None and id in snapshot else None
