"""Who is who: rules first, near names second and only as suggestions, a person last.

A rule merges by itself only when an authority's number says so, or when the official names are equal but for their way
of writing, of the same kind, borne by nobody else, and nothing contradicts it. In kinds with a complete register, all
that bear a name are the one body that the register knows by it. What a person decided is never undone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from graph.ask.snapshot import take_snapshot
from graph.model.audience import EVERYBODY, PARTICIPANTS, participant
from graph.model.dates import first_day, is_over
from graph.model.identity import ISSUERS, Groups, Judgement, Verdict, canonical_ids
from graph.model.merging import Node
from graph.model.names import Plain, plain, without_brackets
from graph.model.records import Entity, NameUse, Rank
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, Listed, Message, message
from graph.store import Changes, Contents, Store
from graph.store.audiences import Followed
from graph.store.visible import visible_to

RULES = "regels"
# Numbers that one authority gives to one body or document. An address is none of these.
_NUMBERS = frozenset({"tooi", "oin", "kvk", "rsin", "roo", "kst", "stcrt", "ted", "cordis", "wikidata", "owms"})
# Registers that name every body of their kind, so that any of their names that only one bears is that body.
_COMPLETE = VOCABULARY.kinds_with("register")
_FAMILIES = ("Actor", "Instrument", "Agreement", "Activity", "Document", "Subject")
_TELLING = frozenset({"stichting", "vereniging", "cooperatie"})
NEAR = 88.0
MOST_SHARING = 40


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entities that may be one: `score` from 0 to 100, and why, the weightiest reason first."""

    left: str
    right: str
    score: float
    reasons: tuple[Message, ...]

    @property
    def pair(self) -> tuple[str, str]:
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the rules decided, and what a person may decide, most alike first."""

    judgements: tuple[Judgement, ...]
    suggestions: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """A node with its names made plain: its official ones, those of a register, and all."""

    node: Node
    official: frozenset[Plain]
    registered: frozenset[str]
    every: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    sources: frozenset[str]
    contributions: frozenset[str]


def resolve_store(store: Store, at: str) -> tuple[Resolution, Changes]:
    """Find out who is who in a store and record what the rules decide, with the ISO 8601 moment `at`."""
    resolution = find_likenesses(store.read(), at)
    telling = _telling_pairs(store, resolution, at)
    judgements = [judgement for judgement in resolution.judgements if judgement.pair not in telling]
    return resolution, store.judge(judgements)


def _telling_pairs(store: Store, resolution: Resolution, at: str) -> frozenset[tuple[str, str]]:
    """The pairs that would tell somebody who sees both ends of what they may not see, by which these are one."""
    followed = Followed(store)
    groups = sorted({group for audience in followed.now().of.values() for group in audience} - {PARTICIPANTS})
    telling: set[tuple[str, str]] = set()
    for viewer in (EVERYBODY, participant(), *(participant([group]) for group in groups)) if followed.now().of else ():
        seen = visible_to(store, viewer, followed).read()
        ids = {entity.id for _, entity in seen.entities}
        certain = {judgement.pair for judgement in find_likenesses(seen, at).judgements}
        pairs = (judgement.pair for judgement in resolution.judgements)
        telling.update(pair for pair in pairs if ids.issuperset(pair) and pair not in certain)
    return frozenset(telling)


def find_likenesses(contents: Contents, at: str) -> Resolution:
    """The automatic judgements and the suggestions for all that a store holds; pairs already judged come no more."""
    bodies = {id: _body(node) for id, node in sorted(take_snapshot(contents).nodes.items())}
    judged = {judgement.pair for judgement in contents.judgements}
    certain: dict[tuple[str, str], Likeness] = {}
    possible: dict[tuple[str, str], Likeness] = {}
    for likeness, automatic in (*_by_number(bodies), *_by_name(bodies)):
        if likeness.pair not in judged:
            (certain if automatic else possible).setdefault(likeness.pair, likeness)
    judgements: list[Judgement] = []
    groups = Groups(contents.judgements)
    for pair, likeness in certain.items():
        if groups.join(*pair):
            why = "; ".join(reason.in_language(FIRST) for reason in likeness.reasons)
            judgements.append(Judgement(*pair, Verdict.YES, RULES, at, why))
        else:
            # Somebody judged two of the group not the same; only a person can say which judgement is wrong.
            possible.setdefault(pair, likeness)
    for likeness in _near(bodies):
        if likeness.pair not in judged and likeness.pair not in certain:
            possible.setdefault(likeness.pair, likeness)
    merged = canonical_ids((*contents.judgements, *judgements))
    apart = {
        frozenset(merged.get(id, id) for id in judgement.pair)
        for judgement in contents.judgements
        if judgement.verdict is Verdict.NO
    }
    still = (likeness for likeness in possible.values() if not _settled(likeness, merged, bodies, apart))
    ranked = sorted(still, key=lambda likeness: (-likeness.score, likeness.pair))
    return Resolution(tuple(judgements), tuple(ranked))


def _settled(
    likeness: Likeness, merged: Mapping[str, str], bodies: Mapping[str, _Body], apart: Collection[frozenset[str]]
) -> bool:
    """Whether what the rules just merged answers the question: the two are one now, or known or judged to be apart."""
    ids = [merged.get(id, id) for id in likeness.pair]
    if ids[0] == ids[1] or frozenset(ids) in apart:
        return True
    return tuple(ids) != likeness.pair and _numbered_apart(bodies[ids[0]], bodies[ids[1]])


def _body(node: Node) -> _Body:
    official = {node.name, *(name.text for name in node.names if name.use is NameUse.OFFICIAL)}
    registered = {
        text
        for statement in node.statements
        if statement.source.rank is Rank.REGISTER
        for text in (statement.entity.name, *_texts(statement.entity))
    }
    numbers = {
        (identifier.scheme, identifier.value) for identifier in node.identifiers if identifier.scheme in _NUMBERS
    }
    scheme, _, rest = node.id.partition("-")
    if scheme in ISSUERS and rest:
        numbers.add((f"id {scheme}", rest))
    return _Body(
        node,
        frozenset(plain(text, node.kind) for text in official),
        frozenset(plain(text, node.kind).text for text in registered),
        frozenset(
            plain(text, node.kind).text for name in node.all_names() for text in (name, without_brackets(name) or name)
        ),
        frozenset(numbers),
        frozenset(statement.source.id for statement in node.statements if statement.source.rank is not Rank.EXTRACTION),
        frozenset(statement.source.id for statement in node.statements if statement.source.rank is Rank.CONTRIBUTION),
    )


def _texts(entity: Entity) -> tuple[str, ...]:
    return tuple(name.text for name in entity.names if name.use is not NameUse.RUNNING)


def _by_number(bodies: Mapping[str, _Body]) -> Iterator[tuple[Likeness, bool]]:
    holders: dict[tuple[str, str], list[_Body]] = defaultdict(list)
    for body in bodies.values():
        for number in body.numbers:
            holders[number].append(body)
    for (scheme, value), sharing in sorted(holders.items()):
        reason = message("alike-number", scheme=scheme, value=value)
        if len(sharing) > MOST_SHARING:
            continue
        for left, right in combinations(sharing, 2):
            against = _contradiction(left, right)
            automatic = len(sharing) == 2 and against is None and _comparable(left.node, right.node)
            if _family(left.node) == _family(right.node):
                yield _likeness(left, right, 100.0 if automatic else 90.0, reason, against), automatic


def _by_name(bodies: Mapping[str, _Body]) -> Iterator[tuple[Likeness, bool]]:
    """Equal official names; in kinds with a complete register any name that the register gives to one body."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id, body in bodies.items():
        every = body.every if body.node.kind in _COMPLETE else frozenset()
        for text in {name.text for name in body.official} | every:
            bearers[body.node.kind, text].add(id)
    for (kind, text), ids in sorted(bearers.items()):
        in_register = [id for id in ids if text in bodies[id].registered]
        known = kind in _COMPLETE and len(in_register) == 1
        pairs: Iterable[tuple[str, str]] = combinations(sorted(ids), 2) if len(ids) <= MOST_SHARING else ()
        if known:
            # Those that the register does not know are each the one that it knows; between them nothing is asked.
            pairs = ((in_register[0], id) for id in sorted(ids) if not bodies[id].registered)
        for left, right in pairs:
            first, second = bodies[left], bodies[right]
            equal = {name.text for name in first.official} & {name.text for name in second.official}
            registered = (first.registered & {name.text for name in second.official}) | (
                second.registered & {name.text for name in first.official}
            )
            if not (equal or registered) or text not in equal | registered:
                continue
            against = _contradiction(first, second, in_register=known)
            if against is not None and _numbered_apart(first, second):
                continue
            reason = message("alike-official-name" if text in equal else "alike-registered-name", name=text)
            automatic = against is None and (known or len(ids) == 2) and VOCABULARY.is_a(kind, "Actor")
            yield _likeness(first, second, 99.0 if automatic else 92.0, reason, against), automatic


