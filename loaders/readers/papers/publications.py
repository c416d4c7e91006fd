"""Official publications other than papers, as a text cites them: journals, and what a chamber prints beside papers.

The normal form is the identifier that officielebekendmakingen.nl uses: `stcrt-2019-64553`, `stb-2012-542`,
`trb-2004-275`, `ah-tk-20222023-3649` (the answers to questions: Aanhangsel van de Handelingen) and
`h-tk-20122013-71-15` (an item of the proceedings). Proceedings that are cited by page have no identifier.
"""

import re
from collections.abc import Iterator

_JOURNALS = {"stcrt": "stcrt", "staatscourant": "stcrt", "stb": "stb", "staatsblad": "stb"}
_JOURNALS |= {"trb": "trb", "tractatenblad": "trb"}
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_LABEL = r"(?:nummer|nr\.?|no\.?)"
_NUMBER = r"(?P<number>\d{1,3}[.\s]\d{3}(?!\d)|\d{1,6}(?!\d))"
_JOURNAL = r"\b(?P<journal>Stcrt|Staatscourant|Stb|Staatsblad|Trb|Tractatenblad)\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_CHAMBER = r"(?P<chamber>(?:Tweede|Eerste)\s+Kamer|[TE]K|I{1,2})(?![A-Za-z])"
_SESSION = r"(?:vergaderjaar\s*)?(?P<year>(?:19|20)\d{2})\s*[/–-]\s*(?P<until>\d{2}|\d{4})(?!\d)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        # Stcrt. 2019, 64553 | Staatscourant 2019, nr. 64 553 | Stb. 2012/542 | Staatscourant van 3 mei 2019, nummer 25
        rf"{_JOURNAL}[\s,(-]*(?:van\s+)?(?:\d{{1,2}}\s+{_MONTH}\s+)?{_YEAR}"
        rf"(?:[\s,-]*{_LABEL}\s*|\s*[,/-]\s*|\s+(?!(?:19|20)\d\d(?!\d))){_NUMBER}(?P<part>-n\d)?(?!/|\s+{_MONTH}(?![a-z]))",
        # Staatscourant nr. 64553 van 3 mei 2019
        rf"{_JOURNAL}[\s,]*{_LABEL}\s*{_NUMBER}[\s,(]*(?:van\s+|d\.?d\.?\s+)?(?:\d{{1,2}}\s+{_MONTH}\s+)?{_YEAR}",
        # Aanhangsel Handelingen II 2019/20, nrs. 89 en 90 | Aanhangsel van de Handelingen, vergaderjaar 2022-2023
        rf"\bAanhangsel\s+(?:van\s+de\s+)?Handelingen[\s,]{{0,3}}(?:{_CHAMBER})?[\s,]{{0,3}}{_SESSION}"
        r"[\s,]{0,3}(?:nummers?|nrs?\.?)?\s?(?P<numbers>\d{1,4}(?!\d)(?:(?:\s*,\s*\d{1,4}(?!\d))*\s+en\s+\d{1,4}(?!\d))?)",
        # Handelingen II 2012-2013, nr. 71, item 15
        rf"\bHandelingen[\s,]{{0,3}}{_CHAMBER}[\s,]{{0,3}}{_SESSION}[\s,]{{0,3}}(?:{_LABEL}\s*)?(?P<meeting>\d{{1,3}})[\s,]*item\s*(?P<item>\d{{1,3}})",
        r"(?<![\w-])(?P<id>(?:stcrt|stb|trb)-\d{4}-\d{1,6}(?:-n\d)?|ah-[te]k-\d{8}-\d{1,4}|h-[te]k-\d{8}-\d{1,3}-\d{1,3}|blg-\d{4,8})(?![\w-])",
    )
)
# Most texts name none, and looking for a word takes far less than the patterns do.
_WORDS = ("stcrt", "staatscourant", "stb", "staatsblad", "trb", "tractatenblad", "ah-", "h-tk-", "h-ek-", "blg-")


def publication_ids(text: str) -> tuple[tuple[str, ...], str]:
    """The publications that a text names, each once, in its order; and the text without them."""
    lower = text.lower()
    if "Handelingen" not in text and not any(word in lower for word in _WORDS):
        return (), text
    hits: list[tuple[int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            hits.extend((match.start(), id) for id in _ids(match))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return tuple(dict.fromkeys(id for _, id in sorted(hits, key=lambda hit: hit[0]))), text


def _ids(match: re.Match[str]) -> Iterator[str]:
    parts = match.groupdict()
    if parts.get("id"):
        yield parts["id"].lower()
    elif parts.get("journal"):
        number = int(re.sub(r"\D", "", parts["number"]))
        yield f"{_JOURNALS[parts['journal'].lower()]}-{parts['year']}-{number}{(parts.get('part') or '').lower()}"
    elif (int(parts["year"]) + 1 - int(parts["until"])) % 100 == 0:
        chamber = "ek" if (parts["chamber"] or "").upper().startswith("E") or parts["chamber"] == "I" else "tk"
        session = f"{parts['year']}{int(parts['year']) + 1}"
        if parts.get("item"):
            yield f"h-{chamber}-{session}-{int(parts['meeting'])}-{int(parts['item'])}"
        else:
            yield from (f"ah-{chamber}-{session}-{int(number)}" for number in re.findall(r"\d+", parts["numbers"]))
