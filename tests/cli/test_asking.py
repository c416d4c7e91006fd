"""Searching, showing, paths, gaps: what the command answers about the network, and with which exit code."""

import json
from pathlib import Path

from graph.model.records import Batch, Entity, Name, NameUse
from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import SOURCE

PERIODS = (("2013", "2017"), ("2024", "2026"))


def test_an_empty_store_says_how_to_fill_it(samenspel: Samenspel) -> None:
    answer = samenspel("search", "ezk")
    assert answer.code == 1
    assert "samenspel load" in answer.err
    assert answer.out == ""


def test_search_finds_by_abbreviation_and_says_so(filled: Samenspel) -> None:
    answer = filled("search", "vbz")
    assert answer.code == 0
    assert "Ministerie van Voorbeeldzaken" in answer.out
    assert "afkorting" in answer.out


def test_a_search_without_hits_exits_with_3(filled: Samenspel) -> None:
    assert filled("search", "qqqqqqqqqq").code == 3


def test_show_prints_every_relation_with_its_source_and_place(filled: Samenspel) -> None:
    answer = filled("show", "Voorbeeldkoepel")
    assert answer.code == 0
    assert "lid van" in answer.out
    assert answer.out.count("[Voorbeeldbrief over inkopen, 29 november 2021, p. 1]") == 2


def test_show_tells_when_something_existed_and_when_it_bore_a_name(samenspel: Samenspel, tmp_path: Path) -> None:
    names = tuple(Name("Voorbeeldzaken", NameUse.FORMER, since=since, until=until) for since, until in PERIODS)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        body = Entity("vzk", "Ministry", "Ministerie van Voorbeeldzaken en Klimaat", names, since="2010")
        store.sync(Batch(SOURCE, (body,), ()))
    out = samenspel("show", "vzk").out
    assert "(ministerie, sinds 2010, vzk)" in out
    assert "Voorbeeldzaken (van 2013 tot en met 2017; van 2024 tot en met 2026)" in out


def test_an_ambiguous_name_lists_the_candidates_and_exits_with_4(filled: Samenspel) -> None:
    answer = filled("show", "Noordland")
    assert answer.code == 4
    assert "pv-noordland" in answer.err
    assert "noordland-stad" in answer.err


def test_an_unknown_name_exits_with_3(filled: Samenspel) -> None:
    assert filled("show", "Nergenshuizen").code == 3


def test_a_path_is_told_in_both_languages(filled: Samenspel) -> None:
    dutch = filled("paths", "Provincie Noordland", "bedrijvenbond", "--k", "1")
    english = filled("paths", "Provincie Noordland", "bedrijvenbond", "-k", "1", "--lang", "en")
    assert (dutch.code, english.code) == (0, 0)
    assert "Neem eerst contact op met de Voorbeeldkoepel." in dutch.out
    assert "Contact" in english.out


def test_no_path_is_told_and_exits_with_3(filled: Samenspel) -> None:
    answer = filled("paths", "Provincie Noordland", "Provincie Eiland")
    assert answer.code == 3
    assert "geen route bekend" in answer.out


def test_the_command_and_the_api_give_the_same_answer(filled: Samenspel, tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    from api.app import create_app

    answer = json.loads(filled("paths", "pv-noordland", "bedrijvenbond", "--json").out)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store, TestClient(create_app(store)) as client:
        assert client.get("/v1/paths", params={"from": "pv-noordland", "to": "bedrijvenbond"}).json() == answer


def test_a_kind_may_be_called_by_its_dutch_name(filled: Samenspel) -> None:
    called = filled("search", "noordland", "--kind", "provincie")
    assert called.out == filled("search", "noordland", "--kind", "Province").out
    assert "pv-noordland" in called.out
    assert "noordland-stad" not in called.out


def test_the_rules_of_gaps_can_be_listed(filled: Samenspel) -> None:
    from graph.ask.gaps import RULES

    assert {line.split(":")[0] for line in filled("gaps", "--rules").out.splitlines()} >= set(RULES)
    assert [rule["id"] for rule in json.loads(filled("gaps", "--rules", "--json").out)["items"]] == list(RULES)


def test_what_changed_is_told_for_a_meeting_and_written_for_its_agenda(filled: Samenspel, tmp_path: Path) -> None:
    answer = filled("meeting", "1", "--lang", "nl")
    assert (answer.code, answer.out.splitlines()[0]) == (
        0,
        "Zeven nieuwe banden, drie nieuwe hiaten, twee vakjes van de matrix veranderd.",
    )
    for ending in ("docx", "md", "csv", "xlsx"):
        assert filled("meeting", "1", "--out", f"agenda.{ending}").code == 0
        assert (tmp_path / f"agenda.{ending}").stat().st_size > 0
    assert filled("meeting", "1", "--out", "agenda.pdf").code == 2
    assert filled("meeting", "1", "--out", "agenda.txt", "--json").code == 2
    written = json.loads(filled("meeting", "1", "--out", "ANDERE.DOCX", "--json").out)
    assert written == {"file": "ANDERE.DOCX", "bytes": (tmp_path / "ANDERE.DOCX").stat().st_size}
    assert filled("meeting", "1", "--out", "kort.csv", "--limit", "1").code == 0
    lengths = [len((tmp_path / name).read_text("utf-8").splitlines()) for name in ("kort.csv", "agenda.csv")]
    assert lengths[0] < lengths[1]
    assert filled("meeting", "gisteren").code == 2


def test_routes_from_several_to_any_of_a_kind_are_one_question(filled: Samenspel) -> None:
    answer = json.loads(filled("paths", "zuidland; pv-noordland", "kind:Ministry", "-k", "1", "--json").out)
    assert [node["id"] for node in answer["starts"]] == ["zuidland", "pv-noordland"]
    assert answer["paths"][0]["nodes"][-1]["id"] == "vbz"
    assert filled("paths", "koepel", "kind:Fiets").code == 2
    assert filled("paths", "pv-noordland", "vbz", "--without", "memberOf").code == 3
