"""What an assistant can read beforehand: a guide to what answers mean, the vocabulary, and questions to begin with."""

from collections.abc import Iterator, Mapping

from graph.ask.questions.kinds import KINDS
from graph.model.vocabulary import ROOT_KIND, VOCABULARY, Kind, Relation
from graph.model.words import Message, languages, message, sentence_start

# A resource of each, in each language, at samenspel://WHAT/LANGUAGE.
SCHEME = "samenspel://"
_PARTS = ("unknown", "gap", "standing", "sources", "names", "citing", "tools")


def guide(language: str) -> str:
    """How what is told is to be read, as Markdown."""
    title = message("assistant-guide").in_language(language)
    parts = (
        f"## {message(f'assistant-guide-{part}').in_language(language)}\n\n"
        f"{message(f'assistant-guide-{part}.what').in_language(language)}"
        for part in _PARTS
    )
    return "\n\n".join((f"# {title}", *parts)) + "\n"


def kinds(language: str) -> str:
    """The kinds of things, as Markdown: each below the kind that it is one of."""
    lines = _kinds_below(ROOT_KIND, 0, language)
    return "\n".join((f"# {message('assistant-kinds').in_language(language)}", "", *lines)) + "\n"


def _kinds_below(parent: str, depth: int, language: str) -> Iterator[str]:
    for kind in VOCABULARY.kinds.values():
        if kind.parent == parent:
            yield f"{'  ' * depth}- {_kind(kind, language)}"
            yield from _kinds_below(kind.name, depth + 1, language)


def _kind(kind: Kind, language: str) -> str:
    return f"`{kind.name}`: {kind.label.in_language(language)}"


def relations(language: str) -> str:
    """The relations between things, as Markdown: what each is called both ways, and what a step over it means."""
    lines = (f"- {_relation(relation, language)}" for relation in VOCABULARY.relations.values())
    return "\n".join((f"# {message('assistant-relations').in_language(language)}", "", *lines)) + "\n"


def _relation(relation: Relation, language: str) -> str:
    ways = {"label": relation.label, "inverse": relation.inverse}
    meaning = message(f"assistant-meaning-{relation.meaning}")
    return message("assistant-relation-means", id=relation.name, meaning=meaning, **ways).in_language(language)


RESOURCES = {"guide": guide, "kinds": kinds, "relations": relations}


def resource(uri: str) -> str | None:
    """The text of a resource by its address; None when there is none."""
    what, _, language = uri.removeprefix(SCHEME).partition("/")
    if not uri.startswith(SCHEME) or what not in RESOURCES or language not in languages():
        return None
    return RESOURCES[what](language)


def question_asked(id: str, arguments: Mapping[str, str], language: str) -> str:
    """What an assistant is asked by a kind of question with its parameters filled in."""
    kind = KINDS[id]
    filled = {slot.name: arguments.get(slot.name, "").strip()[:200] for slot in kind.slots}
    optional = [slot.name for slot in kind.slots if not slot.required and filled[slot.name]]
    question = Message(
        "-".join((f"question-{id}", *optional)), tuple((name, value or "…") for name, value in filled.items())
    )
    how = ", ".join((f"question={id}", *(f"{name}={value}" for name, value in filled.items() if value)))
    return message("assistant-prompt", question=sentence_start(question.in_language(language)), how=how).in_language(
        language
    )
