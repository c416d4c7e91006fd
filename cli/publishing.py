"""Commands that hand the network on: as a map, as a file for another program, or as a service."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from cli.failures import FAILED, NOT_FOUND, WRONG_USE, Failure
from cli.language import Language
from cli.options import (
    DEFAULT_STORE,
    AsJson,
    AsOf,
    AsSeenBy,
    KnownOn,
    OnlyKinds,
    StoreUrl,
    WithPast,
    contents_of,
    kinds_below,
    seen_by,
    snapshot_from,
    snapshot_of,
    write_out,
    wrong_option,
)
from graph.ask.snapshot import Snapshot
from graph.model.words import FIRST, Listed, message
from graph.store import StoreError, open_store

# Where `samenspel serve` has what it tells of, unless it is told otherwise.
OWN_MACHINE = "http://localhost:8000"
# Of a file with everything, a line each.
LINES = "jsonl"
# That answers may still take when the service ends.
_SECONDS_TO_END = 5
# Of silence, after which a worker is taken for stuck; on a busy machine it says nothing while it starts.
_SECONDS_OF_SILENCE = 60


def draw(
    out: Annotated[Path, typer.Argument(dir_okay=False)],
    my: Annotated[str | None, typer.Option()] = None,
    focus: Annotated[str | None, typer.Option()] = None,
    whole: Annotated[bool, typer.Option("--whole")] = False,
    depth: Annotated[int, typer.Option(min=1, max=6)] = 2,
    path: Annotated[tuple[str, str] | None, typer.Option()] = None,
    kind: OnlyKinds = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    as_seen_by: AsSeenBy = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Draw the map as one HTML file that opens without a network, or as a slide."""
    from graph.ask.paths import PathQuestion, find_paths
    from graph.ask.search import resolve
    from graph.say.routes import no_path_sentence
    from viz.map import draw_map
    from viz.selection import centres_of

    kinds = kinds_below(kind)
    snapshot = snapshot_of(store, as_of, known_on, past=past, viewer=as_seen_by)
    route = None
    if path is not None:
        answer = find_paths(
            snapshot, PathQuestion.between(resolve(snapshot, path[0]).id, resolve(snapshot, path[1]).id, k=1)
        )
        if not answer.paths:
            raise Failure(NOT_FOUND, message("as-it-is", text=no_path_sentence(snapshot, answer, lang)))
        route = answer.paths[0].nodes
    around = my or focus
    centre = resolve(snapshot, around).id if around else None
    choices: dict[str, Any] = {
        "focus": centre,
        "depth": depth,
        "centres": centres_of(snapshot, centre, mine=bool(my), whole=whole or bool(kinds or route)),
        "kinds": kinds,
        "path": route,
        "language": lang,
    }
    if out.suffix.casefold() == ".pptx":
        from viz.slide import draw_slide

        content = draw_slide(snapshot, **choices)
    else:
        content = draw_map(snapshot, **choices).encode()
    write_out(out, content, lang, json=json)


