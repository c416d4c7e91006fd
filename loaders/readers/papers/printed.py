"""How the States General print a paper: its heading, and the lines at the foot of each page.

33 009 Innovatiebeleid
Nr. 104 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT

kst-33009-104
ISSN 0921 - 7371
’s-Gravenhage 2021 Tweede Kamer, vergaderjaar 2021–2022, 33 009, nr. 104 1
"""

import re
from collections.abc import Iterable

from graph.model.paper_numbers import paper_ids
from loaders.readers.papers.paper import EERSTE_KAMER, TWEEDE_KAMER, Metadata, author, one_line

_ID = r"(?:(?:kst|blg)-[A-Z0-9()-]{3,30}|(?:ah|h|kv)-[te]k-[\d-]{3,20})"
_FOOT = re.compile(
    r"\s*(?:’s-Gravenhage (?:19|20)\d{2}\s*)?(?P<chamber>Tweede|Eerste) Kamer, vergaderjaar "
    r"(?P<session>(?:19|20)\d{2}\s?[–-]\s?(?:19|20)\d{2}), (?P<what>\d\d \d{3}.{0,40}?|Aanhangsel)\s+\d{1,4}\s*"
)
_IMPRINT = re.compile(rf"\s*(?:{_ID}|ISSN \d{{4}} ?[-–] ?\d{{3}}[\dX]|’s-Gravenhage (?:19|20)\d{{2}})\s*")
_OWN_ID = re.compile(rf"^[ \t]*({_ID})[ \t]*\n\s*ISSN ", re.MULTILINE)
_HEADING = re.compile(
    r"^[ \t]*(?P<dossier>[1-9]\d \d{3}(?:[ -](?:[IVX]{1,6}[AB]?|[A-Z]|\d{2})(?!\w))?)(?: \(R ?\d{3,4}\))?[ \t]*\n?"
    r"[ \t]*(?P<about>[^\W\d_].{3,300}?)\s*\n[ \t]*(?:[Nn]r\. ?(?P<number>\d{1,4})|(?P<letters>[A-Z]{1,2}))\s+"
    r"(?P<title>[A-ZÀ-Ý][A-ZÀ-Ý\d’',./():;& -]{5,}$(?:\n[ \t]*[A-ZÀ-Ý][A-ZÀ-Ý\d’',./():;& -]+$){0,6})",
    re.MULTILINE | re.DOTALL,
)
_BEGINNING = 3_000


def printed(text: str) -> Metadata:
    """What the heading and the foot of the pages say of the paper itself; nothing of it for any other text."""
    heading, foot = _HEADING.search(text[:_BEGINNING]), _foot(text.split("\n"))
    own = _OWN_ID.search(text)
    if heading is None and foot is None and own is None:
        return Metadata()
    numbered = f"{heading['dossier']}, nr. {heading['number'] or heading['letters']}" if heading else ""
    ids = paper_ids(own[1]) or (own[1],) if own else paper_ids(foot["what"] if foot else "") or paper_ids(numbered)
    id = ids[0] if ids else None
    dossier, _, number = id.removeprefix("kst-").rpartition("-") if id and id.startswith("kst-") else ("", "", "")
    # The mark of a note stands behind the last word.
    title = re.sub(r"(?<=[^\W\d])\d$", "", one_line(heading["title"])) if heading else None
    return Metadata(
        id=id,
        title=title,
        dossier=dossier or None,
        # A paper that stands in several dossiers is numbered in the first.
        dossier_title=one_line(re.split(r"\n\s*\d\d \d{3}\b", heading["about"])[0]) if heading else None,
        number=number if dossier else None,
        creator={"Tweede": TWEEDE_KAMER, "Eerste": EERSTE_KAMER}[foot["chamber"]] if foot else None,
        session=re.sub(r"\s?[–-]\s?", "-", foot["session"]) if foot else None,
        author=author(title),
    )


def without_foot(lines: Iterable[str]) -> list[str]:
    """The lines of a page without those at its foot, when it has these."""
    lines = list(lines)
    if _foot(lines) is None:
        return lines
    return [line for line in lines if not (_FOOT.fullmatch(line) or _IMPRINT.fullmatch(line))]


def _foot(lines: Iterable[str]) -> re.Match[str] | None:
    return next((match for line in lines if (match := _FOOT.fullmatch(line))), None)
