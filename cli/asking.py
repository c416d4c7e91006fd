"""Commands that put a question to the network, from ask and search to meeting."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.failures import NOT_FOUND
from cli.language import Language
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    AsOf,
    KnownOn,
    OnlyKinds,
    StoreUrl,
    WithPast,
    complete_kinds,
    complete_questions,
    complete_relations,
    kind_named,
    kinds_below,
    snapshot_of,
    snapshot_then,
    write_out,
    wrong_option,
)
from graph.model.words import FIRST, Listed, WrongError, message
from graph.store import open_store

if TYPE_CHECKING:
    from graph.ask.gaps.rule import Finding
    from graph.ask.snapshot import Snapshot

# Without --limit a meeting is told in so many lines of a sort.
_SHOWN = 20


def search(
    query: Annotated[str, typer.Argument()],
    kind: Annotated[str | None, typer.Option(autocompletion=complete_kinds)] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show what a name, abbreviation or number finds; exit code 3 when that is nothing."""
    from graph.ask.search import search as find

    wanted = kind_named(kind) if kind is not None else None
    snapshot = snapshot_of(store, as_of, known_on, past=past)
    hits = find(snapshot, query, kind=wanted, limit=limit)
    if json:
        from api.entity_models import EntityPage, EntitySummary
        from viz.terminal import screen

        items = [EntitySummary.of_node(snapshot, hit.node, hit.why) for hit in hits]
        screen.print_json(EntityPage(items=items, total=None, former=None, next=None).plain())
    else:
        from viz.terminal.hits import print_hits

        print_hits(snapshot, hits, lang)
    if not hits:
        raise typer.Exit(NOT_FOUND)


