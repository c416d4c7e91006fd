import pytest

from graph.ask.snapshot import UnknownEntityError
from tests.graph.drawing import claim, drawing, entity
from tests.viz.networks import large_network, parties_network, register_network, small_network, workbook_network
from viz.groups import LARGE_PROGRAMME, MOST_OWN, MOST_SINGLE, Group, disjoint, hub_group
from viz.selection import HUB_SIZE, MOST_AROUND, PARTIES, narrowed, opening, select


def test_without_a_focus_all_that_stands_is_shown_and_with_the_past_what_is_over_too() -> None:
    snapshot = small_network()
    for network in (snapshot, snapshot.with_past):
        selection = select(network)
        assert set(selection.nodes) == set(network.shown_nodes)
        assert selection.facts == network.shown_facts
        assert selection.groups == ()
    assert "agenda" not in select(snapshot).nodes
    assert "agenda" in select(snapshot.with_past).nodes


def test_what_another_continues_is_shown_only_with_the_past_or_as_the_focus() -> None:
    snapshot = drawing(
        [entity("oud", "Covenant", until="2018"), entity("nieuw", "Covenant", since="2019")],
        [claim("nieuw", "continues", "oud")],
    )
    assert set(select(snapshot, focus="nieuw").nodes) == {"nieuw"}
    assert set(select(snapshot.with_past, focus="nieuw").nodes) == {"nieuw", "oud"}
    around = select(snapshot, focus="oud")
    assert set(around.nodes) == {"nieuw", "oud"}
    assert len(around.facts) == 1


def test_a_focus_shows_what_lies_within_its_depth() -> None:
    snapshot = small_network()
    assert set(select(snapshot, focus="noordland", depth=1).nodes) == {"noordland", "koepel", "vraag", "uitvraag"}
    assert {"tafel", "zuidland", "schoon"} <= set(select(snapshot, focus="noordland", depth=2).nodes)


def test_an_instrument_is_shown_but_is_no_way_on() -> None:
    snapshot = drawing(
        [entity("a", "Province"), entity("b", "Province"), entity("vraag", "ProcurementInstrument")],
        [claim("a", "uses", "vraag"), claim("b", "uses", "vraag")],
    )
    assert set(select(snapshot, focus="a", depth=3).nodes) == {"a", "vraag"}
    assert set(select(snapshot, focus="vraag", depth=1).nodes) == {"a", "b", "vraag"}


def test_the_members_of_a_hub_are_one_group_and_the_search_does_not_go_on_from_them() -> None:
    members = [entity(f"m{number:03}", "Municipality") for number in range(HUB_SIZE + 5)]
    snapshot = drawing(
        [*members, entity("bond", "Association"), entity("tafel", "Platform"), entity("ver", "Project")],
        [
            *(claim(member.id, "memberOf", "bond") for member in members),
            claim("bond", "memberOf", "tafel"),
            claim("m000", "participatesIn", "ver"),
            claim("m001", "memberOf", "tafel"),
        ],
    )
    selection = select(snapshot, focus="tafel", depth=3)
    (group,) = selection.groups
    assert group.within == "bond"
    assert len(group.members) == HUB_SIZE + 4, "m001 stands on its own, because it is reached by itself"
    assert "ver" not in selection.nodes
    assert set(group.members) <= set(selection.nodes)


def test_only_the_asked_kinds_and_those_below_them_are_shown() -> None:
    selection = select(small_network(), kinds=["PublicBody", "Covenant"])
    assert set(selection.nodes) == {"vbz", "noordland", "zuidland"}
    with_past = select(small_network().with_past, kinds=["PublicBody", "Covenant"])
    assert set(with_past.nodes) == {"vbz", "noordland", "zuidland", "agenda"}


def test_the_nodes_of_a_path_and_the_focus_are_shown_whatever_else_is_asked() -> None:
    selection = select(small_network(), focus="schoon", depth=1, kinds=["Covenant"], path=["noordland", "koepel"])
    assert set(selection.nodes) == {"schoon", "noordland", "koepel"}
    assert selection.path == ("noordland", "koepel")


def test_plain_register_entries_are_grouped_by_region() -> None:
    selection = select(register_network())
    assert [(group.kind, group.within, len(group.members)) for group in selection.groups] == [
        ("Municipality", "noordland", 30),
        ("Municipality", "zuidland", 29),
    ]
    assert "gm0001" in selection.single, "the letter speaks of it, so it is no plain entry"


