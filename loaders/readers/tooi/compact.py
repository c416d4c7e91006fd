"""The facts of TOOI registers as compact CSV files, so that they come with Samenspel and work offline.

A list has a row for each naming of a body, oldest first; what holds for the body itself stands on the newest row.
`wijzigingen.csv` has the changes, `uitgaven.csv` which edition of which list a file was made from, and how it was got.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.problems import LoadError, Place
from loaders.readers.reading import read_csv
from loaders.readers.row import Row
from loaders.readers.tooi.register import SETS, Body, Event, Naming, Register

OWMS = "http://standaarden.overheid.nl/owms/terms/"
EDITIONS, CHANGES = "uitgaven.csv", "wijzigingen.csv"
_NAMING = ("code", "vanaf", "tot", "officieel", "kort", "voorkeur", "afkorting")
_BODY = (*_NAMING, "soort", "provincie", "owms", "begin", "einde")
_CHANGE = ("lijst", "id", "soort", "datum", "van", "naar", "grondslag")
_EDITION = ("lijst", "uitgave", "titel", "zichtdatum", "gepubliceerd", "verkregen")


def read_compact(folder: Path, set: str) -> Register:
    """The register of a set from the files in `folder`; LoadError names file, row and column of what is wrong."""
    editions = [row for row in rows(folder / EDITIONS) if row.required("lijst") == set]
    if len(editions) != 1:
        raise LoadError(f"{EDITIONS}: lijst {set} staat er {len(editions)} keer; één rij hoort erbij")
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


def write_compact(folder: Path, registers: Iterable[tuple[Register, str]]) -> None:
    """Write registers, each with how it was got, in place of what the folder holds of them."""
    registers = list(registers)
    for register, _ in registers:
        _write(folder / f"{SETS[register.set]}.csv", _BODY, _body_rows(register))
    _write(
        folder / CHANGES,
        _CHANGE,
        (
            (register.set, one.id, one.type, one.on, " ".join(one.before), " ".join(one.after), one.basis or "")
            for register, _ in registers
            for one in sorted(register.events, key=lambda event: (event.on, event.id))
        ),
    )
    _write(
        folder / EDITIONS,
        _EDITION,
        ((one.set, one.edition, one.title, one.seen, one.published, how) for one, how in registers),
    )


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
            raise LoadError(f"{row.place}: van {earlier} ontbreekt de laatste rij, met soort, begin en einde")
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
        raise LoadError(f"{path.name}: van {earlier} ontbreekt de laatste rij, met soort, begin en einde")


def _body_rows(register: Register) -> Iterator[tuple[str | None, ...]]:
    for body in sorted(register.bodies, key=lambda body: body.code):
        for one in body.namings:
            naming = (body.code, one.since, one.until, one.official, one.short, one.preferred, one.abbreviation)
            owms = " ".join(term.removeprefix(OWMS) for term in body.owms)
            own = (body.sort, body.province, owms, body.since, body.until) if one is body.naming else (None,) * 5
            yield (*naming, *own)


def _events(path: Path, set: str) -> Iterator[Event]:
    for row in rows(path):
        of, id, type, on = (row.required(name) for name in ("lijst", "id", "soort", "datum"))
        before, after = row.optional("van") or "", row.optional("naar") or ""
        basis = row.optional("grondslag")
        row.close()
        if of == set:
            yield Event(id, type, on, tuple(before.split()), tuple(after.split()), basis)


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[str | None, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
