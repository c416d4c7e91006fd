"""What sources say: `Source`, `Entity`, `Claim` and the `Batch` that holds all that one source says.

Records are immutable and checked against the vocabulary when they are made, so that nothing wrong can reach a store.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar

import orjson

from graph.model.dates import check_partial_date, first_day, last_day
from graph.model.vocabulary import VOCABULARY

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
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
LONGEST_TEXT = 20_000
_Choice = TypeVar("_Choice", bound=StrEnum)


class RecordError(ValueError):
    """Something that cannot stand in the graph. `problems` has one message each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


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
    """A further name of an entity, in the language `lang` (nl, en), held from `since` until `until`."""

    text: str
    use: NameUse = NameUse.ALTERNATIVE
    lang: str = "nl"
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "use", _one_of(NameUse, self.use, "use of a name"))
        _text(self.text, "name", required=True)
        if self.lang not in {"nl", "en", "fy"}:
            raise RecordError(f"language {self.lang!r} of the name {self.text!r} is not nl, en or fy")
        _period(self.since, self.until, f"name {self.text!r}")


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier given out by an authority, for example scheme `tooi`, `kvk` or `kst`; the value is text."""

    scheme: str
    value: str

    def __post_init__(self) -> None:
        if self.scheme not in IDENTIFIER_SCHEMES:
            raise RecordError(
                f"unknown identifier scheme {self.scheme!r}; known: {', '.join(sorted(IDENTIFIER_SCHEMES))}"
            )
        _text(self.value, f"identifier {self.scheme}", required=True)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: `unit` is an ISO 4217 currency code, `percent` or `count`; `period` says what time it covers."""

    value: Decimal
    unit: str = "EUR"
    period: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.value, Decimal) or not self.value.is_finite():
            raise RecordError(f"amount {self.value!r} is not a decimal number; write 11500000 or 0.5")
        if not (self.unit in {"percent", "count"} or re.fullmatch(r"[A-Z]{3}", self.unit)):
            raise RecordError(f"unit {self.unit!r} is not a currency code such as EUR, percent or count")
        _text(self.period, "period of an amount")


@dataclass(frozen=True, slots=True)
class Page:
    """A page or paper that a curated source takes facts from; a claim refers to it by its address."""

    url: str
    title: str
    publisher: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        where = f"page {str(self.url)[:200]}"
        check_url(self.url, where)
        _text(self.title, f"title of {where}", required=True)
        _text(self.publisher, f"publisher of {where}")
        _period(self.published, None, where)


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims come from: one edition of a register, one letter, one contribution, one dataset with its pages."""

    id: str
    title: str
    publisher: str
    licence: str
    rank: Rank
    url: str | None = None
    published: str | None = None
    cadence: str | None = None
    pages: tuple[Page, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "rank", _one_of(Rank, self.rank, "rank"))
        _check_id(self.id)
        for name in ("title", "publisher", "licence"):
            _text(getattr(self, name), f"{name} of source {self.id}", required=True)
        check_url(self.url, f"source {self.id}")
        _period(self.published, None, f"source {self.id}")

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

    def __post_init__(self) -> None:
        _check_id(self.id)
        where = f"entity {self.id}"
        try:
            kind = VOCABULARY.kind(self.kind)
        except ValueError as error:
            raise RecordError(f"{where}: {error}") from None
        if kind.abstract:
            allowed = ", ".join(sorted(VOCABULARY.descendants(self.kind)))
            raise RecordError(f"{where}: kind {self.kind} only groups other kinds; use one of {allowed}")
        _text(self.name, f"name of {where}", required=True)
        for name in ("description", "locator"):
            _text(getattr(self, name), f"{name} of {where}")
        for name in ("homepage", "url"):
            check_url(getattr(self, name), where)
        if self.region is not None:
            _check_id(self.region)
        _period(self.since, self.until, where)


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

    def __post_init__(self) -> None:
        where = f"claim {self.subject} {self.relation} {self.object}"
        _check_id(self.subject)
        _check_id(self.object)
        if self.relation not in VOCABULARY.relations:
            try:
                VOCABULARY.relation(self.relation)
            except ValueError as error:
                raise RecordError(f"{where}: {error}") from None
        if self.subject == self.object:
            raise RecordError(f"{where}: an entity cannot stand in a relation to itself")
        if self.status is not None:
            object.__setattr__(self, "status", _one_of(Status, self.status, f"status of {where}"))
        object.__setattr__(self, "confidence", _one_of(Confidence, self.confidence, f"confidence of {where}"))
        for name in ("role", "note", "locator"):
            if (text := getattr(self, name)) is not None:
                _text(text, f"{name} of {where}")
        check_url(self.url, where)
        _period(self.since, self.until, where)
        if self.aspects:
            if unknown := set(self.aspects) - VOCABULARY.aspects.keys():
                known = ", ".join(VOCABULARY.aspects)
                raise RecordError(f"{where}: unknown aspect {', '.join(sorted(unknown))}; known: {known}")
            object.__setattr__(self, "aspects", tuple(sorted(set(self.aspects))))

    @property
    def key(self) -> str:
        """24 hexadecimal digits that identify this claim within its source."""
        parts = (self.subject, self.relation, self.object, self.role, self.since, self.locator)
        return hashlib.blake2b(orjson.dumps(parts), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """One source and everything that it says. Every end of a claim is an entity of the same batch.

    Raises RecordError with all problems at once: double entities or claims, wrong ends, dangling references.
    """

    source: Source
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The keys of the claims, in their order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(claim.key for claim in self.claims))
        kinds = {entity.id: entity.kind for entity in self.entities}
        problems = [
            f"entity {id} stands {count} times in source {self.source.id}; state it once"
            for id, count in Counter(entity.id for entity in self.entities).items()
            if count > 1
        ]
        for claim in self.claims:
            problems.extend(claim_problems(claim, kinds))
        problems.extend(
            f"entity {entity.id}: its region {entity.region} is not stated in source {self.source.id}"
            for entity in self.entities
            if entity.region is not None and entity.region not in kinds
        )
        seen: set[str] = set()
        for key, claim in zip(self.keys, self.claims, strict=True):
            if key in seen:
                problems.append(
                    f"claim {claim.subject} {claim.relation} {claim.object} (locator {claim.locator}) stands twice; "
                    "state it once, or tell the two apart by role, since or locator"
                )
            seen.add(key)
        if problems:
            raise RecordError(*problems)

    @property
    def digest(self) -> str:
        """A fingerprint of all that the batch says, in the order in which it says it."""
        digest = hashlib.blake2b(orjson.dumps(astuple(self.source)), digest_size=20)
        for records, values in ((self.entities, _ENTITY_VALUES), (self.claims, _CLAIM_VALUES)):
            for start in range(0, len(records), RECORDS_A_PIECE):
                piece = list(map(values, records[start : start + RECORDS_A_PIECE]))
                digest.update(orjson.dumps(piece, default=str_of_decimal))
        return digest.hexdigest()


# One record at a time takes five times as long, a whole batch at once much memory.
RECORDS_A_PIECE = 1_000
_ENTITY_VALUES = attrgetter(*(one.name for one in fields(Entity)))
_CLAIM_VALUES = attrgetter(*(one.name for one in fields(Claim)))


def claim_problems(claim: Claim, kinds: dict[str, str]) -> Iterable[str]:
    """What is wrong with the ends of a claim, given the kind of each entity that is known."""
    relation = VOCABULARY.relations[claim.relation]
    if kinds.get(claim.subject) in relation.subjects and kinds.get(claim.object) in relation.objects:
        return
    where = f"claim {claim.subject} {claim.relation} {claim.object}"
    for end, id, allowed in (
        ("subject", claim.subject, relation.subjects),
        ("object", claim.object, relation.objects),
    ):
        if id not in kinds:
            yield f"{where}: its {end} {id!r} is not stated; add an entity with that id"
        elif kinds[id] not in allowed:
            yield f"{where}: its {end} is of kind {kinds[id]}; {claim.relation} allows {', '.join(sorted(allowed))}"


def check_url(url: str | None, where: str) -> None:
    """Refuse an address that a page could not safely link to; only http and https pass."""
    if url is not None and not (_URL.fullmatch(url) and len(url) <= 2_000):
        raise RecordError(f"{where}: address {url[:200]!r} is not a web address that starts with http:// or https://")


def str_of_decimal(value: object) -> str:
    """What stands for a decimal in JSON: its digits as text. TypeError for anything else."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value))


def _check_id(id: str) -> None:
    if not (isinstance(id, str) and _ID.fullmatch(id)):
        raise RecordError(
            f"id {str(id)[:80]!r} is not 1 to 200 letters, digits, '.', '_' or '-', starting with a letter or digit"
        )


def _text(value: str | None, where: str, *, required: bool = False) -> None:
    if value is None and not required:
        return
    if not isinstance(value, str) or not value.strip():
        raise RecordError(f"{where} is empty")
    if len(value) > LONGEST_TEXT:
        raise RecordError(f"{where} has {len(value):,} characters; at most {LONGEST_TEXT:,} can stand in the graph")
    if _NO_TEXT.search(value):
        raise RecordError(f"{where} has a character that is no text (a NUL or half of a surrogate pair)")


def _one_of(choices: type[_Choice], value: Any, where: str) -> _Choice:
    if isinstance(value, choices):
        return value
    try:
        return choices(value)
    except ValueError:
        raise RecordError(f"{where}: {value!r} is not one of {', '.join(choices)}") from None


def _period(since: str | None, until: str | None, where: str) -> None:
    if since is None and until is None:
        return
    try:
        for moment in (since, until):
            if moment is not None:
                check_partial_date(moment)
    except ValueError as error:
        raise RecordError(f"{where}: {error}") from None
    if since is not None and until is not None and first_day(since) > last_day(until):
        raise RecordError(f"{where}: it ends ({until}) before it begins ({since})")
