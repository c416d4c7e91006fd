"""What a sentence seems to say of what it mentions: suggestions for a person to look at, never facts.

Only sentences with a clear pattern count: one that tells who funds, commissions, signs or takes part, with one actor
before (or behind `door`) and what it is about behind. An amount goes along when the sentence has exactly one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.model.records import Amount, Entity
from graph.model.vocabulary import VOCABULARY
from loaders.readers.mentions import Doubtful, Found, Mention

_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\bnr\.)(?<!\bblz\.)(?<!\bp\.)(?<!\bo\.a\.)(?<!\bStcrt\.)\s+(?=[A-ZÀ-Ý‘“\"(])")
# Every repetition has a bound, for a file may hold a line of millions of digits or capitals.
_NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,3})?|\d{1,12}(?:,\d{1,3})?"
_MONEY = re.compile(
    rf"(?:(?:€|EUR)\s{{0,3}}(?P<a>{_NUMBER})(?:\s{{0,3}}(?P<b>duizend|miljoen|miljard|mln\.?|mld\.?))?)"
    rf"|(?:(?<![\d.,])(?P<c>{_NUMBER})\s{{0,3}}(?P<d>duizend|miljoen|miljard|mln\.?|mld\.?)?\s{{0,3}}euro\b)",
    re.IGNORECASE,
)
_TIMES = {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9}
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|zou|zouden|wil|willen|kan|kunnen|mogelijk|eventueel|verzoekt|of)\b", re.IGNORECASE
)

_BY = re.compile(r"\bdoor (?:de |het )?$", re.IGNORECASE)
_FOR = re.compile(r"\bvoor (?:de |het )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A verb, and the relation that it makes of the actor before it and what stands behind it (or before, passive)."""

    relation: str
    verb: re.Pattern[str]
    meaning: str


_PATTERNS = (
    _Pattern(
        "funds",
        re.compile(
            r"\b(?:co)?(?:financier(?:t|en|de|den)|gefinancierd|bekostig(?:t|en|de)|bekostigd|gesubsidieerd|subsidieert)\b"
            r"|\bbeschikbaar gesteld\b|\bste(?:lt|llen|lde|lden)\b[^.]{0,80}\bbeschikbaar\b",
            re.IGNORECASE,
        ),
        "financiering",
    ),
    _Pattern(
        "commissions",
        re.compile(r"\b(?:gun(?:t|de|nen|den)|gegund|besteed(?:t|de)?\b[^.]{0,60}\baan)\b", re.IGNORECASE),
        "gunning",
    ),
    _Pattern(
        "partyTo",
        re.compile(
            r"\b(?:onderteken(?:t|en|den?|d)|sloot|sloten|sluiten|sluit|gesloten|(?:is|zijn) partij bij)\b",
            re.IGNORECASE,
        ),
        "ondertekening",
    ),
    _Pattern(
        "participatesIn",
        re.compile(
            r"\b(?:neemt|nemen|nam|namen|deelgenomen|doet|doen|deed|deden)\b(?:[^.]{0,60}\b(?:deel|mee)\b)?[^.]{0,20}\baan\b",
            re.IGNORECASE,
        ),
        "deelname",
    ),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A relation that a sentence seems to state between two entities that it mentions, and that sentence."""

    subject: str
    relation: str
    object: str
    meaning: str
    amount: Amount | None
    sentence: str


def suggestions(text: str, found: Found, kinds: Mapping[str, Entity]) -> Iterator[Suggestion]:
    """The suggestions of one passage, from what was found in it; `kinds` has every entity that can be mentioned."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        mentions = [
            mention
            for mention in found.mentions
            if start <= mention.start and mention.end <= end and mention.entity in kinds
        ]
        for pattern in _PATTERNS:
            for verb in pattern.verb.finditer(sentence):
                if not _NOT.search(sentence[: verb.end() + 40]):
                    yield from _suggest(pattern, sentence, start, start + verb.start(), mentions, kinds)


def _suggest(
    pattern: _Pattern, sentence: str, start: int, verb: int, mentions: Sequence[Mention], kinds: Mapping[str, Entity]
) -> Iterator[Suggestion]:
    relation = VOCABULARY.relations[pattern.relation]
    actors = [
        mention
        for mention in mentions
        if kinds[mention.entity].kind in relation.subjects and _is_actor(kinds[mention.entity])
    ]
    by = [mention for mention in actors if _BY.search(sentence[: mention.start - start])]
    before = [mention for mention in actors if mention.end <= verb]
    who = by or before[:1] if len({mention.entity for mention in (by or before)}) == 1 else ()
    if not who:
        return
    actor = who[0]
    # What is acted upon is no actor itself and stands behind the actor, or before a passive verb behind `voor`.
    things = [
        mention
        for mention in mentions
        if kinds[mention.entity].kind in relation.objects
        and not _is_actor(kinds[mention.entity])
        and not _in_brackets(sentence, mention.start - start)
        and (mention.start > actor.end or (by and _FOR.search(sentence[: mention.start - start])))
    ]
    # A sum that is shared by several things says nothing of each of them.
    objects = tuple(dict.fromkeys(thing.entity for thing in things))
    amounts = amounts_in(sentence)
    amount = amounts[0] if len(amounts) == 1 and len(objects) == 1 else None
    for object in objects:
        if object != actor.entity:
            yield Suggestion(actor.entity, pattern.relation, object, pattern.meaning, amount, sentence.strip())


def _in_brackets(sentence: str, at: int) -> bool:
    return sentence.count("(", 0, at) > sentence.count(")", 0, at)


def _is_actor(entity: Entity) -> bool:
    return VOCABULARY.is_a(entity.kind, "Actor")


def amounts_in(sentence: str) -> tuple[Amount, ...]:
    """The amounts of money in a sentence, in euros: `11,5 miljoen euro`, `€ 400.000`."""
    amounts = []
    for match in _MONEY.finditer(sentence):
        digits = (match["a"] or match["c"]).replace(".", "").replace(",", ".")
        times = _TIMES.get((match["b"] or match["d"] or "").casefold().rstrip("."), 1)
        amounts.append(Amount((Decimal(digits) * times).normalize() + 0, "EUR"))
    return tuple(amounts)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


_WORD = r"[A-Z][\w’'&-]{0,60}"
_ORGANISATION = re.compile(
    rf"(?<![\w’'&-])(?:(?:Stichting|Vereniging|Universiteit(?: van)?|Hogeschool|Instituut|Coöperatie|Federatie|"
    rf"Nederlandse Organisatie voor|Branchevereniging|Topsector|Waterschap|Veiligheidsregio|Omgevingsdienst|"
    rf"Metropoolregio|TU|UMC)"
    rf"(?: (?:{_WORD}|van|voor|de|der|en(?= {_WORD}))){{0,10}}? {_WORD}(?: {_WORD}){{0,10}}"
    rf"|{_WORD}(?: {_WORD}){{0,3}} (?:B\.V\.|N\.V\.|BV|NV|U\.A\.))(?!\w)"
)


def unknown_organisations(text: str, found: Found) -> tuple[str, ...]:
    """Names that read as those of organisations, by their first word or legal form, and overlap with nothing known."""
    taken: list[Mention | Doubtful] = [*found.mentions, *found.doubtful]
    return tuple(
        dict.fromkeys(
            match[0]
            for match in _ORGANISATION.finditer(text)
            if not any(name.start < match.end() and match.start() < name.end for name in taken)
        )
    )
