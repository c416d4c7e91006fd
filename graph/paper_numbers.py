"""Numbers of parliamentary papers (Kamerstukken), read from any usual way of writing them.

A paper is known by its dossier (five digits), the budget chapter for dossiers of the national budget (a Roman number
or a letter) and its number within the dossier (digits in the House, letters in the Senate). The normal form is the
identifier that officielebekendmakingen.nl uses: `kst-33009-82`, `kst-35570-XIII-50`, `kst-35570-A`.
"""

import re

# A pattern that begins with a set of characters is looked for many times sooner, so what must not stand before the
# first character is asked behind it.
_NOT_INSIDE = r"\d(?<![\d.,-]\d)\d"
_DOSSIER = r"(?P<dossier>\d{2}[\s.]?\d{3})(?!\d)"
_FREE_DOSSIER = rf"(?P<dossier>{_NOT_INSIDE}[\s.]?\d{{3}})(?!\d)"
_MORE_DOSSIERS = r"(?:\s*/\s*\d{2}[\s.]?\d{3}(?!\d))*"
_CHAPTER = r"(?:[\s-]{1,3}\(?(?P<chapter>[IVX]{1,6}[AB]?|[A-Z])\)?(?![A-Za-z]))?"
_DIGITS = r"\d{1,4}(?!\d)"
_LETTERS = r"(?-i:[A-Z]{1,2})(?![A-Za-z])"
_LABEL = r"(?:nummers?|nrs?\.?|no\.?)"
_SERIES = (
    r"(?-i:[Kk])amer(?:stuk(?:ken)?|brief)\s*(?:I{1,2}(?![A-Za-z])\s*)?(?:(?:19|20)\d{2}\s*[/–-]\s*\d{2,4}\s*,?\s*)?"
)

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        # 35570 XIII, nrs. 50, 51 en 52
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*(?:nummers|nrs\.?)\s*"
        rf"(?P<numbers>{_DIGITS}(?:\s*(?:,|en|and|&)\s*{_DIGITS})+)",
        # 33009, nr. 82 | 33 009 / 32 637, nr. 82
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*{_LABEL}\s*"
        rf"(?P<numbers>{_DIGITS}(?:\s*(?:en|and|&)\s*{_DIGITS})?|{_LETTERS})",
        # 33 009 Innovatiebeleid, nr. 104: the heading of a paper, with the title of its dossier
        rf"(?P<dossier>{_NOT_INSIDE}\s\d{{3}}){_MORE_DOSSIERS}{_CHAPTER}\s+(?-i:[A-Z])[^\d\n]{{2,80}}?"
        rf"{_LABEL}\s*(?P<numbers>{_DIGITS}|{_LETTERS})",
        # kst-33009-82 | kst-35570-A
        rf"(?-i:[Kk])(?<![A-Za-z0-9].)st[-\s]?{_DOSSIER}{_CHAPTER}[\s-](?P<numbers>{_DIGITS}|{_LETTERS})",
        # Kamerstukken I 2020/21, 35570 XIII, A | kamerstuk/35570-XIII/50
        rf"{_SERIES}[\s:/]*{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,/-]{{1,3}}(?P<numbers>{_DIGITS}|{_LETTERS})",
        # 33009-82 | 35570-XIII-50; with a space in the dossier a hyphen could as well stand between two amounts
        rf"(?P<dossier>{_NOT_INSIDE}\d{{3}})(?:[\s-](?P<chapter>[IVX]{{1,6}}[AB]?))?-(?P<numbers>{_DIGITS})(?!-\d)",
    )
)
# What somebody types who wants this paper and nothing else: `33009 82`, `33 009 Innovatiebeleid, nr. 82`.
_WHOLE = re.compile(
    rf"{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}"
    rf"(?:[\s,/-]+(?P<numbers>{_DIGITS}|{_LETTERS})|[^\d\n]{{1,80}}?{_LABEL}\s*(?P<labelled>{_DIGITS}|{_LETTERS}))",
    re.IGNORECASE | re.ASCII,
)
_OLD_DOCUMENT = re.compile(r"(?-i:[Kk])(?<![A-Za-z0-9].)st-?(\d{6,8})(?!\d)", re.IGNORECASE | re.ASCII)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


def paper_ids(text: str) -> tuple[str, ...]:
    """The papers that a text names, in normal form, each once, in the order in which they first stand there.

    Numbers of documents without a dossier (`kst-1001939`) keep their form. A text that is a number and nothing else
    may write it more loosely than a number inside a sentence.
    """
    if not text.isascii():
        text = text.translate(_SPACES)
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    whole = _WHOLE.fullmatch(text.strip().rstrip("."))
    if whole is not None:
        found.append((0, _normal(whole, whole["numbers"] or whole["labelled"])))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                numbers = re.findall(r"[0-9]+|[A-Z]+", match["numbers"])
                found.extend((match.start(), _normal(match, number)) for number in numbers)
    found.extend((match.start(), f"kst-{match[1]}") for match in _OLD_DOCUMENT.finditer(text))
    return tuple(dict.fromkeys(id for _, id in sorted(found, key=lambda one: one[0])))


def _normal(match: re.Match[str], number: str) -> str:
    dossier = re.sub(r"\D", "", match["dossier"])
    chapter = f"-{match['chapter'].upper()}" if match["chapter"] else ""
    return f"kst-{dossier}{chapter}-{number.lstrip('0') or '0'}"
