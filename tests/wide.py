"""A network in which one question about routes takes seconds: a crowd with many ways, and a party on a dead end."""

from random import Random

from graph.model.records import Batch, Claim, Entity
from tests.fictitious import SOURCE

CROWD, TABLES, EACH = 60, 60, 10
# Whoever is passed and has one tie is never left again, which takes all the ways there to find out.
DEAREST = "from=gemeente-0&to=gemeente-1&via=blad&maxLength=12&k=20"


def wide_batch() -> Batch:
    """The network as one source."""
    random = Random(7)
    entities = [Entity(f"gemeente-{number}", "Municipality", f"Gemeente Nummer {number}") for number in range(CROWD)]
    entities += [Entity(f"tafel-{number}", "Platform", f"Voorbeeldtafel {number}") for number in range(TABLES)]
    entities += [Entity("zaal", "Association", "Voorbeeldzaal"), Entity("blad", "Province", "Provincie Blad")]
    claims = [
        Claim(f"gemeente-{number}", "memberOf", f"tafel-{table}")
        for number in range(CROWD)
        for table in random.sample(range(TABLES), EACH)
    ]
    claims += [Claim("zaal", "memberOf", f"tafel-{table}") for table in range(2 * EACH)]
    claims.append(Claim("blad", "memberOf", "zaal"))
    return Batch(SOURCE, tuple(entities), tuple(claims))
