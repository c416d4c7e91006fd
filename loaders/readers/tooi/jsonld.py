"""Reads a TOOI value list as KOOP publishes it: expanded JSON-LD, a list of nodes.

Source of the format: the lists rwc_*_compleet themselves. Editions until 2023 give a historical version its end under
`einddatum`, later ones under `einddatumHV`; both are read. A historical version begins where the one before it ended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.model.dates import first_day
from graph.model.words import Listed, Message, message
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.reading import read_json
from loaders.readers.tooi.records import kind_of
from loaders.readers.tooi.register import ID, SETS, Body, Event, Naming, Register, letters

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
    """The register in a file; LoadError when it is no such list, with all that is wrong or not known in it."""
    document = read_json(path)
    if isinstance(document, dict):
        document = document.get("@graph")
    nodes = [node for node in document if isinstance(node, dict)] if isinstance(document, list) else []
    about = next((node for node in nodes if str(node.get("@id", "")).startswith(_SET)), None)
    if about is None:
        raise LoadError(Place(path.name).problem("load-no-value-list", node=f"{_SET}…"))
    name, _, edition = str(about["@id"]).removeprefix(_SET).partition("/")
    if name not in SETS:
        raise OtherListError(Place(path.name).problem("load-value-list-not-read", list=name, lists=Listed(tuple(SETS))))
    problems: list[Message] = []
    left_out: Counter[tuple[str, str]] = Counter()
    all_bodies = tuple(_bodies(nodes, problems))
    bodies = tuple(body for body in all_bodies if kind_of(body) is not None)
    unread = {body.code: ("sort", str(body.sort)) for body in all_bodies if kind_of(body) is None}
    left_out.update(unread.values())
    events = tuple(
        event for event in _events(nodes, problems, left_out) if unread.keys().isdisjoint((*event.before, *event.after))
    )
    with _noting(problems):
        title, seen, published = (_required(about, of) for of in ("titel", "zichtdatum", "publicatiedatum"))
    raise_all(map(Place(path.name).told, problems))
    omissions = (
        (message(f"load-left-out-{what}", name=name), count) for (what, name), count in sorted(left_out.items())
    )
    return Register(name, edition, title, seen[:10], published[:10], bodies, events, tuple(omissions))


@contextmanager
def _noting(problems: list[Message]) -> Iterator[None]:
    """What is wrong within is added to `problems`, and the reading goes on after it."""
    try:
        yield
    except LoadError as error:
        problems.extend(error.problems)


def _bodies(nodes: Iterable[Node], problems: list[Message]) -> Iterator[Body]:
    versions: dict[str, list[Node]] = {}
    current: dict[str, Node] = {}
    for node in nodes:
        if _text(node, "organisatiecode") is None:
            continue
        with _noting(problems):
            if "HistorischeVersie" in _types(node):
                versions.setdefault(_version_of(node), []).append(node)
            else:
                current[_code(str(node.get("@id")))] = node
    problems.extend(Place(code).problem("load-body-only-former") for code in sorted(versions.keys() - current.keys()))
    for code in sorted(current):
        with _noting(problems):
            yield _body(code, current[code], versions.get(code, []))


def _version_of(node: Node) -> str:
    of = _links(node, _PROV + "specializationOf")
    if len(of) != 1:
        raise LoadError(_place(node).problem("load-version-of-nobody"))
    return of[0]


def _body(code: str, node: Node, versions: list[Node]) -> Body:
    if _required(node, "organisatiecode") != code:
        raise LoadError(_place(node).problem("load-code-elsewhere", code=_required(node, "organisatiecode")))
    since, until = _date(node, "begindatum"), _date(node, "einddatum") or _date(node, "einddatumHV")
    if since and until and since > until:
        raise LoadError(_place(node).problem("record-ends-before", since=since, until=until))
    namings: list[Naming] = []
    if versions and since is not None and since > min(map(_end, versions)):
        # Editions until 2023 may give a renamed body the begin of its newest name; when it began itself is not known.
        since = None
    begin = since
    for version in sorted(versions, key=_end):
        begin = _date(version, "begindatumHV") or _date(version, "begindatum") or begin
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
    end = _date(version, "einddatumHV") or _date(version, "einddatum")
    if end is None:
        raise LoadError(_place(version).problem("load-version-without-end"))
    return end


def _events(nodes: Iterable[Node], problems: list[Message], left_out: Counter[tuple[str, str]]) -> Iterator[Event]:
    for node in nodes:
        if _values(node, _TOOI + "tijdstipWijziging"):
            kind = next((type for type in _types(node) if type in _SUCCESSIONS | _OTHER_EVENTS), None)
            if kind is None:
                left_out["transition", " ".join(_types(node))] += 1
                continue
            with _noting(problems):
                yield _event(node, kind)


def _event(node: Node, kind: str) -> Event:
    before = _links(node, _PROV + ("invalidated" if kind in _SUCCESSIONS else "used"))
    generated = _links(node, _PROV + "generated")
    after = generated or (_links(node, _PROV + "used") if kind in _SUCCESSIONS else ())
    basis = _values(node, _TOOI + "heeftGrondslag")
    on = _date(node, "tijdstipWijziging")
    if on is None:
        raise LoadError(_place(node, "tijdstipWijziging").problem("load-missing"))
    return Event(str(node.get("@id")).rpartition("/")[2], kind, on, before, after, basis[0] if basis else None)


def _types(node: Node) -> tuple[str, ...]:
    types = node.get("@type")
    return tuple(
        str(type).rpartition("/")[2].rpartition("#")[2] for type in (types if isinstance(types, list) else [types])
    )


def _values(node: Node, property: str) -> list[str]:
    value = node.get(property)
    values = value if isinstance(value, list) else [value]
    return [str(item.get("@value", item.get("@id", ""))) for item in values if isinstance(item, dict)]


def _links(node: Node, property: str) -> tuple[str, ...]:
    """The codes of the bodies that a property points to."""
    return tuple(sorted(_code(uri) for uri in _values(node, property)))


def _code(uri: str) -> str:
    """The code in an address of the register; LoadError when it is no address of a body."""
    code = uri.removeprefix(ID).rpartition("/")[2]
    if not uri.startswith(ID):
        raise LoadError(Place(uri).problem("load-no-address-of-body", begin=ID))
    if "hv" not in code:
        try:
            letters(code)
        except KeyError:
            raise LoadError(Place(uri).problem("load-code-unknown")) from None
    return code


def _text(node: Node, property: str) -> str | None:
    values = _values(node, _TOOI + property)
    return values[0].strip() or None if values else None


def _date(node: Node, property: str) -> str | None:
    """The day under a property, or None when it has none; LoadError when it is no day."""
    text = _text(node, property)
    try:
        return date.fromisoformat(text[:10]).isoformat() if text else None
    except ValueError:
        raise LoadError(_place(node, property).problem("load-no-day", given=(text or "")[:40])) from None


def _required(node: Node, property: str) -> str:
    value = _text(node, property)
    if value is None:
        raise LoadError(_place(node, property).problem("load-missing"))
    return value


def _place(node: Node, property: str | None = None) -> Place:
    """A node, or one of its properties, as the place of what is wrong."""
    return Place(str(node.get("@id")), field=property)
