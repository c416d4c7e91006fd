"""Commands by which organisations answer what is shown, and by which that is decided on."""

from typing import Annotated

import typer

from cli.failures import FAILED, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl, complete_relations, snapshot_of
from cli.showing import writing
from graph.ask.search import resolve
from graph.desk.answers import Answer, Detail, Verb
from graph.desk.people import AT_THE_MACHINE
from graph.desk.proposals import (
    Decision,
    State,
    decide_if_possible,
    hindrance,
    history,
    prepared,
    proposal,
    submit,
)
from graph.desk.proposals import Proposal as DeskProposal
from graph.desk.proposed import proposed, stands
from graph.model.words import FIRST, Message, message
from graph.store import open_store


def answer(
    subject: Annotated[str, typer.Argument()],
    relation: Annotated[str | None, typer.Argument(autocompletion=complete_relations)] = None,
    goal: Annotated[str | None, typer.Argument()] = None,
    verb: Annotated[Verb, typer.Option()] = Verb.ADD,
    speaker: Annotated[str | None, typer.Option("--for")] = None,
    since: Annotated[str | None, typer.Option()] = None,
    until: Annotated[str | None, typer.Option()] = None,
    role: Annotated[str | None, typer.Option()] = None,
    note: Annotated[str | None, typer.Option()] = None,
    url: Annotated[str | None, typer.Option()] = None,
    detail: Annotated[Detail | None, typer.Option()] = None,
    value: Annotated[str | None, typer.Option()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Say something for an organisation: that it is so, is not so, ended, or lacks; it then waits for a decision."""
    from api.proposal_models import Proposal
    from viz.terminal import proposals as terminal
    from viz.terminal import screen

    snapshot = snapshot_of(store)
    about = resolve(snapshot, subject).id
    answer = Answer(
        verb,
        about,
        relation,
        resolve(snapshot, goal).id if goal is not None else None,
        since=since,
        until=until,
        role=role,
        note=note,
        url=url,
        detail=detail,
        value=value,
    )
    spoken_for = resolve(snapshot, speaker).id if speaker is not None else about
    with writing(store, lang) as opened:
        if dry_run:
            made = prepared(snapshot, AT_THE_MACHINE, spoken_for, answer)
        else:
            made = submit(opened, snapshot, AT_THE_MACHINE, spoken_for, answer)
    if json:
        screen.print_json(Proposal.of(snapshot, made, AT_THE_MACHINE).plain())
    else:
        terminal.print_submitted(snapshot, made, lang, is_written=not dry_run)


def list_proposals(
    id: Annotated[str | None, typer.Argument()] = None,
    state: Annotated[State | None, typer.Option()] = None,
    about: Annotated[str | None, typer.Option()] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """The proposals, newest first, or one with all that was decided about it."""
    from api.proposal_models import Proposal, ProposalHistory, Proposals, ProposalVersion
    from viz.terminal import proposals as terminal
    from viz.terminal import screen

    snapshot = snapshot_of(store)
    with open_store(store) as opened:
        if id is not None:
            held, versions = proposal(opened, id), history(opened, id)
        else:
            wanted = resolve(snapshot, about).id if about is not None else None
            known = proposed(opened, redirects=snapshot.redirects)
            some = known.all if wanted is None else known.of(wanted)
            listed = [desk_proposal for desk_proposal in some if state in {None, desk_proposal.state}]
    if id is not None and json:
        whole = ProposalHistory(
            proposal=Proposal.of(snapshot, held, AT_THE_MACHINE, counts=stands(snapshot, held)),
            versions=[ProposalVersion.of(version) for version in versions],
        )
        screen.print_json(whole.plain())
    elif id is not None:
        terminal.print_history(snapshot, versions, lang)
    elif json:
        items = [
            Proposal.of(snapshot, desk_proposal, AT_THE_MACHINE, counts=stands(snapshot, desk_proposal))
            for desk_proposal in listed
        ]
        screen.print_json(Proposals(total=len(items), items=items, next=None).plain())
    else:
        terminal.print_proposals(snapshot, listed, lang)


def decide_on(
    decision: Annotated[Decision, typer.Argument()],
    ids: Annotated[list[str], typer.Argument()],
    reason: Annotated[str, typer.Option()] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Accept, refuse, reopen or withdraw proposals; exit code 1 when one could not be."""
    from api.proposal_models import DecisionResult, DecisionResults, Proposal
    from viz.terminal import proposals as terminal
    from viz.terminal import screen

    snapshot = snapshot_of(store)
    problems: dict[str, Message] = {}
    results = []
    with writing(store, lang) as opened:
        # An id that is not known stops all before any is decided on.
        for id, seen in {id: proposal(opened, id) for id in ids}.items():
            outcome: DeskProposal | Message
            if dry_run:
                outcome = hindrance(opened, snapshot, AT_THE_MACHINE, seen, seen.version, decision) or seen
            else:
                outcome = decide_if_possible(opened, snapshot, AT_THE_MACHINE, id, seen.version, decision, reason)
            if not isinstance(outcome, DeskProposal):
                problems[id] = outcome
                results.append(DecisionResult(id=id, proposal=None, problem=outcome.in_language(lang)))
                continue
            shown = Proposal.of(snapshot, outcome, AT_THE_MACHINE)
            results.append(DecisionResult(id=id, proposal=shown, problem=None))
            if not json:
                terminal.print_proposals(snapshot, [outcome], lang)
    if json:
        screen.print_json(DecisionResults(items=results).plain())
        if problems:
            raise typer.Exit(FAILED)
    elif problems:
        raise Failure(FAILED, *(message("load-at", place=id, problem=problem) for id, problem in problems.items()))
