"""Who asks: by a token, by the session of a browser, or by sitting at the machine of a service without a login."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from api.problems import NotAllowedError, NotSignedInError
from api.provider import Provider
from api.sessions import Cookies, Session
from api.settings import Settings, is_loopback
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person, Role, known_as
from graph.desk.sign_ins import still_signed_in
from graph.desk.tokens import person_of_token
from graph.model.words import message
from graph.store import Store, StoreError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What a proxy tells of whom it asks for: who comes by one is not at the machine.
_OF_PROXIES = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


@dataclass(frozen=True)
class Access:
    """How a service lets people in: with the provider that signs them in, or only whoever is at its machine.

    `listens_here` says that it listens to this machine only. The settings have a secret.
    """

    store: Store
    settings: Settings
    listens_here: bool
    provider: Provider | None

    @property
    def cookies(self) -> Cookies:
        """How its cookies are read and written."""
        return Cookies(self.settings)

    @property
    def is_read_only(self) -> bool:
        """Whether nobody can change anything: others can come, and nobody can sign in."""
        return not (self.listens_here or self.provider)


def access_of(request: Request) -> Access:
    """How the service that is asked lets people in."""
    access: Access = request.app.state.access
    return access


async def person_asking(request: Request) -> Person:
    """Who asks. NotSignedInError for a token that opens nothing, StoreError."""
    known = getattr(request.state, "person", None)
    if known is None and _needs_store(request):
        return await run_in_threadpool(who_asks, request)
    return known or who_asks(request)


Asking = Annotated[Person, Depends(person_asking)]


def who_asks(request: Request) -> Person:
    """Who asks, for what is no dependency of a route; looked up once a request. As `person_asking`."""
    known: Person | None = getattr(request.state, "person", None)
    if known is None:
        request.state.person = known = _who_asks(request)
    return known


def _needs_store(request: Request) -> bool:
    return "authorization" in request.headers or session_of(request) is not None


def _who_asks(request: Request) -> Person:
    person = _told_by(request)
    if not person.organisations:
        return person
    try:
        # By all judgements, since what is for an organisation is for its people whichever of its ids it is kept under.
        return known_as(request.app.state.graphs.whole.snapshot(), person)
    except StoreError:
        return person


def _told_by(request: Request) -> Person:
    """Who asks by what the request says, with the organisations that the provider or the token tells."""
    access = access_of(request)
    if (token := token_sent(request)) is not None:
        if request.app.state.graphs.behind:
            # At once, rather than after waiting for a store that is away.
            raise StoreError(message("store-not-now"))
        person = person_of_token(access.store, token)
        if person is None:
            raise NotSignedInError(message("problem-token"), token=True)
        return Person(person.id, person.name, person.roles & {"reader"}) if access.is_read_only else person
    if access.provider is not None:
        return _signed_in(request, access.store) or NOBODY
    return AT_THE_MACHINE if _is_at_machine(request, access) else NOBODY


def _signed_in(request: Request, store: Store) -> Person | None:
    """Who the session of a browser is of. While the store is away nobody is: that a session is over stands there."""
    session = session_of(request)
    if session is None or request.app.state.graphs.behind:
        return None
    try:
        return still_signed_in(store, session.person, session.key, session.begun)
    except StoreError:
        return None


def token_sent(request: Request) -> str | None:
    """The token that a program sends along (RFC 6750, 2.1), None without one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else None


def session_of(request: Request) -> Session | None:
    """The session of a browser, whether or not it is over; None without one, and where nobody can sign in."""
    access = access_of(request)
    return access.cookies.session(request) if access.provider is not None else None


def require(role: Role) -> Callable[[Request, Person], Awaitable[Person]]:
    """A dependency that gives who asks when they may do what a role is for. NotSignedInError, NotAllowedError."""

    async def check(request: Request, asking: Asking) -> Person:
        access = access_of(request)
        if asking.may(role):
            return asking
        if access.is_read_only and role != "reader":
            raise NotAllowedError(message("problem-reading-only"))
        if asking == NOBODY and access.provider is not None:
            raise NotSignedInError(message("problem-sign-in"))
        raise NotAllowedError(message("problem-not-allowed", role=message(f"role-of-{role}")))

    return check


def form_token(request: Request) -> str:
    """What the forms on a page carry, so that no other site can send them; empty for who can send nothing."""
    person = who_asks(request)
    if token_sent(request) is not None or person == NOBODY:
        return ""
    session = session_of(request)
    return access_of(request).cookies.form_token(session.key if session else person.id)


async def only_from_own_pages(request: Request) -> None:
    """A dependency of all routes: what is sent by a page of another site is refused. NotAllowedError.

    A browser sends the cookies of a person along, and comes from the machine, whichever page has it do so. A program
    that sends a token does so itself.
    """
    if request.method not in _SAFE and token_sent(request) is None and _comes_from_elsewhere(request):
        raise NotAllowedError(message("problem-other-site"))


def _is_at_machine(request: Request, access: Access) -> bool:
    return (
        access.listens_here
        and request.client is not None
        and is_loopback(request.client.host)
        # A name of another site can be made to lead to this machine, and its pages would then be of this origin.
        and is_loopback(request.url.hostname)
        and not any(name in request.headers for name in _OF_PROXIES)
        # No browser speaks this any more, but proxies that tell nothing of whom they ask for do.
        and request.scope.get("http_version") != "1.0"
        and (not _comes_from_elsewhere(request) or _is_opened(request))
    )


def _is_opened(request: Request) -> bool:
    """Whether a browser opens a page by itself, so that no other page can read it."""
    wanted = (request.headers.get("sec-fetch-mode"), request.headers.get("sec-fetch-dest"))
    return request.method in _SAFE and wanted == ("navigate", "document")


def _comes_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that a page of another site asks; a program says nothing of the sort."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}"


def own_path(path: str | None) -> str:
    """Where to go on after signing in: a path of this service, or else its home page; never another site."""
    if not path or len(path) > 2_000 or not path.isprintable() or "\\" in path or not path.startswith("/"):
        return "/"
    try:
        parts = urlsplit(path)
    except ValueError:
        return "/"
    elsewhere = path.startswith(("//", "/sign-", "/signed-")) or parts.scheme or parts.netloc
    return "/" if elsewhere else path
