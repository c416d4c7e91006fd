"""Tender notices as published: the older TED XML and eForms, read into one shape and written as records.

`read_notice` takes a parsed document and gives a `Notice`; `loaders.readers.notices.records.batch` makes the Batch of
it.
"""

from lxml import etree

from graph.model.words import Listed, message
from loaders.readers.notices import eforms, ted_r208, ted_xml
from loaders.readers.notices.notice import NoProcurementError, Notice, NoticeError
from loaders.readers.reading import local_name

__all__ = ["FORMATS", "NoProcurementError", "Notice", "NoticeError", "is_notice", "read_notice"]

# The element that a document of a format starts with, by local name: the namespace differs from year to year.
FORMATS = {
    "TED_EXPORT": "TED XML (R2.0.7 to R2.0.9)",
    "ContractNotice": "eForms",
    "ContractAwardNotice": "eForms",
    "PriorInformationNotice": "eForms",
}


def is_notice(root: etree._Element) -> bool:
    """Whether the document starts like a tender notice of a format that can be read."""
    return local_name(root) in FORMATS


def read_notice(root: etree._Element) -> Notice:
    """The notice that a parsed document holds.

    Raises NoticeError when it is no tender notice or has no number, NoProcurementError when it announces no purchase.
    """
    name = local_name(root)
    if name not in FORMATS:
        expected = Listed(tuple(f"<{element}>" for element in FORMATS), "or")
        raise NoticeError(message("load-notice-begins-otherwise", given=f"<{name}>", expected=expected))
    if name != "TED_EXPORT":
        return eforms.read(root)
    return ted_xml.read(root) if ted_xml.has_forms(root) else ted_r208.read(root)
