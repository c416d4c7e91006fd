"""What a visitor typed in a form, made out: which entity a name means, and what to ask back when that is not clear."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.pages.visitor import Visitor
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, resolve
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a field cannot be taken as it stands, and what may have been meant."""

    message: Message
    candidates: tuple[Node, ...] = ()


def kind_options(visiting: Visitor, offered: Iterable[str], asked: str) -> list[tuple[str, str]]:
    """The kinds that a list offers, with their plurals; what was asked for is among them when it is a kind."""
    names = dict.fromkeys((*offered, *((asked,) if asked in VOCABULARY.kinds else ())))
    return [(name, VOCABULARY.kinds[name].plural.in_language(visiting.language)) for name in names]


def party(visiting: Visitor, reference: str | None) -> Node | Wrong | None:
    """The entity that a field names; None for an empty field."""
    if reference is None or not reference.strip():
        return None
    try:
        return resolve(visiting.snapshot, reference.strip())
    except AmbiguousReferenceError as error:
        return Wrong(message("question-ambiguous"), error.candidates)
    except UnknownReferenceError as error:
        if error.candidates:
            return Wrong(message("question-unknown-alike"), error.candidates)
        return Wrong(message("question-unknown"))


def parties(visiting: Visitor, references: str | None) -> tuple[Node, ...] | Wrong:
    """The entities that a field with semicolons names; Wrong for the first that is not clear."""
    nodes = []
    for reference in (references or "").split(";"):
        node = party(visiting, reference)
        if isinstance(node, Wrong):
            return node
        if node is not None:
            nodes.append(node)
    return tuple(nodes)
