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
    return Sentences(tuple(_standing(snapshot, life)))


def _standing(snapshot: Snapshot, life: Life) -> list[Message]:
    since, first = Dated(life.since.isoformat()), Dated(life.first.day.isoformat())
    seen = message("life-first-seen", first=first)
    match life.state:
        case "taken-up" if life.organisation and life.organisation in snapshot:
            return [message("life-taken-up", since=since, organisation=_name(snapshot, life.organisation)), seen]
        case "taken-up":
            return [message("life-taken-up-by-somebody", since=since), seen]
        case "explained":
            return [message("life-explained", since=since), seen]
        case "accepted":
            return [message("life-accepted", until=Dated(str(life.until))), seen]
        case "solved":
            return [message("life-solved", since=since), seen]
    if life.until is not None:
        return [message("life-open-expired", since=since), seen]
    if life.times > 1:
        return [message("life-open-again", since=since), seen]
    if life.since == life.first.day:
        return [message("life-open", since=since)]
    return [message("life-open", since=since), seen]


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
    match event.what:
        case "found" | "returned" | "solved":
            return message(f"life-event-{event.what}", revision=str(event.revision))
        case "taken-up" if event.organisation and event.organisation in snapshot:
            return message("life-event-taken-up", organisation=_name(snapshot, event.organisation))
        case "taken-up":
            return message("life-event-taken-up-by-somebody")
        case "accepted":
            return message("life-event-accepted", until=Dated(str(event.until)))
    return message(f"life-event-{event.what}")


def _name(snapshot: Snapshot, id: str) -> str:
    return snapshot.node(id).name
