"""A paper as the HTML of officielebekendmakingen.nl, or of a site that follows it: paragraphs, notes and links."""

import re
from collections.abc import Iterator

from lxml import etree, html

from loaders.problems import LoadError, Place
from loaders.readers.papers.document_xml import addressee, first_date
from loaders.readers.papers.metadata import from_pairs
from loaders.readers.papers.paper import Link, Metadata, Paper, Passage, author, one_line
from loaders.readers.papers.printed import printed
from loaders.readers.reading import local_name

_PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "blockquote"})
_OUTSIDE = frozenset({"script", "style", "nav", "header", "footer", "form", "noscript", "template", "head"})
_NOTE = re.compile(r"(?:^|[\s_-])(?:voetnoot|noot|footnote)(?:$|[\s_-])", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\[?(\d{1,3})\]?[\s.)]*")


def read_html(data: bytes, name: str) -> Paper:
    """The paper in an HTML page; LoadError when it is not readable as one or has no text."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(data))
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise LoadError(Place(name).problem("load-no-html", why=str(error))) from None
    body = _main(root)
    passages = tuple(_passages(body))
    if not passages:
        raise LoadError(Place(name).problem("load-page-without-text"))
    metas = ((meta.get("name", ""), meta.get("content")) for meta in root.iter("meta") if meta.get("name"))
    texts = [passage.text for passage in passages[:12]]
    own = Metadata(
        date=first_date(texts),
        addressee=addressee(texts),
        author=next((office for text in texts if (office := author(text))), None),
    )
    stated = (from_pairs(metas, name) or Metadata()).completed(printed("\n".join(texts)))
    return Paper(stated.completed(own), passages)


def _encoding(data: bytes) -> str | None:
    """UTF-8 when the page is valid UTF-8; otherwise what the page itself says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main(root: html.HtmlElement) -> html.HtmlElement:
    for path in ("//*[@id='broodtekst']", "//main", "//article", "//*[@id='content']", "//body"):
        elements = root.xpath(path)
        if isinstance(elements, list) and elements and isinstance(elements[0], html.HtmlElement):
            return elements[0]
    return root


def _passages(body: html.HtmlElement) -> Iterator[Passage]:
    paragraph = 0
    for element in body.iter():
        name = local_name(element)
        if name not in _PARAGRAPHS and not _is_note(element):
            continue
        above = list(element.iterancestors())
        if any(local_name(outer) in _OUTSIDE or _is_note(outer) for outer in above) or _holds_paragraphs(element):
            continue
        text = one_line("".join(_own_text(element, marks=_is_note(element))))
        if not text:
            continue
        links = tuple(
            Link(anchor.get("href", "").strip(), one_line(anchor.text_content())) for anchor in element.iter("a")
        )
        kept = tuple(link for link in links if link.target and not link.target.startswith("#"))
        number = _NUMBER.match(text) if _is_note(element) else None
        if number is not None:
            yield Passage(text[number.end() :] or text, f"voetnoot {number[1]}", int(number[1]), kept)
        else:
            paragraph += 1
            yield Passage(text, f"al. {paragraph}", links=kept)


def _is_note(element: html.HtmlElement) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag in {"div", "p", "li"}
        and bool(_NOTE.search(element.get("class", "")))
    )


def _holds_paragraphs(element: html.HtmlElement) -> bool:
    return not _is_note(element) and any(
        local_name(descendant) in _PARAGRAPHS for descendant in element.iterdescendants()
    )


def _own_text(element: html.HtmlElement, *, marks: bool) -> Iterator[str]:
    """The text of a paragraph; `marks` keeps the marks of notes, as the note itself needs its number."""
    yield element.text or ""
    for child in element:
        leads = local_name(child) == "sup" or (local_name(child) == "a" and "noot" in child.get("class", ""))
        mark = leads and _NUMBER.fullmatch(child.text_content()) is not None
        if isinstance(child.tag, str) and local_name(child) not in _OUTSIDE and (marks or not mark):
            yield from _own_text(child, marks=marks)
        if local_name(child) in {"br", "p", "div"}:
            yield " "
        yield child.tail or ""
