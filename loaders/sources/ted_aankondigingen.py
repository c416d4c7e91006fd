"""Tender notices of Dutch buyers that buy innovation, from files, folders and zip files of TED XML and eForms, and
those that the search service of TED finds.

One notice is one batch, by the number of the notice: a notice that is sent again replaces what it said before, and a
file that is loaded twice changes nothing. Notices of other countries, and those in which nothing says that innovation
is bought, are counted and left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.model.records import Batch, Rank, RecordError
from graph.model.words import Message, message
from loaders.card import Cadence, Card, Cursor, Expected, Feed, File, Form, Get, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError, NotThereError, Place
from loaders.readers.notices import NoProcurementError, Notice, NoticeError, is_notice, read_notice
from loaders.readers.notices.innovation import reason_to_skip
from loaders.readers.notices.records import batch
from loaders.readers.notices.register import Register, bundled_register
from loaders.readers.notices.search import FIRST_DAY, NOTICE, SEARCH, query, search_notices
from loaders.readers.reading import read_bytes, read_head, read_xml, read_zip, size

CARD = Card(
    id="ted",
    title="Aankondigingen van aanbestedingen (TED)",
    publisher="Publicatiebureau van de Europese Unie",
    licence="hergebruik toegestaan met bronvermelding (Besluit 2011/833/EU)",
    url="https://ted.europa.eu/",
    cadence=Cadence.DAILY,
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 200, "Notice"),),
    bundled=False,
    hosts=frozenset({"api.ted.europa.eu", "ted.europa.eu"}),
    feed=Feed((SEARCH,), Form.JSON, ToldBy.CURSOR, query(FIRST_DAY)),
)
LARGEST_NOTICE = 20 * 2**20
# A month of notices unpacked; only one of them is in memory at a time.
LARGEST_ZIP = 2 * 2**30
NOT_A_NOTICE = message("load-no-notice")
OLDER_VERSION = message("load-notice-older-version")
_START = re.compile(rb"<(?:\w+:)?(?:TED_EXPORT|ContractNotice|ContractAwardNotice|PriorInformationNotice)[\s>]")


def refresh(get: Get, since: str | None) -> Iterator[File | Cursor]:
    """The notices that were published since the newest of the last time, that day included, for it may not be over."""
    newest = since or FIRST_DAY
    missing: list[str] = []
    for number, published in search_notices(get, newest):
        try:
            yield File(get(NOTICE.format(number), form=Form.XML), NOTICE.format(number))
        except NotThereError:
            missing.append(published)
        newest = max(newest, published)
    # What is announced and not there yet is asked for again.
    yield Cursor(min((newest, *missing)))


def recognises(path: Path) -> bool:
    """Whether the file is a notice, or a folder or zip that has one; of each file only the beginning is read.

    A zip that cannot be opened or unpacked is taken as one of notices, so that its user hears what is wrong with it.
    """
    if path.is_dir():
        return any(_starts_like_a_notice(read_head(file)) for file in sorted(path.rglob("*.xml")))
    if path.suffix.lower() == ".zip":
        try:
            return any(_starts_like_a_notice(head) for _, head in read_zip(path, None, most=4096, wanted=_is_xml))
        except LoadError:
            return True
    return _starts_like_a_notice(read_head(path))


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """A batch for each notice that belongs here, the files that cannot be read, and how many were left out and why."""
    return read_files((file.path for file in given.files), bundled_register())


def read_files(paths: Iterable[Path], register: Register) -> Iterator[Batch | LoadError | Skipped]:
    """The batches of all notices in files, folders and zips, behind what could not be read and before what is left out.

    Everything is read before anything is handed on, so that a zip that turns out to be broken half-way leaves nothing
    behind; LoadError then names it. Of two versions of one notice the later one counts.
    """
    notices: dict[str, tuple[str, Notice]] = {}
    skipped: Counter[Message] = Counter()
    refused: list[LoadError] = []
    for name, document in _documents(paths):
        try:
            notice = notice_in(name, document)
        except LoadError as error:
            refused.append(error)
            continue
        if isinstance(notice, Message):
            skipped[notice] += 1
            continue
        if (reason := reason_to_skip(notice)) is not None:
            skipped[reason] += 1
            continue
        if notice.id in notices:
            skipped[OLDER_VERSION] += 1
        known = notices.get(notice.id)
        if known is None or _version(known[1]) <= _version(notice):
            notices[notice.id] = name, notice
    yield from refused
    # A batch takes more than its notice: each is made when it is asked for, and no notice is kept longer.
    for id in tuple(notices):
        yield _batch(*notices.pop(id), register)
    if skipped:
        reasons = counted(skipped.most_common())
        yield Skipped(message("load-notices-skipped", count=skipped.total(), reasons=reasons))


def _batch(name: str, notice: Notice, register: Register) -> Batch | LoadError:
    try:
        return batch(notice, register)
    except RecordError as error:
        return LoadError(*map(Place(name).told, error.problems), source=notice.id)


def _documents(paths: Iterable[Path]) -> Iterator[tuple[str, bytes | LoadError]]:
    """The XML documents in files, folders and zips, each with the name that a person knows it by."""
    for path in paths:
        if path.is_dir():
            for file in sorted(file for file in path.rglob("*") if file.is_file() and _is_xml(file.name)):
                yield str(file.relative_to(path.parent)), _contents(file)
        elif path.suffix.lower() == ".zip":
            for name, data in read_zip(path, LARGEST_ZIP, most=LARGEST_NOTICE + 1, wanted=_is_xml):
                yield f"{path.name}, {name}", data
        else:
            yield path.name, _contents(path)


def _contents(path: Path) -> bytes | LoadError:
    try:
        return read_bytes(path, LARGEST_NOTICE)
    except LoadError as error:
        return error


def notice_in(name: str, document: bytes | LoadError) -> Notice | Message:
    """The notice in a document, or why there is none in it that counts; LoadError when the document is broken."""
    if isinstance(document, LoadError):
        raise document
    if not _starts_like_a_notice(document[:4096]):
        return NOT_A_NOTICE
    if len(document) > LARGEST_NOTICE:
        raise LoadError(Place(name).problem("load-notice-too-large", most=size(LARGEST_NOTICE)))
    root = read_xml(document, name)
    if not is_notice(root):
        return NOT_A_NOTICE
    try:
        return read_notice(root)
    except NoProcurementError as error:
        return error.problems[0]
    except NoticeError as error:
        raise LoadError(*map(Place(name).told, error.problems)) from None


def _version(notice: Notice) -> tuple[str, str]:
    return notice.version, notice.published or ""


def _is_xml(name: str) -> bool:
    return name.lower().endswith(".xml")


def _starts_like_a_notice(head: bytes) -> bool:
    return _START.search(head.replace(b"\0", b"")) is not None
