"""The card of a source: what it is, who publishes it under what licence, how often it changes, how much to expect."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from graph.model.records import Batch, Entity, Rank, RecordError, Source
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import FIRST, Listed, Message, message
from loaders.problems import Place, UnknownIdError

DATA = Path(__file__).parent / "data"
CLAIMS = "claims"
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Expected:
    """How many records a batch must hold: fewer than `minimum` is refused, more than `maximum` is told.

    `of` is a kind (those below it count too; `Entity` is all), a relation, or `claims` for all claims. `source` names
    the one batch that this is about, by the id of its source; empty, it is about every batch.
    """

    minimum: int
    maximum: int
    of: str = ROOT_KIND
    source: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.minimum <= self.maximum:
            raise RecordError(message("load-card-range", of=self.of, minimum=self.minimum, maximum=self.maximum))
        if self.of not in {ROOT_KIND, CLAIMS, *VOCABULARY.kinds, *VOCABULARY.relations}:
            raise RecordError(message("load-card-counts-nothing", of=self.of))

    def count(self, batch: Batch) -> int:
        """How many of these the batch holds."""
        if self.of == CLAIMS:
            return len(batch.claims)
        if self.of in VOCABULARY.relations:
            return sum(claim.relation == self.of for claim in batch.claims)
        wanted = VOCABULARY.descendants(self.of)
        return sum(entity.kind in wanted for entity in batch.entities)


class Cadence(StrEnum):
    """How often a source appears, and so how often it is asked whether it did."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ON_CHANGE = "on-change"
    NEVER = "never"

    @property
    def every(self) -> timedelta | None:
        """The time between two looks; None for what never appears again."""
        days = _DAYS.get(self)
        return timedelta(days=days) if days else None

    @property
    def words(self) -> Message:
        """How a person reads it."""
        return message(f"cadence-{self}")


_DAYS = {Cadence.DAILY: 1, Cadence.WEEKLY: 7, Cadence.MONTHLY: 30, Cadence.QUARTERLY: 91, Cadence.ON_CHANGE: 7}


class Form(StrEnum):
    """What files of a source are; an answer that begins otherwise, such as a page about maintenance, is none."""

    XML = "xml"
    JSON = "json"
    ZIP = "zip"
    ANY = "any"

    def begins(self, head: bytes) -> bool:
        """Whether the first bytes of a file are those of this form."""
        start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
        match self:
            case Form.XML:
                return start.startswith(b"<") and not start[:14].lower().startswith((b"<!doctype html", b"<html"))
            case Form.JSON:
                return start.startswith((b"{", b"["))
            case Form.ZIP:
                return head.startswith(b"PK")
            case Form.ANY:
                return True


class ToldBy(StrEnum):
    """What tells that a source changed.

    VALIDATOR: the server says so itself, by the ETag or the date that it gave before; CHECKSUM: only what it gives;
    CURSOR: only what came after the last time is asked for.
    """

    VALIDATOR = "validator"
    CHECKSUM = "checksum"
    CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Feed:
    """Where the data of a source is fetched, and what tells that it changed.

    The `addresses` together are the present edition; a source that has to look for its addresses has a function
    `refresh`, and may name the one where it begins. With a cursor, `selection` is what is chosen from all that there
    is: when another choice is made, what came before has to be asked for again.
    """

    addresses: tuple[str, ...]
    form: Form
    told_by: ToldBy
    selection: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a refresh came, in the words of the source; the next one asks for what came after it."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A source as the loaders know it. The ids of its batches are `id` or begin with `id` and a hyphen.

    `hosts` are the only machines that its data may be fetched from; `feed` says how it is refreshed; `bundled` says
    that it comes with Samenspel and is loaded without being asked for; `carries`, that its batches are those of other
    sources, as an export has them; `audience`, whom its sources are for, as of a source. Raises RecordError when
    something is missing.
    """

    id: str
    title: str
    publisher: str
    licence: str
    url: str | None
    cadence: Cadence
    rank: Rank
    expected: tuple[Expected, ...]
    bundled: bool
    hosts: frozenset[str] = frozenset()
    published: str | None = None
    feed: Feed | None = None
    carries: bool = False
    audience: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.source()
        if not self.expected:
            raise RecordError(message("load-card-without-expected", id=self.id))

    def source(
        self,
        part: str | None = None,
        *,
        title: str | None = None,
        publisher: str | None = None,
        licence: str | None = None,
        rank: Rank | None = None,
        url: str | None = None,
        published: str | None = None,
        audience: tuple[str, ...] = (),
    ) -> Source:
        """The source that the card describes; with `part` one of its parts or editions, which may differ."""
        return Source(
            id=f"{self.id}-{part}" if part else self.id,
            title=title or self.title,
            publisher=publisher or self.publisher,
            licence=licence or self.licence,
            rank=rank or self.rank,
            url=url or self.url,
            published=published or self.published,
            cadence=self.cadence.words.in_language(FIRST),
            audience=audience or self.audience,
        )

    def owns(self, source_id: str) -> bool:
        """Whether a source of that id can come from this card."""
        return source_id == self.id or source_id.startswith(f"{self.id}-")


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a source knowingly left out of its files: how many, and why."""

    message: Message


