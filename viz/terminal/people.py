"""Tokens on a terminal."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from graph.desk.tokens import Token
from graph.model.words import message
from viz.terminal.screen import print_table, say
from viz.words import moment_text


def print_new_token(token: Token, text: str, language: str) -> None:
    """A token that was just made, with its text, which is shown this once."""
    say(message("token-fresh"), language)
    say(message("as-it-is", text=text), language)
    say(message("terminal-token-until", moment=moment_text(token.until, language)), language)


def print_tokens(tokens: Sequence[Token], names: Mapping[str, str], now: datetime, language: str) -> None:
    """Tokens with whose they are and how they stand."""
    if not tokens:
        say(message("terminal-no-tokens"), language)
        return
    fields = ("id", "label", "person", "scopes", "until", "state")
    rows = (
        (
            token.id,
            token.label,
            names.get(token.person, token.person),
            ", ".join(message(f"token-scope-{scope}").in_language(language) for scope in token.scopes),
            moment_text(token.until, language),
            _state(token, now, language),
        )
        for token in tokens
    )
    print_table([message(f"token-{field}") for field in fields], rows, language)


def print_revoked(token: Token, language: str) -> None:
    """That a token opens nothing any more."""
    say(message("terminal-token-revoked", label=token.label), language)


def _state(token: Token, now: datetime, language: str) -> str:
    if token.revoked is not None:
        state = message("token-revoked", moment=moment_text(token.revoked, language))
    else:
        state = message("token-valid" if token.holds(now) else "token-over")
    return state.in_language(language)
