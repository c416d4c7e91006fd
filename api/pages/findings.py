"""The findings of all rules on a snapshot, found once a day for each revision."""

from datetime import date

from graph.gaps import Finding, find_gaps
from graph.snapshot import Snapshot


def all_findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """What all rules find today, kept with the snapshot."""
    key = f"findings {date.today()}"
    if key not in snapshot.compiled:
        snapshot.compiled[key] = find_gaps(snapshot)
    findings: tuple[Finding, ...] = snapshot.compiled[key]
    return findings
