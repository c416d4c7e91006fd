"""Names: how two ways of writing one name compare, and what of a name varies (article, legal form, sort of body)."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_GENITIVE = re.compile(r"(?<=\w)['’´`]s\b")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
LONGEST_SLUG = 80


def without_accents(text: str) -> str:
    """A text in the letters of ASCII as far as it has them: `Fryslân` as `Fryslan`."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def fold(text: str) -> str:
    """A text as search compares it: no case, accents, hyphens or apostrophes; `&` is `en`, and `SBIR's` is `SBIR`."""
    text = _GENITIVE.sub("", without_accents(text).casefold().replace("&", " en "))
    return " ".join(_WORD.findall(text.replace("'", "").replace("’", "")))


def slug(text: str, empty: str) -> str:
    """A text as part of an id: lower case, ASCII, hyphens; `empty` for a text without any letter or digit of ASCII."""
    return _NO_SLUG.sub("-", without_accents(text).casefold()).strip("-")[:LONGEST_SLUG] or empty


_ARTICLE = re.compile(r"^(?:de|het|the) ")
# The legal forms of Book 2 of the Civil Code, the partnerships, and those of neighbours, as `fold` leaves them.
_FORMS = {
    "bv": r" (?:b v|bv|besloten vennootschap)$",
    "nv": r" (?:n v|nv|naamloze vennootschap)$",
    "cooperatie": r" (?:u a|ua|b a|ba|w a|wa)$|^cooperatie(?:ve vereniging)? ",
    "vof": r" (?:v o f|vof)$",
    "cv": r" (?:c v|cv)$",
    "stichting": r"^stichting ",
    "vereniging": r"^vereniging (?!van )",
    "gmbh": r" gmbh$",
    "ltd": r" (?:ltd|limited)$",
}
_FORM = {form: re.compile(pattern) for form, pattern in _FORMS.items()}
_SORTS = {
    "Ministry": re.compile(r"^(?:ministerie|min|departement)(?: van| voor)? "),
    "Municipality": re.compile(r"^(?:gemeente|gem) "),
    "Province": re.compile(r"^(?:provincie|provinsje|prov) "),
    "WaterAuthority": re.compile(r"^(?:waterschap|hoogheemraadschap|wetterskip)(?: van)? "),
}


# What tells namesakes apart: `Bergen (NH.)`, `SBIR-innovatietraject monitoring (Amsterdam)`.
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def without_brackets(name: str) -> str:
    """A name without the brackets at its end, which texts leave out; empty when it is nothing else."""
    return _BRACKETS.sub("", name)


@dataclass(frozen=True, slots=True)
class Plain:
    """What of a name tells one body from another, and its legal form when the name says it."""

    text: str
    form: str | None = None


def plain(name: str, kind: str) -> Plain:
    """`ProRail B.V.` and `ProRail bv` give the same, as `Min. van EZK` and `het ministerie van EZK` do (a Ministry)."""
    text = _ARTICLE.sub("", fold(name))
    legal_form = None
    for form, pattern in _FORM.items():
        bare = pattern.sub("", text).strip()
        if bare and bare != text:
            text, legal_form = bare, form
            break
    if kind in _SORTS:
        text = _SORTS[kind].sub("", text) or text
    return Plain(text, legal_form)
