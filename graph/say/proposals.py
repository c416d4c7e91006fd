"""What an answer says, and what will be so when it counts, in words."""

from graph.ask.fact import Fact
from graph.ask.gaps.rule import Told
from graph.ask.snapshot import Snapshot
from graph.desk.answers import Answer, Verb, claim_of, fact_with, misfit, source_of
from graph.desk.proposals import Proposal
from graph.model.merging import Node
from graph.model.words import Message, Sentences, message
from graph.say.sentences import fact_sentence


def answer_message(snapshot: Snapshot, speaker: Node, answer: Answer) -> Sentences:
    """Who says what, as one sentence. The ends of the answer have to be in the snapshot."""
    if answer.ends is None:
        return Sentences((_of_entity(snapshot, speaker, answer),))
    key = "proposal-looks-into" if answer.verb is Verb.LOOKING_INTO else f"proposal-says-{answer.verb}"
    return Sentences((message(key, speaker=speaker, what=Told(snapshot, _alone(snapshot, speaker, answer))),))


def proposal_message(snapshot: Snapshot, proposal: Proposal) -> Sentences:
    """What a proposal says; when that no longer fits what is known, why it does not."""
    if problem := misfit(snapshot, proposal.speaker, proposal.answer):
        return Sentences((problem,))
    return answer_message(snapshot, snapshot.node(proposal.speaker), proposal.answer)


def outcome_sentence(snapshot: Snapshot, speaker: Node, answer: Answer, language: str) -> str | None:
    """The sentence on the fact as it would stand if the answer counted; None for an answer that changes no fact."""
    fact = fact_with(snapshot, source_of("new", speaker, snapshot.day.isoformat(), answer), answer)
    return None if fact is None else fact_sentence(snapshot, fact, language)


def _alone(snapshot: Snapshot, speaker: Node, answer: Answer) -> Fact:
    """What the answer by itself claims; of one that claims nothing what it is about."""
    claim = claim_of(snapshot, speaker, answer)
    assert claim is not None
    return snapshot.fact_of(source_of("new", speaker, snapshot.day.isoformat(), answer), claim)


def _of_entity(snapshot: Snapshot, speaker: Node, answer: Answer) -> Message:
    about = snapshot.node(answer.subject)
    if answer.verb is Verb.CORRECT:
        return message(f"proposal-corrects-{answer.detail}", speaker=speaker, about=about, value=answer.value)
    if answer.verb is Verb.ENDED and answer.until is not None:
        return message("proposal-entity-ended-on", speaker=speaker, about=about, until=answer.until)
    return message(f"proposal-entity-{answer.verb}", speaker=speaker, about=about)
