"""The notebooks in the docs run against a real Neo4j, and the outputs in them are what they give."""

import re
from pathlib import Path

import nbformat
import pytest

from graph.store import Store, open_store
from tests.notebooks import NOTEBOOKS, run


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_gives_the_outputs_that_stand_in_it(path: Path, empty_neo4j: str, bundled: Store) -> None:
    # Sooner there than by loading it all again.
    with open_store(empty_neo4j) as store, bundled.keeping() as keeping:
        store.put_back(keeping.items)
    fresh = run(path, empty_neo4j)
    stored = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    renew = "the outputs are not of today; renew them with `python -m tests.notebooks`"
    for now, then in zip(fresh.cells, stored.cells, strict=True):
        assert now.get("outputs") == then.get("outputs"), renew


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_was_run_in_order_and_names_no_machine(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert not re.search(r"(/home/|/root|/tmp|/work|[A-Z]:\\\\|127\.0\.0\.1|\d{2}:\d{2}:\d{2})", path.read_text())


def test_there_is_a_notebook_that_explores_the_network() -> None:
    assert "verken-het-netwerk" in {path.stem for path in NOTEBOOKS}
