"""By what a list can be narrowed down."""

from graph.ask.facets import values
from tests.graph.drawing import claim, drawing, entity


def test_namesakes_stand_in_the_order_of_their_ids_on_every_machine() -> None:
    places = [entity(f"plaats-{number}", "Municipality", "Voorbeeldplaats") for number in range(9)]
    located = [claim("bedrijf", "locatedIn", place.id) for place in places]
    snapshot = drawing([entity("bedrijf", "Company"), *places], located)
    assert [node.id for node in values(snapshot, "region")] == [place.id for place in places]
