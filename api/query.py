"""What is done to the query of every request: an empty parameter counts as left out, an unknown one is refused."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import LONGEST_REPEATED, BadRequestError
from graph.model.words import message

_ALIKE = 0.7


class LeaveOutEmpty:
    """Takes empty parameters out of the query: a form sends its empty fields along."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            filled = [pair for pair in scope["query_string"].split(b"&") if pair.partition(b"=")[2]]
            scope = {**scope, "query_string": b"&".join(filled)}
        await self.app(scope, receive, send)


async def only_known_parameters(request: Request) -> None:
    """BadRequestError for a parameter that a resource or a file does not have, or that has one value and is given more.

    Who writes `asof` for `asOf` would else get the answer of today and take it for that of the date. Pages take what
    they do not know, which mail and social media add to addresses.
    """
    if not request.query_params or not _is_for_programs(request):
        return
    known = _known(request)
    for name, count in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            shown, near = name[:LONGEST_REPEATED], nearest(name, known)
            key = "problem-unknown-parameter-near" if near else "problem-unknown-parameter"
            raise BadRequestError(message(key, name=shown, near=near, known=", ".join(known)))
        if count > 1 and not known[name]:
            raise BadRequestError(message("problem-repeated-parameter", name=name, count=count))


def nearest(given: str, known: Iterable[str]) -> str:
    """Which of the names may have been meant, in whatever case; empty for none."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(given[:LONGEST_REPEATED].casefold(), folded, 1, _ALIKE)
    return folded[near[0]] if near else ""


def _is_for_programs(request: Request) -> bool:
    """Whether what is asked for is no page: a resource, or a table or file of which the address tells the format."""
    return request.app.state.is_for_programs or "format" in request.path_params


def _known(request: Request) -> Mapping[str, bool]:
    """The parameters of what is asked for, as they are described, each with whether it takes several values."""
    described: dict[tuple[str, str], Mapping[str, bool]] = request.app.state.parameters
    route: APIRoute = request.scope["route"]
    key = route.path, request.method
    if key not in described:
        # A route by itself lacks what all of its application take, which of pages is nothing; they have no document.
        document = (
            request.app.openapi()
            if request.app.state.is_for_programs
            else get_openapi(title="", version="", routes=[route])
        )
        operations = document["paths"].get(route.path, {})
        operation = operations.get(request.method.lower(), operations.get("get", {}))
        described[key] = {
            parameter["name"]: parameter["schema"].get("type") == "array"
            for parameter in operation.get("parameters", ())
            if parameter["in"] == "query"
        }
    return described[key]


def parameters_checked(app: FastAPI, *, is_for_programs: bool) -> None:
    """Have an application hold what `only_known_parameters`, a dependency of all its routes, goes by."""
    app.state.is_for_programs = is_for_programs
    app.state.parameters = {}
