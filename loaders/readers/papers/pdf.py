"""A paper as PDF, read with PDFium: the text of each page, in the order in which it was set."""

import pypdfium2

from graph.model.words import message
from loaders.problems import LoadError, Place
from loaders.readers.papers.paper import Paper
from loaders.readers.papers.text import read_plain

MOST_PAGES = 2_000


def read_pdf(data: bytes, name: str) -> Paper:
    """The paper in a PDF; LoadError when it is broken, locked, has no text (a scan) or more than MOST_PAGES pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = message("load-pdf-locked") if "password" in str(error).casefold() else str(error)
        raise LoadError(Place(name).problem("load-no-pdf", why=why)) from None
    try:
        if len(document) > MOST_PAGES:
            raise LoadError(Place(name).problem("load-too-many-pages", count=len(document), most=MOST_PAGES))
        pages = [_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise LoadError(Place(name).problem("load-page-unreadable", why=str(error))) from None
    finally:
        document.close()
    if not any(letter.isalpha() for page in pages for letter in page):
        raise LoadError(Place(name).problem("load-pdf-without-text"))
    return read_plain("\f".join(pages), name)


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            # PDFium gives a hyphen at the end of a line as U+FFFE.
            text: str = textpage.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\f", "\n")
            return text.replace("\0", "")
        finally:
            textpage.close()
    finally:
        page.close()
