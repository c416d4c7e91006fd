"""Who is who according to the editors: judgements on pairs of bundled entities, each with its reason, in one file."""

from collections.abc import Iterator
from pathlib import Path

from graph.model.identity import Judgement, Verdict
from graph.store import Contents
from loaders.card import DATA
from loaders.problems import LoadError, Place
from loaders.readers.yaml_elements import Fields, read_yaml

EDITORS = "redactie"
BUNDLED = DATA / "wie_is_wie.yaml"
_FIELDS = ("left", "right", "verdict", "why")


def read_judgements(path: Path, at: str) -> tuple[Judgement, ...]:
    """The judgements in a file, as of the ISO 8601 moment `at`. LoadError with every problem, each with its line."""
    document = read_yaml(path)
    judgements, problems = [], []
    for number, element in enumerate(document if isinstance(document, list) else (), 1):
        place = Place(path.name, line=getattr(element, "line", None), element=str(number))
        if not isinstance(element, Fields) or set(element) != set(_FIELDS) or not all(element.values()):
            problems.append(place.problem("load-judgement-incomplete"))
        elif element["verdict"] not in {Verdict.YES, Verdict.NO}:
            problems.append(place.problem("load-judgement-verdict", given=element["verdict"][:80]))
        else:
            left, right, verdict, why = (element[field] for field in _FIELDS)
            judgements.append(Judgement(left, right, Verdict(verdict), EDITORS, at, why))
    if problems or not judgements:
        raise LoadError(*(problems or [Place(path.name).problem("load-no-judgements")]))
    return tuple(judgements)


def new_judgements(judgements: tuple[Judgement, ...], contents: Contents) -> Iterator[Judgement]:
    """Those that tell a store something new: on entities that it has, and unless a person judged the pair there."""
    ids = {entity.id for _, entity in contents.entities}
    judged = {judgement.pair: judgement for judgement in contents.judgements}
    for judgement in judgements:
        before = judged.get(judgement.pair)
        same = before is not None and (before.verdict, before.why) == (judgement.verdict, judgement.why)
        ours = before is None or before.by == EDITORS
        if ours and not same and ids.issuperset(judgement.pair):
            yield judgement
