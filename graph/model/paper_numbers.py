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
_NOT_INSIDE = r"[1-9](?<![\d.,-]\d)\d"
_DOSSIER = r"(?P<dossier>[1-9]\d[\s.-]?\d{3})(?!\d)"
_FREE_DOSSIER = rf"(?P<dossier>{_NOT_INSIDE}[\s.]?\d{{3}})(?!\d)"
# An act of the Kingdom has a number in the series R as well: 34 356 (R2064), nr. 3.
_MORE_DOSSIERS = r"(?:\s*/\s*\d{2}[\s.]?\d{3}(?!\d)){0,9}(?:[\s-]*\(R\s?\d{3,4}\)|\s+e\.a\.)?"
# The Senate gave letters to its numbers until 1995: 23 700, nr. 188b.
_DIGITS = r"\d{1,4}(?!\d)(?:(?-i:[a-h])(?![A-Za-z]))?"
_LETTERS = r"(?-i:[A-Z]{1,2})(?![A-Za-z])"
# `Kamerstuk 35 925 X` is a dossier with its chapter, `Kamerstuk 35 925, X` a paper of the Senate.
_ROMAN = r"(?-i:[IVX]{1,2})(?![A-Za-z])"
_LABEL = r"\(?(?:stuk\s*)?(?:nummers?|nrs?\.?|no\.?)"
_AND = r"(?:en|and|&|t/m|tot en met)"
# What stands on after a number in a list; any other word says that something else is counted (`nr. 82 en 12 moties`).
_GOES_ON = (
    "aan|alsmede|alsook|bij|blz|bladzijde|dat|de|dd|deze|die|door|een|en|gaat|heb|heeft|hebben|het|hun|in|inzake|is|jo"
    "|juncto|met|naar|of|om|onder|op|over|p|pag|pagina|resp|respectievelijk|te|ten|tot|uit|van|via|voor|waarin|werd|wordt"
    "|worden|zie|zijn|zoals"
)
# A number further on in a list: no year, nor the beginning of a dossier or an amount in groups of three digits.
_SECOND = rf"(?!(?:19|20)\d\d(?!\d)){_DIGITS}(?![\s.]\d{{3}}(?!\d))(?!\s*[%€])"
_NEXT = rf"{_SECOND}(?!\s+(?!(?:{_GOES_ON})(?![A-Za-z]))(?-i:[a-z]))"
_LIST = rf"{_DIGITS}(?:(?:\s*,\s*{_NEXT})*\s*{_AND}\s*{_NEXT})*"
# Pages may stand between: nr. 4, p. 12 en 13, en nr. 6.
_PAGES = r"(?:,?\s*(?:blz|pag|pp?)\.?\s*\d{1,5}(?:\s*(?:[-–/,]|en)\s*\d{1,5}){0,4}(?:\s*e\.?\s?v\.?)?)?"
_LABELLED_LIST = rf"{_DIGITS}(?:{_PAGES}\s*(?:,\s*{_AND}|,|{_AND})\s*{_LABEL}\s*{_DIGITS})+"
# Only the dossier on the councils has parts, and of it only the parts have papers: `21501-30` is a dossier.
_IN_PARTS = "21501"
_PART = rf"(?<=501-)\d{{2}}(?=[-/]\d|[\s,;-]*{_LABEL})"
_CHAPTER = (
    rf"(?:(?:[\s,.-]{{1,3}}(?:hoofdstuk\s+|hf(?:d)?st\.?\s+)?\(?(?P<chapter>[IVX]{{1,6}}[AB]?|[A-Z]|{_PART})"
    rf"|(?P<joined>(?-i:[IVX]{{1,6}}[AB]?)))\)?(?![A-Za-z]))?"
)
_YEAR = r"(?:(?:vergaderjaar|zitting)\s{0,3})?(?:19|20)\d{2}\s?[/–-]\s?\d{2,4}\s?,?\s{0,3}"
_CHAMBER = r"(?:(?:Tweede|Eerste)\s+Kamer|[TE]K|I{1,2}|11|[12])(?![A-Za-z0-9])"
_SERIES = rf"(?-i:[Kk])amer(?:stuk(?:ken)?|brief)(?:nummers?|\s?nrs?\.?)?\s{{0,3}}(?:{_CHAMBER}\s?,?\s?)?(?:{_YEAR})?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        # 35570 XIII, nrs. 50, 51 en 52 | 33009, nrs. 82-84
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*\(?(?:stuk\s*)?(?:nummers|nrs\.?)\s*"
        rf"(?P<numbers>{_DIGITS}\s*(?:,|[-–]|{_AND})\s*{_SECOND}(?:\s*(?:,|[-–]|{_AND})\s*{_NEXT})*)",
        # 33009, nr. 82 | 33 009 / 32 637, nr. 82 | 33009, nr. 82 en nr. 84 | 33009, nr. 82, 84 en 86 | 35570, letter A
        rf"{_FREE_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,;-]*"
        rf"(?:{_LABEL}\s*|letter\s+(?=(?-i:[A-Z])))(?P<numbers>{_LABELLED_LIST}|{_LIST}|{_LETTERS})",
        # 33 009 Innovatiebeleid, nr. 104: the heading of a paper, with the title of its dossier
        rf"(?P<dossier>{_NOT_INSIDE}\s\d{{3}}){_MORE_DOSSIERS}{_CHAPTER}\s+\(?(?-i:[A-Z])[^\d\n]{{2,80}}?"
        rf"\b{_LABEL}\s*(?P<numbers>{_DIGITS}|{_LETTERS})",
        # kst-33009-82 | kst-35570-A
        rf"(?-i:[Kk])(?<![A-Za-z0-9].)st[-\s]?{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s-](?P<numbers>{_DIGITS}|{_LETTERS})",
        # Kamerstukken I 2020/21, 35570 XIII, A | kamerstuk/35570-XIII/50
        rf"{_SERIES}[\s:/,]{{0,3}}{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}"
        rf"[\s,/–-]{{1,3}}(?:{_LABEL}\s*)?(?P<numbers>(?<=[/–-]){_DIGITS}|{_NEXT}|(?<=[,/–-]\s){_LETTERS}|(?!{_ROMAN}){_LETTERS})",
        # Eerste Kamer, vergaderjaar 2020–2021, 35 570 XIII, A
        rf"(?-i:[E])(?:erste Kamer|K),?\s*(?:{_YEAR})?"
        rf"{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,]{{1,3}}(?P<numbers>{_LETTERS})",
        # TK 2008-2009, 31473, 25 | Tweede Kamer 2008-2009, 31473, 25 | (TK 31473, 25)
        rf"(?-i:T)(?<![A-Za-z].)(?:K[\s,:]*(?:{_YEAR})?|weede Kamer,?\s*{_YEAR})"
        rf"{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}[\s,]{{1,3}}(?P<numbers>{_NEXT})",
        # 33009-82 | 35570-XIII-50 | 21501-30-512; with a space a hyphen could as well stand between two amounts, and
        # dossiers are to reach 40000 in the thirties only
        rf"(?P<dossier>[1-3](?<![\d.,-]\d)\d\d{{3}})(?:[\s-](?P<chapter>[IVX]{{1,6}}[AB]?|{_PART}))?"
        rf"-(?P<numbers>{_DIGITS})(?!-\d)",
    )
)
_USUAL = ("Kamerstuk", "Kamerstukken", "(")
# What stands before a number that is not one of a paper: a standard, a telephone, a file, a page or an amount; and a
# meeting, for the proceedings (Handelingen) count these in the way in which papers are counted.
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:ISO|IEC|NEN|EN|DIN|BRL|CROW|CPV|RFC|SBI|BSK)(?:-code)?(?:-\d{4})?"
    r"|(?i:\b(?:tel\.?|telefoon|zaak|kenmerk|referentie|ref\.?|dossiercode|kvk|postbus|factuur|polis|pagina|blz\.?|pp?\.)"
    r"|(?<!stuk)(?<!stukken)(?<!stuk )(?<!stukken )(?<!dossier)(?:nummer|nr\.?)))[\s:/-]*$"
    r"|(?:€|\bEUR)\s*$|(?<!\d)\d{1,4}/$"
    r"|(?i:(?<!\w)handelingen\s*(?:I{1,2}|[TE]K|UCV|(?:Tweede|Eerste)\s+Kamer)?)[\s,]*"
    rf"(?i:{_YEAR})?$"
)
# 33 009 en 32 637, nr. 82: the number may be that of a paper in either dossier, or in both.
_CHAPTER_IN_LIST = r"(?:[\s-]\(?(?-i:[IVX]{1,6}[AB]?|[A-Z])\)?(?![A-Za-z]))?"
_ONE_OF_SEVERAL = rf"[1-9]\d[\s.]?\d{{3}}(?!\d){_CHAPTER_IN_LIST}"
_SEVERAL = re.compile(
    rf"(?P<dossiers>{_NOT_INSIDE}[\s.]?\d{{3}}(?!\d){_CHAPTER_IN_LIST}"
    rf"(?:\s*(?:,\s*)?(?:(?:en|and|of|or|&|resp\.|respectievelijk|alsmede)\s+(?:in\s+)?|(?<=,))\s*(?:dossier\s+)?{_ONE_OF_SEVERAL}){{1,9}})"
    rf"[\s,;-]*{_LABEL}\s*(?P<numbers>{_LIST}|{_LETTERS})",
    re.IGNORECASE | re.ASCII,
)
_TWO_DOSSIERS = re.compile(r"\d\d[\s.]?\d{3}(?!\d).{2,40}?\d\d[\s.]?\d{3}(?!\d)", re.DOTALL | re.ASCII)
# What somebody types who wants this paper and nothing else: `33009 82`, `33 009 Innovatiebeleid, nr. 82`.
_WHOLE = re.compile(
    rf"{_DOSSIER}{_MORE_DOSSIERS}{_CHAPTER}"
    rf"(?:[\s,/-]+(?P<numbers>{_DIGITS}|{_LETTERS})|[^\d\n]{{1,80}}?{_LABEL}\s*(?P<labelled>{_DIGITS}|{_LETTERS}))",
    re.IGNORECASE | re.ASCII,
)
_OLD_DOCUMENT = re.compile(r"(?-i:[Kk])(?<![A-Za-z0-9].)st-?(\d{6,8})(?!\d)", re.IGNORECASE | re.ASCII)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


