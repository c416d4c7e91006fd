"""The register of public bodies (ROO, organisaties.overheid.nl) from its XML export, or from records in the older form.

The namespace of the export has a version number that changes, so elements and attributes are known by local name.
Exports until about 2021 give some sorts of organisation an element of their own, with the name of a joint arrangement
in `titel`. Answers of the search service (SRU) hold records in the older form, each a batch of its own.
Functions and the persons in them are never read. Sorts of organisation that have no kind here are counted and left out;
a record in which something is wrong is refused and the others load.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from graph.model.records import Batch, Claim, Entity, Identifier, Name, NameUse, Rank, RecordError
from graph.model.words import Message, WrongError, message
from loaders.card import Cadence, Card, Expected, Feed, File, Form, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError, Place
from loaders.readers.reading import BEFORE_ROOT, has_register_record, local_name, read_head, read_xml

CARD = Card(
    id="roo",
    title="Register van Overheidsorganisaties (ROO)",
    publisher="KOOP (Kennis- en Exploitatiecentrum Officiële Overheidspublicaties)",
    licence="CC0-1.0",
    url="https://organisaties.overheid.nl/",
    cadence=Cadence.DAILY,
    rank=Rank.REGISTER,
    expected=(Expected(1, 20_000),),
    bundled=False,
    hosts=frozenset({"organisaties.overheid.nl", "almanak.overheid.nl"}),
    feed=Feed(("https://organisaties.overheid.nl/archive/exportOO.xml",), Form.XML, ToldBy.VALIDATOR),
)
KINDS = MappingProxyType(
    {
        "ministerie": "Ministry",
        "provincie": "Province",
        "gemeente": "Municipality",
        "waterschap": "WaterAuthority",
        "agentschap": "Agency",
        "inspectie": "Agency",
        "uitvoeringsorganisatie": "Agency",
        "zelfstandig bestuursorgaan": "Agency",
        "zbo": "Agency",
        "rechtspersoon met een wettelijke taak": "Agency",
        "rwt": "Agency",
        "adviescollege": "Agency",
        "organisatieonderdeel": "Directorate",
        "directoraat-generaal": "Directorate",
        "directie": "Directorate",
        "koepelorganisatie": "Association",
        "regionaal samenwerkingsorgaan": "Region",
        "gemeenschappelijke regeling": "Region",
        "interdepartementale commissie": "WorkingGroup",
    }
)
# The root alone tells, but for an answer of the search service: papers come in such answers too.
_ROOT = re.compile(
    BEFORE_ROOT + rb"<(?:\w+:)?(?:overheidsorganisaties|originalData)[\s>/]",
    re.DOTALL,
)
_ANSWER = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?searchRetrieveResponse[\s>]", re.DOTALL)
# Other numbers of a body, such as that of an establishment, are not those of the body itself.
_NUMBERS = (
    (re.compile(r".*oin"), re.compile(r"\d{20}"), "oin"),
    (re.compile(r".*kvk(?:\W?(?:nummer|nr\.?))?"), re.compile(r"\d{8}"), "kvk"),
    (re.compile(r".*rsin(?:\W?(?:nummer|nr\.?))?"), re.compile(r"\d{9}"), "rsin"),
)
# Other bodies have a relation with a ministry that they are no part of, such as advice or supervision.
_PARTS_OF_A_MINISTRY = frozenset({"agentschap", "inspectie"})
# The elements that hold organisations, each with the sort that its organisations have when they name none.
_GROUPS = MappingProxyType(
    {
        "organisaties": "",
        "gemeenten": "gemeente",
        "gemeenschappelijkeRegelingen": "gemeenschappelijke regeling",
        "zelfstandigeBestuursorganen": "zelfstandig bestuursorgaan",
    }
)
_ORGANISATIONS = frozenset(
    {"organisatie", "gemeente", "gemeenschappelijkeRegeling", "regeling", "zelfstandigBestuursorgaan"}
)
_HEAD = 64 * 1024
_TOOI = re.compile(r"https?://identifier\.overheid\.nl/tooi/id/\w+/([A-Za-z]+\d+)/?")
_NOT_READ = frozenset(
    {"functies", "medewerkers", "deelnemendeOrganisaties", "previousVersion", "nextVersion", *_GROUPS}
)


@dataclass
class _Reading:
    """What has been read of one file so far."""

    file: str
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    # Ministries that an organisation names and that may stand in no export but their own.
    named: dict[str, Entity] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Message] = field(default_factory=list)


def recognises(path: Path) -> bool:
    """Whether the file is an export of the register, or records of it; only its beginning is read."""
    if path.suffix.lower() != ".xml":
        return False
    head = read_head(path, _HEAD)
    return _ROOT.search(head) is not None or (_ANSWER.search(head) is not None and has_register_record(head))


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """One batch for each export or record, and how many organisations of which sort were left out."""
    for file in given.files:
        problems, left_out = list[Message](), Counter[str]()
        try:
            for part, reading in _read(file):
                problems += reading.problems
                left_out += reading.left_out
                if reading.entities:
                    claims = tuple(_known_ends(reading))
                    named = {
                        claim.object: reading.named[claim.object] for claim in claims if claim.object in reading.named
                    }
                    yield Batch(CARD.source(part), tuple((named | reading.entities).values()), claims)
        except WrongError as error:
            problems += (
                map(Place(file.path.name).told, error.problems) if isinstance(error, RecordError) else error.problems
            )
        if problems:
            yield LoadError(*dict.fromkeys(problems))
        if left_out:
            sorts = counted((sort or message("load-no-sort"), count) for sort, count in sorted(left_out.items()))
            yield Skipped(Place(file.path.name).problem("load-sorts-skipped", sorts=sorts))


def _read(file: File) -> Iterator[tuple[str, _Reading]]:
    """What was read of an export, or of each of the records in the older form; and which part of the register it is."""
    root = read_xml(file.path)
    if local_name(root) == "overheidsorganisaties":
        reading = _Reading(file.path.name)
        for organisation, sort in _below(root):
            _organisation(organisation, None, reading, sort)
        yield re.sub(r"[^a-z0-9]+", "-", file.path.stem.casefold()).strip("-") or "export", reading
        return
    records = [record for record in root.iter("{*}record") if "originalData" in map(local_name, record.iterancestors())]
    if len(records) != 1 and local_name(root) == "originalData":
        raise LoadError(Place(file.path.name).problem("load-no-single-record", count=len(records)))
    for record in records:
        reading = _Reading(file.path.name)
        _organisation(record, None, reading)
        number = _text(record, "identifier")
        if number and not re.fullmatch(r"\d{1,12}", number):
            reading.problems.append(Place(file.path.name).problem("load-no-single-record", count=len(records)))
            reading.entities.clear()
        yield f"record-{number}", reading


def _organisation(element: etree._Element, parent: str | None, reading: _Reading, group: str = "") -> None:
    """Read an organisation and those below it, also when its own sort is left out or something of it is wrong."""
    name, number = _text(element, "naam") or _text(element, "titel"), _number(element)
    where = Place(reading.file, line=element.sourceline, element=number or name or None)
    before = len(reading.problems)
    since, until = (_day(element, tag, where, reading) for tag in ("startDatum", "eindDatum"))
    if since and until and since > until:
        reading.problems.append(where.problem("record-ends-before", since=since, until=until))
    if not name or not number:
        reading.problems.append(replace(where, field="systeemId" if name else "naam").problem("load-missing"))
    if len(reading.problems) > before:
        for child, sort in _below(element):
            _organisation(child, parent, reading, sort)
        return
    own = _texts(element, "types", "type") or [_text(element, "organisatieType") or group]
    sorts = [sort.casefold() for sort in own if sort]
    kind = next((KINDS[sort] for sort in sorts if sort in KINDS), None)
    id = None
    if kind is None:
        reading.left_out[" / ".join(sorts)] += 1
    else:
        id = _tooi_id(element) or f"roo-{number}"
        try:
            if id not in reading.entities:
                reading.entities[id] = _entity(element, id, kind, name, number, since, until)
            _ties(element, id, kind, frozenset(sorts), parent, reading, f"organisatie {number}")
        except RecordError as error:
            reading.problems.extend(map(where.told, error.problems))
    for child, sort in _below(element):
        _organisation(child, id or parent, reading, sort)


def _ties(
    element: etree._Element,
    id: str,
    kind: str,
    sorts: frozenset[str],
    parent: str | None,
    reading: _Reading,
    place: str,
) -> None:
    """Note what an organisation is part of, who its members are, and what came after it."""
    if parent is not None and parent != id:
        _add(reading, Claim(id, "partOf", parent, locator=place))
    elif sorts & _PARTS_OF_A_MINISTRY:
        for ministry in _ministries(element, place):
            reading.named.setdefault(ministry.id, ministry)
            _add(reading, Claim(id, "partOf", ministry.id, locator=f"{place}, relatieMetMinisterie"))
    if kind in {"Region", "Association", "WorkingGroup"}:
        for member in _linked(element, "deelnemendeOrganisaties"):
            if member != id:
                _add(reading, Claim(member, "memberOf", id, locator=place))
    successions = [(id, later) for later in _linked(element, "nextVersion")]
    successions += [(earlier, id) for earlier in _linked(element, "previousVersion")]
    for earlier, later in successions:
        if earlier != later:
            _add(reading, Claim(earlier, "succeededBy", later, locator=place))


def _ministries(element: etree._Element, place: str) -> Iterator[Entity]:
    """The ministries that an organisation says it has a relation with, by their name and TOOI address."""
    for child in element:
        match = _TOOI.fullmatch(_attribute(child, "resourceIdentifierTOOI").strip())
        name = _own_text(child)
        if local_name(child) == "relatieMetMinisterie" and match and match[1].startswith("mnre") and name:
            official = name if name.startswith("Ministerie") else f"Ministerie van {name}"
            yield Entity(f"tooi-{match[1].casefold()}", "Ministry", official, locator=place)


def _number(element: etree._Element) -> str:
    """The number of an organisation in the register, wherever an edition puts it."""
    inner = next(
        (" ".join("".join(child.itertext()).split()) for child in element if local_name(child) == "systemId"), ""
    )
    return _attribute(element, "systeemId") or _attribute(element, "systemId") or inner or _text(element, "identifier")


def _entity(
    element: etree._Element, id: str, kind: str, name: str, number: str, since: str | None, until: str | None
) -> Entity:
    official = f"Ministerie van {name}" if kind == "Ministry" and not name.startswith("Ministerie") else name
    names = [Name(name)] if official != name else []
    for short in dict.fromkeys(_own_text(child) for child in element if local_name(child) == "afkorting"):
        if short and short != name:
            long = " " in short or len(short) > 12
            names.append(Name(short, NameUse.ALTERNATIVE if long else NameUse.ABBREVIATION))
    return Entity(
        id,
        kind,
        official,
        names=tuple(names),
        identifiers=tuple(dict.fromkeys((*_identifiers(element), Identifier("roo", number)))),
        since=since,
        until=until,
        locator=f"organisatie {number}",
        url=f"https://organisaties.overheid.nl/{number}/",
    )


def _identifiers(element: etree._Element) -> Iterator[Identifier]:
    for uri in _uris(element):
        yield Identifier("tooi", uri)
    for part in element.iter():
        if local_name(part) == "resourceIdentifier" and _owner(part) is element:
            text, called = (part.text or "").strip(), _attribute(part, "naam").strip().casefold()
            for naming, form, scheme in _NUMBERS:
                if naming.fullmatch(called) and form.fullmatch(text):
                    yield Identifier(scheme, text)


def _uris(element: etree._Element) -> list[str]:
    own = [_attribute(element, "resourceIdentifierTOOI"), *_own_texts(element, "resourceIdentifier")]
    return list(dict.fromkeys(match[0].rstrip("/") for uri in own if (match := _TOOI.fullmatch(uri.strip()))))


def _tooi_id(element: etree._Element) -> str | None:
    return next((f"tooi-{uri.rpartition('/')[2].casefold()}" for uri in _uris(element)), None)


def _linked(element: etree._Element, name: str) -> list[str]:
    """The ids of the organisations that a child element points to, by their TOOI address or else by their number."""
    linked: list[str] = []
    for child in element:
        if local_name(child) == name:
            for part in child.iter():
                uris = (_attribute(part, "resourceIdentifierTOOI"), (part.text or "").strip())
                ids = [f"tooi-{match[1].casefold()}" for uri in uris if (match := _TOOI.fullmatch(uri))]
                number = _attribute(part, "systeemId")
                linked.extend(ids or ([f"roo-{number}"] if re.fullmatch(r"\d{1,12}", number) else []))
    return list(dict.fromkeys(linked))


def _add(reading: _Reading, claim: Claim) -> None:
    reading.claims.setdefault(claim.key, claim)


def _known_ends(reading: _Reading) -> Iterator[Claim]:
    """The claims whose two ends both stand in the file; an export of one sort points outside itself."""
    known = reading.entities.keys() | reading.named.keys()
    numbers = {
        f"roo-{identifier.value}": entity.id
        for entity in reading.entities.values()
        for identifier in entity.identifiers
        if identifier.scheme == "roo"
    }
    successions: set[tuple[str, ...]] = set()
    for claim in reading.claims.values():
        ends = [end if end in known else numbers.get(end, end) for end in (claim.subject, claim.object)]
        # Both ends of a succession may tell of it.
        told = claim.relation == "succeededBy" and tuple(ends) in successions
        if known.issuperset(ends) and ends[0] != ends[1] and not told:
            successions.update({tuple(ends)} if claim.relation == "succeededBy" else ())
            yield replace(claim, subject=ends[0], object=ends[1])


def _below(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The organisations right below an element, each with the sort of its group."""
    for child in element:
        if (sort := _GROUPS.get(local_name(child))) is not None:
            yield from ((organisation, sort) for organisation in child if local_name(organisation) in _ORGANISATIONS)


def _text(element: etree._Element, name: str) -> str:
    return next((_own_text(child) for child in element if local_name(child) == name), "")


def _own_text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _texts(element: etree._Element, group: str, name: str) -> list[str]:
    groups = (child for child in element if local_name(child) == group)
    return [_own_text(grandchild) for child in groups for grandchild in child if local_name(grandchild) == name]


def _own_texts(element: etree._Element, name: str) -> list[str]:
    return [
        (part.text or "").strip() for part in element.iter() if local_name(part) == name and _owner(part) is element
    ]


def _owner(element: etree._Element) -> etree._Element | None:
    """The organisation that an element says something of; None inside parts that are not read."""
    for above in element.iterancestors():
        if local_name(above) in _ORGANISATIONS or local_name(above) == "record":
            return above
        if local_name(above) in _NOT_READ:
            return None
    return None


def _day(element: etree._Element, name: str, where: Place, reading: _Reading) -> str | None:
    """The day in a child element; what is no day is noted as a problem."""
    text = _text(element, name)
    try:
        return date.fromisoformat(text[:10]).isoformat() if text else None
    except ValueError:
        reading.problems.append(replace(where, field=name).problem("load-no-day", given=text[:40]))
        return None


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
