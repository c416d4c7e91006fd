"""Commands about where the network falls short: what the rules find, and how each finding stands."""

from collections.abc import Mapping
from typing import Annotated, Literal

import typer

from cli.failures import FAILED, NOT_FOUND, Failure
from cli.language import Language
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    AsOf,
    KnownOn,
    StoreUrl,
    WithPast,
    complete_rules,
    snapshot_of,
    wrong_option,
)
from graph.model.words import FIRST, Listed, WrongError, message, told
from graph.store import open_store


def gaps(
    rule: Annotated[list[str] | None, typer.Option(autocompletion=complete_rules)] = None,
    severity: Annotated[Literal["serious", "moderate", "minor"] | None, typer.Option()] = None,
    state: Annotated[
        Literal["unfinished", "open", "taken-up", "explained", "accepted", "found", "solved"], typer.Option()
    ] = "unfinished",
    owner: Annotated[str | None, typer.Option()] = None,
    new_since: Annotated[str | None, typer.Option()] = None,
    rules: Annotated[bool, typer.Option("--rules")] = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show what the rules find, each with its evidence, the next step and how it stands; or the rules themselves."""
    from api.finding_lives import Wanted, lives_of, seen_in, solved_in, wanted_of
    from api.gap_models import Finding, Gaps, Rule, Rules
    from api.graphs_now import GraphsNow
    from api.life_models import FindingLife, SolvedFinding, SolvedGaps
    from graph.ask.gaps import RULES, find_gaps
    from graph.ask.search import resolve
    from graph.desk.people import AT_THE_MACHINE
    from viz.terminal import answers, screen

    if unknown := [id for id in rule or () if id not in RULES]:
        ids = Listed(tuple(id[:200] for id in unknown))
        raise wrong_option("--rule", message("command-no-such-rule", given=ids, rules=Listed(tuple(RULES))))
    if rules:
        chosen = [RULES[id] for id in rule or RULES]
        if json:
            screen.print_json(Rules(items=[Rule.of(chosen_rule) for chosen_rule in chosen]).plain())
        else:
            answers.print_rules(chosen, lang)
        return
    snapshot = snapshot_of(store, as_of, known_on, past=past)
    taken_up_by = resolve(snapshot, owner).id if owner else None
    with open_store(store) as opened:
        graph = GraphsNow(opened).whole
        lives = lives_of(graph, snapshot)
        try:
            wanted = Wanted.of(graph, state, taken_up_by, new_since or "")
        except WrongError as error:
            raise wrong_option("--new-since", *error.problems) from None
    if wanted.asks_for_solved:
        solved = [
            life
            for life in (solved_in(snapshot, lives, wanted) if lives is not None else ())
            if (not rule or life.rule in rule) and severity in {None, life.severity}
        ]
        if json:
            gone = [SolvedFinding.of(snapshot, life, AT_THE_MACHINE) for life in solved]
            screen.print_json(SolvedGaps(revision=snapshot.revision, items=gone, total=len(gone)).plain())
        else:
            answers.print_solved(snapshot, solved, lang)
        return
    findings = find_gaps(snapshot, rules=rule or None, severity=severity)
    now = seen_in(snapshot)
    findings = tuple(wanted_of(findings, lives, wanted, now))
    stands = {finding.id: lives.life(finding, now) for finding in findings} if lives is not None else {}
    if json:
        items = [
            Finding.of(
                snapshot,
                finding,
                FindingLife.of(snapshot, stands[finding.id], AT_THE_MACHINE) if finding.id in stands else None,
            )
            for finding in findings
        ]
        made = Gaps(revision=snapshot.revision, as_of=as_of, known_on=snapshot.known_on, items=items)
        screen.print_json(made.plain())
    else:
        answers.print_gaps(snapshot, findings, lang, stands)


def finding(
    id: Annotated[str, typer.Argument()],
    state: Annotated[Literal["open", "taken-up", "explained", "accepted"] | None, typer.Option()] = None,
    organisation: Annotated[str | None, typer.Option()] = None,
    until: Annotated[str | None, typer.Option()] = None,
    note: Annotated[str, typer.Option()] = "",
    back: Annotated[int | None, typer.Option(min=0)] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show one finding with its history, after recording how it stands when that is given."""
    from api.finding_lives import choice_then, decide, seen_in
    from api.gap_models import Finding, FindingWithHistory
    from api.graphs_now import GraphsNow
    from api.life_models import FindingLife, LifeEvent, SolvedFinding
    from api.problems import NotFoundError
    from graph.ask.findings import finding_called
    from graph.ask.search import resolve
    from graph.desk.finding_lives import Choice, history
    from graph.desk.people import AT_THE_MACHINE
    from graph.model.dates import last_day
    from graph.store.contract import DossierMovedOnError
    from viz.terminal import answers, screen

    _check_together(state, back, {"--organisation": organisation, "--until": until, "--note": note})
    try:
        day = last_day(until) if until is not None else None
    except WrongError as error:
        raise wrong_option("--until", *error.problems) from None
    with open_store(store) as opened:
        graph = GraphsNow(opened).whole
        snapshot = graph.snapshot()
        try:
            if state is not None or back is not None:
                taken_up_by = resolve(snapshot, organisation).id if organisation else None
                choice = Choice(state or "open", taken_up_by, day, note)
                if back is not None:
                    choice = choice_then(graph, id, back)
                decide(graph, snapshot, AT_THE_MACHINE, id, choice, graph.lives().version(id))
        except (WrongError, DossierMovedOnError) as error:
            raise Failure(FAILED, *told(error)) from None
        except NotFoundError as error:
            raise Failure(NOT_FOUND, error.message) from None
        lives, finding = graph.lives(), finding_called(snapshot, id)
        life = lives.life(finding, seen_in(snapshot)) if finding else lives.solved_life(id)
        if life is None:
            raise Failure(NOT_FOUND, message("life-no-such", id=id[:80]))
        events = history(graph.store, id, graph.view)
    if json:
        made = FindingWithHistory(
            id=id,
            finding=Finding.of(snapshot, finding) if finding else None,
            solved=None if finding else SolvedFinding.of(snapshot, life, AT_THE_MACHINE),
            life=FindingLife.of(snapshot, life, AT_THE_MACHINE),
            history=[LifeEvent.of(snapshot, event, names_people=True) for event in events],
        )
        screen.print_json(made.plain())
    else:
        if finding:
            answers.print_gaps(snapshot, [finding], lang, {id: life})
        else:
            answers.print_solved(snapshot, [life], lang)
        answers.print_history(snapshot, events, lang)


def _check_together(state: str | None, back: int | None, others: Mapping[str, str | None]) -> None:
    """Refuse options that would do nothing without others, or beside them. Failure."""
    given = [option for option, value in {"--state": state, **others}.items() if value]
    if given and back is not None:
        raise wrong_option(given[0], message("command-finding-back-alone"))
    if given and state is None:
        raise wrong_option(given[0], message("command-finding-needs-state"))