def test_what_is_said_of_all_alike_is_no_news_whoever_says_it() -> None:
    places = [
        entity("noordland", "Province"),
        *(entity(f"gm{n}", "Municipality", region="noordland") for n in range(50)),
    ]
    members = [claim(f"gm{n}", "memberOf", "bond") for n in range(50)]
    bond, table = entity("bond", "Association"), entity("tafel", "Platform")
    snapshot = drawing([*places, bond, table], [*members, claim("gm7", "memberOf", "tafel")])
    (group,) = select(snapshot).groups
    assert len(group.members) == 49
    assert "gm7" in select(snapshot).single


def test_what_no_longer_exists_is_a_group_of_its_own() -> None:
    gone = [entity(f"oud{n}", "Municipality", region="noordland", until="2018-12-31") for n in range(45)]
    here = [entity(f"gm{n}", "Municipality", region="noordland") for n in range(45)]
    snapshot = drawing([entity("noordland", "Province"), *gone, *here])
    assert [len(group.members) for group in select(snapshot).groups] == [45]
    now, former = select(snapshot.with_past).groups
    assert (now.within, now.former, len(now.members)) == ("noordland", False, 45)
    assert (former.within, former.former, len(former.members)) == (None, True, 45)


def test_a_short_list_of_register_entries_is_not_grouped() -> None:
    assert select(register_network(20)).groups == ()


def test_a_path_through_a_register_entry_keeps_it_out_of_its_group() -> None:
    selection = select(register_network(), path=["gm0004", "bond"])
    assert "gm0004" in selection.single


def test_a_crowd_is_folded_until_the_map_can_be_read() -> None:
    snapshot = large_network(1500)
    selection = select(snapshot, path=["n1499", "n0"])
    assert len(selection.nodes) == 1500
    assert len(selection.single) + len(selection.groups) <= MOST_SINGLE
    assert {"n1499", "n0"} <= set(selection.single)
    members = [member for group in selection.groups for member in group.members]
    assert len(members) == len(set(members)) == 1500 - len(selection.single)


def test_a_list_and_a_crowd_of_one_kind_are_one_group() -> None:
    selection = select(workbook_network())
    assert [group.kind for group in selection.groups] == ["Company", "Project"]
    members = [member for group in selection.groups for member in group.members]
    assert sorted((*members, *selection.single)) == list(selection.nodes)


def test_no_two_groups_have_one_id() -> None:
    hub, region = hub_group("x", "memberOf", "in", "Company", ["a", "b"]), Group("Company", "x", ("c", "d"))
    former, place = Group("Company", None, ("e", "f"), former=True), Group("Company", "former", ("g", "h"))
    again = Group("Company", "x", ("d", "i"))
    groups = disjoint([hub, region, former, place, again])
    assert len({group.id for group in groups}) == len(groups) == 4
    assert groups[1].members == ("c", "d", "i")


def test_what_can_be_read_at_once_is_not_folded() -> None:
    assert select(large_network(MOST_SINGLE)).groups == ()
    assert select(large_network(MOST_SINGLE + 40)).groups


def test_a_crowd_is_folded_by_kind_and_by_large_programme_up_to_the_top_one() -> None:
    parts = [entity(f"d{number:03}", "Project") for number in range(MOST_SINGLE)]
    people = [entity(f"c{number:03}", "Company") for number in range(MOST_SINGLE)]
    programmes = [entity("alle", "Programme"), entity("tranche", "Programme"), entity("kring", "Programme")]
    snapshot = drawing(
        [*parts, *people, *programmes],
        [
            *(claim(company.id, "participatesIn", part.id) for company, part in zip(people, parts, strict=True)),
            *(claim(part.id, "componentOf", "tranche") for part in parts[:LARGE_PROGRAMME]),
            claim("tranche", "componentOf", "alle"),
            # A programme that by a detour is a part of itself has no top.
            claim("alle", "componentOf", "kring"),
            claim("kring", "componentOf", "tranche"),
        ],
    )
    sizes = {(group.kind, group.within): len(group.members) for group in select(snapshot).groups}
    (whole,) = (within for kind, within in sizes if kind == "Project" and within)
    assert whole in {"alle", "tranche", "kring"}
    assert sizes["Project", whole] == LARGE_PROGRAMME
    assert sizes["Project", None] == MOST_SINGLE - LARGE_PROGRAMME


