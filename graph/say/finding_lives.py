"""The lives of findings in words: how one stands, what happened to it, and what it was about when it is gone."""

from graph.ask.gaps import RULES
from graph.ask.gaps.rule import Named
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import Event, Life
from graph.model.words import Dated, Message, Sentences, message


def state_word(state: str) -> Message:
    """The word for a state."""
    return message(f"life-state-{state}")


def standing(snapshot: Snapshot, life: Life) -> Sentences:
    """How a finding stands, since when, and who has it."""
    since, first = Dated(life.since.isoformat()), Dated(life.first.day.isoformat())
    if life.state == "taken-up" and (organisation := _name(snapshot, life.organisation)):
        sentence = message("life-taken-up", since=since, organisation=organisation)
    elif life.state == "taken-up":
        sentence = message("life-taken-up-by-somebody", since=since)
    elif life.state == "accepted":
        sentence = message("life-accepted", until=Dated(str(life.until)))
    elif life.state == "open" and life.until is not None:
        sentence = message("life-open-expired", since=since)
    elif life.state == "open" and life.times > 1:
        sentence = message("life-open-again", since=since)
    else:
        sentence = message(f"life-{life.state}", since=since)
    if life.state == "open" and life.since == life.first.day:
        return Sentences((sentence,))
    return Sentences((sentence, message("life-first-seen", first=first)))


def solved_sentence(snapshot: Snapshot, life: Life) -> Message:
    """What a finding was about that is found no more: its rule and the entities that it named first."""
    nodes = tuple(dict.fromkeys(snapshot.node(id) for id in life.entities if id in snapshot))
    title = RULES[life.rule].title if life.rule in RULES else message("life-former-rule")
    return message("life-was-about", rule=title, names=Named(nodes)) if nodes else title


def is_visible(snapshot: Snapshot, life: Life) -> bool:
    """Whether all that a finding was about is in a snapshot, so that who sees it may be told of the finding."""
    return all(id in snapshot for id in life.entities)


def happened(snapshot: Snapshot, event: Event) -> Message:
    """What happened, as a sentence."""
    if event.what in {"found", "returned", "solved"}:
        return message(f"life-event-{event.what}", revision=str(event.revision))
    if event.what == "taken-up" and (organisation := _name(snapshot, event.organisation)):
        return message("life-event-taken-up", organisation=organisation)
    if event.what == "taken-up":
        return message("life-event-taken-up-by-somebody")
    if event.what == "accepted":
        return message("life-event-accepted", until=Dated(str(event.until)))
    return message(f"life-event-{event.what}")


def _name(snapshot: Snapshot, id: str | None) -> str | None:
    """The name of an entity, None when it is not there to see."""
    return snapshot.node(id).name if id is not None and id in snapshot else None
