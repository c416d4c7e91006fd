"""Proposals and decisions on them, as they go over the wire."""

from typing import Annotated, Any

from pydantic import Field

from api.models import EntityReference, InEveryLanguage, Model, in_every_language
from api.parameters import RelationName
from graph.ask.snapshot import Snapshot
from graph.desk.answers import MOST_CHARACTERS, Answer, Detail, Verb, misfit
from graph.desk.people import Person
from graph.desk.proposals import Decision, State
from graph.desk.proposals import Proposal as DeskProposal
from graph.model.words import languages
from graph.say.proposals import outcome_sentence, proposal_message

_Id = Annotated[str, Field(max_length=200, examples=["tooi-pv22"])]
_Day = Annotated[
    str | None, Field(description="A year, month or day, such as 2022, 2022-05 or 2022-05-17.", max_length=10)
]
_Text = Annotated[str | None, Field(max_length=MOST_CHARACTERS)]
Reason = Annotated[
    str, Field(max_length=MOST_CHARACTERS, description="Why; needed to refuse and to take a decision back.")
]


class AnswerGiven(Model):
    """What is said of a relation between two entities or, without `relation` and `object`, of an entity itself."""

    verb: Annotated[
        Verb,
        Field(
            description="`confirm`, `ended` and `correct` are about what is known, `add` about what lacks, `deny` says "
            "that it is not so, and `looking-into` that somebody is finding out."
        ),
    ]
    subject: _Id
    relation: Annotated[RelationName | None, Field(description="One of the vocabulary.")] = None
    object: _Id | None = None
    since: _Day = None
    until: _Day = None
    role: _Text = None
    note: _Text = None
    url: Annotated[
        str | None,
        Field(max_length=2_000, description="Where it can be read; without it, it is the own word of who speaks."),
    ] = None
    detail: Annotated[
        Detail | None, Field(description="What of the entity itself is corrected; only with `correct`.")
    ] = None
    value: Annotated[_Text, Field(description="What `detail` should be.")] = None
    finding: Annotated[_Id | None, Field(description="The finding that it answers.")] = None

    def answer(self) -> Answer:
        """The same as a value; empty texts are left out."""
        fields: dict[str, Any] = {name: getattr(self, name) or None for name in type(self).model_fields}
        return Answer(**fields)

    @classmethod
    def of(cls, answer: Answer) -> "AnswerGiven":
        return cls(**{name: getattr(answer, name) for name in cls.model_fields})


class NewProposal(Model):
    speaker: Annotated[_Id, Field(description="The organisation that says it; one that you contribute for.")]
    answer: AnswerGiven


class Decided(Model):
    """What was decided last."""

    by: str
    at: str
    reason: str


class Proposal(Model):
    id: str
    version: Annotated[int, Field(description="A decision names the version that it is about.")]
    state: State
    counts: Annotated[bool, Field(description="Whether what it says stands in the graph.")]
    speaker: EntityReference
    answer: AnswerGiven
    sentence: Annotated[InEveryLanguage, Field(description="Who says what.")]
    outcome: Annotated[
        InEveryLanguage | None, Field(description="How the fact stands, or would stand, when it counts.")
    ]
    submitted_by: str
    submitted_at: str
    decided: Decided | None
    source: Annotated[str, Field(description="The id of the source that it is once it counts.")]
    decisions: Annotated[list[Decision], Field(description="What you can decide now.")]

    @classmethod
    def of(
        cls, snapshot: Snapshot, proposal: DeskProposal, person: Person, *, counts: bool | None = None
    ) -> "Proposal":
        """As it goes over the wire; `counts` where it is known better than from the proposal alone."""
        speaker = snapshot.node(proposal.speaker) if proposal.speaker in snapshot else None
        answer, decided = proposal.answer, None
        if proposal.decided_at:
            decided = Decided(by=proposal.decided_by_name, at=proposal.decided_at, reason=proposal.reason)
        return cls(
            id=proposal.id,
            version=proposal.version,
            state=proposal.state,
            counts=proposal.counts if counts is None else counts,
            speaker=EntityReference.of(speaker)
            if speaker
            else EntityReference(id=proposal.speaker, kind="", name=proposal.speaker),
            answer=AnswerGiven.of(answer.as_judged(snapshot.redirects)),
            sentence=in_every_language(proposal_message(snapshot, proposal)),
            outcome=_outcome(snapshot, proposal),
            submitted_by=proposal.by_name,
            submitted_at=proposal.submitted_at,
            decided=decided,
            source=proposal.source,
            decisions=list(proposal.decisions(person)),
        )


def _outcome(snapshot: Snapshot, proposal: DeskProposal) -> dict[str, str] | None:
    answer = proposal.answer
    if misfit(snapshot, proposal.speaker, answer) is not None:
        return None
    speaker = snapshot.node(proposal.speaker)
    sentences = {language: outcome_sentence(snapshot, speaker, answer, language) for language in languages()}
    return {language: sentence for language, sentence in sentences.items() if sentence is not None} or None


class Proposals(Model):
    total: int
    items: list[Proposal]
    next: str | None


class ProposalHistory(Model):
    """A proposal with all its versions, oldest first."""

    proposal: Proposal
    versions: list["ProposalVersion"]


class ProposalVersion(Model):
    version: int
    state: State
    by: str
    at: str
    reason: str

    @classmethod
    def of(cls, proposal: DeskProposal) -> "ProposalVersion":
        return cls(
            version=proposal.version,
            state=proposal.state,
            by=proposal.decided_by_name or proposal.by_name,
            at=proposal.decided_at or proposal.submitted_at,
            reason=proposal.reason,
        )


class NewDecision(Model):
    decision: Decision
    version: Annotated[int, Field(ge=1, description="The version that you have seen.")]
    reason: Reason = ""


class Chosen(Model):
    id: _Id
    version: Annotated[int, Field(ge=1)]


class NewDecisions(Model):
    """One decision on several proposals."""

    decision: Decision
    proposals: Annotated[list[Chosen], Field(min_length=1, max_length=200)]
    reason: Reason = ""


class DecisionResult(Model):
    id: str
    proposal: Proposal | None
    problem: Annotated[str | None, Field(description="Why it was not carried out for this one.")]


class DecisionResults(Model):
    items: list[DecisionResult]
