"""The documents and the blocks of code in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = tuple(sorted(DOCS.glob("*.md")))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a document in a language of code, as it stands behind the fence, in their order."""
    return [text for written, text in BLOCK.findall(path.read_text(encoding="utf-8")) if written == language]


def commands(path: Path) -> list[str]:
    """The lines of a document that call `samenspel`, without what is said of them."""
    lines = (line.split(" # ")[0].strip() for block in blocks(path, "sh") for line in block.splitlines())
    return [line for line in lines if line.startswith("samenspel ")]
