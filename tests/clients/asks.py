"""What a program asks of a service with the client that openapi-python-client makes; its answers go out as JSON.

It is run by the Python of that client, in the folder that holds it.
"""

import json
import sys

from samenspel_client import Client
from samenspel_client.api.entities import get_entity, list_entities
from samenspel_client.api.gaps import list_commitments, list_gaps
from samenspel_client.api.paths import find_paths
from samenspel_client.models import EntityPage, Gaps, Paths, Problem

with Client(base_url=sys.argv[1]) as client:
    page = list_entities.sync(client=client, q="IPO", limit=1)
    assert isinstance(page, EntityPage)
    found = page.items[0]

    entity = get_entity.sync(found.id, client=client)
    assert entity is not None

    paths = find_paths.sync(client=client, from_=["Provincie Drenthe"], to=["MKB-Nederland"], k=1)
    assert isinstance(paths, Paths)

    gaps: list[str] = []
    cursor = None
    while True:
        told = list_gaps.sync(client=client, limit=10, **({"cursor": cursor} if cursor else {}))
        assert isinstance(told, Gaps)
        gaps += [gap.id for gap in told.items]
        cursor = told.next_
        if cursor is None:
            break

    commitments = list_commitments.sync(client=client, limit=1)
    assert commitments is not None

    unclear = find_paths.sync_detailed(client=client, from_=["Groningen"], to=["MKB-Nederland"])
    assert isinstance(unclear.parsed, Problem)

json.dump(
    {
        "found": found.id,
        "entity": entity.summary.nl,
        "steps": len(paths.paths[0].steps),
        "gaps": gaps,
        "total": told.total,
        "commitments": commitments.total,
        "problem": [unclear.parsed.status, [one.id for one in unclear.parsed.candidates or ()]],
    },
    sys.stdout,
)
