"""Names without what varies in writing: article, legal form and the word that says what sort of body it is."""

import re
from dataclasses import dataclass

from graph.search_index import fold

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
    found = None
    for form, pattern in _FORM.items():
        bare = pattern.sub("", text).strip()
        if bare and bare != text:
            text, found = bare, form
            break
    if kind in _SORTS:
        text = _SORTS[kind].sub("", text) or text
    return Plain(text, found)
