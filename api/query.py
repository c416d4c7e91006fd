"""What is done to the query of every request: an empty parameter counts as left out, an unknown one is refused."""

from collections import Counter

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import LONGEST_REPEATED, BadRequestError
from graph.model.words import message


class LeaveOutEmpty:
    """Takes empty parameters out of the query: a form sends its empty fields along."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            filled = [one for one in scope["query_string"].split(b"&") if one.partition(b"=")[2]]
            scope = {**scope, "query_string": b"&".join(filled)}
        await self.app(scope, receive, send)


async def only_known_parameters(request: Request) -> None:
    """BadRequestError for a parameter that the resource does not have, or that has one value and is given several.

    Who writes `asof` for `asOf` would else get the answer of today and take it for that of the date.
    """
    operations = request.app.openapi()["paths"].get(request.scope["route"].path, {})
    operation = operations.get(request.method.lower(), operations.get("get", {}))
    parameters = operation.get("parameters", ())
    known = {one["name"]: one["schema"].get("type") == "array" for one in parameters if one["in"] == "query"}
    for name, count in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            given = name[:LONGEST_REPEATED]
            raise BadRequestError(message("problem-unknown-parameter", name=given, known=", ".join(known)))
        if count > 1 and not known[name]:
            raise BadRequestError(message("problem-repeated-parameter", name=name, count=count))
