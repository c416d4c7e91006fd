"""Answering what is shown: a form for a fact, for what is unknown or for a profile, and what will be said by it."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import RedirectResponse

from api.forms import Form
from api.identity import require
from api.pages.questions import Wrong, party
from api.pages.visitor import Visiting, Visitor, show
from api.problems import NotAllowedError, NotFoundError
from api.turns import FromTheWhole
from graph.ask.fact import Ends, Fact
from graph.ask.findings import all_findings
from graph.ask.snapshot import Snapshot, UnknownEntityError
from graph.desk.answers import MOST_CHARACTERS, Answer, Detail, Verb, held_fact, node_with, source_of
from graph.desk.people import Person
from graph.desk.proposals import NotAllowedHereError, prepared, submit
from graph.desk.proposed import asked_by
from graph.model.dates import check_partial_date, from_dutch
from graph.model.merging import Node
from graph.model.records import Claim, RecordError, check_url
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, WrongError, message
from graph.say.proposals import answer_message, outcome_sentence
from graph.say.sentences import fact_sentence
from viz.pages import address, entity_address

_CONTRIBUTOR = Depends(require("contributor"))
router = APIRouter(dependencies=[_CONTRIBUTOR])
of_findings = APIRouter(route_class=FromTheWhole, dependencies=[_CONTRIBUTOR])

# What can be said of what a source speaks of already, of what none does, and of an entity itself.
Mode = Literal["known", "open", "entity"]
CHOICES: Mapping[Mode, tuple[str, ...]] = {
    "known": ("confirm", "deny", "ended", "correct"),
    "open": ("add", "deny", "looking-into"),
    "entity": ("name", "description", "homepage", "ended", "confirm"),
}
# Which fields belong to a choice; what stands in another is not taken.
FIELDS: Mapping[Mode, Mapping[str, tuple[str, ...]]] = {
    "known": {
        "confirm": ("url", "note"),
        "deny": ("url", "note"),
        "ended": ("until", "url", "note"),
        "correct": ("since", "role", "url"),
    },
    "open": {"add": ("since", "url", "note"), "deny": ("url", "note"), "looking-into": ("note",)},
    "entity": {
        "name": ("value", "url"),
        "description": ("value", "url"),
        "homepage": ("value", "url"),
        "ended": ("until", "url"),
        "confirm": ("url",),
    },
}
_DAYS = ("since", "until")
# Before the name of a relation that is said of the other party: that it is its subject.
INVERSE = "^"
MOST_FACTS_OF_A_FINDING = 40
MOST_PARTIES_OF_A_FINDING = 12
MOST_KINDS_NAMED = 12
Text = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in; `choice` is one of CHOICES, and `key` tells a form that is sent twice."""

    subject: str
    relation: str = ""
    object: str = ""
    finding: str = ""
    choice: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    role: str = ""
    value: str = ""
    url: str = ""
    note: str = ""
    key: str = ""

    def address(self) -> str:
        """Where the form can be filled in from the start."""
        return address(
            "/answer", subject=self.subject, relation=self.relation, object=self.object, finding=self.finding
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about: an entity, or a relation of it with another and the fact that is known of that."""

    mode: Mode
    node: Node
    ends: Answer | None = None
    held: Fact | None = None


@router.get("/answer")
def ask(
    visiting: Visiting,
    subject: Text = "",
    relation: Text = "",
    object: Text = "",
    other: Text = "",
    finding: Text = "",
    verb: Text = "",
    speaker: Text = "",
) -> Response:
    """The form; `relation` and `other` as they were chosen lead to that of the relation between the two."""
    if not subject:
        raise NotFoundError(message("answer-form-nothing"))
    filled = Filled(subject, relation, object, finding, choice=verb, speaker=speaker)
    if other and not object:
        ends, wrong = _ends(visiting, subject, relation, other)
        if ends is not None:
            return RedirectResponse(f"{Filled(*ends, finding=finding).address()}&verb=add", status_code=303)
        return _form(visiting, replace(filled, relation=""), wrong, other=other, relation=relation, status=400)
    return _form(visiting, replace(filled, relation=relation if object else ""), {}, relation=relation)


@router.post("/answer")
def answer(visiting: Visiting, form: Form) -> Response:
    """What will be said, and when it counts; with a `step` the form again to change it, or the proposal it became."""
    filled = Filled(**{field.name: form.get(field.name, "").strip()[:4_000] for field in fields(Filled)})
    if form.get("step") == "change":
        return _form(visiting, filled, {})
    about = _about(visiting.snapshot, filled)
    made, wrong = _answer(about, filled)
    speaker = _speaker(visiting, about, filled)
    if not isinstance(speaker, Node):
        wrong["speaker"] = speaker
    if made is None or wrong or not isinstance(speaker, Node):
        return _form(visiting, filled, wrong, status=400)
    try:
        proposal = prepared(visiting.snapshot, visiting.person, speaker.id, made)
        if form.get("step") == "send":
            store = visiting.graph.store
            sent = submit(store, visiting.snapshot, visiting.person, speaker.id, made, key=filled.key or None)
            visiting.graph.catch_up()
            return RedirectResponse(f"/proposals/{sent.id}?sent=true", status_code=303)
    except WrongError as error:
        return _form(visiting, filled, {}, problems=error.problems, status=400)
    except NotAllowedHereError:
        raise NotAllowedError(message("proposal-not-yours")) from None
    filled = replace(filled, speaker=speaker.id, key=filled.key or secrets.token_hex(16))
    context = {
        "filled": filled,
        "names": [field.name for field in fields(Filled)],
        "about": about,
        "said": answer_message(visiting.snapshot, speaker, made),
        "answer": made,
        "speaker": speaker,
        "outcome": outcome_sentence(visiting.snapshot, speaker, made, visiting.language),
        "changed": changed(visiting.snapshot, speaker, made),
        "at_once": proposal.at_once,
    }
    return _unkept(show(visiting, "answer-preview", context))


@of_findings.get("/gaps/answer")
def answer_finding(visiting: Visiting, finding: Text = "") -> Response:
    """What can be said on a finding: on what it misses, on what it rests on, and of the parties that it concerns."""
    snapshot = visiting.snapshot
    gap = next((item for item in all_findings(snapshot, budget=visiting.budget) if item.id == finding), None)
    if gap is None:
        raise NotFoundError(message("answer-form-no-finding"))
    facts = list(dict.fromkeys((item.claim.subject, item.claim.relation, item.claim.object) for item in gap.evidence))
    held = [fact for ends in facts[:MOST_FACTS_OF_A_FINDING] if (fact := _held(snapshot, *ends)) is not None]
    own = visiting.person.own
    asked = sorted(asked_by(snapshot, gap), key=lambda ends: ends[0] not in own)[:MOST_FACTS_OF_A_FINDING]
    context = {
        "finding": gap,
        "asked": [(ends, _statement(visiting, Answer(Verb.ADD, *ends))) for ends in asked],
        "facts": held,
        "parties": [snapshot.node(id) for id in gap.entities if id in snapshot][:MOST_PARTIES_OF_A_FINDING],
    }
    return show(visiting, "answer-finding", context)


def changed(snapshot: Snapshot, speaker: Node, answer: Answer) -> tuple[str, str] | None:
    """What is known of a detail of an entity, and what is when the answer counts; None for an answer on anything else.

    A heavier source that says otherwise keeps its word, and then both are the same.
    """
    if answer.detail is None or answer.verb is not Verb.CORRECT or answer.subject not in snapshot:
        return None
    node = snapshot.node(answer.subject)
    after = node_with(snapshot, source_of("new", speaker, snapshot.day.isoformat(), answer), answer)
    return getattr(node, answer.detail) or "", getattr(after, answer.detail) or ""


def _about(snapshot: Snapshot, filled: Filled) -> Subject:
    """What the form is about. UnknownEntityError."""
    node = snapshot.node(filled.subject)
    if not (filled.relation and filled.object):
        return Subject("entity", node)
    if filled.relation not in VOCABULARY.relations:
        raise NotFoundError(message("proposal-unknown-relation", given=filled.relation[:80]))
    goal = snapshot.node(filled.object)
    ends = Answer(Verb.ADD, node.id, filled.relation, goal.id)
    held = held_fact(snapshot, ends)
    return Subject("known" if held is not None and held.holds else "open", node, ends, held)


def _ends(visiting: Visitor, subject: str, relation: str, other: str) -> tuple[Ends | None, dict[str, Wrong]]:
    """Subject, relation and object as they were chosen on a profile, or what is wrong with which choice."""
    goal, name = party(visiting, other), relation.removeprefix(INVERSE)
    if name not in VOCABULARY.relations:
        return None, {"relation": Wrong(message("answer-form-relation"))}
    if not isinstance(goal, Node):
        return None, {"other": goal or Wrong(message("question-unknown"))}
    nodes = (visiting.snapshot.node(subject), goal)
    if relation.startswith(INVERSE):
        nodes = (goal, nodes[0])
    known = VOCABULARY.relation(name)
    if nodes[0].kind not in known.subjects or nodes[1].kind not in known.objects:
        return None, {"other": Wrong(_cannot(goal, known.subjects if goal is nodes[0] else known.objects))}
    return (nodes[0].id, name, nodes[1].id), {}


def _cannot(goal: Node, kinds: Collection[str]) -> Message:
    """That the chosen relation is none with such an entity, and with which it is one unless that are very many."""
    kind = goal.vocabulary.label
    if len(kinds) > MOST_KINDS_NAMED:
        return message("answer-form-cannot", kind=kind)
    named = [VOCABULARY.kinds[name].label for name in VOCABULARY.concrete_kinds() if name in kinds]
    return message("answer-form-cannot-but", kind=kind, kinds=Listed(tuple(named), "or"))


def _held(snapshot: Snapshot, subject: str, relation: str, object: str) -> Fact | None:
    try:
        return held_fact(snapshot, Answer(Verb.ADD, subject, relation, object))
    except UnknownEntityError:
        return None


def speakers(snapshot: Snapshot, person: Person, about: Subject) -> tuple[Node, ...]:
    """Whom a person can speak for, those that it is about first."""
    ends = (about.node.id, about.ends.object) if about.ends and about.ends.object else (about.node.id,)
    actors = [snapshot.node(id) for id in ends if snapshot.node(id).is_a("Actor")]
    own = [snapshot.node(id) for id in sorted(person.organisations) if id in snapshot]
    return tuple(dict.fromkeys(node for node in (*actors, *own) if person.speaks_for(node.id)))


def _speaker(visiting: Visitor, about: Subject, filled: Filled) -> Node | Wrong:
    """Who speaks; of one organisation nothing needs to be chosen."""
    offered = speakers(visiting.snapshot, visiting.person, about)
    if not filled.speaker and len(offered) == 1:
        return offered[0]
    return party(visiting, filled.speaker) or Wrong(message("answer-form-speaker-lacks"))


def _answer(about: Subject, filled: Filled) -> tuple[Answer | None, dict[str, Wrong]]:
    """The answer that a form gives, and what is wrong with which field."""
    if filled.choice not in CHOICES[about.mode]:
        return None, {"choice": Wrong(message("answer-form-choice-lacks"))}
    texts = {name: getattr(filled, name) for name in FIELDS[about.mode][filled.choice] if getattr(filled, name)}
    detail = next((detail for detail in Detail if detail == filled.choice), None)
    for name in _DAYS:
        if name in texts:
            texts[name] = from_dutch(texts[name])
    for name in ("url", *(["value"] if detail is Detail.HOMEPAGE else [])):
        if name in texts:
            texts[name] = _with_scheme(texts[name])
    wrong = {name: problem for name, text in texts.items() if (problem := _problem(name, text)) is not None}
    if detail is not None and "value" not in texts:
        wrong["value"] = Wrong(message("answer-form-value-lacks"))
    if about.mode == "entity" and filled.choice == Verb.ENDED and "until" not in texts:
        wrong["until"] = Wrong(message("proposal-ended-when"))
    if detail is Detail.HOMEPAGE and "value" in texts and (problem := _problem("url", texts["value"])):
        wrong["value"] = problem
    return (
        Answer(
            verb=Verb.CORRECT if detail else Verb(filled.choice),
            subject=about.node.id,
            relation=about.ends.relation if about.ends else None,
            object=about.ends.object if about.ends else None,
            detail=detail,
            finding=filled.finding or None,
            **texts,
        ),
        wrong,
    )


def _with_scheme(text: str) -> str:
    """An address as a browser takes it: what people copy or type often has no `https://`."""
    return text if "://" in text or "." not in text or " " in text else f"https://{text}"


def _problem(name: str, text: str) -> Wrong | None:
    if name in _DAYS:
        try:
            check_partial_date(text)
        except ValueError:
            return Wrong(message("proposal-no-date", given=text[:40]))
    if name == "url":
        try:
            check_url(text)
        except RecordError as error:
            return Wrong(error.problems[0])
    elif len(text) > MOST_CHARACTERS:
        return Wrong(message("proposal-too-long", most=MOST_CHARACTERS))
    return None


def _form(
    visiting: Visitor,
    filled: Filled,
    wrong: Mapping[str, Wrong],
    *,
    problems: tuple[Message, ...] = (),
    other: str = "",
    relation: str = "",
    status: int = 200,
) -> Response:
    about = _about(visiting.snapshot, filled)
    offered = speakers(visiting.snapshot, visiting.person, about)
    if not offered and not visiting.person.for_any:
        raise NotAllowedError(message("answer-form-for-nobody"))
    context: dict[str, Any] = {
        "filled": filled,
        "about": about,
        "choices": CHOICES[about.mode],
        "belongs": {
            name: [choice for choice in CHOICES[about.mode] if name in FIELDS[about.mode][choice]]
            for name in ("since", "until", "role", "value", "url", "note")
        },
        "speakers": offered,
        "speaker": filled.speaker or (offered[0].id if offered else ""),
        "statement": _statement(visiting, about.ends) if about.ends else None,
        "wrong": wrong,
        "problems": problems,
        "other": other,
        "relations": _relations(about.node, visiting.language) if about.mode == "entity" else (),
        "relation": relation,
        "most": MOST_CHARACTERS,
        "back": entity_address(about.node),
    }
    return _unkept(show(visiting, "answer-form", context, status=status))


def _statement(visiting: Visitor, answer: Answer) -> str:
    """The sentence on a relation as if it were so."""
    assert answer.relation is not None
    assert answer.object is not None
    snapshot = visiting.snapshot
    source = source_of("new", snapshot.node(answer.subject), snapshot.day.isoformat(), answer)
    fact = snapshot.fact_of(source, Claim(answer.subject, answer.relation, answer.object))
    return fact_sentence(snapshot, fact, visiting.language)


def _relations(node: Node, language: str) -> list[tuple[str, str]]:
    """The relations that an entity can have, as either end, by topic."""
    offered = []
    for names in VOCABULARY.topics.values():
        for relation in map(VOCABULARY.relation, names):
            if node.kind in relation.subjects:
                offered.append((relation.name, relation.label.in_language(language)))
            if node.kind in relation.objects and not relation.symmetric:
                offered.append((INVERSE + relation.name, relation.inverse.in_language(language)))
    return offered


def _unkept(response: Response) -> Response:
    """A page with what somebody typed, or with a key that is for one form."""
    response.headers["Cache-Control"] = "no-store"
    if "ETag" in response.headers:
        del response.headers["ETag"]
    return response