def _near(bodies: Mapping[str, _Body]) -> Iterator[Likeness]:
    """Pairs of one family, from different sources, that share a rare word and whose names come near each other."""
    by_word: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, body in bodies.items():
        for word in {word for text in body.every for word in text.split() if len(word) > 2}:
            by_word[_family(body.node), word].append(id)
    pairs = {pair for ids in by_word.values() if 1 < len(ids) <= MOST_SHARING for pair in combinations(sorted(ids), 2)}
    for left, right in sorted(pairs):
        first, second = bodies[left], bodies[right]
        if _numbered_apart(first, second) or first.sources & second.sources:
            continue
        score, texts = max(
            ((_alike(a, b), (a, b)) for a in first.every for b in second.every), key=lambda scored: scored[0]
        )
        if score >= NEAR:
            reason = message("alike-names", left=texts[0], right=texts[1], score=round(score))
            yield _likeness(first, second, min(score, 98.0) * 0.9, reason, _contradiction(first, second))


def _alike(left: str, right: str) -> float:
    """How near two plain names come, from 0 to 100; names with other numbers in them are never alike."""
    if [c for c in left if c.isdigit()] != [c for c in right if c.isdigit()] or min(len(left), len(right)) < 4:
        return 100.0 if left == right else 0.0
    return fuzz.token_sort_ratio(left, right)


