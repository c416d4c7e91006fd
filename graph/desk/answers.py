"""An answer to what is shown: it is so, it is not, it ended, it is otherwise, or it lacks; and what that claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from graph.ask.fact import ORDER, Ends, Evidence, Fact
from graph.ask.snapshot import Snapshot
from graph.ask.standing import fact_standing, weighed
from graph.model.audience import PARTICIPANTS, readers_of
from graph.model.dates import check_partial_date
from graph.model.merging import Node, Statement, merge
from graph.model.records import Batch, Claim, Entity, Rank, RecordError, Source, Status, check_url, claim_problems
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, Message, WrongError, message
from graph.store.dossiers import ANSWERS

MOST_CHARACTERS = 500


class Verb(StrEnum):
    """What somebody answers: it is so, it is not, it ended, it is otherwise, it lacks, or we are finding out."""

    CONFIRM = "confirm"
    DENY = "deny"
    ENDED = "ended"
    CORRECT = "correct"
    ADD = "add"
    LOOKING_INTO = "looking-into"


class Detail(StrEnum):
    """What can be corrected of an entity itself."""

    NAME = "name"
    DESCRIPTION = "description"
    HOMEPAGE = "homepage"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, of a relation between two entities or, without `relation` and `object`, of an entity itself.

    `since` and `until` are partial dates, `value` is what a `detail` of the entity should be, and `url` is where
    others can read it; without one it is the own word of who speaks. `finding` is the id of what it was said on.
    """

    verb: Verb
    subject: str
    relation: str | None = None
    object: str | None = None
    since: str | None = None
    until: str | None = None
    role: str | None = None
    note: str | None = None
    url: str | None = None
    detail: Detail | None = None
    value: str | None = None
    finding: str | None = None

    @property
    def ends(self) -> Ends | None:
        """Subject, relation and object; None for an answer on an entity itself."""
        if self.relation is None or self.object is None:
            return None
        return self.subject, self.relation, self.object

    def as_judged(self, redirects: Mapping[str, str]) -> "Answer":
        """The same by the ids that stand for those that were merged away."""
        object = redirects.get(self.object, self.object) if self.object else self.object
        return replace(self, subject=redirects.get(self.subject, self.subject), object=object)


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """An answer fit for JSON, without what it leaves open."""
    values = ((field.name, getattr(answer, field.name)) for field in fields(answer))
    return {name: str(value) for name, value in values if value is not None}


def answer_from_plain(plain: Mapping[str, Any]) -> Answer:
    """An answer made of what `answer_to_plain` gave."""
    return Answer(**{**plain, "verb": Verb(plain["verb"]), "detail": _detail(plain.get("detail"))})


def _detail(name: str | None) -> Detail | None:
    return None if name is None else Detail(name)


def checked(snapshot: Snapshot, answer: Answer) -> None:
    """Refuse an answer that nothing can be done with: one WrongError with all that is wrong and what would be right."""
    problems = [
        *_wrong_values(answer),
        *(_wrong_ends(snapshot, answer) if answer.relation else _wrong_entity(snapshot, answer)),
    ]
    if problems:
        raise WrongError(*dict.fromkeys(problems))


def misfit(snapshot: Snapshot, speaker: str, answer: Answer) -> Message | None:
    """Why an answer no longer fits what is known: who speaks or what it is about is gone, or can be so no more."""
    ends = (speaker, answer.subject, *([answer.object] if answer.object else []))
    if gone := next((id for id in ends if id not in snapshot), None):
        return message("proposal-about-gone", id=gone)
    try:
        claim_of(snapshot, snapshot.node(speaker), answer)
    except WrongError as error:
        return message("proposal-fits-no-more", problem=error.problems[0])
    return None


def claim_of(snapshot: Snapshot, speaker: Node, answer: Answer) -> Claim | None:
    """What an answer by itself claims, of one that claims nothing what it is about; None for one on an entity itself.

    WrongError when that cannot be.
    """
    if answer.ends is None:
        return None
    said = answer if answer.verb is not Verb.LOOKING_INTO else Answer(Verb.ADD, *answer.ends)
    claimed = batch_of(snapshot, source_of("new", speaker, snapshot.day.isoformat(), said), said)
    assert claimed is not None
    return next(iter(claimed.claims))


