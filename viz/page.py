"""Pages that need nothing from outside: templates filled with everything escaped, and a policy that lets nothing in.

Scripts and styles stand in the page; its Content Security Policy (W3C CSP Level 3) names the SHA-256 of each and
forbids all else: no other script, no request, no frame, no form.
"""

import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.ask.budget import UNLIMITED, Budget
from graph.model.words import sentence_start
from graph.say.wording import number_text
from viz.words import translator

_SCRIPTS = ("base", "marks", "overlay", "view", "panel", "search", "list", "address", "picture", "main")
_DRAWING_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


@cache
def drawing_library() -> str:
    """vis-network 9.1.2 (Apache-2.0 or MIT) as pyvis carries it, its licence notice included."""
    script = resources.files("pyvis").joinpath(_DRAWING_LIBRARY).read_text(encoding="utf-8")
    return _inlinable("\n".join(line for line in script.split("\n") if not line.startswith("//# sourceMappingURL")))


@cache
def map_script() -> str:
    """The script of the map, one scope for all its parts."""
    folder = resources.files("viz").joinpath("static", "map")
    parts = (folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return _inlinable('(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n")


@cache
def map_style() -> str:
    """The style sheet of the map."""
    return resources.files("viz").joinpath("static", "map.css").read_text(encoding="utf-8")


@cache
def icon() -> str:
    """The icon of the pages as an address that holds it, so that a browser does not look for one elsewhere."""
    picture = resources.files("viz").joinpath("static", "pages", "icon.svg").read_text(encoding="utf-8")
    return f"data:image/svg+xml,{quote(picture)}"


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The Content Security Policy under which only these scripts and styles run, and nothing is asked for."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def map_policy() -> str:
    """The policy of a map, for a server that repeats it as a header; it depends on the code alone."""
    return policy((drawing_library(), map_script()), (map_style(),))


def render_map(language: str, context: Mapping[str, Any], budget: Budget = UNLIMITED) -> str:
    """The page of a map in a language. jinja2.UndefinedError when `context` lacks something, OverBudgetError."""
    pieces = (
        _environment(language)
        .get_template("map.html.j2")
        .generate(
            **context,
            language=language,
            policy=map_policy(),
            style=map_style(),
            icon=icon(),
            drawing_library=drawing_library(),
            script=map_script(),
            each=budget.each,
        )
    )
    return "".join(budget.each(pieces))


def plain_environment(language: str) -> Environment:
    """Templates of this package in a language: `t` says a message, all is escaped and nothing may lack."""
    environment = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = translator(language)
    environment.filters["sentence_start"] = sentence_start
    environment.filters["number"] = partial(number_text, language=language)
    return environment


@cache
def _environment(language: str) -> Environment:
    environment = plain_environment(language)
    environment.filters["packed"] = _packed
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return environment


def _packed(text: str) -> str:
    """A text as a page can hold it for its script, at a tenth of its size: deflated (RFC 1951) and in base64."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return b64encode(packer.compress(text.encode()) + packer.flush()).decode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inlinable(script: str) -> str:
    """The script, unless it holds what would end or change the element that it stands in; then ValueError."""
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the script cannot stand in a page: it holds a tag that would end it")
    return script
