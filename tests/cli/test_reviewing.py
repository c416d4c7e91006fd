"""Reviewing on the command line which entities are one, and taking that back."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.ask.resolution import find_likenesses
from graph.model.records import Batch, Entity
from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import SOURCE


def test_a_review_merges_what_a_person_says_is_one_and_takes_it_back(
    filled: Samenspel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_alike = Entity("bond-voor-mkb", "Association", "Voorbeeldbonden voor het mkb")
    other = replace(SOURCE, id="andere-bron", title="Andere bron")
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(Batch(other, (look_alike,), ()))
        (suggestion,) = find_likenesses(store.read(), "2026-01-01T00:00:00+00:00").suggestions
    assert set(suggestion.pair) == {"bedrijvenbond", "bond-voor-mkb"}
    monkeypatch.setattr(sys, "stdin", io.StringIO("j\nzelfde bond\n"))
    assert "Besluiten vastgelegd: 1." in filled("review", "--by", "Tester").out
    assert json.loads(filled("show", "bond-voor-mkb", "--json").out)["id"] == "bedrijvenbond"
    monkeypatch.setattr(sys, "stdin", io.StringIO("i\n"))
    assert "Besluiten ingetrokken: 1." in filled("review", "--by", "Tester", "--undo").out
    assert json.loads(filled("show", "bond-voor-mkb", "--json").out)["id"] == "bond-voor-mkb"


def test_a_review_that_ends_at_the_reason_keeps_the_decision_without_one(
    filled: Samenspel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_alike = Entity("bond-voor-mkb", "Association", "Voorbeeldbonden voor het mkb")
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(Batch(replace(SOURCE, id="andere-bron", title="Andere bron"), (look_alike,), ()))
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert filled("review", "--by", "Tester").code == 0
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        (judgement,) = store.read().judgements
    assert (judgement.verdict, judgement.by, judgement.why) == ("no", "Tester", "")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert "niets te beoordelen" in filled("review", "--by", "Tester").out
    looked_back = filled("review", "--by", "Tester", "--undo", "--lang", "en").out
    assert "Voorbeeldbond voor het mkb (bedrijvenbond) = Voorbeeldbonden voor het mkb (bond-voor-mkb)" in looked_back
    assert "not the same, decided by Tester, 20" in looked_back


def test_a_review_needs_to_know_who_decides(filled: Samenspel) -> None:
    assert filled("review", "--by", " ").code == 2
