"""Commands that fill the store and tell what is in it, and the review of what a program could not decide."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.failures import FAILED, WRONG_USE, Failure
from cli.language import Language
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    StoreUrl,
    audience_named,
    now,
    snapshot_of,
    write_file,
    write_out,
    wrong_option,
)
from cli.showing import writing
from graph.model.plain import to_plain
from graph.model.records import Claim, Entity
from graph.model.words import FIRST, Listed, message
from graph.store import Contents, Run, Store, by_source, failing, open_store
from graph.store import loads as loads_of

if TYPE_CHECKING:
    from graph.ask.resolution import Likeness
    from loaders.card import Answers, Feed
    from loaders.problems import Place


def load(
    what: Annotated[list[str] | None, typer.Argument()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    reader: Annotated[str | None, typer.Option("--as")] = None,
    column: Annotated[list[str] | None, typer.Option("--column")] = None,
    fill: Annotated[list[str] | None, typer.Option("--fill")] = None,
    audience: Annotated[list[str] | None, typer.Option("--audience")] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Load sources, files, folders and addresses, or all that is bundled; exit code 1 when one was refused."""
    from api.log import log_run
    from api.settings import read_settings
    from viz.terminal import loads, screen

    log_run(read_settings(os.environ).log_format)
    answers = _answers(column or (), fill or ())
    if dry_run:
        if not what:
            raise wrong_option("--dry-run", message("command-nothing-to-preview"))
        _preview(store, what, reader, answers, lang, json=json)
        return
    with writing(store, lang) as opened:
        groups = audience_named(opened, "--audience", audience) if audience else None
        runs, merged, to_review = _load(
            opened, what or (), lang, quiet=json, reader=reader, answers=answers, audience=groups
        )
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


