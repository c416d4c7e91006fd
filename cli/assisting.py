"""The command that answers an assistant on this machine."""

from typing import Annotated

import typer

from cli.failures import FAILED, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsSeenBy, StoreUrl, seen_by, wrong_option
from graph.model.words import FIRST, message
from graph.store import open_store


def mcp(
    base: Annotated[str, typer.Option(envvar="SAMENSPEL_SITE")] = "",
    as_seen_by: AsSeenBy = None,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
) -> None:
    """Answer an assistant over standard input and output, until it has no more to ask."""
    import anyio

    from api.assistants.over_stdio import answer
    from api.graph_now import GraphNow
    from graph.say.linked.terms import BASE

    if base and not BASE.fullmatch(base):
        raise wrong_option("--base", message("record-no-address", given=base[:80]))
    with open_store(store) as opened:
        graph = GraphNow(seen_by(opened, as_seen_by))
        if not graph.snapshot().sources:
            raise Failure(FAILED, message("command-store-is-empty", store=opened.url))
        anyio.run(answer, graph, lang, base.rstrip("/"))
