"""The page of one entity: what it is, how it hangs together with others, on whose word, and what is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, islice
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.finding_lives import lives_of, number_of, unfinished
from api.pages.downloads import Format, download, headings
from api.pages.visitor import Visiting, Visitor, show
from api.turns import DearByChoice
from graph.ask.fact import Evidence
from graph.ask.findings import findings_about
from graph.ask.gaps import Finding
from graph.ask.ledger import ledger_entry
from graph.ask.organisation import events
from graph.ask.profile import Group, Spoken, claims_about, essence, topics
from graph.ask.quotes import NO_QUOTES, quotes
from graph.ask.snapshot import Fact
from graph.ask.standing import PARTS
from graph.desk.proposals import Proposal
from graph.desk.proposed import MOST_ANSWERS, answers_to, may_read
from graph.model.merging import Node
from graph.model.records import Name, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.commitments import status_sentence
from graph.say.profile import extras, summary, won_sentence
from graph.say.sentences import fact_sentence
from graph.say.tables import Table
from graph.say.wording import amount_text, period_text
from viz.ego import ego
from viz.pages import entity_address

router = APIRouter(route_class=DearByChoice)
# Of the relations of one type: named at once, and when one unfolds them.
MOST_NAMED = 4
MOST_OF_A_TYPE = 12
# So many lines of so many characters, as a phone has them, are seen of what differs in length on a page with all
# sections; what is more is folded.
MOST_LINES = 34
LINE = 38
# So many relations are told in sentences with their sources; the others of a busy party are a page further.
MOST_TOLD = 38
MOST_MOMENTS = 30
MOST_STATUSES = 2
MOST_FINDINGS = 12
MOST_AMOUNTS = 12
CLAIMS_A_PAGE = 60

_COLUMNS = (
    message("column-relation"),
    message("column-with"),
    message("column-kind"),
    message("column-since"),
    message("column-until"),
    message("column-standing"),
    message("column-role"),
    message("column-amount"),
    message("column-sentence"),
    message("column-note"),
    message("column-source"),
    message("column-place"),
    message("column-address"),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The other end of a relation, with what the relation says beside its type, and the relation itself."""

    node: Node
    extra: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Row:
    """The relations of one type as the page shows them.

    `evidence` is that of all when one source says them all; else they may be `told` one by one with their sources.
    """

    id: str
    title: str
    total: int
    neighbours: tuple[Neighbour, ...]
    evidence: tuple[Evidence, ...]
    told: bool

    @property
    def lines(self) -> int:
        """About how many lines it takes: its title, its names, and where its sources stand."""
        names = self.neighbours[:MOST_NAMED]
        text = sum(len(neighbour.node.name) + len(neighbour.extra) + 6 for neighbour in names)
        return 2 + _lines(text) + (3 if self.evidence else 1) + (len(self.neighbours) > MOST_NAMED)


@dataclass(frozen=True, slots=True)
class Section:
    """A topic as the page shows it: the rows that are seen at once, and those that are folded."""

    name: str
    total: int
    rows: tuple[Row, ...]
    folded: tuple[Row, ...]


