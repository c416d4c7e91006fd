"""A small OpenID Connect provider on loopback with fictitious people, for tests that sign in.

It does what a provider has to: a form to sign in, one session for several services, codes that hold once and with PKCE,
signed tokens, ending a session, and telling so to the services. A test can have it do each of these wrongly.
"""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode

import httpx2
import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.neo4j_server import free_ports

CLIENT, SECRET = "samenspel", "geheim-van-de-proef"
START_SECONDS = 20
# Whose password is their own name.
PEOPLE: dict[str, dict[str, Any]] = {
    "anna": {"name": "Anna de Voorbeeld", "roles": ["contributor"], "organisations": ["pv-noordland"]},
    "bram": {"name": "Bram Beoordelaar", "roles": ["reviewer"]},
    "saar": {"name": "Saar van Beheer", "roles": ["steward", "iets-anders"]},
    "niek": {"name": "Niek Nieuwkomer"},
}


@dataclass
class LightProvider:
    """A running provider. Each field from `claims` on is a way to do it wrongly."""

    issuer: str
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig", "kid": "proef"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    # Where each service wants to be told that a session ended.
    back_channels: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    signs_with: Callable[[dict[str, Any], dict[str, Any]], str] | None = None
    header: dict[str, Any] = field(default_factory=dict)
    size: int = 0
    slow: float = 0.0

    def token(self, claims: dict[str, Any], type: str = "JWT") -> str:
        """A signed token; whatever it is later looked for by is kept in `given`."""
        header = {"alg": "RS256", "kid": "proef", "typ": type} | self.header
        text = self.signs_with(header, claims) if self.signs_with else jwt.encode(header, claims, self.key)
        self.given.append(text)
        return text

    def logout_token(self, **changes: Any) -> str:
        """What tells a service that a session ended."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 120,
            "jti": secrets.token_hex(8),
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        }
        return self.token(
            {name: value for name, value in (claims | changes).items() if value is not None}, "logout+jwt"
        )

    def end(self, session: str) -> None:
        """End a session and tell the services."""
        person = self.sessions.pop(session, None)
        if person is not None:
            for at in self.back_channels:
                body = {"logout_token": self.logout_token(sub=person, sid=session)}
                httpx2.post(at, data=body, timeout=10).raise_for_status()

    def app(self) -> Starlette:
        """The service itself."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize, methods=["GET", "POST"]),
                Route("/token", self._token, methods=["POST"]),
                Route("/logout", self._logout),
            ]
        )

    def _discovery(self, _: Request) -> Response:
        time.sleep(self.slow)
        document = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/logout",
            "code_challenge_methods_supported": ["plain", "S256"],
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "padding": "x" * self.size,
        }
        return JSONResponse(document | self.metadata)

    def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
            return HTMLResponse("Onbekende dienst", 400)
        session = request.cookies.get("session", "")
        person = self.sessions.get(session)
        if request.method == "POST":
            fields = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
            if "cancel" in fields:
                return RedirectResponse(_with(asked["redirect_uri"], error="access_denied", state=asked["state"]), 303)
            if fields.get("username") in PEOPLE and fields.get("password") == fields["username"]:
                person, session = fields["username"], secrets.token_hex(8)
                self.sessions[session] = person
        if person is None:
            return HTMLResponse(_FORM.format(at=escape(str(request.url))))
        code = secrets.token_urlsafe(16)
        self.codes[code] = dict(asked) | {"person": person, "session": session}
        self.given.append(code)
        answer = RedirectResponse(_with(asked["redirect_uri"], code=code, state=asked["state"]), 303)
        answer.set_cookie("session", session, httponly=True, samesite="lax")
        return answer

    async def _token(self, request: Request) -> Response:
        fields = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_client"}, 401)
        asked = self.codes.pop(fields.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(fields.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or fields.get("redirect_uri") != asked["redirect_uri"]
            or not hmac.compare_digest(challenge.decode().rstrip("="), asked["code_challenge"])
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": asked["person"],
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "sid": asked["session"],
            **PEOPLE[asked["person"]],
            **self.claims,
        }
        id_token = self.token({name: value for name, value in claims.items() if value is not None})
        access = secrets.token_urlsafe(16)
        self.given.append(access)
        return JSONResponse({"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": id_token})

    def _logout(self, request: Request) -> Response:
        hint = request.query_params.get("id_token_hint")
        session = request.cookies.get("session", "")
        if hint:
            session = str(jwt.decode(hint, self.key).claims["sid"])
        self.end(session)
        return RedirectResponse(request.query_params.get("post_logout_redirect_uri", "/"), 303)


_FORM = (
    '<!doctype html><html lang="nl"><title>Proefdienst</title><h1>Inloggen bij de proefdienst</h1>'
    '<form method="post" action="{at}"><label>Naam <input name="username"></label>'
    '<label>Wachtwoord <input name="password" type="password"></label>'
    '<button>Verder</button><button name="cancel" value="1">Annuleren</button></form></html>'
)


def _with(address: str, **parameters: str) -> str:
    return f"{address}?{urlencode(parameters)}"


@contextmanager
def running_provider() -> Iterator[LightProvider]:
    """A provider on a free port of 127.0.0.1, which ends on leaving."""
    port = free_ports(1)[0]
    provider = LightProvider(f"http://127.0.0.1:{port}")
    server = uvicorn.Server(uvicorn.Config(provider.app(), port=port, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the provider did not start"
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
