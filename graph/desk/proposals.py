"""Proposals: answers that wait for a decision, what becomes of them, and who decided. Nothing of it is ever lost.

An answer is submitted by a person for an organisation, and then accepted, refused with a reason, or withdrawn by who
spoke; a reviewer can take a decision back, with a reason too. What is accepted stands in the graph as a source of its
own. What an organisation denies about itself stands there at once, as its own view beside that of others. Claims and
decision are written together, and who decides on what another has decided meanwhile is told (DossierMovedOnError).
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from graph.ask.snapshot import Snapshot
from graph.desk.answers import (
    Answer,
    Verb,
    answer_from_plain,
    answer_to_plain,
    audience_of,
    batch_of,
    checked,
    misfit,
    source_of,
)
from graph.desk.audiences import KIND as AUDIENCE
from graph.desk.people import Person
from graph.model.words import Message, WrongError, message
from graph.store import Store
from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import ANSWERS, PROPOSAL, Dossier
from graph.store.history import day_of

KIND = PROPOSAL
State = Literal["submitted", "accepted", "refused", "withdrawn"]
STATES: tuple[State, ...] = get_args(State)
Decision = Literal["accept", "refuse", "reopen", "withdraw"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
# From which states a decision is one, and what it leads to.
_LEADS_TO: Mapping[Decision, tuple[frozenset[State], State]] = {
    "accept": (frozenset({"submitted"}), "accepted"),
    "refuse": (frozenset({"submitted"}), "refused"),
    "reopen": (frozenset({"accepted", "refused"}), "submitted"),
    "withdraw": (frozenset({"submitted", "accepted"}), "withdrawn"),
}
NEEDS_REASON = frozenset({"refuse", "reopen"})
MOST_CHARACTERS_OF_REASON = 500


class NotAllowedHereError(PermissionError):
    """A decision that this person may not take."""


class UnknownProposalError(LookupError):
    """No proposal has this `id`."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