@router.get("/entities/{entity_id}")
def profile(visiting: Visiting, entity_id: str, all: str = "") -> Response:
    """The page of an entity; `all` names a group of relations to show whole."""
    snapshot = visiting.snapshot
    node = snapshot.node(entity_id)
    if node.id != entity_id:
        return visiting.moved(entity_address(node), "all")
    lives = lives_of(visiting.graph, snapshot)
    about = findings_about(snapshot, node.id, budget=visiting.budget) if visiting.is_settled else ()
    findings = unfinished(snapshot, about, lives)
    entry = ledger_entry(snapshot, node) if node.is_a("Agreement") else None
    statuses = (
        [(status_sentence(snapshot, entry, statement), statement.evidence) for statement in entry.statuses]
        if entry
        else []
    )
    known = essence(snapshot, node.id)
    sentences = summary(snapshot, node.id)
    texts = (
        node.description or "",
        sentences.in_language(visiting.language),
        *_opening_of(findings, visiting.language),
    )
    amounts = [fact for fact in known.money if fact not in [award.fact for award in known.won]]
    differences = list(_differences(visiting, node))
    lines = MOST_LINES - sum(_lines(len(text)) for text in texts) - 6 * min(len(statuses), MOST_STATUSES)
    lines += sum(room for absent, room in ((findings, 4), (amounts, 6), (differences, 2)) if not absent)
    left = Counter(lines=lines, told=MOST_TOLD)
    parts = {part: tuple(_sections(visiting, node, part, all, left)) for part in PARTS}
    shown = [
        evidence
        for section in chain.from_iterable(parts.values())
        for row in (*section.rows, *section.folded)
        if row.told or row.evidence
        for neighbour in row.neighbours
        for evidence in neighbour.fact.evidence
    ]
    moments = list(islice(events(snapshot, node.id), MOST_MOMENTS + 1))
    context = {
        "node": node,
        "proposed": list(islice(_waiting(visiting, node), MOST_ANSWERS)),
        "quotes": visiting.graph.asked(lambda store: quotes(store, snapshot, shown), NO_QUOTES),
        "names_also": _names(node),
        "region": snapshot.node(node.region) if node.region and node.region in snapshot else None,
        "summary": sentences,
        "won": [(won_sentence(snapshot, award), award.fact) for award in known.won],
        "amounts": amounts[:MOST_AMOUNTS],
        "amounts_total": len(amounts),
        "statuses": statuses,
        "differences": differences,
        "is_there": snapshot.standing(node.id),
        "sections": parts["present"],
        "others": {part: some for part, some in parts.items() if some and part != "present"},
        "total": sum(section.total for section in parts["present"]),
        "timeline": moments[:MOST_MOMENTS],
        "earlier": len(moments) > MOST_MOMENTS,
        "findings": findings[:MOST_FINDINGS],
        "findings_total": len(findings),
        "ego": ego(snapshot, node.id, visiting.language) or ego(snapshot.with_past, node.id, visiting.language),
        "MOST_NAMED": MOST_NAMED,
        "MOST_STATUSES": MOST_STATUSES,
    }
    return show(visiting, "entity", context, beside=(visiting.proposed.number, number_of(lives)))


def _waiting(visiting: Visitor, node: Node) -> Iterator[Proposal]:
    """What is proposed about an entity or by it: what waits and is for the visitor to see, and who is finding out."""
    return filter(visiting.is_told_of, visiting.proposed.of(node.id))


@router.get("/entities/{entity_id}/relations.{format}")
def relations(visiting: Visiting, entity_id: str, format: Format) -> Response:
    """All relations of an entity as a table, a line for each piece of evidence."""
    node = visiting.snapshot.node(entity_id)
    table = Table("relations", headings(_COLUMNS, visiting.language), _rows(visiting, node))
    return download(visiting, lambda: table, node.id, format)


@router.get("/entities/{entity_id}/claims")
def claims(visiting: Visiting, entity_id: str, start: Annotated[int, Query(alias="from", ge=1)] = 1) -> Response:
    """Every claim about an entity with its source, so many a page."""
    snapshot = visiting.snapshot
    node = snapshot.node(entity_id)
    if node.id != entity_id:
        return visiting.moved(f"{entity_address(node)}/claims")
    spoken = claims_about(snapshot, node.id)
    shown = spoken[start - 1 : start - 1 + CLAIMS_A_PAGE]
    by_source = [
        (source, [list(alike) for _, alike in groupby(same, key=_place)])
        for source, same in groupby(shown, key=lambda claim: claim.evidence.source)
    ]
    answers = {
        ends: answers_to(snapshot, visiting.person, visiting.proposed, ends, node.id)
        for ends in dict.fromkeys((claim.fact.subject, claim.fact.relation, claim.fact.object) for claim in shown)
    }
    following, before = start + CLAIMS_A_PAGE, max(1, start - CLAIMS_A_PAGE)
    context = {
        "node": node,
        "by_source": by_source,
        "answers": answers,
        "answered_here": sum(proposal.speaker == node.id for some in answers.values() for proposal in some),
        "itself": list(islice(_on_itself(visiting, node), MOST_ANSWERS)),
        "quotes": visiting.graph.asked(
            lambda store: quotes(store, snapshot, (claim.evidence for claim in shown)), NO_QUOTES
        ),
        "total": len(spoken),
        "sources": len({claim.evidence.source.id for claim in spoken}),
        "statements": node.statements if start == 1 else (),
        "next_address": visiting.here(from_=following) if following <= len(spoken) else None,
        "previous_address": visiting.here(from_=before if before > 1 else None) if start > 1 else None,
    }
    return show(visiting, "claims", context, beside=visiting.proposed.number)


def _on_itself(visiting: Visitor, node: Node) -> Iterator[Proposal]:
    for proposal in visiting.proposed.of(node.id):
        if proposal.answer.ends is None and may_read(visiting.snapshot, visiting.person, proposal):
            yield proposal


def _place(spoken: Spoken) -> tuple[str | None, str | None, str | None]:
    """Where a claim stands and what is noted with it: claims that agree in these are told together."""
    return spoken.evidence.url, spoken.evidence.claim.locator, spoken.evidence.claim.note