def _wrong_values(answer: Answer) -> list[Message]:
    problems: list[Message] = []
    for name in ("since", "until"):
        if (day := getattr(answer, name)) is not None:
            try:
                check_partial_date(day)
            except ValueError:
                problems.append(message("proposal-no-date", given=day[:40]))
    try:
        check_url(answer.url)
    except RecordError as error:
        problems.extend(error.problems)
    for name in ("role", "note", "value"):
        if len(getattr(answer, name) or "") > MOST_CHARACTERS:
            problems.append(message("proposal-too-long", most=MOST_CHARACTERS))
    if (answer.detail or answer.value) and (answer.relation or answer.verb is not Verb.CORRECT):
        problems.append(message("proposal-detail-corrects"))
    return problems


def _wrong_entity(snapshot: Snapshot, answer: Answer) -> list[Message]:
    if answer.subject not in snapshot:
        return [message("proposal-unknown-entity", given=answer.subject[:80])]
    if answer.verb in {Verb.DENY, Verb.ADD}:
        return [message("proposal-which-relation")]
    if answer.verb is Verb.CORRECT and not (answer.detail and answer.value and answer.value.strip()):
        return [message("proposal-which-detail")]
    if answer.verb is Verb.ENDED and answer.until is None:
        return [message("proposal-ended-when")]
    if answer.detail is Detail.HOMEPAGE:
        try:
            check_url(answer.value)
        except RecordError as error:
            return list(error.problems)
    return []


def _wrong_ends(snapshot: Snapshot, answer: Answer) -> list[Message]:
    problems = []
    if answer.relation not in VOCABULARY.relations:
        problems.append(message("proposal-unknown-relation", given=str(answer.relation)[:80]))
    for end in (answer.subject, answer.object):
        if end is None or end not in snapshot:
            problems.append(message("proposal-unknown-entity", given=(end or "")[:80]))
    if problems:
        return problems
    try:
        claim = _claim(snapshot, answer)
    except WrongError as error:
        return list(error.problems)
    kinds = {id: snapshot.node(id).kind for id in (claim.subject, claim.object)}
    problems = list(claim_problems(claim, kinds))
    if answer.verb in {Verb.CONFIRM, Verb.ENDED, Verb.CORRECT} and held_fact(snapshot, answer) is None:
        problems.append(message("proposal-nothing-known"))
    if answer.verb is Verb.CORRECT and not (answer.since or answer.until or answer.role):
        problems.append(message("proposal-corrects-nothing"))
    return problems


def held_fact(snapshot: Snapshot, answer: Answer) -> Fact | None:
    """The fact that an answer is about, however it stands; None when no source speaks of it."""
    if (ends := answer.ends) is None:
        return None
    subject, relation, object = ends
    goal = snapshot.node(object).id
    return next((fact for fact in snapshot.all_outgoing(subject, relation) if fact.object == goal), None)


def audience_of(snapshot: Snapshot, speaker: str, answer: Answer) -> tuple[str, ...]:
    """Whom an answer can be for without telling anybody of what they may not see: of who speaks, of what it is about,
    and of a fact that it answers to.
    """
    ids = (speaker, answer.subject, answer.object)
    named_ids = [id for id in ids if id is not None and id in snapshot]
    audiences = [_widest(statement.source.audience for statement in _stated_as(snapshot, id)) for id in named_ids]
    fact = held_fact(snapshot, answer)
    if fact is not None:
        audiences.append(_widest(piece.source.audience for piece in fact.evidence))
    restricted = [audience for audience in audiences if audience]
    named = [set(audience) for audience in restricted if PARTICIPANTS not in audience]
    if not named:
        return restricted[0] if restricted else ()
    # Where nobody sees all of it, it is for who speaks alone.
    return tuple(sorted(set.intersection(*named))) or (speaker,)


def _stated_as(snapshot: Snapshot, id: str) -> Sequence[Statement]:
    """What is stated of an entity under that very id: others may see it than what a judgement makes one with it."""
    node = snapshot.node(id)
    return [statement for statement in node.statements if statement.entity.id == id] or node.statements


