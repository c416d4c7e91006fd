"""Errors as problem+json (RFC 9457), the form that the Dutch API Design Rules ask."""

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.models import EntityReference, Problem
from graph.search import AmbiguousReferenceError, UnknownReferenceError
from graph.snapshot import Node, UnknownEntityError
from graph.store import StoreError

MEDIA_TYPE = "application/problem+json"
_TITLES = {
    400: "Onjuiste aanvraag",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    409: "Niet eenduidig",
    503: "Tijdelijk niet beschikbaar",
}


class BadRequestError(ValueError):
    """A parameter that cannot be answered; the message says what would be right."""


def problem(status: int, detail: str, **more: object) -> JSONResponse:
    """An answer that says what is wrong; `more` adds members, such as `candidates`."""
    body = Problem(title=_TITLES.get(status, "Fout"), status=status, detail=detail)
    return JSONResponse({**body.model_dump(), **more}, status_code=status, media_type=MEDIA_TYPE)


def answer_problems(app: FastAPI) -> None:
    """Make every error of the application a problem+json answer."""

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        answer = problem(error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
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


def _candidates(nodes: Sequence[Node]) -> list[dict[str, object]]:
    return [EntityReference.of(node).plain() for node in nodes]