def export(
    out: Annotated[Path, typer.Argument(dir_okay=False)],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    past: WithPast = False,
    base: Annotated[str, typer.Option(envvar="SAMENSPEL_SITE")] = OWN_MACHINE,
    as_seen_by: AsSeenBy = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Write the whole network for another program, in the form that the ending of the file tells."""
    from api.record_models import records
    from graph.say.export import WRITERS, kept_json_file
    from graph.say.linked.writers import WRITERS as LINKED
    from graph.say.networks.files import FORMS
    from viz.neo4j_style import STYLES

    name = out.name.casefold()
    ending = next((ending for ending in (*FORMS, *STYLES, *LINKED, LINES) if name.endswith(f".{ending}")), "")
    if ending in STYLES:
        write_out(out, STYLES[ending](lang), lang, json=json)
        return
    if ending:
        snapshot = snapshot_of(store, as_of, known_on, past=past, viewer=as_seen_by)
        if ending == LINES:
            pieces = records(snapshot)
        else:
            pieces = (_linked if ending in LINKED else _network)(snapshot, ending, base, lang)
        write_out(out, pieces, lang, json=json)
        return
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        endings = Listed((*WRITERS, *(f".{ending}" for ending in (*FORMS, *STYLES, *LINKED, LINES))), "or")
        raise Failure(WRONG_USE, message("command-other-ending", name=out.name, endings=endings))
    if as_of is not None and write is WRITERS[".json"]:
        raise wrong_option("--as-of", message("command-json-has-all"))
    try:
        contents = contents_of(store, known_on, as_seen_by)
    except StoreError:
        # Of a vocabulary that is not this one the store gives what it keeps, as it is.
        if known_on is not None or as_seen_by is not None or write is not WRITERS[".json"]:
            raise
        with open_store(store) as opened, opened.keeping() as keeping:
            write_out(out, kept_json_file(keeping.items), lang, json=json)
        return
    snapshot = snapshot_from(contents, as_of, known_on, past=past)
    # What stood in a text on an earlier day is not kept.
    with open_store(store) as opened:
        texts = tuple(seen_by(opened, as_seen_by).texts()) if known_on is None and write is WRITERS[".json"] else ()
    write_out(out, write(contents, snapshot, texts), lang, json=json)


def _network(snapshot: Snapshot, ending: str, base: str, lang: str) -> Iterator[bytes]:
    """The network for a program that draws it; pages are named only where others can reach them."""
    from graph.say.networks.content import Network
    from graph.say.networks.files import FORMS

    return FORMS[ending].write(Network(snapshot, lang, None if base == OWN_MACHINE else _site_of(base)))


def _site_of(base: str) -> str:
    """A base without a slash behind it. Failure when it is no address."""
    from graph.say.linked.terms import BASE

    if not BASE.fullmatch(base):
        raise wrong_option("--base", message("record-no-address", given=base[:80]))
    return base.rstrip("/")


def _linked(snapshot: Snapshot, ending: str, base: str, lang: str) -> Iterator[bytes]:
    """The network as linked data, with addresses below a base, in which texts are in all languages."""
    from graph.say.linked.documents import WHOLE
    from graph.say.linked.terms import Site
    from graph.say.linked.writers import WRITERS

    site = Site(_site_of(base))
    return WRITERS[ending](site, WHOLE[ending](site, snapshot))


def serve(
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64)] = 1,
    refresh: Annotated[bool, typer.Option("--refresh")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
) -> None:
    """Serve the pages and the API on this machine until somebody ends it."""
    from uvicorn import Config, Server
    from uvicorn.supervisors import Multiprocess

    from api.app import create_app, create_worker
    from api.log import set_up_logs
    from api.sessions import with_secret
    from api.settings import is_loopback, read_settings
    from cli.refreshing import refreshing
    from loaders.engine.clean import clean_sent
    from viz.terminal import answers

    # Made before there are workers, so that they have one and the same secret.
    settings = with_secret(read_settings(os.environ), store)
    set_up_logs(settings.log_format)
    here = is_loopback(host)
    with (
        _counting_together(workers if settings.metrics_from else 1),
        open_store(store) as opened,
        _listening(host, port) as listening,
    ):
        app = (
            create_app(opened, clean_sent, settings, listens_here=here)
            if workers == 1
            else partial(create_worker, store, clean_sent, settings, listens_here=here)
        )
        config = Config(
            app,
            factory=workers > 1,
            workers=workers,
            # Ours is set up, and has a line for each request; headers of proxies are ours to judge too.
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
            timeout_worker_healthcheck=_SECONDS_OF_SILENCE,
        )
        answers.print_served(host, listening.getsockname()[1], lang, read_only=not (here or settings.has_login))
        with suppress(KeyboardInterrupt), refreshing(store, lang) if refresh else nullcontext():
            if workers == 1:
                Server(config).run([listening])
            else:
                Multiprocess(config, [listening]).run()


@contextmanager
def _counting_together(workers: int) -> Iterator[None]:
    """A folder in which workers count for all of them what they measure, for as long as the block lasts."""
    from api.metrics import FOLDER

    if workers == 1 or FOLDER in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="samenspel-metrics-") as folder:
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER]


def _listening(host: str, port: int) -> socket.socket:
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # asyncio does this itself only for sockets of which it knows that they are TCP. Without it a kept-alive answer
        # waits until the asker has acknowledged its headers, some 40 ms.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]
        raise Failure(FAILED, message("command-port-in-use", host=host, port=str(port), why=why)) from None
