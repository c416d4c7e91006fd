"""Feeds in Atom (RFC 4287)."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from fastapi import Request, Response
from feedgen.feed import FeedGenerator

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_BEGINNING = "1970-01-01T00:00:00+00:00"


class Entry(NamedTuple):
    """An entry: its `id` never changes; `at` is a moment (ISO 8601)."""

    id: str
    title: str
    at: str
    address: str
    summary: str


def atom(id: str, address: str, title: str, language: str, entries: Iterable[Entry]) -> bytes:
    """A feed with an id, at an address, its entries in their order."""
    entries = list(entries)
    feed = FeedGenerator()
    feed.id(id)
    feed.title(_plain(title))
    feed.link(href=address, rel="self")
    feed.language(language)
    feed.author({"name": "Samenspel"})
    feed.generator("Samenspel")
    feed.updated(max((entry.at for entry in entries), default=_BEGINNING))
    for entry in entries:
        made = feed.add_entry(order="append")
        made.id(entry.id)
        made.title(_plain(entry.title))
        made.updated(entry.at)
        made.link(href=entry.address)
        made.summary(_plain(entry.summary))
    written: bytes = feed.atom_str()
    return written


def feed_answer(request: Request, content: bytes, newest: str | None, language: str) -> Response:
    """A feed, or 304 for who has it: by its tag, or for who only knows a moment by that of the newest entry."""
    tag = hashlib.blake2b(content, digest_size=12).hexdigest()
    changed = datetime.fromisoformat(newest or _BEGINNING).astimezone(UTC).replace(microsecond=0)
    headers = {
        "ETag": f'"{tag}"',
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": "no-cache",
        "Content-Language": language,
        "Vary": "Accept-Language, Cookie",
    }
    if _has_it(request, f'"{tag}"', changed):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


def _has_it(request: Request, tag: str, changed: datetime) -> bool:
    if (tags := request.headers.get("if-none-match")) is not None:
        return tag in {part.strip().removeprefix("W/") for part in tags.split(",")}
    try:
        return changed <= parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except (TypeError, ValueError):
        return False


def _plain(text: str) -> str:
    # XML holds no control characters, which a name in the data may have.
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