def paper_ids(text: str, *, prose: bool = False) -> tuple[str, ...]:
    """The papers that a text names, in normal form, each once, in the order in which they first stand there.

    Numbers of documents without a dossier (`kst-1001939`) keep their form. A text that is a number and nothing else
    may write it more loosely than a number inside a sentence, unless it is a piece of `prose`: in the cell of a table
    `12 345 678` is an amount. Numbers that are cited with several dossiers are left out, see `paper_choices`.
    """
    if not text.isascii():
        text = text.translate(_SPACES)
    papers: list[tuple[int, str]] = []
    taken = bytearray(len(text))
    for several in _several(text):
        start, end = several.span()
        taken[start:end] = b"\1" * (end - start)
    whole = None if prose else _WHOLE.fullmatch(text.strip().rstrip("."))
    if whole is not None:
        papers.extend((0, id) for id in _normal(whole, whole["numbers"] or whole["labelled"]))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and _may_be_paper(match):
                taken[start:end] = b"\1" * (end - start)
                papers.extend((start, id) for id in _normal(match, match["numbers"]))
    papers.extend((match.start(), f"kst-{match[1]}") for match in _OLD_DOCUMENT.finditer(text))
    return tuple(dict.fromkeys(id for _, id in sorted(papers, key=lambda paper: paper[0])))


