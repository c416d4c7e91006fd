"""What Samenspel exports comes back as it was."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ask.snapshot import take_snapshot
from graph.model.identity import Judgement, Verdict
from graph.say.export import WRITERS, to_json_file
from graph.say.networks.content import Network
from graph.say.networks.files import FORMS
from graph.store import Store
from loaders.card import File, Given
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.sources import uitvoer
from tests.fictitious import batch as fictitious


def _exported(store: Store, path: Path) -> Path:
    contents = store.read()
    snapshot = take_snapshot(contents)
    form = FORMS.get(path.name.partition(".")[2])
    if form is None:
        path.write_bytes(WRITERS[path.suffix](contents, snapshot, ()))
    else:
        path.write_bytes(b"".join(form.write(Network(snapshot, "nl"))))
    return path


def test_all_that_is_bundled_comes_back_from_its_export_to_the_byte(
    bundled: Store, store: Store, tmp_path: Path
) -> None:
    path = _exported(bundled, tmp_path / "alles.json")
    runs = load(store, [path])
    assert {run.outcome for run in runs} == {"loaded"}
    assert to_json_file(store.read()) == path.read_bytes()
    assert {run.outcome for run in load(store, [path])} == {"unchanged"}


def test_a_judgement_that_was_made_here_is_not_overruled(store: Store, tmp_path: Path) -> None:
    store.sync(fictitious())
    left, right = sorted(entity.id for entity in fictitious().entities)[:2]
    store.judge([Judgement(left, right, Verdict.YES, "elders", "2026-01-01T00:00:00+00:00", "zelfde")])
    path = _exported(store, tmp_path / "alles.json")
    store.judge([Judgement(left, right, Verdict.NO, "hier", "2026-02-01T00:00:00+00:00", "niet")])
    load(store, [path])
    assert [(judgement.verdict, judgement.by) for judgement in store.read().judgements] == [(Verdict.NO, "hier")]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "graphml", "gexf", "kumu.json", "kumu.xlsx"])
def test_a_table_that_was_exported_is_refused_with_what_is_complete(store: Store, tmp_path: Path, ending: str) -> None:
    store.sync(fictitious())
    (run,) = load(store, [_exported(store, tmp_path / f"alles.{ending}")])
    assert run.outcome == "refused"
    assert str(run.text("nl")).endswith("Laad de uitvoer als .json, die is volledig")


def _whole(**parts: Any) -> dict[str, Any]:
    return {"claims": [], "entities": [], "judgements": [], "sources": [], **parts}


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"claims": []}, "sources: dit deel"),
        (_whole(claims=[{}]), "claims 1: geen record"),
        (_whole(entities=[{"source": "weg", "id": "a", "kind": "Company", "name": "A"}]), "sources: bron weg"),
        (_whole(entities=[{"source": "weg", "id": "a", "kind": "Bedrijfje", "name": "A"}]), "entities 1"),
        (_whole(judgements=[{"left": "a", "right": "b", "verdict": "ja", "by": "x", "why": "y"}]), "judgements 1"),
    ],
)
def test_an_export_that_somebody_damaged_is_refused_with_the_place(
    store: Store, tmp_path: Path, document: dict[str, Any], where: str
) -> None:
    (tmp_path / "alles.json").write_bytes(orjson.dumps(document))
    (run,) = load(store, [tmp_path / "alles.json"])
    assert run.outcome == "refused"
    assert f"alles.json, {where}" in str(run.text("nl"))


_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.just("kst-1-1"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from(["id", "source", "kind", "name", "names", "amount", "left", "verdict"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(st.fixed_dictionaries(dict.fromkeys(_whole(), _values)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_document_is_an_export_or_refused(tmp_path: Path, document: dict[str, Any]) -> None:
    (tmp_path / "alles.json").write_bytes(orjson.dumps(document))
    for result in uitvoer.batches(Given((File(tmp_path / "alles.json"),))):
        assert not isinstance(result, LoadError) or result.problems
