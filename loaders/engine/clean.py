"""A list of organisations as somebody typed it, with who they officially are beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.ask.recognition import Recognised, bearers, recognise
from graph.ask.snapshot import Snapshot
from graph.model.names import fold
from graph.model.words import Message, message
from loaders.card import Answers
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.headings import find_names
from loaders.sources.spreadsheet import read_sheets

_COLUMNS = tuple(message(f"clean-{name}") for name in ("name", "id", "confidence", "candidates"))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A sheet with four columns more; how many names are in it, and how many of those were decided on."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: int
    decided: int


def clean_sent(
    snapshot: Snapshot, name: str, data: bytes, column: str, language: str, most: int
) -> tuple[Cleaned, ...]:
    """The same of a file that somebody sent, by its name and bytes; nothing of it stays.

    `column` is the heading of the one with the names, or empty. LoadError also for more than `most` rows on a sheet.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return clean(snapshot, path, Answers({fold(column): "name"} if column else {}), language, most)


def clean(
    snapshot: Snapshot, path: Path, answers: Answers, language: str, most: int | None = None
) -> tuple[Cleaned, ...]:
    """Each sheet of a list with the official name, id and confidence (0 to 1) of whom each name certainly means.

    For a name that is doubtful only the candidates are given. LoadError when the list cannot be read, or tells in no
    column who is in it, or has more than `most` rows.
    """
    problems: list[Message] = []
    sheets = read_sheets(path, problems, [])
    raise_all(problems)
    if not sheets:
        raise LoadError(Place(path.name).problem("load-no-sheet-with-data"))
    if most is not None and (rows := sum(len(sheet.rows) for sheet in sheets)) > most + len(sheets):
        raise LoadError(Place(path.name).problem("clean-too-many", count=rows, most=most))
    return tuple(
        _clean(snapshot, sheet.title, Place(path.name, sheet.title or None), sheet.rows, answers, language)
        for sheet in sheets
    )


def _clean(
    snapshot: Snapshot,
    title: str,
    place: Place,
    rows: Iterable[tuple[int, Sequence[str]]],
    answers: Answers,
    language: str,
) -> Cleaned:
    kept = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    start, column, kind = find_names(place, kept, answers, lambda name: bearers(snapshot, name))
    width = max((len(cells) for _, cells in kept), default=0)
    padded = [(*cells, *[""] * (width - len(cells))) for _, cells in kept]
    headings = padded[start - 1] if start else (message("clean-as-written").in_language(language),)
    known: dict[str, Recognised] = {}
    extended_rows: list[tuple[str, ...]] = []
    for cells in padded[start:]:
        text = cells[column].strip()
        if text and text not in known:
            known[text] = recognise(snapshot, text, kind=kind)
        extended_rows.append((*cells, *_told(known[text])) if text else (*cells, "", "", "", ""))
    names = [cells[column].strip() for cells in padded[start:] if cells[column].strip()]
    return Cleaned(
        title,
        (*headings, *(heading.in_language(language) for heading in _COLUMNS)),
        tuple(extended_rows),
        len(names),
        sum(known[text].node is not None for text in names),
    )


def _told(recognised: Recognised) -> tuple[str, str, str, str]:
    confidence = f"{recognised.confidence:.2f}" if recognised.candidates else ""
    if (node := recognised.node) is not None:
        return node.name, node.id, confidence, ""
    candidates = (f"{hit.node.name} ({hit.node.id}, {hit.score:.2f})" for hit in recognised.candidates)
    return "", "", confidence, "; ".join(candidates)
