"""Sources, or places in one source, that contradict each other. What each says stays visible.

Values of different years are no contradiction: a budget of 70 million a year as a rule and of 60 million in one year
can both be right. Values that cannot be told apart by their time are.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from graph.ask.fact import Standing
from graph.ask.gaps.rule import Finding, LookedAt, Rule, Severity, Told, finding, joined, step
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.ask.standing import CODE
from graph.model.dates import first_day, last_day
from graph.model.merging import Node, Statement
from graph.model.records import Claim
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Listed, Message, message

ID = "contradictions"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MOST = 40


def find(snapshot: Snapshot) -> Iterator[Finding]:
    findings = [*_of_facts(snapshot), *_of_entities(snapshot), *_disputed(snapshot)]
    yield from findings[:_MOST]


def _of_entities(snapshot: Snapshot) -> Iterator[Finding]:
    told_by_several = np.flatnonzero(np.diff(snapshot.columns.statement_start) > 1)
    several = [snapshot.nodes[snapshot.columns.ids[number]] for number in told_by_several.tolist()]
    looked_at = LookedAt(
        len(several),
        message("gap-contradictions-subjects"),
        tuple(sorted({statement.source.id for node in several for statement in node.statements})),
    )
    for node in several:
        points = [
            _point(what, values)
            for what, values in (
                ("start", _dates(node, "since")),
                ("end", _dates(node, "until")),
                ("kind", _kinds(node)),
                ("name", _names(node)),
            )
            if values
        ]
        if points:
            sentence = message("gap-contradictions-entity", about=node, points=joined(points))
            yield _finding(snapshot, (node.id,), sentence, "moderate", looked_at, (), "entity")


def _dates(node: Node, field: str) -> list[tuple[Message, Message]]:
    """Partial dates that cannot both be right, each with who says so; 2019 and 2019-11 can."""
    stated = [
        (getattr(statement.entity, field), statement)
        for statement in node.statements
        if getattr(statement.entity, field) is not None
    ]
    apart = any(not _can_agree(a, b) for a, _ in stated for b, _ in stated)
    return [(message("value", value=Dated(value)), _whose(statement)) for value, statement in stated] if apart else []


def _can_agree(first: str, second: str) -> bool:
    return first_day(first) <= last_day(second) and first_day(second) <= last_day(first)


def _kinds(node: Node) -> list[tuple[Message, Message]]:
    kinds = {statement.entity.kind for statement in node.statements}
    apart = any(not (VOCABULARY.is_a(a, b) or VOCABULARY.is_a(b, a)) for a in kinds for b in kinds)
    return (
        [(message(f"kind-{statement.entity.kind}"), _whose(statement)) for statement in node.statements]
        if apart
        else []
    )


def _names(node: Node) -> list[tuple[Message, Message]]:
    """Names with other years in them; other differences are ways of writing."""
    years = {statement.entity.name: frozenset(_YEAR.findall(statement.entity.name)) for statement in node.statements}
    apart = len({each for each in years.values() if each}) > 1
    with_year = [statement for statement in node.statements if years[statement.entity.name]]
    return (
        [(message("quoted", text=statement.entity.name), _whose(statement)) for statement in with_year] if apart else []
    )


def _whose(statement: Statement) -> Message:
    place, page = statement.entity.locator, statement.source.page(statement.entity.url)
    title = page.title if page is not None else statement.source.title
    return message("value", value=title) if place is None else message("source-place", source=title, place=place)


def _of_facts(snapshot: Snapshot) -> Iterator[Finding]:
    columns = snapshot.columns
    known = snapshot.codes.claims != CODE[Standing.UNKNOWN]
    several = np.bincount(columns.fact_of_claim[known], minlength=len(columns.fact_subject)) > 1
    looked_at = LookedAt(
        int(several.sum()),
        message("gap-contradictions-facts"),
        columns.sources_by(known & several[columns.fact_of_claim]),
    )
    # What one source says several times, and never denies, is no contradiction.
    first = columns.claim_source[columns.claim_start[:-1]]
    apart = columns.facts_by(~columns.claim_holds | (columns.claim_source != first[columns.fact_of_claim]))
    for fact in snapshot.facts_at(several & apart):
        evidence = _known(fact)
        ends = (fact.subject, fact.object)
        if _is_contradicted(evidence):
            values = [(message("it-is" if piece.claim.holds else "it-is-not"), _cited(piece)) for piece in evidence]
            sentence = message("gap-contradictions-denied", fact=Told(snapshot, fact), values=_values(values))
            yield _finding(snapshot, ends, sentence, "serious", looked_at, evidence, f"denied {fact.relation}")
        if unequal := _unequal_amounts(evidence):
            values = [(message("value", value=piece.claim.amount), _cited(piece)) for piece in unequal]
            about, other = snapshot.node(fact.subject), snapshot.node(fact.object)
            sentence = message("gap-contradictions-amount", about=about, other=other, values=_values(values))
            yield _finding(snapshot, ends, sentence, "moderate", looked_at, unequal, f"amount {fact.relation}")


def _known(fact: Fact) -> tuple[Evidence, ...]:
    """The evidence that there was by the day of the snapshot."""
    return tuple(piece for piece in fact.evidence if piece.standing is not Standing.UNKNOWN)


def _is_contradicted(evidence: Sequence[Evidence]) -> bool:
    """Whether one claim denies what another states of the same time."""
    stated = [piece for piece in evidence if piece.claim.holds]
    denied = [piece for piece in evidence if not piece.claim.holds]
    return any(_meet(piece.claim, _when(denial)) for piece in stated for denial in denied)


def _when(denial: Evidence) -> str | None:
    """The time that a denial speaks of: its own beginning, else the day of its page or source."""
    return denial.claim.since or (denial.page and denial.page.published) or denial.source.published


def _meet(claim: Claim, moment: str | None) -> bool:
    """Whether what is stated can be of the time of a denial: it was not over before, and did not begin after it."""
    if moment is None:
        return True
    over = claim.until is not None and last_day(claim.until) < first_day(moment)
    return not over and (claim.since is None or first_day(claim.since) <= last_day(moment))


def _cited(evidence: Evidence) -> Message:
    return message("value", value=evidence)


def _unequal_amounts(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Claims of different sources that give other amounts of the same thing for the same time."""
    with_amount = [piece for piece in evidence if piece.claim.holds and piece.claim.amount is not None]
    clashing = {
        id(piece)
        for piece in with_amount
        for other in with_amount
        if piece.source.id != other.source.id and _clash(piece.claim, other.claim)
    }
    return tuple(piece for piece in with_amount if id(piece) in clashing)


