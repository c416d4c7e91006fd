"""Gaps: where the ecosystem falls short. One file a rule; the rules are found by walking this package."""

import pkgutil
from collections.abc import Collection, Mapping
from importlib import import_module
from types import MappingProxyType

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.gaps.rule import SEVERITIES, Finding, Importance, LookedAt, NextStep, Rule, Severity
from graph.ask.snapshot import Snapshot
from graph.model.collecting import no_collecting

__all__ = ["RULES", "Finding", "Importance", "LookedAt", "NextStep", "Rule", "Severity", "find_gaps"]


def _rules() -> Mapping[str, Rule]:
    """The rules by id: each module of this package that has one."""
    rules: dict[str, Rule] = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        rule = getattr(import_module(f"{__name__}.{module}"), "RULE", None)
        if rule is not None:
            if rule.id in rules:
                raise ValueError(f"gap rule {rule.id} is declared twice; see graph/ask/gaps/{module}.py")
            rules[rule.id] = rule
    return MappingProxyType(rules)


RULES: Mapping[str, Rule] = _rules()


@no_collecting()
def find_gaps(
    snapshot: Snapshot,
    *,
    rules: Collection[str] | None = None,
    severity: Severity | None = None,
    budget: Budget = UNLIMITED,
) -> tuple[Finding, ...]:
    """What the rules (by id; all of them by default) find on the day of the snapshot.

    The most serious come first, and within a severity the weightiest: see `Importance`. ValueError for an unknown rule
    or severity; OverBudgetError.
    """
    if unknown := set(rules or ()) - RULES.keys():
        raise ValueError(f"unknown gap rule {', '.join(sorted(unknown))}; the rules are {', '.join(RULES)}")
    if severity is not None and severity not in SEVERITIES:
        raise ValueError(f"unknown severity {severity!r}; it is one of {', '.join(SEVERITIES)}")
    chosen = [rule for id, rule in RULES.items() if rules is None or id in rules]
    findings = [finding for rule in budget.each(chosen) for finding in budget.each(rule.find(snapshot))]
    kept = [finding for finding in findings if severity is None or finding.severity == severity]
    return tuple(sorted(kept, key=_order))


def _order(finding: Finding) -> tuple[int, float, str, str]:
    return SEVERITIES.index(finding.severity), -finding.importance.weight, finding.rule, finding.id
