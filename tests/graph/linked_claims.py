"""Claims and entities read back out of linked data, by another program than wrote them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.term import Node

from graph.model.records import Amount, Claim, Confidence, Entity, Identifier, Name, NameUse, Status
from graph.say.linked.statements import NAME_PROPERTIES
from graph.say.linked.terms import ADMS, SKOSXL, Site


class _Said:
    """What one graph says, by thing and property: that of rdflib looks everything up in the whole data set."""

    def __init__(self, graph: Graph) -> None:
        self.things: dict[Node, dict[Node, list[Node]]] = {}
        for subject, property, value in graph:
            self.things.setdefault(subject, {}).setdefault(property, []).append(value)

    def objects(self, thing: Node, property: Node) -> list[Node]:
        return self.things[thing].get(property, [])

    def value(self, thing: Node, property: Node) -> Node | None:
        return next(iter(self.objects(thing, property)), None)


def claims_in(site: Site, dataset: Dataset) -> Iterator[tuple[str, Claim]]:
    """Each claim with the id of its source."""
    for source, graph in _said(site, dataset):
        for node in [thing for thing in graph.things if site.term("Claim") in graph.objects(thing, RDF.type)]:
            assert graph.value(node, PROV.wasDerivedFrom) == site.source(source)
            value = _text(graph, site, node, "amount")
            yield (
                source,
                Claim(
                    _id(site, graph.value(node, RDF.subject)),
                    _name(graph.value(node, RDF.predicate)),
                    _id(site, graph.value(node, RDF.object)),
                    since=_text(graph, site, node, "since"),
                    until=_text(graph, site, node, "until"),
                    status=Status(status.removeprefix("status-"))
                    if (status := _value(graph, site, node, "status"))
                    else None,
                    amount=Amount(
                        Decimal(value), str(_text(graph, site, node, "unit")), _text(graph, site, node, "period")
                    )
                    if value
                    else None,
                    role=_text(graph, site, node, "role"),
                    note=_text(graph, site, node, "note"),
                    locator=_text(graph, site, node, "locator"),
                    url=_text(graph, site, node, "url"),
                    confidence=Confidence(_value(graph, site, node, "confidence").removeprefix("confidence-")),
                    holds=_text(graph, site, node, "holds") == "true",
                    aspects=tuple(
                        _name(aspect).removeprefix("aspect-") for aspect in graph.objects(node, site.term("aspect"))
                    ),
                ),
            )


def entities_in(site: Site, dataset: Dataset) -> Iterator[tuple[str, Entity]]:
    """What each source says of each entity; the order of names and identifiers is not kept."""
    for source, graph in _said(site, dataset):
        for node in [thing for thing in graph.things if graph.objects(thing, RDFS.label)]:
            homepage, region = graph.value(node, FOAF.homepage), graph.value(node, site.term("region"))
            description = graph.value(node, DCTERMS.description)
            yield (
                source,
                Entity(
                    _id(site, node),
                    _name(graph.value(node, RDF.type)),
                    str(graph.value(node, RDFS.label)),
                    names=tuple(sorted(_names(site, graph, node), key=repr)),
                    identifiers=tuple(
                        sorted(
                            Identifier(
                                str(graph.value(identifier, site.term("scheme"))),
                                str(graph.value(identifier, SKOS.notation)),
                            )
                            for identifier in graph.objects(node, ADMS.identifier)
                        )
                    ),
                    description=str(description) if description is not None else None,
                    homepage=str(homepage) if homepage is not None else None,
                    region=_id(site, region) if region is not None else None,
                    since=_text(graph, site, node, "since"),
                    until=_text(graph, site, node, "until"),
                    locator=_text(graph, site, node, "locator"),
                    url=_text(graph, site, node, "url"),
                ),
            )


def _names(site: Site, graph: _Said, node: Node) -> Iterator[Name]:
    for use, property in NAME_PROPERTIES.items():
        for text in graph.objects(node, site.term(property)):
            yield Name(str(text), use, text.language)  # type: ignore[attr-defined]
    for dated in graph.objects(node, site.term("datedName")):
        form: Any = graph.value(dated, SKOSXL.literalForm)
        use = NameUse(_value(graph, site, dated, "use").removeprefix("use-"))
        yield Name(
            str(form), use, form.language, _text(graph, site, dated, "since"), _text(graph, site, dated, "until")
        )


def _said(site: Site, dataset: Dataset) -> Iterator[tuple[str, _Said]]:
    start = f"{site.base}/source/"
    for graph in dataset.graphs():
        if str(graph.identifier).startswith(start):
            yield str(graph.identifier).removeprefix(start).removesuffix("#claims"), _Said(graph)


def _text(graph: _Said, site: Site, node: Node, name: str) -> str | None:
    value = graph.value(node, site.term(name))
    return None if value is None else str(value)


def _value(graph: _Said, site: Site, node: Node, name: str) -> str:
    value = graph.value(node, site.term(name))
    return "" if value is None else _name(value)


def _name(iri: Node | None) -> str:
    assert isinstance(iri, URIRef)
    return str(iri).rpartition("#")[2]


def _id(site: Site, iri: Node | None) -> str:
    return str(iri).removeprefix(f"{site.base}/id/")
