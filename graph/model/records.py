"""What sources say: `Source`, `Entity`, `Claim` and the `Batch` that holds all that one source says.

Records are immutable and checked against the vocabulary when they are made, so that nothing wrong can reach a store.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import astuple, dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import wraps
from itertools import islice
from operator import attrgetter
from sys import intern
from typing import Any, NamedTuple, TypeVar

import orjson

from graph.model.audience import PARTICIPANTS
from graph.model.dates import check_partial_date, first_day, last_day
from graph.model.nearest import meant, nearest
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, WrongError, languages, message

IDENTIFIER_SCHEMES = frozenset(
    {
        "tooi",
        "owms",
        "oin",
        "kvk",
        "rsin",
        "roo",
        "kst",
        "stcrt",
        "ted",
        "ocds",
        "cordis",
        "wikidata",
        "url",
        "nuts",
    }
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
NO_TEXT = re.compile("[\0\ud800-\udfff]")
LONGEST_TEXT = 20_000
# Frisian names are official in the Netherlands.
NAME_LANGUAGES = tuple(dict.fromkeys((*languages(), "fy")))
_Choice = TypeVar("_Choice", bound=StrEnum)
_Record = TypeVar("_Record")


class RecordError(WrongError):
    """Something that cannot stand in the graph."""


def _telling(key: str, *fields: str) -> Callable[[Callable[[_Record], None]], Callable[[_Record], None]]:
    """A check of a record that tells with what it finds wrong of which record that is, by some of its fields."""

    def decorate(check: Callable[[_Record], None]) -> Callable[[_Record], None]:
        @wraps(check)
        def checked(record: _Record) -> None:
            try:
                check(record)
            except WrongError as error:
                place = _called(record, key, *fields)
                raise RecordError(
                    *(message("record-at", place=place, problem=problem) for problem in error.problems)
                ) from None

        return checked

    return decorate


def _called(record: object, key: str, *fields: str) -> Message:
    return message(key, **{name: _shown(getattr(record, name)) for name in fields})


def _shown(value: object) -> str:
    """Part of a record that is told, cut off where nobody reads on."""
    return str(value)[:200]


class Rank(StrEnum):
    """How much a source weighs where sources disagree on a property, heaviest first."""

    REGISTER = "register"
    OFFICIAL = "official"
    CURATED = "curated"
    CONTRIBUTION = "contribution"
    EXTRACTION = "extraction"

    @property
    def weight(self) -> int:
        """0 for the heaviest rank."""
        return _WEIGHTS[self]


_WEIGHTS = {rank: weight for weight, rank in enumerate(Rank)}


class Status(StrEnum):
    """How far the thing claimed has come, in the words of its source."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    RUNNING = "running"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Confidence(StrEnum):
    """How a claim was got: said by the source, retold second-hand, following from it, or found by a program."""

    STATED = "stated"
    REPORTED = "reported"
    DERIVED = "derived"
    EXTRACTED = "extracted"


class NameUse(StrEnum):
    """What a further name is for; `running` is the name as it reads inside a sentence, with its article."""

    OFFICIAL = "official"
    ALTERNATIVE = "alternative"
    ABBREVIATION = "abbreviation"
    FORMER = "former"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Name:
    """A further name of an entity, in the language `lang` (nl, en, fy), held from `since` until `until`."""

    text: str
    use: NameUse = NameUse.ALTERNATIVE
    lang: str = "nl"
    since: str | None = None
    until: str | None = None

    @_telling("record-name", "text")
    def __post_init__(self) -> None:
        object.__setattr__(self, "use", _one_of(NameUse, self.use, "use"))
        _text(self.text, "text", required=True)
        if self.lang not in NAME_LANGUAGES:
            raise _not_one_of("lang", self.lang, NAME_LANGUAGES)
        _period(self.since, self.until)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier given out by an authority, for example scheme `tooi`, `kvk` or `kst`; the value is text."""

    scheme: str
    value: str

    @_telling("record-identifier", "scheme")
    def __post_init__(self) -> None:
        if self.scheme not in IDENTIFIER_SCHEMES:
            raise _not_one_of("scheme", self.scheme, sorted(IDENTIFIER_SCHEMES))
        _text(self.value, "value", required=True)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: `unit` is an ISO 4217 currency code, `percent` or `count`; `period` says what time it covers."""

    value: Decimal
    unit: str = "EUR"
    period: str | None = None

    @_telling("record-amount", "value")
    def __post_init__(self) -> None:
        if not isinstance(self.value, Decimal) or not self.value.is_finite():
            raise RecordError(message("record-no-decimal", given=_shown(self.value)))
        if not (self.unit in {"percent", "count"} or re.fullmatch(r"[A-Z]{3}", self.unit)):
            raise RecordError(message("record-no-unit", given=_shown(self.unit)))
        _text(self.period, "period")