def _clash(claim: Claim, other: Claim) -> bool:
    if claim.amount is None or other.amount is None or claim.amount.value == other.amount.value:
        return False
    same_thing = (claim.amount.unit, claim.role, claim.aspects) == (other.amount.unit, other.role, other.aspects)
    same_time = (claim.since, claim.until, claim.amount.period) == (other.since, other.until, other.amount.period)
    return same_thing and same_time


def _disputed(snapshot: Snapshot) -> Iterator[Finding]:
    """Claims of which their own source says otherwise in another place, by subject, relation and role."""
    groups: dict[tuple[str, str, str | None, str], list[Evidence]] = {}
    disputed = snapshot.columns.facts_by(snapshot.columns.with_aspect("disputed"))
    for fact in snapshot.facts_at(disputed):
        for piece in fact.evidence:
            if "disputed" in piece.claim.aspects and piece.standing is not Standing.DENIED:
                groups.setdefault((fact.subject, fact.relation, piece.claim.role, piece.source.id), []).append(piece)
    looked_at = LookedAt(len(snapshot.facts), message("facts"), tuple(sorted(snapshot.sources)))
    for (subject, _, role, _), evidence in sorted(groups.items(), key=lambda item: str(item[0])):
        objects = [snapshot.redirects.get(piece.claim.object, piece.claim.object) for piece in evidence]
        values = [
            (message("value", value=snapshot.node(id)), _cited(piece))
            for id, piece in zip(objects, evidence, strict=True)
        ]
        if len(set(objects)) > 1:
            about = snapshot.node(subject)
            sentence = message("gap-contradictions-place", about=about, values=_values(values))
            yield _finding(snapshot, (subject, *objects), sentence, "moderate", looked_at, evidence, role or "")


def _point(what: str, values: Sequence[tuple[Message, Message]]) -> Message:
    """One point on which sources differ: "het begin: 2019 (de ene) en 2018 (de andere)"."""
    return message(f"gap-contradictions-{what}", values=_values(values))


def _values(values: Sequence[tuple[Message, Message]]) -> Listed:
    by_value: dict[Message, list[Message]] = {}
    for value, source in values:
        by_value.setdefault(value, []).append(source)
    return joined(
        message("value-of", value=value, sources=joined(dict.fromkeys(sources))) for value, sources in by_value.items()
    )


def _finding(
    snapshot: Snapshot,
    entities: Sequence[str],
    sentence: Message,
    severity: Severity,
    looked_at: LookedAt,
    evidence: Sequence[Evidence],
    about: str,
) -> Finding:
    contact = next((snapshot.node(id) for id in entities if snapshot.node(id).is_a("Actor")), None)
    next_step = step("gap-contradictions-compare", contact)
    return finding(
        snapshot,
        ID,
        severity,
        entities,
        sentence,
        looked_at=looked_at,
        evidence=evidence,
        next_step=next_step,
        about="\n".join((about, *sorted(set(entities)))),
    )


RULE = Rule(ID, find)