def ask(
    question: Annotated[list[str] | None, typer.Argument(autocompletion=complete_questions)] = None,
    what: Annotated[str | None, typer.Option()] = None,
    who: Annotated[str | None, typer.Option()] = None,
    start: Annotated[str | None, typer.Option("--from")] = None,
    goal: Annotated[str | None, typer.Option("--to")] = None,
    since: Annotated[str | None, typer.Option()] = None,
    until: Annotated[str | None, typer.Option()] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Answer a question: in words, or as the id of a kind with what it asks about; without any, what can be asked.

    Exit code 3 when the sources do not tell, or when the question is not understood.
    """
    from api.answer_models import Answer, Questions
    from graph.ask.questions.answering import answer
    from graph.ask.questions.asking import WrongQuestionError, make_question
    from graph.ask.questions.kinds import KINDS
    from graph.ask.questions.understanding import understand
    from graph.say.answers import tell
    from viz.terminal import questions, screen

    text = " ".join(question or ())
    options = {"what": what, "who": who, "from": start, "to": goal, "since": since, "until": until}
    asked = {name: value for name, value in options.items() if value}
    snapshot = snapshot_of(store, as_of, known_on)
    made = None
    if text in KINDS:
        try:
            wanted = make_question(snapshot, KINDS[text], asked)
        except WrongQuestionError as error:
            raise wrong_option(f"--{error.name}", *error.problems) from None
    else:
        if asked:
            raise wrong_option(f"--{next(iter(asked))}", message("command-no-such-question", known=", ".join(KINDS)))
        made = understand(snapshot, text) if text else None
        if made is None or made.question is None:
            if json:
                screen.print_json(Questions.of(snapshot, made).plain())
            else:
                questions.print_questions(snapshot, made, text, lang)
            if text:
                raise typer.Exit(NOT_FOUND)
            return
        wanted = made.question
    result = answer(snapshot, wanted, known_on=lambda day: snapshot_then(store, day, as_of))
    told_answer = tell(snapshot, wanted, result)
    if json:
        screen.print_json(Answer.of(snapshot, told_answer).plain())
    else:
        questions.print_answer(told_answer, made, lang)
    if not told_answer.known:
        raise typer.Exit(NOT_FOUND)


def show(
    entity: Annotated[str, typer.Argument()],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show one entity with all its relations and their sources."""
    from api.entity_models import Entity
    from graph.ask.quotes import quotes
    from graph.ask.search import resolve
    from viz.terminal import answers, screen

    snapshot = snapshot_of(store, as_of, known_on, past=past)
    node = resolve(snapshot, entity)
    with open_store(store) as opened:
        evidence = (piece for fact in snapshot.all_facts_of(node.id) for piece in fact.evidence)
        words = quotes(opened, snapshot, evidence)
    if json:
        screen.print_json(Entity.whole(snapshot, node, words).plain())
    else:
        answers.print_entity(snapshot, node, lang, words)


def paths(
    start: Annotated[str, typer.Argument()],
    goal: Annotated[str, typer.Argument()],
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=20)] = 3,
    meaning: Annotated[Literal["introduction", "affinity", "document"], typer.Option()] = "introduction",
    via: Annotated[list[str] | None, typer.Option()] = None,
    avoid: Annotated[list[str] | None, typer.Option()] = None,
    without: Annotated[list[str] | None, typer.Option(autocompletion=complete_relations)] = None,
    kind: OnlyKinds = None,
    max_length: Annotated[int, typer.Option(min=1, max=12)] = 6,
    diverse: Annotated[bool, typer.Option("--diverse")] = False,
    strategy: Annotated[Literal["strongest", "shortest"], typer.Option()] = "strongest",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show the best routes from one to the other; exit code 3 when there is none."""
    from api.path_models import Paths
    from graph.ask.ends import ends
    from graph.ask.paths import PathQuestion, find_past_paths, find_paths
    from graph.ask.search import resolve
    from viz.terminal import answers, screen

    kinds = kinds_below(kind)
    snapshot = snapshot_of(store, as_of, known_on, past=past)
    question = PathQuestion(
        starts=ends(snapshot, [start]),
        goals=ends(snapshot, [goal]),
        k=k,
        meaning=meaning,
        via=tuple(resolve(snapshot, reference).id for reference in via or ()),
        avoid=frozenset(resolve(snapshot, reference).id for reference in avoid or ()),
        without=frozenset(without or ()),
        kinds=kinds,
        max_length=max_length,
        diverse=diverse,
        strategy=strategy,
    )
    answer = find_paths(snapshot, question)
    past_paths = find_past_paths(snapshot, question) if json or past else ()
    if json:
        screen.print_json(Paths.of(snapshot, answer, past_paths).plain())
    else:
        answers.print_paths(snapshot, answer, lang, past_paths)
    if not answer.paths:
        raise typer.Exit(NOT_FOUND)


def matrix(
    rows: Annotated[str, typer.Option(autocompletion=complete_kinds)] = "Province",
    columns: Annotated[str, typer.Option(autocompletion=complete_kinds)] = "ProcurementInstrument",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show who uses what: shown, shown absent, or unknown."""
    from api.gap_models import Matrix
    from graph.ask.matrix import matrix as make_matrix
    from viz.terminal import answers, screen

    kinds = kind_named(rows), kind_named(columns)
    made = make_matrix(snapshot_of(store, as_of, known_on, past=past), *kinds)
    if json:
        screen.print_json(Matrix.of(made).plain())
    else:
        answers.print_matrix(made, lang)


