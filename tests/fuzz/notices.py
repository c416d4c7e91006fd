"""From any bytes or document to the records of a notice; whatever they are, only clean errors may come out."""

from pathlib import Path

from lxml import etree

from graph.model.records import RecordError
from graph.model.words import Message
from loaders.problems import LoadError
from loaders.readers.notices import Notice, NoticeError, read_notice
from loaders.readers.notices.innovation import reason_to_skip
from loaders.readers.notices.records import batch
from loaders.readers.notices.register import Register
from loaders.sources.ted_aankondigingen import notice_in

FIXTURES = Path(__file__).parents[1] / "fixtures" / "notices"
DOCUMENTS = {path.name: path.read_bytes() for path in sorted(FIXTURES.glob("*.xml"))}
CLEAN = frozenset({"refused", "no notice", "written"})


def one_input(data: bytes) -> str:
    """Read bytes as a file and write the records of the notice in it; in one word, how it ended."""
    try:
        notice = notice_in("fuzz.xml", data)
    except LoadError as error:
        return "refused" if all(str(problem).startswith("fuzz.xml") for problem in error.problems) else "without a name"
    if isinstance(notice, Message):
        return "no notice"
    return _recorded(notice)


def one_document(root: etree._Element) -> str:
    """Read a parsed document and write its records; in one word, how it ended."""
    try:
        notice = read_notice(root)
    except NoticeError as error:
        return "refused" if str(error) else "without a reason"
    return _recorded(notice)


def _recorded(notice: Notice) -> str:
    reason_to_skip(notice)
    try:
        made = batch(notice, Register())
    except RecordError as error:
        return "refused" if error.problems else "without a reason"
    return "written" if made.digest and made.source.id.startswith("ted-") else "under a strange id"
