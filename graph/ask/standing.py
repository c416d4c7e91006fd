"""What stands on a day, and since when we know: the one answer that everything else asks for.

A claim
    is unknown     before its first evidence: the day that it gives as its beginning, else the day that the page (or the
                   source) was published in which it stands; never `stands` before that day,
    denied         when its source states that it is not so,
    not-yet        before the beginning that it gives, when it was known already that it would begin,
    ended          after the end that it gives, and from its first evidence on when it only says that it ended,
    withdrawn      and
    proposed       when it says so,
    stands         otherwise.
A claim without an end says nothing of the time after an end that another claim in the same role gives, unless it is
newer than that end. A count of one moment dates the count and ends nothing. What a program found is withdrawn when a
reviewer rejected it.

An entity stands from the beginning that a source gives until its end. Without a beginning it stands since its first
evidence; one that a register lists without a beginning was there before the register. What another continues is over
when the first of its successors begins; a successor that has not begun on the day asked about decides nothing.

A fact stands when a claim of it stands and both ends are there; of a succession only the new one need be there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from graph.ask.fact import ORDER, Ends, Evidence, Standing
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.records import Claim, Confidence, Rank, Source, Status
from graph.model.vocabulary import VOCABULARY

# The new one, and the old one that is over when it begins.
_NEW_IS_SUBJECT = VOCABULARY.relations_with("continuation")
_NEW_IS_OBJECT = VOCABULARY.relations_with("succession")
_SAYS_STATUS = VOCABULARY.relations_with("states")
_REJECTED = "rejected-by-reviewer"

# How all that is known of an entity is told: what there is, what there was, what comes, and what is unknown of a date.
PARTS: Mapping[str, frozenset[Standing]] = MappingProxyType(
    {
        "present": frozenset({Standing.STANDS, Standing.PROPOSED, Standing.DENIED}),
        "former": frozenset({Standing.ENDED, Standing.WITHDRAWN}),
        "later": frozenset({Standing.NOT_YET}),
        "unknown": frozenset({Standing.UNKNOWN}),
    }
)


def claim_standing(source: Source, claim: Claim, day: date, now: date) -> Standing:
    """How a claim by itself stands on a day, whatever becomes of its ends; `now` is the day on which we know it."""
    until = end_of(claim) if claim.holds else None
    if until is not None and _last(until) < day:
        return Standing.ENDED
    begun = claim.since is not None and _first(claim.since) <= day
    # Asked only where it matters: of very many claims their beginning tells enough.
    known = begun or known_from(source, claim.url, now) <= day
    if not known:
        return Standing.UNKNOWN
    if not claim.holds:
        return Standing.DENIED
    if claim.since is not None and not begun:
        return Standing.NOT_YET
    return _of_status(source, claim, day, now)


def _of_status(source: Source, claim: Claim, day: date, now: date) -> Standing:
    """How a claim stands that is known and begun, and whose end, if any, lies ahead."""
    if claim.status is None or claim.relation in _SAYS_STATUS:
        return Standing.STANDS
    if claim.status is Status.ENDED and end_of(claim) is None:
        # It was over when its source was published; whether it was on a day before that, nobody says.
        return Standing.ENDED if known_from(source, claim.url, now) <= day else Standing.UNKNOWN
    return _STANDING_OF.get(claim.status, Standing.STANDS)


_STANDING_OF = {Status.WITHDRAWN: Standing.WITHDRAWN, Status.PROPOSED: Standing.PROPOSED}


def end_of(claim: Claim) -> str | None:
    """The end of what a claim says, when it gives one: a count of a moment is no relation of that moment only."""
    momentary = claim.amount is not None and claim.amount.unit == "count" and claim.since == claim.until
    return None if momentary else claim.until


def known_from(source: Source, url: str | None, now: date) -> date:
    """The day since which a source is known to say something: that of its page, else its own, else the present day."""
    page = source.page(url) if source.pages else None
    published = page.published if page is not None and page.published else source.published
    return _first(published) if published is not None else now


def weighed(evidence: Sequence[Evidence], day: date, now: date) -> tuple[Evidence, ...]:
    """The pieces of evidence of one fact, each with how its claim stands in the light of the others."""
    if len(evidence) == 1 and not evidence[0].claim.aspects:
        return (_weighed(evidence[0], (), (), day, now),)
    ends = [
        (one.claim.role, _last(until))
        for one in evidence
        if one.claim.holds and (until := end_of(one.claim)) is not None and _last(until) < day
    ]
    rejected = {one.claim.key for one in evidence if one.claim.aspects and _REJECTED in one.claim.aspects}
    return tuple(_weighed(one, ends, rejected, day, now) for one in evidence)


def _weighed(
    evidence: Evidence, ends: Sequence[tuple[str | None, date]], rejected: Collection[str], day: date, now: date
) -> Evidence:
    claim = evidence.claim
    standing = claim_standing(evidence.source, claim, day, now)
    if standing is Standing.STANDS and ends and claim.until is None and _is_outdated(evidence, ends):
        standing = Standing.ENDED
    if rejected and claim.confidence is Confidence.EXTRACTED and claim.key in rejected:
        standing = Standing.WITHDRAWN
    return evidence if standing is evidence.standing else Evidence(evidence.source, evidence.claim, standing)


def _is_outdated(evidence: Evidence, ends: Iterable[tuple[str | None, date]]) -> bool:
    """Whether another claim gives an end, and this one is of before that end and so says nothing of after it."""
    claim, said = evidence.claim, _spoken_on(evidence)
    return any(
        role in {None, claim.role} and (claim.since is None or _first(claim.since) <= end) and said <= end
        for role, end in ends
    )


def _spoken_on(evidence: Evidence) -> date:
    """The day of the paper that a claim is from. A curated source was compiled on its own date, which dates nothing."""
    page = evidence.page
    published = page.published if page is not None else None
    if published is None and evidence.source.rank is not Rank.CURATED:
        published = evidence.source.published
    return _first(published) if published is not None else date.min


def fact_standing(relation: str, subject: Standing, object: Standing, evidence: Sequence[Evidence]) -> Standing:
    """How a fact stands, given how its ends and each of its claims do."""
    own = evidence[0].standing if len(evidence) == 1 else min((one.standing for one in evidence), key=ORDER.index)
    if own is not Standing.STANDS or (subject is Standing.STANDS and object is Standing.STANDS):
        return own
    if relation in _NEW_IS_SUBJECT:
        return subject
    if relation in _NEW_IS_OBJECT:
        return object
    return Standing.ENDED if Standing.ENDED in {subject, object} else min(subject, object, key=_WORST_FIRST.index)


_WORST_FIRST = tuple(reversed(ORDER))


def entity_standings(
    nodes: Mapping[str, Node], evidence: Mapping[Ends, Sequence[Evidence]], day: date, now: date
) -> Mapping[str, Standing]:
    """How each entity stands that does not simply stand; `evidence` is by subject, relation and object."""
    seen = _seen(nodes, evidence, day, now)
    over = set(_continued(nodes, evidence, day, now))
    standings: dict[str, Standing] = {}
    for id, node in nodes.items():
        standing = _entity_standing(node, seen is None or id in seen, id in over, day)
        if standing is not Standing.STANDS:
            standings[id] = standing
    return standings


def _entity_standing(node: Node, seen: bool, over: bool, day: date) -> Standing:
    if node.until is not None and _last(node.until) < day:
        return Standing.ENDED
    if node.since is not None and _first(node.since) > day:
        return Standing.NOT_YET if seen else Standing.UNKNOWN
    if not seen:
        return Standing.UNKNOWN
    return Standing.ENDED if over and node.until is None else Standing.STANDS


def _seen(
    nodes: Mapping[str, Node], evidence: Mapping[Ends, Sequence[Evidence]], day: date, now: date
) -> set[str] | None:
    """The entities of which something is known by that day; None when that goes for all, as it does at present."""
    sources = {one.source.id: one.source for node in nodes.values() for one in node.statements}
    dates = [source.published for source in sources.values()]
    dates += [page.published for source in sources.values() for page in source.pages]
    if now <= day and all(published is None or _first(published) <= day for published in dates):
        return None
    seen = {id for id, node in nodes.items() if _is_told_by(node, day, now)}
    for (subject, _, object), found in evidence.items():
        for one in found:
            claim = one.claim
            began = claim.since is not None and _first(claim.since) <= day
            if claim.holds and (began or known_from(one.source, claim.url, now) <= day):
                seen.update((subject, object))
                break
    return seen


def _is_told_by(node: Node, day: date, now: date) -> bool:
    """Whether a source told of the entity by that day; a register lists also what was there before it."""
    return (node.since is not None and _first(node.since) <= day) or any(
        one.source.rank is Rank.REGISTER or known_from(one.source, one.entity.url, now) <= day
        for one in node.statements
    )


def _continued(
    nodes: Mapping[str, Node], evidence: Mapping[Ends, Sequence[Evidence]], day: date, now: date
) -> Iterator[str]:
    """What another continues that has begun by that day."""
    for ends, found in evidence.items():
        if (succession := new_and_old(*ends)) is None or any(not one.claim.holds for one in found):
            continue
        new, old = succession
        if any(_has_begun(nodes[new].since, one, day, now) for one in found):
            yield old


def _has_begun(since: str | None, evidence: Evidence, day: date, now: date) -> bool:
    """Whether what came, `since` a date, came to continue another by that day, as a claim has it."""
    if since is not None and _first(since) > day:
        return False
    standing = claim_standing(evidence.source, evidence.claim, day, now)
    if standing is Standing.UNKNOWN and since is not None and evidence.claim.since is None:
        # When it is told matters less than when it came.
        return evidence.claim.status not in _STANDING_OF
    return standing in {Standing.STANDS, Standing.ENDED}


def new_and_old(subject: str, relation: str, object: str) -> tuple[str, str] | None:
    """Which end of a succession came and which went; None for another relation."""
    if relation in _NEW_IS_SUBJECT:
        return subject, object
    return (object, subject) if relation in _NEW_IS_OBJECT else None


@lru_cache(maxsize=16_384)
def _first(text: str) -> date:
    return first_day(text)


@lru_cache(maxsize=16_384)
def _last(text: str) -> date:
    return last_day(text)
