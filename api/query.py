"""What is done to the query of every request: an empty parameter counts as left out, an unknown one is refused."""

from collections.abc import Collection

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import BadRequestError


class LeaveOutEmpty:
    """Takes empty parameters out of the query: a form sends its empty fields along."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            filled = [one for one in scope["query_string"].split(b"&") if one.partition(b"=")[2]]
            scope = {**scope, "query_string": b"&".join(filled)}
        await self.app(scope, receive, send)


def only_known_parameters(request: Request) -> None:
    """BadRequestError for a parameter that the resource does not have.

    Who writes `asof` for `asOf` would else get the answer of today and take it for that of the date.
    """
    operations = request.app.openapi()["paths"].get(request.scope["route"].path, {})
    parameters = operations.get("get", {}).get("parameters", ())
    known: Collection[str] = [one["name"] for one in parameters if one["in"] == "query"]
    for name in request.query_params:
        if name not in known:
            there = f"; de parameters zijn {', '.join(known)}" if known else ""
            raise BadRequestError(f"de parameter {name[:80]!r} bestaat hier niet{there}")
