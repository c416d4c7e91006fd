"""That the folders which Samenspel consists of are its own: their names are common, and others have them too."""

import sys
from importlib.util import find_spec
from pathlib import Path

FOLDERS = ("graph", "viz", "loaders", "api", "cli")
_HERE = Path(__file__).resolve().parents[1]


def check() -> None:
    """ImportError naming the file, when Python finds another package in place of one of ours; it ends the command."""
    for name in FOLDERS:
        place = _place(name)
        if place is None or place.parent != _HERE:
            text = _told(name, place)
            if _is_command():
                sys.exit(text)
            raise ImportError(text, name=name, path=None if place is None else str(place))


def _is_command() -> bool:
    """Whether it is the command that starts, which tells what is wrong without where in the code."""
    return sys.argv[0] == "-m" or Path(sys.argv[0]).stem == "samenspel"


def _told(name: str, place: Path | None) -> str:
    # The catalogue of messages is in one of these folders, so it may not be there.
    return (
        f"Samenspel needs its own package “{name}” in “{_HERE}”, but Python finds {place or 'nothing'}. "
        "Install Samenspel by itself (uv tool install, or pipx), or give the other another name.\n"
        f"Samenspel heeft zijn eigen pakket ‘{name}’ in ‘{_HERE}’ nodig, maar Python vindt {place or 'niets'}. "
        "Installeer Samenspel apart (uv tool install, of pipx), of geef het andere een andere naam."
    )


def _place(name: str) -> Path | None:
    """The folder or file that an import of this name would take."""
    try:
        spec = find_spec(name)
    except ValueError:
        # Something that was put there without saying where it is from.
        return None
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations))).resolve()
    return Path(spec.origin).resolve() if spec.origin else None