def coverage(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show how complete what is known is, and what is best to find out next."""
    from api.coverage_models import Coverage
    from graph.ask.coverage import coverage as known_coverage
    from viz.terminal import answers, screen

    snapshot = snapshot_of(store, as_of, known_on)
    if json:
        screen.print_json(Coverage.of(snapshot).plain())
    else:
        answers.print_coverage(known_coverage(snapshot), lang)


def meeting(
    start: Annotated[str, typer.Argument()],
    end: Annotated[str | None, typer.Argument()] = None,
    party: Annotated[list[str] | None, typer.Option()] = None,
    clock: Annotated[Literal["known", "so"] | None, typer.Option()] = None,
    out: Annotated[Path | None, typer.Option(dir_okay=False)] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=500)] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Tell what changed between two days, what is open and which terms run; to a file for an agenda when asked."""
    from api.graph_now import GraphNow
    from api.meeting import MOST_LINES, prepare
    from api.meeting_models import Meeting
    from api.moments import bound, period
    from graph.ask.ends import references
    from graph.ask.search import resolve
    from graph.say.agenda import WRITERS, agenda
    from viz.terminal import answers, screen

    ending = out.suffix.removeprefix(".").casefold() if out is not None else ""
    if out is not None and ending not in WRITERS:
        raise wrong_option("--out", message("command-meeting-ending", endings=Listed(tuple(WRITERS), "or")))
    with open_store(store) as opened:
        graph = GraphNow(opened)
        try:
            bounds = bound(graph, start), bound(graph, end) if end else None
        except ValueError:
            raise wrong_option("START", message("changes-wrong")) from None
        try:
            compared = period(graph, *bounds, clock)
        except WrongError as error:
            raise wrong_option("START", *error.problems) from None
        parties = [resolve(compared.after, reference).id for reference in references(party or ())]
        meeting = prepare(opened, compared, parties)
        if out is not None:
            told = meeting.told(lang, limit or MOST_LINES)
            write_out(out, WRITERS[ending](agenda(meeting.parties, told, "", lang)), lang, json=json)
        elif json:
            screen.print_json(Meeting.of(meeting, limit or _SHOWN).plain())
        else:
            answers.print_meeting(meeting.told(lang, limit or _SHOWN), lang)


def organisation(
    entity: Annotated[str, typer.Argument()],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show where an organisation stands: its agreements, who can introduce it, and what is unknown of it."""
    from graph.ask.findings import findings_about
    from graph.ask.organisation import organisation as stand_of
    from graph.ask.search import resolve

    snapshot = snapshot_of(store, as_of, known_on)
    node = resolve(snapshot, entity)
    findings = _unfinished(store, snapshot, findings_about(snapshot, node.id))
    organisation = stand_of(snapshot, node.id, findings=findings)
    if json:
        from api.organisation_models import Organisation
        from viz.terminal import screen

        screen.print_json(Organisation.of_organisation(snapshot, organisation).plain())
    else:
        from viz.terminal.standings import print_organisation

        print_organisation(snapshot, organisation, lang)


def _unfinished(store: str, snapshot: "Snapshot", findings: "Iterable[Finding]") -> "list[Finding]":
    """Those of the findings that still ask for somebody."""
    from api.finding_lives import lives_of, unfinished
    from api.graphs_now import GraphsNow

    with open_store(store) as opened:
        return unfinished(snapshot, findings, lives_of(GraphsNow(opened).whole, snapshot))


def compare(
    first: Annotated[str, typer.Argument()],
    second: Annotated[str, typer.Argument()],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show two parties side by side: what they share, in what they differ, and what they could learn."""
    from graph.ask.paths import PathQuestion, find_paths
    from graph.ask.search import resolve
    from graph.ask.side_by_side import ROUTES
    from graph.ask.side_by_side import compare as put_beside

    snapshot = snapshot_of(store, as_of, known_on)
    ids = resolve(snapshot, first).id, resolve(snapshot, second).id
    comparison = put_beside(snapshot, *ids)
    routes = find_paths(snapshot, PathQuestion.between(*ids, k=ROUTES)).paths if ids[0] != ids[1] else ()
    if json:
        from api.organisation_models import Comparison
        from viz.terminal import screen

        screen.print_json(Comparison.of(snapshot, comparison, routes).plain())
    else:
        from viz.terminal.standings import print_comparison

        print_comparison(snapshot, comparison, routes, lang)


def region(
    entity: Annotated[str, typer.Argument()],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show a region: what lies in it, its agreements, who there uses what, and what is unknown."""
    from graph.ask.profile import entries_of
    from graph.ask.region import region as known_region
    from graph.ask.search import resolve

    snapshot = snapshot_of(store, as_of, known_on)
    node = resolve(snapshot, entity)
    region, entries = known_region(snapshot, node.id), entries_of(snapshot, node.id)
    if json:
        from api.organisation_models import Region
        from graph.ask.region import findings_in
        from viz.terminal import screen

        findings = _unfinished(store, snapshot, findings_in(snapshot, region))
        screen.print_json(Region.of_region(snapshot, region, entries, findings).plain())
    else:
        from viz.terminal.standings import print_region

        print_region(snapshot, region, entries, lang)
