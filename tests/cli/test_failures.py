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
