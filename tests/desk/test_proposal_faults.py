"""What goes wrong while people answer and decide: nothing acknowledged is lost, and nothing is half written."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.desk.proposals import proposals
from graph.store import Store, open_store
from tests.fictitious import batch
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).parents[2]
PROPOSER = (sys.executable, "-m", "tests.desk.proposer")


def check(store: Store, acknowledged: list[str]) -> None:
    """Whether all that was acknowledged is there, and every proposal that counts is in the graph and no other."""
    held = {proposal.id: proposal for proposal in proposals(store)}
    for id, version in (line.split() for line in acknowledged if not line.startswith("failed")):
        assert held[id].version >= int(version)
    sources = {source.id for source in store.read().sources}
    assert {proposal.source for proposal in held.values() if proposal.counts} == sources - {"voorbeeldbrief"}


@pytest.mark.parametrize("seconds", [0.05, 0.4])
def test_a_process_killed_while_people_answer_and_decide_loses_nothing_acknowledged(url: str, seconds: float) -> None:
    with open_store(url) as store:
        store.sync(batch())
    with subprocess.Popen([*PROPOSER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as proposer:
        assert proposer.stdout
        first = proposer.stdout.readline()
        time.sleep(seconds)
        proposer.kill()
        acknowledged = [first, *proposer.stdout.read().splitlines()]
    assert first
    with open_store(url) as store:
        check(store, acknowledged)


def test_a_full_disk_refuses_an_answer_whole_and_keeps_those_before(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        store.sync(batch())
    # A limit on the size of a file stops writes in the same place as a full disk.
    size = (tmp_path / "store.db").stat().st_size + 100_000
    done = subprocess.run(
        [*PROPOSER, url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    *acknowledged, failed = done.stdout.splitlines()
    assert acknowledged
    assert failed.startswith("failed")
    assert done.stderr == ""
    with open_store(url) as store:
        check(store, acknowledged)


def test_a_server_that_stops_while_people_decide_loses_nothing_acknowledged(
    protected_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", protected_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", protected_neo4j.password)
    with open_store(protected_neo4j.bolt_url) as store:
        store.sync(batch())
        with subprocess.Popen(
            [*PROPOSER, protected_neo4j.bolt_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as proposer:
            assert proposer.stdout
            lines = [proposer.stdout.readline() for _ in range(8)]
            protected_neo4j.kill()
            proposer.kill()
            lines += proposer.stdout.read().splitlines()
        protected_neo4j.restart()
        check(store, lines)