@dataclass(frozen=True, slots=True)
class Proposal:
    """One version of a proposal: what a person (`by`, `by_name`) answers for the organisation `speaker`, and its state.

    `at_once` says that it counts before a decision too. `decided_by` and `reason` are those of the last decision;
    moments are ISO 8601, UTC. `audience` is whom it and its source are for.
    """

    id: str
    version: int
    state: State
    answer: Answer
    speaker: str
    by: str
    by_name: str
    submitted_at: str
    at_once: bool = False
    decided_by: str = ""
    decided_by_name: str = ""
    decided_at: str = ""
    reason: str = ""
    audience: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The id of the source that it is in the graph."""
        return f"{ANSWERS}{self.id}"

    @property
    def counts(self) -> bool:
        """Whether what it says stands in the graph."""
        claims = self.answer.verb is not Verb.LOOKING_INTO
        return claims and (self.state == "accepted" or (self.state == "submitted" and self.at_once))

    def as_judged(self, redirects: Mapping[str, str]) -> "Proposal":
        """The same by the ids that stand for those that were merged away."""
        speaker = redirects.get(self.speaker, self.speaker)
        return replace(self, speaker=speaker, answer=self.answer.as_judged(redirects))

    def decisions(self, person: Person) -> tuple[Decision, ...]:
        """What a person may decide on it now."""
        return tuple(
            decision for decision in DECISIONS if self.state in _LEADS_TO[decision][0] and self._may(person, decision)
        )

    def _may(self, person: Person, decision: Decision) -> bool:
        if decision == "withdraw":
            return person.id == self.by or person.speaks_for(self.speaker)
        return person.may("reviewer")


def proposal_of(dossier: Dossier) -> Proposal:
    """The proposal in a dossier."""
    content = dict(dossier.content)
    return Proposal(
        id=dossier.id,
        version=dossier.version,
        **{
            **content,
            "answer": answer_from_plain(content["answer"]),
            "audience": tuple(content.get("audience", ())),
        },
    )


def proposals(store: Store, state: State | None = None) -> tuple[Proposal, ...]:
    """The proposals in a state (None: any), newest first."""
    newest = (proposal_of(dossier) for dossier in reversed(store.dossiers(KIND)))
    return tuple(proposal for proposal in newest if state in {None, proposal.state})


def proposal(store: Store, id: str) -> Proposal:
    """The newest version of a proposal. UnknownProposalError."""
    dossier = store.dossier(KIND, id)
    if dossier is None:
        raise UnknownProposalError(id)
    return proposal_of(dossier)


def history(store: Store, id: str) -> tuple[Proposal, ...]:
    """All versions of a proposal, oldest first."""
    return tuple(map(proposal_of, store.dossier_versions(KIND, id)))


def may_answer(person: Person, speaker: str) -> None:
    """Refuse who does not speak for an organisation: NotAllowedHereError."""
    if not person.speaks_for(speaker):
        raise NotAllowedHereError(speaker)


def prepared(snapshot: Snapshot, person: Person, speaker: str, answer: Answer, id: str | None = None) -> Proposal:
    """The proposal that an answer would be, not written yet. NotAllowedHereError, WrongError with all that is wrong."""
    may_answer(person, speaker)
    if speaker not in snapshot or not snapshot.node(speaker).is_a("Actor"):
        raise WrongError(message("proposal-no-speaker", given=speaker[:80]))
    checked(snapshot, answer)
    standing = snapshot.node(speaker).id
    about = answer.as_judged(snapshot.redirects)
    return Proposal(
        id=id or secrets.token_hex(8),
        version=1,
        state="submitted",
        answer=answer,
        speaker=_own_id(snapshot, person, speaker),
        by=person.id,
        by_name=person.name,
        submitted_at=_now(),
        at_once=answer.verb is Verb.DENY and standing in {about.subject, about.object},
        audience=audience_of(snapshot, standing, answer),
    )


def _own_id(snapshot: Snapshot, person: Person, speaker: str) -> str:
    """The id by which a person speaks for an organisation themselves, which stays theirs when a judgement is undone."""
    standing = snapshot.node(speaker).id
    own = [id for id in sorted(person.organisations) if snapshot.redirects.get(id, id) == standing]
    return speaker if speaker in own else next(iter(own), standing)


def submit(
    store: Store, snapshot: Snapshot, person: Person, speaker: str, answer: Answer, *, key: str | None = None
) -> Proposal:
    """Write a proposal, and what it claims when that counts at once.

    Who sends the same `key` again gets the proposal of the first time; WrongError when that said something else.
    NotAllowedHereError, WrongError, StoreError.
    """
    id = None if key is None else hashlib.blake2b(f"{person.id}\n{key}".encode(), digest_size=8).hexdigest()
    if id is not None and (before := store.dossier(KIND, id)) is not None:
        return _same(snapshot, proposal_of(before), speaker, answer)
    new = prepared(snapshot, person, speaker, answer, id)
    _write(store, snapshot, new, was_counted=False)
    return new


def _same(snapshot: Snapshot, before: Proposal, speaker: str, answer: Answer) -> Proposal:
    again = replace(before, speaker=speaker, answer=answer)
    if before.as_judged(snapshot.redirects) != again.as_judged(snapshot.redirects):
        raise WrongError(message("proposal-key-again"))
    return before


def decide(
    store: Store, snapshot: Snapshot, person: Person, id: str, version: int, decision: Decision, reason: str = ""
) -> Proposal:
    """Take a decision on the `version` of a proposal that the person saw, and write what follows with it.

    DossierMovedOnError when that is no longer the newest, NotAllowedHereError, UnknownProposalError, WrongError when
    the reason lacks, the decision is none in this state or what would count no longer fits what is known, StoreError.
    """
    held = proposal(store, id)
    states, state = _LEADS_TO[decision]
    if held.version == version and held.state not in states:
        raise WrongError(message("proposal-not-now", decision=message(f"proposal-decision-{decision}")))
    if not held._may(person, decision):
        raise NotAllowedHereError(id)
    reason = reason.strip()
    if decision in NEEDS_REASON and not reason:
        raise WrongError(message("proposal-needs-reason"))
    if len(reason) > MOST_CHARACTERS_OF_REASON:
        raise WrongError(message("proposal-too-long", most=MOST_CHARACTERS_OF_REASON))
    decided = replace(
        held,
        version=version + 1,
        state=state,
        decided_by=person.id,
        decided_by_name=person.name,
        decided_at=_now(),
        reason=reason,
    )
    if problem := _unfit(snapshot, held, decision):
        raise WrongError(problem)
    if decided.counts and not held.counts:
        decided = replace(decided, audience=_audience(store, snapshot, held))
    _write(store, snapshot, decided, was_counted=held.counts)
    return decided


def decide_if_possible(
    store: Store, snapshot: Snapshot, person: Person, id: str, version: int, decision: Decision, reason: str = ""
) -> Proposal | Message:
    """Decide on one of several: the proposal after that, or why it was not carried out for this one.

    UnknownProposalError, StoreError.
    """
    try:
        return decide(store, snapshot, person, id, version, decision, reason)
    except NotAllowedHereError:
        return message("proposal-not-for-you")
    except DossierMovedOnError:
        return told_conflict(store, id)
    except WrongError as error:
        return error.problems[0]


def hindrance(
    store: Store, snapshot: Snapshot, person: Person, held: Proposal, version: int, decision: Decision
) -> Message | None:
    """Why a decision could not be taken on the `version` of a proposal that a person saw; None when it could."""
    if held.version != version:
        return told_conflict(store, held.id)
    if decision not in held.decisions(person):
        return message("proposal-not-now", decision=message(f"proposal-decision-{decision}"))
    return _unfit(snapshot, held, decision)


def _unfit(snapshot: Snapshot, held: Proposal, decision: Decision) -> Message | None:
    """Why what a proposal says could not stand in the graph by a decision; None when it could, or need not."""
    begins = decision == "reopen" and held.at_once and not held.counts
    if (begins or decision == "accept") and misfit(snapshot, held.speaker, held.answer):
        return message("proposal-counts-no-more")
    return None


def _audience(store: Store, snapshot: Snapshot, held: Proposal) -> tuple[str, ...]:
    """Whom an answer is for that counts from now on: as a steward decided on its source, or else as it was given."""
    decided = store.dossier(AUDIENCE, held.source)
    if decided is not None and decided.content:
        return tuple(decided.content["audience"])
    return held.audience or audience_of(snapshot, held.speaker, held.answer)


def _write(store: Store, snapshot: Snapshot, proposal: Proposal, *, was_counted: bool) -> None:
    """Write a version of a proposal, and in the same transaction what it adds to the graph or takes from it."""
    dossier = _dossier(proposal)
    if proposal.counts and not was_counted:
        day = day_of(proposal.submitted_at).isoformat()
        speaker = snapshot.node(proposal.speaker)
        source = source_of(proposal.id, speaker, day, proposal.answer, proposal.audience)
        batch = batch_of(snapshot, source, proposal.answer)
        assert batch is not None  # What counts claims something.
        store.sync(batch, dossiers=[dossier])
    elif was_counted and not proposal.counts:
        store.retract(proposal.source, dossiers=[dossier])
    else:
        store.keep([dossier])


def _dossier(proposal: Proposal) -> Dossier:
    content: dict[str, Any] = {
        name: getattr(proposal, name)
        for name in Proposal.__dataclass_fields__
        if name not in {"id", "version", "answer"}
    }
    content["answer"] = answer_to_plain(proposal.answer)
    return Dossier(KIND, proposal.id, proposal.version, content, by=proposal.decided_by or proposal.by)


def told_conflict(store: Store, id: str) -> Message:
    """What the first decided, for the second who came too late."""
    held = proposal(store, id)
    return message(
        "proposal-decided-meanwhile", name=held.decided_by_name or held.by_name, state=message(f"proposal-{held.state}")
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
