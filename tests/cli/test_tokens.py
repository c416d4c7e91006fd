"""The command for tokens, and that a service which others can reach says that it can only be read."""

import json
import re
from pathlib import Path

import psutil
import pytest

from graph.desk.people import Person
from graph.desk.sign_ins import remember
from graph.desk.tokens import person_of_token
from graph.store import open_store
from tests.cli.conftest import COMMAND, Samenspel

TEXT = re.compile(r"samenspel_[0-9a-f]{16}_[0-9a-f]{64}")
LEVERING = ("token", "create", "nachtelijke levering", "--person", "levering-noordland")


def test_a_token_for_a_program_is_made_listed_and_revoked(filled: Samenspel, tmp_path: Path) -> None:
    made = filled(*LEVERING, "--scope", "propose", "--organisation", "pv-noordland", "--days", "30")
    assert made.code == 0, made.err
    text = TEXT.search(made.out)
    assert text
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        asking = person_of_token(store, text[0])
        assert asking is not None
        assert asking.speaks_for("pv-noordland")
        assert not asking.may("reviewer")
    listed = filled("token", "list")
    assert "nachtelijke levering" in listed.out
    assert not TEXT.search(listed.out)
    (token,) = json.loads(filled("token", "list", "--json").out)["items"]
    assert filled("token", "revoke", token["id"]).code == 0
    assert "ingetrokken" in filled("token", "list").out
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        assert person_of_token(store, text[0]) is None


def test_a_token_of_who_signed_in_does_no_more_than_they_may(filled: Samenspel, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        remember(store, Person("anna", "Anna", frozenset({"contributor"}), frozenset({"vbz"})))
    refused = filled("token", "create", "x", "--person", "anna", "--scope", "review")
    assert refused.code == 2
    assert "mag deze persoon zelf niet" in refused.err
    other = filled("token", "create", "x", "--person", "anna", "--scope", "propose", "--organisation", "koepel")
    assert other.code == 2
    assert filled("token", "create", "x", "--person", "anna", "--scope", "propose").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("create", "x", "--scope", "read"), 2),
        (("create", "x", "--person", "y"), 2),
        (("create", "--person", "y", "--scope", "read"), 2),
        (("create", "x", "--person", "at-the-machine", "--scope", "read"), 2),
        (("create", "x", "--person", "y", "--scope", "alles"), 2),
        (("create", "x", "--person", "y", "--scope", "read", "--days", "0"), 2),
        (("revoke", "0000000000000000"), 3),
        (("revoke",), 3),
    ],
)
def test_wrong_use_is_told(filled: Samenspel, arguments: tuple[str, ...], code: int) -> None:
    answer = filled("token", *arguments)
    assert answer.code == code
    assert answer.err


@pytest.mark.parametrize(("host", "read_only"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_a_service_that_others_can_reach_says_that_it_can_only_be_read(
    filled: Samenspel, tmp_path: Path, host: str, read_only: bool
) -> None:
    command = [COMMAND, "serve", "--host", host, "--port", "0", "--store", f"sqlite:///{tmp_path}/store.db"]
    process = psutil.Popen(command, stdout=-1, text=True)
    try:
        output = process.stdout.readline()
        if read_only:
            output += process.stdout.readline()
    finally:
        process.terminate()
        rest, _ = process.communicate(timeout=60)
    assert ("alleen te lezen" in output + rest) is read_only
