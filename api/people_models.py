"""Answers on who asks, and on what is kept of whom."""

from typing import Annotated

from pydantic import Field

from api.models import InEveryLanguage, Model
from graph.desk.people import ROLES, Person, Role
from graph.desk.tokens import Scope
from graph.desk.tokens import Token as TokenRecord

# Days that a token made on a page can hold.
TERMS = (30, 90, 366)


class RepresentedOrganisation(Model):
    id: str
    name: Annotated[str | None, Field(description="As it is called in the graph; null for one that is not in it.")]


class Token(Model):
    """A token without its secret, which nobody can be shown again."""

    id: str
    label: str
    person: Annotated[str, Field(description="The id of whose it is.")]
    scopes: list[Scope]
    organisations: list[str]
    made: Annotated[str, Field(description="ISO 8601, UTC.")]
    until: Annotated[str, Field(description="ISO 8601, UTC; from then on it opens nothing.")]
    revoked: Annotated[str | None, Field(description="When it was taken back.")]

    @classmethod
    def of(cls, token: TokenRecord) -> "Token":
        return cls(
            id=token.id,
            label=token.label,
            person=token.person,
            scopes=list(token.scopes),
            organisations=sorted(token.organisations),
            made=token.made,
            until=token.until,
            revoked=token.revoked,
        )


class Tokens(Model):
    items: list[Token]


class Me(Model):
    """Who asks, by their token or session; without either an empty id and no roles."""

    id: str
    name: str
    roles: list[Role]
    organisations: Annotated[list[RepresentedOrganisation], Field(description="Those that they contribute for.")]
    any_organisation: Annotated[bool, Field(description="Whether they may contribute for each.")]
    read_only: Annotated[bool, Field(description="Whether nobody can change anything at this service.")]
    login: Annotated[bool, Field(description="Whether people can sign in at this service.")]
    tokens: list[Token]

    @staticmethod
    def roles_of(person: Person) -> list[Role]:
        return [role for role in ROLES if role in person.roles]


class Kept(Model):
    """Something that is kept of people."""

    id: str
    what: InEveryLanguage
    of_whom: InEveryLanguage
    how_long: InEveryLanguage


class Privacy(Model):
    """What this service keeps of whom, as it is set up now."""

    operator: Annotated[str | None, Field(description="Who runs this service, as far as that is told.")]
    email: str | None
    url: str | None
    statement: Annotated[str | None, Field(description="The privacy statement of who runs it.")]
    items: list[Kept]
