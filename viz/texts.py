"""The words of the maps in the two languages, through gettext. Messages are English; `locales` holds the Dutch.

The catalogue is read as text (PO), so that there is no compiled copy that could fall behind.
"""

from functools import cache
from gettext import NullTranslations
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = ("nl", "en")


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language of LANGUAGES; ValueError for another one."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {', '.join(LANGUAGES)}")
    if language == "en":
        return NullTranslations()
    catalogue = resources.files("viz").joinpath("locales", language, "LC_MESSAGES", "viz.po")
    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, domain="viz"))
    compiled.seek(0)
    return Translations(compiled, domain="viz")