def _likeness(left: _Body, right: _Body, score: float, reason: Message, against: Message | None) -> Likeness:
    reasons = [reason]
    if left.node.kind != right.node.kind:
        score -= 5
        kinds = (message(f"kind-{body.node.kind}") for body in (left, right))
        reasons.append(message("unlike-kinds", kinds=Listed(tuple(kinds))))
    if against is not None:
        score -= 15
        reasons.append(against)
    first, second = sorted((left.node.id, right.node.id))
    return Likeness(first, second, max(score, 0.0), tuple(reasons))


def _contradiction(left: _Body, right: _Body, *, in_register: bool = False) -> Message | None:
    """What speaks against the two being one; None when nothing does.

    `in_register`: a register knows one of them as the only body of that name, so that a contribution with both of them
    wrote one body twice.
    """
    if _numbered_apart(left, right):
        return message("unlike-numbers")
    forms = [{name.form for name in body.official if name.form} for body in (left, right)]
    # A company may leave its form out of its name; a foundation that bears the name of a company is another body.
    if forms[0] != forms[1] and (all(forms) or (forms[0] | forms[1]) & _TELLING) and not forms[0] & forms[1]:
        return message("unlike-forms")
    left_node, right_node = left.node, right.node
    if left_node.region and right_node.region and left_node.region != right_node.region:
        return message("unlike-areas")
    apart = left.sources & right.sources
    if apart - (left.contributions if in_register else frozenset()):
        return message("unlike-source")
    if _ended_before(left_node, right_node) or _ended_before(right_node, left_node):
        return message("unlike-times")
    return None


def _numbered_apart(left: _Body, right: _Body) -> bool:
    """Whether one authority gave each a number of its own."""
    schemes = {scheme for scheme, _ in left.numbers} & {scheme for scheme, _ in right.numbers}
    # One organisation may have several addresses and OWMS names, and branches with numbers of their own.
    return any(
        {number for number in left.numbers if number[0] == scheme}.isdisjoint(right.numbers)
        for scheme in schemes - {"owms", "oin"}
    )


def _ended_before(node: Node, other: Node) -> bool:
    return other.since is not None and is_over(node.until, first_day(other.since))


def _comparable(left: Node, right: Node) -> bool:
    return VOCABULARY.is_a(left.kind, right.kind) or VOCABULARY.is_a(right.kind, left.kind)


def _family(node: Node) -> str:
    return next((family for family in _FAMILIES if node.is_a(family)), node.kind)
