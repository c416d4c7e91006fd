"""What the command tells, and how it exits, when it is used wrongly or something that it needs is wrong."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Samenspel


def test_a_store_that_is_no_store_is_told_without_a_stack_trace(samenspel: Samenspel, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"this is a letter, not a database, and long enough to see that")
    answer = samenspel("status")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert "store.db" in answer.err


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    for scheme in ("bolt", "neo4j"):
        result = subprocess.run(
            [COMMAND, "status", "--store", f"{scheme}://piet:geheim@127.0.0.1:9"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (result.returncode, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
        assert f"{scheme}://127.0.0.1:9" in result.stderr
        assert "geheim" not in result.stderr


def test_with_json_a_script_gets_the_error_and_the_candidates_too(filled: Samenspel) -> None:
    answer = filled("show", "Noordland", "--json")
    problem = json.loads(answer.out)
    assert answer.code == problem["exitCode"] == 4
    assert {candidate["id"] for candidate in problem["candidates"]} == {"pv-noordland", "noordland-stad"}
    assert problem["error"] in answer.err


@pytest.mark.parametrize(
    ("arguments", "code", "dutch", "english"),
    [
        (("search", "x", "--as-of", "gisteren"), 2, "is geen datum", "is not a date"),
        (("search", "x", "--kind", "Provinse"), 2, "bedoelt u Province", "do you mean Province"),
        (("map", "k.html", "--kind", "Niets"), 2, "is geen soort", "there is no kind"),
        (("paths", "koepel", "tafel", "--kind", "Niets"), 2, "is geen soort", "there is no kind"),
        (("matrix", "--rows", "Niets"), 2, "is geen soort", "there is no kind"),
        (("gaps", "--rule", "niets"), 2, "is geen regel", "is not a rule"),
        (("paths", "koepel", "koepel"), 2, "verschillende partijen", "different ends"),
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


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [
        (("serch",), "geen opdracht; bedoelt u search of serve?", "‘serch’ is not a command; do you mean search or"),
        (("onzin",), "‘onzin’ is geen opdracht", "‘onzin’ is not a command"),
        (("--lang", "en", "--"), "Give a command.", "Give a command."),
        (("--onzin",), "--onzin bestaat niet", "there is no --onzin"),
        (("paths", "a", "b", "--meanin", "x"), "bedoelt u --meaning?", "there is no --meanin; do you mean --meaning?"),
        (("paths", "a"), "NAAR ontbreekt.", "TO is missing."),
        (("paths", "a", "b", "--k", "0"), "--k: minstens 1.", "--k: at least 1."),
        (("paths", "a", "b", "--k", "99"), "--k: hoogstens 20.", "--k: at most 20."),
        (("paths", "a", "b", "--k", "veel"), "--k: geef een geheel getal.", "--k: give a whole number."),
        (("serve", "--port", "65536"), "--port: hoogstens 65.535.", "--port: at most 65,535."),
        (
            ("gaps", "--severity", "erg"),
            "--severity: ‘erg’ kan niet; kies serious, moderate of minor.",
            "--severity: ‘erg’ is not possible; choose serious, moderate or minor.",
        ),
        (("status", "--lang", "fr"), "--lang: ‘fr’ kan niet; kies nl of en.", "choose nl or en."),
        (("--lang", "fr", "status"), "--lang: ‘fr’ kan niet; kies nl of en.", "choose nl or en."),
        (("search", "a", "b"), "Te veel gegeven: b.", "Too much was given: b."),
        (("search", "a", "--limit"), "Bij --limit hoort een waarde.", "--limit needs a value."),
        (("search", "a", "--json=1"), "Bij --json hoort geen waarde.", "--json takes no value."),
        (("map", "k.html", "--path", "a"), "Bij --path horen 2 waarden.", "--path needs 2 values."),
        (("map", "map.html"), "BESTAND.html: dat is een map", "FILE.html: that is a folder"),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_reader(
    samenspel: Samenspel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    dutch: str,
    english: str,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "map.html").mkdir()
    for language, words in (("nl", dutch), ("en", english)):
        monkeypatch.setenv("SAMENSPEL_LANG", language)
        answer = samenspel(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert words in answer.err


def test_what_a_store_and_a_load_find_wrong_is_told_in_the_language_of_the_reader(
    samenspel: Samenspel, tmp_path: Path
) -> None:
    (tmp_path / "fout.csv").write_text("id;kind;name\nx;Nothing;X\ny;Company;\n", encoding="utf-8")
    assert "fout.csv, rij 3, kolom name: ontbreekt" in samenspel("load", "fout.csv").err
    english = samenspel("load", "fout.csv", "--lang", "en")
    assert "fout.csv, row 2, column kind: there is no kind ‘Nothing’" in english.err
    assert "rij" not in english.err
    (run,) = json.loads(samenspel("load", "fout.csv", "--json", "--lang", "en").out)["runs"]
    assert "fout.csv, row 3, column name: is missing" in run["message"]
    # What was noted in one language is told in another.
    (card,) = (
        card
        for card in json.loads(samenspel("sources", "--json", "--lang", "nl").out)["cards"]
        if card["id"] == "bijdrage"
    )
    assert "fout.csv, rij 2, kolom kind: ‘Nothing’ is geen soort" in card["refused"][0]["message"]

    (tmp_path / "brief.db").write_bytes(b"this is a letter, not a database, and long enough to see that")
    assert "is geen opslag van Samenspel" in samenspel("status", "--store", "sqlite:///brief.db").err
    assert "is no Samenspel store" in samenspel("status", "--store", "sqlite:///brief.db", "--lang", "en").err
