"""Commands that fill the store and tell what is in it, and the review of what a program could not decide."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.failures import FAILED, WRONG_USE, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl, now, write_file, wrong_option
from graph.model.words import FIRST, message
from graph.store import Contents, Run, Store, by_source, failing, open_store
from graph.store import loads as loads_of

if TYPE_CHECKING:
    from loaders.card import Feed


def load(
    what: Annotated[list[str] | None, typer.Argument()] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Load sources, files, folders and addresses, or all that is bundled; exit code 1 when one was refused."""
    from viz.terminal import loads, screen

    with open_store(store) as opened:
        runs, merged, to_review = _load(opened, what or (), lang, quiet=json)
    if json:
        screen.print_json(
            {
                "runs": [{"source": run.source, **plain_run(run, lang)} for run in runs],
                "merged": merged,
                "toReview": to_review,
            }
        )
    else:
        loads.print_runs(runs, lang)
        loads.print_resolution(merged, to_review, lang)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)


def _load(store: Store, what: Iterable[str], language: str, *, quiet: bool) -> tuple[tuple[Run, ...], int, int]:
    """How each source went, how many pairs were merged by rule, and how many wait for a person."""
    from loaders.engine.run import load as load_sources
    from viz.terminal.progress import progress

    comparing = message("command-comparing-names")
    with progress(language, quiet=quiet) as report:
        runs = load_sources(store, what, progress=report)
        report(comparing, 0, 1)
        merged, to_review = merged_by_rule(store)
        report(comparing, 1, 1)
    return runs, merged, to_review


def merged_by_rule(store: Store) -> tuple[int, int]:
    """Merge what the rules on identity are sure of: how many pairs, and how many wait for a person."""
    from graph.ask.resolution import resolve_store

    resolution, merged = resolve_store(store, now())
    return merged.added, len(resolution.suggestions)


def plain_run(run: Run, language: str) -> dict[str, Any]:
    """A run as the API tells it, in the language of the answer."""
    from api.source_models import Run as RunModel

    return {**RunModel.of(run).plain(), "message": run.text(language)}