def _answers(columns: Iterable[str], fill: Iterable[str]) -> "Answers":
    """What the user answered on the command line, each as NAME=VALUE; Failure for what is not so."""
    from graph.model.names import fold
    from loaders.card import Answers
    from loaders.readers.headings import FIELDS, field_called

    def pairs(option: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
        for text in texts:
            name, equals, value = text.partition("=")
            if not equals or not name.strip():
                raise wrong_option(option, message("command-no-pair", given=text[:80]))
            yield name.strip(), value.strip()

    def named(option: str, field: str) -> str:
        known_field = field_called(field)
        if field and known_field is None:
            fields = Listed(tuple(dict.fromkeys(name for table in FIELDS.values() for name in table)))
            raise wrong_option(option, message("command-no-field", given=field[:80], fields=fields))
        return known_field or ""

    return Answers(
        {fold(name): named("--column", field) for name, field in pairs("--column", columns)},
        {named("--fill", field): value for field, value in pairs("--fill", fill)},
    )


def _preview(
    url: str, what: Iterable[str], reader: str | None, answers: "Answers", language: str, *, json: bool
) -> None:
    """Tell what loading would do, and do nothing; exit code 1 when something would be refused."""
    from graph.ask.column_file import kept_columns
    from graph.ask.snapshot import take_snapshot
    from loaders.engine.check import preview
    from viz.terminal import loads, screen

    with open_store(url) as opened:
        result = preview(opened, what, now(), reader, answers)
        snapshot = take_snapshot(kept_columns(opened))
    claims = [change.record for change in result.changes if isinstance(change.record, Claim)]
    ends = {id for claim in claims for id in (claim.subject, claim.object)}
    names = {id: snapshot.nodes[id].name for id in ends if id in snapshot.nodes}
    names |= {change.record.id: change.record.name for change in result.changes if isinstance(change.record, Entity)}
    if json:
        screen.print_json(
            {
                "sources": result.sources,
                "changes": [
                    {
                        "source": change.source,
                        "effect": change.effect,
                        **_stands_at(change.place),
                        **_kind_of(change.record),
                    }
                    for change in result.changes
                ],
                "doubtful": _plain_likenesses(result.alike, language),
                "problems": [problem.in_language(language) for problem in result.problems],
                "leftOut": [remark.in_language(language) for remark in result.left_out],
            }
        )
    else:
        if result.changes or not result.problems:
            rows = [
                (change.effect, change.record, change.place.where if change.place else "") for change in result.changes
            ]
            loads.print_changes(rows, names, language)
        loads.print_doubts(result.problems, result.left_out, result.alike, language)
    if result.problems:
        raise typer.Exit(FAILED)


def _stands_at(place: "Place | None") -> dict[str, Any]:
    """The file, the sheet and the row of a record, as its user sees them; empty where that is not known."""
    return {} if place is None else {"file": place.file, "sheet": place.sheet, "row": place.row}


def _kind_of(record: "Entity | Claim") -> dict[str, Any]:
    return {"entity" if isinstance(record, Entity) else "claim": to_plain(record)}


def _plain_likenesses(likenesses: "Iterable[Likeness]", language: str) -> list[dict[str, Any]]:
    return [
        {
            "left": likeness.left,
            "right": likeness.right,
            "score": round(likeness.score),
            "reasons": [reason.in_language(language) for reason in likeness.reasons],
        }
        for likeness in likenesses
    ]


def _load(
    store: Store,
    what: Iterable[str],
    language: str,
    *,
    quiet: bool,
    reader: str | None = None,
    answers: "Answers | None" = None,
    audience: tuple[str, ...] | None = None,
) -> tuple[tuple[Run, ...], int, int]:
    """How each source went, how many pairs were merged by rule, and how many wait for a person."""
    from loaders.engine.run import load as load_sources
    from viz.terminal.progress import progress

    comparing = message("command-comparing-names")
    with progress(language, quiet=quiet) as report:
        runs = load_sources(
            store, what, progress=report, reader=reader, answers=answers or _answers((), ()), audience=audience
        )
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
    path: Annotated[Path | None, typer.Argument(dir_okay=False)] = None,
    repair: Annotated[bool, typer.Option("--repair")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show what is wrong in a file, and which of its names look like known ones; exit code 1 when anything is.

    Without a file: whether the store is as it was written.
    """
    if path is None:
        from cli.care import check_store

        with writing(store, lang) as opened:
            check_store(opened, lang, repair=repair, json=json)
        return
    if repair:
        raise wrong_option("--repair", message("care-repair-no-file"))
    from loaders.engine.check import check as checked
    from viz.terminal import loads, screen

    with open_store(store) as opened:
        result = checked(opened, path, now())
    if json:
        screen.print_json(
            {
                "sources": result.sources,
                "entities": result.entities,
                "claims": result.claims,
                "problems": [problem.in_language(lang) for problem in (*result.problems, *result.left_out)],
                "alike": _plain_likenesses(result.alike, lang),
            }
        )
    else:
        problems = (*result.problems, *result.left_out)
        loads.print_checked(result.sources, result.entities, result.claims, problems, result.alike, lang)
    if result.problems or result.left_out:
        raise typer.Exit(FAILED)


def clean(
    path: Annotated[Path, typer.Argument(dir_okay=False)],
    out: Annotated[Path | None, typer.Argument(dir_okay=False)] = None,
    column: Annotated[list[str] | None, typer.Option("--column")] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Write a list of organisations again with who they officially are beside it; what is doubtful is not decided."""
    from graph.say.tables import Table, to_csv, to_xlsx
    from loaders.engine.clean import clean as cleaned
    from viz.terminal import answers, loads, screen

    target = out or path.with_name(f"{path.stem}-{message('clean-ending').in_language(lang)}{_ending(path)}")
    if _ending(target) != target.suffix.lower():
        raise Failure(WRONG_USE, message("command-other-ending", name=target.name, endings=".xlsx / .csv"))
    if target.exists():
        raise Failure(FAILED, message("command-exists", path=str(target)))
    sheets = cleaned(snapshot_of(store), path, _answers(column or (), ()), lang)
    tables = [Table(sheet.title or path.stem, sheet.columns, sheet.rows) for sheet in sheets]
    if target.suffix.lower() == ".csv" and len(tables) > 1:
        raise Failure(WRONG_USE, message("command-other-ending", name=target.name, endings=".xlsx"))
    size = write_file(target, to_csv(tables[0]) if target.suffix.lower() == ".csv" else to_xlsx(*tables))
    names, decided = sum(sheet.names for sheet in sheets), sum(sheet.decided for sheet in sheets)
    if json:
        screen.print_json({"file": str(target), "bytes": size, "names": names, "decided": decided})
    else:
        answers.print_written(target, size, lang)
        loads.print_cleaned(names, decided, lang)


def _ending(path: Path) -> str:
    """The ending of a list that is written beside one of that name: CSV beside CSV, else a workbook."""
    return ".csv" if path.suffix.lower() in {".csv", ".tsv", ".txt"} else ".xlsx"


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
    runs, fails = loads_of(every_run), {failure.card: failure for failure in failing(every_run)}
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
    with writing(store, lang) as opened:
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

    if out.suffix.lower() != ".xlsx":
        raise Failure(WRONG_USE, message("command-other-ending", name=out.name, endings=".xlsx"))
    if out.exists():
        raise Failure(FAILED, message("command-exists", path=str(out)))
    book = BytesIO()
    write_template(book, lang)
    write_out(out, book.getvalue(), lang, json=json)


def demo(store: StoreUrl = DEFAULT_STORE, lang: Language = FIRST) -> None:
    """Load all that is bundled and show what Samenspel can do."""
    from graph.ask.column_file import kept_columns
    from graph.ask.gaps import find_gaps
    from graph.ask.paths import PathQuestion, find_paths
    from graph.ask.search import resolve
    from graph.ask.snapshot import take_snapshot
    from viz.map import draw_map
    from viz.selection import opening
    from viz.terminal import answers, loads

    with writing(store, lang) as opened:
        runs, _, _ = _load(opened, (), lang, quiet=False)
        snapshot = take_snapshot(kept_columns(opened))
    loads.print_runs(runs, lang)
    answer = find_paths(
        snapshot,
        PathQuestion.between(resolve(snapshot, "Provincie Drenthe").id, resolve(snapshot, "MKB-Nederland").id, k=1),
    )
    answers.print_paths(snapshot, answer, lang)
    answers.print_gaps(snapshot, find_gaps(snapshot, severity="serious"), lang)
    target = Path("var/samenspel-map.html")
    answers.print_written(
        target, write_file(target, draw_map(snapshot, centres=opening(snapshot), language=lang).encode()), lang
    )
    answers.print_how_to_serve(store, lang)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)
