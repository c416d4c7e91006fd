"""The findings of all rules on a snapshot, found once."""

from collections.abc import Mapping

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.gaps import find_gaps
from graph.ask.gaps.rule import Finding
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot

__all__ = ["all_findings", "finding_called", "findings_about", "findings_of"]


@kept()
def all_findings(snapshot: Snapshot, *, budget: Budget = UNLIMITED) -> tuple[Finding, ...]:
    """What all rules find, in order. OverBudgetError."""
    return find_gaps(snapshot, budget=budget)


@kept()
def findings_of(snapshot: Snapshot, rule: str, *, budget: Budget = UNLIMITED) -> tuple[Finding, ...]:
    """What one rule finds: on a large graph much less work than all. OverBudgetError."""
    return find_gaps(snapshot, rules=[rule], budget=budget)


def finding_called(snapshot: Snapshot, id: str, *, budget: Budget = UNLIMITED) -> Finding | None:
    """The finding with an id; None when there is none. OverBudgetError."""
    return _by_id(snapshot, budget=budget).get(id)


@kept()
def _by_id(snapshot: Snapshot, *, budget: Budget) -> Mapping[str, Finding]:
    return {finding.id: finding for finding in all_findings(snapshot, budget=budget)}


def findings_about(snapshot: Snapshot, id: str, *, budget: Budget = UNLIMITED) -> tuple[Finding, ...]:
    """Those of all findings that concern an entity. OverBudgetError."""
    return tuple(_by_entity(snapshot, budget=budget).get(id, ()))


@kept()
def _by_entity(snapshot: Snapshot, *, budget: Budget) -> Mapping[str, list[Finding]]:
    findings: dict[str, list[Finding]] = {}
    for finding in all_findings(snapshot, budget=budget):
        for entity in dict.fromkeys(finding.entities):
            findings.setdefault(entity, []).append(finding)
    return findings
