"""How names stand in a sentence with others: what the other end of a fact says already, and the verb of several.

What a language needs for it stands in its catalogue (`language.ftl`); a language that needs none has no words there.
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from graph.model.merging import Node
from graph.model.words import message
from graph.say.wording import bare_name, quoted_name, spoken

# Names of bodies are no descriptions: the Hoogheemraadschap van Delfland stays that, whatever it lies in.
_DESCRIBED = ("Directorate", "PublicOfficial")
_FEWEST_WORDS = 2
_BRACKETS = re.compile(r" \([^()]*\)$")
_NUMBERS = re.compile(r"[\d./'-]+")


class _Agreement(NamedTuple):
    """What tells that a name is of several, and the verb that goes with it."""

    article: str
    articles: frozenset[str]
    conjunction: str
    counts: frozenset[str]
    adjective: str
    no_adjective: tuple[str, ...]
    endings: tuple[str, ...]
    not_several: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]
    joining_names: frozenset[str]
    verbs: dict[str, str]


@cache
def _agreement(language: str) -> _Agreement:
    def listed(key: str) -> tuple[str, ...]:
        text = message(key).in_language(language)
        return tuple(text.split()) if text != "-" else ()

    pairs = message("several-verbs").in_language(language).split(" | ")
    return _Agreement(
        article=message("several-article").in_language(language),
        articles=frozenset(listed("articles")),
        conjunction=message("and").in_language(language),
        counts=frozenset(listed("several-counts")),
        adjective="".join(listed("several-adjective")),
        no_adjective=listed("several-no-adjective"),
        endings=listed("several-endings"),
        not_several=frozenset(listed("several-not")),
        prepositions=frozenset(listed("prepositions")),
        joining=frozenset(listed("joining")),
        joining_names=frozenset(listed("joining-names")),
        verbs=dict(pair.split(" ", 1) for pair in pairs if " " in pair),
    )


@cache
def is_several(name: str, language: str) -> bool:
    """Whether a name as it reads in a sentence is of several: de middelen voor de deal, and not de gemeente Assen."""
    known = _agreement(language)
    first, *words = name.split()
    if first.casefold() in known.counts or _names_two(name, known):
        return True
    described = first == known.article
    if not described and (first in known.articles or not first[0].islower()):
        return False
    return _is_several(_head(words if described else [first, *words], known), known, described=described)


def _names_two(name: str, known: _Agreement) -> bool:
    """Whether a name is of two things, each with its article: de vernieuwing en het onderhoud van de weg."""
    words = name.split()
    end = next((number for number, word in enumerate(words) if word in known.prepositions), len(words))
    return any(word == known.conjunction and after in known.articles for word, after in pairwise(words[:end]))


def _head(words: list[str], known: _Agreement) -> list[str]:
    """The words of a name up to what is told of it, the last of which is its noun."""
    head: list[str] = []
    for before, word in pairwise(["", *words]):
        if before.endswith("-") and word in known.joining:  # De Kennis- en Innovatieagenda's: one noun.
            continue
        if word in known.prepositions | known.joining or word.startswith("("):
            break
        head.append(word)
    while head and _NUMBERS.fullmatch(head[-1]):
        head.pop()
    return head


def _is_several(head: list[str], known: _Agreement, *, described: bool) -> bool:
    if not head or head[0] in known.counts:
        return bool(head)
    *before, noun = head
    folded, capital = noun.casefold(), not noun.rpartition("-")[2].islower()
    if not folded.endswith(known.endings) or not known.not_several.isdisjoint(word.casefold() for word in head):
        return False
    # Without an article it may be a verb, and a capital behind other words or a hyphen begins a name: of these only an
    # ending that is of several and of nothing else says anything.
    sure = folded.endswith(known.endings[1:])
    if not described:
        return sure
    if capital and before:
        return sure and all(word[0].isupper() or _is_adjective(word, known) for word in before)
    return not (capital and "-" in noun) and all(_is_adjective(word, known) for word in before)


def _is_adjective(word: str, known: _Agreement) -> bool:
    return word.endswith(known.adjective) and not word.casefold().endswith(known.no_adjective)


def agreed(clause: str, names: tuple[str, ...], language: str) -> str:
    """A clause with its verb as it goes with the name that the clause begins with."""
    name = next((name for name in names if clause.startswith(f"{name} ")), None)
    if name is None or not is_several(name, language):
        return clause
    begin = len(name) + 1
    if clause[begin] == "(":
        begin = clause.find(") ", begin) + 2
    verb, blank, rest = clause[begin:].partition(" ")
    return f"{clause[:begin]}{_agreement(language).verbs.get(verb, verb)}{blank}{rest}"


def beside(node: Node, other: Node, language: str) -> str:
    """The name of a node in a sentence that names `other` too, without what it says of that other.

    Beside the Innovation Credit its surcharge is "the surcharge", and not "the surcharge of the Innovation Credit".
    """
    name = spoken(node, language)
    if quoted_name(node, language) or (node.is_a("Actor") and not any(node.is_a(kind) for kind in _DESCRIBED)):
        return name
    for form in _forms(other, language):
        # Most names say nothing of the other, and a map tells thousands of facts.
        if form not in name:
            continue
        for preposition in _agreement(language).prepositions:
            for article in ("", *message("articles").in_language(language).split()):
                part = f" {preposition} {article} {form}" if article else f" {preposition} {form}"
                if (shorter := _without(name, part, language)) is not None:
                    return shorter
    return name


def _forms(node: Node, language: str) -> list[str]:
    """The ways in which a name may stand inside another, the longest first: whole, its beginning, or short."""
    name = spoken(node, language)
    if quoted_name(node, language):
        return [node.name]
    words, known = _BRACKETS.sub("", name).split(), _agreement(language)
    stops = known.prepositions | known.joining
    begin = next((number for number, word in enumerate(words) if word in stops), len(words))
    least = begin if begin >= _FEWEST_WORDS and not node.is_a("Actor") else len(words)
    # "het ministerie" is the beginning of many a name; "de motie-Bruins" of one.
    forms = [name, *(" ".join(words[:end]) for end in range(len(words), least - 1, -1))]
    if "collaboration" in node.vocabulary.traits:
        forms.append(f"{words[0]} {node.vocabulary.label.in_language(language)}")
    if node.abbreviation:
        forms.append(node.abbreviation)
    if "register" in node.vocabulary.traits:
        forms.append(bare_name(node))
    return forms


def _without(name: str, part: str, language: str) -> str | None:
    before, middle, behind = name.partition(part)
    if not middle or len(before.split()) < _FEWEST_WORDS:
        return None
    if behind and not _goes_on(behind, language):
        return None
    return f"{before}{behind}"


def _goes_on(behind: str, language: str) -> bool:
    """Whether what stands behind a name begins something else, and neither goes on with it nor names another too."""
    known = _agreement(language)
    first = behind.split(maxsplit=1)[0] if behind.startswith(" ") else ""
    return first in known.prepositions | (known.joining - known.joining_names) or bool(_NUMBERS.fullmatch(first))
