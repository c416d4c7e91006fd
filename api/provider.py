"""The provider that signs people in, by OpenID Connect: authorization code with PKCE, state and nonce.

The issuer stands in the settings. Of what it tells about itself nothing leads to another host than its own and those
that the settings name, and no answer is read beyond a size and a time.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
import orjson
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from api.settings import Settings, is_loopback
from graph.desk.people import AT_THE_MACHINE, ROLES, Person

LARGEST_ANSWER = 512 * 1024
# Seconds: of one answer of the provider as a whole, that what it tells about itself is kept, and between two looks for
# a key that is not known.
PATIENCE = 10.0
KEPT = 3600.0
BETWEEN_LOOKS = 30.0
LEEWAY = 60
LONGEST_NAME = 200
MOST_ORGANISATIONS = 200
# Signatures that need a private key, which only the provider has.
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
_LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


class ProviderError(Exception):
    """The provider does not answer, or not as it should; the text is for the log, and tells no secret."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a browser keeps while somebody signs in, and what their answer has to fit with."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who signed in, what the provider calls their session ("" when it does not say), and its token that says so."""

    person: Person
    session: str
    id_token: str


@dataclass(frozen=True, slots=True)
class Logout:
    """Whose sessions, or which one, the provider ended, and when (seconds since 1970)."""

    person: str
    session: str
    at: int


@dataclass(frozen=True, slots=True)
class _Endpoints:
    authorization: str
    token: str
    keys: str
    end_session: str | None
    signatures: tuple[str, ...]
    confirms_issuer: bool
    read: float


@dataclass
class Provider:
    """Signs people in at the issuer of the settings. All of it raises ProviderError."""

    settings: Settings
    _lock: Lock = field(default_factory=Lock, repr=False)
    _endpoints: _Endpoints | None = None
    _keys: KeySet | None = None
    _keys_read: float = 0.0

    @property
    def name(self) -> str:
        """What people may know it by."""
        return self.settings.oidc_name or urlsplit(self.settings.oidc_issuer).hostname or ""

    def begin(self, redirect: str) -> tuple[str, Begun]:
        """The address where somebody signs in, after which they are sent to `redirect`."""
        begun = Begun(*(secrets.token_urlsafe(32) for _ in range(3)))
        address = prepare_grant_uri(
            self._told().authorization,
            client_id=self.settings.oidc_client_id,
            response_type="code",
            redirect_uri=redirect,
            scope=self.settings.oidc_scopes,
            state=begun.state,
            nonce=begun.nonce,
            code_challenge=create_s256_code_challenge(begun.verifier),
            code_challenge_method="S256",
        )
        return str(address), begun

    def finish(self, redirect: str, answer: Mapping[str, str], begun: Begun) -> SignIn:
        """Who signed in, by the parameters that they came back with."""
        if not secrets.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
            raise ProviderError("the answer does not belong to this browser")
        issuer = answer.get("iss")
        if (issuer is None and self._told().confirms_issuer) or issuer not in (None, self.settings.oidc_issuer):
            raise ProviderError("the answer is of another issuer")
        if "code" not in answer:
            raise ProviderError("the provider signed nobody in")
        tokens = self._exchange(redirect, answer["code"], begun.verifier)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise ProviderError("the provider gave no id_token")
        decoded = self._decoded(id_token)
        options: Any = {name: {"essential": True, "value": value} for name, value in self._ours().items()}
        parameters = {"nonce": begun.nonce, "client_id": self.settings.oidc_client_id, "access_token": access_token}
        claims = CodeIDToken(decoded.claims, decoded.header, options, parameters)
        try:
            claims.validate(leeway=LEEWAY)
        except (JoseError, TypeError, ValueError) as error:
            raise ProviderError(f"the id_token does not hold: {type(error).__name__}") from None
        return SignIn(person_told(claims, self.settings), str(claims.get("sid") or ""), id_token)

    def end_address(self, back: str, id_token: str | None) -> str | None:
        """Where somebody ends their session at the provider, after which they go `back`; None when it has no such."""
        at = self._told().end_session
        if at is None:
            return None
        parameters = {"client_id": self.settings.oidc_client_id, "post_logout_redirect_uri": back}
        joint = "&" if urlsplit(at).query else "?"
        return f"{at}{joint}{urlencode(parameters | ({'id_token_hint': id_token} if id_token else {}))}"

    def ended(self, logout_token: str) -> Logout:
        """Which sessions the provider says that it ended (OpenID Connect Back-Channel Logout 1.0, 2.6)."""
        decoded = self._decoded(logout_token)
        claims = decoded.claims
        options: Any = {name: {"essential": True, "value": value} for name, value in self._ours().items()}
        options |= {"iat": {"essential": True}, "jti": {"essential": True}}
        try:
            jwt.JWTClaimsRegistry(leeway=LEEWAY, **options).validate(claims)
        except (JoseError, TypeError, ValueError) as error:
            raise ProviderError(f"the logout token does not hold: {type(error).__name__}") from None
        person, session = claims.get("sub", ""), claims.get("sid", "")
        events = claims.get("events")
        if not isinstance(events, dict) or _LOGOUT_EVENT not in events or "nonce" in claims:
            raise ProviderError("what the provider sent is no logout token")
        if not (isinstance(person, str) and isinstance(session, str) and (person or session)):
            raise ProviderError("the logout token names nobody")
        return Logout(person, session, int(claims["iat"]))

    def _ours(self) -> dict[str, str]:
        return {"iss": self.settings.oidc_issuer, "aud": self.settings.oidc_client_id}

    def _told(self) -> _Endpoints:
        with self._lock:
            if self._endpoints is None or time.monotonic() - self._endpoints.read > KEPT:
                self._endpoints = self._discover()
            return self._endpoints

    def _discover(self) -> _Endpoints:
        issuer = self.settings.oidc_issuer
        configuration = self._asked("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if configuration.get("issuer") != issuer:
            raise ProviderError("the provider calls itself otherwise than the settings do")
        methods = configuration.get("code_challenge_methods_supported", ["S256"])
        if not isinstance(methods, list) or "S256" not in methods:
            raise ProviderError("the provider knows no PKCE with S256")
        signatures = configuration.get("id_token_signing_alg_values_supported") or ["RS256"]
        end_session = configuration.get("end_session_endpoint")
        return _Endpoints(
            self._allowed(configuration.get("authorization_endpoint")),
            self._allowed(configuration.get("token_endpoint")),
            self._allowed(configuration.get("jwks_uri")),
            None if end_session is None else self._allowed(end_session),
            tuple(signature for signature in _SIGNATURES if signature in signatures),
            configuration.get("authorization_response_iss_parameter_supported") is True,
            time.monotonic(),
        )

    def _allowed(self, address: Any) -> str:
        """An address that the provider tells, when it is one of its own or of a host that the settings name."""
        own = urlsplit(self.settings.oidc_issuer)
        try:
            parts = urlsplit(address if isinstance(address, str) else "")
            hosts = {own.hostname, *self.settings.oidc_hosts}
            plain = parts.scheme == "http" and is_loopback(own.hostname) and is_loopback(parts.hostname)
            fits = (
                (parts.scheme == "https" or plain)
                and parts.hostname in hosts
                and not (parts.username or parts.password)
            )
        except ValueError:
            fits = False
        if not fits:
            raise ProviderError("the provider names an address of another host; see SAMENSPEL_OIDC_HOSTS")
        return str(address)

    def _exchange(self, redirect: str, code: str, verifier: str) -> dict[str, Any]:
        at = self._told().token
        secret = self.settings.oidc_client_secret.get_secret_value()
        body = prepare_token_request("authorization_code", redirect_uri=redirect, code=code, code_verifier=verifier)
        auth = ClientAuth(self.settings.oidc_client_id, secret, "client_secret_basic" if secret else "none")
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        at, headers, body = auth.prepare("POST", at, headers, body)
        return self._asked("POST", at, body.encode(), headers)

    def _decoded(self, token: str) -> jwt.Token:
        try:
            try:
                return self._read(token, self._key_set())
            except InvalidKeyIdError:
                return self._read(token, self._key_set(anew=True))
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise ProviderError(f"a token of the provider does not hold: {type(error).__name__}") from None

    def _read(self, token: str, keys: KeySet) -> jwt.Token:
        registry = JWSRegistry(algorithms=list(self._told().signatures), strict_check_header=False)
        return jwt.decode(token, keys, registry=registry)

    def _key_set(self, *, anew: bool = False) -> KeySet:
        at = self._told().keys
        with self._lock:
            age = time.monotonic() - self._keys_read
            # Anybody can send a token with a key that is not known; that has the provider asked only now and then.
            if self._keys is None or age > KEPT or (anew and age > BETWEEN_LOOKS):
                try:
                    self._keys = KeySet.import_key_set(self._asked("GET", at))  # type: ignore[arg-type]
                except (JoseError, ValueError, TypeError, KeyError) as error:
                    raise ProviderError(f"the keys of the provider cannot be read: {type(error).__name__}") from None
                self._keys_read = time.monotonic()
            return self._keys

    def _asked(
        self, method: str, at: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """The JSON object at an address, within LARGEST_ANSWER and PATIENCE; redirects are not followed."""
        deadline, data = time.monotonic() + PATIENCE, bytearray()
        try:
            with (
                httpx2.Client(timeout=PATIENCE / 2, follow_redirects=False) as client,
                client.stream(method, at, content=body, headers=headers) as answer,
            ):
                if answer.status_code != httpx2.codes.OK:
                    raise ProviderError(f"the provider answers {answer.status_code}")
                for piece in answer.iter_bytes():
                    data += piece
                    if len(data) > LARGEST_ANSWER or time.monotonic() > deadline:
                        raise ProviderError("the answer of the provider is too large or too slow")
            content = orjson.loads(data)
        except httpx2.HTTPError as error:
            raise ProviderError(f"the provider cannot be reached: {type(error).__name__}") from None
        except ValueError:
            raise ProviderError("the answer of the provider is no JSON") from None
        if not isinstance(content, dict):
            raise ProviderError("the answer of the provider is no JSON object")
        return content


def person_told(claims: Mapping[str, Any], settings: Settings) -> Person:
    """Who the claims of an id_token are about, with the roles and organisations that they give. ProviderError."""
    id = claims["sub"]
    if not isinstance(id, str) or not 0 < len(id) <= 255 or not id.isprintable() or id == AT_THE_MACHINE.id:
        raise ProviderError("the provider gives an id that cannot be used")
    names = (claims.get(name) for name in ("name", "preferred_username"))
    name = next((name.strip() for name in names if isinstance(name, str) and name.strip()), id)
    named = dict(pair.split("=", 1) for pair in settings.oidc_roles) or {role: role for role in ROLES}
    held = {named[name] for name in _texts(claims, settings.oidc_role_claim) if name in named}
    organisations = [
        organisation
        for organisation in _texts(claims, settings.oidc_organisation_claim)
        if 0 < len(organisation) <= LONGEST_NAME
    ]
    return Person(
        id,
        "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME],
        frozenset(role for role in ROLES if role in held),
        frozenset(organisations[:MOST_ORGANISATIONS]),
    )


def _texts(claims: Mapping[str, Any], claim: str) -> list[str]:
    """The texts of a claim; a name with dots also leads into claims, such as `realm_access.roles`."""
    value: Any = claims.get(claim)
    if value is None:
        value = claims
        for part in claim.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    values = [value] if isinstance(value, str) else value
    return [text for text in values if isinstance(text, str)] if isinstance(values, list) else []
