"""The facts of TOOI registers as compact CSV files, so that they come with Samenspel and work offline.

A list has a row for each naming of a body, oldest first; what holds for the body itself stands on the newest row.
`wijzigingen.csv` has the changes, `uitgaven.csv` which edition of which list a file was made from, and how it was got.
"""

from collections.abc import Iterator
from pathlib import Path

from loaders.problems import LoadError, Place
from loaders.readers.reading import read_csv
from loaders.readers.row import Row
from loaders.readers.tooi.register import SETS, Body, Event, Naming, Register

OWMS = "http://standaarden.overheid.nl/owms/terms/"
EDITIONS, CHANGES = "uitgaven.csv", "wijzigingen.csv"


def read_compact(folder: Path, set: str) -> Register:
    """The register of a set from the files in `folder`; LoadError names file, row and column of what is wrong."""
    editions = [row for row in rows(folder / EDITIONS) if row.required("lijst") == set]
    if len(editions) != 1:
        raise LoadError(Place(EDITIONS).problem("load-list-not-once", list=set, count=len(editions)))
    edition = editions[0]
    register = Register(
        set=set,
        edition=edition.required("uitgave"),
        title=edition.required("titel"),
        seen=edition.required("zichtdatum"),
        published=edition.required("gepubliceerd"),
        bodies=tuple(_bodies(folder / f"{SETS[set]}.csv")),
        events=tuple(_events(folder / CHANGES, set)),
    )
    edition.ignore("verkregen")
    edition.close()
    return register


def rows(path: Path) -> Iterator[Row]:
    """The rows of a bundled CSV file."""
    for number, fields in read_csv(path):
        yield Row(fields, Place(path.name, row=number))


def _bodies(path: Path) -> Iterator[Body]:
    namings: list[Naming] = []
    earlier = ""
    for row in rows(path):
        code = row.required("code")
        if namings and earlier != code:
            raise LoadError(row.place.problem("load-body-without-last-row", code=earlier))
        naming = Naming(
            official=row.required("officieel"),
            short=row.required("kort"),
            preferred=row.required("voorkeur"),
            abbreviation=row.optional("afkorting"),
            since=row.optional("vanaf"),
            until=row.optional("tot"),
        )
        sort, province, owms = row.optional("soort"), row.optional("provincie"), row.optional("owms")
        since, until = row.optional("begin"), row.optional("einde")
        row.close()
        namings.append(naming)
        earlier = code
        if sort is not None:
            terms = tuple(OWMS + term for term in (owms or "").split())
            yield Body(code, tuple(namings), sort, since, until, province, terms)
            namings = []
    if namings:
        raise LoadError(Place(path.name).problem("load-body-without-last-row", code=earlier))


def _events(path: Path, set: str) -> Iterator[Event]:
    for row in rows(path):
        of, id, type, on = (row.required(name) for name in ("lijst", "id", "soort", "datum"))
        before, after = row.optional("van") or "", row.optional("naar") or ""
        basis = row.optional("grondslag")
        row.close()
        if of == set:
            yield Event(id, type, on, tuple(before.split()), tuple(after.split()), basis)
