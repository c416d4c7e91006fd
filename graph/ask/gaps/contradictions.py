"""Sources, or places in one source, that contradict each other. What each says stays visible."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, finding, sources_of
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.dates import first_day, is_over, last_day
from graph.model.merging import Node, Statement
from graph.model.records import Claim
from graph.model.vocabulary import VOCABULARY, Label
from graph.say.naming import called, dated, listed, sentence
from graph.say.sentences import citation
from graph.say.wording import amount_text

ID = "contradictions"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SAYS_SO = re.compile(r"spre(?:ken|ekt) elkaar tegen|tegenspraak|contradict", re.IGNORECASE)
_MOST = 40


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    found = [*_of_facts(snapshot), *_of_entities(snapshot), *_noted(snapshot)]
    yield from found[:_MOST]


def _of_entities(snapshot: Snapshot) -> Iterator[Finding]:
    several = [node for node in snapshot.nodes.values() if len(node.statements) > 1]
    looked_at = LookedAt(
        len(several),
        Label("onderwerpen waarover meer bronnen spreken", "what several sources speak of"),
        tuple(sorted({one.source.id for node in several for one in node.statements})),
    )
    for node in several:
        points = [
            _differing(what, values)
            for what, values in (
                (Label("het begin", "the start"), _dates(node, "since")),
                (Label("het einde", "the end"), _dates(node, "until")),
                (Label("de soort", "the kind"), _kinds(node)),
                (Label("de naam", "the name"), _names(node)),
            )
            if len(values) > 1
        ]
        if points:
            yield _finding(snapshot, (node.id,), called(node), points, "moderate", looked_at, (), "entity")


def _dates(node: Node, field: str) -> list[tuple[Label, Label]]:
    """Partial dates that cannot both be right, each with who says so; 2019 and 2019-11 can."""
    stated = [(getattr(one.entity, field), one) for one in node.statements if getattr(one.entity, field) is not None]
    apart = any(not _can_agree(a, b) for a, _ in stated for b, _ in stated)
    return [(dated(value), _whose(one)) for value, one in stated] if apart else []


def _can_agree(one: str, other: str) -> bool:
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def _kinds(node: Node) -> list[tuple[Label, Label]]:
    kinds = {one.entity.kind for one in node.statements}
    apart = any(not (VOCABULARY.is_a(a, b) or VOCABULARY.is_a(b, a)) for a in kinds for b in kinds)
    return [(VOCABULARY.kinds[one.entity.kind].label, _whose(one)) for one in node.statements] if apart else []


def _names(node: Node) -> list[tuple[Label, Label]]:
    """Names with other years in them; other differences are ways of writing."""
    years = {one.entity.name: frozenset(_YEAR.findall(one.entity.name)) for one in node.statements}
    apart = len({each for each in years.values() if each}) > 1
    named = [one for one in node.statements if years[one.entity.name]]
    return [(Label(f"‘{one.entity.name}’", f"‘{one.entity.name}’"), _whose(one)) for one in named] if apart else []


def _whose(statement: Statement) -> Label:
    place = f", {statement.entity.locator}" if statement.entity.locator else ""
    return Label(f"{statement.source.title}{place}", f"{statement.source.title}{place}")


def _of_facts(snapshot: Snapshot) -> Iterator[Finding]:
    several = [fact for fact in snapshot.facts if len(fact.evidence) > 1]
    looked_at = LookedAt(
        len(several),
        Label("feiten met meer dan één bewijsplaats", "facts with more than one piece of evidence"),
        sources_of(one for fact in several for one in fact.evidence),
    )
    for fact in several:
        about, ends = _clause(snapshot, fact), (fact.subject, fact.object)
        if fact.holds and fact.denied:
            said = [
                (Label("wel", "it is") if one.claim.holds else Label("niet", "it is not"), _cited(one))
                for one in fact.evidence
            ]
            point = _differing(Label("de vraag of het zo is", "whether it is so"), said)
            yield _finding(snapshot, ends, about, [point], "serious", looked_at, fact.evidence, "denied")
        unequal = _unequal_amounts(fact.evidence)
        if unequal:
            amounts = [(_amount(one), _cited(one)) for one in unequal]
            point = _differing(Label("het bedrag of aantal", "the amount or number"), amounts)
            yield _finding(snapshot, ends, about, [point], "moderate", looked_at, unequal, "amount")


def _clause(snapshot: Snapshot, fact: Fact) -> Label:
    subject, object = called(snapshot.node(fact.subject)), called(snapshot.node(fact.object))
    return Label(
        f"“{subject.nl} {fact.vocabulary.label.nl} {object.nl}”",
        f"“{subject.en} {fact.vocabulary.label.en} {object.en}”",
    )


def _amount(evidence: Evidence) -> Label:
    amount = evidence.claim.amount
    if amount is None:
        raise ValueError("the claim has no amount")
    return Label(amount_text(amount, "nl"), amount_text(amount, "en"))


def _cited(evidence: Evidence) -> Label:
    return Label(citation(evidence, "nl"), citation(evidence, "en"))


def _unequal_amounts(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Claims of different sources that give other amounts in one unit for times that have a day in common."""
    with_amount = [one for one in evidence if one.claim.holds and one.claim.amount is not None]
    clashing = {
        id(one)
        for one in with_amount
        for other in with_amount
        if one.source.id != other.source.id and _clash(one.claim, other.claim)
    }
    return tuple(one for one in with_amount if id(one) in clashing)


