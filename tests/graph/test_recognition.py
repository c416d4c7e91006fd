"""Who is meant by what somebody typed in a list."""

import pytest

from graph.ask.recognition import bearers, recognise
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import Store


@pytest.fixture(scope="module")
def snapshot(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Min. EZK", "Ministerie van Economische Zaken en Klimaat"),
        ("Ministerie van BZK", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("Prov. Z-H", "Provincie Zuid-Holland"),
        ("prov Gld.", "Provincie Gelderland"),
        ("Provincie N-B", "Provincie Noord-Brabant"),
        ("MKB NL", "MKB-Nederland"),
        ("Gem. Utrecht", "Gemeente Utrecht"),
        ("tooi-gm0344", "Gemeente Utrecht"),
        ("vng", "Vereniging van Nederlandse Gemeenten"),
    ],
)
def test_a_whole_name_or_number_that_one_body_bears_is_decided_on(snapshot: Snapshot, text: str, name: str) -> None:
    recognised = recognise(snapshot, text)
    assert recognised.node is not None
    assert recognised.node.name == name
    assert recognised.candidates[0].node == recognised.node
    assert recognised.confidence >= 0.85


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("Groningen", "Provincie Groningen"),
        ("Groningen", "Gemeente Groningen"),
        ("Bergen", "Gemeente Bergen (L)"),
        ("Gemeente Utrect", "Gemeente Utrecht"),
        ("Economische Zaken en Klimaat directie", None),
        ("AT", "AT Osborne"),
        ("", None),
        ("zomaar iets dat niemand is", None),
    ],
)
def test_what_is_doubtful_has_candidates_and_is_never_decided(
    snapshot: Snapshot, text: str, candidate: str | None
) -> None:
    recognised = recognise(snapshot, text)
    assert recognised.node is None
    assert candidate is None or candidate in {hit.node.name for hit in recognised.candidates}


def test_a_kind_decides_between_namesakes(snapshot: Snapshot) -> None:
    assert [node.id for node in bearers(snapshot, "Groningen", "Municipality")] == ["tooi-gm0014"]
    recognised = recognise(snapshot, "Groningen", kind="Province")
    assert recognised.node is not None
    assert recognised.node.id == "tooi-pv20"
