from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store

# So that a log that does not fit is told with both sides.
pytest.register_assert_rewrite("tests.stores.contract")


@pytest.fixture(params=["sqlite", "neo4j"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, of each sort in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return str(request.getfixturevalue("empty_neo4j"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened
