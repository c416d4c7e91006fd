"""Gaps in the network itself: single links, loose parties, bodies without members, ties that are missing."""

from datetime import date

import networkx as nx
import numpy as np
import pytest

from graph.ask.gaps import Finding, find_gaps
from graph.ask.gaps.network import burt_constraint, network
from graph.model.records import Claim, Entity
from tests.graph.drawing import TODAY, claim, drawing, entity


def gaps(rule: str, entities: tuple[Entity, ...], *claims: Claim, today: date = TODAY) -> tuple[Finding, ...]:
    return find_gaps(drawing(entities, claims), rules=[rule], today=today)


def companies(*names: str) -> tuple[Entity, ...]:
    return tuple(entity(name, "Company", name.title()) for name in names)


CIRCLE = (claim("a", "consults", "b"), claim("b", "consults", "c"), claim("c", "consults", "a"))


def test_who_alone_connects_several_parties_is_a_single_broker() -> None:
    (found,) = gaps(
        "single-brokers",
        companies("a", "b", "c", "d", "e", "f"),
        *CIRCLE,
        *(claim("a", "consults", other) for other in ("d", "e", "f")),
    )
    assert found.entities == ("a", "d", "e", "f")
    assert found.severity == "moderate"
    assert found.next_step.contact == "a"
    assert "de enige bekende schakel tussen drie bedrijven" in found.sentence.nl


def test_the_award_that_ties_a_broker_to_a_winner_is_the_evidence() -> None:
    winners = ("d", "e", "f")
    awards = tuple(entity(f"gunning-{one}", "Award") for one in winners)
    won = [(claim(f"gunning-{one}", "awardedBy", "a"), claim(f"gunning-{one}", "awardedTo", one)) for one in winners]
    entities = (*companies("a", "b", "c", *winners), *awards)
    (found,) = gaps("single-brokers", entities, *CIRCLE, *(one for pair in won for one in pair))
    assert {one.claim.object for one in found.evidence} == {"a", *winners}


def test_a_cabinet_is_no_broker_and_the_parts_of_a_party_come_with_it() -> None:
    bodies = (entity("kabinet", "Government"), entity("lid", "PublicOfficial"), entity("dienst", "Agency"))
    ties = (
        *(claim(one, "memberOf", "kabinet") for one in ("a", "d", "h", "lid")),
        *(claim("a", "consults", one) for one in ("e", "f", "lid")),
        claim("dienst", "partOf", "e"),
        *(claim(one, "consults", other) for one in ("b", "c") for other in ("g", "i", "j")),
    )
    (found,) = gaps("single-brokers", (*companies(*"abcdefghij"), *bodies), *CIRCLE, *ties)
    assert found.entities == ("a", "d", "e", "f", "h")


def test_a_second_way_in_takes_the_broker_away() -> None:
    ring = (*CIRCLE, claim("a", "consults", "d"), claim("d", "consults", "b"), claim("a", "consults", "e"))
    assert not gaps("single-brokers", companies("a", "b", "c", "d", "e"), *ring)


def test_a_tie_that_has_ended_is_no_second_way_in() -> None:
    claims = (
        *CIRCLE,
        *(claim("a", "consults", other) for other in ("d", "e", "f")),
        claim("d", "consults", "b", until="2020"),
    )
    entities = companies("a", "b", "c", "d", "e", "f")
    (found,) = gaps("single-brokers", entities, *claims)
    assert "d" in found.entities
    (then,) = gaps("single-brokers", entities, *claims, today=date(2019, 1, 1))
    assert "d" not in then.entities


def test_the_parts_of_a_body_do_not_hang_on_it() -> None:
    office = (entity("directie", "Directorate"), entity("afdeling", "Directorate"))
    assert not gaps(
        "single-brokers",
        (*companies("a", "b", "c"), *office),
        *CIRCLE,
        claim("directie", "partOf", "a"),
        claim("afdeling", "partOf", "directie"),
    )


def test_a_tie_that_holds_two_groups_together_is_found() -> None:
    other = (claim("x", "consults", "y"), claim("y", "consults", "z"), claim("z", "consults", "x"))
    (found,) = gaps(
        "single-ties", companies("a", "b", "c", "x", "y", "z"), *CIRCLE, *other, claim("a", "consults", "x")
    )
    assert found.entities == ("a", "x")
    assert "de enige bekende verbinding van drie partijen" in found.sentence.nl
    assert len(found.evidence) == 1


def test_who_has_no_tie_is_isolated_and_told_by_sort_of_party() -> None:
    found = gaps(
        "isolated-actors", (*companies("a", "b", "los"), entity("pv", "Province")), claim("a", "consults", "b")
    )
    assert [one.entities for one in found] == [("pv",), ("los",)]
    assert "één van de drie bedrijven, instellingen en verbanden" in found[1].sentence.nl


