"""The view of the present that a graph in Neo4j shows to who asks it in Cypher, and keeping it true after a write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from cli.failures import WRONG_USE, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl
from graph.model.words import FIRST, Dated, message, told
from graph.say.view import renew_view
from graph.store import Store, StoreError, open_store
from graph.store.showing import Showing


def view(
    remove: Annotated[bool, typer.Option("--remove")] = False,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Show what stands today in Neo4j, once a fact, and keep that true from now on."""
    from viz.terminal import screen

    with open_store(store) as opened:
        if not isinstance(opened, Showing):
            raise Failure(WRONG_USE, message("care-view-not-here", store=opened.url))
        if remove:
            opened.show_nothing()
        stamp = None if remove else renew_view(opened, make=True)
    if json:
        of = {"revision": stamp.revision, "day": str(stamp.day)} if stamp else None
        screen.print_json({"store": opened.url, "view": of})
    elif stamp is None:
        screen.say(message("care-view-removed", store=opened.url), lang)
    else:
        day = Dated(str(stamp.day))
        screen.say(message("care-view-made", store=opened.url, revision=stamp.revision, day=day), lang)


@contextmanager
def writing(url: str, language: str) -> Iterator[Store]:
    """The store at an address for a command that may write; the view of the present that it shows is then made anew.

    What was written stays, also when that fails: it is told, and the next write makes the view.
    """
    with open_store(url) as opened:
        try:
            yield opened
        except typer.Exit:
            _renew(opened, language)
            raise
        _renew(opened, language)


def _renew(store: Store, language: str) -> None:
    from viz.terminal import screen

    try:
        renew_view(store)
    except StoreError as error:
        screen.print_failure("\n".join(line.in_language(language) for line in told(error)), ())
