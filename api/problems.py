"""Errors as problem+json (RFC 9457), the form that the Dutch API Design Rules ask."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.language import answer_language
from api.models import EntityReference, Problem, WrongParameter
from api.turns import PATIENCE, WORK, BusyError
from graph.ask.budget import OverBudgetError
from graph.ask.paths import PathQuestionError
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError
from graph.ask.snapshot import UnknownEntityError
from graph.model.merging import Node
from graph.model.words import Message, WrongError, has_words, message
from graph.store import StoreError
from viz.words import Told

MEDIA_TYPE = "application/problem+json"
# A message may repeat what was asked, which may be very long.
LONGEST_DETAIL = 1_000
LONGEST_REPEATED = 80
# What the framework says when no route fits.
_GENERAL: Mapping[int, Message] = {404: message("problem-not-found"), 405: message("problem-read-only")}


class BadRequestError(ValueError):
    """A parameter that cannot be answered; `message` says what would be right."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.message = told


class RefusedError(HTTPException):
    """A request that is not answered. `what` is how that is called in the catalogue: `problem-…` and `error-…`."""

    def __init__(self, status: int, what: str, headers: dict[str, str] | None = None, **parameters: object) -> None:
        super().__init__(status, headers=headers)
        self.what = what
        self.told = message(f"problem-{what}", **parameters)
        self.told_on_page = message(f"error-{what}-what", **parameters)


class NotFoundError(LookupError):
    """Something that is asked for by its id and that is not there; `message` says what."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.message = told


class NotAllowedError(PermissionError):
    """Something that the person who asks may not do; `message` says who may."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.message = told


class NotSignedInError(PermissionError):
    """What is only for who has told who they are; `token` says that they sent one that does not hold."""

    def __init__(self, told: Message, *, token: bool = False) -> None:
        super().__init__(str(told))
        self.message = told
        self.token = token

    @property
    def challenge(self) -> str:
        """What to say of tokens in an answer (RFC 6750, 3)."""
        return 'Bearer realm="samenspel"' + (', error="invalid_token"' if self.token else "")


def not_one_of(name: str, value: str, known: Iterable[str]) -> BadRequestError:
    """The error for a parameter of which the value is none of those there are."""
    return BadRequestError(
        message("problem-not-one-of", name=name, given=value[:LONGEST_REPEATED], known=", ".join(known))
    )