@dataclass(frozen=True, slots=True)
class Page:
    """A page or paper that a curated source takes facts from; a claim refers to it by its address."""

    url: str
    title: str
    publisher: str | None = None
    published: str | None = None

    @_telling("record-page", "url")
    def __post_init__(self) -> None:
        check_url(self.url)
        _text(self.title, "title", required=True)
        _text(self.publisher, "publisher")
        _period(self.published, None)


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims come from: one edition of a register, one letter, one contribution, one dataset with its pages.

    `audience` is whom it is for: empty for all, `PARTICIPANTS` for those who take part, or ids of organisations for
    those who take part for one of these.
    """

    id: str
    title: str
    publisher: str
    licence: str
    rank: Rank
    url: str | None = None
    published: str | None = None
    cadence: str | None = None
    pages: tuple[Page, ...] = ()
    audience: tuple[str, ...] = ()

    @_telling("record-source", "id")
    def __post_init__(self) -> None:
        object.__setattr__(self, "rank", _one_of(Rank, self.rank, "rank"))
        _check_id(self.id)
        for name in ("title", "publisher", "licence"):
            _text(getattr(self, name), name, required=True)
        check_url(self.url)
        _period(self.published, None)
        if self.audience:
            object.__setattr__(self, "audience", checked_audience(self.audience))

    def page(self, url: str | None) -> Page | None:
        """The page of that address, when it is one that this source takes facts from."""
        return next((page for page in self.pages if page.url == url), None)


@dataclass(frozen=True, slots=True)
class Entity:
    """What one source says of an entity: `since` and `until` bound its existence, `locator` is where it says so."""

    id: str
    kind: str
    name: str
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    description: str | None = None
    homepage: str | None = None
    region: str | None = None
    since: str | None = None
    until: str | None = None
    locator: str | None = None
    url: str | None = None

    @_telling("record-entity", "id")
    def __post_init__(self) -> None:
        _check_id(self.id)
        kind = VOCABULARY.kinds.get(self.kind)
        if kind is None:
            hint = meant(nearest(_shown(self.kind), VOCABULARY.concrete_kinds())) or ""
            raise RecordError(message("record-unknown-kind", given=_shown(self.kind), hint=hint))
        if kind.abstract:
            below = Listed(tuple(sorted(VOCABULARY.descendants(self.kind))), "or")
            raise RecordError(message("record-kind-of-kinds", kind=self.kind, below=below))
        _text(self.name, "name", required=True)
        for name in ("description", "locator"):
            _text(getattr(self, name), name)
        for name in ("homepage", "url"):
            check_url(getattr(self, name))
        if self.region is not None:
            _check_id(self.region)
        _period(self.since, self.until)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of the relation between two entities, with its qualifiers.

    `holds` is False when the source states that it is not so; `aspects` are those of the vocabulary. Subject, relation,
    object, role, since and locator together tell one claim of a source from another (`key`); a change in anything else
    is a change of that claim.
    """

    subject: str
    relation: str
    object: str
    since: str | None = None
    until: str | None = None
    status: Status | None = None
    amount: Amount | None = None
    role: str | None = None
    note: str | None = None
    locator: str | None = None
    url: str | None = None
    confidence: Confidence = Confidence.STATED
    holds: bool = True
    aspects: tuple[str, ...] = ()

    @_telling("record-claim", "subject", "relation", "object")
    def __post_init__(self) -> None:
        _check_id(self.subject)
        _check_id(self.object)
        if self.relation not in VOCABULARY.relations:
            hint = meant(nearest(_shown(self.relation), tuple(VOCABULARY.relations))) or ""
            raise RecordError(message("record-unknown-relation", given=_shown(self.relation), hint=hint))
        if self.subject == self.object:
            raise RecordError(message("record-to-itself"))
        if self.status is not None:
            object.__setattr__(self, "status", _one_of(Status, self.status, "status"))
        object.__setattr__(self, "confidence", _one_of(Confidence, self.confidence, "confidence"))
        for name in ("role", "note", "locator"):
            if (text := getattr(self, name)) is not None:
                _text(text, name)
        check_url(self.url)
        _period(self.since, self.until)
        if self.aspects:
            if unknown := set(self.aspects) - VOCABULARY.aspects.keys():
                raise _not_one_of("aspects", min(unknown), VOCABULARY.aspects)
            object.__setattr__(self, "aspects", tuple(sorted(set(self.aspects))))

    @property
    def key(self) -> str:
        """24 hexadecimal digits that identify this claim within its source."""
        return _key(self).hex()


