"""What the runs say of refreshing: how a card was refreshed last, and since when one fails.

The runs of a refresh bear the id of a card, those of loading the id of a source, which may be the same; so each kind of
run is read apart from the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.store.contract import REFRESHES, Run


@dataclass(frozen=True, slots=True)
class Failing:
    """A card of which the refresh fails: since which moment (ISO 8601), and the last run that tells why."""

    card: str
    since: str
    last: Run

    def owns(self, source_id: str) -> bool:
        """Whether a source of that id comes from the card, and so shows an edition of before."""
        return source_id == self.card or source_id.startswith(f"{self.card}-")


def refreshes(runs: Iterable[Run], card: str) -> tuple[Run, ...]:
    """The runs of refreshing a card, in their order."""
    return tuple(run for run in runs if run.source == card and run.outcome in REFRESHES)


def failing(runs: Iterable[Run]) -> tuple[Failing, ...]:
    """The cards of which the last refresh that came to an end failed, in order of their id; `runs` newest first."""
    failures: dict[str, Failing] = {}
    good: set[str] = set()
    for run in runs:
        if run.outcome == "fetched":
            good.add(run.source)
        elif run.outcome == "failed" and run.source not in good:
            known = failures.get(run.source)
            failures[run.source] = Failing(run.source, run.at, known.last if known else run)
    return tuple(failures[card] for card in sorted(failures))
