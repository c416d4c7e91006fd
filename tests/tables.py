"""The tables in the documents that follow from the code: `make tables` renews them."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr

from api.settings import Settings, variable
from graph.model.words import in_words
from loaders.engine.discover import discover

DOCS = Path(__file__).parents[1] / "docs"


def settings() -> Iterator[str]:
    """A row for each setting of the service: its variable, what it is without, and what it is for."""
    yield "| variable | without it | what it is for |\n|---|---|---|\n"
    for name, setting in Settings.model_fields.items():
        yield f"| `{variable(name)}` | {_default(setting.default)} | {setting.description} |\n"


def _default(value: object) -> str:
    default = value.get_secret_value() if isinstance(value, SecretStr) else value
    return f"`{default}`" if default not in ("", ()) else ""


def sources() -> Iterator[str]:
    """A row for each source: what it is and its name for commands, whose, under which licence, and how it comes in."""
    yield "| bron | van wie | licentie | komt erin | verschijnt |\n|---|---|---|---|---|\n"
    for module in discover().values():
        card = module.card
        ways = ["meegeleverd"] * card.bundled + ["opgehaald"] * (card.feed is not None) or ["uit een bestand"]
        title = f"[{card.title}]({card.url})" if card.url else card.title
        cadence = in_words(card.cadence.words, "nl")
        yield f"| {title}: `{card.id}` | {card.publisher} | {card.licence} | {' en '.join(ways)} | {cadence} |\n"


TABLES = {"settings": (DOCS / "operations.md", settings), "sources": (DOCS / "sources.md", sources)}


def parts(name: str) -> tuple[str, str, str]:
    """The document of the table `name`: what stands before it, the table as it is written there, and the rest."""
    start, end = f"<!-- {name}: `make tables` renews this table -->\n", f"<!-- end of {name} -->"
    before, _, rest = TABLES[name][0].read_text(encoding="utf-8").partition(start)
    written, _, after = rest.partition(end)
    return before + start, written, end + after


def main() -> None:
    """Put each table where it belongs."""
    for name, (document, rows) in TABLES.items():
        before, _, after = parts(name)
        document.write_text(f"{before}{''.join(rows())}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
