"""Reads a TOOI value list as KOOP publishes it: expanded JSON-LD, a list of nodes.

Source of the format: the lists rwc_*_compleet themselves. Editions until 2023 give a historical version its end under
`einddatum`, later ones under `einddatumHV`; both are read. A historical version begins where the one before it ended.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from graph.dates import first_day
from loaders.problems import LoadError
from loaders.reading import read_json
from loaders.tooi.register import ID, SETS, Body, Event, Naming, Register, letters

_TOOI = "https://identifier.overheid.nl/tooi/def/ont/"
_PROV = "http://www.w3.org/ns/prov#"
_SET = "https://identifier.overheid.nl/tooi/set/"
# From before to after: a body goes up in a new one, in one that existed, or gets another code.
_SUCCESSIONS = frozenset({"Samenvoeging", "Uitbreiding", "Herschikking"})
_OTHER_EVENTS = frozenset({"Afsplitsing", "Toestandswijziging", "Oprichting", "Opheffing"})

Node = Mapping[str, Any]


class OtherListError(LoadError):
    """A value list of TOOI that is no register of bodies that stand in the graph."""


def read_register(path: Path) -> Register:
    """The register in a file; LoadError when it is no such list, or names what is not known."""
    document = read_json(path)
    nodes = [node for node in document if isinstance(node, dict)] if isinstance(document, list) else []
    about = next((node for node in nodes if str(node.get("@id", "")).startswith(_SET)), None)
    if about is None:
        raise LoadError(f"{path.name}: geen TOOI-waardelijst (expanded JSON-LD met een knoop {_SET}…)")
    name, _, edition = str(about["@id"]).removeprefix(_SET).partition("/")
    if name not in SETS:
        raise OtherListError(f"{path.name}: waardelijst {name} wordt niet gelezen; wel {', '.join(SETS)}")
    try:
        return Register(
            set=name,
            edition=edition,
            title=_required(about, "titel"),
            seen=_required(about, "zichtdatum")[:10],
            published=_required(about, "publicatiedatum")[:10],
            bodies=tuple(_bodies(nodes)),
            events=tuple(_events(nodes)),
        )
    except LoadError as error:
        raise LoadError(*(f"{path.name}, {problem}" for problem in error.problems)) from None


def _bodies(nodes: Iterable[Node]) -> Iterable[Body]:
    versions: dict[str, list[Node]] = {}
    current: dict[str, Node] = {}
    for node in nodes:
        if _text(node, "organisatiecode") is None:
            continue
        if "HistorischeVersie" in _types(node):
            of = _links(node, _PROV + "specializationOf")
            if len(of) != 1:
                raise LoadError(f"{node['@id']}: een historische versie zegt van welke organisatie (specializationOf)")
            versions.setdefault(of[0], []).append(node)
        else:
            current[_code(str(node["@id"]))] = node
    if unknown := versions.keys() - current.keys():
        raise LoadError(
            *(f"{code}: heeft een historische versie, maar staat zelf niet in de lijst" for code in unknown)
        )
    for code in sorted(current):
        yield _body(code, current[code], versions.get(code, []))


def _body(code: str, node: Node, versions: list[Node]) -> Body:
    if _required(node, "organisatiecode") != code:
        raise LoadError(f"{node['@id']}: organisatiecode {_text(node, 'organisatiecode')} hoort niet bij dit adres")
    since, until = _text(node, "begindatum"), _text(node, "einddatum") or _text(node, "einddatumHV")
    namings: list[Naming] = []
    if versions and since is not None and since > min(map(_end, versions)):
        # Editions until 2023 may give a renamed body the begin of its newest name; when it began itself is not known.
        since = None
    begin = since
    for version in sorted(versions, key=_end):
        begin = _text(version, "begindatumHV") or _text(version, "begindatum") or begin
        namings.append(_naming(version, begin, _end(version)))
        begin = (first_day(_end(version)) + timedelta(days=1)).isoformat()
    namings.append(_naming(node, begin, until))
    provinces = _links(node, _TOOI + "ligtInProvincie")
    sorts = _values(node, _TOOI + "organisatiesoort")
    return Body(
        code,
        tuple(namings),
        sort=sorts[0].rpartition("/")[2] if sorts else None,
        since=since,
        until=until,
        province=provinces[0] if provinces else None,
        owms=tuple(sorted(_values(node, _TOOI + "owmsId"))),
    )


def _naming(node: Node, since: str | None, until: str | None) -> Naming:
    short = _required(node, "officieleNaamExclSoort")
    official = _text(node, "officieleNaamInclSoort") or short
    preferred = _text(node, "voorkeursnaamInclSoort") or _text(node, "voorkeursnaamExclSoort") or official
    return Naming(official, short, preferred, _text(node, "afkorting"), since, until)


def _end(version: Node) -> str:
    end = _text(version, "einddatumHV") or _text(version, "einddatum")
    if end is None:
        raise LoadError(f"{version['@id']}: een historische versie heeft een einddatum of einddatumHV")
    return end


def _events(nodes: Iterable[Node]) -> Iterable[Event]:
    for node in nodes:
        if not _values(node, _TOOI + "tijdstipWijziging"):
            continue
        kind = next((one for one in _types(node) if one in _SUCCESSIONS | _OTHER_EVENTS), None)
        if kind is None:
            known = ", ".join(sorted(_SUCCESSIONS | _OTHER_EVENTS))
            raise LoadError(f"{node['@id']}: onbekende wijziging {', '.join(_types(node))}; bekend zijn {known}")
        before = _links(node, _PROV + ("invalidated" if kind in _SUCCESSIONS else "used"))
        generated = _links(node, _PROV + "generated")
        after = generated or (_links(node, _PROV + "used") if kind in _SUCCESSIONS else ())
        basis = _values(node, _TOOI + "heeftGrondslag")
        yield Event(
            str(node["@id"]).rpartition("/")[2],
            kind,
            _required(node, "tijdstipWijziging")[:10],
            before,
            after,
            basis[0] if basis else None,
        )


def _types(node: Node) -> tuple[str, ...]:
    return tuple(str(one).rpartition("/")[2].rpartition("#")[2] for one in node.get("@type", ()))


def _values(node: Node, property: str) -> list[str]:
    found = node.get(property, [])
    return [str(one.get("@value", one.get("@id", ""))) for one in found if isinstance(one, dict)]


def _links(node: Node, property: str) -> tuple[str, ...]:
    """The codes of the bodies that a property points to."""
    return tuple(sorted(_code(one) for one in _values(node, property)))


def _code(uri: str) -> str:
    """The code in an address of the register; LoadError when it is no address of a body."""
    code = uri.removeprefix(ID).rpartition("/")[2]
    if not uri.startswith(ID):
        raise LoadError(f"{uri}: geen adres van een organisatie; dat begint met {ID}")
    if "hv" not in code:
        try:
            letters(code)
        except KeyError:
            raise LoadError(f"{uri}: onbekende soort code") from None
    return code


def _text(node: Node, property: str) -> str | None:
    values = _values(node, _TOOI + property)
    return values[0].strip() or None if values else None


def _required(node: Node, property: str) -> str:
    value = _text(node, property)
    if value is None:
        raise LoadError(f"{node.get('@id')}: {property} ontbreekt")
    return value
