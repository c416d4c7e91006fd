"""A generated ecosystem for the benchmarks: the same every time, with the mix of degrees that a real one has.

Names and numbers are made up. A few bodies have very many ties (associations, ministries, themes), most have one to
three, as in registers and procurement notices.
"""

from array import array
from bisect import bisect
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from itertools import accumulate, islice
from random import Random
from typing import TypeVar

from graph.model.records import (
    Amount,
    Batch,
    Claim,
    Confidence,
    Entity,
    Identifier,
    Name,
    NameUse,
    Rank,
    Source,
    Status,
)

# Parts of a thousand entities of each kind; what is left over are companies.
_KINDS = {
    "Ministry": 0.1, "Agency": 0.3, "Province": 0.12, "Municipality": 3.42, "Region": 0.4, "Association": 1.0,
    "Platform": 1.5, "WorkingGroup": 3.0, "Consortium": 25.0, "KnowledgeInstitute": 5.0, "Startup": 90.0,
    "Fieldlab": 2.0, "Covenant": 30.0, "Commitment": 20.0, "Project": 150.0, "Challenge": 20.0, "Award": 100.0,
    "Theme": 3.0, "ProcurementInstrument": 0.1, "Programme": 2.0, "ParliamentaryPaper": 40.0, "Notice": 60.0,
}  # fmt: skip

# (subjects, relation, objects, parts of a thousand claims)
_ACTORS = ("Company", "Startup", "KnowledgeInstitute", "Municipality", "Province", "Consortium")
_PUBLIC = ("Municipality", "Province", "Ministry", "Agency")
_RELATIONS = (
    (_ACTORS, "memberOf", ("Association",), 60),
    (_ACTORS, "memberOf", ("Platform", "WorkingGroup", "Consortium", "Fieldlab"), 170),
    (_ACTORS, "partyTo", ("Covenant",), 130),
    (("Commitment",), "committedBy", (*_PUBLIC, "Association"), 30),
    (("Commitment",), "addressedTo", ("Association", "Ministry", "Parliament"), 20),
    (_ACTORS, "participatesIn", ("Project", "Challenge"), 170),
    (_PUBLIC, "commissions", ("Project", "Challenge"), 70),
    (("Award",), "awardIn", ("Project", "Challenge"), 60),
    (("Award",), "awardedTo", ("Company", "Startup", "Consortium"), 60),
    (("Award",), "awardedBy", _PUBLIC, 40),
    (("Company",), "partOf", ("Company",), 20),
    (_PUBLIC, "uses", ("ProcurementInstrument",), 5),
    (_ACTORS, "worksOn", ("Theme",), 55),
    (("Covenant", "Project"), "recordedIn", ("ParliamentaryPaper",), 60),
    (("Project", "Challenge"), "announcedIn", ("Notice",), 50),
)


_SOURCE = Source("generated", "Gegenereerd ecosysteem", "Samenspel", "CC0-1.0", Rank.CURATED, published="2026-01-01")
_Made = TypeVar("_Made")


def generated_batch(entities: int = 100_000, claims: int = 300_000, seed: int = 5) -> Batch:
    """A batch of exactly that many entities and claims (at least 2,000 entities), equal for equal arguments."""
    made, stated = _records(entities, claims, seed)
    return Batch(_SOURCE, tuple(made), tuple(stated))


def streamed_batch(entities: int = 100_000, claims: int = 300_000, seed: int = 5) -> Batch:
    """The same, with records that are made each time they are gone through and then forgotten."""
    return Batch(_SOURCE, *_records(entities, claims, seed))


def _records(entities: int, claims: int, seed: int) -> tuple[Collection[Entity], Collection[Claim]]:
    random = Random(seed)
    ids: dict[str, list[str]] = {}
    for entity in _entities(random, entities):
        ids.setdefault(entity.kind, []).append(entity.id)
    after_entities = random.getstate()

    def make_claims() -> Iterator[Claim]:
        random = Random()
        random.setstate(after_entities)
        return islice(_claims(random, ids), claims)

    return _Anew(lambda: _entities(Random(seed), entities), entities), _Anew(make_claims, claims)


