"""The `samenspel` command: load, ask and map the network from a terminal or a script.

Exit codes: 0 answered, 1 something went wrong (the message is on standard error), 2 wrong use of the command,
3 asked for something that is not there (no such entity, no path, nothing found), 4 a name stands for several entities.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.entity_models import Entity, EntityPage, EntitySummary
from api.gap_models import Finding, Gaps, Matrix
from api.path_models import Paths
from api.source_models import Run as RunModel
from api.source_models import Source, Sources
from graph.export import WRITERS
from graph.gaps import RULES, find_gaps
from graph.matrix import matrix as make_matrix
from graph.paths import find_paths
from graph.resolution import resolve_store
from graph.search import AmbiguousReferenceError, UnknownReferenceError, resolve
from graph.search import search as find
from graph.snapshot import Snapshot, UnknownEntityError, take_snapshot
from graph.store import Store, StoreError, open_store
from graph.vocabulary import VOCABULARY, Meaning
from viz import terminal as output

DEFAULT_STORE = "sqlite:///var/samenspel.db"
FAILED, NOT_FOUND, AMBIGUOUS = 1, 3, 4

app = typer.Typer(
    name="samenspel",
    help="Wie brengt ons bij wie, en waar valt er een gat? Het netwerk van innovatiegericht inkopen, met bronnen.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StoreUrl = Annotated[
    str,
    typer.Option("--store", envvar="SAMENSPEL_STORE", help="Adres van de opslag: sqlite:///PAD of neo4j://HOST:7687."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON, voor scripts.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Alleen wat op deze datum gold: 2021, 2021-11 of 2021-11-29.")
]
Language = Annotated[
    Literal["nl", "en"], typer.Option("--lang", envvar="SAMENSPEL_LANG", help="Taal van het antwoord.")
]


def main() -> None:
    """Run the command; what goes wrong is told in one message and an exit code, never in a stack trace."""
    try:
        app(standalone_mode=True)
    except AmbiguousReferenceError as error:
        _stop(error, AMBIGUOUS, [f"{node.id}  {node.name}" for node in error.candidates])
    except UnknownReferenceError as error:
        _stop(error, NOT_FOUND, [f"{node.id}  {node.name}" for node in error.candidates])
    except UnknownEntityError as error:
        _stop(error, NOT_FOUND)
    except (StoreError, ValueError, OSError) as error:
        _stop(error, FAILED)
    except KeyboardInterrupt:
        _stop("afgebroken", 130)


def _stop(message: object, code: int, more: list[str] | None = None) -> None:
    for line in (str(message), *(more or ())):
        sys.stderr.write(f"{line}\n")
    sys.exit(code)


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    with open_store(url) as store:
        yield store


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _snapshot(url: str, as_of: str | None = None) -> Snapshot:
    with _opened(url) as store:
        snapshot = take_snapshot(store.read(), as_of)
    if not snapshot.sources:
        raise StoreError(f"de opslag {url} is nog leeg; vul haar met `samenspel load`")
    return snapshot


@app.command()
def load(
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Namen van bronnen, of paden; zonder: alles wat is meegeleverd."),
    ] = None,
    store: StoreUrl = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Laad bronnen; een bron die al geladen is, wordt bijgewerkt."""
    from loaders.run import load as load_sources

    with _opened(store) as opened:
        with output.progress(quiet=json) as progress:
            runs = load_sources(opened, what or (), progress=progress)
        resolution, merged = resolve_store(opened, _now())
    if json:
        output.print_json(
            {
                "runs": [{"source": run.source, **RunModel.of(run).plain()} for run in runs],
                "merged": merged.added,
                "toReview": len(resolution.suggestions),
            }
        )
    else:
        output.print_runs(runs)
        output.print_resolution(merged.added, len(resolution.suggestions))
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)


@app.command()
def status(store: StoreUrl = DEFAULT_STORE, json: AsJson = False) -> None:
    """Wat er in de opslag staat, per bron."""
    with _opened(store) as opened:
        contents, runs = opened.read(), opened.runs()
    snapshot = take_snapshot(contents)
    if json:
        sources = Sources(items=[Source.of_record(source, runs) for source in contents.sources])
        output.print_json(
            {
                "store": opened.url,
                "revision": contents.revision,
                "entities": len(snapshot.nodes),
                "facts": len(snapshot.facts),
                **sources.plain(),
            }
        )
    else:
        output.print_status(opened.url, snapshot, runs)


