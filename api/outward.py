"""The service as those see it who ask it through a proxy that has it under a path.

Within the service every address begins at its own root (`/entities/ipo`). The path that the proxy has before it is
added where an answer leaves: to the links of a page, to a `Location`, and to the addresses that the API gives.
"""

import re
from contextvars import ContextVar
from typing import Annotated

from pydantic import PlainSerializer

# The path before everything, of the request that is being answered.
PREFIX: ContextVar[str] = ContextVar("prefix", default="")
# On a page a quote is written `&#34;` unless it is one around the value of an attribute.
_LINKS = re.compile(r'(\s(?:href|src|action|formaction|data-suggest)=")/(?!/)')


def outward(address: str) -> str:
    """An address of this service as a browser has to ask for it."""
    leads_here = address.startswith("/") and not address.startswith("//")
    return PREFIX.get() + address if leads_here else address


def inward(path: str) -> str:
    """The path that a browser asked for as the service has it."""
    return path.removeprefix(PREFIX.get()) or "/"


def outward_page(page: str) -> str:
    """A page of which the links lead to where a browser has to ask."""
    prefix = PREFIX.get()
    return _LINKS.sub(rf"\g<1>{prefix}/", page) if prefix else page


# An address on this site in an answer of the API.
SiteAddress = Annotated[str, PlainSerializer(outward)]
