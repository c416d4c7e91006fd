"""Notices of innovation-oriented procurement from the open data of TenderNed: a file a year, in OCDS.

A procedure that TED tells of as well is one procedure: it is known by a number of TED in the release, else by a notice
of TED with the same title that was published within days of it. In it, an award on the same lots to the same winners
is the one of TED. TED has to be loaded before; of what comes later, the likeness of the names is shown for review.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

from graph.model.dates import first_day
from graph.model.names import fold
from graph.model.records import Batch, Entity, Rank, RecordError
from graph.model.words import Message, message
from loaders.card import Cadence, Card, Expected, Feed, File, Form, Get, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError, Place
from loaders.readers.notices.innovation import NOT_INNOVATIVE
from loaders.readers.notices.notice import Notice, shorten
from loaders.readers.notices.ocds import Release, is_whole, read_release, signals, ted_numbers
from loaders.readers.notices.records import batch
from loaders.readers.notices.register import bundled_register, plain_name
from loaders.readers.reading import read_bytes, read_head, read_json

# The folder in the addresses of the files changes with each edition, so they are read from this page.
PAGE = "https://www.tenderned.nl/cms/nl/aanbesteden-in-cijfers/datasets-aanbestedingen"
CARD = Card(
    id="tenderned",
    title="Aankondigingen van aanbestedingen (TenderNed)",
    publisher="PIANOo, Expertisecentrum Aanbesteden",
    licence="CC0-1.0",
    url=PAGE,
    cadence=Cadence.QUARTERLY,
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 200, "Notice"),),
    bundled=False,
    hosts=frozenset({"www.tenderned.nl"}),
    feed=Feed((PAGE,), Form.JSON, ToldBy.VALIDATOR),
)
INCOMPLETE = message("load-release-incomplete")
_FILE = re.compile(r'href="(?P<address>[^"]{1,300}/(?:Dataset_Tenderned-[\d-]{1,40}|20\d\d)\.json)"', re.IGNORECASE)
_START = re.compile(rb"tenderned", re.IGNORECASE)
_SAME_TITLE_WITHIN = timedelta(days=14)
_FEWEST_WORDS = 3


def refresh(get: Get, since: str | None) -> Iterator[File]:
    """The files that the page of the datasets names."""
    page = read_bytes(get(PAGE, form=Form.ANY)).decode("utf-8", "replace")
    addresses = sorted({urljoin(PAGE, match["address"]) for match in _FILE.finditer(page)})
    if not addresses:
        raise LoadError(Place(PAGE).problem("load-no-datasets"))
    for address in addresses:
        yield File(get(address), address)


def recognises(path: Path) -> bool:
    """Whether the file is a release package of TenderNed; only its beginning is read."""
    if not path.is_file() or path.suffix.lower() != ".json":
        return False
    head = read_head(path)
    return b'"releases"' in head and _START.search(head) is not None


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """A batch for each notice that buys innovation, and how many were left out and why.

    Everything is read before anything is handed on; of a notice that two files have, the last one counts.
    """
    notices: dict[str, tuple[Notice, tuple[str, ...]]] = {}
    skipped: Counter[Message] = Counter()
    for file in given.files:
        for release in _releases(file):
            if not is_whole(release):
                skipped[INCOMPLETE] += 1
            elif not signals(release):
                skipped[NOT_INNOVATIVE] += 1
            else:
                notice = read_release(release)
                notices[notice.id] = notice, ted_numbers(release)
    in_ted = _InTed(given.entities() if notices else ())
    for notice, numbers in notices.values():
        try:
            stem = in_ted.stem(notice, numbers)
            made = _batch(notice, stem)
            yield _with_awards_of_ted(made, given) if stem else made
        except RecordError as error:
            yield LoadError(*map(Place(notice.id).told, error.problems), source=notice.id)
    if skipped:
        reasons = counted(skipped.most_common())
        yield Skipped(message("load-notices-skipped", count=skipped.total(), reasons=reasons))


def _releases(file: File) -> Iterator[Release]:
    package = read_json(file.path)
    releases = package.get("releases") if isinstance(package, dict) else None
    if not isinstance(releases, list):
        place = Place(file.address or file.path.name)
        raise LoadError(place.problem("load-page-of-other-shape", service="TenderNed (OCDS)", field="releases"))
    for release in releases:
        yield release if isinstance(release, dict) else {}


def _batch(notice: Notice, stem: str | None) -> Batch:
    made = batch(replace(notice, stem=stem or notice.stem), bundled_register())
    part = notice.id.removeprefix(f"{CARD.id}-")
    title = shorten(f"TenderNed-aankondiging {part}: {notice.title}")
    source = CARD.source(part, title=title, url=notice.url, published=notice.published)
    return Batch(source, made.entities, made.claims)


def _with_awards_of_ted(made: Batch, given: Given) -> Batch:
    """The batch with its awards under the ids that they have in TED, as far as it tells of the same ones."""
    ids: dict[str, str] = {}
    for award in (entity.id for entity in made.entities if entity.kind == "Award"):
        lots = {claim.object for claim in made.claims if (claim.subject, claim.relation) == (award, "awardIn")}
        names = {entity.id: plain_name(entity.name) for entity in made.entities}
        winners = {
            names[claim.object] for claim in made.claims if (claim.subject, claim.relation) == (award, "awardedTo")
        }
        same = [
            other.id
            for other in (given.related(min(lots), "awardIn") if lots and winners else ())
            if {lot.id for lot in given.related(other.id, "awardIn")} == lots
            and {plain_name(winner.name) for winner in given.related(other.id, "awardedTo")} == winners
        ]
        of_ted = [id for id in same if id.startswith("ted-")]
        if len(of_ted) == 1:
            ids[award] = of_ted[0]
    # Of two that would be one neither is.
    again = {id for id, count in Counter(ids.values()).items() if count > 1}
    ids = {award: id for award, id in ids.items() if id not in again}
    return Batch(
        made.source,
        tuple(replace(entity, id=ids.get(entity.id, entity.id)) for entity in made.entities),
        tuple(replace(claim, subject=ids.get(claim.subject, claim.subject)) for claim in made.claims),
    )


class _InTed:
    """The procedures that are known from TED, to be found by the number or the title of a notice."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        known = tuple(entity for entity in entities if entity.id.startswith("ted-"))
        self._procedures: Mapping[str, Entity] = {entity.id: entity for entity in known if entity.kind == "Procedure"}
        self._titles: dict[str, list[Entity]] = {}
        for procedure in self._procedures.values():
            self._titles.setdefault(fold(procedure.name), []).append(procedure)
        self._notices = tuple(entity for entity in known if entity.kind == "Notice" and entity.since)

    def stem(self, notice: Notice, numbers: Iterable[str]) -> str | None:
        """What the ids of the procedure in TED begin with; None when it is not known for certain."""
        for number in numbers:
            if f"ted-{number}-procedure" in self._procedures:
                return f"ted-{number}"
        title = fold(notice.title)
        alike = self._titles.get(title, ())
        if len(alike) != 1 or len(title.split()) < _FEWEST_WORDS or notice.published is None:
            return None
        published = first_day(notice.published)
        near = any(
            fold(known.name).startswith(title) and abs(first_day(known.since or "") - published) <= _SAME_TITLE_WITHIN
            for known in self._notices
        )
        return alike[0].id.removesuffix("-procedure") if near else None
