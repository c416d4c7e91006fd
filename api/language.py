"""In what language an answer is: what the address names, else what the browser likes best of those there are."""

from babel.core import negotiate_locale
from fastapi import Request

from graph.model.words import OF_ENGINEERS, languages

_MOST_TAGS = 20


def preferred_language(request: Request, otherwise: str) -> str:
    """The language that Accept-Language likes best of those there are (RFC 9110, 12.5.4), `otherwise` for none."""
    weighted = []
    for part in request.headers.get("accept-language", "").split(",")[:_MOST_TAGS]:
        tag, _, weight = part.partition(";q=")
        try:
            weighted.append((-float(weight or 1), tag.strip().replace("-", "_")))
        except ValueError:
            continue
    liked = [tag for weight, tag in sorted(weighted, key=lambda pair: pair[0]) if tag and weight < 0]
    return negotiate_locale(liked, languages()) or otherwise


def answer_language(request: Request) -> str:
    """The language of an answer of the API: `lang` where it names one, else Accept-Language, else English."""
    asked = request.query_params.get("lang")
    return asked if asked in languages() else preferred_language(request, OF_ENGINEERS)
