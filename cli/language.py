"""The language of the command: what `--lang` says, else SAMENSPEL_LANG, else Dutch."""

import os
import sys
from collections.abc import Iterator
from itertools import pairwise

from graph.model.words import FIRST, languages

VARIABLE = "SAMENSPEL_LANG"


def asked_language() -> str:
    """The language that is asked for, found before anything is parsed: help and wrong use are told in it as well.

    What is no language does not count here; the option itself refuses it.
    """
    asked = [FIRST, os.environ.get(VARIABLE, ""), *_options()]
    return next(one for one in reversed(asked) if one in languages())


def _options() -> Iterator[str]:
    for argument, following in pairwise((*sys.argv[1:], "")):
        if argument == "--":
            return
        if argument == "--lang":
            yield following
        elif argument.startswith("--lang="):
            yield argument.removeprefix("--lang=")
