"""The pages that a server sends: templates in every language, all escaped, scripts and styles in files apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup

from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, resolve
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Sentences, languages, message, sentence_start
from graph.say.proposals import proposal_message
from graph.say.sentences import fact_sentence
from graph.say.wording import amount_text, citation, citations, period_text, spoken
from viz.page import plain_environment
from viz.style import MARKS
from viz.words import Told, date_text, decimal_text, lasting_text, moment_text

# A finding about hundreds of bodies names the first ones, fewer among others; the table to take along names all.
MOST_CONCERNED = 12
MOST_IN_A_LIST = 4


def render_page(name: str, language: str, context: Mapping[str, Any]) -> str:
    """The page of template `name` in a language. jinja2.UndefinedError when `context` lacks something."""
    return _environment(language).get_template(f"pages/{name}.html.j2").render(**context, language=language)


def address(path: str, /, **query: object) -> str:
    """An address on this site; parameters that are None, empty or False are left out, lists are repeated."""
    pairs: list[tuple[str, str]] = []
    for name, value in query.items():
        values = value if isinstance(value, list | tuple) else [value]
        filled = (element for element in values if element or (element == 0 and element is not False))
        pairs.extend((name.rstrip("_"), "true" if element is True else str(element)) for element in filled)
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def entity_address(node: Node) -> str:
    """The address of the page of an entity."""
    return f"/entities/{quote(node.id)}"


def asked_name(asked: str, snapshot: Snapshot) -> str:
    """What a field shows of what was asked, which may be several between semicolons: names in place of ids.

    The id stays when its name would not lead back to it.
    """
    parts = (part.strip() for part in asked.split(";"))
    return "; ".join(_unique_name(part, snapshot) for part in parts if part)


def _unique_name(asked: str, snapshot: Snapshot) -> str:
    if asked not in snapshot:
        return asked
    node = snapshot.node(asked)
    try:
        return node.name if resolve(snapshot, node.name) is node else asked
    except (AmbiguousReferenceError, UnknownReferenceError):
        return asked


@cache
def mark(kind: str) -> Markup:
    """The mark of a kind as on the map, as an image that a screen reader passes over."""
    look = MARKS[kind]
    pip = Markup('<path d="{}" fill="{}"/>').format(look.pip, look.pip_fill) if look.pip else Markup("")
    return Markup(
        '<svg class="mark" viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true" focusable="false">'
        '<path d="{}" fill="{}" stroke="currentColor" stroke-width=".2" stroke-linejoin="round"/>{}</svg>'
    ).format(look.path, look.fill, pip)


@dataclass(frozen=True, slots=True)
class Cited:
    """One place in one source, with what the claims there add to it."""

    text: str
    url: str | None
    notes: tuple[str, ...]


def cited_together(evidence: Iterable[Evidence], language: str) -> list[Cited]:
    """The sources of several facts, each once with all places in it that they are from."""
    by_page: dict[str | None, list[Evidence]] = {}
    for piece in evidence:
        by_page.setdefault(piece.url or piece.source.id, []).append(piece)
    together = []
    for same in by_page.values():
        notes = dict.fromkeys(piece.claim.note for piece in same if piece.claim.note)
        together += [Cited(text, same[0].url, tuple(notes)) for text in citations(same, language)[:1]]
    return together


def cited(evidence: Iterable[Evidence], language: str) -> list[Cited]:
    """The places that pieces of evidence name, each once, in their order."""
    by_place: dict[tuple[str, str | None], dict[str, None]] = {}
    for piece in evidence:
        at = by_place.setdefault((citation(piece, language), piece.url), {})
        if piece.claim.note:
            at[piece.claim.note] = None
    return [Cited(text, url, tuple(notes)) for (text, url), notes in by_place.items()]


@cache
def _environment(language: str) -> Environment:
    environment = plain_environment(language)
    environment.globals.update(address=address, entity_address=entity_address, mark=mark, vocabulary=VOCABULARY)
    environment.globals["MOST_CONCERNED"] = MOST_CONCERNED
    environment.globals["MOST_IN_A_LIST"] = MOST_IN_A_LIST
    environment.globals["language_names"] = {code: message("site-language").in_language(code) for code in languages()}
    environment.filters.update(
        date=partial(_with_language, date_text, language),
        amount=partial(_with_language, amount_text, language),
        spoken=partial(_with_language, spoken, language),
        cited=partial(cited, language=language),
        cited_together=partial(cited_together, language=language),
        place=partial(_with_language, citation, language),
        moment=partial(_with_language, moment_text, language),
        lasting=partial(_with_language, lasting_text, language),
        decimal=partial(_with_language, decimal_text, language),
        words=partial(_words, language),
        opening=partial(_opening, language),
        start=partial(_start, language),
        kind_label=partial(_kind_label, language),
        period=partial(_period, language),
        sentence=partial(_sentence, language),
        proposal_sentence=partial(_proposal_sentence, language),
        asked_name=asked_name,
    )
    return environment


def _with_language(write: Any, language: str, value: Any) -> str:
    return str(write(value, language))


def _words(language: str, told: Told) -> str:
    return told.in_language(language)


def _start(language: str, told: Told) -> str:
    return sentence_start(told.in_language(language))


def _opening(language: str, told: Told) -> str:
    """The first sentence of what is told, by which a link tells what it is about."""
    return (told.parts[0] if isinstance(told, Sentences) else told).in_language(language)


def _kind_label(language: str, kind: str, *, plural: bool = False) -> str:
    known = VOCABULARY.kind(kind)
    return (known.plural if plural else known.label).in_language(language)


def _period(language: str, value: Any) -> str:
    return period_text(value.since, value.until, language)


def _sentence(language: str, fact: Any, snapshot: Any) -> str:
    return fact_sentence(snapshot, fact, language)


def _proposal_sentence(language: str, proposal: Any, snapshot: Any) -> str:
    return proposal_message(snapshot, proposal).in_language(language)
