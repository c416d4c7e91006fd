"""Who gets news by mail: asked for on a page, confirmed from the mail, ended by a link in each.

Of who ends it, or never confirms it, nothing is kept: the dossier is forgotten.
"""

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from graph.store import Store
from graph.store.dossiers import Dossier

KIND = "subscription"
Sort = Literal["gaps", "organisation", "rule", "question"]
# How long a request waits for a confirmation.
PATIENCE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class About:
    """What is followed: all findings, those of an organisation (an id) or of a rule, or the answer to a question."""

    sort: Sort
    of: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """News for a mail address, in a language. `secret` is in the links of its mails, which whoever has may end it.

    `after` is the moment (ISO 8601, UTC) up to which was told what happened, `answer` the fingerprint of the answer
    that was told last.
    """

    id: str
    version: int
    address: str
    about: About
    language: str
    secret: str
    asked: date
    confirmed: bool = False
    after: str = ""
    answer: str = ""

    @property
    def token(self) -> str:
        """What the links in its mails carry."""
        return f"{self.id}.{self.secret}"

    @property
    def dossier(self) -> Dossier:
        """As it is kept."""
        content: dict[str, Any] = {
            "address": self.address,
            "about": [self.about.sort, self.about.of],
            "language": self.language,
            "secret": self.secret,
            "asked": self.asked.isoformat(),
            "confirmed": self.confirmed,
            "after": self.after,
            "answer": self.answer,
        }
        return Dossier(KIND, self.id, self.version, content)

    def next(self, **changes: Any) -> "Subscription":
        """The version after this one."""
        return replace(self, version=self.version + 1, **changes)


def asked_for(address: str, about: About, language: str, today: date) -> Subscription:
    """A new subscription, which waits for a confirmation."""
    return Subscription(secrets.token_hex(8), 1, address, about, language, secrets.token_urlsafe(24), today)


def subscriptions(store: Store) -> Iterator[Subscription]:
    """All subscriptions, confirmed or not. StoreError."""
    for dossier in store.dossiers(KIND):
        if (subscription := _subscription(dossier)) is not None:
            yield subscription


def with_token(store: Store, token: str) -> Subscription | None:
    """The subscription of a link; None when there is none, or no more. StoreError."""
    id, _, secret = token.partition(".")
    dossier = store.dossier(KIND, id)
    subscription = _subscription(dossier) if dossier is not None else None
    if subscription is None or not hmac.compare_digest(subscription.secret.encode(), secret.encode()):
        return None
    return subscription


def is_waiting(subscription: Subscription, today: date) -> bool:
    """Whether a request can still be confirmed."""
    return not subscription.confirmed and today - subscription.asked <= PATIENCE


def is_lost(subscription: Subscription, today: date) -> bool:
    """Whether a request was not confirmed in time."""
    return not subscription.confirmed and today - subscription.asked > PATIENCE


def _subscription(dossier: Dossier) -> Subscription | None:
    content = dossier.content
    if not content:
        return None
    sort, of = content["about"]
    return Subscription(
        dossier.id,
        dossier.version,
        content["address"],
        About(sort, of),
        content["language"],
        content["secret"],
        date.fromisoformat(content["asked"]),
        content["confirmed"],
        content["after"],
        content["answer"],
    )
