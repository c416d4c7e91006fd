"""Errors as problem+json (RFC 9457), the form that the Dutch API Design Rules ask."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.models import EntityReference, Problem
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import UnknownEntityError
from graph.model.merging import Node
from graph.store import StoreError

MEDIA_TYPE = "application/problem+json"
# A message may repeat what was asked, which may be very long.
LONGEST_DETAIL = 1_000
# What the framework says when no route fits.
_GENERAL = {
    "Not Found": "there is nothing at this address; openapi.json describes what there is",
    "Method Not Allowed": "this service is only read, with GET or HEAD",
}


class BadRequestError(ValueError):
    """A parameter that cannot be answered; the message says what would be right."""


def problem(status: int, detail: str, **more: object) -> JSONResponse:
    """An answer that says what is wrong; `more` adds members, such as `candidates`.

    The title is the phrase of the status, as RFC 9457 (4.2.1) asks for problems without a type of their own.
    """
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail[:LONGEST_DETAIL])
    return JSONResponse({**body.model_dump(), **more}, status_code=status, media_type=MEDIA_TYPE)


def answer_problems(app: FastAPI) -> None:
    """Make every error of the application a problem+json answer."""

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        answer = problem(error.status_code, _GENERAL.get(error.detail, error.detail))
        answer.headers.update(error.headers or {})
        if error.status_code == 405:
            answer.headers["Allow"] = "GET, HEAD"
        return answer

    @app.exception_handler(RequestValidationError)
    async def validation(_: Request, error: RequestValidationError) -> JSONResponse:
        errors = [
            {"in": str(one["loc"][0]), "name": ".".join(map(str, one["loc"][1:])), "detail": one["msg"]}
            for one in error.errors()
        ]
        return problem(400, "; ".join(f"{one['name']}: {one['detail']}" for one in errors), errors=errors)

    @app.exception_handler(BadRequestError)
    async def bad_request(_: Request, error: BadRequestError) -> JSONResponse:
        return problem(400, str(error))

    @app.exception_handler(UnknownEntityError)
    async def unknown_entity(_: Request, error: UnknownEntityError) -> JSONResponse:
        return problem(404, str(error))

    @app.exception_handler(UnknownReferenceError)
    async def unknown_reference(_: Request, error: UnknownReferenceError) -> JSONResponse:
        return problem(404, str(error), candidates=_candidates(error.candidates))

    @app.exception_handler(AmbiguousReferenceError)
    async def ambiguous(_: Request, error: AmbiguousReferenceError) -> JSONResponse:
        return problem(409, str(error), candidates=_candidates(error.candidates))

    @app.exception_handler(StoreError)
    async def store(_: Request, error: StoreError) -> JSONResponse:
        return problem(503, str(error))

    @app.exception_handler(Exception)
    async def fault(_: Request, __: Exception) -> JSONResponse:
        # The server logs what it was; a reader is no better for it.
        return problem(500, "something went wrong in this service; try again later")


def _candidates(nodes: Sequence[Node]) -> list[dict[str, object]]:
    return [EntityReference.of(node).plain() for node in nodes]
