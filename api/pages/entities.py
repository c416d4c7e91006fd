"""The page of one entity: what it is, how it hangs together with others, on whose word, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.pages.downloads import Format, download, headings
from api.pages.visitor import TIME, Visiting, Visitor, show
from api.turns import DearByChoice
from graph.ask.findings import findings_about
from graph.ask.ledger import ledger_entry
from graph.ask.quotes import quotes
from graph.ask.snapshot import Fact, Snapshot
from graph.ask.standing import PARTS
from graph.model.merging import Node
from graph.model.records import Name, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.model.words import message
from graph.say.commitments import ledger_sentences
from graph.say.sentences import fact_sentence
from graph.say.tables import Table
from graph.say.wording import amount_text, period_text
from viz.pages import address, entity_address

router = APIRouter(route_class=DearByChoice)
MOST_OF_A_TYPE = 24
MOST_MOMENTS = 60
MOST_FINDINGS = 12

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

# On the page of an agreement its parties come first, then what it consists of and what came of it.
_FIRST = ("memberOf", "partyTo", "componentOf", "committedBy", "addressedTo", "uses", "followedUpBy", "commissions")


@dataclass(frozen=True, slots=True)
class Group:
    """The relations of one type in one direction; `more` when not all are in `facts`."""

    id: str
    title: str
    total: int
    more: bool
    facts: tuple[tuple[Fact, Node], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that began or ended on a (partial) date."""

    date: str
    text: str


@router.get("/entities/{entity_id}")
def profile(visiting: Visiting, entity_id: str, all: str = "") -> Response:
    """The page of an entity; `all` names a group of relations to show whole."""
    snapshot = visiting.snapshot
    node = snapshot.node(entity_id)
    if node.id != entity_id:
        page = address(entity_address(node), **visiting.asked(("all", *TIME, "lang")))
        return RedirectResponse(page, status_code=308)
    facts = snapshot.all_facts_of(node.id)
    groups = {part: _groups(snapshot, node, facts, part, visiting.language, all) for part in PARTS}
    findings = findings_about(snapshot, node.id, budget=visiting.budget) if visiting.is_settled else ()
    entry = ledger_entry(snapshot, node) if node.is_a("Agreement") else None
    shown = [
        one for groups_of in groups.values() for group in groups_of for fact, _ in group.facts for one in fact.evidence
    ]
    context = {
        "node": node,
        "quotes": quotes(visiting.graph.store, snapshot, shown),
        "names": _names(node),
        "region": snapshot.node(node.region) if node.region and node.region in snapshot else None,
        "standing": ledger_sentences(snapshot, entry) if entry else None,
        "statuses": [one.evidence for one in entry.statuses] if entry else [],
        "differences": list(_differences(visiting, node, facts)),
        "is_there": snapshot.standing(node.id),
        "groups": groups["present"],
        "others": {part: some for part, some in groups.items() if some and part != "present"},
        "total": sum(group.total for group in groups["present"]),
        "timeline": _timeline(visiting, node, facts),
        "findings": findings[:MOST_FINDINGS],
        "findings_total": len(findings),
    }
    return show(visiting, "entity", context)


@router.get("/entities/{entity_id}/relations.{format}")
def relations(visiting: Visiting, entity_id: str, format: Format) -> Response:
    """All relations of an entity as a table, a line for each piece of evidence."""
    node = visiting.snapshot.node(entity_id)
    table = Table("relations", headings(_COLUMNS, visiting.language), _rows(visiting, node))
    return download(visiting, lambda: table, node.id, format)


def _rows(visiting: Visitor, node: Node) -> Iterator[tuple[str, ...]]:
    snapshot, language = visiting.snapshot, visiting.language
    for fact in snapshot.all_facts_of(node.id):
        other = snapshot.node(fact.other(node.id))
        relation = fact.vocabulary.label if fact.subject == node.id else fact.vocabulary.inverse
        said = fact_sentence(snapshot, fact, language)
        for one in fact.evidence:
            claim = one.claim
            yield (
                relation.in_language(language),
                other.name,
                other.vocabulary.label.in_language(language),
                claim.since or "",
                claim.until or "",
                message(f"standing-{one.standing}").in_language(language),
                claim.role or "",
                amount_text(claim.amount, language) if claim.amount else "",
                said,
                claim.note or "",
                one.source.title,
                claim.locator or "",
                one.url or "",
            )


