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
# A message may repeat what was asked, which may be very long.
LONGEST_DETAIL = 1_000
_TITLES = {
    400: "Onjuiste aanvraag",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    409: "Niet eenduidig",
    500: "Interne fout",
    503: "Tijdelijk niet beschikbaar",
}
# What the framework says when no route fits.
_GENERAL = {
    "Not Found": "op dit adres is niets; openapi.json beschrijft wat er wel is",
    "Method Not Allowed": "deze dienst wordt alleen gelezen, met GET of HEAD",
}


class BadRequestError(ValueError):
    """A parameter that cannot be answered; the message says what would be right."""


def problem(status: int, detail: str, **more: object) -> JSONResponse:
    """An answer that says what is wrong; `more` adds members, such as `candidates`."""
    body = Problem(title=_TITLES.get(status, "Fout"), status=status, detail=detail[:LONGEST_DETAIL])
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
        return problem(500, "er ging iets mis in deze dienst; probeer het later opnieuw")


def _candidates(nodes: Sequence[Node]) -> list[dict[str, object]]:
    return [EntityReference.of(node).plain() for node in nodes]
