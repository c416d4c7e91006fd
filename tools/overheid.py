"""Makes the files in `loaders/data/overheid` from the lists that they were taken from.

    python -m tools.overheid FOLDER_WITH_LISTS ORGANISATIES.csv FACTS.csv

The lists are editions of TOOI value lists; ORGANISATIES.csv is the organisation table of the Polder data (CC0), which
joins the export of the register of public bodies (ROO) with the OIN register; FACTS.csv holds the periods of the names
of ministries in edition 6 of their list (columns subject, predicate, object, since, until, source_url).
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from loaders.card import DATA
from loaders.readers.tooi.compact import CHANGES, EDITIONS, OWMS
from loaders.readers.tooi.jsonld import read_register
from loaders.readers.tooi.register import ID, SETS, Body, Naming, Register

LISTS = {
    "rwc_ministeries_compleet_1": "MinBZK/woo-besluit-broncode-PLOOI@9211abf; naamperioden van uitgave 6 uit "
    "ThijsvanEssen/lawgraph@428b1ee",
    "rwc_provincies_compleet_1": "MinBZK/woo-besluit-broncode-PLOOI@9211abf",
    "rwc_gemeenten_compleet_4": "MinBZK/woo-besluit-broncode-PLOOI@9211abf",
    "rwc_waterschappen_compleet_1": "MinBZK/woo-besluit-broncode-PLOOI@9211abf",
    "rwc_overige_overheidsorganisaties_compleet_3": "MinBZK/woo-besluit-broncode-PLOOI@9211abf",
}
MINISTRIES_NOW = "https://identifier.overheid.nl/tooi/set/rwc_ministeries_compleet/6"
NUMBERS = ("code", "naam", "afkorting", "oin", "kvk", "rsin", "roo", "wikidata", "ministerie")
_NAMING = ("code", "vanaf", "tot", "officieel", "kort", "voorkeur", "afkorting")
_BODY = (*_NAMING, "soort", "provincie", "owms", "begin", "einde")
_CHANGE = ("lijst", "id", "soort", "datum", "van", "naar", "grondslag")
_EDITION = ("lijst", "uitgave", "titel", "zichtdatum", "gepubliceerd", "verkregen")
# Polder gives Logius the abbreviation of another organisation.
_WRONG_ABBREVIATIONS = frozenset({"oorg10117"})


def main(lists: Path, organisations: Path, facts: Path, target: Path = DATA / "overheid") -> None:
    """Write the bundled files."""
    registers = {name: read_register(lists / f"{name}.json") for name in LISTS}
    name = "rwc_ministeries_compleet_1"
    registers[name] = with_name_periods(registers[name], _rows(facts))
    target.mkdir(parents=True, exist_ok=True)
    write_compact(target, ((register, LISTS[name]) for name, register in registers.items()))
    bodies = {body.code: body for register in registers.values() for body in register.bodies}
    with (target / "nummers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(NUMBERS)
        writer.writerows(numbers(_rows(organisations), bodies))


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


def with_name_periods(register: Register, facts: Iterable[Mapping[str, str]]) -> Register:
    """The register of ministries in edition 1, with the periods of names, and the ministries, that edition 6 adds."""
    periods: dict[tuple[str, str, str], dict[str, str]] = {}
    for fact in facts:
        if fact["source_url"] == MINISTRIES_NOW and fact["predicate"] in {"officiele_naam", "afkorting"}:
            key = (fact["subject"].rpartition("/")[2], fact["since"], fact["until"])
            periods.setdefault(key, {})[fact["predicate"]] = fact["object"]
    newer: dict[str, list[Naming]] = {}
    for (code, since, until), names in sorted(periods.items()):
        official = names["officiele_naam"]
        short = official.removeprefix("ministerie van ")
        naming = Naming(official, short, official, names.get("afkorting"), since or None, until or None)
        newer.setdefault(code, []).append(naming)
    bodies = {body.code: body for body in register.bodies}
    sort = next(iter(bodies.values())).sort
    for code, namings in newer.items():
        body = bodies.get(code) or Body(code, (), sort, since=namings[0].since)
        first = namings[0].since or "0"
        earlier = tuple(one for one in body.namings if one.until is not None and one.until < first)
        bodies[code] = replace(body, namings=(*earlier, *namings), until=namings[-1].until)
    return replace(
        register,
        edition="6",
        title="Register ministeries compleet, uitgave 6, aangevuld uit uitgave 1",
        published="2026",
        bodies=tuple(bodies.values()),
    )


def numbers(rows: Iterable[Mapping[str, str]], bodies: Mapping[str, Body]) -> Iterator[tuple[str, ...]]:
    """The numbers of public bodies, and the ministry of an agency.

    A number that stands with several bodies is kept with the only one of these that still exists, or left out; a
    ministry that has ended is left out, because the table does not say until when it was so.
    """
    wanted = []
    for row in rows:
        code = row["tooi"].rpartition("/")[2] if row["tooi"].startswith(ID) else ""
        if code in bodies or (row["type"] == "agentschap" and code):
            wanted.append((code, row))
    shared = {
        field: Counter(row[field] for code, row in wanted if row[field] and not _ended(code, bodies))
        for field in ("oin", "kvk", "rsin", "wikidata")
    }
    everywhere = {field: Counter(row[field] for _, row in wanted if row[field]) for field in shared}
    for code, row in sorted(wanted, key=lambda one: one[0]):
        found = {
            field: row[field]
            if everywhere[field][row[field]] == 1 or (shared[field][row[field]] == 1 and not _ended(code, bodies))
            else ""
            for field in shared
        }
        agency = row["type"] == "agentschap"
        ministry = row["ministerie_tooi"].rpartition("/")[2] if agency else ""
        known = ministry if ministry in bodies and not _ended(ministry, bodies) else ""
        name, abbreviation = (row["name"], row["abbr"]) if agency else ("", "")
        kept = "" if code in _WRONG_ABBREVIATIONS else abbreviation
        line = (code, name, kept, found["oin"], found["kvk"], found["rsin"], row["roo_id"], found["wikidata"], known)
        if any(line[1:]):
            yield line


def _body_rows(register: Register) -> Iterator[tuple[str | None, ...]]:
    for body in sorted(register.bodies, key=lambda body: body.code):
        for one in body.namings:
            naming = (body.code, one.since, one.until, one.official, one.short, one.preferred, one.abbreviation)
            owms = " ".join(term.removeprefix(OWMS) for term in body.owms)
            own = (body.sort, body.province, owms, body.since, body.until) if one is body.naming else (None,) * 5
            yield (*naming, *own)


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[str | None, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def _ended(code: str, bodies: Mapping[str, Body]) -> bool:
    return code in bodies and bodies[code].until is not None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
