"""How well names are found and bodies recognised, on labelled sets; and how fast papers are read beside bare parsers.

python -m benchmarks.mentions [--json] [--letter PATH]

The sets and how they were labelled are in `benchmarks/labelled`. The letter itself is not part of the project; without
it that part is left out. Speed is the median of fifteen runs of each in processor time; a page is 3,000 characters.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from xml.sax.saxutils import escape

import pypdfium2
from lxml import etree

from graph.ask.resolution import find_likenesses
from graph.model.records import Batch, Entity, Rank, Source
from graph.model.vocabulary import VOCABULARY
from graph.store import open_store
from loaders.card import Given
from loaders.engine.discover import discover
from loaders.engine.run import load
from loaders.readers.mentions import MentionFinder, find_in_passages
from loaders.readers.papers.document_xml import read_document
from loaders.readers.papers.offices import with_offices
from loaders.readers.papers.paper import Paper
from loaders.readers.papers.pdf import read_pdf
from loaders.readers.papers.references import find_references
from loaders.readers.papers.text import read_plain
from loaders.readers.reading import read_xml
from tests.pdf import pdf

LABELLED = Path(__file__).parent / "labelled"
LETTER = Path(__file__).parents[2] / "shared" / "kamerbrief-innovatiegericht-inkopen.txt"
DAY = "2021-11-29"
PAGE = 3_000
_LABELLED_KINDS = ("Actor", "Instrument", "Agreement", "Activity")
_SUBJECTS = ("Theme", "Mission", "SustainableDevelopmentGoal")


@dataclass(frozen=True, slots=True)
class Quality:
    """Of a set: how many were right, found too much and missed."""

    set: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Speed:
    """Pages a second of ours and of the bare parser on the same papers; `ratio` is how many times slower ours is."""

    form: str
    pages_a_second: float
    bare_pages_a_second: float

    @property
    def ratio(self) -> float:
        return self.bare_pages_a_second / self.pages_a_second


def known_entities() -> dict[str, Entity]:
    """All entities of the bundled sources, with the names that any of them gives."""
    entities: dict[str, Entity] = {}
    for source in discover().values():
        for batch in source.batches(Given()) if source.card.bundled else ():
            for entity in batch.entities if isinstance(batch, Batch) else ():
                first = entities.setdefault(entity.id, entity)
                names = tuple(dict.fromkeys((*first.names, *entity.names)))
                since, until = first.since or entity.since, first.until or entity.until
                entities[entity.id] = Entity(first.id, first.kind, first.name, names=names, since=since, until=until)
    return entities


def letter_quality(finder: MentionFinder, known: dict[str, Entity], letter: Path) -> tuple[Quality, list[str]]:
    """The mentions in the letter against the labels, each at its place; and what differs."""
    wanted = Counter((row["place"], row["entity"]) for row in _rows("vermeldingen_brief.csv"))
    paper = read_plain(letter.read_text(encoding="utf-8"), letter.name)
    passages = [(passage.locator, passage.text) for passage in paper.passages]
    found = Counter(
        (place, mention.entity)
        for place, result in find_in_passages(finder, passages, DAY)
        for mention in result.mentions
        if any(VOCABULARY.is_a(known[mention.entity].kind, kind) for kind in _LABELLED_KINDS)
    )
    return _quality("brief", wanted, found)


def register_quality(finder: MentionFinder, known: dict[str, Entity]) -> tuple[Quality, list[str]]:
    """The mentions in the sentences around names of the registers; a doubtful name that is decided counts as wrong."""
    wanted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for row in _rows("vermeldingen_register.csv"):
        sentence = row["sentence"]
        wanted.update((sentence, id) for id in row["entities"].split())
        wanted.update((sentence, f"? {name}") for name in row["doubtful"].split())
        ((_, result),) = find_in_passages(finder, [("", sentence)], DAY)
        found.update(
            (sentence, mention.entity)
            for mention in result.mentions
            if any(VOCABULARY.is_a(known[mention.entity].kind, kind) for kind in (*_LABELLED_KINDS, *_SUBJECTS))
        )
        found.update((sentence, f"? {name.text}") for name in result.doubtful)
    return _quality("registers", wanted, found)


def resolver_quality() -> tuple[Quality, list[str]]:
    """The automatic merges of contributions that write a body in one of the labelled ways, each on its own."""
    wanted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    at = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
    source = Source("voorbeeld", "Voorbeeldbijdrage", "Voorbeeld", "CC0-1.0", Rank.CONTRIBUTION)
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/labelled.db") as store:
        load(store)
        for row in _rows("zelfde.csv"):
            key = f"{row['kind']} {row['name']}"
            if row["same_as"]:
                wanted[key, row["same_as"]] += 1
            store.sync(Batch(source, (Entity("a-candidate", row["kind"], row["name"]),), ()))
            for judgement in find_likenesses(store.read(), at).judgements:
                if "a-candidate" in judgement.pair:
                    found[key, next(id for id in judgement.pair if id != "a-candidate")] += 1
    return _quality("zelfde", wanted, found)


def _quality(name: str, wanted: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> tuple[Quality, list[str]]:
    right = sum((wanted & found).values())
    wrong, missed = found - wanted, wanted - found
    differences = [f"te veel: {pair}" for pair in wrong.elements()] + [f"gemist: {pair}" for pair in missed.elements()]
    return Quality(name, right, wrong.total(), missed.total()), differences


def _rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def speeds(finder: MentionFinder) -> tuple[Speed, ...]:
    """A paper of several pages beside the bare parser: its references, these with the names in it, and its PDF.

    Its text is that of the bundled descriptions and notes, with a reference in every third paragraph. `words` is what
    parting the text at its spaces takes beside lxml, and nothing else: no look at words in Python takes less.
    """
    paragraphs = [
        f"{escape(text)} Zie Kamerstuk 99999, nr. {number}." if number % 3 == 0 else escape(text)
        for number, text in enumerate(bundled_texts())
    ]
    pages = sum(map(len, paragraphs)) / PAGE
    body = "".join(f"<al>{text}</al>" for text in paragraphs)
    xml = f"<officiele-publicatie><kamerstuk><stuk>{body}</stuk></kamerstuk></officiele-publicatie>".encode()
    # The fonts of the file have no other letters.
    file = pdf(*(text[:100].encode("cp1252", "replace").decode("cp1252") for text in paragraphs))

    def read() -> Paper:
        return read_document(read_xml(xml, "x"), "x")

    def read_with_names() -> None:
        paper = read()
        find_references(paper)
        list(find_in_passages(finder, [(passage.locator, passage.text) for passage in paper.passages]))

    bare = _seconds(lambda: etree.fromstring(xml))
    return (
        _speed("xml", pages, _seconds(lambda: find_references(read())), bare),
        _speed("xml, names", pages, _seconds(read_with_names), bare),
        _speed(
            "xml, words", pages, _seconds(lambda: [text.split() for text in etree.fromstring(xml).itertext()]), bare
        ),
        _speed(
            "pdf",
            len(paragraphs),
            _seconds(lambda: find_references(read_pdf(file, "x"))),
            _seconds(partial(_bare_pdf, file)),
        ),
    )


def bundled_texts() -> list[str]:
    """The bundled descriptions and notes as the paragraphs of a paper: Dutch prose that names many bodies."""
    texts: dict[str, None] = {}
    for source in discover().values():
        for batch in source.batches(Given()) if source.card.bundled else ():
            if isinstance(batch, Batch):
                prose = (*(entity.description for entity in batch.entities), *(claim.note for claim in batch.claims))
                texts.update(dict.fromkeys(text for text in prose if text))
    return [" ".join(four) for four in (list(texts)[at : at + 4] for at in range(0, len(texts), 4))]


def _bare_pdf(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(15):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


def _speed(form: str, pages: float, ours: float, bare: float) -> Speed:
    return Speed(form, pages / ours, pages / bare)


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when a body was merged wrongly, or mentions stay under 0.98 precision or 0.95 recall."""
    letter = Path(arguments[arguments.index("--letter") + 1]) if "--letter" in arguments else LETTER
    known = with_offices(known_entities())
    finder = MentionFinder(known.values())
    measured = [register_quality(finder, known), resolver_quality()]
    if letter.exists():
        measured.insert(0, letter_quality(finder, known, letter))
    timed = speeds(finder)
    if "--json" in arguments:
        qualities = [
            {**asdict(quality), "precision": quality.precision, "recall": quality.recall} for quality, _ in measured
        ]
        print(json.dumps({"quality": qualities, "speed": [{**asdict(speed), "ratio": speed.ratio} for speed in timed]}))
    else:
        for quality, differences in measured:
            print(
                f"{quality.set:12} precision {quality.precision:.3f}  recall {quality.recall:.3f}  "
                f"({quality.right} right)"
            )
            for difference in differences:
                print(f"    {difference}")
        for speed in timed:
            print(
                f"{speed.form:12} {speed.pages_a_second:10,.0f} pages/s, {speed.ratio:.1f}x the time of the bare parser"
            )
    *mentions, resolver = [quality for quality, _ in measured]
    short = any(quality.precision < 0.98 or quality.recall < 0.95 for quality in mentions)
    return int(short or resolver.wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