def counted(things: Iterable[tuple[Message | str, int]]) -> Listed:
    """Things with how many there are of each, to be told: provincie (3) en gemeente (2)."""
    return Listed(tuple(message("load-counted", what=what, count=count) for what, count in things))


@dataclass(frozen=True, slots=True)
class File:
    """A file to load; `address` is where it was fetched, empty for a file of the user's own."""

    path: Path
    address: str | None = None


class Get(Protocol):
    """Fetches the file at an address; a `body` (JSON) is posted to it. It keeps to the card, the pace and the cache.

    What is fetched must begin like the `form`, else like that of the card.

    Raises NotThereError when the server has nothing there, UnreachableError when time may cure it, LoadError otherwise.
    """

    def __call__(self, address: str, body: bytes | None = None, form: Form | None = None) -> Path: ...


def first_of(things: Sequence[Message | str], most: int = MOST_NAMED) -> Listed:
    """The first of things, and how many more there are, to be told."""
    more = (message("more", number=len(things) - most),) if len(things) > most else ()
    return Listed((*things[:most], *more))


def _knows_nothing(reference: str) -> Entity:
    raise UnknownIdError(message("load-unknown-id", id=reference[:80], hint=""))


def _holds_nothing(document: str) -> tuple[Entity, ...]:
    return ()


def _names_nobody(name: str, kind: str | None) -> tuple[Entity, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said of a file that does not say it itself.

    `columns` tells for a heading (as `graph.model.names.fold` leaves it) which field it is, or that it is left out
    (empty); `fill` gives the value of a field where a file has none.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    fill: Mapping[str, str] = field(default_factory=dict)


def _related_to_nobody(id: str, relation: str) -> tuple[Entity, ...]:
    return ()


def _shows_nobody(record: str, place: Place) -> None:
    """Where records stand is asked by nobody."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a source gets to work with: the files that it recognised (none: use what is bundled).

    `known` gives the entity with an id as the store has it, its id, kind and name only; it raises UnknownIdError, with
    the nearest names, when the store has none. `entities` gives all that the store has, and what is bundled and not in
    it yet, with their names and identifiers. `recorded_in` gives what the store says is recorded in a document, by its
    id, as `known` does. `named` gives those of a kind (None: of any) that bear a name or number. `stands` is told
    of the records of a batch, before it is given, where each stands in the file: an entity by its id, a claim by its
    key. `related` gives the other ends of what the store says of an id in one relation, nothing of an unknown one.
    """

    files: tuple[File, ...] = ()
    known: Callable[[str], Entity] = field(default=_knows_nothing)
    entities: Callable[[], tuple[Entity, ...]] = tuple
    recorded_in: Callable[[str], tuple[Entity, ...]] = _holds_nothing
    named: Callable[[str, str | None], tuple[Entity, ...]] = _names_nobody
    answers: Answers = field(default_factory=Answers)
    stands: Callable[[str, Place], None] = _shows_nobody
    related: Callable[[str, str], tuple[Entity, ...]] = _related_to_nobody
