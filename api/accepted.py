"""Which of the forms that there are a request likes best (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

_MOST_RANGES = 40


def preferred_type(accept: str, offered: Sequence[str]) -> str:
    """The media type that an Accept header likes best of those offered; the first for no header, or for none of them.

    Of types that are liked as much the one that is offered first; what is named most precisely counts.
    """
    ranges: dict[str, float] = {}
    for part in accept.lower().split(",")[:_MOST_RANGES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
        try:
            ranges[name] = float(weight)
        except ValueError:
            continue

    def liked(type: str) -> float:
        names = type, f"{type.partition('/')[0]}/*", "*/*"
        return next((ranges[name] for name in names if name in ranges), 0.0)

    return max(offered, key=liked)
