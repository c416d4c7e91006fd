"""Every message of the maps and the pages has Dutch words, and no words are kept that nothing says."""

from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(str(resources.files("viz"))).parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def in_the_code() -> set[str]:
    """The first form of every message of viz and api."""
    found = {
        first(message) for _, _, message, _, _ in extract_from_dir(ROOT / "api", [("**.py", "python")], None, KEYWORDS)
    }
    methods = [("**.py", "python"), ("templates/**.j2", "jinja2")]
    return found | {first(message) for _, _, message, _, _ in extract_from_dir(ROOT / "viz", methods, None, KEYWORDS)}


def dutch() -> Catalog:
    with (ROOT / "viz" / "locales" / "nl" / "LC_MESSAGES" / "viz.po").open("rb") as file:
        return read_po(file, locale="nl")


def is_whole(message: Message) -> bool:
    words = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(words) and not message.fuzzy


def test_every_message_has_dutch_words_that_somebody_checked() -> None:
    translated = {first(message.id) for message in dutch() if message.id and is_whole(message)}
    assert in_the_code() - translated == set()


def test_no_dutch_words_are_left_over() -> None:
    assert {first(message.id) for message in dutch() if message.id} - in_the_code() == set()


def test_the_dutch_words_have_the_same_places_to_fill() -> None:
    for message in dutch():
        assert not list(message.check()), message.id
