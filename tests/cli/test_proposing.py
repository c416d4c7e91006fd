"""The commands by which an organisation answers and by which that is decided on."""

import json
from pathlib import Path

from graph.store import open_store
from tests.cli.conftest import Samenspel

YES = ("answer", "pv-noordland", "uses", "vraag", "--since", "2022")


def test_an_answer_is_tried_sent_listed_taken_over_and_taken_back(filled: Samenspel, tmp_path: Path) -> None:
    tried = filled(*YES, "--dry-run")
    assert "De provincie Noordland zegt: de provincie Noordland gebruikt sinds 2022 Voorbeeldinstrument." in tried.out
    assert "Er is niets ingediend." in tried.out
    assert "Er zijn geen voorstellen." in filled("proposals").out
    sent = json.loads(filled(*YES, "--json").out)
    assert (sent["state"], sent["speaker"]["id"]) == ("submitted", "pv-noordland")
    assert sent["id"] in filled("proposals", "--state", "submitted").out
    assert "overgenomen" in filled("decide", "accept", sent["id"]).out
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert sent["source"] in {source.id for source in store.read().sources}
    refused = filled("decide", "reopen", sent["id"])
    assert (refused.code, "geef een reden" in refused.err) == (1, True)
    again = json.loads(filled("decide", "reopen", sent["id"], "--reason", "Te snel.", "--json").out)
    assert again["items"][0]["proposal"]["state"] == "submitted"
    whole = json.loads(filled("proposals", sent["id"], "--json").out)
    assert [version["reason"] for version in whole["versions"]] == ["", "", "Te snel."]
    assert "Te snel." in filled("proposals", sent["id"]).out


def test_one_that_cannot_be_decided_on_leaves_the_others_to_be(filled: Samenspel) -> None:
    first, second = (json.loads(filled(*YES, "--json").out)["id"] for _ in range(2))
    filled("decide", "accept", first)
    both = filled("decide", "accept", first, second, "--json")
    problems = [result["problem"] for result in json.loads(both.out)["items"]]
    assert (both.code, problems[0] is None, problems[1]) == (1, False, None)


def test_a_proposal_that_is_not_there_is_told(filled: Samenspel) -> None:
    gone = filled("decide", "accept", "weg")
    assert (gone.code, "er is geen voorstel weg" in gone.err) == (3, True)


def test_with_one_that_is_not_there_none_is_decided_on(filled: Samenspel) -> None:
    sent = json.loads(filled(*YES, "--json").out)["id"]
    assert filled("decide", "accept", sent, "weg").code == 3
    assert json.loads(filled("proposals", sent, "--json").out)["proposal"]["state"] == "submitted"


def test_an_answer_on_who_is_unknown_writes_nothing(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("answer", "provincie Nergens", "uses", "vraag").code == 3
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert store.dossiers_written() == 0