_KEY_SIZE = 12


def _key(claim: Claim) -> bytes:
    parts = (claim.subject, claim.relation, claim.object, claim.role, claim.since, claim.locator)
    return hashlib.blake2b(orjson.dumps(parts), digest_size=_KEY_SIZE).digest()


# What a program recognised in the text of a source is a source of its own, whose id ends so.
RECOGNISED = "-herkend"


class Mark(NamedTuple):
    """From which character to which a passage speaks of an entity, by the id that the claims of its source use."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or footnote of the text of a source: where it stands (as the locators of claims tell) and its words.

    Several may have one locator, such as a heading and the paragraph below it.
    """

    locator: str
    text: str
    marks: tuple[Mark, ...] = ()

    @_telling("record-passage", "locator")
    def __post_init__(self) -> None:
        _text(self.locator, "locator", required=True)
        if not isinstance(self.text, str) or NO_TEXT.search(self.text):
            raise RecordError(message("record-no-text", field="text"))
        object.__setattr__(self, "marks", tuple(Mark(*mark) for mark in self.marks))
        if any(not 0 <= mark.start < mark.end <= len(self.text) for mark in self.marks):
            raise RecordError(message("record-mark-outside"))


def source_of_text(source_id: str) -> str:
    """The id of the source in whose text a source found what it says: its own, but of what a program recognised."""
    return source_id.removesuffix(RECOGNISED)


@dataclass(frozen=True, slots=True)
class Batch:
    """One source and everything that it says. Every end of a claim is an entity of the same batch.

    Entities and claims need not be in memory: anything of a known length will do that gives the same records each time
    it is gone through, which happens once here and once where they are written. `text` holds the words in which the
    source says it, where they may be kept. Raises RecordError with all problems at once: double entities or claims,
    wrong ends, dangling references.
    """

    source: Source
    entities: Collection[Entity]
    claims: Collection[Claim]
    text: tuple[Passage, ...] = ()
    digest: str = field(init=False, repr=False, compare=False)
    """A fingerprint of all that the batch says, in the order in which it says it."""
    _keys: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # What is for all has the fingerprint that it had before sources had an audience.
        source = astuple(self.source)[: None if self.source.audience else -1]
        digest = hashlib.blake2b(orjson.dumps(source), digest_size=20)
        kinds: dict[str, str] = {}
        regions: set[str | None] = {None}
        for entities in _pieces(self.entities):
            digest.update(orjson.dumps(list(map(_ENTITY_VALUES, entities)), default=str_of_decimal))
            kinds.update((entity.id, intern(entity.kind)) for entity in entities)
            regions.update(entity.region for entity in entities)
        keys = bytearray()
        wrong_ends: list[Message] = []
        for claims in _pieces(self.claims):
            digest.update(orjson.dumps(list(map(_CLAIM_VALUES, claims)), default=str_of_decimal))
            keys += b"".join(map(_key, claims))
            for claim in claims:
                wrong_ends.extend(claim_problems(claim, kinds))
        if self.text:
            digest.update(
                orjson.dumps([(passage.locator, passage.text, *map(tuple, passage.marks)) for passage in self.text])
            )
        object.__setattr__(self, "digest", digest.hexdigest())
        object.__setattr__(self, "_keys", bytes(keys))
        # What stands twice or nowhere is looked for only where there is any, for that takes more memory.
        problems = [*self._entities_again(len(kinds)), *wrong_ends, *self._unstated(regions - kinds.keys() - {None})]
        if problems := [*problems, *self._claims_again()]:
            raise RecordError(*problems)

    @property
    def keys(self) -> Iterator[str]:
        """The keys of the claims, in their order."""
        return (self._keys[at : at + _KEY_SIZE].hex() for at in range(0, len(self._keys), _KEY_SIZE))

    def _entities_again(self, different: int) -> Iterator[Message]:
        if different < len(self.entities):
            for id, count in Counter(entity.id for entity in self.entities).items():
                if count > 1:
                    yield message("record-entity-again", id=id, source=self.source.id, count=count)

    def _unstated(self, regions: set[str | None]) -> Iterator[Message]:
        for entity in self.entities if regions else ():
            if entity.region in regions:
                yield message("record-region-unstated", id=entity.id, region=entity.region, source=self.source.id)

    def _claims_again(self) -> Iterator[Message]:
        if len({self._keys[at : at + _KEY_SIZE] for at in range(0, len(self._keys), _KEY_SIZE)}) == len(self.claims):
            return
        seen: set[str] = set()
        for key, claim in zip(self.keys, self.claims, strict=True):
            if key in seen:
                locator = claim.locator or message("record-no-locator")
                yield message("record-claim-again", claim=_claim(claim), locator=locator)
            seen.add(key)


