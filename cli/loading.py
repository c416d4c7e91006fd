"""Commands that fill the store and tell what is in it, and the review of what a program could not decide."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from api.source_models import Run as RunModel
from api.source_models import Source
from cli.failures import FAILED, WRONG_USE, Failure
from cli.options import DEFAULT_STORE, AsJson, Language, StoreUrl, now, write_file
from graph.ask.gaps import find_gaps
from graph.ask.paths import find_paths
from graph.ask.resolution import resolve_store
from graph.ask.search import resolve
from graph.ask.snapshot import take_snapshot
from graph.model.vocabulary import Label
from graph.store import Contents, Run, Store, by_source, open_store
from viz.terminal import answers, loads, screen


def load(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WAT]...",
            help="Bronnen, bestanden, mappen of adressen; zonder: alles wat is meegeleverd.",
        ),
    ] = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Laad bronnen; een bron die al geladen is, wordt bijgewerkt.

    Voorbeelden: samenspel load; samenspel load overheid; samenspel load aankondigingen.zip mijn-gegevens.xlsx
    """
    with open_store(store) as opened:
        runs, merged, to_review = _load(opened, what or (), quiet=json)
    if json:
        screen.print_json(
            {
                "runs": [{"source": run.source, **RunModel.of(run).plain()} for run in runs],
                "merged": merged,
                "toReview": to_review,
            }
        )
    else:
        loads.print_runs(runs, lang)
        loads.print_resolution(merged, to_review, lang)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)


def _load(store: Store, what: Iterable[str], *, quiet: bool) -> tuple[tuple[Run, ...], int, int]:
    """How each source went, how many pairs were merged by rule, and how many wait for a person."""
    from loaders.engine.run import load as load_sources

    with screen.progress(quiet=quiet) as progress:
        runs = load_sources(store, what, progress=progress)
        progress("namen vergelijken", 0, 1)
        resolution, merged = resolve_store(store, now())
        progress("namen vergelijken", 1, 1)
    return runs, merged.added, len(resolution.suggestions)


def status(store: StoreUrl = DEFAULT_STORE, lang: Language = "nl", json: AsJson = False) -> None:
    """Wat er in de opslag staat, per bron."""
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
                "items": _stored(contents, runs),
            }
        )
    else:
        loads.print_status(opened.url, snapshot, runs, Counter(source for source, _ in contents.claims), lang)


def sources(store: StoreUrl = DEFAULT_STORE, lang: Language = "nl", json: AsJson = False) -> None:
    """De bronnen die Samenspel kent: uitgever, licentie, ritme, laatste keer geladen, aantallen."""
    from loaders.engine.discover import discover

    with open_store(store) as opened:
        contents, runs = opened.read(), opened.runs()
    cards = tuple(module.card for module in discover().values())
    entities, claims = (Counter(source for source, _ in records) for records in (contents.entities, contents.claims))
    if not json:
        loads.print_cards(cards, runs, entities, claims, lang)
        return
    stored = _stored(contents, runs)
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
                    "bundled": card.bundled,
                    "lastLoaded": loads.last_loaded(own),
                    "refused": [{"source": run.source, "message": run.message} for run in refused],
                    "sources": [source for source in stored if card.owns(source["id"])],
                }
                for card in cards
                for own in ([run for run in runs if card.owns(run.source)],)
                for refused in (loads.refused_now(own, entities),)
            ]
        }
    )


def _stored(contents: Contents, runs: Sequence[Run]) -> list[dict[str, Any]]:
    """Each source in the store as the API tells it, with when it was last loaded and how many claims it makes."""
    claims, of_source = Counter(source for source, _ in contents.claims), by_source(runs)
    return [
        {
            **Source.of_record(source, own).plain(),
            "lastLoaded": loads.last_loaded(own),
            "claims": claims[source.id],
        }
        for source in contents.sources
        for own in (of_source[source.id],)
    ]


def review(
    by: Annotated[str, typer.Option(prompt="Uw naam of functie", help="Wie de besluiten neemt.")],
    undo: Annotated[bool, typer.Option("--undo", help="Loop genomen besluiten na en trek ze zo nodig in.")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
) -> None:
    """Beoordeel wat op elkaar lijkt en wat een programma vond: ja, nee, twijfel of overslaan.

    Elk besluit staat meteen vast, met naam, moment en reden; --undo trekt het in. Stoppen kan met q.
    """
    from graph.say.review import walk, walk_back

    if not by.strip():
        said = Label("--by: noem uw naam of functie; die staat bij elk besluit", "--by: give your name or function")
        raise Failure(WRONG_USE, said)
    with open_store(store) as opened:
        walking = walk_back if undo else walk
        count = walking(opened, screen.ask, screen.tell, by=by, now=now, language=lang)
    answers.print_decisions(count, lang, undone=undo)


def template(
    out: Annotated[Path, typer.Argument(metavar="BESTAND.xlsx", dir_okay=False)],
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Maak een leeg werkblad waarin een deelnemer eigen gegevens kan aanleveren."""
    from io import BytesIO

    from loaders.sources.spreadsheet import write_template

    if out.suffix.lower() != ".xlsx":
        raise Failure(WRONG_USE, Label(f"{out.name} eindigt niet op .xlsx", f"{out.name} does not end in .xlsx"))
    if out.exists():
        raise Failure(
            FAILED,
            Label(
                f"{out} bestaat al en wordt niet overschreven; kies een andere naam",
                f"{out} exists and is not overwritten; choose another name",
            ),
        )
    book = BytesIO()
    write_template(book)
    size = write_file(out, book.getvalue())
    if json:
        screen.print_json({"file": str(out), "bytes": size})
    else:
        answers.print_written(out, size, lang)


def demo(store: StoreUrl = DEFAULT_STORE, lang: Language = "nl") -> None:
    """Laad alles wat is meegeleverd en laat zien wat Samenspel kan."""
    from viz.map import draw_map

    with open_store(store) as opened:
        runs, _, _ = _load(opened, (), quiet=False)
        snapshot = take_snapshot(opened.read())
    loads.print_runs(runs, lang)
    answer = find_paths(snapshot, resolve(snapshot, "Provincie Drenthe").id, resolve(snapshot, "MKB-Nederland").id, k=1)
    answers.print_paths(snapshot, answer, lang)
    answers.print_gaps(snapshot, find_gaps(snapshot, severity="serious"), lang)
    target = Path("var/samenspel-map.html")
    answers.print_written(target, write_file(target, draw_map(snapshot, language=lang).encode()), lang)
    answers.print_how_to_serve(store, lang)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)
