"""The minister and the state secretary of every ministry: texts name a ministry by them more often than by itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.model.names import fold, slug
from graph.model.records import Entity, Name, NameUse

_TITLES = ("Minister", "Staatssecretaris")
_MINISTRY = "Ministerie van "
_OFFICE = re.compile(r"(?:minister|staatssecretaris)\s+van\s+(.+)", re.IGNORECASE | re.DOTALL)


def with_offices(known: Mapping[str, Entity]) -> dict[str, Entity]:
    """What is known, with the two offices of each ministry; one that is known already gets the names that it lacks."""
    officials = {
        fold(name): entity.id
        for entity in known.values()
        if entity.kind == "PublicOfficial"
        for name in (entity.name, *(one.text for one in entity.names))
    }
    found = dict(known)
    # A ministry of today goes before one that bore its name.
    for ministry in sorted(known.values(), key=lambda one: (one.until is not None, one.id)):
        for title in _TITLES if ministry.kind == "Ministry" and ministry.name.startswith(_MINISTRY) else ():
            name, *others = dict.fromkeys(f"{title} van {bare}" for bare in _bare(ministry))
            id = next((officials[fold(one)] for one in (name, *others) if fold(one) in officials), slug(name, "ambt"))
            office = found.get(id, Entity(id, "PublicOfficial", name, until=ministry.until))
            free = tuple(Name(one, NameUse.ALTERNATIVE) for one in (name, *others) if fold(one) not in officials)
            found[id] = replace(office, names=(*office.names, *(one for one in free if one.text != office.name)))
            officials.update((fold(one), id) for one in (name, *others) if fold(one) not in officials)
    return found


def _bare(ministry: Entity) -> Iterator[str]:
    """What a ministry is of, by each of its Dutch names and abbreviations; its own name first."""
    yield ministry.name.removeprefix(_MINISTRY)
    for name in ministry.names:
        if name.lang == "nl" and (name.text.startswith(_MINISTRY) or name.use is NameUse.ABBREVIATION):
            yield name.text.removeprefix(_MINISTRY)


def ministry_part(office: str) -> str | None:
    """What an office is of, as a text writes it: `Minister van EZK` gives `EZK`; None for other offices."""
    match = _OFFICE.fullmatch(office)
    return match[1] if match else None
