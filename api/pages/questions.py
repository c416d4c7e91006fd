"""What a visitor typed in a form, made out: which entity a name means, and what to ask back when that is not clear."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from api.pages.visitor import Visitor
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, resolve
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from viz.texts import translations


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a field cannot be taken as it stands, and what may have been meant."""

    message: str
    candidates: tuple[Node, ...] = ()


def gettext(visiting: Visitor) -> Callable[[str], str]:
    """The words of the visitor's language."""
    return translations(visiting.language).gettext


def kind_options(visiting: Visitor, offered: Iterable[str], asked: str) -> list[tuple[str, str]]:
    """The kinds that a list offers, with their plurals; what was asked for is among them when it is a kind."""
    names = dict.fromkeys((*offered, *((asked,) if asked in VOCABULARY.kinds else ())))
    return [(name, VOCABULARY.kinds[name].plural.in_language(visiting.language)) for name in names]


def party(visiting: Visitor, reference: str | None) -> Node | Wrong | None:
    """The entity that a field names; None for an empty field."""
    _ = gettext(visiting)
    if reference is None or not reference.strip():
        return None
    try:
        return resolve(visiting.snapshot, reference.strip())
    except AmbiguousReferenceError as error:
        return Wrong(_("This can mean more than one thing. Which one do you mean?"), error.candidates)
    except UnknownReferenceError as error:
        if error.candidates:
            return Wrong(_("Nothing by that name is known. Do you mean one of these?"), error.candidates)
        return Wrong(_("Nothing by that name is known."))


def parties(visiting: Visitor, references: str | None) -> tuple[Node, ...] | Wrong:
    """The entities that a field with semicolons names; Wrong for the first that is not clear."""
    found = []
    for reference in (references or "").split(";"):
        one = party(visiting, reference)
        if isinstance(one, Wrong):
            return one
        if one is not None:
            found.append(one)
    return tuple(found)