def check(
    path: Annotated[Path, typer.Argument(dir_okay=False)],
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show what is wrong in a file, and which of its names look like known ones; exit code 1 when anything is."""
    from loaders.engine.check import check as checked
    from viz.terminal import loads, screen

    with open_store(store) as opened:
        found = checked(opened, path, now())
    if json:
        screen.print_json(
            {
                "sources": found.sources,
                "entities": found.entities,
                "claims": found.claims,
                "problems": [problem.in_language(lang) for problem in found.problems],
                "alike": [
                    {
                        "left": likeness.left,
                        "right": likeness.right,
                        "score": round(likeness.score),
                        "reasons": [reason.in_language(lang) for reason in likeness.reasons],
                    }
                    for likeness in found.alike
                ],
            }
        )
    else:
        loads.print_checked(found.sources, found.entities, found.claims, found.problems, found.alike, lang)
    if found.problems:
        raise typer.Exit(FAILED)


def status(store: StoreUrl = DEFAULT_STORE, lang: Language = FIRST, json: AsJson = False) -> None:
    """Show what the store holds, by source."""
    from graph.ask.snapshot import take_snapshot
    from viz.terminal import loads, screen

    with open_store(store) as opened:
        contents, runs = opened.read(), opened.runs()
    snapshot = take_snapshot(contents)
    if json:
        screen.print_json(
            {
                "store": opened.url,
                "revision": contents.revision,
                "entities": len(snapshot.nodes),
                "facts": len(snapshot.facts),
                "items": _stored(contents, runs, lang),
            }
        )
    else:
        loads.print_status(opened.url, snapshot, runs, Counter(source for source, _ in contents.claims), lang)


def sources(store: StoreUrl = DEFAULT_STORE, lang: Language = FIRST, json: AsJson = False) -> None:
    """Show the sources that Samenspel knows: publisher, licence, cadence, last load, numbers."""
    from loaders.engine.discover import discover
    from viz.terminal import loads, screen

    with open_store(store) as opened:
        contents, every_run = opened.read(), opened.runs()
    runs, fails = loads_of(every_run), {one.card: one for one in failing(every_run)}
    cards = tuple(module.card for module in discover().values())
    entities, claims = (Counter(source for source, _ in records) for records in (contents.entities, contents.claims))
    if not json:
        loads.print_cards(cards, runs, entities, claims, fails, lang)
        return
    stored = _stored(contents, runs, lang)
    screen.print_json(
        {
            "cards": [
                {
                    "id": card.id,
                    "title": card.title,
                    "publisher": card.publisher,
                    "licence": card.licence,
                    "url": card.url,
                    "cadence": card.cadence,
                    "feed": _feed(card.feed),
                    "failingSince": fails[card.id].since if card.id in fails else None,
                    "bundled": card.bundled,
                    "lastLoaded": loads.last_loaded(own),
                    "refused": [{"source": run.source, "message": run.text(lang)} for run in refused],
                    "sources": [source for source in stored if card.owns(source["id"])],
                }
                for card in cards
                for own in ([run for run in runs if card.owns(run.source)],)
                for refused in (loads.refused_now(own, entities),)
            ]
        }
    )


def _feed(feed: "Feed | None") -> dict[str, Any] | None:
    """Where a card is fetched; None when it is not."""
    return {"addresses": feed.addresses, "form": feed.form, "toldBy": feed.told_by} if feed else None


def _stored(contents: Contents, runs: Sequence[Run], language: str) -> list[dict[str, Any]]:
    """Each source in the store as the API tells it, with when it was last loaded and how many claims it makes."""
    from api.source_models import Source
    from viz.terminal import loads

    claims, of_source = Counter(source for source, _ in contents.claims), by_source(runs)
    return [
        {
            **Source.of_record(source, own).plain(),
            "lastRun": plain_run(own[0], language) if own else None,
            "lastLoaded": loads.last_loaded(own),
            "claims": claims[source.id],
        }
        for source in contents.sources
        for own in (of_source[source.id],)
    ]


def review(
    by: Annotated[str, typer.Option(prompt=True)],
    undo: Annotated[bool, typer.Option("--undo")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
) -> None:
    """Ask a person about what looks alike and what a program found, and keep each decision with who took it."""
    from graph.say.review import walk, walk_back
    from viz.terminal import answers, screen

    if not by.strip():
        raise wrong_option("--by", message("command-no-name"))
    with open_store(store) as opened:
        walking = walk_back if undo else walk
        count = walking(opened, screen.ask, screen.tell, by=by, now=now, language=lang)
    answers.print_decisions(count, lang, undone=undo)


def template(
    out: Annotated[Path, typer.Argument(dir_okay=False)],
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Write an empty workbook in which a participant can send in data."""
    from io import BytesIO

    from loaders.sources.spreadsheet import write_template
    from viz.terminal import answers, screen

    if out.suffix.lower() != ".xlsx":
        raise Failure(WRONG_USE, message("command-other-ending", name=out.name, endings=".xlsx"))
    if out.exists():
        raise Failure(FAILED, message("command-exists", path=str(out)))
    book = BytesIO()
    write_template(book, lang)
    size = write_file(out, book.getvalue())
    if json:
        screen.print_json({"file": str(out), "bytes": size})
    else:
        answers.print_written(out, size, lang)


def demo(store: StoreUrl = DEFAULT_STORE, lang: Language = FIRST) -> None:
    """Load all that is bundled and show what Samenspel can do."""
    from graph.ask.column_file import kept_columns
    from graph.ask.gaps import find_gaps
    from graph.ask.paths import find_paths
    from graph.ask.search import resolve
    from graph.ask.snapshot import take_snapshot
    from viz.map import draw_map
    from viz.terminal import answers, loads

    with open_store(store) as opened:
        runs, _, _ = _load(opened, (), lang, quiet=False)
        snapshot = take_snapshot(kept_columns(opened))
    loads.print_runs(runs, lang)
    answer = find_paths(snapshot, resolve(snapshot, "Provincie Drenthe").id, resolve(snapshot, "MKB-Nederland").id, k=1)
    answers.print_paths(snapshot, answer, lang)
    answers.print_gaps(snapshot, find_gaps(snapshot, severity="serious"), lang)
    target = Path("var/samenspel-map.html")
    answers.print_written(target, write_file(target, draw_map(snapshot, language=lang).encode()), lang)
    answers.print_how_to_serve(store, lang)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)
