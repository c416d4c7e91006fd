"""Groups that a source can be for, as people call them."""

from collections.abc import Iterable

from graph.model.audience import PARTICIPANTS
from graph.model.names import fold
from graph.model.words import Listed, languages, message


def group_called(name: str) -> tuple[str, ...] | None:
    """The audience of that name: everybody, or all who take part; None for what may be an organisation."""
    if fold(name) in _called("everybody", "public", "openbaar", "allen"):
        return ()
    return (PARTICIPANTS,) if fold(name) in _called("participants") else None


def called(audience: Iterable[str]) -> Listed:
    """An audience as a parameter of a message: everybody, all who take part, or the ids of organisations."""
    groups = tuple(message(f"audience-{group}") if group == PARTICIPANTS else group for group in audience)
    return Listed(groups or (message("audience-everybody"),))


def _called(group: str, *also: str) -> frozenset[str]:
    words = (message(f"audience-{group}").in_language(language) for language in languages())
    return frozenset(map(fold, (group, *words, *also)))