@app.command()
def sources(
    store: StoreUrl = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """De bronnen die Samenspel kent: uitgever, licentie, ritme, laatste keer geladen, aantallen."""
    from loaders.discover import discover

    with _opened(store) as opened:
        contents, runs = opened.read(), opened.runs()
    cards = tuple(module.card for module in discover().values())
    loaded = Counter(source for source, _ in contents.claims)
    if json:
        known = {source.id: Source.of_record(source, runs).plain() for source in contents.sources}
        output.print_json(
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
                        "sources": [{**known[id], "claims": loaded[id]} for id in known if card.owns(id)],
                    }
                    for card in cards
                ]
            }
        )
    else:
        output.print_cards(cards, runs, loaded)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Naam, afkorting of Kamerstuknummer.")],
    kind: Annotated[str | None, typer.Option(help="Alleen deze soort, bijvoorbeeld Province.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Zoek op naam, afkorting of nummer."""
    hits = find(_snapshot(store, as_of), query, kind=kind, limit=limit)
    if json:
        output.print_json(EntityPage(items=[EntitySummary.of_hit(hit) for hit in hits], next=None).plain())
    else:
        output.print_hits(hits, lang)
    if not hits:
        raise typer.Exit(NOT_FOUND)


@app.command()
def show(
    entity: Annotated[str, typer.Argument(help="Id, naam of afkorting.")],
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Toon een actor, instrument, afspraak of document met al zijn relaties en hun bronnen."""
    snapshot = _snapshot(store, as_of)
    node = resolve(snapshot, entity)
    if json:
        output.print_json(Entity.of_node(snapshot, node, snapshot.facts_of(node.id), ()).plain())
    else:
        output.print_entity(snapshot, node, lang)


@app.command()
def paths(
    start: Annotated[str, typer.Argument(metavar="VAN", help="Id, naam of afkorting.")],
    goal: Annotated[str, typer.Argument(metavar="NAAR", help="Id, naam of afkorting.")],
    k: Annotated[int, typer.Option(min=1, max=20, help="Hoogstens zoveel routes.")] = 3,
    meaning: Annotated[
        Literal["introduction", "affinity", "document"],
        typer.Option(help="introduction: wie stelt ons voor; affinity: wie doet hetzelfde; document: samen genoemd."),
    ] = "introduction",
    via: Annotated[list[str] | None, typer.Option(help="Langs deze partij (mag vaker, in volgorde).")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="Niet langs deze partij (mag vaker).")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Alleen langs deze soorten (mag vaker).")] = None,
    max_length: Annotated[int, typer.Option(min=1, max=12, help="Hoogstens zoveel stappen.")] = 6,
    diverse: Annotated[bool, typer.Option(help="Alleen routes die geen tussenpersoon delen.")] = False,
    strategy: Annotated[
        Literal["strongest", "shortest"], typer.Option(help="Sterkste band of minste stappen eerst.")
    ] = ("strongest"),
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Hoe komen we van de een bij de ander, langs wie en op grond waarvan?"""
    snapshot = _snapshot(store, as_of)
    answer = find_paths(
        snapshot,
        resolve(snapshot, start).id,
        resolve(snapshot, goal).id,
        k=k,
        meaning=Meaning(meaning),
        via=[resolve(snapshot, one).id for one in via or ()],
        avoid=[resolve(snapshot, one).id for one in avoid or ()],
        kinds=kind or None,
        max_length=max_length,
        diverse=diverse,
        strategy=strategy,
    )
    if json:
        output.print_json(Paths.of(snapshot, answer, meaning).plain())
    else:
        output.print_paths(snapshot, answer, lang)
    if not answer.paths:
        raise typer.Exit(NOT_FOUND)


@app.command()
def gaps(
    rule: Annotated[list[str] | None, typer.Option(help="Alleen deze regel (mag vaker).")] = None,
    severity: Annotated[Literal["serious", "moderate", "minor"] | None, typer.Option(help="Alleen deze ernst.")] = None,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Waar schiet het netwerk tekort, waarop berust dat, en wat is de volgende stap?"""
    if unknown := set(rule or ()) - RULES.keys():
        raise typer.BadParameter(f"{', '.join(unknown)}; de regels zijn {', '.join(RULES)}", param_hint="--rule")
    snapshot = _snapshot(store, as_of)
    findings = find_gaps(snapshot, rules=rule or None, severity=severity)
    if json:
        items = [Finding.of(snapshot, finding) for finding in findings]
        output.print_json(Gaps(revision=snapshot.revision, as_of=as_of, items=items).plain())
    else:
        output.print_gaps(snapshot, findings, lang)


@app.command()
def matrix(
    rows: Annotated[str, typer.Option(help="Soort van de rijen.")] = "Province",
    columns: Annotated[str, typer.Option(help="Soort van de kolommen.")] = "ProcurementInstrument",
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Wie gebruikt wat: aangetoond, aangetoond van niet, of onbekend."""
    made = make_matrix(_snapshot(store, as_of), rows=rows, columns=columns)
    if json:
        output.print_json(Matrix.of(made).plain())
    else:
        output.print_matrix(made, lang)


@app.command()
def review(
    by: Annotated[str, typer.Option(prompt="Uw naam of functie", help="Wie de besluiten neemt.")],
    undo: Annotated[bool, typer.Option(help="Loop genomen besluiten na en trek ze zo nodig in.")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
) -> None:
    """Beoordeel wat op elkaar lijkt en wat een programma vond: ja, nee, twijfel of overslaan."""
    from graph.review import walk, walk_back

    with _opened(store) as opened:
        walking = walk_back if undo else walk
        count = walking(opened, output.ask, output.tell, by=by, now=_now, language=lang)
    output.print_decisions(count, lang)


@app.command("map")
def draw(
    out: Annotated[Path, typer.Argument(metavar="BESTAND.html", dir_okay=False)],
    focus: Annotated[str | None, typer.Option(help="Alleen wat hier omheen staat.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=6, help="Zoveel stappen om de focus heen.")] = 2,
    path: Annotated[tuple[str, str] | None, typer.Option(metavar="VAN NAAR", help="Licht de beste route uit.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Alleen deze soorten (mag vaker).")] = None,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Teken de kaart als één HTML-bestand dat zonder netwerk opent."""
    from viz.map import draw_map

    snapshot = _snapshot(store, as_of)
    kinds = frozenset[str]().union(*(VOCABULARY.descendants(one) for one in kind)) if kind else None
    route = None
    if path is not None:
        answer = find_paths(snapshot, resolve(snapshot, path[0]).id, resolve(snapshot, path[1]).id, k=1)
        if not answer.paths:
            output.print_paths(snapshot, answer, lang)
            raise typer.Exit(NOT_FOUND)
        route = answer.paths[0].nodes
    page = draw_map(
        snapshot,
        focus=resolve(snapshot, focus).id if focus else None,
        depth=depth,
        kinds=kinds,
        path=route,
        language=lang,
    )
    size = output.write_file(out, page.encode())
    if json:
        output.print_json({"file": str(out), "bytes": size})
    else:
        output.print_written(out, size)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Adres waarop de dienst luistert.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Start de pagina's en de API op deze machine."""
    import uvicorn

    from api.app import create_app

    with _opened(store) as opened:
        uvicorn.run(create_app(opened), host=host, port=port, log_level="warning")


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="BESTAND", dir_okay=False, help=f"Eindigt op {', '.join(WRITERS)}.")],
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Schrijf het hele netwerk weg voor een ander programma."""
    if out.suffix not in WRITERS:
        raise typer.BadParameter(f"{out.name} eindigt niet op {', '.join(WRITERS)}", param_hint="BESTAND")
    with _opened(store) as opened:
        contents = opened.read()
    size = output.write_file(out, WRITERS[out.suffix](contents, take_snapshot(contents, as_of)))
    if json:
        output.print_json({"file": str(out), "bytes": size})
    else:
        output.print_written(out, size)


@app.command()
def template(
    out: Annotated[Path, typer.Argument(metavar="BESTAND.xlsx", dir_okay=False)],
    json: AsJson = False,
) -> None:
    """Maak een leeg werkblad waarin een deelnemer eigen gegevens kan aanleveren."""
    from loaders.sources.spreadsheet import write_template

    if out.exists():
        raise StoreError(f"{out} bestaat al en wordt niet overschreven; kies een andere naam")
    write_template(out)
    if json:
        output.print_json({"file": str(out), "bytes": out.stat().st_size})
    else:
        output.print_written(out, out.stat().st_size)


@app.command()
def demo(store: StoreUrl = DEFAULT_STORE, lang: Language = "nl") -> None:
    """Laad alles wat is meegeleverd en laat zien wat Samenspel kan."""
    from loaders.run import load as load_sources
    from viz.map import draw_map

    with _opened(store) as opened:
        with output.progress(quiet=False) as progress:
            runs = load_sources(opened, (), progress=progress)
        resolve_store(opened, _now())
        snapshot = take_snapshot(opened.read())
    output.print_runs(runs)
    answer = find_paths(snapshot, resolve(snapshot, "Provincie Drenthe").id, resolve(snapshot, "MKB-Nederland").id, k=1)
    output.print_paths(snapshot, answer, lang)
    output.print_gaps(snapshot, find_gaps(snapshot, severity="serious"), lang)
    target = Path("var/samenspel-map.html")
    output.print_written(target, output.write_file(target, draw_map(snapshot, language=lang).encode()))
    output.print_how_to_serve(store)
    if any(run.outcome == "refused" for run in runs):
        raise typer.Exit(FAILED)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    main()
