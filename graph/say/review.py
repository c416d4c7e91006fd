"""What a person decides: whether two entities are one, and whether a relation that a program found is so.

Decisions are data like any other, with who, when and why. One on identity is a judgement of the store. One on a
relation is a claim of the source `beoordelingen`: accepted it is a stated fact, rejected it stands withdrawn, and an
unsure one stands proposed; the claim that the program made stays what it was. Taking a decision back brings the
question back.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType

import orjson

from graph.ask.resolution import Likeness, find_likenesses
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Claim, Confidence, Entity, Rank, Source, Status
from graph.model.words import FIRST, Listed, Message, languages, message
from graph.say.sentences import fact_sentence
from graph.say.wording import citation
from graph.store import Changes, Contents, Store, StoreMovedOnError

REVIEWED = Source(
    id="beoordelingen",
    title="Beoordelingen van wat een programma vond",
    publisher="Gebruikers van Samenspel",
    licence="CC0-1.0",
    rank=Rank.CONTRIBUTION,
)


def _reviewed(found_in: Source) -> Source:
    """The source of decisions on what was found in a source: who may not see that may not see these either."""
    if _is_reviewed(found_in.id):
        return found_in
    if not found_in.audience:
        return REVIEWED
    digest = blake2b(orjson.dumps(sorted(found_in.audience)), digest_size=4).hexdigest()
    return replace(REVIEWED, id=f"{REVIEWED.id}-{digest}", audience=found_in.audience)


def _is_reviewed(source: str) -> bool:
    return source == REVIEWED.id or source.startswith(f"{REVIEWED.id}-")


class Answer(StrEnum):
    """What a person says of an item; skipping it is no answer."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"


