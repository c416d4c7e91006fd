"""What goes wrong on a page, told as a page."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException

from api.outward import inward
from api.pages.visitor import POLICY, show, visitor
from api.security import secure
from api.turns import PATIENCE, BusyError
from graph.ask.budget import OverBudgetError
from graph.ask.snapshot import UnknownEntityError
from graph.model.audience import EVERYBODY
from graph.model.words import languages, message
from graph.store import StoreError


def answer_errors(app: FastAPI) -> None:
    """Make every error of the pages a page.

    None of these is a coroutine: each asks the store, and while one waits for it the others have to go on.
    """

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return _page(request, error.status_code, "not-found" if error.status_code == 404 else "unclear")

    @app.exception_handler(UnknownEntityError)
    def unknown(request: Request, _: UnknownEntityError) -> Response:
        return _page(request, 404, "not-found")

    @app.exception_handler(RequestValidationError)
    @app.exception_handler(ValueError)
    def unclear(request: Request, _: Exception) -> Response:
        return _page(request, 400, "unclear")

    @app.exception_handler(StoreError)
    def store(_: Request, error: StoreError) -> Response:
        return _away(error)

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
        page = _page(request, 500, "fault")
        secure(page.headers, inward(request.url.path))
        return page


def _away(error: StoreError) -> Response:
    told = "\n".join(message("error-away").in_language(language) for language in languages())
    return PlainTextResponse(f"{told}\n\n{error}\n", 503)


def _page(request: Request, status: int, what: str) -> Response:
    try:
        # Where nobody asked yet who asks, as of an address that is none, the page is that of everybody.
        graph = getattr(request.state, "graph", None) or request.app.state.graphs.of(EVERYBODY)
        request.state.seen = getattr(request.state, "viewer", EVERYBODY), ""
        visiting = visitor(request, graph, graph.snapshot())
    except StoreError as error:
        return _away(error)
    context = {"title": message(f"error-{what}"), "message": message(f"error-{what}-what")}
    page = show(visiting, "error", context, status=status)
    if inward(request.url.path) == "/map/drawing":
        # Whoever shows the drawing in a frame of a page is to see there why there is none.
        page.headers["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
    return page