# One record at a time takes five times as long, a whole batch at once much memory.
RECORDS_A_PIECE = 1_000
_ENTITY_VALUES = attrgetter(*(field.name for field in fields(Entity)))
_CLAIM_VALUES = attrgetter(*(field.name for field in fields(Claim)))


def _pieces(records: Iterable[_Record]) -> Iterator[list[_Record]]:
    remaining = iter(records)
    while piece := list(islice(remaining, RECORDS_A_PIECE)):
        yield piece


def claim_problems(claim: Claim, kinds: dict[str, str]) -> Iterable[Message]:
    """What is wrong with the ends of a claim, given the kind of each entity that is known."""
    relation = VOCABULARY.relations[claim.relation]
    if kinds.get(claim.subject) in relation.subjects and kinds.get(claim.object) in relation.objects:
        return
    for end, id, allowed in (
        ("subject", claim.subject, relation.subjects),
        ("object", claim.object, relation.objects),
    ):
        if id not in kinds:
            problem = message("record-end-unstated", end=end, id=id)
        elif kinds[id] not in allowed:
            kind, listed = kinds[id], Listed(tuple(sorted(allowed)), "or")
            problem = message("record-end-of-kind", end=end, kind=kind, relation=claim.relation, allowed=listed)
        else:
            continue
        yield message("record-at", place=_claim(claim), problem=problem)


def _claim(claim: Claim) -> Message:
    return _called(claim, "record-claim", "subject", "relation", "object")


def check_url(url: str | None) -> None:
    """Refuse an address that a page could not safely link to; only http and https pass."""
    if url is not None and not (_URL.fullmatch(url) and len(url) <= 2_000):
        raise RecordError(message("record-no-address", given=_shown(url)))


def checked_audience(audience: Iterable[str]) -> tuple[str, ...]:
    """An audience in the order in which it is kept; RecordError for what is none."""
    if isinstance(audience, str):
        raise RecordError(message("record-no-audience", given=_shown(audience)))
    groups = tuple(sorted(set(audience)))
    for group in groups:
        _check_id(group)
    if PARTICIPANTS in groups and len(groups) > 1:
        raise RecordError(message("record-audience-twice"))
    return groups


def str_of_decimal(value: object) -> str:
    """What stands for a decimal in JSON: its digits as text. TypeError for anything else."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value))


def _check_id(id: str) -> None:
    if not (isinstance(id, str) and _ID.fullmatch(id)):
        raise RecordError(message("record-no-id", given=str(id)[:80]))


def _text(value: str | None, field: str, *, required: bool = False) -> None:
    if value is None and not required:
        return
    if not isinstance(value, str) or not value.strip():
        raise RecordError(message("record-empty", field=field))
    if len(value) > LONGEST_TEXT:
        raise RecordError(message("record-too-long", field=field, count=len(value), most=LONGEST_TEXT))
    if NO_TEXT.search(value):
        raise RecordError(message("record-no-text", field=field))


def _one_of(choices: type[_Choice], value: Any, field: str) -> _Choice:
    if isinstance(value, choices):
        return value
    try:
        return choices(value)
    except ValueError:
        raise _not_one_of(field, value, choices) from None


def _not_one_of(field: str, value: object, choices: Iterable[str]) -> RecordError:
    listed = Listed(tuple(map(str, choices)), "or")
    return RecordError(message("record-not-one-of", field=field, given=_shown(value), choices=listed))


def _period(since: str | None, until: str | None) -> None:
    if since is None and until is None:
        return
    for moment in (since, until):
        if moment is not None:
            check_partial_date(moment)
    if since is not None and until is not None and first_day(since) > last_day(until):
        raise RecordError(message("record-ends-before", since=since, until=until))
