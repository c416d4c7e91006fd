"""What a network file holds of entities and facts, as values that have a type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.columns import CONFIDENCES, Flags
from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.snapshot import Snapshot
from graph.ask.standing import CODE
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.records import Rank
from graph.model.words import Dated, message
from graph.say.amounts import is_momentary
from graph.say.sentences import fact_sentence, period_of
from graph.say.whole import whole

Row = Mapping[str, Any]
# The fields of a node and of an edge, with the type of each. A text can be several, and a field of which nothing is
# known is not in a row.
NODE_FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "kind": str, "kindName": str, "group": str, "tier": int, "names": str, "identifiers": str, "description": str,
        "homepage": str, "page": str, "region": str, "since": str, "sinceYear": int, "until": str, "untilYear": int,
        "standing": str, "denied": str,
    }
)  # fmt: skip
EDGE_FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "relation": str, "standing": str, "disputed": bool, "since": str, "sinceYear": int, "until": str,
        "untilYear": int, "amount": float, "unit": str, "amountPeriod": str, "roles": str, "confidence": str,
        "meaning": str, "strength": float, "sourceCount": int, "sources": str, "urls": str,
    }
)  # fmt: skip
# A standing by which a claim says nothing of a time at which the fact was.
_NEVER = frozenset({Standing.PROPOSED, Standing.WITHDRAWN, Standing.DENIED})


@dataclass(frozen=True, slots=True)
class Spell:
    """From which day up to and including which; None is an end that nobody gives."""

    begin: date | None
    end: date | None


@dataclass(frozen=True)
class Network:
    """What a snapshot shows as a network, told in a language; `site` is the address of the service, if it has one.

    Going through it raises OverBudgetError when that goes over the budget.
    """

    snapshot: Snapshot
    language: str
    site: str | None = None
    budget: Budget = UNLIMITED

    @property
    def day(self) -> Dated:
        """The day of which it tells."""
        return Dated(self.snapshot.as_of or self.snapshot.day.isoformat())

    def nodes(self) -> Iterator[Node]:
        """The entities, in order of their ids."""
        return self.budget.each(self.snapshot.nodes_at(self._flags[0]))

    def facts(self) -> Iterator[Fact]:
        """The facts that are edges, in order of subject, relation and object: all but those that are only denied."""
        return self.budget.each(self.snapshot.facts_at(self._flags[1]))

    def facts_and_denials(self) -> Iterator[Fact]:
        """The same with those that are only denied, for who can tell them apart."""
        return self.budget.each(self.snapshot.facts_at(self._flags[1] | self._flags[2]))

    def node_row(self, node: Node) -> Row:
        """What is known of an entity, by NODE_FIELDS."""
        kind, snapshot = node.vocabulary, self.snapshot
        return _filled(
            {
                "kind": node.kind,
                "kindName": kind.label.in_language(self.language),
                "group": (node.kind, *kind.ancestors)[-2],
                "tier": kind.tier,
                "names": node.all_names()[1:],
                "identifiers": tuple(f"{identifier.scheme}:{identifier.value}" for identifier in node.identifiers),
                "description": node.description,
                "homepage": node.homepage,
                "page": f"{self.site}/entities/{node.id}" if self.site else None,
                "region": snapshot.node(node.region).name if node.region and node.region in snapshot else node.region,
                **_years(node.since, node.until),
                "standing": snapshot.standing(node.id).value,
                "denied": " ".join(self.sentence(fact) for fact in self._denied_of(node.id)),
            }
        )

    def edge_row(self, fact: Fact) -> Row:
        """What is known of a fact, by EDGE_FIELDS, from the claims by which it stands as it does."""
        supporting, relation = fact.supporting, fact.vocabulary
        claims = [evidence.claim for evidence in supporting]
        amounts = {claim.amount for claim in claims if claim.amount is not None}
        amount = amounts.pop() if len(amounts) == 1 else None
        return _filled(
            {
                "relation": fact.relation,
                "standing": fact.standing.value,
                "disputed": fact.disputed,
                **_years(*period_of(claims)),
                # Of several amounts none is the amount of the fact.
                "amount": amount.value if amount else None,
                "unit": amount.unit if amount else None,
                "amountPeriod": amount.period if amount else None,
                "roles": _several(claim.role for claim in claims),
                "confidence": min((claim.confidence for claim in claims), key=CONFIDENCES.index).value,
                "meaning": relation.meaning.value,
                "strength": relation.strength,
                "sourceCount": len({evidence.source.id for evidence in supporting}),
                "sources": _several(evidence.source.title for evidence in supporting),
                "urls": _several(evidence.url for evidence in supporting),
            }
        )

    def sentence(self, fact: Fact) -> str:
        """A fact as a sentence with its sources."""
        return fact_sentence(self.snapshot, fact, self.language, cited=True)

    def label(self, fact: Fact) -> str:
        """What stands beside the edge of a fact: its relation, and how it stands where it does not simply stand."""
        label = fact.vocabulary.label.in_language(self.language)
        return label if fact.stands else f"{label} ({message(f'standing-{fact.standing}').in_language(self.language)})"

    @cached_property
    def _flags(self) -> tuple[Flags, Flags, Flags]:
        """The nodes, the facts that are edges, and those that are not."""
        nodes, facts = whole(self.snapshot)
        denied = facts & (self.snapshot.codes.facts == CODE[Standing.DENIED])
        return nodes, facts & ~denied, denied

    @cached_property
    def _with_denied(self) -> frozenset[str]:
        return self.snapshot.columns.ids_of(self.snapshot.columns.subjects_of(self._flags[2]))

    def _denied_of(self, id: str) -> Iterator[Fact]:
        if id in self._with_denied:
            numbers, _ = self.snapshot.fact_numbers(id)
            yield from self.snapshot.facts_numbered(numbers[self._flags[2][numbers]].tolist())


def kind_of(fact: Fact) -> str:
    """What tells edges between the same two nodes apart: the relation, and how the fact stands unless it does."""
    return fact.relation if fact.stands else f"{fact.relation}:{fact.standing}"


def node_spell(node: Node) -> Spell | None:
    """When an entity was there, as far as that is said: from the first day of its beginning to the last of its end."""
    if node.since is None and node.until is None:
        return None
    return Spell(first_day(node.since) if node.since else None, last_day(node.until) if node.until else None)


def fact_spells(fact: Fact) -> Sequence[Spell]:
    """The times at which a fact was, by the claims that give one, none overlapping another; empty when none does.

    A year as a beginning is its first day, and as an end its last. Of what is said to be over without an end, the end
    is that of another claim, or else the day of the paper that says so.
    """
    telling = [
        piece for piece in fact.evidence if piece.claim.holds and piece.standing not in _NEVER
    ] or fact.supporting
    ends = [last_day(piece.claim.until) for piece in telling if piece.claim.until and not is_momentary(piece.claim)]
    spells = [spell for piece in telling if (spell := _spell(piece, max(ends, default=None))) is not None]
    return _apart(spells)


def _spell(evidence: Evidence, end_of_others: date | None) -> Spell | None:
    claim = evidence.claim
    if not (claim.since or claim.until) or is_momentary(claim):
        return None
    begin = first_day(claim.since) if claim.since else None
    end = last_day(claim.until) if claim.until else None
    if end is None and evidence.standing is Standing.ENDED:
        end = end_of_others or _told_on(evidence)
    return None if begin and end and end < begin else Spell(begin, end)


def _told_on(evidence: Evidence) -> date | None:
    published = evidence.page.published if evidence.page is not None else None
    if published is None and evidence.source.rank is not Rank.CURATED:
        published = evidence.source.published
    return last_day(published) if published else None


def _apart(spells: Sequence[Spell]) -> Sequence[Spell]:
    """The same times, with those that overlap or follow on each other as one."""
    united: list[Spell] = []
    for spell in sorted(spells, key=lambda spell: (spell.begin or date.min, spell.end or date.max)):
        last = united[-1] if united else None
        if last is None or (last.end is not None and spell.begin is not None and spell.begin > _next(last.end)):
            united.append(spell)
        elif last.end is not None and (spell.end is None or spell.end > last.end):
            united[-1] = Spell(last.begin, spell.end)
    return united


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _years(since: str | None, until: str | None) -> Row:
    """A period as sources give it, and its years as numbers."""
    return {
        "since": since,
        "sinceYear": first_day(since).year if since else None,
        "until": until,
        "untilYear": last_day(until).year if until else None,
    }


def _filled(row: Row) -> Row:
    return {field: value for field, value in row.items() if value not in (None, "", ())}


def _several(texts: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
