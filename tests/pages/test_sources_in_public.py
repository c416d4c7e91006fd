"""What was wrong with a file is not quoted to who only reads: it can hold anything."""

from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from graph.model.words import message
from graph.store import Run, open_store
from loaders.engine.clean import clean_sent
from tests.fictitious import SOURCE, batch

SECRET = "burgerservicenummer 999911120"


def test_a_refused_file_is_told_of_and_not_quoted(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(batch())
        wrong = (message("as-it-is", text=f"regel 3: {SECRET} is geen datum"),)
        for source in (SOURCE.id, "ander"):
            store.record_run(Run(source, "2026-01-05T10:00:00+00:00", "refused", 1, 0, 0, wrong))
        with TestClient(create_app(store, clean_sent)) as client:
            page = client.get("/sources", headers={"Accept-Language": "nl"})
            assert page.status_code == 200
            assert page.text.count("Er is iets mis met wat werd aangeboden") == 2
            answer = client.get("/v1/sources")
            assert "Something is wrong" in answer.text
            for text in (page.text, answer.text, client.get("/v1/changes").text):
                assert SECRET not in text