def _rows(visiting: Visitor, node: Node) -> Iterator[tuple[str, ...]]:
    snapshot, language = visiting.snapshot, visiting.language
    for fact in snapshot.all_facts_of(node.id):
        other = snapshot.node(fact.other(node.id))
        relation = fact.vocabulary.label if fact.subject == node.id else fact.vocabulary.inverse
        sentence = fact_sentence(snapshot, fact, language)
        for evidence in fact.evidence:
            claim = evidence.claim
            yield (
                relation.in_language(language),
                other.name,
                other.vocabulary.label.in_language(language),
                claim.since or "",
                claim.until or "",
                message(f"standing-{evidence.standing}").in_language(language),
                claim.role or "",
                amount_text(claim.amount, language) if claim.amount else "",
                sentence,
                claim.note or "",
                evidence.source.title,
                claim.locator or "",
                evidence.url or "",
            )


def _names(node: Node) -> list[Name]:
    return [name for name in node.names if name.use is not NameUse.RUNNING and name.text != node.name]


def _sections(visiting: Visitor, node: Node, part: str, whole: str, left: Counter[str]) -> Iterator[Section]:
    """The topics of a part; `left` counts down how many lines are seen and how many relations are told."""
    for topic in topics(visiting.snapshot, node.id, part, MOST_OF_A_TYPE, whole):
        rows = tuple(_row(visiting, node, group, left, told=group.id == whole) for group in topic.groups)
        seen = [
            row for row, room in zip(rows, accumulate(row.lines for row in rows), strict=True) if room <= left["lines"]
        ]
        if any(row.id == whole for row in rows):
            seen = list(rows)
        left["lines"] = left["lines"] - sum(row.lines for row in seen) if len(seen) == len(rows) else 0
        yield Section(topic.name, topic.total, rows[: len(seen)], rows[len(seen) :])


def _opening_of(findings: Sequence[Finding], language: str) -> Iterator[str]:
    """What is seen at once of the findings."""
    for finding in findings[:1]:
        yield finding.sentence.parts[0].in_language(language)
        yield finding.next_step.sentence.in_language(language)


def _lines(characters: int) -> int:
    return -(-characters // LINE)


def _row(visiting: Visitor, node: Node, group: Group, left: Counter[str], *, told: bool) -> Row:
    snapshot, language = visiting.snapshot, visiting.language
    evidence = tuple(piece for fact in group.facts for piece in fact.evidence)
    one_source = len({piece.url or piece.source.id for piece in evidence}) == 1
    told = told or (not one_source and len(group.facts) <= left["told"])
    if told:
        left["told"] -= len(group.facts)
    return Row(
        id=group.id,
        title=group.label.in_language(language),
        total=group.total,
        neighbours=tuple(
            Neighbour(snapshot.node(fact.other(node.id)), extras(snapshot, fact, language), fact)
            for fact in group.facts
        ),
        evidence=evidence if one_source and not told else (),
        told=told,
    )


def _differences(visiting: Visitor, node: Node) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Per property or relation the values that differ, each with the titles of the sources that give it."""
    language = visiting.language
    names = [(statement.source.title, statement.entity.name) for statement in node.statements]
    kinds = [
        (statement.source.title, VOCABULARY.kind(statement.entity.kind).label.in_language(language))
        for statement in node.statements
    ]
    periods = [
        (statement.source.title, period_text(statement.entity.since, statement.entity.until, language))
        for statement in node.statements
        if statement.entity.since or statement.entity.until
    ]
    for title, values in (
        (message("label-name"), names),
        (message("label-kind"), kinds),
        (message("label-period"), periods),
    ):
        yield from _differing(title.in_language(language), values)
    for fact in visiting.snapshot.said_more_than_once(node.id):
        by_role = Counter(evidence.claim.role for evidence in fact.evidence if evidence.claim.amount)
        amounts = [
            (evidence.source.title, amount_text(evidence.claim.amount, language))
            for evidence in fact.evidence
            if evidence.claim.amount and by_role[evidence.claim.role] > 1
        ]
        so, not_so = (message(key).in_language(language) for key in ("entity-is-so", "entity-is-not-so"))
        denials = [(evidence.source.title, so if evidence.claim.holds else not_so) for evidence in fact.evidence]
        for values in (amounts, denials if fact.holds and fact.denied else []):
            if len({value for _, value in values}) > 1:
                yield from _differing(fact_sentence(visiting.snapshot, fact, language), values)


def _differing(title: str, values: list[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    by_value: dict[str, list[str]] = {}
    for source, value in values:
        sources = by_value.setdefault(value, [])
        if source not in sources:
            sources.append(source)
    if len(by_value) > 1:
        yield title, list(by_value.items())
