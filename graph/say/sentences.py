"""Facts as sentences that can be pasted into a memo, with their sources. Text, no markup.

The sentence of a relation stands in the catalogue (`relations.ftl`): one for what is, and others for what has been
since a day, what was, what is proposed and what is denied; another one where an aspect of the claim or the kind of an
end asks for it. What the sentence has no place for follows in brackets: roles, amounts, doubt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from graph.ask.gaps.rule import Told
from graph.ask.snapshot import Evidence, Fact, Snapshot, Standing
from graph.model.dates import first_day, last_day
from graph.model.records import Claim, Confidence, Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Listed, Message, has_words, in_words, keys, message, parameters_of, sentence_start
from graph.say.wording import amount_text, citation, period_text

_MOST_CITED = 3
_MOST_NOTES = 6
_CONFIDENCES = tuple(Confidence)
# What somebody says of the status of something, rather than the status of the tie itself.
_STATED = MappingProxyType(
    {
        Status.PROPOSED: "open",
        Status.AGREED: "agreed",
        Status.RUNNING: "running",
        Status.ENDED: "settled",
        Status.WITHDRAWN: "withdrawn",
    }
)
_ATTRIBUTES = MappingProxyType({Standing.ENDED: "past", Standing.PROPOSED: "proposed", Standing.DENIED: "denied"})


@dataclass(frozen=True, slots=True)
class _Variant:
    """A sentence for claims with an aspect, or between ends of certain kinds; empty stands for any."""

    key: str
    aspect: str
    subject: str
    object: str

    def fits(self, aspects: frozenset[str], subject: str, object: str) -> bool:
        return (
            (not self.aspect or self.aspect in aspects)
            and (not self.subject or VOCABULARY.is_a(subject, self.subject))
            and (not self.object or VOCABULARY.is_a(object, self.object))
        )

    @property
    def order(self) -> tuple[bool, bool, int]:
        """An aspect goes before the kinds of ends, two kinds before one, and a kind before those above it."""
        depth = sum(len(VOCABULARY.kinds[kind].ancestors) for kind in (self.subject, self.object) if kind)
        return not self.aspect, not (self.subject and self.object), -depth


def fact_sentence(snapshot: Snapshot, fact: Fact, language: str, *, cited: bool = False) -> str:
    """One sentence for a fact, in the tense of the snapshot's day, `cited` with its sources.

    It says when the fact held, in what role, for what amount, what is uncertain about it, and who contradicts it.
    """
    text = clause(snapshot, fact, language)
    return sentence_start(f"{text} {cited_sources(fact, language)}." if cited else f"{text}.").replace("..", ".")


def clause(snapshot: Snapshot, fact: Fact, language: str, *, also: bool = False) -> str:
    """A fact as a main clause without its full stop; `also` as it goes on from a clause on the same object."""
    evidence = fact.supporting
    key, more = _chosen(snapshot, fact, evidence)
    period = _period(fact, evidence)
    key = _in_tense(key, fact, period, also=also)
    asked = parameters_of(key, language)
    values = {
        "subject": snapshot.node(fact.subject),
        "object": snapshot.node(fact.object),
        "when": "" if _is_for_good(snapshot, fact) else _when(fact, period, language),
        "amount": "",
        **more,
    }
    if "since" in asked:
        values["since"] = period_text(period[0], None, language)
    if "contest" in asked:
        values["contest"] = _contest(snapshot, fact.subject)
    if "bare" in asked:
        values["bare"] = snapshot.node(fact.object).abbreviation or snapshot.node(fact.object).name
    if "amount" in asked:
        values["amount"] = _amounts(evidence, language)
    told = Message(key, tuple((name, values[name]) for name in values if name in asked)).in_language(language)
    notes = list(_notes(fact, evidence, language, asked))
    if fact.standing is Standing.DENIED and not key.endswith(".denied"):
        told = message("denied", clause=told).in_language(language)
    return f"{told} ({'; '.join(notes)})" if notes else told


def cited_sources(fact: Fact, language: str) -> str:
    """The sources of a fact between brackets: those by which it stands as it does."""
    cited = tuple(dict.fromkeys(citation(one, language) for one in fact.supporting))
    more = len(cited) - _MOST_CITED
    texts = "; ".join(cited[:_MOST_CITED])
    if more > 0:
        texts = f"{texts}; {message('and-more', number=more).in_language(language)}"
    return message("cited", number=len(cited), sources=texts).in_language(language)


@in_words.register
def _(value: Told, language: str) -> str:
    return clause(value.snapshot, value.fact, language)


def _chosen(snapshot: Snapshot, fact: Fact, evidence: Sequence[Evidence]) -> tuple[str, Mapping[str, object]]:
    """The key of the sentence, and the values that only this sentence asks for."""
    if (paid := _paid(snapshot, fact)) is not None:
        return paid
    if "states" in fact.vocabulary.traits:
        return _stated(evidence)
    kinds = snapshot.node(fact.subject).kind, snapshot.node(fact.object).kind
    aspects = frozenset(aspect for one in evidence for aspect in one.claim.aspects)
    if fact.relation == "awardIn" and not aspects and _has_several_awards(snapshot, fact.object):
        return "awardIn-several", {}
    variant = next((one for one in _variants(fact.relation) if one.fits(aspects, *kinds)), None)
    return (variant.key if variant is not None else fact.relation), {}


@cache
def _variants(relation: str) -> tuple[_Variant, ...]:
    """The other sentences of a relation, the most special first; their keys say for what they are."""
    found = []
    for key in keys(f"{relation}-"):
        parts = key.split("-")[1:]
        named = dict(zip(parts[::2], parts[1::2], strict=False))
        if named.keys() <= {"as", "from", "to"} and len(parts) % 2 == 0:
            found.append(_Variant(key, named.get("as", ""), named.get("from", ""), named.get("to", "")))
    return tuple(sorted(found, key=lambda variant: (variant.order, variant.key)))


def _stated(evidence: Sequence[Evidence]) -> tuple[str, Mapping[str, object]]:
    """What somebody says of the status of something, and on which point."""
    claim = evidence[0].claim
    for aspect in claim.aspects:
        if has_words(f"statesStatus-as-{aspect}"):
            return f"statesStatus-as-{aspect}", {}
    if claim.status is None:
        return claim.relation, {}
    attribute = _STATED[claim.status]
    if claim.role is None:
        return f"{claim.relation}.{attribute}", {}
    return f"{claim.relation}.{attribute}on", {"role": claim.role}


def _paid(snapshot: Snapshot, fact: Fact) -> tuple[str, Mapping[str, object]] | None:
    """Money between two: who makes how much available for what, told as one, where one payer and amount are known."""
    if not fact.holds or not any(one.claim.amount is not None for one in fact.supporting):
        return None
    if fact.relation == "availableFor":
        payers = [one.subject for one in snapshot.all_incoming(fact.subject, "makesAvailable") if one.holds]
        return ("availableFor-paid", {"payer": snapshot.node(payers[0])}) if len(payers) == 1 else None
    if fact.relation == "makesAvailable":
        targets = [one.object for one in snapshot.all_outgoing(fact.object, "availableFor") if one.holds]
        if targets:
            return "makesAvailable-paid", {"target": Listed(tuple(snapshot.node(id) for id in targets))}
    return None


def _has_several_awards(snapshot: Snapshot, contest: str) -> bool:
    return len(snapshot.all_incoming(contest, "awardIn")) > 1


def _contest(snapshot: Snapshot, award: str) -> object:
    """What an award is told by: the contest that it is the only award in, else itself."""
    contests = [fact.object for fact in snapshot.all_outgoing(award, "awardIn")]
    if len(contests) == 1 and not _has_several_awards(snapshot, contests[0]):
        return snapshot.node(contests[0])
    return snapshot.node(award)


def _in_tense(key: str, fact: Fact, period: tuple[str | None, str | None], *, also: bool) -> str:
    if "." in key:
        return key
    attribute = _ATTRIBUTES.get(fact.standing, "")
    if not attribute and also and has_words(f"{key}.also"):
        attribute = "also"
    since, until = period
    if not attribute and since is not None and until is None:
        attribute = "since"
    return f"{key}.{attribute}" if attribute and has_words(f"{key}.{attribute}") else key


def _is_for_good(snapshot: Snapshot, fact: Fact) -> bool:
    """Whether it is so for good: what a paper or event is about, it is not about "since" a day."""
    return snapshot.node(fact.subject).kind in fact.vocabulary.for_good


def _period(fact: Fact, evidence: Sequence[Evidence]) -> tuple[str | None, str | None]:
    """When it held according to the claims that say so: from the first beginning to the last end."""
    dated = [one.claim for one in evidence if one.claim.since or one.claim.until]
    since = min((claim.since for claim in dated if claim.since), key=first_day, default=None)
    ends = [claim.until for claim in dated if claim.until]
    until = max(ends, key=last_day, default=None) if len(ends) == len(dated) else None
    if "event" in fact.vocabulary.traits and until is None:
        return since, since
    return since, until


def _when(fact: Fact, period: tuple[str | None, str | None], language: str) -> str:
    """When it held; of what is over and has no known end, from when."""
    since, until = period
    if fact.standing is Standing.ENDED and since is not None and until is None:
        return message("from", day=Dated(since)).in_language(language)
    return period_text(since, until, language)


def _amounts(evidence: Sequence[Evidence], language: str) -> str:
    """The amounts of a fact in one phrase, each with its own time where they differ."""
    with_amount = [one.claim for one in evidence if one.claim.amount is not None]
    by_text: dict[str, list[Claim]] = {}
    for claim in with_amount:
        if claim.amount is not None:
            text = _qualified(amount_text(claim.amount, language), claim, language)
            by_text.setdefault(text, []).append(claim)
    if len(by_text) < 2:
        return next(iter(by_text), "")
    told = []
    for text, claims in by_text.items():
        times = [period_text(claim.since, claim.until, language) for claim in claims if claim.since or claim.until]
        told.append(f"{text} {in_words(Listed(tuple(times)), language)}" if times else text)
    return str(in_words(Listed(tuple(told)), language))


def _qualified(text: str, claim: Claim, language: str) -> str:
    """An amount with what its claim says of it: hoogstens € 2 miljoen per jaar."""
    for aspect in claim.aspects:
        if has_words(key := f"amount-{aspect}"):
            text = message(key, amount=text).in_language(language)
    return text


def _notes(fact: Fact, evidence: Sequence[Evidence], language: str, asked: frozenset[str]) -> Iterator[str]:
    """What the sentence has no place for: roles and amounts, how sure it is, and who contradicts it."""
    claims = [one.claim for one in evidence]
    yield from _details(claims, language, asked)
    if fact.standing is Standing.WITHDRAWN:
        yield message("note-withdrawn").in_language(language)
    elif fact.standing is Standing.UNKNOWN:
        yield message("note-unknown-then").in_language(language)
    elif fact.standing is Standing.NOT_YET:
        yield message("note-not-yet").in_language(language)
    elif fact.standing is Standing.PROPOSED and not has_words(f"{fact.relation}.proposed"):
        yield message("note-proposed").in_language(language)
    confidence = min((claim.confidence for claim in claims), key=_CONFIDENCES.index)
    if confidence is not Confidence.STATED:
        yield message(f"note-{confidence}").in_language(language)
    if fact.denied and fact.standing is not Standing.DENIED:
        denial = next(one for one in fact.evidence if not one.claim.holds)
        yield message("note-contradicted", by=denial).in_language(language)


def _details(claims: Iterable[Claim], language: str, asked: frozenset[str]) -> Iterator[str]:
    """Roles, and amounts that have no place in the sentence, each amount with its own role."""
    told: dict[str, None] = {}
    for claim in claims:
        role = None if claim.role is None or "role" in asked else message("role", role=claim.role).in_language(language)
        if claim.amount is not None and "amount" not in asked:
            amount = _qualified(amount_text(claim.amount, language), claim, language)
            if claim.amount.unit == "count" and claim.role is not None:
                amount = message("counted-role", amount=amount, role=claim.role).in_language(language)
                role = None
            told[", ".join(part for part in (role, amount) if part)] = None
        elif role is not None:
            told[role] = None
    yield from list(told)[:_MOST_NOTES]
    if len(told) > _MOST_NOTES:
        yield message("and-more", number=len(told) - _MOST_NOTES).in_language(language)
