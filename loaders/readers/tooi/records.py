"""Makes the batch of a TOOI register: its bodies with all their names, where they lie, and what became of them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from babel.dates import format_date

from graph.model.dates import first_day
from graph.model.records import Batch, Claim, Entity, Identifier, Name, NameUse, Source
from graph.model.words import Listed
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.tooi.register import Body, Event, Naming, Register, letters

KINDS = MappingProxyType(
    {"mnre": "Ministry", "pv": "Province", "gm": "Municipality", "ws": "WaterAuthority", "zb": "Agency"}
)
# Sorts of organisation (TOOI thesaurus) among the bodies of the list of other organisations.
_SORTS = MappingProxyType(
    {
        "c_c5137aec": "Parliament",  # Verenigde Vergadering
        "c_88fb8563": "Parliament",  # Eerste Kamer
        "c_d9a4d49b": "Parliament",  # Tweede Kamer
        "c_ef0e428b": "Agency",  # uitvoeringsorganisatie
        "c_cb42e80a": "Agency",  # inspectie
        "c_a006e4d0": "Agency",  # organisatie met een publieke taak
    }
)
# Water authorities whose official name has an older word for water authority after the sort.
_OWN_SORTS = ("Hoogheemraadschap", "Wetterskip")
_ENGLISH = MappingProxyType({"gm": "the municipality of", "pv": "the province of", "ws": "the water authority"})
_ROLES = MappingProxyType(
    {
        "Samenvoeging": "samenvoeging",
        "Uitbreiding": "toevoeging aan een bestaande organisatie",
        "Herschikking": "nieuwe code of naam",
    }
)


def register_batch(
    register: Register, source: Source, provinces: Mapping[str, Entity], more_names: Mapping[str, tuple[Name, ...]]
) -> Batch:
    """The batch of a register; `provinces` gives the entity of each province, `more_names` further names, by code."""
    codes = {body.code for body in register.bodies}
    problems = [
        Place(register.set, element=body.code).problem("load-province-unknown", code=body.province)
        for body in register.bodies
        if body.province and body.province not in provinces
    ]
    problems += [
        Place(register.set, element=event.id).problem("load-body-not-in-list", code=code)
        for event in register.events
        for code in (*event.before, *event.after)
        if code not in codes
    ]
    raise_all(problems, source.id)
    named = {body.province for body in register.bodies if body.province}
    split = {code: event for event in register.events if event.type == "Afsplitsing" for code in event.after}
    bodies = {body.code: body for body in register.bodies}
    return Batch(
        source,
        (
            *(provinces[code] for code in sorted(named)),
            *(
                entity(body, more_names.get(body.code, ()), _origin(split.get(body.code), bodies))
                for body in bodies.values()
            ),
        ),
        (*_locations(register), *_successions(register)),
    )


def entity(body: Body, more_names: tuple[Name, ...] = (), description: str | None = None) -> Entity:
    """A body as an entity, its id made of its code."""
    return Entity(
        entity_id(body.code),
        _kind(body),
        display_name(body, body.naming),
        names=(*_names(body, more_names), *more_names),
        identifiers=(Identifier("tooi", body.uri), *(Identifier("owms", term) for term in body.owms)),
        description=description,
        region=entity_id(body.province) if body.province else None,
        since=body.since,
        until=body.until,
        locator=f"organisatiecode {body.code}",
        url=body.uri,
    )


def entity_id(code: str) -> str:
    """The id in the graph of a body with that code."""
    return f"tooi-{code}"


def display_name(body: Body, naming: Naming) -> str:
    """The name as a heading: `Gemeente Den Haag`, `Hoogheemraadschap van Delfland`, `Tweede Kamer`."""
    name = naming.preferred
    _, _, rest = name.partition(" ")
    if letters(body.code) == "oorg" or (letters(body.code) == "ws" and rest.startswith(_OWN_SORTS)):
        name = rest or name
    return name[0].upper() + name[1:]


def kind_of(body: Body) -> str | None:
    """The kind of a body, or None when its sort is not one that stands in the graph."""
    return KINDS.get(letters(body.code)) or _SORTS.get(body.sort or "")


def _kind(body: Body) -> str:
    kind = kind_of(body)
    if kind is None:
        known = Listed(tuple(_SORTS))
        raise LoadError(Place(body.code).problem("load-sort-unknown", sort=body.sort or "", known=known))
    return kind


def _names(body: Body, more_names: tuple[Name, ...]) -> Iterator[Name]:
    """The names of a body: dated ones when it was renamed, shorter ones, and how it reads in a sentence."""
    name = display_name(body, body.naming)
    dated = len(body.namings) > 1
    if dated:
        for naming in body.namings:
            text = display_name(body, naming)
            yield Name(
                text, NameUse.OFFICIAL if text == name else NameUse.FORMER, since=naming.since, until=naming.until
            )
    official = body.naming.official[0].upper() + body.naming.official[1:]
    if letters(body.code) != "oorg" and official != name:
        yield Name(official, NameUse.OFFICIAL)
    others = dict.fromkeys((_without_sort(body), body.naming.short))
    yield from (Name(text) for text in others if text not in {name, official})
    for naming in body.namings:
        if naming.abbreviation:
            since, until = (naming.since, naming.until) if dated else (None, None)
            yield Name(naming.abbreviation, NameUse.ABBREVIATION, since=since, until=until)
    running = {other.lang for other in more_names if other.use is NameUse.RUNNING}
    if "nl" not in running:
        yield Name(_running(body, name), NameUse.RUNNING)
    if "en" not in running and (english := _ENGLISH.get(letters(body.code))) is not None:
        place = name if name.startswith(_OWN_SORTS) else _without_sort(body)
        yield Name(f"{english} {place}", NameUse.RUNNING, "en")


def _without_sort(body: Body) -> str:
    """What it prefers to be called, without the word for its sort: `Den Haag`."""
    preferred, short = body.naming.preferred, body.naming.short
    if preferred == body.naming.official:
        return short
    sort = body.naming.official.removesuffix(short)
    return preferred.removeprefix(sort)


def _running(body: Body, name: str) -> str:
    article = {"mnre": "het", "ws": "het", "gm": "de", "pv": "de"}.get(letters(body.code))
    if article is None:
        return name
    text = f"{article} {name[0].lower()}{name[1:]}"
    return f"{text} ({body.naming.abbreviation})" if letters(body.code) == "mnre" and body.naming.abbreviation else text


def _origin(event: Event | None, bodies: Mapping[str, Body]) -> str | None:
    """Where a body split off from, as a description; the body that it left goes on, so it is no succession."""
    if event is None or not event.before:
        return None
    of = " en ".join(_running_then(bodies[code], event.on) for code in event.before)
    return f"Op {format_date(first_day(event.on), 'd MMMM y', locale='nl')} afgesplitst van {of}."


def _running_then(body: Body, on: str) -> str:
    before = [naming for naming in body.namings if naming.since is None or naming.since < on]
    name = display_name(body, before[-1] if before else body.naming)
    return f"het {name[0].lower()}{name[1:]}"


def _locations(register: Register) -> Iterator[Claim]:
    for body in register.bodies:
        if body.province:
            yield Claim(
                entity_id(body.code),
                "locatedIn",
                entity_id(body.province),
                since=body.since,
                until=body.until,
                locator=f"organisatiecode {body.code}, ligtInProvincie",
                url=body.uri,
            )


def _successions(register: Register) -> Iterator[Claim]:
    uris = {body.code: body.uri for body in register.bodies}
    for event in register.events:
        if event.type in _ROLES:
            for before in event.before:
                for after in event.after:
                    yield Claim(
                        entity_id(before),
                        "succeededBy",
                        entity_id(after),
                        since=event.on,
                        role=_ROLES[event.type],
                        locator=f"wijzigingsgebeurtenis {event.id}",
                        url=event.basis or uris[before],
                    )