def _names(node: Node) -> list[Name]:
    return [name for name in node.names if name.use is not NameUse.RUNNING and name.text != node.name]


def _groups(
    snapshot: Snapshot, node: Node, facts: Iterable[Fact], part: str, language: str, whole: str
) -> tuple[Group, ...]:
    return tuple(_grouped(snapshot, node, (fact for fact in facts if fact.standing in PARTS[part]), language, whole))


def _grouped(snapshot: Snapshot, node: Node, facts: Iterable[Fact], language: str, whole: str) -> Iterator[Group]:
    groups: dict[tuple[str, bool], list[Fact]] = {}
    for fact in facts:
        inverse = fact.subject != node.id and not fact.vocabulary.symmetric
        groups.setdefault((fact.relation, inverse), []).append(fact)
    order = {name: place for place, name in enumerate((*_FIRST, *VOCABULARY.relations))}
    for (name, inverse), alike in sorted(groups.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        relation = VOCABULARY.relations[name]
        id = f"{name}-{'in' if inverse else 'out'}"
        shown = alike if whole == id else alike[:MOST_OF_A_TYPE]
        yield Group(
            id=id,
            title=(relation.inverse if inverse else relation.label).in_language(language),
            total=len(alike),
            more=len(shown) < len(alike),
            facts=tuple((fact, snapshot.node(fact.other(node.id))) for fact in shown),
        )


def _timeline(visiting: Visitor, node: Node, facts: Iterable[Fact]) -> list[Moment]:
    dated = []
    for place, fact in enumerate(facts):
        since = {one.claim.since for one in fact.evidence if one.claim.since and one.claim.holds}
        until = {one.claim.until for one in fact.evidence if one.claim.until and one.claim.holds}
        dated += [(moment, place, fact) for moment in since or until]
    moments = [
        Moment(moment, fact_sentence(visiting.snapshot, fact, visiting.language))
        for moment, _, fact in sorted(dated, key=lambda one: one[:2])[:MOST_MOMENTS]
    ]
    return list(dict.fromkeys(moments))


def _differences(
    visiting: Visitor, node: Node, facts: Sequence[Fact]
) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Per property or relation the values that differ, each with the titles of the sources that give it."""
    language = visiting.language
    names = [(one.source.title, one.entity.name) for one in node.statements]
    kinds = [
        (one.source.title, VOCABULARY.kind(one.entity.kind).label.in_language(language)) for one in node.statements
    ]
    periods = [
        (one.source.title, period_text(one.entity.since, one.entity.until, language))
        for one in node.statements
        if one.entity.since or one.entity.until
    ]
    for title, values in (
        (message("label-name"), names),
        (message("label-kind"), kinds),
        (message("label-period"), periods),
    ):
        yield from _differing(title.in_language(language), values)
    for fact in facts:
        if len(fact.evidence) < 2:
            continue
        said = fact_sentence(visiting.snapshot, fact, language)
        by_role = Counter(one.claim.role for one in fact.evidence if one.claim.amount)
        yield from _differing(
            said,
            [
                (one.source.title, amount_text(one.claim.amount, language))
                for one in fact.evidence
                if one.claim.amount and by_role[one.claim.role] > 1
            ],
        )
        if fact.holds and fact.denied:
            so, not_so = (message(key).in_language(language) for key in ("entity-is-so", "entity-is-not-so"))
            yield from _differing(
                said, [(one.source.title, so if one.claim.holds else not_so) for one in fact.evidence]
            )


def _differing(title: str, values: list[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    by_value: dict[str, list[str]] = {}
    for source, value in values:
        sources = by_value.setdefault(value, [])
        if source not in sources:
            sources.append(source)
    if len(by_value) > 1:
        yield title, list(by_value.items())
