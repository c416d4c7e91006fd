"""Who is who by the editors: the bundled file, and how it goes with what people judge."""

from pathlib import Path

import pytest

from graph.model.identity import Judgement, Verdict
from graph.model.records import Batch, Entity
from graph.store import open_store
from loaders.engine.judgements import BUNDLED, EDITORS, new_judgements, read_judgements
from loaders.problems import LoadError
from tests.fictitious import SOURCE

AT = "2026-11-28T12:00:00+00:00"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "wie.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_bundled_judgement_has_a_reason_and_stands_once() -> None:
    judgements = read_judgements(BUNDLED, AT)
    assert len({judgement.pair for judgement in judgements}) == len(judgements) > 50
    assert all(len(judgement.why.split()) > 1 for judgement in judgements)


def test_only_what_a_store_does_not_know_yet_is_new_and_a_person_goes_first(tmp_path: Path) -> None:
    judgements = read_judgements(
        written(
            tmp_path,
            "- {left: a, right: b, verdict: yes, why: Eén naam.}\n"
            "- {left: a, right: c, verdict: no, why: Twee.}\n"
            "- {left: a, right: nergens, verdict: no, why: Onbekend.}\n",
        ),
        AT,
    )
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(Batch(SOURCE, tuple(Entity(id, "Company", id.upper()) for id in "abc"), ()))
        store.judge([Judgement("a", "c", Verdict.YES, "iemand", AT)])
        fresh = tuple(new_judgements(judgements, store.read()))
        assert [(judgement.pair, judgement.verdict, judgement.by) for judgement in fresh] == [
            (("a", "b"), Verdict.YES, EDITORS)
        ]
        store.judge(fresh)
        assert not tuple(new_judgements(judgements, store.read()))


def test_everything_wrong_in_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "- {left: a, right: b, verdict: misschien, why: x}\n- {left: a, verdict: yes}\n")
    with pytest.raises(LoadError) as wrong:
        read_judgements(path, AT)
    first, second = (problem.in_language("nl") for problem in wrong.value.problems)
    assert "misschien" in first
    assert "wie.yaml" in second
    with pytest.raises(LoadError):
        read_judgements(written(tmp_path, "geen: lijst\n"), AT)