class _Anew(Collection[_Made]):
    """Records that are made anew each time."""

    def __init__(self, make: Callable[[], Iterator[_Made]], number: int) -> None:
        self._make = make
        self._number = number

    def __iter__(self) -> Iterator[_Made]:
        return self._make()

    def __len__(self) -> int:
        return self._number

    def __contains__(self, record: object) -> bool:
        return any(record == made for made in self)


def _entities(random: Random, total: int) -> Iterator[Entity]:
    numbers = {kind: max(1, round(total * parts / 1000)) for kind, parts in _KINDS.items()}
    numbers["Parliament"] = 1
    numbers["Company"] = total - sum(numbers.values())
    return (
        Entity(
            id=f"{kind.lower()}-{number}",
            kind=kind,
            name=f"{kind} {_word(random)} {_word(random)} {number}",
            names=(Name(_word(random)[:3].upper() + str(number), NameUse.ABBREVIATION),) if number % 4 == 0 else (),
            identifiers=(Identifier("kvk", f"{random.randrange(10**8):08}"),) if kind in _ACTORS else (),
            description=f"Voorbeeld van soort {kind}, werkt aan {_word(random)}." if number % 2 == 0 else None,
            locator=f"regel {number}",
        )
        for kind, count in numbers.items()
        for number in range(count)
    )


def _claims(random: Random, ids: dict[str, list[str]]) -> Iterator[Claim]:
    ends = [(_Draw(random, ids, subjects, 0.6), name, _Draw(random, ids, objects, 0.9), parts)
            for subjects, name, objects, parts in _RELATIONS]  # fmt: skip
    weights = list(accumulate(parts for *_, parts in ends))
    # Hashes instead of what they are of: that two are equal by chance is once in some millions of batches.
    stated: set[int] = set()
    while True:
        subjects, relation, objects, _ = ends[bisect(weights, random.random() * weights[-1])]
        subject, object = subjects.one(), objects.one()
        if subject != object and (triple := hash((subject, relation, object))) not in stated:
            yield _claim(random, subject, relation, object, len(stated))
            stated.add(triple)


_SYLLABLES = ("ba", "do", "fe", "gri", "ho", "ju", "kla", "lo", "mee", "nij", "pol", "ra", "ste", "ter", "vel", "wou")


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).capitalize()


class _Draw:
    """Draws ids of some kinds; the one at rank r of its kind comes up in proportion to r ** -skew."""

    def __init__(self, random: Random, ids: dict[str, list[str]], kinds: tuple[str, ...], skew: float) -> None:
        self._random = random
        self._ids = [id for kind in kinds for id in ids.get(kind, ())]
        ranks = (rank for kind in kinds for rank in range(1, len(ids.get(kind, ())) + 1))
        self._weights = array("d", accumulate(rank**-skew for rank in ranks))

    def one(self) -> str:
        at = bisect(self._weights, self._random.random() * self._weights[-1])
        return self._ids[min(at, len(self._ids) - 1)]


def _claim(random: Random, subject: str, relation: str, object: str, number: int) -> Claim:
    since = random.randrange(2010, 2026)
    ended = random.random() < 0.2
    return Claim(
        subject,
        relation,
        object,
        since=str(since) if random.random() < 0.7 else None,
        until=str(since + random.randrange(5)) if ended else None,
        status=random.choices((None, Status.AGREED, Status.RUNNING, Status.PROPOSED), (70, 15, 10, 5))[0],
        amount=Amount(Decimal(random.randrange(1, 400) * 25_000)) if relation == "commissions" else None,
        note="Opmerking bij deze relatie." if number % 10 == 0 else None,
        locator=f"rij {number}",
        confidence=random.choices(tuple(Confidence), (80, 8, 10, 2))[0],
    )