def test_what_is_far_from_a_focus_is_folded_and_what_is_near_stays_single() -> None:
    near = [entity(f"n{number:02}", "Project") for number in range(20)]
    far = [entity(f"v{number:03}", "Company") for number in range(MOST_SINGLE)]
    ties = [claim(company.id, "participatesIn", near[at % 20].id) for at, company in enumerate(far)]
    selection = select(
        drawing([entity("bond", "Association"), *near, *far], [*(claim("bond", "leads", n.id) for n in near), *ties]),
        focus="bond",
    )
    assert {project.id for project in near} <= set(selection.single)
    assert [(group.kind, len(group.members)) for group in selection.groups] == [("Company", MOST_SINGLE)]


def test_one_step_around_what_has_very_many_ties_is_told_by_kind() -> None:
    members = [entity(f"m{number:02}", "Company") for number in range(HUB_SIZE)]
    projects = [entity(f"p{number:02}", "Project") for number in range(HUB_SIZE)]
    themes = [entity(f"t{number:02}", "Theme") for number in range(MOST_AROUND - 2 * HUB_SIZE + 1)]
    ties = [
        *(claim(company.id, "memberOf", "bond") for company in members),
        *(claim("bond", "leads", project.id) for project in projects),
        *(claim("bond", "worksOn", theme.id) for theme in themes),
    ]
    selection = select(
        drawing([entity("bond", "Association"), *members, *projects, *themes], ties), focus="bond", depth=1
    )
    assert selection.single == ("bond",)
    assert [group.kind for group in selection.groups] == ["Company", "Project", "Theme"]


def test_what_binds_the_parties_stands_apart_from_what_one_of_them_has() -> None:
    selection = select(parties_network(), centres=["ipo", "vng"])
    groups = {(group.kind, group.between): len(group.members) for group in selection.groups}
    assert groups["Deal", ("ipo", "vng")] == 4
    assert {"ipo", "vng", "tafel", "klein"} <= set(selection.single)
    # Fourteen marks of its own are more than MOST_OWN, so those of a family of three or more stand together.
    own = {kind: count for (kind, between), count in groups.items() if between == ("ipo",)}
    assert MOST_OWN < 14
    assert own == {"Activity": 8, "Agreement": 4}
    assert all({"ipo", "vng"} & {fact.subject, fact.object} for fact in selection.facts)
    assert selection.centres == ("ipo", "vng")


def test_a_map_opens_on_those_parties_that_are_there() -> None:
    assert opening(parties_network()) == ("ipo", "vng")
    assert opening(small_network()) == ()
    assert opening(drawing([entity(id, "Association") for id in PARTIES])) == PARTIES
    assert opening(drawing([entity("ipo", "Association")])) == ()


def test_a_map_can_be_narrowed_to_a_theme_a_region_and_a_relation() -> None:
    snapshot = drawing(
        [
            entity("schoon", "Theme"),
            entity("noordland", "Province"),
            entity("hier", "Project", region="noordland"),
            entity("elders", "Project"),
            entity("bond", "Association"),
        ],
        [
            claim("hier", "concerns", "schoon"),
            claim("elders", "concerns", "schoon"),
            claim("bond", "commissions", "elders"),
        ],
    )
    assert narrowed(snapshot) is snapshot
    assert narrowed(snapshot, relation="onbekend") is snapshot
    assert set(select(narrowed(snapshot, theme="schoon")).nodes) == {"schoon", "hier", "elders"}
    both = select(narrowed(snapshot, theme="schoon", region="noordland"))
    assert set(both.nodes) == {"schoon", "noordland", "hier"}
    assert [fact.relation for fact in select(narrowed(snapshot, relation="commissions")).facts] == ["commissions"]


def test_a_map_that_is_narrowed_keeps_its_focus() -> None:
    snapshot = drawing(
        [entity("schoon", "Theme"), entity("hier", "Project"), entity("bond", "Association")],
        [claim("hier", "concerns", "schoon"), claim("bond", "commissions", "hier")],
    )
    selection = select(narrowed(snapshot, ["bond"], theme="schoon"), focus="bond")
    assert set(selection.nodes) == {"bond", "hier", "schoon"}


def test_a_wrong_question_is_refused() -> None:
    snapshot = small_network()
    with pytest.raises(UnknownEntityError, match="nergens"):
        select(snapshot, focus="nergens")
    with pytest.raises(UnknownEntityError, match="nergens"):
        select(snapshot, path=["vbz", "nergens"])
    with pytest.raises(ValueError, match="Onding"):
        select(snapshot, kinds=["Onding"])
    with pytest.raises(ValueError, match="depth 0"):
        select(snapshot, focus="vbz", depth=0)
