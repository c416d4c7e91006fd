"""The fictitious network with provinces that use an instrument, and two of which nobody knows whether they do."""

from graph.model.records import Batch, Claim, Entity
from tests.fictitious import CLAIMS, ENTITIES, batch

_USING = ("westland", "oostland", "heuvelland")


def network() -> Batch:
    """The network: of the provinces Noordland and Duinland it is not known whether they use the instrument."""
    provinces = tuple(Entity(id, "Province", f"Provincie {id.title()}") for id in (*_USING, "duinland"))
    uses = tuple(Claim(id, "uses", "vraag", locator="p. 5") for id in _USING)
    return batch(entities=(*ENTITIES, *provinces), claims=(*CLAIMS, *uses))
