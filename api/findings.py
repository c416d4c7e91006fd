"""The findings of all rules on a snapshot, found once a day for each revision."""

from datetime import date

from api.kept import kept
from graph.ask.gaps import Finding, find_gaps
from graph.ask.snapshot import Snapshot


def findings_about(snapshot: Snapshot, id: str) -> tuple[Finding, ...]:
    """Those of all findings that concern an entity."""

    def index() -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in all_findings(snapshot):
            for one in dict.fromkeys(finding.entities):
                found.setdefault(one, []).append(finding)
        return found

    return tuple(kept(snapshot, f"findings by entity {date.today()}", index).get(id, ()))


def all_findings(snapshot: Snapshot, rule: str | None = None) -> tuple[Finding, ...]:
    """What all rules find today, or one of them, kept with the snapshot."""
    key = f"findings {date.today()}"
    if rule is None:
        if key not in snapshot.compiled:
            snapshot.compiled[key] = find_gaps(snapshot)
        findings: tuple[Finding, ...] = snapshot.compiled[key]
        return findings
    if key in snapshot.compiled:
        return tuple(finding for finding in all_findings(snapshot) if finding.rule == rule)
    # One rule on a large graph is much less work than all.
    return kept(snapshot, (key, rule), lambda: find_gaps(snapshot, rules=[rule]))
