"""The registers of public bodies: ministries, provinces, municipalities, water authorities, agencies and parliament.

Bundled are the facts of one edition of each TOOI list (see `loaders.readers.tooi`), the numbers that the register of
public bodies (ROO) and the OIN register add, and the membership of IPO and VNG as it follows from the letter of
29 November 2021, and of the Unie van Waterschappen as it follows from its own page. A newer edition of a list is read
from a file or its address, for example
https://repository.officiele-overheidspublicaties.nl/waardelijsten/rwc_gemeenten_compleet/5/json/rwc_gemeenten_compleet_5.json
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.model.records import Batch, Claim, Confidence, Entity, Identifier, Name, NameUse, Rank, RecordError
from loaders.card import DATA, Cadence, Card, Expected, Feed, File, Form, Get, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError, NotThereError, Place
from loaders.readers.reading import read_head
from loaders.readers.row import one_of
from loaders.readers.tooi.compact import read_compact, rows
from loaders.readers.tooi.jsonld import OtherListError, read_register
from loaders.readers.tooi.records import entity, entity_id, register_batch
from loaders.readers.tooi.register import SETS, Body, Register, address_of

# The newest edition of each list that is known to have appeared; the service has no list of them.
NEWEST = {
    "rwc_ministeries_compleet": 6,
    "rwc_provincies_compleet": 1,
    "rwc_gemeenten_compleet": 5,
    "rwc_waterschappen_compleet": 2,
    "rwc_overige_overheidsorganisaties_compleet": 13,
    "rwc_zbo_compleet": 6,
}
CARD = Card(
    id="overheid",
    title="Registers van overheidsorganisaties (TOOI-waardelijsten)",
    publisher="KOOP (Kennis- en Exploitatiecentrum Officiële Overheidspublicaties)",
    licence="open data (KOOP)",
    url="https://repository.officiele-overheidspublicaties.nl/waardelijsten/",
    cadence=Cadence.ON_CHANGE,
    rank=Rank.REGISTER,
    bundled=True,
    hosts=frozenset({"repository.officiele-overheidspublicaties.nl"}),
    feed=Feed(tuple(address_of(set, edition) for set, edition in NEWEST.items()), Form.JSON, ToldBy.VALIDATOR),
    expected=(
        Expected(12, 60, "Ministry", "overheid-ministeries"),
        Expected(12, 12, "Province", "overheid-provincies"),
        Expected(340, 900, "Municipality", "overheid-gemeenten"),
        Expected(340, 900, "locatedIn", "overheid-gemeenten"),
        Expected(21, 80, "WaterAuthority", "overheid-waterschappen"),
        Expected(3, 500, "Entity", "overheid-overige-organisaties"),
        Expected(300, 1000, "Entity", "overheid-nummers"),
        Expected(300, 500, "memberOf", "overheid-koepels"),
        Expected(21, 21, "memberOf", "overheid-unie-van-waterschappen"),
        Expected(1, 2000, "Entity"),
    ),
)
FACTS = DATA / "overheid"
BUNDLED = tuple(set for set in SETS if set != "rwc_zbo_compleet")
NUMBERS = "nummers.csv"
MOST_NEWER = 50
_OTHER_FORMS = frozenset({".ttl", ".rdf", ".xml", ".nt", ".trig"})

# The letter counts the bodies that are united in IPO and VNG on its own day.
LETTER_DATE = "2021-11-29"
LETTER_URL = "https://zoek.officielebekendmakingen.nl/kst-33009-104.html"
LETTER_PLACE = "p. 5, al. 1"

# The association of water authorities says on its own page that it is that of all of them; the page has no date.
UNION_URL = "https://unievanwaterschappen.nl/over-de-unie/"
UNION_PLACE = "Wat doet de Unie?"


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """The lists in the given files; without files, everything that is bundled."""
    names = _more_names()
    provinces = {body.code: _province(body) for body in read_compact(FACTS, "rwc_provincies_compleet").bodies}
    for file in given.files:
        try:
            register = _list(file.path)
        except OtherListError as error:
            yield from map(Skipped, error.problems)
            continue
        except LoadError as error:
            yield error
            continue
        place = Place(file.path.name)
        try:
            yield _register(register, provinces, names, file.address)
        except (LoadError, RecordError) as error:
            yield LoadError(*map(place.told, error.problems))
            continue
        if register.left_out:
            yield Skipped(place.problem("load-sorts-skipped", sorts=counted(register.left_out)))
    if given.files:
        return
    registers = [read_compact(FACTS, set) for set in BUNDLED]
    for register in registers:
        yield _register(register, provinces, names)
    bodies = {body.code: body for register in registers for body in register.bodies}
    yield _numbers(bodies)
    yield _umbrellas(bodies)
    yield _water_authorities(bodies)


def refresh(get: Get, since: str | None) -> Iterator[File]:
    """The newest edition of each list: they are numbered, so the next one is asked for until there is none."""
    for set, edition in NEWEST.items():
        newest = File(get(address_of(set, edition)), address_of(set, edition))
        for next in range(edition + 1, edition + MOST_NEWER):
            try:
                newest = File(get(address_of(set, next)), address_of(set, next))
            except NotThereError:
                break
        yield newest


def recognises(path: Path) -> bool:
    """Whether a file looks like a TOOI value list, in JSON or in another form that is published of it."""
    if path.suffix.casefold() in _OTHER_FORMS:
        return path.stem.startswith("rwc_")
    return path.suffix.casefold() in {".json", ".jsonld"} and (
        path.stem.startswith("rwc_") or b"identifier.overheid.nl/tooi" in read_head(path)
    )


def _list(path: Path) -> Register:
    if path.suffix.casefold() in _OTHER_FORMS:
        name, _, edition = path.stem.rpartition("_")
        address = address_of(name, edition)
        raise LoadError(Place(path.name).problem("load-value-list-in-other-form", address=address))
    return read_register(path)


def _register(
    register: Register,
    provinces: Mapping[str, Entity],
    names: Mapping[str, tuple[Name, ...]],
    address: str | None = None,
) -> Batch:
    source = CARD.source(
        SETS[register.set],
        title=f"{register.title} (TOOI {register.set}, uitgave {register.edition})"
        if "uitgave" not in register.title
        else f"{register.title} (TOOI {register.set})",
        url=address or register.address,
        published=register.published,
    )
    return register_batch(register, source, provinces, names)


def _province(body: Body) -> Entity:
    """A province as another list states it again: its id, name and identifiers."""
    whole = entity(body)
    return Entity(whole.id, whole.kind, whole.name, identifiers=whole.identifiers, locator=whole.locator, url=whole.url)


def _more_names() -> Mapping[str, tuple[Name, ...]]:
    """Names that the registers do not have: how a body is commonly called, and English ones."""
    names: dict[str, tuple[Name, ...]] = {}
    for row in rows(FACTS / "andere_namen.csv"):
        code, text = row.required("code"), row.required("naam")
        use, lang = row.required("gebruik", one_of(NameUse)), row.required("taal")
        row.close()
        names[code] = (*names.get(code, ()), Name(text, use, lang))
    return names


def _numbers(bodies: Mapping[str, Body]) -> Batch:
    """The numbers that ROO and the OIN register give, and under which ministry an agency comes."""
    source = CARD.source(
        "nummers",
        title="Register van Overheidsorganisaties en OIN-register: nummers en uitvoeringsorganisaties",
        publisher="KOOP en Logius, samengevoegd in de Polder-gegevens",
        licence="CC0-1.0",
        rank=Rank.CURATED,
        url="https://organisaties.overheid.nl/archive/exportOO.xml",
        published="2026-05-16",
    )
    entities: dict[str, Entity] = {}
    claims = []
    for row in rows(FACTS / NUMBERS):
        code, name, abbreviation = row.required("code"), row.optional("naam"), row.optional("afkorting")
        numbers = {scheme: row.optional(scheme) for scheme in ("oin", "kvk", "rsin", "roo", "wikidata")}
        ministry = row.optional("ministerie")
        row.close()
        identifiers = tuple(Identifier(scheme, value) for scheme, value in numbers.items() if value)
        if code in bodies:
            known = entity(bodies[code])
            locator = f"vermelding van {known.name}"
            organisation = Entity(known.id, known.kind, known.name, identifiers=identifiers, locator=locator)
        elif name is not None:
            locator = f"vermelding van {name}"
            names = (Name(abbreviation, NameUse.ABBREVIATION),) if abbreviation and abbreviation != name else ()
            uri = Identifier("tooi", Body(code, ()).uri)
            organisation = Entity(entity_id(code), "Agency", name, names, (uri, *identifiers), locator=locator)
        else:
            raise LoadError(row.place.problem("load-body-without-name", code=code), source=source.id)
        entities[organisation.id] = organisation
        if ministry is not None:
            over = entity(bodies[ministry])
            entities.setdefault(over.id, Entity(over.id, over.kind, over.name, locator=over.locator))
            claims.append(
                Claim(organisation.id, "partOf", over.id, locator=f"{locator}, ministerie", aspects=("agency",))
            )
    return Batch(source, tuple(entities.values()), tuple(claims))


def _umbrellas(bodies: Mapping[str, Body]) -> Batch:
    """The membership of IPO and VNG: the letter says that local authorities are united in them, not which ones."""
    source = CARD.source(
        "koepels",
        title="Leden van IPO en VNG, afgeleid uit de brief over innovatiegericht inkopen (Kamerstuk 33009, nr. 104)",
        publisher="Samenspel-redactie",
        licence="feiten; zie bronvermelding per regel",
        rank=Rank.CURATED,
        url=LETTER_URL,
        published=LETTER_DATE,
    )
    members: list[Entity] = []
    claims: list[Claim] = []
    for prefix, umbrella in (("pv", "ipo"), ("gm", "vng")):
        for body in bodies.values():
            if body.code.startswith(prefix) and (body.until is None or body.until >= LETTER_DATE):
                known = entity(body)
                members.append(Entity(known.id, known.kind, known.name, locator=known.locator))
                claims.append(_membership(known, umbrella))
    return Batch(source, (*_UMBRELLAS, *members), tuple(claims))


def _membership(member: Entity, umbrella: str) -> Claim:
    sort, name = ("provincies", "het IPO") if umbrella == "ipo" else ("gemeenten", "de VNG")
    return Claim(
        member.id,
        "memberOf",
        umbrella,
        since=member.since if member.since and member.since > LETTER_DATE else None,
        until=member.until,
        note=f"Afgeleid: de brief noemt {name} als vereniging van decentrale overheden, maar somt de leden niet op; "
        f"hier geldt elk van de {sort} in het register als lid.",
        locator=LETTER_PLACE,
        confidence=Confidence.DERIVED,
    )


def _water_authorities(bodies: Mapping[str, Body]) -> Batch:
    """The membership of the Unie van Waterschappen: its page says that it is the association of the 21 there are."""
    source = CARD.source(
        "unie-van-waterschappen",
        title="Leden van de Unie van Waterschappen, afgeleid uit haar eigen pagina",
        publisher="Samenspel-redactie",
        licence="feiten; zie bronvermelding per regel",
        rank=Rank.CURATED,
        url=UNION_URL,
        published="2026-11-28",
    )
    present = [entity(body) for body in bodies.values() if body.code.startswith("ws") and body.until is None]
    claims = tuple(
        Claim(
            authority.id,
            "memberOf",
            _UNION.id,
            note="Afgeleid: de Unie noemt zich de vereniging van de 21 waterschappen, maar somt haar leden daar niet "
            "op; hier geldt elk van de bestaande waterschappen in het register als lid.",
            locator=UNION_PLACE,
            url=UNION_URL,
            confidence=Confidence.DERIVED,
        )
        for authority in present
    )
    members = tuple(
        Entity(authority.id, authority.kind, authority.name, locator=authority.locator) for authority in present
    )
    return Batch(source, (_UNION, *members), claims)


_UMBRELLAS = (
    Entity(
        "ipo", "Association", "Interprovinciaal Overleg", (Name("IPO", NameUse.ABBREVIATION),), locator=LETTER_PLACE
    ),
    Entity(
        "vng",
        "Association",
        "Vereniging van Nederlandse Gemeenten",
        (Name("VNG", NameUse.ABBREVIATION),),
        locator=LETTER_PLACE,
    ),
)
_UNION = Entity(
    "unie-van-waterschappen",
    "Association",
    "Unie van Waterschappen",
    (
        Name("UvW", NameUse.ABBREVIATION),
        Name("de Unie van Waterschappen", NameUse.RUNNING),
        Name("the Dutch Water Authorities", NameUse.RUNNING, "en"),
    ),
    locator=UNION_PLACE,
    url=UNION_URL,
)
