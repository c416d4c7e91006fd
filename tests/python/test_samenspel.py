"""`import samenspel`: the same of a real service and of a store, with examples that run."""

import doctest
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

import samenspel
from graph.model.dates import first_day, last_day
from graph.store import Store
from samenspel.network import Network
from samenspel.service import Service
from tests.pages.conftest import served

ROOT = Path(__file__).parents[2]
METHODS = ("find", "entity", "paths", "gaps", "matrix", "ask")


@pytest.fixture(scope="module")
def networks(bundled: Store) -> Iterator[dict[str, Network]]:
    with (
        served(bundled) as address,
        samenspel.open(address) as service,
        samenspel.open(bundled.url) as embedded,
    ):
        yield {"service": service, "store": embedded}


@pytest.mark.parametrize("place", ["service", "store"])
@pytest.mark.parametrize("method", METHODS)
def test_an_example_gives_what_stands_below_it(networks: dict[str, Network], method: str, place: str) -> None:
    finder = doctest.DocTestFinder(recurse=False)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    (example,) = finder.find(getattr(Network, method), method, globs={"net": networks[place]})
    assert example.examples
    assert runner.run(example).failed == 0


def test_a_service_is_asked_again_only_whether_an_answer_still_is_so(bundled: Store) -> None:
    with served(bundled) as address, samenspel.open(address) as network:
        assert isinstance(network.answering, Service)
        first = network.gaps()
        asked: list[int] = []
        network.answering.asking.event_hooks["response"].append(lambda answer: asked.append(answer.status_code))
        assert network.gaps() == first
        assert asked == [304]


def test_a_service_and_a_store_answer_the_same(networks: dict[str, Network]) -> None:
    service, store = networks["service"], networks["store"]
    assert service.find("Utrecht", limit=30) == store.find("Utrecht", limit=30)
    assert service.entity("VNG") == store.entity("VNG")
    assert service.paths("Provincie Drenthe", "BZK") == store.paths("Provincie Drenthe", "BZK")
    assert service.matrix() == store.matrix()
    assert service.ask("Wie gebruikt SBIR?") == store.ask("Wie gebruikt SBIR?")
    same = [{gap.id: gap.sentence for gap in network.gaps()} for network in (service, store)]
    assert same[0] == same[1]


@pytest.mark.parametrize(
    "ask",
    [
        lambda network: network.find("", limit=3),
        lambda network: network.find("  ", limit=3),
        lambda network: network.find("Groningen", kind="provincie"),
        lambda network: network.find("x" * 300),
        lambda network: network.entity("Groningen"),
        lambda network: network.entity("zomaar iets dat niemand is"),
        lambda network: network.entity(""),
        lambda network: network.paths("Provincie Drenthe", "Provincie Drenthe"),
        lambda network: network.paths("Provincie Drenthe", "IPO", meaning="zomaar"),
        lambda network: network.paths("Provincie Drenthe", "IPO", k=0),
        lambda network: network.paths("Provincie Drenthe", "IPO", k=50),
        lambda network: network.paths("Groningen", "IPO"),
        lambda network: network.paths("zomaar iets dat niemand is", "IPO"),
        lambda network: network.gaps(severity="ernstig"),
        lambda network: network.gaps(rule="zomaar"),
        lambda network: network.matrix("Provincie", "ProcurementInstrument"),
        lambda network: network.matrix("Actor", "Actor"),
        lambda network: network.ask("x" * 300),
    ],
)
def test_a_service_and_a_store_refuse_the_same_in_the_same_words(
    networks: dict[str, Network], ask: Callable[[Network], object]
) -> None:
    assert outcome(ask, networks["store"]) == outcome(ask, networks["service"])


@pytest.mark.parametrize("place", ["service", "store"])
def test_a_choice_that_is_left_empty_counts_as_not_made(networks: dict[str, Network], place: str) -> None:
    network = networks[place]
    assert network.gaps(rule="", severity="") == network.gaps()
    assert network.paths("Provincie Drenthe", "IPO", meaning="") == network.paths("Provincie Drenthe", "IPO")
    assert network.matrix("", "") == network.matrix()
    assert network.find("Groningen", kind="") == network.find("Groningen")


def outcome(ask: Callable[[Network], object], network: Network) -> object:
    """What is answered, or else with what error, which words and which candidates it is refused."""
    try:
        return ask(network)
    except (samenspel.NotMeantError, samenspel.NotUnderstoodError, samenspel.ServiceError) as error:
        return type(error), str(error), getattr(error, "candidates", ())


