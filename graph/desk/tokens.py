"""Tokens by which a program asks in the name of a person: shown once, kept as hashes, scoped, and expiring."""

import hmac
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal, get_args

from graph.desk.people import Person, Role
from graph.desk.sign_ins import known_person
from graph.model.words import Listed, Message, WrongError, message
from graph.store import Store
from graph.store.dossiers import Dossier

TOKEN = "token"  # noqa: S105
Scope = Literal["read", "propose", "review"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
MOST_DAYS = 366
LONGEST_LABEL = 80
# What a token lets the person do whose it is, as far as they may do that themselves.
_ROLES: dict[Scope, Role] = {"read": "reader", "propose": "contributor", "review": "reviewer"}
# Recognised in texts by what looks for secrets that leaked.
_FORM = re.compile(r"samenspel_([0-9a-f]{16})_([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret: whose it is, what for, and from when until when (ISO 8601, UTC)."""

    id: str
    label: str
    person: str
    scopes: tuple[Scope, ...]
    organisations: frozenset[str]
    made: str
    until: str
    revoked: str | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it opens anything at a moment."""
        return self.revoked is None and now < datetime.fromisoformat(self.until)


def make_token(
    store: Store,
    person: Person,
    label: str,
    scopes: Iterable[str],
    organisations: Iterable[str],
    days: int,
    *,
    now: datetime | None = None,
) -> tuple[Token, str]:
    """A new token of a person and its text, which nobody can be shown again.

    Without `organisations` it is for all that the person contributes for. WrongError for what the person may not do
    themselves, StoreError.
    """
    begin = now or datetime.now(UTC)
    label, wanted, of = label.strip(), set(scopes), frozenset(organisations) or person.organisations
    for wrong in _wrong(person, label, wanted, of, days):
        raise WrongError(wrong)
    chosen = tuple(scope for scope in SCOPES if scope in wanted)
    id, secret = secrets.token_hex(8), secrets.token_hex(32)
    until = (begin + timedelta(days=days)).isoformat(timespec="seconds")
    token = Token(id, label, person.id, chosen, of, begin.isoformat(timespec="seconds"), until)
    store.keep([Dossier(TOKEN, id, 1, _content(token, _hash(secret)), by=person.id)])
    return token, f"samenspel_{id}_{secret}"


def _wrong(person: Person, label: str, scopes: set[str], organisations: frozenset[str], days: int) -> Iterator[Message]:
    if not 0 < len(label) <= LONGEST_LABEL or not label.isprintable():
        yield message("token-wrong-label", most=LONGEST_LABEL)
    if not scopes or scopes - _ROLES.keys():
        yield message("token-wrong-scopes", known=Listed(SCOPES, "or"))
    for scope in sorted(scopes & _ROLES.keys() - {*scopes_of(person)}):
        yield message("token-beyond-role", scope=scope)
    if "propose" in scopes and not person.for_any and (other := sorted(organisations - person.organisations)):
        yield message("token-beyond-organisations", id=other[0])
    if not 0 < days <= MOST_DAYS:
        yield message("token-wrong-days", most=MOST_DAYS)


def scopes_of(person: Person) -> tuple[Scope, ...]:
    """What a token of a person can be for."""
    return tuple(scope for scope in SCOPES if person.may(_ROLES[scope]))


def person_for(id: str, scopes: Iterable[str], organisations: Iterable[str]) -> Person:
    """A person who never signed in, such as a program of an organisation, who may do what a token is wanted for."""
    roles = frozenset(role for scope, role in _ROLES.items() if scope in {*scopes})
    return Person(id, id, roles, frozenset(organisations))


def tokens_of(store: Store, person: str | None = None) -> tuple[Token, ...]:
    """The tokens of a person, or of everybody, newest first. StoreError."""
    tokens = (_token(dossier) for dossier in store.dossiers(TOKEN) if dossier.content)
    return tuple(
        sorted(
            (token for token in tokens if person in (None, token.person)), key=lambda token: token.made, reverse=True
        )
    )


def revoke_token(store: Store, id: str, by: Person, *, now: datetime | None = None) -> Token | None:
    """Have a token open nothing from now on; None when there is none with that id that `by` may take back. StoreError.

    One's own tokens anybody may take back, those of others a steward.
    """
    kept = store.dossier(TOKEN, id)
    if kept is None or not kept.content or not (kept.content["person"] == by.id or by.may("steward")):
        return None
    if kept.content["revoked"] is None:
        moment = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        kept = Dossier(TOKEN, id, kept.version + 1, {**kept.content, "revoked": moment}, by.id)
        store.keep([kept])
    return _token(kept)


def person_of_token(store: Store, text: str, *, now: datetime | None = None) -> Person | None:
    """Who asks with a token, with what it lets them do; None when it opens nothing. StoreError.

    What the person may do themselves is looked at each time: who loses a role loses it in their tokens as well.
    """
    form = _FORM.fullmatch(text)
    kept = store.dossier(TOKEN, form[1]) if form else None
    kept = kept if kept is not None and kept.content else None
    # Also of no token something is compared, so that the time that it takes tells nothing.
    same = hmac.compare_digest(_hash(form[2] if form else ""), kept.content["hash"] if kept else _hash("-"))
    if kept is None or not same or not (token := _token(kept)).holds(now or datetime.now(UTC)):
        return None
    person = known_person(store, token.person)
    if person is None:
        return None
    roles = frozenset(_ROLES[scope] for scope in token.scopes if person.may(_ROLES[scope]))
    return Person(person.id, person.name, roles, token.organisations & person.organisations)


def _hash(secret: str) -> str:
    # The secret is 256 random bits: nothing slower is needed to keep it from being guessed.
    return sha256(secret.encode()).hexdigest()


def _content(token: Token, hash: str) -> dict[str, object]:
    return {
        "hash": hash,
        "label": token.label,
        "person": token.person,
        "scopes": list(token.scopes),
        "organisations": sorted(token.organisations),
        "made": token.made,
        "until": token.until,
        "revoked": token.revoked,
    }


def _token(kept: Dossier) -> Token:
    content = kept.content
    scopes = tuple(scope for scope in SCOPES if scope in content["scopes"])
    organisations = frozenset(content["organisations"])
    return Token(
        kept.id,
        content["label"],
        content["person"],
        scopes,
        organisations,
        content["made"],
        content["until"],
        content["revoked"],
    )
