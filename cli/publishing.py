"""Commands that hand the network on: as a map, as a file for another program, or as a service."""

import socket
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from cli.failures import FAILED, NOT_FOUND, WRONG_USE, Failure
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    AsOf,
    Language,
    OnlyKinds,
    StoreUrl,
    contents_of,
    kinds_below,
    snapshot_of,
    write_file,
)
from graph.ask.paths import find_paths
from graph.ask.search import resolve
from graph.ask.snapshot import take_snapshot
from graph.model.vocabulary import Label
from graph.say.export import WRITERS
from graph.say.routes import no_path_sentence
from graph.store import open_store
from viz.terminal import answers, screen


def draw(
    out: Annotated[Path, typer.Argument(metavar="BESTAND.html", dir_okay=False)],
    focus: Annotated[str | None, typer.Option(help="Alleen wat hier omheen staat.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=6, help="Zoveel stappen om de focus heen.")] = 2,
    path: Annotated[tuple[str, str] | None, typer.Option(metavar="VAN NAAR", help="Licht de beste route uit.")] = None,
    kind: OnlyKinds = None,
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Teken de kaart als één HTML-bestand dat zonder netwerk opent.

    Voorbeeld: samenspel map kaart.html --focus IPO --depth 2
    """
    from viz.map import draw_map

    kinds = kinds_below(kind)
    snapshot = snapshot_of(store, as_of)
    route = None
    if path is not None:
        answer = find_paths(snapshot, resolve(snapshot, path[0]).id, resolve(snapshot, path[1]).id, k=1)
        if not answer.paths:
            raise Failure(
                NOT_FOUND, Label(*(no_path_sentence(snapshot, answer, language) for language in ("nl", "en")))
            )
        route = answer.paths[0].nodes
    page = draw_map(
        snapshot,
        focus=resolve(snapshot, focus).id if focus else None,
        depth=depth,
        kinds=kinds,
        path=route,
        language=lang,
    )
    _written(out, write_file(out, page.encode()), lang, json)


def export(
    out: Annotated[Path, typer.Argument(metavar="BESTAND", dir_okay=False, help=f"Eindigt op {', '.join(WRITERS)}.")],
    as_of: AsOf = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
    json: AsJson = False,
) -> None:
    """Schrijf het hele netwerk weg voor een ander programma.

    Voorbeeld: samenspel export netwerk.graphml
    """
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        endings = ", ".join(WRITERS)
        raise Failure(
            WRONG_USE, Label(f"{out.name} eindigt niet op {endings}", f"{out.name} does not end in one of {endings}")
        )
    if as_of is not None and write is WRITERS[".json"]:
        raise Failure(
            WRONG_USE,
            Label(
                "--as-of: een .json bevat alle beweringen, met hun begin en einde; een stand op datum kan als .csv",
                "--as-of: a .json holds all claims, with their begin and end; the state on a date can be a .csv",
            ),
        )
    contents = contents_of(store, as_of)
    _written(out, write_file(out, write(contents, take_snapshot(contents, as_of))), lang, json)


def serve(
    host: Annotated[str, typer.Option(help="Adres waarop de dienst luistert.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Poort waarop de dienst luistert.")] = 8000,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = "nl",
) -> None:
    """Start de pagina's en de API op deze machine; Ctrl-C stopt ze."""
    import uvicorn

    from api.app import create_app

    with open_store(store) as opened, _listening(host, port) as listening:
        service = uvicorn.Server(uvicorn.Config(create_app(opened), log_level="warning"))
        answers.print_served(host, listening.getsockname()[1], lang)
        with suppress(KeyboardInterrupt):
            service.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]
        raise Failure(
            FAILED,
            Label(
                f"{host}, poort {port}, kan niet worden gebruikt ({why}); kies een andere met --host of --port",
                f"{host}, port {port}, cannot be used ({why}); choose another with --host or --port",
            ),
        ) from None


def _written(out: Path, size: int, lang: str, json: bool) -> None:
    if json:
        screen.print_json({"file": str(out), "bytes": size})
    else:
        answers.print_written(out, size, lang)
