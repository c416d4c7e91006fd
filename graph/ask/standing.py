"""What stands on a day, and since when we know: the one answer that everything else asks for.

A claim
    is unknown     before its first evidence: the day that it gives as its beginning, else the day that the page (or the
                   source) was published in which it stands; never `stands` before that day,
    denied         when its source states that it is not so,
    not-yet        before the beginning that it gives, when it was known already that it would begin,
    ended          after the end that it gives, unless it was a plan or was withdrawn, and from its first evidence on
                   when it only says that it ended,
    withdrawn      when it says so, and as a plan after the end that it gives: nobody said whether it came about,
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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np

from graph.ask.column_reading import end_of, first_ordinal, published_by
from graph.ask.columns import RELATIONS, STATUSES, Columns, Flags, Integers
from graph.ask.fact import ORDER, Evidence, Standing
from graph.model.plain import to_plain
from graph.model.records import Confidence, Rank, Status
from graph.model.vocabulary import VOCABULARY

# The new one, and the old one that is over when it begins.
_NEW_IS_SUBJECT = VOCABULARY.relations_with("continuation")
_NEW_IS_OBJECT = VOCABULARY.relations_with("succession")
_SAYS_STATUS = np.array([name in VOCABULARY.relations_with("states") for name in RELATIONS], dtype=np.bool_)
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

CODE: Mapping[Standing, int] = MappingProxyType({standing: code for code, standing in enumerate(ORDER)})
_STANDS, _ENDED, _UNKNOWN, _NOT_YET = (
    CODE[standing] for standing in (Standing.STANDS, Standing.ENDED, Standing.UNKNOWN, Standing.NOT_YET)
)
_PROPOSED, _WITHDRAWN = CODE[Standing.PROPOSED], CODE[Standing.WITHDRAWN]
_OF_STATUS = np.full(len(STATUSES), _STANDS, dtype=np.int8)
_OF_STATUS[STATUSES.index(Status.WITHDRAWN)] = _WITHDRAWN
_OF_STATUS[STATUSES.index(Status.PROPOSED)] = _PROPOSED
_SAID_TO_BE_OVER = STATUSES.index(Status.ENDED)


@dataclass(frozen=True, eq=False)
class Terms:
    """What decides how claims stand by themselves, a place in each array for each claim; days as in `Columns`."""

    since: Integers
    until: Integers
    known: Integers
    holds: Flags
    status: Integers
    states: Flags


def terms_of(evidence: Sequence[Evidence]) -> Terms:
    """The terms of claims with their sources."""
    plain = [to_plain(piece.claim) for piece in evidence]
    return Terms(
        since=np.array([first_ordinal(piece.claim.since) if piece.claim.since else 0 for piece in evidence]),
        until=np.array([end_of(claim) for claim in plain]),
        known=np.array([published_by(piece.source)(piece.claim.url) for piece in evidence]),
        holds=np.array([piece.claim.holds for piece in evidence]),
        status=np.array([STATUSES.index(piece.claim.status) for piece in evidence]),
        states=np.array(["states" in VOCABULARY.relations[piece.claim.relation].traits for piece in evidence]),
    )


def claim_standings(terms: Terms, day: date, now: date) -> Integers:
    """How claims by themselves stand on a day, as codes; `now` is the day on which we know them."""
    today = day.toordinal()
    known = np.where(terms.known > 0, terms.known, now.toordinal()) <= today
    begun = (terms.since > 0) & (terms.since <= today)
    of_status = np.where(terms.states, _STANDS, _OF_STATUS[terms.status])
    # It was over when its source was published; whether it was on a day before that, nobody says.
    over = (terms.status == _SAID_TO_BE_OVER) & ~terms.states & (terms.until == 0)
    codes = np.where(over, np.where(known, _ENDED, _UNKNOWN), of_status)
    codes = np.where((terms.since > 0) & ~begun, _NOT_YET, codes)
    codes = np.where(terms.holds, codes, CODE[Standing.DENIED])
    codes = np.where(known | begun, codes, _UNKNOWN)
    after = (terms.until > 0) & (terms.until < today)
    codes = np.where(after & (of_status == _STANDS), _ENDED, codes)
    return np.where(after & (codes == _PROPOSED), _WITHDRAWN, codes).astype(np.int8)


def weighed(evidence: Sequence[Evidence], day: date, now: date) -> tuple[Evidence, ...]:
    """The pieces of evidence of one fact, each with how its claim stands in the light of the others."""
    terms = terms_of(evidence)
    codes = claim_standings(terms, day, now)
    return tuple(
        Evidence(piece.source, piece.claim, ORDER[code])
        for piece, code in zip(evidence, _in_the_light_of_others(evidence, terms, codes, day), strict=True)
    )


def _in_the_light_of_others(evidence: Sequence[Evidence], terms: Terms, codes: Integers, day: date) -> list[int]:
    """How the claims of one fact stand, given how each does by itself."""
    ends = [
        (piece.claim.role, int(until))
        for piece, until in zip(evidence, terms.until, strict=True)
        if 0 < until < day.toordinal()
    ]
    rejected = {piece.claim.key for piece in evidence if _REJECTED in piece.claim.aspects}
    standings: list[int] = codes.tolist()
    for place, piece in enumerate(evidence):
        if standings[place] == _STANDS and ends and piece.claim.until is None and _is_outdated(piece, ends):
            standings[place] = _ENDED
        if piece.claim.confidence is Confidence.EXTRACTED and rejected and piece.claim.key in rejected:
            standings[place] = _WITHDRAWN
    return standings


def _is_outdated(evidence: Evidence, ends: Iterable[tuple[str | None, int]]) -> bool:
    """Whether another claim gives an end, and this one is of before that end and so says nothing of after it."""
    claim, day = evidence.claim, _spoken_on(evidence)
    return any(
        role in {None, claim.role} and (claim.since is None or first_ordinal(claim.since) <= end) and day <= end
        for role, end in ends
    )


def _spoken_on(evidence: Evidence) -> int:
    """The day of the paper that a claim is from. A curated source was compiled on its own date, which dates nothing."""
    page = evidence.page
    published = page.published if page is not None else None
    if published is None and evidence.source.rank is not Rank.CURATED:
        published = evidence.source.published
    return first_ordinal(published) if published is not None else 0


@dataclass(frozen=True, eq=False)
class Standings:
    """How the claims, facts and nodes of a graph stand on a day, as codes: places in ORDER."""

    claims: Integers
    facts: Integers
    nodes: Integers


def standings_on(columns: Columns, day: date, now: date) -> Standings:
    """How all stands on a day; `now` is the day on which we know it."""
    terms = Terms(
        columns.claim_since,
        columns.claim_until,
        columns.claim_known,
        columns.claim_holds,
        columns.claim_status,
        _SAYS_STATUS[columns.fact_relation[columns.fact_of_claim]],
    )
    alone = claim_standings(terms, day, now)
    claims = alone.copy()
    for fact in _told_by_several(columns, day):
        begin, end = columns.claim_start[fact], columns.claim_start[fact + 1]
        evidence = [
            Evidence(columns.sources[columns.claim_source[place]], columns.claim(place)) for place in range(begin, end)
        ]
        own = Terms(*(getattr(terms, name)[begin:end] for name in Terms.__annotations__))
        claims[begin:end] = _in_the_light_of_others(evidence, own, claims[begin:end], day)
    nodes = _node_standings(columns, alone, day, now)
    return Standings(claims, _fact_standings(columns, claims, nodes), nodes)


def _told_by_several(columns: Columns, day: date) -> list[int]:
    """The facts of which one claim may tell how another stands: by its end, or by what a reviewer rejected."""
    over = (columns.claim_until > 0) & (columns.claim_until < day.toordinal())
    several = np.diff(columns.claim_start) > 1
    facts = columns.fact_of_claim
    telling = np.zeros(len(several), dtype=np.bool_)
    telling[facts[over]] = several[facts[over]]
    telling[facts[columns.with_aspect(_REJECTED)]] = True
    numbers: list[int] = np.flatnonzero(telling).tolist()
    return numbers


def fact_standing(relation: str, subject: Standing, object: Standing, own: Standing) -> Standing:
    """How a fact of one claim stands, given how its ends and that claim do."""
    new, old = ([relation in names] for names in (_NEW_IS_SUBJECT, _NEW_IS_OBJECT))
    codes = np.array([[CODE[standing]] for standing in (own, subject, object)])
    code = int(_with_ends(codes[0], codes[1], codes[2], np.array(new), np.array(old))[0])
    return ORDER[code]


def _with_ends(own: Integers, subject: Integers, object: Integers, by_subject: Flags, by_object: Flags) -> Integers:
    """How facts stand by their claims and their ends: of a succession only the new one need be there."""
    of_ends = np.where((subject == _ENDED) | (object == _ENDED), _ENDED, np.maximum(subject, object))
    of_ends = np.where(by_subject, subject, np.where(by_object, object, of_ends))
    return np.where(own == _STANDS, of_ends, own).astype(np.int8)


def _fact_standings(columns: Columns, claims: Integers, nodes: Integers) -> Integers:
    """How facts stand, given how their claims and their ends do."""
    if not len(columns.fact_subject):
        return np.zeros(0, dtype=np.int8)
    own = np.minimum.reduceat(claims, columns.claim_start[:-1])
    ends = nodes[columns.fact_subject], nodes[columns.fact_object]
    return _with_ends(own, *ends, columns.of_relations(_NEW_IS_SUBJECT), columns.of_relations(_NEW_IS_OBJECT))


def _node_standings(columns: Columns, claims: Integers, day: date, now: date) -> Integers:
    """How nodes stand; `claims` is how each claim does by itself."""
    today = day.toordinal()
    seen = _seen(columns, day, now)
    over = _continued(columns, claims, today)
    since, until = columns.node_since, columns.node_until
    codes = np.where(over & (until == 0), _ENDED, _STANDS)
    codes = np.where(seen, codes, _UNKNOWN)
    codes = np.where(since > today, np.where(seen, _NOT_YET, _UNKNOWN), codes)
    return np.where((until > 0) & (until < today), _ENDED, codes).astype(np.int8)


def _seen(columns: Columns, day: date, now: date) -> Flags:
    """The nodes of which something is known by that day; a register lists also what was there before it."""
    today, present = day.toordinal(), now.toordinal()
    statements = np.where(columns.statement_known > 0, columns.statement_known, present) <= today
    statements |= columns.registers[columns.statement_source]
    seen = (columns.node_since > 0) & (columns.node_since <= today)
    seen |= np.logical_or.reduceat(statements, columns.statement_start[:-1]) if len(statements) else seen
    known = np.where(columns.claim_known > 0, columns.claim_known, present) <= today
    begun = (columns.claim_since > 0) & (columns.claim_since <= today)
    facts = columns.fact_of_claim[columns.claim_holds & (known | begun)]
    seen[columns.fact_subject[facts]] = True
    seen[columns.fact_object[facts]] = True
    return seen


def _continued(columns: Columns, claims: Integers, today: int) -> Flags:
    """The nodes that another continues which has begun by that day."""
    over = np.zeros(len(columns.ids), dtype=np.bool_)
    by_subject = columns.of_relations(_NEW_IS_SUBJECT)
    for fact in np.flatnonzero(by_subject | columns.of_relations(_NEW_IS_OBJECT)).tolist():
        new, old = columns.fact_subject[fact], columns.fact_object[fact]
        if not by_subject[fact]:
            new, old = old, new
        own = slice(columns.claim_start[fact], columns.claim_start[fact + 1])
        if not columns.claim_holds[own].all():
            continue
        since = columns.node_since[new]
        begun = (claims[own] == _STANDS) | (claims[own] == _ENDED)
        if since > 0:
            # When it is told matters less than when it came.
            untold = (claims[own] == _UNKNOWN) & (columns.claim_since[own] == 0)
            begun |= untold & (_OF_STATUS[columns.claim_status[own]] == _STANDS)
        over[old] |= bool(since <= today and begun.any())
    return over


def new_and_old(subject: str, relation: str, object: str) -> tuple[str, str] | None:
    """Which end of a succession came and which went; None for another relation."""
    if relation in _NEW_IS_SUBJECT:
        return subject, object
    return (object, subject) if relation in _NEW_IS_OBJECT else None
