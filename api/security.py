"""Headers that every answer carries, as the Dutch API Design Rules and safe pages ask."""

from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

HEADERS = {
    "API-Version": version("samenspel"),
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def secure(app: FastAPI) -> None:
    """Add the headers to every answer; a header that an answer sets itself stays."""

    @app.middleware("http")
    async def headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        return protected(await call_next(request), request)


def protected(response: Response, request: Request) -> Response:
    """The answer to a request with the headers on it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "frame-ancestors *" in response.headers["Content-Security-Policy"]:
        # A map may be embedded anywhere; the older header knows no such permission.
        del response.headers["X-Frame-Options"]
    if request.url.path.startswith("/v1/"):
        # Open data: any page may read it.
        response.headers.setdefault("Access-Control-Allow-Origin", "*")
        response.headers.setdefault("Access-Control-Expose-Headers", "API-Version")
    return response