@pytest.mark.parametrize("place", ["service", "store"])
def test_a_name_that_nobody_bears_is_not_told_as_that_of_several(networks: dict[str, Network], place: str) -> None:
    with pytest.raises(samenspel.NotMeantError, match=r"er is niets bekend met .* 'asdkjaskdj'") as unknown:
        networks[place].entity("asdkjaskdj")
    assert not unknown.value.candidates
    with pytest.raises(samenspel.NotMeantError, match="wat ‘Groningen’ is, staat niet vast"):
        networks[place].entity("Groningen")
    assert networks[place].find(" ") == ()


@pytest.mark.parametrize("place", ["service", "store"])
def test_a_relation_that_stands_has_no_end_that_is_past(networks: dict[str, Network], place: str) -> None:
    today = date.today()
    for reference in ("budget-innovatiekrediet", "tooi-gm0344"):
        relations = networks[place].entity(reference).relations
        standing = [relation for relation in relations if relation.standing == "stands"]
        assert standing
        assert not [relation for relation in standing if relation.until and last_day(relation.until) < today]
        dated = [relation for relation in relations if relation.since and relation.until]
        assert not [each for each in dated if first_day(each.since or "") > last_day(each.until or "")]


@pytest.mark.parametrize("place", ["service", "store"])
def test_who_cannot_be_one_is_told_with_who_it_may_be(networks: dict[str, Network], place: str) -> None:
    with pytest.raises(samenspel.NotMeantError) as ambiguous:
        networks[place].entity("Groningen")
    assert {"tooi-pv20", "tooi-gm0014"} <= {id for id, _ in ambiguous.value.candidates}
    with pytest.raises(samenspel.NotMeantError):
        networks[place].paths("Groningen", "IPO")
    with pytest.raises(samenspel.NotMeantError):
        networks[place].entity("zomaar iets dat niemand is")
    with pytest.raises(samenspel.NotUnderstoodError):
        networks[place].ask("zomaar iets dat geen vraag is")


def test_values_stay_as_they_are_and_become_tables(networks: dict[str, Network]) -> None:
    found = networks["store"].find("Groningen")
    with pytest.raises(FrozenInstanceError):
        found[0].name = "anders"  # type: ignore[misc]
    paths = networks["store"].paths("Provincie Drenthe", "MKB-Nederland", k=2)
    assert len(paths.to_pandas()) == len(paths.to_polars()) == sum(len(path.steps) for path in paths)
    nothing = networks["store"].find("zomaar iets dat niemand is")
    assert list(nothing.to_pandas().columns) == list(found.to_polars().columns)


def test_without_pandas_a_table_says_what_to_install(
    networks: dict[str, Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = networks["store"].find("Groningen")
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        found.to_pandas()
    with pytest.raises(ImportError, match="pip install polars"):
        found.to_polars()


def test_neither_tables_nor_loaders_are_imported_before_they_are_asked_for() -> None:
    heavy = "sorted({'pandas', 'polars', 'loaders'} & set(sys.modules))"
    assert _run(f"import sys, samenspel; print({heavy})").stdout.strip() == "[]"


@pytest.mark.parametrize("folder", ["graph", "api"])
def test_a_package_that_hides_one_of_ours_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "__init__.py").write_text("")
    imported = _run("import samenspel", tmp_path)
    assert imported.returncode == 1
    assert f"ImportError: Samenspel needs its own package “{folder}”" in imported.stderr
    assert str(tmp_path / folder) in imported.stderr
    script = tmp_path / "samenspel"
    script.write_text("from samenspel.__main__ import main\nmain()\n")
    for command in ([str(script), "--version"], ["-m", "samenspel", "--version"]):
        started = _python(*command, before=(tmp_path,))
        assert started.returncode == 1
        assert started.stderr.count("\n") == 2
        assert str(tmp_path / folder) in started.stderr


def test_the_command_starts_without_what_programs_ask_with() -> None:
    started = _python("-X", "importtime", "-m", "samenspel", "--version")
    assert started.stdout.startswith("samenspel ")
    assert not [line for line in started.stderr.splitlines() if line.endswith((" httpx2", " samenspel.embedded"))]


def test_a_folder_that_hides_nothing_is_let_be(tmp_path: Path) -> None:
    # Without an __init__ it comes after ours, whatever the order.
    (tmp_path / "api").mkdir()
    assert _run("import samenspel", tmp_path).returncode == 0


def _run(code: str, *before: Path) -> subprocess.CompletedProcess[str]:
    return _python("-c", code, before=before)


def _python(*arguments: str, before: tuple[Path, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*before, ROOT))), "PYTHONUTF8": "1"},
        cwd=before[0] if before else ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
