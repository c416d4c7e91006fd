import pytest

from graph.ask.snapshot import Snapshot
from graph.model.records import Name, NameUse, Status
from tests.graph.drawing import claim, drawing, entity
from tests.viz.networks import hostile_network, large_network, register_network, small_network
from viz.network import LONGEST_LABEL, Places, build_network, place, short_label
from viz.selection import select


def drawn(snapshot: Snapshot, language: str = "nl") -> tuple[dict[str, dict[str, object]], list[dict[str, object]]]:
    """The nodes (by id) and the edges of the pyvis network of a whole snapshot."""
    selection = select(snapshot)
    nodes, edges, *_ = build_network(snapshot, selection, place(snapshot, selection), language).get_network_data()
    return {node["id"]: node for node in nodes}, edges


def states_of(qualifiers: dict[str, object]) -> tuple[list[object], list[object]]:
    """The states in which a map of the present, and one with the past, draws a relation with those qualifiers."""
    snapshot = drawing(
        [entity("a", "Company"), entity("b", "Association")], [claim("a", "memberOf", "b", **qualifiers)]
    )
    now, past = ([edge["state"] for edge in drawn(network)[1]] for network in (snapshot, snapshot.with_past))
    return now, past


def test_parallel_relations_are_all_kept() -> None:
    _, edges = drawn(small_network())
    between = [edge["relation"] for edge in edges if {edge["from"], edge["to"]} == {"vbz", "tafel"}]
    assert sorted(map(str, between)) == ["memberOf", "supports"]
    assert len({edge["id"] for edge in edges}) == len(edges)


def test_marks_take_their_look_from_the_vocabulary_and_stand_still() -> None:
    nodes, _ = drawn(small_network())
    assert (nodes["noordland"]["shape"], nodes["noordland"]["color"]) == ("triangle", "#2b7bba")
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in nodes.values())


def test_the_better_connected_have_larger_marks() -> None:
    nodes, _ = drawn(small_network())
    hub, leaf, alone = (float(str(nodes[id]["size"])) for id in ("tafel", "schoon", "alleen"))
    assert hub > leaf > alone


@pytest.mark.parametrize(
    ("qualifiers", "now", "past"),
    [
        ({}, ["holds"], ["holds"]),
        ({"status": Status.AGREED}, ["holds"], ["holds"]),
        ({"until": "2999"}, ["holds"], ["holds"]),
        ({"until": "2020"}, [], ["ended"]),
        ({"status": Status.ENDED}, [], ["ended"]),
        ({"status": Status.PROPOSED}, [], []),
        ({"status": Status.WITHDRAWN}, [], []),
        ({"holds": False}, [], []),
    ],
)
def test_what_stands_is_drawn_and_with_the_past_what_has_ended_too(
    qualifiers: dict[str, object], now: list[str], past: list[str]
) -> None:
    assert states_of(qualifiers) == (now, past)


def test_a_long_name_gives_way_to_its_abbreviation_and_else_is_cut() -> None:
    long = "Voorbeeldministerie van Lange Namen en Nog Langere Toevoegingen"
    plain = drawing([entity("a", "Ministry", long)]).node("a")
    short = drawing([entity("a", "Ministry", long, names=(Name("VLN", NameUse.ABBREVIATION),))]).node("a")
    assert short_label(short) == "VLN"
    assert short_label(plain).endswith("…")
    assert len(short_label(plain)) <= LONGEST_LABEL


def test_labels_hold_no_line_breaks_and_no_marks_that_turn_the_text() -> None:
    nodes, _ = drawn(hostile_network())
    for node in nodes.values():
        label = str(node["label"])
        assert label
        assert len(label) <= LONGEST_LABEL
        assert not set(label) & set("\n\r\u202e\u2066\u200f")
    assert "👩\u200d🔬" in str(nodes["h6"]["label"])


def test_a_group_is_named_for_its_kind_and_place_in_the_language_of_the_page() -> None:
    nodes, _ = drawn(register_network())
    assert nodes["group:Municipality:noordland:::"]["label"] == "30 gemeenten · Provincie Noordland"
    nodes, _ = drawn(register_network(), "en")
    assert nodes["group:Municipality:noordland:::"]["label"] == "30 municipalities · Provincie Noordland"


def test_what_exists_no_more_is_marked_and_named_as_such() -> None:
    gone = [entity(f"oud{n}", "Municipality", until="2018") for n in range(45)]
    here = entity("b", "Company", until="2999")
    nodes, _ = drawn(drawing([*gone, entity("a", "Company", until="2019"), here]).with_past)
    assert nodes["group:Municipality::::former"]["label"] == "45 voormalige gemeenten"
    assert [nodes[id].get("over", False) for id in ("oud1", "group:Municipality::::former", "a", "b")] == [
        True,
        True,
        True,
        False,
    ]


def test_members_stand_where_their_group_stands() -> None:
    nodes, _ = drawn(register_network())
    group = nodes["group:Municipality:noordland:::"]
    members = group["members"]
    assert isinstance(members, list)
    assert {(nodes[member]["x"], nodes[member]["y"]) for member in members} == {(group["x"], group["y"])}


def test_a_large_network_keeps_every_relation() -> None:
    snapshot = large_network(1200)
    nodes, edges = drawn(snapshot)
    assert len(edges) == len(snapshot.facts)
    assert {str(edge["from"]) for edge in edges} <= set(nodes)


def test_places_are_the_same_when_they_are_computed_again() -> None:
    snapshot = small_network()
    selection = select(snapshot)
    first: Places = place(snapshot, selection)
    assert first == place(snapshot, selection)
    assert set(first.network) == set(first.rings) == set(first.lanes) == set(snapshot.shown_nodes)
