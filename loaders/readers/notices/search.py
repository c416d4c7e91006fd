"""Finding notices at the search service of TED (version 3): by country of the buyer, codes of innovation and words.

What was assumed, with where that was read; nobody has compared it with the service itself. The form of question and
answer, at most 250 results a page, tokens, `timedOut`: docs.ted.europa.eu/reuse/search-api.html. `buyer-country`,
`publication-date`, `FT` and `procedure-type=innovation` in a query, the names of the fields for BT-06 and BT-776, and
that a token may still come after the last page: public clients. The codes: the eForms SDK. The address of a notice:
TED's corner for reusers.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from loaders.card import Form, Get
from loaders.problems import LoadError, Place
from loaders.readers.notices.innovation import ACQUISITION
from loaders.readers.notices.notice import day, ted_number
from loaders.readers.reading import read_json

SEARCH = "https://api.ted.europa.eu/v3/notices/search"
NOTICE = "https://ted.europa.eu/en/notice/{}/xml"
FIRST_DAY = "2014-01-01"
PAGE = 250
MOST_PAGES = 200
WORDS = (
    "innovatiepartnerschap",
    "small business innovation research",
    "SBIR",
    "startup in residence",
    "pre-commerciële inkoop",
)


def query(since: str) -> str:
    """What finds the notices of Dutch buyers that may buy innovation, published from a day (ISO 8601) on."""
    signs = (
        "procedure-type=innovation",
        "strategic-procurement-lot=inn-pur",
        f"innovative-acquisition-lot IN ({' '.join(ACQUISITION)})",
        *(f'FT ~ "{word}"' for word in WORDS),
    )
    return f"buyer-country=NLD AND publication-date>={since.replace('-', '')} AND ({' OR '.join(signs)})"


def search_notices(get: Get, since: str) -> Iterator[tuple[str, str]]:
    """The number of each notice and the day of its publication, once each.

    It is done when as many came as were counted, for a token may still come with the last page. LoadError when the
    service contradicts itself, gives something else, or gave up.
    """
    numbers: set[str] = set()
    tokens: set[str] = set()
    token: str | None = None
    while True:
        page = _page(get, since, token)
        for notice in page["notices"]:
            number, published = _number(notice), _published(notice)
            if number not in numbers:
                numbers.add(number)
                yield number, published
        total, token = page["totalNoticeCount"], page.get("iterationNextToken")
        if len(numbers) >= total:
            return
        if token is None:
            raise LoadError(Place(SEARCH).problem("load-page-told-less", total=total, seen=len(numbers)))
        if token in tokens or len(tokens) == MOST_PAGES:
            raise LoadError(Place(SEARCH).problem("load-pages-do-not-end", most=len(tokens) + 1))
        tokens.add(token)


def _page(get: Get, since: str, token: str | None) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "query": query(since),
        "fields": ["publication-number", "publication-date"],
        "limit": PAGE,
        "scope": "ALL",
        "paginationMode": "ITERATION",
    }
    page = read_json(get(SEARCH, orjson.dumps(asked | ({"iterationNextToken": token} if token else {})), Form.JSON))
    for field, kind in (("notices", list), ("totalNoticeCount", int), ("iterationNextToken", str | None)):
        if not isinstance(page, dict) or not isinstance(page.get(field), kind):
            raise _other_shape(field)
    if page.get("timedOut"):
        raise LoadError(Place(SEARCH).problem("load-service-timed-out"))
    return dict(page)


def _number(notice: Any) -> str:
    value = notice.get("publication-number") if isinstance(notice, dict) else None
    if not isinstance(value, str) or (number := ted_number(value)) is None:
        raise _other_shape("publication-number")
    return number


def _published(notice: Any) -> str:
    value = notice.get("publication-date")
    if not isinstance(value, str) or (published := day(value)) is None:
        raise _other_shape("publication-date")
    return published


def _other_shape(field: str) -> LoadError:
    return LoadError(Place(SEARCH).problem("load-page-of-other-shape", service="TED", field=field))
