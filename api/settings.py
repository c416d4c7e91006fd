"""How the service is set up: one immutable value, read from the environment once, when the service starts.

A field `hsts_seconds` stands in the variable `SAMENSPEL_HSTS_SECONDS`; a tuple is written with commas. What each is for
stands in its description, from which the table in docs/operations.md is held.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from limits import parse_many
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from api.problems import LONGEST_REPEATED, expected
from graph.desk.people import ROLES
from graph.model.words import Message, WrongError, message
from graph.store.runs import DAYS_KEPT

PREFIX = "SAMENSPEL_"
# How alike, of at most 1, two names are when one is taken for a misspelling of the other.
_ALIKE = 0.85
SHORTEST_SECRET = 32
# What the forms of the service itself send: a list of 2 MB that is sent again in letters takes a third more.
LARGEST_BODY = 3 * 2**20
_PATH_PREFIX = re.compile(r"(/(?!\.{1,2}(/|$))[\w.~-]+)*", re.ASCII)
Network = IPv4Network | IPv6Network


def _in_parts(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def is_path_prefix(path: str) -> bool:
    """Whether a path can stand before all others: nothing that leads elsewhere, or is more than a path."""
    return _PATH_PREFIX.fullmatch(path) is not None


def is_in(client: tuple[str, int] | None, networks: Iterable[Network]) -> bool:
    """Whether who asks, by address and port, is in one of the networks; who has no address of the internet is not."""
    try:
        address = ip_address(client[0] if client else "")
    except ValueError:
        return False
    return any(address in network for network in networks)


def _path_prefix(value: Any) -> Any:
    if not isinstance(value, str) or not is_path_prefix(value):
        raise PydanticCustomError("path_prefix", "not the beginning of a path")
    return value


def _rates(value: Any) -> Any:
    try:
        if value:
            parse_many(value)
    except ValueError:
        raise PydanticCustomError("rate", "no rate") from None
    return value


def _issuer(value: Any) -> Any:
    parts = urlsplit(value)
    if value and not (is_loopback(parts.hostname) or parts.scheme == "https"):
        raise PydanticCustomError("issuer", "no issuer")
    return value


def _role_names(value: Any) -> Any:
    pairs = _in_parts(value)
    if not all(name and role in ROLES for name, _, role in (pair.rpartition("=") for pair in pairs)):
        raise PydanticCustomError("role_names", "no role", {"roles": ", ".join(ROLES)})
    return pairs


def _secret(value: Any) -> Any:
    if value and len(value) < SHORTEST_SECRET:
        raise PydanticCustomError("secret", "too short", {"least": SHORTEST_SECRET})
    return value


def is_loopback(host: str | None) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


Networks = Annotated[tuple[Network, ...], BeforeValidator(_in_parts)]
Names = Annotated[tuple[str, ...], BeforeValidator(_in_parts)]
Rate = Annotated[str, BeforeValidator(_rates)]


class Settings(BaseModel):
    """What whoever runs the service decides; without any of it the service suits the machine of one person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contact_name: Annotated[str, Field(description="Who runs this service; told in the API and on /about.")] = ""
    contact_url: Annotated[str, Field(description="Where to read about who runs it.")] = ""
    contact_email: Annotated[str, Field(description="Where to write to who runs it.")] = ""
    root_path: Annotated[
        str,
        BeforeValidator(_path_prefix),
        Field(description="The path that everything is under when a proxy takes it off, such as `/samenspel`."),
    ] = ""
    trusted_proxies: Annotated[
        Networks,
        Field(
            description="Addresses or networks of proxies of which `X-Forwarded-For`, `-Proto`, `-Host` and `-Prefix` "
            "are believed. Of all others these headers count for nothing."
        ),
    ] = ()
    hosts: Annotated[
        Names,
        Field(description="Host names that the service answers to, such as `samenspel.example.nl`; empty: any."),
    ] = ()
    hsts_seconds: Annotated[
        int,
        Field(ge=0, description="How long browsers may ask by https only (HSTS); 0 does not say so."),
    ] = 0
    log_format: Annotated[
        Literal["auto", "json", "text"],
        Field(description="Lines of the log as JSON or as text; `auto`: text on a terminal, else JSON."),
    ] = "auto"
    metrics_from: Annotated[
        Networks,
        Field(description="Addresses or networks that may read `/metrics`; empty: it is not there."),
    ] = ()
    largest_upload: Annotated[
        int,
        Field(ge=LARGEST_BODY, le=100_000_000, description="The most bytes of a body that is sent to the service."),
    ] = LARGEST_BODY
    upload_seconds: Annotated[
        float,
        Field(gt=0, le=600, description="Seconds within which a body has to be in."),
    ] = 30
    rate: Annotated[
        Rate,
        Field(
            description="The most requests of one token, or else of one address; several parted by `;`, empty: no "
            "limit. The machine itself has none. Each worker counts for itself."
        ),
    ] = "1200/minute"
    smtp_host: Annotated[
        str, Field(description="The server that takes mail, such as `mail.example.nl`; empty: no mail is sent.")
    ] = ""
    smtp_port: Annotated[int, Field(ge=1, le=65_535, description="The port of that server.")] = 25
    smtp_security: Annotated[
        Literal["none", "starttls", "tls"],
        Field(description="How the connection to it is encrypted: by `starttls`, by `tls` from the start, or not."),
    ] = "starttls"
    smtp_username: Annotated[str, Field(description="The name that it asks for; empty: it asks for none.")] = ""
    smtp_password: Annotated[SecretStr, Field(description="The password that goes with that name.")] = SecretStr("")
    mail_from: Annotated[
        str, Field(description="The address that mail comes from, such as `samenspel@example.nl`.")
    ] = "samenspel@localhost"
    site: Annotated[
        str,
        Field(
            pattern=r"^(https?://[^\s/]+(/[^\s?#]*)?)?$",
            description="Where people reach this service, such as `https://samenspel.example.nl`: for links in mail, "
            "and what ids in linked data begin with. Without it mail has none, nobody can ask for mail on a page, and "
            "ids begin with the address that was asked.",
        ),
    ] = ""
    upload_rate: Annotated[
        Rate,
        Field(description="The same for requests that send something."),
    ] = "60/minute"
    oidc_issuer: Annotated[
        str,
        BeforeValidator(_issuer),
        Field(description="The OpenID Connect provider that signs people in, as it calls itself; empty: no login."),
    ] = ""
    oidc_name: Annotated[str, Field(description="What people know that provider by, such as `SSO Rijk`.")] = ""
    oidc_client_id: Annotated[str, Field(description="What the provider calls this service.")] = "samenspel"
    oidc_client_secret: Annotated[
        SecretStr, Field(description="The secret that the provider gave for it; empty: PKCE alone.")
    ] = SecretStr("")
    oidc_scopes: Annotated[str, Field(description="What the provider is asked to tell.")] = "openid profile"
    oidc_role_claim: Annotated[
        str, Field(description="The claim with somebody's roles; dots lead into it, as in `realm_access.roles`.")
    ] = "roles"
    oidc_roles: Annotated[
        tuple[str, ...],
        BeforeValidator(_role_names),
        Field(
            description="What the provider calls each role, such as `ink-beoordelaars=reviewer,ink-beheer=steward`; "
            "empty: reader, contributor, reviewer and steward."
        ),
    ] = ()
    oidc_organisation_claim: Annotated[
        str, Field(description="The claim with the ids of the organisations that somebody contributes for.")
    ] = "organisations"
    oidc_hosts: Annotated[
        Names, Field(description="Hosts that the provider may name addresses of, beside its own.")
    ] = ()
    session_secret: Annotated[
        SecretStr,
        BeforeValidator(_secret),
        Field(description="What sessions are signed with, 32 characters or more; empty: kept beside an SQLite store."),
    ] = SecretStr("")
    session_hours: Annotated[int, Field(ge=1, le=168, description="Hours after which one has to sign in again.")] = 8
    log_days: Annotated[
        int, Field(ge=0, description="Days that logs are kept, as told on /privacy; 0: that is not told.")
    ] = 0
    run_days: Annotated[
        int, Field(ge=0, description="Days that notes of loads are kept; the newest of each source stays.")
    ] = DAYS_KEPT
    privacy_url: Annotated[
        str, Field(description="The privacy statement of who runs this service, linked from /privacy.")
    ] = ""

    @property
    def has_login(self) -> bool:
        """Whether people can sign in."""
        return bool(self.oidc_issuer)


