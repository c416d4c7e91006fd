"""The command for tokens, by which programs ask in the name of a person."""

from datetime import UTC, datetime
from typing import Annotated, Literal, cast, get_args

import typer

from cli.failures import NOT_FOUND, WRONG_USE, Failure
from cli.language import Language
from cli.options import DEFAULT_STORE, AsJson, StoreUrl
from graph.desk.people import AT_THE_MACHINE, Person
from graph.desk.sign_ins import known_people, known_person, remember
from graph.desk.tokens import Scope, make_token, person_for, revoke_token, tokens_of
from graph.model.words import FIRST, WrongError, message
from graph.store import Store, open_store


def token(
    action: Annotated[Literal["create", "list", "revoke"], typer.Argument()],
    what: Annotated[str | None, typer.Argument()] = None,
    person: Annotated[str | None, typer.Option()] = None,
    scope: Annotated[list[str] | None, typer.Option()] = None,
    organisation: Annotated[list[str] | None, typer.Option()] = None,
    days: Annotated[int, typer.Option(min=1, max=366)] = 90,
    store: StoreUrl = DEFAULT_STORE,
    lang: Language = FIRST,
    json: AsJson = False,
) -> None:
    """Make, list or revoke tokens."""
    from api.people_models import Token, Tokens
    from viz.terminal import people as terminal
    from viz.terminal import screen

    scopes = [_scope(name) for name in scope or ()]
    with open_store(store) as opened:
        match action:
            case "create":
                who = _person(opened, person, scopes, organisation or [])
                try:
                    made, text = make_token(opened, who, what or "", scopes, organisation or [], days)
                except WrongError as error:
                    raise Failure(WRONG_USE, *error.problems) from None
                if json:
                    screen.print_json(Token.of(made).plain() | {"token": text})
                else:
                    terminal.print_new_token(made, text, lang)
            case "list":
                names = {known.id: known.name for known in known_people(opened)}
                tokens = tokens_of(opened, person)
                if json:
                    screen.print_json(Tokens(items=[Token.of(token) for token in tokens]).plain())
                else:
                    terminal.print_tokens(tokens, names, datetime.now(UTC), lang)
            case "revoke":
                revoked = revoke_token(opened, what or "", AT_THE_MACHINE)
                if revoked is None:
                    raise Failure(NOT_FOUND, message("token-no-such", id=(what or "")[:80]))
                if json:
                    screen.print_json(Token.of(revoked).plain())
                else:
                    terminal.print_revoked(revoked, lang)


def _scope(name: str) -> Scope:
    # Typer takes one of several words, but no list of such.
    for scope in get_args(Scope):
        if name == scope:
            return cast(Scope, scope)
    problem = message("problem-not-one-of", name="--scope", given=name[:80], known=", ".join(get_args(Scope)))
    raise Failure(WRONG_USE, problem)


def _person(store: Store, asked: str | None, scopes: list[Scope], organisations: list[str]) -> Person:
    """Whose a token is: somebody who is known by that id, or else whoever it is made for."""
    if not asked or not asked.isprintable() or asked == AT_THE_MACHINE.id:
        raise Failure(WRONG_USE, message("token-no-person"))
    person = known_person(store, asked)
    if person is None:
        person = person_for(asked, scopes, organisations)
        remember(store, person)
    return person
