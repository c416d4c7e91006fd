"""Answers that are known by a tag, so that who has one asks only whether it still is so (RFC 9110, 8.8.3 and 13.1.2).

The tag is of what an answer is made from and not of its bytes: what who asks may see, the day, who they are, the
language and the address. So whether it changed is told without making it, and before waiting for a turn.
"""

import hashlib
from collections.abc import Callable, Coroutine, Hashable
from datetime import date
from typing import Any, Literal, TypeVar

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from api.graph_now import GraphNow
from api.identity import person_asking
from api.language import answer_language
from api.outward import PREFIX
from api.problems import NotSignedInError
from api.security import HEADERS
from api.turns import Dear, DearByChoice, FromTheWhole
from graph.desk.people import NOBODY, Person
from graph.store import Store, StoreError

_ATTRIBUTE = "made_of_more"
_More = Literal["dossiers", "runs"]
_COUNTS: dict[_More, Callable[[Store], int]] = {
    "dossiers": lambda store: store.dossiers_written(),
    "runs": lambda store: len(store.runs()),
}
_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])
# What a router of tagged routes says of all of them.
UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "What you have, by the tag in `If-None-Match`, is what would be answered."}
}


def made_of_more(*more: _More) -> Callable[[_Endpoint], _Endpoint]:
    """A decorator: what an endpoint answers changes also with what makes no revision."""

    def mark(endpoint: _Endpoint) -> _Endpoint:
        setattr(endpoint, _ATTRIBUTE, more)
        return endpoint

    return mark


class Tagged(APIRoute):
    """A route of which what is read has a tag. Others may keep an answer, but ask each time whether it still is so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()
        if self.methods != {"GET"}:
            return answer

        async def answer_unless_known(request: Request) -> Response:
            made_of = await self._made_of(request)
            if made_of is None:
                return await answer(request)
            tag = _tag(request, made_of)
            if tag in _known_to(request):
                return _with_headers(Response(status_code=304), request, tag)
            response = await answer(request)
            # A store that moved on meanwhile may have been asked for a part of the answer before and after.
            is_tagged = response.status_code == 200 and "ETag" not in response.headers
            if is_tagged and await self._made_of(request) == made_of:
                return _with_headers(response, request, tag)
            return response

        return answer_unless_known

    async def _made_of(self, request: Request) -> Hashable | None:
        """What an answer is made from now; None while that cannot be told."""
        try:
            graph: GraphNow = request.app.state.graphs.of((await person_asking(request)).viewer)
            if not graph.is_followed:
                await run_in_threadpool(graph.revision)
            held = graph.made_of(settled=isinstance(self, FromTheWhole))
            # What is told while the store is away says of when it is.
            if held is None or graph.behind is not None:
                return None
            more: tuple[_More, ...] = getattr(self.endpoint, _ATTRIBUTE, ())
            counts = [await run_in_threadpool(_COUNTS[name], graph.store) for name in more]
            return held, tuple(counts), date.today()
        except (NotSignedInError, StoreError):
            return None


class TaggedDear(Tagged, Dear):
    """A dear route with tags."""


class TaggedDearByChoice(Tagged, DearByChoice):
    """A route that may be dear, with tags."""


class TaggedFromTheWhole(Tagged, FromTheWhole):
    """A route that tells what follows from the whole graph, with tags."""


def _tag(request: Request, made_of: Hashable) -> str:
    person: Person = request.state.person
    who = person.id, person.name, sorted(person.roles), sorted(person.organisations), person.for_any
    asked = answer_language(request), PREFIX.get(), str(request.url)
    parts = HEADERS["API-Version"], made_of, who, asked
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _known_to(request: Request) -> set[str]:
    """The tags of what somebody has, without what says that they are weak."""
    return {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}


def _with_headers(response: Response, request: Request, tag: str) -> Response:
    # What is shown to a person is for nobody else, also where many share a cache.
    response.headers["Cache-Control"] = "no-cache" if request.state.person == NOBODY else "private, no-cache"
    # A weak one, as the bytes may be compressed on their way.
    response.headers["ETag"] = f"W/{tag}"
    vary = (*response.headers.get("Vary", "").split(", "), "Accept-Language", "Authorization", "Cookie")
    response.headers["Vary"] = ", ".join(dict.fromkeys(filter(None, vary)))
    return response
