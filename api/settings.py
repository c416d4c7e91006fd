"""How the service is set up: one immutable value, read from the environment once, when the service starts.

A field `hsts_seconds` stands in the variable `SAMENSPEL_HSTS_SECONDS`; a tuple is written with commas. What each is for
stands in its description, from which the table in docs/operations.md is held.
"""

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Annotated, Any, Literal

from limits import parse_many
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from api.problems import LONGEST_REPEATED, expected
from graph.model.words import WrongError, message

PREFIX = "SAMENSPEL_"
_PATH_PREFIX = re.compile(r"(/(?!\.{1,2}(/|$))[\w.~-]+)*", re.ASCII)
Network = IPv4Network | IPv6Network


def _in_parts(given: Any) -> Any:
    return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given


def is_path_prefix(given: str) -> bool:
    """Whether a path can stand before all others: nothing that leads elsewhere, or is more than a path."""
    return _PATH_PREFIX.fullmatch(given) is not None


def is_in(client: tuple[str, int] | None, networks: Iterable[Network]) -> bool:
    """Whether who asks, by address and port, is in one of the networks; who has no address of the internet is not."""
    try:
        address = ip_address(client[0] if client else "")
    except ValueError:
        return False
    return any(address in network for network in networks)


def _path_prefix(given: Any) -> Any:
    if not isinstance(given, str) or not is_path_prefix(given):
        raise PydanticCustomError("path_prefix", "not the beginning of a path")
    return given


def _rates(given: Any) -> Any:
    try:
        if given:
            parse_many(given)
    except ValueError:
        raise PydanticCustomError("rate", "no rate") from None
    return given


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
        Field(ge=1_000, le=100_000_000, description="The most bytes of a body that is sent to the service."),
    ] = 3_145_728
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
    upload_rate: Annotated[
        Rate,
        Field(description="The same for requests that send something."),
    ] = "60/minute"


def variable(field: str) -> str:
    """The variable of the environment that a field is read from."""
    return f"{PREFIX}{field.upper()}"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment has; a variable that is empty counts as left out.

    WrongError with a message for each variable that is wrong, which names it and tells what would be right.
    """
    given = {name: value for name in Settings.model_fields if (value := environment.get(variable(name), "").strip())}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        # A list has an error for each of its values and each of the types that these could have.
        wrong = {str(one["loc"][0]): one for one in reversed(error.errors())}
        raise WrongError(
            *(
                message(
                    "settings-wrong",
                    variable=variable(name),
                    given=_repeated(name, given[name]),
                    what=expected(one),
                )
                for name, one in sorted(wrong.items())
            )
        ) from None


def _repeated(field: str, given: str) -> str:
    """A wrong value as a message may repeat it: of a secret nothing."""
    return "…" if Settings.model_fields[field].annotation is SecretStr else given[:LONGEST_REPEATED]
