"""Words: what is told is a message, a key with parameters; how a language says it stands in `graph/locales/LANGUAGE`.

The files are in the notation of Project Fluent (projectfluent.org), one a subject. A new language is a new folder. A
message is put into words when it is shown, so that one answer can be read in every language:

    message("search-unknown", reference="Drente").in_language("nl")
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial, singledispatch
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from babel import localedata
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

FOLDER = Path(__file__).parents[1] / "locales"
# What records, logs and exceptions say of themselves when nobody asks in a language.
OF_ENGINEERS = "en"
FIRST = "nl"
# The country whose conventions for numbers and dates go with a language; of others those of the Netherlands.
_COUNTRIES: Mapping[str, str] = {"en": "GB"}
_DATE_PATTERNS: Mapping[int, str] = {4: "y", 7: "MMMM y", 10: "d MMMM y"}
MOST_IN_WORDS = 12
# Where a message begins: what belongs to it is indented, or ends what it opened.
_ENTRY = re.compile(r"^(?=[a-zA-Z][a-zA-Z0-9_-]* *=)", re.MULTILINE)
_BLANKS = re.compile(" {2,}")
_COMMA = re.compile(r"^[^(]*,\s")
_CLITIC = re.compile(r"['’‘](?:[snt]|S|N|T)(?=[\s-])[\s-]?")
_NAME_WITH_CAPITAL_INSIDE = re.compile(r"[a-z]+(?:[A-Z]|\.[a-z])")

# Fluent refuses to put more than 2,500 characters in one place of a sentence.
LONGEST_PARAMETER = 2_400


class UnknownMessageError(LookupError):
    """A language has no words for a key, or the words ask for a parameter that the message does not have."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell: `key` names a message of the catalogue (`key.attribute` an attribute of one).

    Parameters are texts, numbers, other messages, or anything else that `in_words` knows how to say.
    """

    key: str
    parameters: tuple[tuple[str, Any], ...] = ()

    def in_language(self, language: str) -> str:
        """The text in that language. UnknownMessageError when the language cannot say it."""
        return _format(
            self.key, language, *((name, _cut(in_words(value, language))) for name, value in self.parameters)
        )

    def __str__(self) -> str:
        return self.in_language(OF_ENGINEERS)


def _cut(value: Any) -> Any:
    """A parameter of which nobody reads the end, such as what a program says of a damaged file, without it."""
    return f"{value[:LONGEST_PARAMETER]}…" if type(value) is str and len(value) > LONGEST_PARAMETER else value


# Pages tell the same again and again.
@lru_cache(maxsize=16_384)
def _format(key: str, language: str, *values: tuple[str, Any]) -> str:
    entry, _, attribute = key.partition(".")
    bundle = _bundle(language)
    known = bundle.get_message(entry) if _is_in(bundle, entry, language) else None
    pattern = None if known is None else known.attributes.get(attribute) if attribute else known.value
    if pattern is None:
        raise UnknownMessageError(f"there are no words for {key!r} in the language {language!r}")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise UnknownMessageError(f"{key!r} in the language {language!r}: {errors[0]}")
    # An empty parameter, such as the time of something undated, leaves the blanks on both sides of it.
    return _BLANKS.sub(" ", str(text)).strip()


def message(key: str, /, **parameters: Any) -> Message:
    """A message with its parameters by name."""
    return Message(key, tuple(parameters.items()))


class MessageError(Exception):
    """What went wrong, as messages: `problems` has one each. The text of the error is what they say in English."""

    def __init__(self, *problems: Message) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class WrongError(MessageError, ValueError):
    """Something that was given is wrong; the message says what would be right."""


def told(error: Exception) -> tuple[Message, ...]:
    """What an error tells: its own messages, or else its text as it is."""
    return error.problems if isinstance(error, MessageError) else (message("as-it-is", text=str(error)),)


@dataclass(frozen=True, slots=True)
class Dated:
    """A partial date (`2019`, `2020-12`, `2020-12-08`) as a parameter: it reads as 8 december 2020."""

    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A whole number as a parameter: up to twelve in words, unless it stands beside a larger one (`among`)."""

    number: int
    among: int = 0

    def in_language(self, language: str) -> str:
        """The number as a sentence of that language has it."""
        if 0 <= self.number <= MOST_IN_WORDS and self.among <= MOST_IN_WORDS:
            return message("numbers").in_language(language).split()[self.number]
        return format_decimal(self.number, locale=locale_of(language))


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things as a parameter: one, two and three; in the style `or` one, two or three."""

    items: tuple[Any, ...]
    style: Literal["standard", "or"] = "standard"


@dataclass(frozen=True, slots=True)
class Sentences:
    """Messages that are whole sentences, told one after the other."""

    parts: tuple[Message, ...]

    def in_language(self, language: str) -> str:
        """The sentences in that language, each with its capital; after "B.V." no second full stop."""
        sentences = (sentence_start(part.in_language(language)).replace("..", ".") for part in self.parts)
        return " ".join(sentences)


@singledispatch
def in_words(value: Any, language: str) -> Any:
    """How a parameter reads in a sentence of a language: a text, or a number of which the catalogue picks the form.

    Other packages register how what they know is said.
    """
    raise TypeError(f"{type(value).__name__} has no words; register how it reads with graph.model.words.in_words")


@in_words.register
def _(value: str, language: str) -> str:
    return value


@in_words.register
def _(value: int, language: str) -> int:
    return value


@in_words.register
def _(value: Message, language: str) -> str:
    return value.in_language(language)


@in_words.register
def _(value: Sentences, language: str) -> str:
    return value.in_language(language)


@in_words.register
@lru_cache(maxsize=4096)
def _(value: Dated, language: str) -> str:
    year, month, day = (*map(int, value.text.split("-")), 1, 1)[:3]
    return format_date(date(year, month, day), _DATE_PATTERNS[len(value.text)], locale=locale_of(language))


@in_words.register
def _(value: Counted, language: str) -> str:
    return value.in_language(language)


@in_words.register
def _(value: Listed, language: str) -> str:
    texts = [str(in_words(item, language)) for item in value.items]
    # A name with a comma of its own, outside brackets, would run into the next: Water, Bouw en Beheer; en Zuid.
    if len(texts) > 2 and any(_COMMA.search(text) for text in texts):
        joined = message("or" if value.style == "or" else "and").in_language(language)
        return f"{'; '.join(texts[:-1])}; {joined} {texts[-1]}"
    return format_list(texts, value.style, locale=locale_of(language)) if texts else ""


def has_words(key: str, language: str = FIRST) -> bool:
    """Whether the catalogue has a message of that key; `key.attribute`: with that attribute, in that language."""
    key, _, attribute = key.partition(".")
    _, text = _entries(language).get(key, ("", ""))
    return bool(text) and (not attribute or re.search(rf"^ +\.{attribute} *=", text, re.MULTILINE) is not None)


def keys(prefix: str) -> tuple[str, ...]:
    """The keys of the catalogue that begin so."""
    return tuple(key for key in _entries(FIRST) if key.startswith(prefix))


@cache
def parameters_of(key: str, language: str) -> frozenset[str]:
    """The names of the parameters that a message (`key.attribute`: an attribute of one) asks for."""
    key, _, attribute = key.partition(".")
    (entry,) = _parsed(*_entries(language)[key])
    pattern = next((node.value for node in entry.attributes if node.id.name == attribute), entry.value)
    return frozenset(_references(pattern, ast.VariableReference))


def _references(node: Any, sort: type[ast.VariableReference | ast.MessageReference]) -> Iterator[str]:
    if isinstance(node, sort):
        yield node.id.name
    elif isinstance(node, ast.BaseNode):
        for child in vars(node).values():
            yield from _references(child, sort)
    elif isinstance(node, list):
        for child in node:
            yield from _references(child, sort)


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are files for, Dutch first."""
    names = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
    return tuple(sorted(names, key=lambda language: language != FIRST))


