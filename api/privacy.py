"""What this service keeps of whom, and how long: it follows from how the service is set up."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.identity import Access
from api.sessions import SIGN_IN_SECONDS
from graph.desk.subscriptions import PATIENCE
from graph.desk.tokens import MOST_DAYS
from graph.model.words import Message, message


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that is kept of people: what, of whom and how long; its words stand under its id in the catalogue."""

    id: str
    how_long: Message

    @property
    def what(self) -> Message:
        return message(f"privacy-{self.id}")

    @property
    def of_whom(self) -> Message:
        return message(f"privacy-{self.id}.whom")


def kept_of_people(access: Access, *, takes_lists: bool) -> tuple[Kept, ...]:
    """All that is kept, that which concerns everybody first. `takes_lists`: whether people can send lists."""
    return tuple(_kept(access, takes_lists=takes_lists))


def _kept(access: Access, *, takes_lists: bool) -> Iterator[Kept]:
    settings = access.settings
    yield Kept("language", message("privacy-a-year"))
    if settings.rate or settings.upload_rate:
        yield Kept("rate", message("privacy-in-memory"))
    yield Kept("log", _days(settings.log_days))
    if takes_lists:
        yield Kept("lists", message("privacy-not-kept"))
    if settings.smtp_host and settings.site:
        yield Kept("subscription", message("privacy-subscription-term", count=PATIENCE.days))
    if access.provider is not None:
        yield Kept("sign-in", message("privacy-minutes", count=SIGN_IN_SECONDS // 60))
        yield Kept("session", message("privacy-hours", count=settings.session_hours))
        yield Kept("session-end", message("privacy-no-term"))
        yield Kept("person", message("privacy-on-request"))
    if not access.is_read_only:
        yield Kept("contribution", message("privacy-on-request"))
    yield Kept("token", message("privacy-token-term", days=MOST_DAYS))
    yield Kept("run", _days(settings.run_days))
    yield Kept("sources", message("privacy-as-sources"))


def _days(days: int) -> Message:
    return message("privacy-days", count=days) if days else message("privacy-not-told")
