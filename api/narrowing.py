"""Narrowing down where the network falls short, for pages and API alike, and how many are left by each choice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from api.finding_lives import Wanted, seen_in, wanted_of
from graph.ask.facets import narrow, values_of
from graph.ask.gaps import Finding
from graph.ask.snapshot import Snapshot
from graph.desk.finding_lives import DECIDED, Life, Lives
from graph.model.merging import Node

FACETS = ("rule", "severity", "kind", "region", "instrument")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What findings are asked for: of a severity and a rule, about an actor (an id), about something of a kind that is
    in a region (an id), and tied to an instrument (an id). Empty for what does not matter.
    """

    severity: str = ""
    rule: str = ""
    actor: str = ""
    kind: str = ""
    region: str = ""
    instrument: str = ""

    def concerns(self, finding: Finding | Life) -> bool:
        """Whether something is of the severity and the rule, and about the actor."""
        return (
            self.severity in {"", finding.severity}
            and self.rule in {"", finding.rule}
            and (not self.actor or self.actor in finding.entities)
        )


def narrowed(snapshot: Snapshot, findings: Iterable[Finding], by: Narrowing) -> list[Finding]:
    """The findings that are asked for. ValueError for an unknown kind."""
    kept = [finding for finding in findings if by.concerns(finding)]
    chosen = {name: value for name, value in (("kind", by.kind), ("region", by.region)) if value}
    if chosen:
        kept = [finding for finding in kept if narrow(snapshot, _nodes(snapshot, finding), chosen)]
    if by.instrument:
        id = snapshot.redirects.get(by.instrument, by.instrument)
        kept = [
            finding for finding in kept if id in finding.entities or id in _values(snapshot, finding, "instrument", by)
        ]
    return kept


def counts(
    snapshot: Snapshot, findings: Iterable[Finding], by: Narrowing, lives: Lives | None, wanted: Wanted
) -> Mapping[str, Counter[str]]:
    """For each facet how many findings have each value, of those that the other choices leave; `state` with lives."""
    findings, now = tuple(findings), seen_in(snapshot)
    counted = {}
    for facet in FACETS:
        others = narrowed(snapshot, findings, replace(by, **{facet: ""}))
        left = wanted_of(others, lives, wanted, now)
        counted[facet] = Counter(value for finding in left for value in _values(snapshot, finding, facet, by))
    if lives is not None:
        in_any_state = replace(wanted, states=frozenset(DECIDED))
        left = wanted_of(narrowed(snapshot, findings, by), lives, in_any_state, now)
        counted["state"] = Counter(lives.state(finding.id, now.day) for finding in left)
    return counted


def _values(snapshot: Snapshot, finding: Finding, facet: str, by: Narrowing) -> frozenset[str]:
    """The values by which a finding is left, where the other choices are made."""
    if facet in {"rule", "severity"}:
        return frozenset({finding.rule if facet == "rule" else finding.severity})
    return frozenset(_of_nodes(snapshot, finding, facet, by))


def _of_nodes(snapshot: Snapshot, finding: Finding, facet: str, by: Narrowing) -> Iterator[str]:
    nodes = _nodes(snapshot, finding)
    # What is of the kind has to lie in the region.
    if facet == "kind" and by.region:
        nodes = narrow(snapshot, nodes, {"region": by.region})
    elif facet == "region" and by.kind:
        nodes = narrow(snapshot, nodes, {"kind": by.kind})
    for node in nodes:
        yield from values_of(snapshot, node, facet)
        if facet == "instrument" and node.is_a("ProcurementInstrument"):
            yield node.id


def _nodes(snapshot: Snapshot, finding: Finding) -> tuple[Node, ...]:
    return tuple(snapshot.node(id) for id in finding.entities if id in snapshot)
