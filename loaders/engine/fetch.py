"""The only network access of the loaders: fetch a file from an address that the card of its source allows."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import httpx2

from graph.model.words import Listed, Message
from loaders.card import Card
from loaders.problems import LoadError, Place
from loaders.readers.reading import LARGEST_FILE, size

USER_AGENT = "Samenspel (open data, innovatiegericht inkopen)"
TIMEOUT = httpx2.Timeout(60.0, connect=10.0)
TRIES = 4
LONGEST_PAUSE = 60.0
_REDIRECTS = 5
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class _LaterError(Exception):
    """The server asks to try again, after `pause` seconds when it says so."""

    def __init__(self, why: Message | str, pause: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.pause = pause


def fetch(
    url: str,
    card: Card,
    cache: Path,
    today: date,
    *,
    client: httpx2.Client | None = None,
    pause: Callable[[float], None] = time.sleep,
    limit: int = LARGEST_FILE,
) -> Path:
    """The file at an address, from the cache when it was fetched today and its checksum still fits.

    It is kept as `cache/<source>/<date>/<hash of the address>/<name>` with its SHA-256 beside it. Only https on a host
    of the card is fetched, redirects included. What the network may cure (429, 5xx, a broken connection) is tried again
    with growing pauses. Raises LoadError that names the address when it fails or the file is larger than `limit` bytes.
    """
    _check(url, card)
    target = _target(url, card, cache, today)
    if _is_whole(target):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    own = client or httpx2.Client(timeout=TIMEOUT, headers={"User-Agent": USER_AGENT})
    try:
        _fetch_patiently(own, url, card, target, pause, limit)
    finally:
        if client is None:
            own.close()
    return target


@dataclass
class Getter:
    """Fetches address after address for a card, with `interval` seconds between what does not come from the cache."""

    card: Card
    cache: Path
    today: date
    client: httpx2.Client | None = None
    pause: Callable[[float], None] = time.sleep
    interval: float = 0.5
    _asked: bool = False

    def __call__(self, url: str) -> Path:
        """The file at an address; see `fetch`."""
        if not _is_whole(_target(url, self.card, self.cache, self.today)):
            if self._asked:
                self.pause(self.interval)
            self._asked = True
        return fetch(url, self.card, self.cache, self.today, client=self.client, pause=self.pause)


def _target(url: str, card: Card, cache: Path, today: date) -> Path:
    name = _plain(PurePosixPath(unquote(_split(url).path)).name or "index")
    return cache / card.id / today.isoformat() / hashlib.sha256(url.encode()).hexdigest()[:12] / name


def _fetch_patiently(
    client: httpx2.Client, url: str, card: Card, target: Path, pause: Callable[[float], None], limit: int
) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            return _fetch_once(client, url, card, target, limit)
        except _LaterError as later:
            if attempt == TRIES:
                raise LoadError(Place(url).problem("load-not-fetched", tries=TRIES, why=later.why)) from None
            pause(min(later.pause if later.pause is not None else 2.0**attempt, LONGEST_PAUSE))
    return None


def _fetch_once(client: httpx2.Client, url: str, card: Card, target: Path, limit: int) -> None:
    at = url
    for _ in range(_REDIRECTS + 1):
        _check(at, card)
        try:
            with client.stream("GET", at, follow_redirects=False) as answer:
                if answer.has_redirect_location:
                    at = urljoin(at, answer.headers["location"])
                    continue
                _check_status(answer, url)
                return _save(answer, url, target, limit)
        except httpx2.RequestError as error:
            raise _LaterError(f"{type(error).__name__}: {error}") from None
    raise LoadError(Place(url).problem("load-too-many-redirects", most=_REDIRECTS))


def _check_status(answer: httpx2.Response, url: str) -> None:
    if answer.status_code in _TRY_AGAIN:
        raise _LaterError(f"HTTP {answer.status_code}", _retry_after(answer))
    if answer.status_code != httpx2.codes.OK:
        given = f"HTTP {answer.status_code} {answer.reason_phrase}".rstrip()
        raise LoadError(Place(url).problem("load-server-answers", given=given))


def _save(answer: httpx2.Response, url: str, target: Path, limit: int) -> None:
    digest, length = hashlib.sha256(), 0
    # Of its own, for another process may be fetching the same.
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            for chunk in answer.iter_bytes():
                length += len(chunk)
                if length > limit:
                    raise LoadError(Place(url).problem("load-fetched-too-large", most=size(limit)))
                digest.update(chunk)
                file.write(chunk)
        _checksum(target).write_text(digest.hexdigest(), encoding="ascii")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _check(url: str, card: Card) -> None:
    parts = _split(url)
    if parts.scheme != "https" or parts.hostname not in card.hosts or parts.username or parts.password:
        if not card.hosts:
            raise LoadError(Place(url).problem("load-nothing-is-fetched", source=card.id))
        hosts = Listed(tuple(sorted(card.hosts)), "or")
        raise LoadError(Place(url).problem("load-other-host", source=card.id, hosts=hosts))


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise LoadError(Place(url[:200]).problem("load-no-web-address", why=str(error))) from None


def _retry_after(answer: httpx2.Response) -> float | None:
    text = answer.headers.get("retry-after", "")
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _is_whole(target: Path) -> bool:
    try:
        wanted = _checksum(target).read_text(encoding="ascii")
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == wanted
    except (OSError, UnicodeDecodeError):
        return False


def _checksum(target: Path) -> Path:
    return target.with_name(f"{target.name}.sha256")


def _plain(name: str) -> str:
    return "".join(one if one.isalnum() or one in "._-" else "_" for one in name)[-100:].lstrip(".") or "index"
