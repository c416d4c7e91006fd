from importlib import resources
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from viz.texts import LANGUAGES, translations

VIZ = Path(str(resources.files("viz")))


def in_the_code() -> set[str]:
    """The first form of every message of the maps."""
    found = extract_from_dir(
        VIZ,
        method_map=[("*.py", "python"), ("templates/map.html.j2", "jinja2")],
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def dutch() -> Catalog:
    with (VIZ / "locales" / "nl" / "LC_MESSAGES" / "viz.po").open("rb") as file:
        return read_po(file, locale="nl")


def test_every_message_of_the_maps_has_dutch_words() -> None:
    translated = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in dutch()
        if message.id and message.string and all(message.string if isinstance(message.string, tuple) else (True,))
    }
    assert in_the_code() - translated == set()


def test_the_dutch_words_have_the_same_places_to_fill() -> None:
    for message in dutch():
        if not message.id:
            continue
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        words = message.string if isinstance(message.string, tuple) else (str(message.string),)
        for form, word in zip(forms, words, strict=True):
            assert form.count("%s") == word.count("%s"), form
            assert ("{n}" in form, "{name}" in form) == ("{n}" in word, "{name}" in word), form


def test_english_is_the_language_of_the_messages() -> None:
    assert translations("en").gettext("Gaps") == "Gaps"
    assert translations("nl").gettext("Gaps") == "Hiaten"
    assert translations("nl").ngettext("%s relation", "%s relations", 1) == "%s relatie"


def test_another_language_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(ValueError, match=", ".join(LANGUAGES)):
        translations("de")
