"""The table of settings in docs/operations.md, made from the settings themselves: `make settings` renews it."""

import re
from pathlib import Path

from pydantic import SecretStr

from api.settings import Settings, variable

DOCUMENT = Path(__file__).parents[1] / "docs" / "operations.md"
PLACE = re.compile(
    r"(?<=<!-- settings: `make settings` renews this table -->\n).*?(?=<!-- end of settings -->)", re.DOTALL
)


def table() -> str:
    """A row for each setting: its variable, what it is without, and what it is for."""
    rows = [
        f"| `{variable(name)}` | {_default(field.default)} | {field.description} |\n"
        for name, field in Settings.model_fields.items()
    ]
    return "".join(("| variable | without it | what it is for |\n", "|---|---|---|\n", *rows))


def _default(value: object) -> str:
    given = value.get_secret_value() if isinstance(value, SecretStr) else value
    return f"`{given}`" if given not in ("", ()) else ""


def main() -> None:
    """Put the table where it belongs."""
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(PLACE.sub(lambda _: table(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
