import pytest

from graph.ask.snapshot import Snapshot
from graph.model.records import Name, NameUse, Source, Status
from tests.graph.drawing import LETTER, claim, drawing, entity
from tests.viz.networks import REGISTER, hostile_network, large_network, register_network, small_network
from viz.groups import horizon
from viz.network import LONGEST_LABEL, Places, build_network, place, short_label, state
from viz.selection import select


def drawn(snapshot: Snapshot, language: str = "nl") -> tuple[dict[str, dict[str, object]], list[dict[str, object]]]:
    """The nodes (by id) and the edges of the pyvis network of a whole snapshot."""
    selection = select(snapshot)
    nodes, edges, *_ = build_network(snapshot, selection, place(snapshot, selection), language).get_network_data()
    return {node["id"]: node for node in nodes}, edges


def state_of(qualifiers: dict[str, object], published: str = "2021-11-29") -> str:
    letter = Source("brief", "Brief", "Uitgever", "CC0-1.0", LETTER.rank, published=published)
    snapshot = drawing(
        [entity("a", "Company"), entity("b", "Association")], [claim("a", "memberOf", "b", **qualifiers)], source=letter
    )
    return state(snapshot.facts[0], horizon(snapshot))


def test_parallel_relations_are_all_kept() -> None:
    _, edges = drawn(small_network())
    between = [edge["relation"] for edge in edges if {edge["from"], edge["to"]} == {"vbz", "tafel"}]
    assert sorted(map(str, between)) == ["funds", "memberOf", "supports"]
    assert len({edge["id"] for edge in edges}) == len(edges)


def test_marks_take_their_look_from_the_vocabulary_and_stand_still() -> None:
    nodes, _ = drawn(small_network())
    assert (nodes["noordland"]["shape"], nodes["noordland"]["color"]) == ("triangle", "#2b7bba")
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in nodes.values())


def test_the_better_connected_have_larger_marks() -> None:
    nodes, _ = drawn(small_network())
    assert float(str(nodes["tafel"]["size"])) > float(str(nodes["stuk"]["size"])) > float(str(nodes["alleen"]["size"]))


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ({}, "holds"),
        ({"status": Status.AGREED}, "holds"),
        ({"status": Status.PROPOSED}, "proposed"),
        ({"status": Status.ENDED}, "ended"),
        ({"status": Status.WITHDRAWN}, "ended"),
        ({"until": "2020"}, "ended"),
        ({"until": "2022"}, "holds"),
        ({"holds": False}, "denied"),
    ],
)
def test_a_relation_is_dashed_when_it_has_ended_is_proposed_or_is_denied(
    qualifiers: dict[str, object], expected: str
) -> None:
    assert state_of(qualifiers) == expected


def test_an_end_is_measured_against_the_newest_source() -> None:
    assert state_of({"until": "2021"}, published="2021-11-29") == "holds"
    assert state_of({"until": "2021"}, published="2022-01-01") == "ended"


def test_a_relation_that_one_source_has_running_is_not_over() -> None:
    people = [entity("a", "Company"), entity("b", "Association")]
    snapshot = drawing(
        people,
        [claim("a", "memberOf", "b", until="2019")],
        more=[(REGISTER, people, [claim("a", "memberOf", "b", status=Status.RUNNING)])],
    )
    assert state(snapshot.facts[0], horizon(snapshot)) == "holds"


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
    assert nodes["group:Municipality:noordland"]["label"] == "30 gemeenten · Provincie Noordland"
    nodes, _ = drawn(register_network(), "en")
    assert nodes["group:Municipality:noordland"]["label"] == "30 municipalities · Provincie Noordland"


def test_what_exists_no_more_is_marked_and_named_as_such() -> None:
    gone = [entity(f"oud{n}", "Municipality", until="2018") for n in range(45)]
    nodes, _ = drawn(drawing([*gone, entity("a", "Company", until="2019"), entity("b", "Company", until="2030")]))
    assert nodes["group:Municipality:former"]["label"] == "45 voormalige gemeenten"
    assert [nodes[id].get("over", False) for id in ("oud1", "group:Municipality:former", "a", "b")] == [
        True,
        True,
        True,
        False,
    ]


def test_members_stand_where_their_group_stands() -> None:
    nodes, _ = drawn(register_network())
    group = nodes["group:Municipality:noordland"]
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
    assert set(first.network) == set(first.rings) == set(first.lanes) == set(snapshot.nodes)