def _clash(one: Claim, other: Claim) -> bool:
    if one.amount is None or other.amount is None:
        return False
    same_unit = one.amount.unit == other.amount.unit
    return same_unit and one.amount.value != other.amount.value and _same_time(one, other)


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether their periods have a day in common; a claim without dates speaks of any time."""
    return not (_is_before(one, other) or _is_before(other, one))


def _is_before(one: Claim, other: Claim) -> bool:
    return other.since is not None and is_over(one.until, first_day(other.since))


def _noted(snapshot: Snapshot) -> Iterator[Finding]:
    """Places of which a source's own note says that they contradict each other, by subject, relation and role."""
    groups: dict[tuple[str, str, str | None, str], list[Evidence]] = {}
    noted = 0
    for fact in snapshot.facts:
        for one in fact.evidence:
            noted += one.claim.note is not None
            if one.claim.note and _SAYS_SO.search(one.claim.note):
                key = (fact.subject, fact.relation, one.claim.role, one.source.id)
                groups.setdefault(key, []).append(one)
    looked_at = LookedAt(noted, Label("opmerkingen bij feiten", "notes on facts"), tuple(sorted(snapshot.sources)))
    for (subject, _, role, _), evidence in sorted(groups.items(), key=lambda item: str(item[0])):
        objects = [snapshot.redirects.get(one.claim.object, one.claim.object) for one in evidence]
        values = [(called(snapshot.node(id)), _cited(one)) for id, one in zip(objects, evidence, strict=True)]
        what = Label(f"‘{role}’", f"‘{role}’") if role else Label("hetzelfde punt", "the same point")
        if len(set(objects)) > 1:
            about = called(snapshot.node(subject))
            point = _differing(what, values)
            yield _finding(snapshot, (subject, *objects), about, [point], "moderate", looked_at, evidence, what.en)


def _differing(what: Label, values: Sequence[tuple[Label, Label]]) -> Label:
    """One point on which sources differ: "het begin: 2019 (de ene) en 2018 (de andere)"."""
    by_value: dict[Label, list[Label]] = {}
    for value, source in values:
        by_value.setdefault(value, []).append(source)
    said = listed(
        Label(
            f"{value.nl} ({'; '.join(dict.fromkeys(source.nl for source in sources))})",
            f"{value.en} ({'; '.join(dict.fromkeys(source.en for source in sources))})",
        )
        for value, sources in by_value.items()
    )
    return Label(f"{what.nl}: {said.nl}", f"{what.en}: {said.en}")


def _finding(
    snapshot: Snapshot,
    entities: Sequence[str],
    about: Label,
    points: Sequence[Label],
    severity: Severity,
    looked_at: LookedAt,
    evidence: Iterable[Evidence],
    aspect: str,
) -> Finding:
    nl, en = "; ".join(point.nl for point in points), "; ".join(point.en for point in points)
    return finding(
        ID,
        severity,
        entities,
        sentence(f"De bronnen verschillen over {about.nl}: {nl}.", f"The sources differ on {about.en}: {en}."),
        looked_at=looked_at,
        evidence=evidence,
        next_step=NextStep(
            Label(
                "Vergelijk de stukken zelf en leg vast welke juist is; de andere blijft zichtbaar.",
                "Compare the documents themselves and record which is right; the other stays visible.",
            ),
            next((id for id in entities if snapshot.node(id).is_a("Actor")), None),
        ),
        aspect=aspect,
    )


RULE = Rule(
    ID,
    Label("Bronnen die elkaar tegenspreken", "Sources that contradict each other"),
    Label(
        "Wie één bron leest, weet niet dat een andere iets anders zegt; beide moeten op tafel.",
        "Who reads one source does not know that another says otherwise; both belong on the table.",
    ),
    find,
)
