"""Pages of an OData 4 service, followed to their end and held against what the service says there is.

What such services get wrong and what is done about it: a record at the edge of two pages comes twice (it counts once),
a page is empty while there are more (it is passed), the pages lead back to one that was read or do not end, or fewer
records come than were counted (all of it is refused). The count may be lower than what comes, for records may be added
meanwhile.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urljoin

from loaders.card import File, Get
from loaders.problems import LoadError, Place
from loaders.readers.reading import read_json

MOST_PAGES = 400


def address(service: str, entities: str, **options: str) -> str:
    """The address of what is asked of a service, with its total: `filter` becomes `$filter`, and so on."""
    asked = {f"${name}": value for name, value in options.items() if value} | {"$count": "true", "$format": "json"}
    return f"{service}{entities}?{urlencode(asked, safe='$(),;=/')}"


def pages(at: str, get: Get) -> Iterator[File]:
    """The files of all pages from an address on. LoadError when the service contradicts itself."""
    read: set[str] = set()
    records: set[str] = set()
    total = 0
    next: str | None = at
    while next is not None:
        if next in read or len(read) == MOST_PAGES:
            raise LoadError(Place(at).problem("load-pages-do-not-end", most=len(read)))
        read.add(next)
        file = File(get(next), next)
        page = read_page(file)
        records.update(str(record.get("Id")) for record in page["value"])
        total = max(total, page.get("@odata.count") or 0)
        yield file
        link = page.get("@odata.nextLink")
        next = urljoin(next, link) if link else None
    if len(records) < total:
        raise LoadError(Place(at).problem("load-page-told-less", total=total, seen=len(records)))


def read_page(file: File) -> dict[str, Any]:
    """A page, of which `value` is a list of records; LoadError for anything else."""
    page = read_json(file.path)
    value = page.get("value") if isinstance(page, dict) else None
    if (
        not isinstance(page, dict)
        or not isinstance(value, list)
        or not all(isinstance(record, dict) for record in value)
    ):
        place = Place(file.address or file.path.name)
        raise LoadError(place.problem("load-page-of-other-shape", service="OData", field="value"))
    for field, kind in (("@odata.nextLink", str), ("@odata.count", int)):
        if not isinstance(page.get(field), kind | None):
            place = Place(file.address or file.path.name)
            raise LoadError(place.problem("load-page-of-other-shape", service="OData", field=field))
    return page