def paper_choices(text: str) -> tuple[tuple[str, ...], ...]:
    """The papers that each number may be of, which a text cites with several dossiers: `33 009 en 32 637, nr. 82`."""
    if not text.isascii():
        text = text.translate(_SPACES)
    choices = []
    for match in _several(text):
        if _may_be_paper(match):
            dossiers = re.findall(_ONE_OF_SEVERAL, match["dossiers"])
            parts = [(re.sub(r"\D", "", dossier), re.sub(r"[^A-Z]", "", dossier)) for dossier in dossiers]
            for number in _numbers(match["numbers"]):
                choices.append(tuple(f"kst-{'-'.join(filter(None, part))}-{number}" for part in parts))
    return tuple(dict.fromkeys(choices))


def _several(text: str) -> Iterator[re.Match[str]]:
    # Few texts have two dossiers near each other, which is seen much sooner.
    return _SEVERAL.finditer(text) if _TWO_DOSSIERS.search(text) else iter(())


def _may_be_paper(match: re.Match[str]) -> bool:
    """Whether digits can be a paper by what stands before them."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if before.rstrip().endswith(_USUAL):
        return True
    return _OTHER_NUMBER.search(before) is None


def _normal(match: re.Match[str], numbers: str) -> Iterator[str]:
    dossier, parts = re.sub(r"\D", "", match["dossier"]), match.groupdict()
    chapter = parts["chapter"] or parts.get("joined")
    if dossier == _IN_PARTS and not chapter:
        return
    chapter = f"-{chapter.upper()}" if chapter else ""
    yield from (f"kst-{dossier}{chapter}-{number}" for number in _numbers(numbers))


def _numbers(text: str) -> Iterator[str]:
    """Each number of a list (`82, 84 en 86`), or of a range of at most MOST_IN_RANGE (`82 t/m 84`)."""
    if text[0].isalpha():
        yield text
        return
    end, last = 0, 0
    text = re.sub(_PAGES, "", text, flags=re.IGNORECASE) if "p" in text.casefold() or "z" in text else text
    for match in re.finditer(r"(\d+)([a-h]?)", text):
        number, join = int(match[1]), text[end : match.start()].casefold()
        if ("t/m" in join or "tot" in join or join.strip() in {"-", "–"}) and last < number < last + MOST_IN_RANGE:
            yield from map(str, range(last + 1, number))
        yield f"{number}{match[2]}"
        end, last = match.end(), number