def test_a_name_with_a_comma_does_not_run_into_the_next_one() -> None:
    loose = (*companies("los"), entity("bw", "Company", "Water, Bouw en Beheer"), *companies("zuid"))
    (found,) = gaps("isolated-actors", loose)
    assert "Los; Water, Bouw en Beheer; en Zuid" in found.sentence.nl


def test_a_body_of_which_no_member_is_known_is_found() -> None:
    entities = (*companies("a"), entity("groep", "WorkingGroup", "Werkgroep"), entity("tafel", "Platform", "Tafel"))
    (found,) = gaps("bodies-without-members", entities, claim("a", "memberOf", "tafel"))
    assert found.entities == ("groep",)
    assert "geen leden of deelnemers bekend" in found.sentence.nl


def test_who_knows_the_members_of_one_body_is_not_asked_about_the_others() -> None:
    entities = (*companies("a"), entity("groep", "WorkingGroup", "Werkgroep"), entity("tafel", "Platform", "Tafel"))
    (found,) = gaps("bodies-without-members", entities, claim("a", "supports", "groep"))
    assert found.next_step.sentence.nl == (
        "Vraag A, bij één ervan betrokken, wie er meedoen; vraag bij de andere het secretariaat."
    )


def test_an_agreement_of_which_no_party_is_known_is_found() -> None:
    entities = (*companies("a"), entity("een", "Covenant"), entity("twee", "Covenant"))
    (found,) = gaps("bodies-without-members", entities, claim("a", "partyTo", "een"))
    assert found.entities == ("twee",)


THINGS = (entity("vraag", "ProcurementInstrument", "Voorbeeldvraag"), entity("tafel", "Platform", "Voorbeeldtafel"))
SHARED = tuple(claim(one, *what) for one in ("a", "b") for what in (("uses", "vraag"), ("memberOf", "tafel")))


def test_parties_that_do_the_same_at_one_table_without_a_known_tie_are_found() -> None:
    (found,) = gaps("missing-ties", (*companies("a", "b"), *THINGS), *SHARED)
    assert found.entities == ("a", "b")
    assert found.next_step.contact == "tafel"
    assert "is niet bekend" in found.sentence.nl


@pytest.mark.parametrize(
    ("ended", "claims"),
    [
        ({"until": "2020"}, ()),
        ({}, (claim("opvolger", "continues", "afspraak"),)),
    ],
)
def test_an_agreement_that_is_over_is_no_table_to_meet_at(ended: dict[str, str], claims: tuple[Claim, ...]) -> None:
    work = tuple(claim(one, "uses", "vraag") for one in ("a", "b"))
    parties = tuple(claim(one, "partyTo", "afspraak") for one in ("a", "b"))
    bodies = (*companies("a", "b"), THINGS[0], entity("opvolger", "Covenant"))
    assert gaps("missing-ties", (*bodies, entity("afspraak", "Covenant")), *work, *parties)
    assert not gaps("missing-ties", (*bodies, entity("afspraak", "Covenant", **ended)), *work, *parties, *claims)


@pytest.mark.parametrize(
    "known",
    [
        (claim("a", "consults", "b"),),
        (claim("a", "participatesIn", "project"), claim("b", "organises", "project")),
        (claim("tafel", "promotes", "vraag"),),
    ],
)
def test_a_tie_a_joint_project_or_a_table_about_it_is_enough(known: tuple[Claim, ...]) -> None:
    entities = (*companies("a", "b"), *THINGS, entity("project", "Project"))
    assert not gaps("missing-ties", entities, *SHARED, *known)


def test_burts_constraint_is_that_of_networkx() -> None:
    names = [f"n{number}" for number in range(12)]
    edges = sorted(nx.gnm_random_graph(12, 22, seed=4).edges)
    snapshot = drawing(companies(*names), [claim(names[one], "consults", names[other]) for one, other in edges])
    made = network(snapshot, TODAY)
    expected = nx.constraint(nx.Graph([(names[one], names[other]) for one, other in edges]))
    ours = burt_constraint(made)
    for number, id in enumerate(made.ids):
        assert np.isnan(ours[number]) if id not in expected else ours[number] == pytest.approx(expected[id])


def test_articulation_points_and_bridges_are_those_of_networkx() -> None:
    names = [f"n{number}" for number in range(15)]
    edges = sorted(nx.gnm_random_graph(15, 16, seed=2).edges)
    snapshot = drawing(companies(*names), [claim(names[one], "consults", names[other]) for one, other in edges])
    made = network(snapshot, TODAY)
    graph = nx.Graph([(names[one], names[other]) for one, other in edges])
    assert {made.ids[node] for node in made.articulation_points.tolist()} == set(nx.articulation_points(graph))
    assert {frozenset((made.ids[a], made.ids[b])) for a, b in made.bridges} == set(map(frozenset, nx.bridges(graph)))
