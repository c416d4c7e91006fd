"""Sentences about an organisation's own standing, two parties side by side, and a region."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.ask.fact import Standing
from graph.ask.ledger import LedgerEntry
from graph.ask.organisation import Introducer
from graph.ask.profile import is_unanswered
from graph.ask.region import Region
from graph.ask.side_by_side import Comparison, Lesson
from graph.ask.snapshot import Snapshot
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Counted, Dated, Listed, Message, Sentences, message
from graph.say.profile import Brief, few

_MOST_SORTS = 6
_MOST_SHARED = 6


def entry_state(snapshot: Snapshot, entry: LedgerEntry) -> Message:
    """How an agreement stands, in a few words: loopt tot en met 2027; termijn voorbij, geen vervolg bekend."""
    over = snapshot.standing(entry.node.id) is Standing.ENDED
    if entry.follow_ups:
        return message("entry-followed", what=few(snapshot, [follow_up.id for follow_up in entry.follow_ups]))
    if entry.overdue and entry.term is not None:
        return message("entry-overdue", day=Dated(entry.term.until))
    if is_unanswered(snapshot, entry):
        return message("entry-unanswered")
    if over:
        return message("entry-over")
    return message("entry-stands") if entry.term is None else message("entry-running", day=Dated(entry.term.until))


def introduction(snapshot: Snapshot, introducer: Introducer) -> Message:
    """To whom a party could introduce an organisation that is not tied to them."""
    return message("organisation-introduces", who=Brief(snapshot.node(introducer.id)), **_reach(snapshot, introducer))


def knows(snapshot: Snapshot, introducer: Introducer) -> Message:
    """The same behind the name of that party."""
    return message("organisation-knows", **_reach(snapshot, introducer))


def _reach(snapshot: Snapshot, introducer: Introducer) -> dict[str, object]:
    return {
        "number": introducer.number,
        "reached": Listed(tuple(Brief(snapshot.node(id)) for id in introducer.reached)),
    }


def unknown_sentence(snapshot: Snapshot, unknown: Sequence[str], of: str) -> Message:
    """Of which instruments it is unknown whether an organisation uses them."""
    what = Listed(tuple(Brief(snapshot.node(id)) for id in unknown), "or")
    return message("organisation-uses-unknown", who=snapshot.node(of), what=what)


def comparison_sentences(snapshot: Snapshot, comparison: Comparison) -> Sentences:
    """What two parties share, and what each could ask the other."""
    return Sentences(tuple(_compared(snapshot, comparison)))


def _compared(snapshot: Snapshot, comparison: Comparison) -> Iterator[Message]:
    first, second = (snapshot.node(side.id) for side in comparison.sides)
    if shared := [id for ids in comparison.shared.values() for id in ids]:
        what = few(snapshot, shared, _MOST_SHARED)
        yield message("compare-shared", first=first, second=second, number=len(shared), what=what)
    else:
        yield message("compare-nothing-shared", first=first, second=second)
    yield from lesson_sentences(snapshot, comparison.lessons)


def lesson_sentences(snapshot: Snapshot, lessons: Sequence[Lesson]) -> Iterator[Message]:
    """What one uses and the other is not known to, a sentence for each who could tell of it."""
    for (teacher, pupil), some in groupby(lessons, key=lambda lesson: (lesson.teacher, lesson.pupil)):
        what = Listed(tuple(Brief(snapshot.node(lesson.what)) for lesson in some))
        yield message("compare-lesson", teacher=snapshot.node(teacher), pupil=snapshot.node(pupil), what=what)


def region_sentences(snapshot: Snapshot, region: Region) -> Sentences:
    """What lies in a region, how many there are known to use an instrument, and what is not known."""
    return Sentences(tuple(_of_region(snapshot, region)))


def _of_region(snapshot: Snapshot, region: Region) -> Iterator[Message]:
    node = snapshot.node(region.id)
    largest = sorted(region.inside.items(), key=lambda item: -len(item[1]))[:_MOST_SORTS]
    if largest:
        yield message(
            "region-inside", region=node, what=Listed(tuple(_counted(kind, len(ids)) for kind, ids in largest))
        )
    else:
        yield message("region-nothing-inside", region=node)
    known = region.buyers - len(region.unknown)
    yield message("region-known", number=Counted(known, region.buyers), buyers=Counted(region.buyers), known=known)
    if region.usages:
        most = region.usages[0]
        what = snapshot.node(most.instrument)
        yield message("region-most-used", what=what, number=len(most.users), who=few(snapshot, most.users))
    if placeless := unplaced_waters(snapshot, region):
        yield message("region-waters-unknown", number=Counted(placeless))


def unplaced_waters(snapshot: Snapshot, region: Region) -> int:
    """How many water authorities no source places anywhere, where none is known to lie in a province."""
    if not snapshot.node(region.id).is_a("Province") or "WaterAuthority" in region.inside:
        return 0
    return snapshot.count("WaterAuthority")


def _counted(kind: str, number: int) -> Message:
    known = VOCABULARY.kinds[kind]
    return message("counted-kind", number=number, one=known.label, several=known.plural)
