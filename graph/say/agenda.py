"""What is told for a meeting as a file for its agenda: a document for a word processor, Markdown, or a table."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from graph.model.merging import Node
from graph.model.words import Dated, Listed, message
from graph.say.meeting import Line, Section, Told
from graph.say.tables import Table, in_property, printable, to_csv, to_xlsx

# What Markdown would read as more than text.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What goes in the file: `site` and `address` are of the page that tells the same, `made` is the day in words."""

    title: str
    told: Told
    site: str
    address: str
    made: str
    language: str


def agenda(parties: Sequence[Node], told: Told, address: str, language: str) -> Agenda:
    """What goes in a file: `address` is that of the page that tells the same, empty where there is none."""
    title = message("meeting-title-for", parties=Listed(tuple(parties))) if parties else message("meeting-title")
    made = message("meeting-made", day=Dated(date.today().isoformat()))
    parts = urlsplit(address)
    site = f"{parts.scheme}://{parts.netloc}" if address else ""
    return Agenda(title.in_language(language), told, site, address, made.in_language(language), language)


def to_markdown(agenda: Agenda) -> bytes:
    """The agenda as Markdown, in UTF-8."""
    told = agenda.told
    lines = [f"# {_plain(agenda.title)}", "", _plain(told.period), "", f"**{_plain(told.summary)}**", ""]
    lines += [line for note in told.notes for line in (_plain(note), "")]
    for section in told.sections:
        lines += [f"## {_plain(section.title)} ({section.count})", ""]
        lines += _items(agenda, section) if section.lines else [_plain(section.none)]
        lines.append("")
    lines += [f"{_plain(agenda.made)}{f' <{agenda.address}>' if agenda.address else ''}", ""]
    return "\n".join(lines).encode()


def _items(agenda: Agenda, section: Section) -> Iterator[str]:
    for under, lines in section.groups:
        if under is not None:
            yield from ("", _plain(message("meeting-source", source=under).in_language(agenda.language)), "")
        for line in lines:
            linked = agenda.site and line.address
            text = f"[{_plain(line.whole)}]({agenda.site}{line.address})" if linked else _plain(line.whole)
            cited = f" ({_plain(_cited(line, agenda.language))})" if line.sources else ""
            yield f"- {text}{cited}"
    if section.left_out:
        yield f"- {message('meeting-more', number=section.left_out).in_language(agenda.language)}"


def to_docx(agenda: Agenda) -> bytes:
    """The agenda as a document of Office Open XML, on A4, with numbered pages and the address below each of them."""
    # Takes a while to import, and few ask for it.
    from docx import Document
    from docx.shared import Cm, Pt

    told = agenda.told
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = in_property(agenda.title)
    document.core_properties.author = "Samenspel"
    document.core_properties.language = agenda.language
    _number_pages(page.footer.paragraphs[0], f"{printable(agenda.made)} {agenda.address}   ")
    document.add_heading(printable(agenda.title), 0)
    document.add_paragraph(printable(told.period))
    document.add_paragraph().add_run(printable(told.summary)).bold = True
    for note in told.notes:
        document.add_paragraph(printable(note))
    for section in told.sections:
        document.add_heading(printable(f"{section.title} ({section.count})"), 1)
        if not section.lines:
            document.add_paragraph(printable(section.none))
            continue
        _add_items(document, agenda, section)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_items(document: Any, agenda: Agenda, section: Section) -> None:
    from docx.shared import Pt

    for under, lines in section.groups:
        if under is not None:
            above = message("meeting-source", source=under).in_language(agenda.language)
            document.add_paragraph().add_run(printable(above)).italic = True
        for line in lines:
            item = document.add_paragraph(style="List Bullet")
            if line.lead:
                item.add_run(printable(f"{line.lead}: ")).bold = True
            item.add_run(printable(line.text))
            if line.sources:
                item.add_run(printable(f" ({_cited(line, agenda.language)})")).font.size = Pt(8)
    if section.left_out:
        document.add_paragraph(message("meeting-more", number=section.left_out).in_language(agenda.language))


def _number_pages(paragraph: Any, text: str) -> None:
    """Put a text and the number of the page in the foot of each page, as a field that the word processor fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(text)
    run = paragraph.add_run()
    for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = content
        run._r.append(element)


def to_table(agenda: Agenda) -> Table:
    """The agenda as a table, a line for each sentence."""
    columns = ("meeting-column-section", "meeting-column-text", "column-sources", "column-address")
    return Table("vergadering", [message(column).in_language(agenda.language) for column in columns], _rows(agenda))


def _rows(agenda: Agenda) -> Iterable[tuple[str, ...]]:
    for section in agenda.told.sections:
        for line in section.lines:
            sources = line.sources or ((line.under,) if line.under else ())
            address = f"{agenda.site}{line.address}" if agenda.site and line.address else ""
            yield section.title, line.whole, "; ".join(sources), address


def _cited(line: Line, language: str) -> str:
    return message("meeting-sources", sources="; ".join(line.sources)).in_language(language)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


# What writes a file, by the ending of its name.
WRITERS: Mapping[str, Callable[[Agenda], bytes]] = MappingProxyType(
    {
        "docx": to_docx,
        "md": to_markdown,
        "csv": lambda agenda: to_csv(to_table(agenda)),
        "xlsx": lambda agenda: to_xlsx(to_table(agenda)),
    }
)