def _widest(audiences: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Whom something is for that sources with these audiences all say."""
    each = tuple(audiences)
    if () in each:
        return ()
    if (PARTICIPANTS,) in each:
        return (PARTICIPANTS,)
    return tuple(sorted({group for audience in each for group in audience}))


def source_of(id: str, speaker: Node, day: str, answer: Answer, audience: tuple[str, ...] = ()) -> Source:
    """The source that an answer is: named after the organisation that speaks, of the day on which it did."""
    title = message("proposal-source" if answer.url else "proposal-own-word", speaker=speaker.name).in_language(FIRST)
    return Source(
        id=f"{ANSWERS}{id}",
        title=title,
        publisher=speaker.name,
        licence="CC0-1.0",
        rank=Rank.CONTRIBUTION,
        url=answer.url,
        published=day,
        audience=audience,
    )


def batch_of(snapshot: Snapshot, source: Source, answer: Answer) -> Batch | None:
    """What an answer claims; None for one that claims nothing, such as that somebody is finding out. WrongError."""
    if answer.verb is Verb.LOOKING_INTO:
        return None
    if answer.ends is None:
        return Batch(source, (_entity(snapshot, source, answer),), ())
    claim = _claim(snapshot, answer)
    # By the ids that were given, so that it stays about the same when a judgement that makes two of them one is undone.
    given = replace(claim, subject=answer.subject, object=answer.object or claim.object)
    ends = (Entity(id, *_kind_and_name(snapshot, id, source)) for id in (given.subject, given.object))
    return Batch(source, tuple(ends), (given,))


def _claim(snapshot: Snapshot, answer: Answer) -> Claim:
    assert answer.relation is not None
    assert answer.object is not None
    ended = answer.verb is Verb.ENDED
    return Claim(
        snapshot.node(answer.subject).id,
        answer.relation,
        snapshot.node(answer.object).id,
        since=answer.since,
        until=answer.until,
        status=Status.ENDED if ended and answer.until is None else None,
        role=answer.role,
        note=answer.note,
        holds=answer.verb is not Verb.DENY,
    )


def _kind_and_name(snapshot: Snapshot, id: str, source: Source) -> tuple[str, str]:
    """What an entity is and is called under that id, as all may see whom a source is for."""
    node, viewer = snapshot.node(id), readers_of(source.audience)
    seen = [statement for statement in _stated_as(snapshot, id) if viewer.sees(statement.source.audience)]
    told = merge(id, seen, {}) if 0 < len(seen) < len(node.statements) else node
    return told.kind, told.name


def _entity(snapshot: Snapshot, source: Source, answer: Answer) -> Entity:
    kind, name = _kind_and_name(snapshot, answer.subject, source)
    corrected = {str(answer.detail): answer.value} if answer.detail and answer.verb is Verb.CORRECT else {}
    until = answer.until if answer.verb is Verb.ENDED else None
    return Entity(**{"id": answer.subject, "kind": kind, "name": name, "until": until, **corrected})  # type: ignore[arg-type]


def fact_with(snapshot: Snapshot, source: Source, answer: Answer) -> Fact | None:
    """The fact as it would stand if the answer counted: what is shown before it is given.

    None for an answer on an entity itself or one that claims nothing.
    """
    if answer.ends is None or answer.verb is Verb.LOOKING_INTO:
        return None
    claim = _claim(snapshot, answer)
    held = held_fact(snapshot, answer)
    others = [piece for piece in held.evidence if piece.source.id != source.id] if held else []
    evidence = weighed([*others, Evidence(source, claim)], snapshot.day, snapshot.day)
    own = min((piece.standing for piece in evidence), key=ORDER.index)
    ends = snapshot.standing(claim.subject), snapshot.standing(claim.object)
    return Fact(claim.subject, claim.relation, claim.object, evidence, fact_standing(claim.relation, *ends, own))


def node_with(snapshot: Snapshot, source: Source, answer: Answer) -> Node:
    """The entity as it would be if an answer on it counted: what a heavier source says of it stays."""
    node = snapshot.node(answer.subject)
    statements = [*node.statements, Statement(source, _entity(snapshot, source, answer))]
    return merge(node.id, statements, snapshot.redirects)
