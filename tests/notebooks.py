"""Running the notebooks in the docs: `python -m tests.notebooks` renews their outputs on a throw-away Neo4j."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from graph.store import open_store
from loaders.engine.run import load
from tests.neo4j_server import running_neo4j

ROOT = Path(__file__).parent.parent
NOTEBOOKS = tuple(sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")))


def run(path: Path, url: str) -> NotebookNode:
    """The notebook with fresh outputs, made with the graph at `url`; raises CellExecutionError when a cell fails."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(ROOT)}},
    )
    with _store_at(url):
        client.execute()
    # The version of Python that happened to run it is no part of the document.
    notebook.metadata.language_info = {"name": "python"}
    return notebook


@contextmanager
def _store_at(url: str) -> Iterator[None]:
    """A kernel takes its environment from this process."""
    before = os.environ.get("SAMENSPEL_STORE")
    os.environ["SAMENSPEL_STORE"] = url
    try:
        yield
    finally:
        if before is None:
            del os.environ["SAMENSPEL_STORE"]
        else:
            os.environ["SAMENSPEL_STORE"] = before


def main() -> int:
    """Write the outputs of all notebooks anew."""
    with running_neo4j() as server:
        with open_store(server.bolt_url) as store:
            load(store)
        for path in NOTEBOOKS:
            nbformat.write(run(path, server.bolt_url), path)  # type: ignore[no-untyped-call]
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
