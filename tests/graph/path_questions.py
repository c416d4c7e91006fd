"""Short ways to ask for paths in small drawn graphs."""

from typing import Any

from graph.ask.paths import Path, PathAnswer, PathQuestion, find_past_paths, find_paths
from graph.ask.snapshot import Snapshot
from graph.ask.ties import HUB_SIZE
from tests.graph.drawn import drawn, tie

# stad - koepel - tafel - bond - bedrijf, and a weaker way round by a project.
TABLE = (
    "stad:Municipality koepel:Association tafel:Platform bond:Association bedrijf:Company proef:Project",
    tie("stad", "koepel"),
    tie("koepel", "tafel"),
    tie("bond", "tafel"),
    tie("bedrijf", "bond"),
    tie("stad", "proef", "commissions"),
    tie("bedrijf", "proef", "participatesIn"),
)


def routes(answer: PathAnswer) -> list[str]:
    return [" ".join(path.nodes) for path in answer.paths]


def ask(snapshot: Snapshot, start: str, goal: str, **limits: Any) -> list[str]:
    return routes(find_paths(snapshot, PathQuestion.between(start, goal, **limits)))


def best(snapshot: Snapshot, start: str, goal: str, **limits: Any) -> Path:
    return find_paths(snapshot, PathQuestion.between(start, goal, **limits)).paths[0]


def past(snapshot: Snapshot, start: str, goal: str, **limits: Any) -> list[Path]:
    """The paths of which a tie is over."""
    return list(find_past_paths(snapshot, PathQuestion.between(start, goal, **limits)))


def parts(path: Path, step: int) -> dict[str, float]:
    return {part.name: part.value for part in path.steps[step].parts}


def large(kind: str) -> Snapshot:
    """A body of that kind with more ties than an introducer can have."""
    members = range(HUB_SIZE + 1)
    entities = " ".join(f"lid-{number}:Company" for number in members)
    return drawn(f"groot:{kind} {entities}", *(tie(f"lid-{number}", "groot", "partOf") for number in members))