_VERDICTS = MappingProxyType({Answer.ACCEPT: Verdict.YES, Answer.REJECT: Verdict.NO, Answer.UNSURE: Verdict.UNSURE})
_DECIDED = MappingProxyType(
    {
        Answer.ACCEPT: ("accepted", Confidence.STATED, None),
        Answer.REJECT: ("rejected-by-reviewer", Confidence.EXTRACTED, Status.WITHDRAWN),
        Answer.UNSURE: ("undecided", Confidence.EXTRACTED, Status.PROPOSED),
    }
)


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation that a program found, with the source that holds its claim."""

    source: Source
    claim: Claim


Item = Likeness | FoundRelation


@dataclass(frozen=True, slots=True)
class Decision:
    """Who answered what, when (ISO 8601) and why."""

    answer: Answer
    by: str
    at: str
    why: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "answer", Answer(self.answer))
        if not self.by.strip():
            raise ValueError(str(message("review-by-missing")))


def open_items(contents: Contents, at: str) -> tuple[Item, ...]:
    """What is still to be decided: pairs that may be one, most alike first, and then relations that a program found."""
    decided = {_place(claim) for source, claim in contents.claims if _is_reviewed(source)}
    sources = {source.id: source for source in contents.sources}
    relations = (
        FoundRelation(sources[id], claim)
        for id, claim in contents.claims
        if sources[id].rank is Rank.EXTRACTION and claim.relation != "mentions" and _place(claim) not in decided
    )
    return (*find_likenesses(contents, at).suggestions, *relations)


def decide(store: Store, item: Item, decision: Decision) -> Changes:
    """Record a decision on an item, in place of an earlier one. StoreError when it contradicts other judgements."""
    if isinstance(item, Likeness):
        verdict = _VERDICTS[decision.answer]
        return store.judge((Judgement(*item.pair, verdict, decision.by, decision.at, decision.why),))
    aspect, confidence, status = _DECIDED[decision.answer]
    claim = replace(
        item.claim,
        confidence=confidence,
        status=status or item.claim.status,
        note=_signed(decision.by, decision.at, decision.why),
        aspects=(*item.claim.aspects, aspect),
    )
    return _keep(store, item, claim)


def undo(store: Store, item: Item, decision_by: str, at: str, why: str = "") -> Changes:
    """Take a decision back: the judgement is withdrawn, or the reviewed claim retracted; the log keeps what was."""
    if isinstance(item, Likeness):
        return store.judge((Judgement(*item.pair, Verdict.WITHDRAWN, decision_by, at, why),))
    return _keep(store, item, None)


def decided_items(contents: Contents) -> tuple[tuple[Item, Message], ...]:
    """What persons decided, to look back on or undo, each with the decision in words."""
    judged = (
        (
            Likeness(judgement.left, judgement.right, 0.0, ()),
            _decided(f"review-verdict-{judgement.verdict}", judgement.by, judgement.at, judgement.why),
        )
        for judgement in contents.judgements
        if judgement.verdict is not Verdict.WITHDRAWN
    )
    sources = {source.id: source for source in contents.sources}
    relations = (
        (FoundRelation(sources[source], claim), message(f"review-{_decision(claim)}", signed=claim.note or ""))
        for source, claim in contents.claims
        if _is_reviewed(source)
    )
    return (*judged, *relations)


def _decision(claim: Claim) -> str:
    """The aspect that tells how a reviewed claim was decided."""
    return next(aspect for aspect, _, _ in _DECIDED.values() if aspect in claim.aspects)


def _as_found(claim: Claim) -> Claim:
    """A claim without what tells only how a reviewer decided on it."""
    for aspect, _, status in _DECIDED.values():
        if aspect in claim.aspects:
            aspects = tuple(other for other in claim.aspects if other != aspect)
            return replace(claim, aspects=aspects, status=None if status is not None else claim.status)
    return claim


def _decided(key: str, by: str, at: str, why: str) -> Message:
    return message(key, signed=_signed(by, at, why))


def _signed(by: str, at: str, why: str) -> str:
    """Who decided, when and why, as a note that reads the same in every language."""
    return f"{by}, {at}{f': {why}' if why else ''}"


def _keep(store: Store, item: FoundRelation, claim: Claim | None) -> Changes:
    """Write the reviewed source with this claim in place of what it held there; without a claim, with nothing there.

    What another person decides at the same moment stays: it is read again before this is written.
    """
    while True:
        contents = store.read()
        with suppress(StoreMovedOnError):
            return _replace(store, contents, item, claim)


def _replace(store: Store, contents: Contents, item: FoundRelation, claim: Claim | None) -> Changes:
    place, reviewed = _place(item.claim), _reviewed(item.source)
    kept = [other for source, other in contents.claims if source == reviewed.id and _place(other) != place]
    claims = (*kept, *((claim,) if claim else ()))
    if not claims:
        return store.retract(reviewed.id, read_at=contents.revision)
    wanted = {id for record in claims for id in (record.subject, record.object)}
    entities = tuple(_restated(contents.entities, wanted, item.source.id))
    return store.sync(Batch(reviewed, entities, claims), read_at=contents.revision)


def _restated(entities: Iterable[tuple[str, Entity]], wanted: set[str], decided: str) -> Iterator[Entity]:
    """Each wanted entity as the source of what was decided has it, for of others the kind may not fit the claim.

    Else as the first other source has it; of an entity that no source has any more, as it was kept.
    """
    restated: dict[str, Entity] = {}
    stated = [(source, entity) for source, entity in entities if entity.id in wanted]
    for _, entity in sorted(stated, key=lambda pair: (pair[0] != decided, _is_reviewed(pair[0]))):
        restated.setdefault(entity.id, Entity(entity.id, entity.kind, entity.name))
    return iter(restated.values())


def _place(claim: Claim) -> tuple[str | None, ...]:
    return claim.subject, claim.relation, claim.object, claim.role, claim.since, claim.locator


def item_lines(snapshot: Snapshot, item: Item, language: str = FIRST) -> tuple[str, ...]:
    """An item in words, with its evidence: what to decide, and on what grounds."""
    if isinstance(item, FoundRelation):
        claim = item.claim
        fact = snapshot.fact_of(item.source, _as_found(claim))
        (evidence,) = fact.evidence
        lines = [fact_sentence(snapshot, fact, language), citation(evidence, language)]
        ask = message("review-is-it-so").in_language(language)
        return (*lines, *([evidence.url] if evidence.url else []), ask)
    left, right = (snapshot.node(id) for id in item.pair)
    lines = [f"{node.name} ({node.vocabulary.label.in_language(language)}, {node.id})" for node in (left, right)]
    for node in (left, right):
        sources = dict.fromkeys(statement.source.title for statement in node.statements)
        numbers = tuple(f"{identifier.scheme} {identifier.value}" for identifier in node.identifiers)
        key = "review-according-numbered" if numbers else "review-according"
        sentence = message(key, id=node.id, sources=Listed(tuple(sources)), numbers=Listed(numbers))
        lines.append(f"  {sentence.in_language(language)}")
    lines.append(message("review-why", reasons=Listed(item.reasons), score=round(item.score)).in_language(language))
    return (*lines, message("review-are-they-one").in_language(language))


_ANSWERS: Mapping[str, Answer | None] = MappingProxyType(
    {"accept": Answer.ACCEPT, "reject": Answer.REJECT, "unsure": Answer.UNSURE, "skip": None}
)


def _answers(language: str) -> Mapping[str, Answer | None]:
    """The letters that stand for an answer, those of every language; of one that two languages use, its own."""
    letters: dict[str, Answer | None] = {}
    for code in (*(other for other in languages() if other != language), language):
        for name, answer in _ANSWERS.items():
            letters.update(dict.fromkeys(message(f"review-keys-{name}").in_language(code).split(), answer))
    return {**letters, "": None}


QUIT = frozenset({"q", "stop"})


def walk(
    store: Store,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    *,
    by: str,
    now: Callable[[], str],
    language: str = FIRST,
) -> int:
    """Walk through what is open on a terminal and record each answer; the number of decisions.

    `ask` puts a question and gives what was typed, or raises EOFError when nothing more will be; `tell` shows a line;
    `now` gives the ISO 8601 moment. Every decision is kept at once, so that stopping loses nothing. After a merge,
    pairs that it settled are not asked again.
    """
    question = message("review-question").in_language(language)
    because = message("review-because").in_language(language)
    answers = _answers(language)
    seen, count = set[tuple[str | None, ...]](), 0
    while True:
        contents = store.read()
        left = [item for item in open_items(contents, now()) if _key(item) not in seen]
        if not left:
            if not seen:
                tell(message("review-nothing").in_language(language))
            return count
        item = left[0]
        seen.add(_key(item))
        for line in (
            message("review-left", number=len(left)).in_language(language),
            *item_lines(take_snapshot(contents), item, language),
        ):
            tell(line)
        while (typed := _answer(ask, question, "q").strip().casefold()) not in answers:
            if typed in QUIT:
                return count
            tell(message("review-unclear").in_language(language))
        if (answer := answers[typed]) is not None:
            why = re.sub(r"\s+", " ", _answer(ask, because, "")).strip()
            decide(store, item, Decision(answer, by, now(), why))
            count += 1


def _answer(ask: Callable[[str], str], question: str, at_the_end: str) -> str:
    try:
        return ask(question)
    except EOFError:
        return at_the_end


def _key(item: Item) -> tuple[str | None, ...]:
    return item.pair if isinstance(item, Likeness) else _place(item.claim)


def walk_back(
    store: Store,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    *,
    by: str,
    now: Callable[[], str],
    language: str = FIRST,
) -> int:
    """Walk through what was decided and take back what is asked for; the number of decisions taken back."""
    question = message("review-take-back").in_language(language)
    letters = {letter for code in languages() for letter in message("review-keys-withdraw").in_language(code).split()}
    contents = store.read()
    decided = decided_items(contents)
    if not decided:
        tell(message("review-no-decisions").in_language(language))
    snapshot = take_snapshot(contents)
    names = {entity.id: entity.name for _, entity in contents.entities}
    count = 0
    for item, decision in decided:
        if isinstance(item, Likeness):
            tell(" = ".join(f"{names.get(id, id)} ({id})" for id in item.pair))
        else:
            tell(item_lines(snapshot, item, language)[0])
        tell(decision.in_language(language))
        typed = _answer(ask, question, "q").strip().casefold()
        if typed in QUIT:
            break
        if typed in letters:
            undo(store, item, by, now())
            count += 1
    return count
