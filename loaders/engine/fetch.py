"""The only network access of the loaders: fetch a file from an address that the card of its source allows."""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import httpx2
import orjson

from graph.model.words import Listed, Message, message
from loaders.card import Card, Form, ToldBy
from loaders.problems import LoadError, NotThereError, Place, UnreachableError
from loaders.readers.reading import LARGEST_FILE, size

USER_AGENT = "Samenspel (open data, innovatiegericht inkopen)"
TIMEOUT = httpx2.Timeout(60.0, connect=10.0)
TRIES = 4
LONGEST_PAUSE = 60.0
_REDIRECTS = 5
_CURRENT = "current"
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked, and what the answer may be."""

    url: str
    card: Card
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.ANY
    limit: int = LARGEST_FILE

    @property
    def place(self) -> Place:
        return Place(self.url)


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
    target = _target(url, None, card, cache, today.isoformat())
    if not _is_whole(target):
        with _client(client) as own:
            _fetch_patiently(own, _Request(url, card, limit=limit), target, pause)
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

    def __call__(self, address: str, body: bytes | None = None, form: Form | None = None) -> Path:
        """The file at an address; see `fetch`. Only a refresh posts."""
        assert body is None
        if not _is_whole(_target(address, None, self.card, self.cache, self.today.isoformat())):
            self._wait()
        return fetch(address, self.card, self.cache, self.today, client=self.client, pause=self.pause)

    def _wait(self) -> None:
        if self._asked:
            self.pause(self.interval)
        self._asked = True


@dataclass
class Renewer(Getter):
    """Fetches again what may have changed, and goes on where an earlier run was broken off.

    What was fetched or found unchanged since `fresh_since` is not asked for. The rest is, where the card says so on
    condition that it changed (ETag, Last-Modified). A file stays as it was until its successor is there as a whole.
    `given` has each file that was given, with its checksum, in order; `asked` counts the requests.
    """

    fresh_since: datetime = field(kw_only=True)
    now: Callable[[], datetime] = field(kw_only=True)
    given: dict[Path, str] = field(default_factory=dict)
    asked: int = 0

    def __call__(self, address: str, body: bytes | None = None, form: Form | None = None) -> Path:
        """The file at an address as it is now; see `loaders.card.Get`."""
        _check(address, self.card)
        target = _target(address, body, self.card, self.cache, _CURRENT)
        kept = _Kept.of(target)
        if kept is None or datetime.fromisoformat(kept.at) < self.fresh_since:
            self._wait()
            kept = self._renew(_Request(address, self.card, body, form=form or self._form), target, kept)
        self.given[target] = kept.checksum
        return target

    def forget_others(self) -> None:
        """Remove from the cache what was not given: it was loaded before, or is of no edition any more."""
        needed = {target.parent for target in self.given}
        folder = self.cache / self.card.id / _CURRENT
        for other in folder.iterdir() if folder.is_dir() else ():
            if other not in needed:
                shutil.rmtree(other, ignore_errors=True)

    @property
    def _form(self) -> Form:
        return self.card.feed.form if self.card.feed else Form.ANY

    def _renew(self, request: _Request, target: Path, kept: "_Kept | None") -> "_Kept":
        feed = self.card.feed
        if kept is not None and request.body is None and feed is not None and feed.told_by is ToldBy.VALIDATOR:
            request = replace(request, headers=kept.conditions)
        at = self.now().isoformat()
        self.asked += 1
        with _client(self.client) as own:
            answer = _fetch_patiently(own, request, target, self.pause)
        if answer is None and kept is not None:
            kept = replace(kept, at=at)
        else:
            headers = answer or httpx2.Headers()
            checksum = _checksum(target).read_text(encoding="ascii")
            kept = _Kept(at, checksum, headers.get("etag"), headers.get("last-modified"))
        kept.write(target)
        return kept


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a file in the cache: when it was last known to be right, and what its server calls it."""

    at: str
    checksum: str
    etag: str | None
    modified: str | None

    @classmethod
    def of(cls, target: Path) -> "_Kept | None":
        """What is known of a file; None when it is not there as a whole, or another than what is known."""
        try:
            kept = cls(**orjson.loads(_note(target).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        return kept if _is_whole(target) and _checksum(target).read_text(encoding="ascii") == kept.checksum else None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the file only if it changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}

    def write(self, target: Path) -> None:
        part = target.with_name(f"{target.name}.{os.getpid()}.note")
        part.write_bytes(orjson.dumps(self))
        part.replace(_note(target))


def _note(target: Path) -> Path:
    return target.with_name(f"{target.name}.json")


def _client(client: httpx2.Client | None) -> AbstractContextManager[httpx2.Client]:
    """A client of its own, closed afterwards, or the one that was given."""
    return nullcontext(client) if client else httpx2.Client(timeout=TIMEOUT, headers={"User-Agent": USER_AGENT})


def _target(url: str, body: bytes | None, card: Card, cache: Path, edition: str) -> Path:
    name = _plain(PurePosixPath(unquote(_split(url).path)).name or "index")
    return cache / card.id / edition / hashlib.sha256(url.encode() + (body or b"")).hexdigest()[:12] / name


def _fetch_patiently(
    client: httpx2.Client, request: _Request, target: Path, pause: Callable[[float], None]
) -> httpx2.Headers | None:
    """Keep what is at an address; the headers that came with it, None when it did not change."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for attempt in range(1, TRIES):
        try:
            return _fetch_once(client, request, target)
        except _LaterError as later:
            pause(min(later.pause if later.pause is not None else 2.0**attempt, LONGEST_PAUSE))
    try:
        return _fetch_once(client, request, target)
    except _LaterError as later:
        raise UnreachableError(request.place.problem("load-not-fetched", tries=TRIES, why=later.why)) from None


def _fetch_once(client: httpx2.Client, request: _Request, target: Path) -> httpx2.Headers | None:
    at = request.url
    method = "GET" if request.body is None else "POST"
    headers = dict(request.headers) | ({"Content-Type": "application/json"} if request.body else {})
    for _ in range(_REDIRECTS + 1):
        _check(at, request.card)
        try:
            with client.stream(method, at, content=request.body, headers=headers, follow_redirects=False) as answer:
                if answer.has_redirect_location:
                    at = urljoin(at, answer.headers["location"])
                    continue
                if answer.status_code == httpx2.codes.NOT_MODIFIED and request.headers:
                    return None
                _check_status(answer, request.place)
                _save(answer, request, target)
                return answer.headers
        except httpx2.RequestError as error:
            raise _LaterError(f"{type(error).__name__}: {error}") from None
    raise LoadError(request.place.problem("load-too-many-redirects", most=_REDIRECTS))


def _check_status(answer: httpx2.Response, place: Place) -> None:
    if answer.status_code in _TRY_AGAIN:
        raise _LaterError(f"HTTP {answer.status_code}", _retry_after(answer))
    if answer.status_code != httpx2.codes.OK:
        status = f"HTTP {answer.status_code} {answer.reason_phrase}".rstrip()
        gone = answer.status_code in {httpx2.codes.NOT_FOUND, httpx2.codes.GONE}
        raise (NotThereError if gone else LoadError)(place.problem("load-server-answers", given=status))


def _save(answer: httpx2.Response, request: _Request, target: Path) -> None:
    digest, length = hashlib.sha256(), 0
    # Of its own, for another process may be fetching the same.
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            for chunk in answer.iter_bytes():
                if not length and not request.form.begins(chunk[:100]):
                    raise _LaterError(message("load-other-form", form=request.form.upper()))
                length += len(chunk)
                if length > request.limit:
                    raise LoadError(request.place.problem("load-fetched-too-large", most=size(request.limit)))
                digest.update(chunk)
                file.write(chunk)
        if not length and request.form is not Form.ANY:
            raise _LaterError(message("load-other-form", form=request.form.upper()))
        _checksum(target).write_text(digest.hexdigest(), encoding="ascii")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _check(url: str, card: Card) -> None:
    parts = _split(url)
    # The name of the host alone, so that nothing before or behind it leads to another service or another reader of it.
    if parts.scheme != "https" or parts.netloc.lower().removesuffix(":443") not in card.hosts:
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
        # By the clock of the server, for that of this machine may run otherwise.
        stated = parsedate_to_datetime(answer.headers.get("date", "")).timestamp()
    except (TypeError, ValueError):
        stated = time.time()
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - stated)
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
    plain = "".join(character if character.isalnum() or character in "._-" else "_" for character in name)
    return plain[-100:].lstrip(".") or "index"
