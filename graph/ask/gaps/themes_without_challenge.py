"""Missions, development goals and themes to which no challenge, project or procedure is known to contribute."""

from collections.abc import Iterator

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, Rule, all_sources, finding, is_telling, named, share, step
from graph.ask.snapshot import Snapshot
from graph.model.names import fold
from graph.model.vocabulary import VOCABULARY
from graph.model.words import FIRST, message

ID = "themes-without-challenge"
_ABOUT = VOCABULARY.relations_with("about")
_NARROWER = _ABOUT | VOCABULARY.relations_with("part")
_ACTIVITIES = VOCABULARY.descendants("Activity")
# A theme that is a sort of party is none.
_SORTS = frozenset(
    fold(label.in_language(FIRST)) for kind in VOCABULARY.kinds.values() for label in (kind.label, kind.plural)
)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    of_the_field, with_challenge = _about_the_field(snapshot), _with_challenge(snapshot)
    for kind in sorted(VOCABULARY.kinds_with("opportunity")):
        subjects = [
            node for node in snapshot.of_kind(kind) if node.id not in of_the_field and fold(node.name) not in _SORTS
        ]
        without = [node.id for node in subjects if node.id not in with_challenge]
        if not is_telling(len(without), len(subjects)):
            continue
        plural = message(f"kind-{kind}.plural")
        known = who_knows_most(snapshot, without)
        yield finding(
            snapshot,
            ID,
            "minor",
            without,
            message(
                "gap-themes-without-challenge-found",
                some=share(len(without), len(subjects), plural),
                names=named(snapshot, without),
            ),
            looked_at=LookedAt(len(subjects), plural, all_sources(snapshot)),
            next_step=step("gap-themes-without-challenge-ask", known[0] if known else None),
            about=kind,
        )


def _about_the_field(snapshot: Snapshot) -> frozenset[str]:
    """What is procurement of innovation, or is part of that or about it: nothing to put to the market."""
    columns = snapshot.columns
    parts = snapshot.shows_facts & columns.of_relations(["componentOf"])
    instruments = columns.of_kinds(VOCABULARY.descendants("ProcurementInstrument"))
    field = columns.objects_of(parts & instruments[columns.fact_subject])
    narrower = snapshot.shows_facts & columns.of_relations(_NARROWER) & field[columns.fact_object]
    return columns.ids_of(field | columns.subjects_of(narrower))


def _with_challenge(snapshot: Snapshot) -> frozenset[str]:
    """The subjects that an activity is or was about, and those of which another subject is part that one was about."""
    columns = snapshot.columns
    about = snapshot.with_past.shows_facts & columns.of_relations(_ABOUT)
    asked = columns.objects_of(about & columns.of_kinds(_ACTIVITIES)[columns.fact_subject])
    parts = snapshot.shows_facts & columns.of_relations(["componentOf"])
    subjects = asked & columns.of_kinds(VOCABULARY.descendants("Subject"))
    return columns.ids_of(asked | columns.objects_of(parts & subjects[columns.fact_subject]))


RULE = Rule(ID, find)
