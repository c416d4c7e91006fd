"""What Prometheus may ask: there for addresses that are named, by route, and nothing for others."""

from ipaddress import ip_network

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from api.settings import Settings
from graph.store import Store

MEASURED = Settings(metrics_from=(ip_network("192.0.2.0/24"),))


def samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_without_being_set_up_there_are_no_metrics(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_who_is_not_named_does_not_get_them(store: Store) -> None:
    assert (
        TestClient(create_app(store, settings=MEASURED), client=("198.51.100.1", 1)).get("/metrics").status_code == 404
    )


def test_requests_are_counted_by_route_and_what_is_answered_from_is_told(store: Store) -> None:
    client = TestClient(create_app(store, settings=MEASURED), client=("192.0.2.1", 1))
    counted = ("samenspel_request_seconds_count", "GET", "/v1/entities/{entity_id}", "200")
    before = samples(client.get("/metrics").text).get(counted, 0)
    for id in ("koepel", "vbz"):
        assert client.get(f"/v1/entities/{id}?lang=nl").status_code == 200
    text = client.get("/metrics").text
    after = samples(text)
    assert after[counted] == before + 2
    assert after[("samenspel_revision",)] == store.revision()
    assert after[("samenspel_store_away_seconds",)] == 0
    assert after[("samenspel_sources_failing",)] == 0
    assert "koepel" not in text
