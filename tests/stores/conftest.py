from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.neo4j_server import LTS, chosen_release

# So that a log that does not fit is told with both sides.
pytest.register_assert_rewrite("tests.stores.contract")
# What runs on the current release of Neo4j too; with `make test NEO4J=current` all runs on that one.
ON_BOTH_RELEASES = frozenset({"sync", "judgements"})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "url" in metafunc.fixturenames:
        part = metafunc.module.__name__.rpartition("test_contract_")[2]
        current = ["neo4j-current"] if part in ON_BOTH_RELEASES and chosen_release() is LTS else []
        metafunc.parametrize("url", ["sqlite", "neo4j", *current], indirect=True)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, of each sort in turn."""
    match request.param:
        case "sqlite":
            return f"sqlite:///{tmp_path}/store.db"
        case "neo4j":
            return str(request.getfixturevalue("empty_neo4j"))
        case _:
            return str(request.getfixturevalue("empty_current_neo4j"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened
