"""The command as a script or a person meets it: what it prints where, and how it exits."""

import csv
import io
import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.main import get_command

import cli
from graph.records import Batch, Entity, Name, NameUse
from graph.resolution import find_likenesses
from graph.store import open_store
from tests.fictitious import CLAIMS, ENTITIES, SOURCE, batch

COMMAND = str(Path(sys.executable).with_name("samenspel"))


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Samenspel = Callable[..., Answer]


@pytest.fixture
def samenspel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Samenspel:
    """Runs the command in an empty folder with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMENSPEL_STORE", f"sqlite:///{tmp_path}/store.db")

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["samenspel", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Answer(int(stop.value.code or 0), captured.out.decode(), captured.err.decode())

    return run


PERIODS = (("2013", "2017"), ("2024", "2026"))


@pytest.fixture
def filled(samenspel: Samenspel, tmp_path: Path) -> Samenspel:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
    return samenspel


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


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("search", "vbz"),
        ("show", "koepel"),
        ("paths", "pv-noordland", "bedrijvenbond"),
        ("gaps",),
        ("matrix",),
        ("map", "kaart.html"),
        ("export", "uit.json"),
        ("template", "leeg.xlsx"),
        ("sources",),
    ],
)
def test_everything_printed_is_also_available_as_json(filled: Samenspel, arguments: tuple[str, ...]) -> None:
    answer = filled(*arguments, "--json")
    assert answer.code == 0, answer.err
    assert isinstance(json.loads(answer.out), dict)


def test_the_command_and_the_api_give_the_same_answer(filled: Samenspel, tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    from api.app import create_app

    said = json.loads(filled("paths", "pv-noordland", "bedrijvenbond", "--json").out)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store, TestClient(create_app(store)) as client:
        assert client.get("/v1/paths", params={"from": "pv-noordland", "to": "bedrijvenbond"}).json() == said


def test_an_export_as_json_holds_every_record_and_no_time(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.json").code == 0
    exported = json.loads((tmp_path / "uit.json").read_bytes())
    assert (len(exported["entities"]), len(exported["claims"])) == (len(ENTITIES), len(CLAIMS))
    first = (tmp_path / "uit.json").read_bytes()
    assert filled("export", "uit.json").code == 0
    assert (tmp_path / "uit.json").read_bytes() == first


def test_an_export_as_graphml_is_read_by_other_programs(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.graphml").code == 0
    root = ET.parse(tmp_path / "uit.graphml").getroot()
    namespace = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{namespace}node")) == len(ENTITIES)
    assert len(root.findall(f".//{namespace}edge")) == len(CLAIMS)


def test_an_export_as_csv_has_a_row_for_each_claim(filled: Samenspel, tmp_path: Path) -> None:
    assert filled("export", "uit.csv").code == 0
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(CLAIMS)
    assert all(row["sourceTitle"] and row["locator"] for row in rows)


def test_an_unknown_ending_of_an_export_is_wrong_use(filled: Samenspel) -> None:
    answer = filled("export", "uit.docx")
    assert answer.code == 2
    assert ".graphml" in answer.err


def test_a_template_never_overwrites_what_a_user_has(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "mijn.xlsx").write_bytes(b"mijn werk")
    answer = filled("template", "mijn.xlsx")
    assert answer.code == 1
    assert (tmp_path / "mijn.xlsx").read_bytes() == b"mijn werk"


def test_a_filled_template_loads_and_a_second_load_changes_nothing(samenspel: Samenspel, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    assert samenspel("template", "mijn.xlsx").code == 0
    book = load_workbook(tmp_path / "mijn.xlsx")
    book["bron"]["B2"] = "Gemeente Voorbeeldstad"
    entities = next(sheet for sheet in book if "kind" in [cell.value for cell in sheet[1]])
    header = [cell.value for cell in entities[1]]
    for number, (id, kind, name) in enumerate(
        [("voorbeeldlab", "Fieldlab", "Voorbeeldlab"), ("voorbeeldstad", "Municipality", "Voorbeeldstad")], 2
    ):
        for field, value in (("id", id), ("kind", kind), ("name", name)):
            entities.cell(number, header.index(field) + 1, value)
    relations = next(sheet for sheet in book if "subject" in [cell.value for cell in sheet[1]])
    header = [cell.value for cell in relations[1]]
    row = {"subject": "voorbeeldstad", "relation": "funds", "object": "voorbeeldlab", "locator": "rij 2"}
    for field, value in row.items():
        relations.cell(2, header.index(field) + 1, value)
    book.save(tmp_path / "mijn.xlsx")
    first = samenspel("load", "mijn.xlsx", "--json")
    assert first.code == 0, first.out + first.err
    assert [run["outcome"] for run in json.loads(first.out)["runs"]] == ["loaded"]
    second = samenspel("load", "mijn.xlsx", "--json")
    assert [run["outcome"] for run in json.loads(second.out)["runs"]] == ["unchanged"]
    assert "Voorbeeldlab" in samenspel("show", "voorbeeldstad").out


def test_a_refused_file_is_told_and_the_store_stays_as_it_was(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    before = json.loads(filled("status", "--json").out)["revision"]
    answer = filled("load", "fout.csv")
    assert answer.code == 1
    assert "fout.csv" in answer.err
    assert "kind" in answer.err
    assert json.loads(filled("status", "--json").out)["revision"] == before


def test_a_store_that_is_no_store_is_told_without_a_stack_trace(samenspel: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"this is a letter, not a database, and long enough to see that")
    answer = samenspel("status")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert "store.db" in answer.err


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    for scheme in ("bolt", "neo4j"):
        told = subprocess.run(
            [COMMAND, "status", "--store", f"{scheme}://piet:geheim@127.0.0.1:9"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (told.returncode, told.stdout) == (1, "")
        assert len(told.stderr.splitlines()) == 1
        assert f"{scheme}://127.0.0.1:9" in told.stderr
        assert "geheim" not in told.stderr


def test_a_map_is_one_file_and_highlights_a_path(filled: Samenspel, tmp_path: Path) -> None:
    answer = filled("map", "kaart.html", "--path", "pv-noordland", "bedrijvenbond")
    assert answer.code == 0, answer.err
    page = (tmp_path / "kaart.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Voorbeeldtafel" in page


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered_for_the_shell(shell: str) -> None:
    asked = {**os.environ, "_SAMENSPEL_COMPLETE": f"source_{shell}"}
    shown = subprocess.run([COMMAND], capture_output=True, text=True, check=True, env=asked)
    assert "samenspel" in shown.stdout
    assert f"_SAMENSPEL_COMPLETE=complete_{shell}" in shown.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ga", "gaps"),
        ("gaps --rule open-d", "open-decisions"),
        ("search x --kind prov", "provincie"),
        ("gaps --ru", "--rules"),
    ],
)
def test_completion_knows_commands_options_rules_and_kinds(typed: str, offered: str) -> None:
    line = f"samenspel {typed}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1), "_SAMENSPEL_COMPLETE": "complete_bash"}
    shown = subprocess.run([COMMAND], capture_output=True, text=True, check=True, env={**os.environ, **asked})
    assert offered in shown.stdout.split()


def test_completion_that_cannot_be_installed_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    told = subprocess.run(
        [COMMAND, "--install-completion", "bash"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "HOME": str(tmp_path / "home"),
            "SHELL": "/bin/bash",
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
    )
    assert told.returncode == 1
    assert told.stderr
    assert "Traceback" not in told.stderr


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


def test_with_json_a_script_gets_the_error_and_the_candidates_too(filled: Samenspel) -> None:
    answer = filled("show", "Noordland", "--json")
    said = json.loads(answer.out)
    assert answer.code == said["exitCode"] == 4
    assert {one["id"] for one in said["candidates"]} == {"pv-noordland", "noordland-stad"}
    assert said["error"] in answer.err


@pytest.mark.parametrize(
    ("arguments", "code", "dutch", "english"),
    [
        (("search", "x", "--as-of", "gisteren"), 2, "is geen datum", "is not a date"),
        (("search", "x", "--kind", "Provinse"), 2, "bedoelt u Province", "do you mean Province"),
        (("map", "k.html", "--kind", "Niets"), 2, "is geen soort", "is not a kind"),
        (("paths", "koepel", "tafel", "--kind", "Niets"), 2, "is geen soort", "is not a kind"),
        (("matrix", "--rows", "Niets"), 2, "is geen soort", "is not a kind"),
        (("gaps", "--rule", "niets"), 2, "is geen regel", "is not a rule"),
        (("paths", "koepel", "koepel"), 2, "verschillende uiteinden", "different ends"),
        (("paths", "koepel", "tafel", "--avoid", "tafel"), 2, "niet worden vermeden", "cannot be avoided"),
        (("export", "uit.docx"), 2, "eindigt niet op", "does not end"),
        (("export", "uit.json", "--as-of", "2021"), 2, "stand op datum", "state on a date"),
        (("show", "Nergenshuizen"), 3, "niets bekend", "nothing is known"),
        (("show", "Noordland"), 4, "meer dan één", "more than one"),
    ],
)
def test_what_goes_wrong_is_told_in_the_language_of_the_answer(
    filled: Samenspel, arguments: tuple[str, ...], code: int, dutch: str, english: str
) -> None:
    for language, words in (("nl", dutch), ("en", english)):
        answer = filled(*arguments, "--lang", language)
        assert answer.code == code
        assert words in answer.err
        assert answer.out == ""


def test_a_kind_may_be_called_by_its_dutch_name(filled: Samenspel) -> None:
    called = filled("search", "noordland", "--kind", "provincie")
    assert called.out == filled("search", "noordland", "--kind", "Province").out
    assert "pv-noordland" in called.out
    assert "noordland-stad" not in called.out


@pytest.mark.parametrize("arguments", [("status",), ("sources",), ("load", "goed.csv"), ("template", "leeg.xlsx")])
def test_no_dutch_word_of_the_command_is_left_in_english(
    filled: Samenspel, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    out = filled(*arguments, "--lang", "en").out
    assert out
    words = ("Bron", "Uitkomst", "Entiteiten", "Beweringen", "geladen", "Uitgever", "Licentie", "Ritme", "Geschreven")
    assert not [word for word in words if word in out]


def test_the_rules_of_gaps_can_be_listed(filled: Samenspel) -> None:
    from graph.gaps import RULES

    assert {line.split(":")[0] for line in filled("gaps", "--rules").out.splitlines()} >= set(RULES)
    assert [one["id"] for one in json.loads(filled("gaps", "--rules", "--json").out)["items"]] == list(RULES)


def test_a_file_that_cannot_be_written_is_told_and_what_was_there_stays(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"was er al")
    for arguments in (("export", "bestand/uit.csv"), ("map", "bestand/kaart.html"), ("template", "bestand/leeg.xlsx")):
        answer = filled(*arguments)
        assert answer.code == 1
        assert "kan niet worden geschreven" in answer.err
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("store.db")] == ["bestand"]
    assert (tmp_path / "bestand").read_bytes() == b"was er al"


def test_writing_through_a_link_keeps_the_link(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "echt.csv").write_bytes(b"oud")
    (tmp_path / "link.csv").symlink_to("echt.csv")
    assert filled("export", "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "echt.csv").read_bytes() != b"oud"


def test_good_files_load_beside_bad_ones_that_are_each_named(filled: Samenspel, tmp_path: Path) -> None:
    folder = tmp_path / "aangeleverd"
    folder.mkdir()
    (folder / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    (folder / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    (folder / "brief.docx").write_bytes(b"PK")
    (folder / os.fsdecode(b"na\xffam.csv")).write_text("id,kind,name\nlab-z,Fieldlab,Lab Z\n", encoding="utf-8")
    answer = filled("load", "aangeleverd", "weg.csv", "", os.fsdecode(b"\xff.csv"))
    assert answer.code == 1
    assert "bijdrage-goed" in answer.out
    assert "overgeslagen: brief.docx" in answer.out
    for bad in ("fout.csv, rij 2", "na\\udcffam.csv", "weg.csv: geen bron", "lege naam", "\\udcff.csv"):
        assert bad in answer.err
    assert filled("show", "lab-x").code == 0
    assert isinstance(json.loads(filled("load", "aangeleverd", os.fsdecode(b"\xff.csv"), "--json").out), dict)


def test_the_version_is_told(samenspel: Samenspel) -> None:
    assert samenspel("--version").out.startswith("samenspel 0.")


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
    assert "not the same, decided by Tester on 20" in looked_back


def test_a_review_needs_to_know_who_decides(filled: Samenspel) -> None:
    assert filled("review", "--by", " ").code == 2


def test_a_name_cannot_steer_the_terminal(samenspel: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "naam.csv").write_text(
        "id,kind,name\nlab-x,Fieldlab,Lab \x1b]0;boe\x07[red]X[/red]\n", encoding="utf-8"
    )
    assert samenspel("load", "naam.csv").code == 0
    for arguments in (("show", "lab-x"), ("search", "lab"), ("paths", "lab-x", "lab-x")):
        answer = samenspel(*arguments)
        assert "[red]X[/red]" in answer.out + answer.err
        assert not {"\x1b", "\x07"} & {*answer.out, *answer.err}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("serch",), "'serch' is geen opdracht; bedoelt u 'search'"),
        (("onzin",), "'onzin' is geen opdracht."),
        (("--onzin",), "--onzin bestaat niet."),
        (("paths", "a", "b", "--meanin", "x"), "--meanin bestaat niet; wel --meaning."),
        (("paths", "a"), "NAAR ontbreekt."),
        (("paths", "a", "b", "--k", "0"), "--k: minstens 1."),
        (("paths", "a", "b", "--k", "99"), "--k: hoogstens 20."),
        (("paths", "a", "b", "--k", "veel"), "--k: geef een geheel getal."),
        (("gaps", "--severity", "erg"), "--severity: 'erg' kan niet; kies uit 'serious', 'moderate', 'minor'."),
        (("status", "--lang", "fr"), "--lang: 'fr' kan niet; kies uit 'nl', 'en'."),
        (("search", "a", "b"), "Te veel gegeven: b."),
        (("search", "a", "--limit"), "Bij --limit hoort een waarde."),
        (("search", "a", "--json=1"), "Bij --json hoort geen waarde."),
        (("map", "k.html", "--path", "a"), "Bij --path horen 2 waarden."),
        (("map", "map.html"), "BESTAND.html: 'map.html' is een map."),
    ],
)
def test_wrong_use_is_told_in_dutch(
    samenspel: Samenspel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "map.html").mkdir()
    answer = samenspel(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize("command", ["", *get_command(cli.app).commands])  # type: ignore[attr-defined]
def test_no_english_is_left_in_a_help_text(samenspel: Samenspel, command: str) -> None:
    shown = samenspel(*([command] if command else []), "--help").out
    assert "Gebruik: samenspel" in shown
    for word in ("Usage", "Options", "Arguments", "Commands", "default", "required", "env var", "Show this", "Install"):
        assert word not in shown


def test_a_refused_source_is_told_until_it_loads_and_the_last_good_run_stays(filled: Samenspel, tmp_path: Path) -> None:
    def card() -> dict[str, object]:
        cards = json.loads(filled("sources", "--json").out)["cards"]
        return next(one for one in cards if one["id"] == "bijdrage")

    def line() -> list[str]:
        return next(line.split() for line in filled("status").out.splitlines() if line.startswith("bijdrage-lab"))

    file = tmp_path / "lab.csv"
    good = "id,kind,name\nlab-x,Fieldlab,Lab X\n"
    file.write_text(good, encoding="utf-8")
    assert filled("load", "lab.csv").code == 0
    loaded = card()["lastLoaded"]
    assert loaded
    assert line()[1] == "geladen"

    file.write_text("id,kind,name\nlab-x,Fieldlab,\n", encoding="utf-8")
    assert filled("load", "lab.csv").code == 1
    assert [one["source"] for one in card()["refused"]] == ["bijdrage-lab"]  # type: ignore[attr-defined]
    assert card()["lastLoaded"] == loaded
    assert line()[1] == "geweigerd"
    assert "Uitkomst: geweigerd" in filled("sources").out
    assert filled("show", "lab-x").code == 0

    file.write_text(good, encoding="utf-8")
    assert filled("load", "lab.csv").code == 0
    assert card()["refused"] == []
    assert line()[1] == "ongewijzigd"


def test_what_was_never_loaded_is_told_as_refused_until_the_next_load(filled: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "fout.csv").write_text("id,kind,name\nx,Nothing,X\n", encoding="utf-8")
    (tmp_path / "goed.csv").write_text("id,kind,name\nlab-x,Fieldlab,Lab X\n", encoding="utf-8")
    assert filled("load", "fout.csv").code == 1
    assert "Uitkomst: geweigerd" in filled("sources").out
    time.sleep(1)  # a run is noted to the second
    assert filled("load", "goed.csv").code == 0
    assert "geweigerd" not in filled("sources").out
