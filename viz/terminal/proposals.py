"""Proposals on a terminal."""

from collections.abc import Sequence

from graph.ask.snapshot import Snapshot
from graph.desk.proposals import Proposal
from graph.model.words import Message, message
from graph.say.proposals import outcome_sentence, proposal_message
from graph.store.history import day_of
from viz.terminal.screen import print_table, say
from viz.words import moment_text


def print_submitted(snapshot: Snapshot, proposal: Proposal, language: str, *, is_written: bool) -> None:
    """What is said, how the fact then stands, and when that counts."""
    say(proposal_message(snapshot, proposal), language)
    outcome = outcome_sentence(snapshot, snapshot.node(proposal.speaker), proposal.answer, language)
    if outcome is not None:
        say(message("proposal-outcome", sentence=outcome), language)
    say(message("proposal-counts-at-once" if proposal.at_once else "proposal-waits"), language)
    say(message("proposal-written", id=proposal.id) if is_written else message("proposal-not-written"), language)


def print_proposals(snapshot: Snapshot, proposals: Sequence[Proposal], language: str) -> None:
    """One line a proposal: id, day, state and what it says."""
    if not proposals:
        say(message("proposal-none"), language)
    rows = (
        (
            proposal.id,
            day_of(proposal.submitted_at).isoformat(),
            _state(proposal).in_language(language),
            proposal_message(snapshot, proposal).in_language(language),
        )
        for proposal in proposals
    )
    print_table(("",) * 4, rows, language)


def print_history(snapshot: Snapshot, versions: Sequence[Proposal], language: str) -> None:
    """What a proposal says, and a line for each decision."""
    say(proposal_message(snapshot, versions[-1]), language)
    rows = (
        (
            moment_text(version.decided_at or version.submitted_at, language),
            version.decided_by_name or version.by_name,
            _state(version).in_language(language),
            version.reason,
        )
        for version in versions
    )
    print_table(("",) * 4, rows, language)


def _state(proposal: Proposal) -> Message:
    return message(f"proposal-{proposal.state}")
