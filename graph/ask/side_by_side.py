"""Two parties side by side: what they share, in what they differ, and what one could learn from the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.ask.profile import unknown_instruments
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import ROOT_KIND, VOCABULARY, Meaning

# Where something lies, and papers that name it, make no two parties alike.
_COMPARED = frozenset(
    name
    for name, relation in VOCABULARY.relations.items()
    if relation.meaning is not Meaning.DOCUMENT and not relation.traits & {"place", "doubt", "succession"}
)
_WORK = VOCABULARY.relations_with("work") | VOCABULARY.relations_with("takes-part")
_INSTRUMENTS = VOCABULARY.descendants("ProcurementInstrument")
# So many routes between the two are told beside them.
ROUTES = 2
FAMILIES = tuple(name for name, kind in VOCABULARY.kinds.items() if kind.parent == ROOT_KIND)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two parties (`id`) is tied to and the other is not known to be, as ids by family of kinds."""

    id: str
    alone: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What `teacher` is known to use and `pupil` is not known to: an instrument (ids all)."""

    teacher: str
    pupil: str
    what: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two parties share, as ids by family of kinds, what each has alone, and what they could learn."""

    sides: tuple[Side, Side]
    shared: Mapping[str, tuple[str, ...]]
    lessons: tuple[Lesson, ...]


def compare(snapshot: Snapshot, first: str, second: str) -> Comparison:
    """Two entities side by side, by what stands. UnknownEntityError for an id that is not there."""
    ids = snapshot.node(first).id, snapshot.node(second).id
    of_first, of_second = (_tied(snapshot, id) - set(ids) for id in ids)
    return Comparison(
        (
            Side(ids[0], _by_family(snapshot, of_first - of_second)),
            Side(ids[1], _by_family(snapshot, of_second - of_first)),
        ),
        _by_family(snapshot, of_first & of_second),
        (*_lessons(snapshot, ids[0], ids[1]), *_lessons(snapshot, ids[1], ids[0])),
    )


def _tied(snapshot: Snapshot, id: str) -> set[str]:
    others = (*snapshot.objects(id, _COMPARED), *snapshot.subjects(id, _COMPARED))
    return {other for other in others if snapshot.shows(other)}


def _by_family(snapshot: Snapshot, ids: set[str]) -> Mapping[str, tuple[str, ...]]:
    by_family: dict[str, list[str]] = {}
    for id in ids:
        kind = VOCABULARY.kinds[snapshot.kind(id)]
        by_family.setdefault((kind.name, *kind.ancestors)[-2], []).append(id)
    columns = snapshot.columns

    def order(id: str) -> tuple[int, str]:
        return -int(columns.node_ties[columns.number[id]]), id

    return MappingProxyType({name: tuple(sorted(by_family[name], key=order)) for name in FAMILIES if name in by_family})


def _lessons(snapshot: Snapshot, teacher: str, pupil: str) -> tuple[Lesson, ...]:
    """The instruments that one uses, itself or in what it takes part in, of which that is unknown of the other."""
    used = _used(snapshot, teacher) - _used(snapshot, pupil)
    unknown = unknown_instruments(snapshot, pupil)
    return tuple(Lesson(teacher, pupil, id) for id in unknown if id in used)


def _used(snapshot: Snapshot, id: str) -> set[str]:
    through = snapshot.objects(id, _WORK)
    used = {*through, *(object for other in through for object in snapshot.objects(other, _WORK))}
    return {instrument for instrument in used if snapshot.kind(instrument) in _INSTRUMENTS}
