"""All proposals as they stand, looked up by what they are about, and who may see which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TypeVar

from graph.ask.fact import Ends
from graph.ask.gaps.rule import Finding
from graph.ask.matrix import filling_relations
from graph.ask.snapshot import Snapshot
from graph.desk.answers import Verb, misfit
from graph.desk.people import Person
from graph.desk.proposals import KIND, Proposal, proposal_of
from graph.store import Store

_Key = TypeVar("_Key")
# So many proposals are told beside what they are about; the list of proposals has all.
MOST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Proposed:
    """All proposals, newest first, as they stood when so many versions of dossiers were written (`number`).

    Each names what it is about and who speaks by the ids that stand for those that were merged away.
    """

    number: int
    all: tuple[Proposal, ...]
    _by_entity: Mapping[str, tuple[Proposal, ...]]
    _by_ends: Mapping[Ends | None, tuple[Proposal, ...]]
    _redirects: Mapping[str, str]

    def of(self, id: str) -> tuple[Proposal, ...]:
        """Those that are about an entity or come from it."""
        return self._by_entity.get(self._redirects.get(id, id), ())

    def on(self, ends: Ends) -> tuple[Proposal, ...]:
        """Those that are about a relation."""
        return self._by_ends.get(ends, ())


NO_REDIRECTS: Mapping[str, str] = MappingProxyType({})
NOTHING_PROPOSED = Proposed(-1, (), {}, {}, NO_REDIRECTS)


def proposed(
    store: Store, before: Proposed = NOTHING_PROPOSED, redirects: Mapping[str, str] = NO_REDIRECTS
) -> Proposed:
    """All proposals of a store, by the judgements in `redirects`.

    `before` is what was known of them by the same judgements, and stays when nothing was written since.
    """
    number = store.dossiers_written()
    if number == before.number:
        return before
    newer = {
        dossier.id: proposal_of(dossier).as_judged(redirects)
        for dossier in reversed(store.dossiers(KIND, after=max(before.number, 0)))
    }
    all = (*newer.values(), *(proposal for proposal in before.all if proposal.id not in newer))
    return Proposed(
        number,
        all,
        _grouped((id, proposal) for proposal in all for id in dict.fromkeys(_ids(proposal))),
        _grouped((proposal.answer.ends, proposal) for proposal in all if proposal.answer.ends),
        redirects,
    )


def _grouped(pairs: Iterable[tuple[_Key, Proposal]]) -> dict[_Key, tuple[Proposal, ...]]:
    groups: dict[_Key, list[Proposal]] = {}
    for key, proposal in pairs:
        groups.setdefault(key, []).append(proposal)
    return {key: tuple(some) for key, some in groups.items()}


def _ids(proposal: Proposal) -> tuple[str, ...]:
    answer = proposal.answer
    return tuple(id for id in (answer.subject, answer.object, proposal.speaker) if id is not None)


def may_see(person: Person, proposal: Proposal) -> bool:
    """Whether somebody may see a proposal: who decides, who sent it, and who speaks for an organisation in it."""
    return (
        person.may("reviewer")
        or bool(person.id and person.id == proposal.by)
        or any(person.speaks_for(id) for id in _ids(proposal))
    )


def is_there(snapshot: Snapshot, proposal: Proposal) -> bool:
    """Whether all that a proposal is about, and who speaks, is in a snapshot, and can still be as it says."""
    return misfit(snapshot, proposal.speaker, proposal.answer) is None


def may_read(snapshot: Snapshot, person: Person, proposal: Proposal) -> bool:
    """Whether somebody may know beside a fact that this was answered, by which organisation, and how it stands."""
    return is_there(snapshot, proposal) and (is_for_all(snapshot, proposal) or may_see(person, proposal))


def answers_to(snapshot: Snapshot, person: Person, all: Proposed, ends: Ends, first: str) -> tuple[Proposal, ...]:
    """What was answered to a fact and somebody may know, newest first, what the entity `first` said before the rest.

    At most MOST_ANSWERS of them.
    """
    by_itself_first = sorted(all.on(ends), key=lambda proposal: proposal.speaker != first)
    return tuple(
        islice((proposal for proposal in by_itself_first if may_read(snapshot, person, proposal)), MOST_ANSWERS)
    )


def is_looked_into(proposal: Proposal) -> bool:
    """Whether an organisation says by it that it is finding out, and nobody refused or withdrew that."""
    return proposal.answer.verb is Verb.LOOKING_INTO and proposal.state in {"submitted", "accepted"}


def is_for_all(snapshot: Snapshot, proposal: Proposal) -> bool:
    """Whether all who see a graph may see that it was said: it stands there, or an organisation is finding out."""
    return stands(snapshot, proposal) or is_looked_into(proposal)


def stands(snapshot: Snapshot, proposal: Proposal) -> bool:
    """Whether a proposal counts and what it says is in a graph: its source can be hidden or taken out by itself."""
    return proposal.counts and proposal.source in snapshot.sources


def asked_by(snapshot: Snapshot, finding: Finding) -> tuple[Ends, ...]:
    """The relations of which a finding tells that no source speaks: what fills no cell between the first entity that
    it concerns and each of the others."""
    known_ids = [id for id in finding.entities if id in snapshot]
    asked = []
    for column, row in ((known_ids[0], row) for row in known_ids[1:]):
        relations = filling_relations(snapshot.node(row).kind, snapshot.node(column).kind)
        known = {fact.relation for fact in snapshot.all_outgoing(row) if fact.object == column}
        if len(relations) == 1 and not known.intersection(relations):
            asked.append((row, relations[0], column))
    return tuple(asked)
