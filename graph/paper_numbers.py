"""Numbers of parliamentary papers (Kamerstukken), read from any usual way of writing them.

A paper is known by its dossier (five digits), the budget chapter for dossiers of the national budget (a Roman number
or a letter), the part for the dossier on the councils of the European Union (two digits behind 21501), and its number
within the dossier (digits in the House, letters in the Senate). The normal form is the identifier that
officielebekendmakingen.nl uses: `kst-33009-82`, `kst-35570-XIII-50`, `kst-21501-30-512`, `kst-35570-A`.
"""

import re
from collections.abc import Iterator

# A range of more numbers than this is left as its first and last.
MOST_IN_RANGE = 50

# A pattern that begins with a set of characters is looked for many times sooner, so what must not stand before the
# first character is asked behind it.
_NOT_INSIDE = r"\d(?<![\d.,-]\d)\d"
_DOSSIER = r"(?P<dossier>\d{2}[\s.]?\d{3})(?!\d)"
_FREE_DOSSIER = rf"(?P<dossier>{_NOT_INSIDE}[\s.]?\d{{3}})(?!\d)"
_MORE_DOSSIERS = r"(?:\s*/\s*\d{2}[\s.]?\d{3}(?!\d)){0,9}"
_DIGITS = r"\d{1,4}(?!\d)"
_LETTERS = r"(?-i:[A-Z]{1,2})(?![A-Za-z])"
_LABEL = r"(?:stuk\s*)?(?:nummers?|nrs?\.?|no\.?)"
_AND = r"(?:en|and|&|t/m|tot en met)"
# What stands on after a number in a list; any other word says that something else is counted (`nr. 82 en 12 moties`).
_GOES_ON = (
    "aan|bij|dd|die|door|en|gaat|heeft|hebben|in|inzake|is|met|of|op|over|te|ten|tot|uit|van|voor|waarin|werd|wordt|worden"
    "|zijn"
)
# A number further on in a list: no year, nor the beginning of a dossier or an amount in groups of three digits.
_NEXT = (
    rf"(?!(?:19|20)\d\d(?!\d)){_DIGITS}(?![\s.]\d{{3}}(?!\d))"
    rf"(?!\s*[%€])(?!\s+(?!(?:{_GOES_ON})(?![A-Za-z]))(?-i:[a-z]))"
)
_LIST = rf"{_DIGITS}(?:(?:\s*,\s*{_NEXT})*\s*{_AND}\s*{_NEXT})*"
_LABELLED_LIST = rf"{_DIGITS}(?:\s*(?:,|{_AND})\s*{_LABEL}\s*{_DIGITS})+"
# Only the dossier on the councils has parts, and of it only the parts have papers: `21501-30` is a dossier.
_IN_PARTS = "21501"
_PART = rf"(?<=501-)\d{{2}}(?=[-/]\d|[\s,;-]*{_LABEL})"
_CHAPTER = rf"(?:[\s,-]{{1,3}}(?:hoofdstuk\s+)?\(?(?P<chapter>[IVX]{{1,6}}[AB]?|[A-Z]|{_PART})\)?(?![A-Za-z]))?"
_SERIES = (
    r"(?-i:[Kk])amer(?:stuk(?:ken)?|brief)\s*(?:I{1,2}(?![A-Za-z])\s*)?(?:(?:19|20)\d{2}\s*[/–-]\s*\d{2,4}\s*,?\s*)?"
)

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        # 35570 XIII, nrs. 50, 51 en 52 | 33009, nrs. 82-84
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*(?:stuk\s*)?(?:nummers|nrs\.?)\s*"
        rf"(?P<numbers>{_DIGITS}(?:\s*(?:,|[-–]|{_AND})\s*{_NEXT})+)",
        # 33009, nr. 82 | 33 009 / 32 637, nr. 82 | 33009, nr. 82 en nr. 84 | 33009, nr. 82, 84 en 86 | 35570, letter A
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*"
        rf"(?:{_LABEL}\s*|letter\s+(?=(?-i:[A-Z])))(?P<numbers>{_LABELLED_LIST}|{_LIST}|{_LETTERS})",
        # 33 009 Innovatiebeleid, nr. 104: the heading of a paper, with the title of its dossier
        rf"(?P<dossier>{_NOT_INSIDE}\s\d{{3}}){_MORE_DOSSIERS}{_CHAPTER}\s+(?-i:[A-Z])[^\d\n]{{2,80}}?"
        rf"{_LABEL}\s*(?P<numbers>{_DIGITS}|{_LETTERS})",
        # kst-33009-82 | kst-35570-A
        rf"(?-i:[Kk])(?<![A-Za-z0-9].)st[-\s]?{_DOSSIER}{_CHAPTER}[\s-](?P<numbers>{_DIGITS}|{_LETTERS})",
        # Kamerstukken I 2020/21, 35570 XIII, A | kamerstuk/35570-XIII/50
        rf"{_SERIES}[\s:/]*{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,/-]{{1,3}}(?P<numbers>{_DIGITS}|{_LETTERS})",
        # Eerste Kamer, vergaderjaar 2020–2021, 35 570 XIII, A
        rf"(?-i:[E])(?:erste Kamer|K),?\s*(?:vergaderjaar\s*)?(?:(?:19|20)\d{{2}}\s*[/–-]\s*\d{{2,4}}\s*,?\s*)?"
        rf"{_DOSSIER}{_CHAPTER}[\s,]{{1,3}}(?P<numbers>{_LETTERS})",
        # 33009-82 | 35570-XIII-50 | 21501-30-512; with a space a hyphen could as well stand between two amounts
        rf"(?P<dossier>{_NOT_INSIDE}\d{{3}})(?:[\s-](?P<chapter>[IVX]{{1,6}}[AB]?|{_PART}))?"
        rf"-(?P<numbers>{_DIGITS})(?!-\d)",
    )
)
_BARE = _PATTERNS[-1]
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:ISO|IEC|NEN|EN|DIN|BRL|CROW)|(?i:tel\.?|telefoon|zaak|zaaknummer|kenmerk|referentie|dossiercode))[\s:/-]*$"
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
    taken = bytearray(len(text))
    whole = _WHOLE.fullmatch(text.strip().rstrip("."))
    if whole is not None:
        found.extend((0, id) for id in _normal(whole, whole["numbers"] or whole["labelled"]))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and (pattern is not _BARE or _may_be_paper(match)):
                taken[start:end] = b"\1" * (end - start)
                found.extend((start, id) for id in _normal(match, match["numbers"]))
    found.extend((match.start(), f"kst-{match[1]}") for match in _OLD_DOCUMENT.finditer(text))
    return tuple(dict.fromkeys(id for _, id in sorted(found, key=lambda one: one[0])))


def _may_be_paper(bare: re.Match[str]) -> bool:
    """Whether digits with a hyphen and nothing else can be a paper, and no standard, file or telephone number."""
    before = bare.string[max(0, bare.start() - 20) : bare.start()]
    return _OTHER_NUMBER.search(before) is None


def _normal(match: re.Match[str], numbers: str) -> Iterator[str]:
    dossier = re.sub(r"\D", "", match["dossier"])
    if dossier == _IN_PARTS and not match["chapter"]:
        return
    chapter = f"-{match['chapter'].upper()}" if match["chapter"] else ""
    yield from (f"kst-{dossier}{chapter}-{number}" for number in _numbers(numbers))


def _numbers(text: str) -> Iterator[str]:
    """Each number of a list (`82, 84 en 86`), or of a range of at most MOST_IN_RANGE (`82 t/m 84`)."""
    if text[0].isalpha():
        yield text
        return
    end, last = 0, 0
    for match in re.finditer(r"\d+", text):
        number, join = int(match[0]), text[end : match.start()].casefold()
        if ("t/m" in join or "tot" in join or join.strip() in {"-", "–"}) and last < number < last + MOST_IN_RANGE:
            yield from map(str, range(last + 1, number))
        yield str(number)
        end, last = match.end(), number
