"""Sessions: a signed cookie of a browser that says whose it is and since when, and what forms of that session carry.

What somebody may do does not stand in it, so that this can change, and end, while it lasts.
"""

import hmac
import os
import secrets
import time
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from api.outward import outward
from api.provider import Begun
from api.settings import Settings
from graph.model.words import WrongError, message

SESSION, SIGN_IN, HINT = "samenspel-session", "samenspel-sign-in", "samenspel-sign-out"
# Seconds within which somebody has signed in at the provider.
SIGN_IN_SECONDS = 600
# Browsers keep cookies up to 4,096 bytes.
LARGEST_HINT = 3_500
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Session:
    """Whose a session is, what it is called when it ends, and when it began (milliseconds since 1970)."""

    person: str
    key: str
    begun: int

    @classmethod
    def of(cls, person: str, provider_session: str) -> "Session":
        """A session that begins now, called by what the provider calls its own, so that this can end it."""
        return cls(person, session_key(provider_session or secrets.token_hex(16)), now_ms())


def now_ms() -> int:
    """This moment in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def session_key(provider_session: str) -> str:
    """What a session is called here that the provider calls otherwise."""
    return sha256(provider_session.encode()).hexdigest()[:32]


def with_secret(settings: Settings, store_url: str) -> Settings:
    """The settings with a secret for sessions: that which they have, else one that is kept beside an SQLite store.

    Any other store has no place for it: then sessions last as long as the service. WrongError when people can sign in
    and the secret cannot be kept.
    """
    if settings.session_secret.get_secret_value():
        return settings
    secret = secrets.token_hex(32)
    if store_url.startswith(_SQLITE):
        try:
            secret = _kept_secret(Path(f"{store_url.removeprefix(_SQLITE)}-secret"), secret)
        except OSError as error:
            if settings.has_login:
                raise WrongError(message("settings-no-secret", why=str(error.strerror))) from None
    return settings.model_copy(update={"session_secret": type(settings.session_secret)(secret)})


def _kept_secret(path: Path, fresh: str) -> str:
    """The secret in a file that only its owner may read, made when it is not there."""
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        pass
    part = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(fresh)
        try:
            # Of several processes that begin together the first one decides, and none sees half a secret.
            os.link(part, path)
        except FileExistsError:
            return path.read_text("ascii")
    finally:
        part.unlink()
    return fresh


@dataclass(frozen=True, slots=True)
class Cookies:
    """Reads and writes the cookies of a service by its settings, which have a secret."""

    settings: Settings

    def session(self, request: Request) -> Session | None:
        """The session that a browser sends along, unless it is over by its age or not signed by this service."""
        content = self._read(request, SESSION, self.settings.session_hours * 3600)
        return None if content is None else Session(*content)

    def begin(self, request: Request, response: Response, session: Session, id_token: str) -> None:
        """Have a browser keep a session; and what the provider wants to see when it ends, for where it does so only."""
        lasts = self.settings.session_hours * 3600
        self._write(request, response, SESSION, [session.person, session.key, session.begun], lasts)
        if len(id_token) <= LARGEST_HINT:
            self._write(request, response, HINT, id_token, lasts, "/sign-out")

    def hint(self, request: Request) -> str | None:
        """The id_token with which a session began, where it is to end."""
        content = self._read(request, HINT, self.settings.session_hours * 3600)
        return content if isinstance(content, str) else None

    def end(self, request: Request, response: Response) -> None:
        """Have a browser forget its session."""
        self._forget(request, response, SESSION)
        self._forget(request, response, HINT, "/sign-out")

    def keep_sign_in(self, request: Request, response: Response, begun: Begun, onward: str) -> None:
        """Have a browser keep what its answer has to fit with, and where to go on."""
        self._write(request, response, SIGN_IN, [asdict(begun), onward], SIGN_IN_SECONDS, "/sign-in")

    def sign_in(self, request: Request) -> tuple[Begun, str] | None:
        """What the browser kept when it went to sign in."""
        content = self._read(request, SIGN_IN, SIGN_IN_SECONDS)
        return None if content is None else (Begun(**content[0]), content[1])

    def forget_sign_in(self, request: Request, response: Response) -> None:
        """A sign-in is finished once."""
        self._forget(request, response, SIGN_IN, "/sign-in")

    def form_token(self, of: str) -> str:
        """What the forms carry of a session, or of the person at the machine; no other site knows it."""
        return hmac.new(self._secret, f"form {of}".encode(), sha256).hexdigest()

    @property
    def _secret(self) -> bytes:
        return self.settings.session_secret.get_secret_value().encode()

    def _signer(self, name: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._secret, salt=name, signer_kwargs={"digest_method": sha256})

    def _read(self, request: Request, name: str, seconds: int) -> Any:
        text = request.cookies.get(_named(request, name))
        try:
            return None if text is None else self._signer(name).loads(text, max_age=seconds)
        except BadData:
            return None

    def _write(
        self, request: Request, response: Response, name: str, content: Any, seconds: int, below: str = "/"
    ) -> None:
        response.set_cookie(
            _named(request, name),
            str(self._signer(name).dumps(content)),
            max_age=seconds,
            path=outward(below),
            secure=_is_secure(request),
            httponly=True,
            samesite="lax",
        )

    def _forget(self, request: Request, response: Response, name: str, below: str = "/") -> None:
        response.delete_cookie(
            _named(request, name), outward(below), secure=_is_secure(request), httponly=True, samesite="lax"
        )


def _named(request: Request, name: str) -> str:
    """The name of a cookie; by https one that no other host, and nothing without https, can set."""
    return f"__Secure-{name}" if _is_secure(request) else name


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
