"""What goes wrong on a page, told as a page."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse
from starlette.exceptions import HTTPException

from api.identity import access_of, own_path, who_asks
from api.outward import inward
from api.pages.visitor import POLICY, show, visitor
from api.problems import BadRequestError, NotAllowedError, NotFoundError, NotSignedInError, RefusedError
from api.security import REQUEST_ID, secure
from api.turns import PATIENCE, BusyError
from graph.ask.budget import OverBudgetError
from graph.ask.snapshot import UnknownEntityError
from graph.desk.people import NOBODY, Person
from graph.model.audience import EVERYBODY
from graph.model.words import Message, languages, message
from graph.store import StoreError
from viz.pages import address


def answer_errors(app: FastAPI) -> None:
    """Make every error of the pages a page.

    None of these is a coroutine: each asks the store, and while one waits for it the others have to go on.
    """

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return _page(request, error.status_code, "not-found" if error.status_code == 404 else "unclear")

    @app.exception_handler(RefusedError)
    def refused(request: Request, error: RefusedError) -> Response:
        return refused_page(request, error)

    @app.exception_handler(UnknownEntityError)
    def unknown(request: Request, _: UnknownEntityError) -> Response:
        return _page(request, 404, "not-found")

    @app.exception_handler(NotFoundError)
    def missing(request: Request, error: NotFoundError) -> Response:
        return _page(request, 404, "not-found", error.message)

    @app.exception_handler(NotAllowedError)
    def not_allowed(request: Request, error: NotAllowedError) -> Response:
        return _page(request, 403, "not-allowed", error.message)

    @app.exception_handler(NotSignedInError)
    def not_signed_in(request: Request, error: NotSignedInError) -> Response:
        if request.method == "GET" and not error.token and access_of(request).provider is not None:
            asked = request.url
            onward = own_path(inward(asked.path) + (f"?{asked.query}" if asked.query else ""))
            return RedirectResponse(address("/sign-in", next=onward), 303)
        page = _page(request, 401, "not-allowed", error.message)
        page.headers["WWW-Authenticate"] = error.challenge
        return page

    @app.exception_handler(BadRequestError)
    def wrong(request: Request, error: BadRequestError) -> Response:
        return _page(request, 400, "unclear", error.message)

    @app.exception_handler(RequestValidationError)
    @app.exception_handler(ValueError)
    def unclear(request: Request, _: Exception) -> Response:
        return _page(request, 400, "unclear")

    @app.exception_handler(StoreError)
    def store(request: Request, error: StoreError) -> Response:
        # Most pages do without the store; it is this one that needs it.
        return _page(request, 503, "not-now") if request.app.state.graphs.behind else _away(error)

    @app.exception_handler(BusyError)
    def busy(request: Request, _: BusyError) -> Response:
        page = _page(request, 503, "busy")
        page.headers["Retry-After"] = f"{PATIENCE:.0f}"
        return page

    @app.exception_handler(OverBudgetError)
    def over_budget(request: Request, _: OverBudgetError) -> Response:
        return _page(request, 503, "over-budget")

    @app.exception_handler(Exception)
    def fault(request: Request, _: Exception) -> Response:
        # The server logs what it was. This answer passes by `Secured`, which adds the headers to others.
        id = getattr(request.state, "request_id", "")
        page = _page(request, 500, "fault", message("error-fault-what", id=id))
        page.headers[REQUEST_ID] = id
        secure(page.headers, inward(request.url.path))
        return page


def _person(request: Request) -> Person:
    try:
        return who_asks(request)
    except NotSignedInError:
        # Their token opens nothing; the page that says so is for all.
        request.state.person = NOBODY
        return NOBODY


def refused_page(request: Request, error: RefusedError) -> Response:
    """What is refused, as a page."""
    page = _page(request, error.status_code, error.what, error.told_on_page)
    page.headers.update(error.headers or {})
    return page


def _away(error: StoreError) -> Response:
    text = "\n".join(message("error-away").in_language(language) for language in languages())
    return PlainTextResponse(f"{text}\n\n{error}\n", 503)


def _page(request: Request, status: int, what: str, explanation: Message | None = None) -> Response:
    try:
        # Where nobody asked yet who asks, as of an address that is none, the page is that of everybody.
        graph = getattr(request.state, "graph", None) or request.app.state.graphs.of(EVERYBODY)
        request.state.seen = getattr(request.state, "viewer", EVERYBODY), ""
        visiting = visitor(request, graph, graph.snapshot(), _person(request), request.query_params.get("lang"))
    except StoreError as error:
        return _away(error)
    context = {"title": message(f"error-{what}"), "message": explanation or message(f"error-{what}-what")}
    page = show(visiting, "error", context, status=status)
    if inward(request.url.path) == "/map/drawing":
        # Whoever shows the drawing in a frame of a page is to see there why there is none.
        page.headers["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
    return page
