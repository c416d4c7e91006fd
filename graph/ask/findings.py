"""The findings of all rules on a snapshot, found once."""

from collections.abc import Mapping

from graph.ask.gaps import find_gaps
from graph.ask.gaps.rule import Finding
from graph.ask.kept import kept
from graph.ask.snapshot import Snapshot

__all__ = ["all_findings", "findings_about", "findings_of"]


@kept()
def all_findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """What all rules find, in order."""
    return find_gaps(snapshot)


@kept()
def findings_of(snapshot: Snapshot, rule: str) -> tuple[Finding, ...]:
    """What one rule finds: on a large graph much less work than all."""
    return find_gaps(snapshot, rules=[rule])


def findings_about(snapshot: Snapshot, id: str) -> tuple[Finding, ...]:
    """Those of all findings that concern an entity."""
    return tuple(_by_entity(snapshot).get(id, ()))


@kept()
def _by_entity(snapshot: Snapshot) -> Mapping[str, list[Finding]]:
    findings: dict[str, list[Finding]] = {}
    for finding in all_findings(snapshot):
        for entity in dict.fromkeys(finding.entities):
            findings.setdefault(entity, []).append(finding)
    return findings
