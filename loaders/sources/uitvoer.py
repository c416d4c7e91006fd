"""What Samenspel itself exported as JSON: everything that every source says, each under its own id, and who is who."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from graph.model.identity import Judgement, Verdict
from graph.model.plain import claim_from_plain, entity_from_plain, passage_from_plain, source_from_plain
from graph.model.records import Batch, Passage, Rank
from graph.model.words import Message, told
from loaders.card import Cadence, Card, Expected, Given
from loaders.problems import LoadError, Place
from loaders.readers.reading import read_head, read_json

CARD = Card(
    id="uitvoer",
    title="Uitvoer van Samenspel (JSON)",
    publisher="niet vermeld",
    licence="niet vermeld",
    url=None,
    cadence=Cadence.ON_CHANGE,
    rank=Rank.CONTRIBUTION,
    expected=(Expected(0, 10_000_000),),
    bundled=False,
    carries=True,
)
# An export has its parts in order, so that its beginning tells what it is.
_BEGINNING = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"claims"\s*:\s*\[')
_PARTS = ("sources", "entities", "claims", "judgements")
_Record = TypeVar("_Record")


def batches(given: Given) -> Iterable[Batch | LoadError | Judgement]:
    """A batch for each source in an export, and then the judgements in it; a file with any mistake is refused whole."""
    for file in given.files:
        try:
            yield from _read(file.path)
        except LoadError as error:
            yield error


def recognises(path: Path) -> bool:
    """Whether it begins as an export does."""
    return path.suffix.casefold() == ".json" and _BEGINNING.search(read_head(path)) is not None


def _read(path: Path) -> Iterator[Batch | Judgement]:
    document = read_json(path)
    parts = document if isinstance(document, dict) else {}
    problems: list[Message] = []
    for part in _PARTS:
        if not isinstance(parts.get(part), list):
            problems.append(Place(path.name, element=part).problem("load-no-export"))
    if problems:
        raise LoadError(*problems)
    sources = dict(_records(path, "sources", parts, lambda plain: (plain["id"], source_from_plain(plain)), problems))
    entities = _by_source(_records(path, "entities", parts, _of_source(entity_from_plain), problems))
    claims = _by_source(_records(path, "claims", parts, _of_source(claim_from_plain), problems))
    judgements = tuple(_records(path, "judgements", parts, _judgement, problems))
    texts = dict(_records(path, "texts", {"texts": [], **parts}, _text, problems))
    for id in (*entities, *claims, *texts):
        if id not in sources:
            problems.append(Place(path.name, element="sources").problem("load-export-without-source", id=id[:80]))
    if problems:
        raise LoadError(*dict.fromkeys(problems))
    for id, source in sources.items():
        yield Batch(source, tuple(entities.get(id, ())), tuple(claims.get(id, ())), texts.get(id, ()))
    yield from judgements


def _records(
    path: Path, part: str, parts: Mapping[str, Any], read: Callable[[dict[str, Any]], _Record], problems: list[Message]
) -> Iterator[_Record]:
    for number, plain in enumerate(parts[part], 1):
        try:
            yield read(dict(plain))
        except (TypeError, KeyError, AttributeError, ArithmeticError):
            problems.append(Place(path.name, element=f"{part} {number}").problem("load-no-record"))
        except ValueError as error:
            problems.extend(Place(path.name, element=f"{part} {number}").told(problem) for problem in told(error))


def _text(plain: dict[str, Any]) -> tuple[str, tuple[Passage, ...]]:
    return str(plain["source"]), tuple(map(passage_from_plain, plain["passages"]))


def _of_source(read: Callable[[dict[str, Any]], _Record]) -> Callable[[dict[str, Any]], tuple[str, _Record]]:
    return lambda plain: (str(plain.pop("source")), read(plain))


def _by_source(pairs: Iterable[tuple[str, _Record]]) -> dict[str, list[_Record]]:
    records: dict[str, list[_Record]] = {}
    for source, record in pairs:
        records.setdefault(source, []).append(record)
    return records


def _judgement(plain: dict[str, Any]) -> Judgement:
    left, right, by, why = (str(plain[field]) for field in ("left", "right", "by", "why"))
    # The moment is that of the load: an export tells none.
    return Judgement(left, right, Verdict(plain["verdict"]), by, "", why)
