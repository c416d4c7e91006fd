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
        for name in (entity.name, *(other.text for other in entity.names))
    }
    entities = dict(known)
    # A ministry of today goes before one that bore its name.
    for ministry in sorted(known.values(), key=lambda entity: (entity.until is not None, entity.id)):
        for title in _TITLES if ministry.kind == "Ministry" and ministry.name.startswith(_MINISTRY) else ():
            name, *others = dict.fromkeys(f"{title} van {bare}" for bare in _bare(ministry))
            id = next(
                (officials[fold(variant)] for variant in (name, *others) if fold(variant) in officials),
                slug(name, "ambt"),
            )
            office = entities.get(id, Entity(id, "PublicOfficial", name, until=ministry.until))
            free = tuple(
                Name(variant, NameUse.ALTERNATIVE) for variant in (name, *others) if fold(variant) not in officials
            )
            entities[id] = replace(
                office, names=(*office.names, *(alternative for alternative in free if alternative.text != office.name))
            )
            officials.update((fold(variant), id) for variant in (name, *others) if fold(variant) not in officials)
    return entities


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