def locale_of(language: str) -> str:
    """The locale whose conventions go with a language: `nl_NL`, `en_GB`; where there is none of the country, `pl`."""
    here = f"{language}_{_COUNTRIES.get(language, 'NL')}"
    return here if localedata.exists(here) else language


@cache
def _bundle(language: str) -> FluentBundle:
    _entries(language)
    # Fluent's marks around parameters would stand in every name that is copied into a memo.
    functions: Mapping[str, Any] = {"WORDS": partial(_number_in_words, language)}
    return FluentBundle([locale_of(language).replace("_", "-")], functions=dict(functions), use_isolating=False)


def _number_in_words(language: str, number: int | str) -> str:
    """A whole number as a sentence has it; one with a fraction comes as it is written."""
    return number if isinstance(number, str) else Counted(int(number)).in_language(language)


def _is_in(bundle: FluentBundle, key: str, language: str) -> bool:
    """Whether the language has a message of that key, which is in its bundle from now on."""
    if not bundle.has_message(key) and key in _entries(language):
        parsed = _parsed(*_entries(language)[key])
        bundle.add_resource(ast.Resource([*parsed]))
        for other in _references(parsed, ast.MessageReference):
            _is_in(bundle, other, language)
    return bundle.has_message(key)


@cache
def _entries(language: str) -> Mapping[str, tuple[str, str]]:
    """The messages of a language by key: the file and the text of each, which is parsed when it is said.

    UnknownMessageError for what stands twice, and for what stands before all messages of a file and is no Fluent.
    """
    if language not in languages():
        raise UnknownMessageError(f"language {language!r} is not one of {', '.join(languages())}")
    entries: dict[str, tuple[str, str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        place = f"{language}/{path.name}"
        before, *texts = _ENTRY.split(path.read_text(encoding="utf-8"))
        _parsed(place, before)
        for text in texts:
            key = text.partition("=")[0].rstrip()
            if key in entries:
                raise UnknownMessageError(f"{place}: {key} stands twice")
            entries[key] = place, text
    return MappingProxyType(entries)


def _parsed(place: str, text: str) -> list[ast.Message]:
    """The messages in a text; UnknownMessageError for what is no Fluent."""
    body = FluentResource(text).body
    if wrong := next((entry for entry in body if isinstance(entry, ast.Junk)), None):
        raise UnknownMessageError(f"{place}: {wrong.annotations[0].message}: {wrong.content}")
    return [entry for entry in body if isinstance(entry, ast.Message)]


def sentence_start(text: str) -> str:
    """The text with the capital that begins a sentence.

    After 's, 't and 'n it is the next word that takes it ('s Ochtends); ij is one letter (IJsselmeer); Eén goes without
    the first accent; a name that is written with a small letter on purpose (eHerkenning, bol.com) keeps it.
    """
    if _NAME_WITH_CAPITAL_INSIDE.match(text):
        return text
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    begin = match.end() if (match := _CLITIC.match(text)) else 0
    letters = 2 if text[begin : begin + 2] == "ij" else 1
    return text[:begin] + text[begin : begin + letters].upper() + text[begin + letters :]
