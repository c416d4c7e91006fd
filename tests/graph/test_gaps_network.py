"""Gaps in the network itself: single links, loose parties, bodies without members, ties that are missing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.ask.gaps.network import Network, burt_constraint, network
from graph.model.records import Claim, Confidence, Entity
from tests.graph.drawing import claim, drawing, entity


def gaps(rule: str, entities: tuple[Entity, ...], *claims: Claim, as_of: str | None = None) -> tuple[Finding, ...]:
    return find_gaps(drawing(entities, claims, as_of=as_of), rules=[rule])


def words(finding: Finding, language: str = "nl") -> str:
    return finding.sentence.in_language(language)


def bodies(*names: str, **fields: str) -> tuple[Entity, ...]:
    return tuple(entity(name, "KnowledgeInstitute", name.title(), **fields) for name in names)


CIRCLE = (claim("a", "consults", "b"), claim("b", "consults", "c"), claim("c", "consults", "a"))


@pytest.mark.parametrize(("hanging", "severity"), [("defg", "minor"), ("defgh", "moderate")])
def test_who_alone_connects_several_parties_is_a_single_broker(hanging: str, severity: str) -> None:
    (finding,) = gaps(
        "single-brokers",
        bodies("a", "b", "c", *hanging),
        *CIRCLE,
        *(claim("a", "consults", other) for other in hanging),
    )
    assert finding.entities == ("a", *hanging)
    assert finding.severity == severity
    assert finding.next_step.contact == "a"
    assert words(finding).startswith("Valt A weg, dan zijn deze ")
    assert "kennisinstellingen voor de anderen niet bereikbaar: D, E" in words(finding)
    assert dict(finding.figures).keys() == {"burtConstraint"}


def test_three_that_hang_on_one_are_too_few_to_tell() -> None:
    hanging = (claim("a", "consults", other) for other in "def")
    assert not gaps("single-brokers", bodies(*"abcdef"), *CIRCLE, *hanging)


def test_that_ties_are_derived_is_told_and_makes_the_finding_less_sure() -> None:
    def found(confidence: str) -> Finding:
        hanging = (claim("a", "consults", other, confidence=confidence) for other in "defg")
        (finding,) = gaps("single-brokers", bodies(*"abcdefg"), *CIRCLE, *hanging)
        return finding

    derived, stated = found("derived"), found("stated")
    assert words(derived).endswith("Deze banden zijn afgeleid en niet met zoveel woorden vastgelegd.")
    assert "afgeleid" not in words(stated)
    assert derived.importance.weight < stated.importance.weight


def test_that_most_bodies_of_a_kind_hang_on_their_association_says_only_that_data_are_thin() -> None:
    provinces = tuple(entity(f"pv-{number}", "Province") for number in range(6))
    members = [claim(province.id, "memberOf", "koepel") for province in provinces]
    circle = (claim("koepel", "consults", "a"), claim("a", "consults", "b"), claim("b", "consults", "koepel"))
    entities = (*bodies("a", "b"), *provinces, entity("koepel", "Association"))
    assert not gaps("single-brokers", entities, *circle, *members)
    findings = gaps(
        "single-brokers", (*entities, *(entity(f"pv-{n}", "Province") for n in range(6, 20))), *circle, *members
    )
    assert [finding.entities[0] for finding in findings] == ["koepel"]


def test_the_award_that_ties_a_broker_to_a_winner_is_the_evidence() -> None:
    winners = ("d", "e", "f", "g")
    awards = tuple(entity(f"gunning-{winner}", "Award") for winner in winners)
    won = [
        (claim(f"gunning-{winner}", "awardedBy", "a"), claim(f"gunning-{winner}", "awardedTo", winner))
        for winner in winners
    ]
    entities = (*bodies("a", "b", "c", *winners), *awards)
    (finding,) = gaps("single-brokers", entities, *CIRCLE, *(claim for pair in won for claim in pair))
    assert {piece.claim.object for piece in finding.evidence} == {"a", *winners}


def test_companies_that_won_something_are_no_parties_that_hang_on_a_broker() -> None:
    winners = tuple(entity(id, "Company") for id in "defgh")
    assert not gaps(
        "single-brokers", (*bodies("a", "b", "c"), *winners), *CIRCLE, *(claim("a", "consults", id) for id in "defgh")
    )


def test_a_cabinet_is_no_broker_and_the_parts_of_a_party_come_with_it() -> None:
    offices = (entity("kabinet", "Government"), entity("lid", "PublicOfficial"), entity("dienst", "Agency"))
    ties = (
        *(claim(party, "memberOf", "kabinet") for party in ("a", "d", "h", "lid")),
        *(claim("a", "consults", party) for party in ("e", "f", "lid")),
        claim("dienst", "partOf", "e"),
        *(claim(party, "consults", other) for party in ("b", "c") for other in ("g", "i", "j")),
    )
    (finding,) = gaps("single-brokers", (*bodies(*"abcdefghij"), *offices), *CIRCLE, *ties)
    assert finding.entities == ("a", "d", "e", "f", "h")


def test_a_second_way_in_takes_the_broker_away() -> None:
    ring = (*CIRCLE, claim("a", "consults", "d"), claim("d", "consults", "b"), claim("a", "consults", "e"))
    assert not gaps("single-brokers", bodies("a", "b", "c", "d", "e"), *ring)


def test_a_tie_that_has_ended_is_no_second_way_in() -> None:
    claims = (
        *(claim("a", "consults", other, since="2010") for other in ("d", "e", "f", "g", "h")),
        claim("d", "consults", "b", since="2010", until="2020"),
    )
    circle = tuple(claim(tie.subject, tie.relation, tie.object, since="2010") for tie in CIRCLE)
    entities = bodies(*"abcdefgh", since="2000")
    (finding,) = gaps("single-brokers", entities, *circle, *claims)
    assert "d" in finding.entities
    (then,) = gaps("single-brokers", entities, *circle, *claims, as_of="2019")
    assert "d" not in then.entities


def test_the_parts_of_a_body_do_not_hang_on_it() -> None:
    office = (entity("directie", "Directorate"), entity("afdeling", "Directorate"))
    assert not gaps(
        "single-brokers",
        (*bodies("a", "b", "c"), *office),
        *CIRCLE,
        claim("directie", "partOf", "a"),
        claim("afdeling", "partOf", "directie"),
    )


def test_a_tie_that_holds_two_groups_together_is_found() -> None:
    other = (claim("w", "consults", "x"), claim("x", "consults", "y"), claim("y", "consults", "z"))
    ring = (claim("z", "consults", "w"),)
    tie = claim("a", "consults", "w")
    (finding,) = gaps("single-ties", bodies(*"abcdwxyz"), *CIRCLE, claim("d", "consults", "a"), *other, *ring, tie)
    assert finding.entities == ("a", "w", "x", "y", "z")
    assert "is de enige bekende huidige verbinding van " in words(finding)
    assert "afgeleid" not in words(finding)
    assert len(finding.evidence) == 1


def test_who_has_no_tie_is_isolated_when_a_register_names_all_of_its_kind() -> None:
    provinces = (entity("pv", "Province"), entity("pv-2", "Province"))
    (finding,) = gaps("isolated-actors", (*bodies("a", "b", "los"), *provinces), claim("a", "consults", "pv-2"))
    assert finding.entities == ("pv",)
    assert finding.looked_at.count == 2


def test_that_no_body_of_a_kind_has_a_tie_says_only_that_data_are_thin() -> None:
    provinces = (entity("pv", "Province"), entity("pv-2", "Province"))
    assert not gaps("isolated-actors", (*bodies("a", "b"), *provinces), claim("a", "consults", "b"))


def test_who_may_be_meant_by_something_that_has_ties_is_not_called_isolated() -> None:
    provinces = (entity("pv", "Province"), entity("pv-2", "Province"), entity("streek", "Region"))
    claims = (claim("a", "consults", "pv-2"), claim("a", "consults", "streek"))
    assert gaps("isolated-actors", (*bodies("a"), *provinces), *claims)
    assert not gaps("isolated-actors", (*bodies("a"), *provinces), *claims, claim("streek", "mayBe", "pv"))


def test_whose_ties_have_all_ended_is_isolated() -> None:
    provinces = (entity("pv", "Province"), entity("pv-2", "Province"))
    claims = (claim("a", "consults", "pv-2"), claim("a", "consults", "pv", until="2020"))
    (finding,) = gaps("isolated-actors", (*bodies("a"), *provinces), *claims)
    assert finding.entities == ("pv",)


def test_a_name_with_a_comma_does_not_run_into_the_next_one() -> None:
    names = {"los": "Los", "bw": "Water, Bouw en Beheer", "zuid": "Zuid"}
    loose = tuple(entity(id, "WaterAuthority", name) for id, name in names.items())
    tied = (entity("rond", "WaterAuthority", "Rond"), *bodies("a"))
    (finding,) = gaps("isolated-actors", (*loose, *tied), claim("a", "consults", "rond"))
    assert "Los; Water, Bouw en Beheer; en Zuid" in words(finding)


GROUPS = (entity("groep", "WorkingGroup", "Werkgroep"), entity("tafel", "Platform", "Tafel"))


def test_a_body_of_which_no_member_is_known_is_found() -> None:
    (finding,) = gaps("bodies-without-members", (*bodies("a"), *GROUPS), claim("a", "memberOf", "tafel"))
    assert finding.entities == ("groep",)
    assert "geen leden of deelnemers bekend" in words(finding)


@pytest.mark.parametrize("qualifiers", [{"until": "2020"}, {"status": "proposed"}, {"holds": False}])
def test_a_member_that_left_or_may_come_is_no_member(qualifiers: dict[str, Any]) -> None:
    left = claim("a", "memberOf", "groep", **qualifiers)
    (finding,) = gaps("bodies-without-members", (*bodies("a"), *GROUPS), claim("a", "memberOf", "tafel"), left)
    assert finding.entities == ("groep",)


def test_that_of_most_bodies_no_member_is_known_says_only_that_data_are_thin() -> None:
    assert not gaps("bodies-without-members", (*bodies("a"), *GROUPS))


def test_who_knows_the_members_of_one_body_is_not_asked_about_the_others() -> None:
    more = tuple(entity(f"groep-{number}", "WorkingGroup") for number in range(4))
    claims = (*(claim("a", "memberOf", group.id) for group in more), claim("b", "supports", "groep"))
    (finding,) = gaps("bodies-without-members", (*bodies("a", "b"), *GROUPS, *more), *claims)
    assert finding.next_step.sentence.in_language("nl") == (
        "Vraag B, bij één ervan betrokken, wie er meedoen; vraag bij de andere het secretariaat."
    )


def test_an_agreement_of_which_no_party_is_known_is_found() -> None:
    entities = (*bodies("a"), entity("een", "Covenant"), entity("twee", "Covenant"))
    (finding,) = gaps("bodies-without-members", entities, claim("a", "partyTo", "een"))
    assert finding.entities == ("twee",)
    assert not gaps("bodies-without-members", entities)


THINGS = (entity("vraag", "ProcurementInstrument", "Voorbeeldvraag"), entity("tafel", "Platform", "Voorbeeldtafel"))
SHARED = tuple(claim(party, *what) for party in ("a", "b") for what in (("uses", "vraag"), ("memberOf", "tafel")))


def test_parties_that_do_the_same_at_one_table_without_a_known_tie_are_found() -> None:
    (finding,) = gaps("missing-ties", (*bodies("a", "b"), *THINGS), *SHARED)
    assert finding.entities == ("a", "b")
    assert finding.next_step.contact == "tafel"
    assert "is niet bekend" in words(finding)


def test_that_some_ties_of_them_are_derived_is_told() -> None:
    derived = (*SHARED[:1], *(replace(tie, confidence=Confidence.DERIVED) for tie in SHARED[1:]))
    (finding,) = gaps("missing-ties", (*bodies("a", "b"), *THINGS), *derived)
    assert words(finding).endswith("Een deel van deze banden is afgeleid.")
    (stated,) = gaps("missing-ties", (*bodies("a", "b"), *THINGS), *SHARED)
    assert "afgeleid" not in words(stated)


@pytest.mark.parametrize(
    ("ended", "claims"),
    [
        ({"until": "2020"}, ()),
        ({}, (claim("opvolger", "continues", "afspraak"),)),
    ],
)
def test_an_agreement_that_is_over_is_no_table_to_meet_at(ended: dict[str, str], claims: tuple[Claim, ...]) -> None:
    work = tuple(claim(party, "uses", "vraag") for party in ("a", "b"))
    parties = tuple(claim(party, "partyTo", "afspraak") for party in ("a", "b"))
    others = (*bodies("a", "b"), THINGS[0], entity("opvolger", "Covenant"))
    assert gaps("missing-ties", (*others, entity("afspraak", "Covenant")), *work, *parties)
    assert not gaps("missing-ties", (*others, entity("afspraak", "Covenant", **ended)), *work, *parties, *claims)


@pytest.mark.parametrize(
    "known",
    [
        (claim("a", "consults", "b"),),
        (claim("a", "participatesIn", "project"), claim("b", "organises", "project")),
        (claim("tafel", "promotes", "vraag"),),
    ],
)
def test_a_tie_a_joint_project_or_a_table_about_it_is_enough(known: tuple[Claim, ...]) -> None:
    entities = (*bodies("a", "b"), *THINGS, entity("project", "Project"))
    assert not gaps("missing-ties", entities, *SHARED, *known)


def test_burts_constraint_is_that_of_networkx() -> None:
    names = [f"n{number}" for number in range(12)]
    edges = sorted(nx.gnm_random_graph(12, 22, seed=4).edges)
    snapshot = drawing(bodies(*names), [claim(names[first], "consults", names[second]) for first, second in edges])
    made = network(snapshot)
    expected = nx.constraint(nx.Graph([(names[first], names[second]) for first, second in edges]))
    ours = burt_constraint(made)
    for number, id in enumerate(made.ids):
        assert np.isnan(ours[number]) if id not in expected else ours[number] == pytest.approx(expected[id])


@pytest.mark.parametrize(("nodes", "ties"), [(2, 1), (15, 16), (15, 9), (30, 34), (40, 60)])
@pytest.mark.parametrize("seed", range(5))
def test_what_falls_apart_without_a_node_or_a_tie_is_what_networkx_finds(nodes: int, ties: int, seed: int) -> None:
    graph = nx.gnm_random_graph(nodes, ties, seed=seed)
    made = _network(graph)
    cuts = made.articulation_points.tolist()
    assert cuts == sorted(nx.articulation_points(graph))
    assert made.bridges == sorted(tuple(sorted(tie)) for tie in nx.bridges(graph))
    for node in cuts:
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        assert [part.tolist() for part in made.parts_without(node)] == _largest_first(nx.connected_components(rest))
    for first, second in made.bridges:
        rest = nx.restricted_view(graph, [], [(first, second)])
        parts = [nx.node_connected_component(rest, end) for end in (first, second)]
        assert [part.tolist() for part in made.parts_without_tie(first, second)] == _largest_first(parts)


def _network(graph: nx.Graph) -> Network:
    ids = [f"{number:02}" for number in range(len(graph))]
    return Network(ids, nx.to_scipy_sparse_array(graph, format="csr"), np.ones(len(ids), dtype=np.bool_))


def _largest_first(parts: Iterable[set[int]]) -> list[list[int]]:
    return sorted(map(sorted, parts), key=lambda part: (-len(part), part[0]))
