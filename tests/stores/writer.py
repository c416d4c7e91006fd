"""A process that writes to a store without end, for tests that kill it: `python -m tests.stores.writer URL`.

It loads two editions of one source in turn, so that at each odd revision the store holds edition 1, at even ones 0.
"""

import sys
from itertools import count

from graph.model.records import Batch, Claim, Entity
from graph.store import open_store
from tests.fictitious import SOURCE

RECORDS = 1_500


def edition(number: int) -> Batch:
    """Edition 0 or 1: many companies, of which each edition states other names and other claims."""
    union = Entity("koepel", "Association", "Voorbeeldkoepel")
    companies = tuple(Entity(f"bedrijf-{each}", "Company", f"Bedrijf {each}, {number}") for each in range(RECORDS))
    claims = tuple(Claim(each.id, "memberOf", "koepel", locator=f"regel {number}") for each in companies)
    return Batch(SOURCE, (union, *companies), claims)


def main(url: str) -> None:
    """Write for ever; a line on standard output tells that the first edition is in."""
    editions = edition(0), edition(1)
    with open_store(url) as store:
        for number in count(1):
            store.sync(editions[number % 2])
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
