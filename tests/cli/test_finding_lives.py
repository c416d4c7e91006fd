"""The life of a finding from a terminal: shown, recorded, taken back, and told of when the data solved it."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.store import open_store
from tests.cli.conftest import Samenspel
from tests.fictitious import CLAIMS, batch
from tests.pages.test_digests import MEMBER


def plain(answer: Any) -> Any:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


@pytest.fixture
def id(filled: Samenspel) -> str:
    """A finding about the province of Eiland."""
    items = plain(filled("gaps", "--json"))["items"]
    return str(
        next(finding["id"] for finding in items if any(entity["id"] == "eiland" for entity in finding["entities"]))
    )


def test_how_a_finding_stands_is_recorded_shown_and_taken_back(filled: Samenspel, id: str) -> None:
    answer = filled(
        "finding", id, "--state", "taken-up", "--organisation", "Provincie Eiland", "--note", "Voor de zomer."
    )
    assert answer.code == 0, answer.err
    assert "Opgepakt door Provincie Eiland" in answer.out
    (owned,) = plain(filled("gaps", "--owner", "Provincie Eiland", "--json"))["items"]
    assert (owned["id"], owned["life"]["note"]) == (id, "Voor de zomer.")
    assert filled("finding", id, "--state", "explained", "--note", "Zo is het.").code == 0
    assert id not in {finding["id"] for finding in plain(filled("gaps", "--json"))["items"]}
    assert id in filled("gaps", "--state", "explained").out
    for command in ("organisation", "region"):
        assert id not in {finding["id"] for finding in plain(filled(command, "eiland", "--json"))["findings"]}
    back = plain(filled("finding", id, "--back", "1", "--json"))
    assert (back["life"]["state"], back["life"]["version"]) == ("taken-up", 3)
    assert [event["what"] for event in back["history"]] == ["taken-up", "explained", "taken-up", "found"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--state", "explained"), 1, "wat de verklaring is"),
        (("--state", "accepted", "--until", "2020"), 1, "vandaag of later"),
        (("--state", "accepted", "--until", "straks"), 2, "--until"),
        (("--state", "taken-up", "--organisation", "niemand"), 3, "niemand"),
        (("--back", "7"), 3, "geen versie 7"),
        (("--note", "Opgepakt"), 2, "--state"),
        (("--organisation", "koepel", "--until", "2099"), 2, "--back"),
        (("--back", "0", "--note", "Terug"), 2, "--note: dit gaat niet samen met --back"),
        (("--back", "0", "--state", "open"), 2, "--state: dit gaat niet samen met --back"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_recorded(
    filled: Samenspel, id: str, arguments: tuple[str, ...], code: int, told: str
) -> None:
    answer = filled("finding", id, *arguments)
    assert answer.code == code
    assert told in answer.err
    assert plain(filled("finding", id, "--json"))["life"]["version"] == 0


def test_a_finding_that_is_not_there_is_told_so(filled: Samenspel) -> None:
    assert filled("finding", "nergens").code == 3


def test_what_the_data_solved_is_told_on_request(filled: Samenspel, tmp_path: Path) -> None:
    assert "nog geen hiaat opgelost" in filled("gaps", "--state", "solved").out
    assert filled("digest", "--dry-run").code == 0
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch(claims=(*CLAIMS, MEMBER)))
    digest = filled("digest", "--dry-run", "--since", "2026").out
    assert "Opgelost: " in digest
    solved = plain(filled("gaps", "--state", "solved", "--json"))["items"]
    assert solved
    assert solved[0]["sentence"]["nl"] in " ".join(filled("gaps", "--state", "solved").out.split())
    assert filled("finding", solved[0]["id"]).code == 0


def test_what_a_mail_would_tell_is_one_json_document_as_well(filled: Samenspel) -> None:
    assert plain(filled("digest", "--dry-run", "--json")) == {"items": []}
    (letter,) = plain(filled("digest", "--dry-run", "--organisation", "koepel", "--json"))["items"]
    shown = filled("digest", "--dry-run", "--organisation", "koepel").out
    assert letter["subject"] == shown.splitlines()[0]
    assert letter["text"].split() == shown.split()[len(letter["subject"].split()) :]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--question", "http://["), "http://["),
        (("--organisation", "koepel", "--rule", "isolated-actors"), "--organisation en --rule"),
        (("--question", "Wie gebruikt VI?", "--since", "2020"), "--since"),
    ],
)
def test_a_mail_about_what_is_none_or_two_things_is_refused(
    filled: Samenspel, options: tuple[str, ...], told: str
) -> None:
    refused = filled("digest", "--dry-run", *options)
    assert refused.code == 2
    assert told in refused.err


def test_mail_is_off_until_a_server_is_named(filled: Samenspel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMENSPEL_SMTP_HOST", raising=False)
    answer = filled("digest", "--to", "iemand@voorbeeld.example", "--organisation", "koepel")
    assert answer.code == 1
    assert "SAMENSPEL_SMTP_HOST" in answer.err
    assert filled("digest", "--organisation", "koepel").code == 2
    assert filled("digest", "--to", "geen adres").code == 2