def problem(
    request: Request,
    status: int,
    detail: Told,
    *,
    candidates: Sequence[Node] | None = None,
    errors: list[WrongParameter] | None = None,
) -> JSONResponse:
    """An answer that says what is wrong, in the language of the request.

    The title is the phrase of the status, as RFC 9457 (4.2.1) asks for problems without a type of their own.
    """
    language = answer_language(request)
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail.in_language(language)[:LONGEST_DETAIL],
        candidates=None if candidates is None else [EntityReference.of(node) for node in candidates],
        errors=errors,
        request_id=getattr(request.state, "request_id", None),
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    content = body.model_dump(mode="json", by_alias=True, exclude_none=True)
    return JSONResponse(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def refused_problem(request: Request, error: RefusedError) -> JSONResponse:
    """What is refused, as an answer of the API."""
    answer = problem(request, error.status_code, error.told)
    answer.headers.update(error.headers or {})
    return answer


def answer_problems(app: FastAPI) -> None:
    """Make every error of the application a problem+json answer."""

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        answer = problem(request, error.status_code, _GENERAL.get(error.status_code, message("problem-other")))
        answer.headers.update(error.headers or {})
        if error.status_code == 405:
            answer.headers["Allow"] = "GET, HEAD"
        return answer

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> JSONResponse:
        return refused_problem(request, error)

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> JSONResponse:
        language = answer_language(request)
        wrong = [
            WrongParameter(
                in_=str(mistake["loc"][0]),
                name=".".join(map(str, mistake["loc"][1:])),
                detail=expected(mistake).in_language(language),
            )
            for mistake in error.errors()
        ]
        told = wrong_values((parameter.name, parameter.detail) for parameter in wrong)
        return problem(request, 400, told, errors=wrong)

    @app.exception_handler(BadRequestError)
    @app.exception_handler(PathQuestionError)
    async def bad_request(request: Request, error: BadRequestError | PathQuestionError) -> JSONResponse:
        return problem(request, 400, error.message)

    @app.exception_handler(WrongError)
    async def wrong(request: Request, error: WrongError) -> JSONResponse:
        return problem(request, 400, Together(error.problems))

    @app.exception_handler(NotFoundError)
    async def not_found(request: Request, error: NotFoundError) -> JSONResponse:
        return problem(request, 404, error.message)

    @app.exception_handler(NotAllowedError)
    async def not_allowed(request: Request, error: NotAllowedError) -> JSONResponse:
        return problem(request, 403, error.message)

    @app.exception_handler(NotSignedInError)
    async def not_signed_in(request: Request, error: NotSignedInError) -> JSONResponse:
        answer = problem(request, 401, error.message)
        answer.headers["WWW-Authenticate"] = error.challenge
        return answer

    @app.exception_handler(UnknownEntityError)
    async def unknown_entity(request: Request, error: UnknownEntityError) -> JSONResponse:
        return problem(request, 404, message("problem-unknown-entity", id=error.id[:LONGEST_REPEATED]))

    @app.exception_handler(UnknownReferenceError)
    async def unknown_reference(request: Request, error: UnknownReferenceError) -> JSONResponse:
        return problem(request, 404, not_meant(error), candidates=error.candidates)

    @app.exception_handler(AmbiguousReferenceError)
    async def ambiguous(request: Request, error: AmbiguousReferenceError) -> JSONResponse:
        return problem(request, 409, not_meant(error), candidates=error.candidates)

    @app.exception_handler(StoreError)
    async def store(request: Request, error: StoreError) -> JSONResponse:
        return problem(request, 503, message("problem-store", reason=str(error)))

    @app.exception_handler(BusyError)
    async def busy(request: Request, _: BusyError) -> JSONResponse:
        answer = problem(request, 503, message("problem-busy"))
        answer.headers["Retry-After"] = f"{PATIENCE:.0f}"
        return answer

    @app.exception_handler(OverBudgetError)
    async def over_budget(request: Request, _: OverBudgetError) -> JSONResponse:
        return problem(request, 503, message("problem-over-budget", seconds=f"{WORK:g}"))

    @app.exception_handler(Exception)
    async def fault(request: Request, _: Exception) -> JSONResponse:
        # The server logs what it was; a reader is no better for it.
        return problem(request, 500, message("problem-fault"))


def not_meant(error: UnknownReferenceError | AmbiguousReferenceError) -> Message:
    """Why a name is not that of one entity, for who gets the candidates beside it."""
    key = "problem-ambiguous-reference"
    if isinstance(error, UnknownReferenceError):
        key = "problem-unknown-reference-alike" if error.candidates else "problem-unknown-reference"
    return message(key, reference=error.reference[:LONGEST_REPEATED])


def wrong_values(wrong: Iterable[tuple[str, str | Message]]) -> "Together":
    """What is wrong with parameters: the name of each, and what is expected of it."""
    return Together(tuple(message("problem-wrong-value", name=name, what=what) for name, what in wrong))


class Together:
    """Several messages as one text."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        self._messages = messages

    def in_language(self, language: str) -> str:
        return "; ".join(reason.in_language(language) for reason in self._messages)


def expected(error: Mapping[str, Any]) -> Message:
    """What pydantic wants of a value, of which it tells `error`, in words of ours: its own are English."""
    kind = error["type"].replace("_", "-")
    if not has_words(f"problem-value-{kind}"):
        return message("problem-value")
    context = error.get("ctx", {}).items()
    parameters = {name: value if isinstance(value, int) else str(value) for name, value in context}
    return message(f"problem-value-{kind}", **parameters)
