"""py2neo 2021.2.4 predates Neo4j 5: what of it works there, and what does not, is pinned here."""

from collections.abc import Iterator

import pytest
from py2neo import ClientError, Graph, Node, Relationship
from py2neo.bulk import merge_nodes, merge_relationships
from py2neo.ogm import Model, Property, RelatedFrom, RelatedTo

from tests.neo4j_server import Neo4jServer


class Province(Model):  # type: ignore[misc]
    __primarykey__ = "name"
    name = Property()
    associations = RelatedTo("Association", "MEMBER_OF")


class Association(Model):  # type: ignore[misc]
    __primarykey__ = "name"
    name = Property()
    members = RelatedFrom("Province", "MEMBER_OF")


@pytest.fixture
def graph(empty_neo4j: str) -> Iterator[Graph]:
    graph = Graph(empty_neo4j)
    member = Node("Province", name="Voorbeeldprovincie")
    graph.create(Relationship(member, "MEMBER_OF", Node("Association", name="Voorbeeldbond"), since="2019"))
    yield graph
    graph.service.connector.close()


def test_a_query_over_bolt_gives_nodes_and_relationships(graph: Graph) -> None:
    row = graph.run("MATCH (a)-[r]->(b) RETURN a, r, b").data()[0]
    assert row["a"]["name"] == "Voorbeeldprovincie"
    assert row["r"]["since"] == "2019"
    assert row["b"].has_label("Association")


def test_the_object_mapping_follows_relations_in_both_directions(graph: Graph) -> None:
    province = Province.match(graph, "Voorbeeldprovincie").first()
    assert [body.name for body in province.associations] == ["Voorbeeldbond"]
    assert province.associations.get(next(iter(province.associations)), "since") == "2019"
    association = Association.match(graph).where(name="Voorbeeldbond").first()
    assert [body.name for body in association.members] == ["Voorbeeldprovincie"]


def test_bulk_merges_write_each_node_and_relationship_once(graph: Graph) -> None:
    key = ("Province", "name")
    for _ in range(2):
        merge_nodes(graph.auto(), [{"name": "A"}, {"name": "B"}], key)
        merge_relationships(graph.auto(), [("A", {}, "B")], "BORDERS", start_node_key=key, end_node_key=key)
    assert graph.nodes.match("Province").count() == 3
    assert len(graph.relationships.match(r_type="BORDERS").all()) == 1


def test_a_wrong_query_raises_the_message_of_the_server(graph: Graph) -> None:
    with pytest.raises(ClientError, match="Invalid input"):
        graph.run("NO CYPHER")


def test_a_password_is_sent_when_the_server_asks_for_one(protected_neo4j: Neo4jServer) -> None:
    graph = Graph(protected_neo4j.bolt_url, auth=(protected_neo4j.user, protected_neo4j.password))
    assert graph.evaluate("RETURN 1") == 1
    graph.service.connector.close()


def test_the_http_route_of_py2neo_is_closed(protected_neo4j: Neo4jServer) -> None:
    # Its HTTP client asks for the addresses of Neo4j 4 and older, which Neo4j 5 does not have.
    with pytest.raises(ClientError, match="Not Found"):
        Graph(protected_neo4j.http_url, auth=(protected_neo4j.user, protected_neo4j.password))
