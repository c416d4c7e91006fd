"""The command that asks sources for what is new, and the thread that does so beside the service."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from cli.care import forget_old_runs
from cli.failures import FAILED
from cli.language import Language
from cli.loading import merged_by_rule, plain_run
from cli.options import DEFAULT_STORE, AsJson, StoreUrl
from cli.showing import writing
from graph.model.words import FIRST, told
from graph.store import StoreError, open_store

# Between two looks of the service at what is due.
_SECONDS_BETWEEN = 15 * 60


def refresh(
    names: Annotated[list[str] | None, typer.Argument()] = None,
    due: Annotated[bool, typer.Option("--due")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Fetch and load what is new at the sources; exit code 1 when one failed."""
    from api.log import log_run
    from api.settings import read_settings
    from loaders.engine.refresh import refresh as refreshed_sources
    from viz.terminal import loads, screen
    from viz.terminal.progress import progress

    settings = read_settings(os.environ)
    log_run(settings.log_format)
    with writing(store, lang) as opened, progress(lang, quiet=json) as report:
        done = refreshed_sources(opened, names or (), due=due, dry_run=dry_run, progress=report)
        if not dry_run:
            forget_old_runs(opened, settings.run_days)
        merged, to_review = merged_by_rule(opened) if any(refreshed.loads for refreshed in done) else (0, 0)
    if json:
        items: list[dict[str, Any]] = [
            {
                "card": refreshed.card,
                "outcome": refreshed.outcome,
                "next": refreshed.next,
                "requests": refreshed.requests,
                "message": "\n".join(line.in_language(lang) for line in refreshed.messages) or None,
                "runs": [{"source": run.source, **plain_run(run, lang)} for run in refreshed.loads],
            }
            for refreshed in done
        ]
        screen.print_json({"items": items, "merged": merged, "toReview": to_review})
    else:
        loads.print_refreshed(done, lang)
        loads.print_resolution(merged, to_review, lang)
    if any(refreshed.outcome == "failed" for refreshed in done):
        raise typer.Exit(FAILED)


@contextmanager
def refreshing(store: str, language: str) -> Iterator[None]:
    """Refresh what is due now and then for as long as the block lasts; what goes wrong is told, and never ends it."""
    from api.settings import read_settings
    from viz.terminal import screen

    ended, run_days = threading.Event(), read_settings(os.environ).run_days

    def look() -> None:
        from api.log import begin_run
        from loaders.engine.refresh import refresh as refreshed_sources

        while not ended.is_set():
            begin_run()
            try:
                with open_store(store) as opened:
                    if any(refreshed.loads for refreshed in refreshed_sources(opened, due=True)):
                        merged_by_rule(opened)
                    forget_old_runs(opened, run_days)
            except StoreError as error:
                screen.print_failure("\n".join(line.in_language(language) for line in told(error)), ())
            ended.wait(_SECONDS_BETWEEN)

    # A daemon: the next run goes on where this one is broken off.
    threading.Thread(target=look, name="refresh", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
