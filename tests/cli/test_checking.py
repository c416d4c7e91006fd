"""Checking a file before it is loaded."""

import json
from pathlib import Path

from graph.store import open_store
from tests.cli.conftest import Samenspel

GOOD = """
source: {id: eigen, title: Eigen feiten, publisher: Redactie, licence: CC0-1.0, rank: curated, url: "https://voorbeeld.nl/"}
entities:
  - {id: nieuwe-koepel, kind: Association, name: De Voorbeeldkoepel}
  - {id: nieuwe-groep, kind: Company, name: Nieuwe Groep}
claims:
  - {subject: nieuwe-groep, relation: memberOf, object: koepel, locator: par. 1}
"""


def test_a_good_file_is_said_to_be_good_with_what_looks_alike_and_stays_out(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "feiten.yaml").write_text(GOOD, encoding="utf-8")
    answer = filled("check", "feiten.yaml")
    assert answer.code == 0, answer.err
    assert "eigen klopt" in answer.out
    assert "koepel ~ nieuwe-koepel" in answer.out
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert "eigen" not in {source.id for source in store.read().sources}


def test_everything_wrong_in_a_file_is_told_with_its_line(filled: Samenspel, tmp_path: Path) -> None:
    wrong = GOOD.replace("memberOf", "lidVan").replace("kind: Company", "kind: Bedrijfje")
    (tmp_path / "feiten.yaml").write_text(wrong, encoding="utf-8")
    answer = filled("check", "feiten.yaml", "--json")
    assert answer.code == 1
    problems = json.loads(answer.out)["problems"]
    assert len(problems) == 2
    assert all("feiten.yaml" in problem and "regel" in problem for problem in problems)


def test_what_is_no_file_or_no_known_form_is_told(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "iets.txt").write_text("niets", encoding="utf-8")
    assert "iets.txt" in filled("check", "iets.txt").err
    assert "bestaat niet" in filled("check", "weg.yaml").err


def test_coverage_tells_the_same_on_screen_and_as_json(filled: Samenspel) -> None:
    known = json.loads(filled("coverage", "--json").out)
    screen = filled("coverage").out
    assert f"Samenspel kent {known['facts']} relaties die nu gelden." in screen
    assert all(thing["sentence"]["nl"] in screen for thing in known["toFindOut"])


def test_past_ties_and_former_entities_are_shown_when_asked_for(filled: Samenspel) -> None:
    assert filled("search", "Voorbeeldagenda").code == 3
    assert "voorbij" in filled("search", "Voorbeeldagenda", "--past").out
    paths = ("paths", "Voorbeeldkoepel", "bedrijvenbond", "--avoid", "tafel")
    assert "Voorbije route 1" in filled(*paths, "--past").out
    assert "Voorbije route" not in filled(*paths).out


def test_a_day_before_the_first_load_has_nothing_known(filled: Samenspel) -> None:
    answer = filled("show", "Voorbeeldkoepel", "--known-on", "2020")
    assert answer.code == 3
    assert "31 december 2020" in answer.err