def variable(field: str) -> str:
    """The variable of the environment that a field is read from."""
    return f"{PREFIX}{field.upper()}"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment has; a variable that is empty counts as left out.

    WrongError with a message for each variable that is wrong, which names it and tells what would be right; one that is
    written almost as a setting is wrong too.
    """
    if misspelt := tuple(_misspelt(environment)):
        raise WrongError(*misspelt)
    values = {name: value for name in Settings.model_fields if (value := environment.get(variable(name), "").strip())}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        # A list has an error for each of its values and each of the types that these could have.
        wrong = {str(mistake["loc"][0]): mistake for mistake in reversed(error.errors())}
        raise WrongError(
            *(
                message(
                    "settings-wrong",
                    variable=variable(name),
                    given=_repeated(name, values[name]),
                    what=expected(mistake),
                )
                for name, mistake in sorted(wrong.items())
            )
        ) from None


def _misspelt(environment: Mapping[str, str]) -> Iterator[Message]:
    known = Settings.model_fields.keys()
    for name in sorted(name.removeprefix(PREFIX) for name in environment if name.startswith(PREFIX)):
        near = () if name.lower() in known else get_close_matches(name.lower(), known, 1, _ALIKE)
        if near:
            yield message("settings-unknown", variable=variable(name), near=variable(near[0]))


def _repeated(field: str, value: str) -> str:
    """A wrong value as a message may repeat it: of a secret nothing."""
    return "…" if Settings.model_fields[field].annotation is SecretStr else value[:LONGEST_REPEATED]
