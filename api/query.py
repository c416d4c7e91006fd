"""What is done to the query of every request: an empty parameter counts as left out, a misspelt one is refused."""

from collections.abc import Collection
from difflib import get_close_matches

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import BadRequestError

# How alike a name is to one that exists, from 0 to 1, to be taken for a slip.
_NEAR = 0.75


class LeaveOutEmpty:
    """Takes empty parameters out of the query: a form sends its empty fields along."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            filled = [one for one in scope["query_string"].split(b"&") if one.partition(b"=")[2]]
            scope = {**scope, "query_string": b"&".join(filled)}
        await self.app(scope, receive, send)


def no_misspelt_parameters(request: Request) -> None:
    """BadRequestError for a parameter that the resource does not have and that is nearly one that it has.

    Who writes `asof` for `asOf` would else get the answer of today and take it for that of the date. Others, such as
    what a client adds to pass by caches, do no harm.
    """
    operations = request.app.openapi()["paths"].get(request.scope["route"].path, {})
    parameters = operations.get("get", {}).get("parameters", ())
    known: Collection[str] = [one["name"] for one in parameters if one["in"] == "query"]
    for name in request.query_params:
        near = get_close_matches(name.casefold(), [one.casefold() for one in known], n=1, cutoff=_NEAR)
        if name not in known and near:
            raise BadRequestError(f"{name[:80]!r} is no parameter here; the parameters are {', '.join(known)}")
