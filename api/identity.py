"""Who asks."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Annotated

from fastapi import Depends, Request

from api.problems import NotAllowedError
from graph.desk.people import AT_THE_MACHINE, NOBODY, Person, Role
from graph.model.words import message


def person_asking(request: Request) -> Person:
    """Who asks: without a login that is the person at the machine, for whoever comes from it."""
    return AT_THE_MACHINE if _is_here(request) else NOBODY


Asking = Annotated[Person, Depends(person_asking)]


def require(role: Role) -> Callable[[Person], Person]:
    """A dependency that gives who asks when they may do what a role is for. NotAllowedError."""

    def check(asking: Asking) -> Person:
        if not asking.may(role):
            raise NotAllowedError(message("problem-not-allowed", role=message(f"role-of-{role}")))
        return asking

    return check


def _is_here(request: Request) -> bool:
    if request.client is None:
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
