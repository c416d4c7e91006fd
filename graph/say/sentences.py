"""Facts as sentences that can be pasted into a memo, with their sources. Text, no markup.

The sentence of a relation stands in the catalogue (`relations.ftl`): one for what is, and others for what has been
since a day, what was, what is proposed and what is denied; another one where something special is told
(`graph.say.choosing`). What the sentence has no place for follows in brackets: roles, amounts, doubt.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graph.ask.gaps.rule import Told
from graph.ask.kept import kept
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.records import Claim, Confidence, Status
from graph.model.words import FIRST, Dated, Message, has_words, in_words, message, parameters_of, sentence_start
from graph.say.agreement import agreed
from graph.say.amounts import all_amounts, counted_noun, details, is_momentary, one_amount, role_text
from graph.say.around import case_of
from graph.say.choosing import chosen, what
from graph.say.wording import bare_running, citation, date_text, period_text, whole_years

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
# Of these a sentence without words of its own falls back on that of the relation: they turn what is said.
_OF_THE_RELATION = frozenset({"proposed", "denied"})
# What an empty parameter leaves before a sign.
_BEFORE_SIGN = re.compile(r" ([,;:])")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause without its notes, and what of the claims it says."""

    text: str
    says_role: bool
    says_amount: bool


def fact_sentence(snapshot: Snapshot, fact: Fact, language: str, *, cited: bool = False) -> str:
    """One sentence for a fact, in the tense of the snapshot's day, `cited` with its sources.

    It says when the fact held, in what role, for what amount, what is uncertain about it, and who contradicts it.
    """
    text = clause(snapshot, fact, language)
    return sentence_start(f"{text} {cited_sources(fact, language)}." if cited else f"{text}.").replace("..", ".")


@kept(most=20_000)
def clause(snapshot: Snapshot, fact: Fact, language: str, *, also: bool = False) -> str:
    """A fact as a main clause without its full stop; `also` as it goes on from a clause on the same object."""
    bare = _bare(snapshot, fact, language, also=also)
    notes = list(_notes(snapshot, fact, bare, language))
    return f"{bare.text} ({'; '.join(notes)})" if notes else bare.text


def cited_sources(fact: Fact, language: str) -> str:
    """The sources of a fact between brackets: those by which it stands as it does."""
    cited = tuple(dict.fromkeys(citation(evidence, language) for evidence in fact.supporting))
    more = len(cited) - _MOST_CITED
    texts = "; ".join(cited[:_MOST_CITED])
    if more > 0:
        texts = f"{texts}; {message('and-more', number=more).in_language(language)}"
    return message("cited", number=len(cited), sources=texts).in_language(language)


@in_words.register
def _(value: Told, language: str) -> str:
    return clause(value.snapshot, value.fact, language)


def _bare(snapshot: Snapshot, fact: Fact, language: str, *, also: bool = False) -> _Clause:
    claims = [evidence.claim for evidence in fact.supporting]
    case, more = case_of(snapshot, fact, claims, language)
    period = period_of(claims)
    stated = "states" in fact.vocabulary.traits
    key = _stated(claims, case.roles) if stated else chosen(fact.relation, case, language)
    key = _in_tense(key, fact, period, language, also=also)
    asked = parameters_of(key, language)
    amounts = all_amounts(claims if "amount" in asked else (), language, stated=stated)
    untimed = amounts.timed or _is_in_a_name(period, case.names.values(), language)
    # Most sentences ask for two or three of these.
    makers: dict[str, Callable[[], Any]] = {
        "amount": lambda: amounts.text,
        "counted": lambda: _counted(claims, language),
        "count": lambda: next((int(claim.amount.value) for claim in claims if claim.amount is not None), 0),
        "what": lambda: what(key, case, language),
        "kind": lambda: case.subject.vocabulary.label,
        "bare": lambda: bare_running(case.object, language),
        "source": lambda: message("quoted", text=fact.supporting[0].source.title),
        "role": lambda: next((role_text(claim.role, language) for claim in claims if claim.role), ""),
        "since": lambda: period_text(period[0], None, language),
        "when": lambda: "" if untimed or _is_for_good(fact, case.subject) else _when(fact, period, language),
        "on": lambda: "" if untimed else period_text(period[0], period[1] or period[0], language),
        "begun": lambda: "" if untimed else period_text(period[0], period[0], language),
        "end": lambda: Dated(period[1]) if period[1] else "",
    }
    parameters = {**case.names, **more}
    values = {name: parameters[name] if name in parameters else makers[name]() for name in sorted(asked)}
    text = Message(key, tuple(values.items())).in_language(language)
    first = (*case.names.values(), *(str(values[name]) for name in ("payer", "what") if values.get(name)))
    text = _BEFORE_SIGN.sub(r"\1", agreed(text, first, language))
    if fact.standing is Standing.DENIED and not key.endswith(".denied"):
        text = message("denied", clause=text).in_language(language)
    counts = "counted" in asked and any(counted_noun(claim) is not None for claim in claims)
    says_role = "role" in asked or amounts.several or "-role-" in key or counts
    return _Clause(text, says_role, "amount" in asked or "counted" in asked)


def _counted(claims: Sequence[Claim], language: str) -> str:
    """How many of what: twaalf bedrijven, or where the claim does not say of what, twaalf inschrijvingen."""
    claim = next((claim for claim in claims if claim.amount is not None), None)
    if claim is None:
        return ""
    noun = counted_noun(claim)
    words = message("entries").in_language(language) if noun is None else role_text(noun, language)
    return message("counted-role", amount=one_amount(claim, language), role=words).in_language(language)


def _stated(claims: Sequence[Claim], roles: Iterable[str]) -> str:
    """The sentence for what somebody says of the status of something, and on which point."""
    claim = claims[0]
    special = [*(f"as-{aspect}" for aspect in claim.aspects), *(f"role-{role}" for role in sorted(roles))]
    for suffix in special:
        if has_words(key := f"{claim.relation}-{suffix}"):
            return key
    if claim.amount is not None:
        return f"{claim.relation}.{'counts' if claim.amount.unit == 'count' else 'amounts'}"
    if claim.status is None:
        return claim.relation
    return f"{claim.relation}.{_STATED[claim.status]}{'on' if claim.role is not None else ''}"


def _in_tense(key: str, fact: Fact, period: tuple[str | None, str | None], language: str, *, also: bool) -> str:
    if "." in key:
        return key
    attribute = "proposed" if fact.lapsed else _ATTRIBUTES.get(fact.standing, "")
    if not attribute and also and has_words(f"{key}.also", language):
        attribute = "also"
    since, until = period
    if not attribute and since is not None and until is None:
        attribute = "since"
    for base in (key, fact.relation) if attribute in _OF_THE_RELATION else (key,):
        if attribute and has_words(f"{base}.{attribute}", language):
            return f"{base}.{attribute}"
    return key


def _is_in_a_name(period: tuple[str | None, str | None], names: Iterable[str], language: str) -> bool:
    """Whether a name says when it was already: het overleg van 6 april 2011."""
    since, until = period
    if since is not None and until is not None:
        since, until = whole_years(since, until)
    days = {date_text(day, language) for day in (since, until) if day is not None}
    if since is not None and until is not None and since != until and len(since) == len(until) == len("2011"):
        days = {f"{since}-{until}"}
    return len(days) == 1 and any(f" {day}" in name for name in names for day in days)


def _is_for_good(fact: Fact, subject: Node) -> bool:
    """Whether it is so for good: what a paper or event is about, it is not about "since" a day."""
    return subject.kind in fact.vocabulary.for_good


def period_of(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """When it held according to the claims that say so: from the first beginning to the last end.

    Without an end as long as one of these gives none. Of a fact they are those of its `supporting` evidence.
    """
    dated = [claim for claim in claims if (claim.since or claim.until) and not is_momentary(claim)]
    since = min((claim.since for claim in dated if claim.since), key=first_day, default=None)
    ends = [claim.until for claim in dated if claim.until]
    until = max(ends, key=last_day, default=None) if len(ends) == len(dated) else None
    return since, until


def _when(fact: Fact, period: tuple[str | None, str | None], language: str) -> str:
    """When it held; of what is over and has no known end, from when."""
    since, until = period
    if fact.standing is Standing.ENDED and since is not None and until is None:
        return message("from", day=Dated(since)).in_language(language)
    return period_text(since, until, language)


def _notes(snapshot: Snapshot, fact: Fact, bare: _Clause, language: str) -> Iterator[str]:
    """What the sentence has no place for: roles and amounts, how sure it is, and who contradicts it."""
    claims = [evidence.claim for evidence in fact.supporting]
    yield from _details(snapshot, fact, claims, bare, language)
    if fact.lapsed:
        yield message("note-lapsed", period=period_text(*period_of(claims), language)).in_language(language)
    elif fact.standing is Standing.WITHDRAWN:
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
    if any("disputed" in claim.aspects for claim in claims):
        yield message("note-disputed").in_language(language)
    if fact.denied and fact.standing is not Standing.DENIED:
        denial = next(evidence for evidence in fact.evidence if not evidence.claim.holds)
        yield message("note-contradicted", by=denial).in_language(language)


def _details(snapshot: Snapshot, fact: Fact, claims: Sequence[Claim], bare: _Clause, language: str) -> Iterator[str]:
    """Roles and amounts that have no place in the sentence and that it does not say already."""
    pairs = list(details(claims, language, roles=not bare.says_role, amounts=not bare.says_amount))
    if not pairs:
        return
    clause_text = bare.text if language == FIRST else _bare(snapshot, fact, FIRST).text
    more = [text for text, in_source in pairs if not _is_said(in_source, clause_text)]
    more = [text for text in more if not any(text != other and text in other for other in more)]
    yield from more[:_MOST_NOTES]
    if len(more) > _MOST_NOTES:
        yield message("and-more", number=len(more) - _MOST_NOTES).in_language(language)


_LONG = 8
_WORD = re.compile(r"[^\W_]+")


def _is_said(detail: str, clause: str) -> bool:
    """Whether a clause has all that a role says: an "agentschap" that "is een agentschap van" needs no second time.

    Of a long word the beginning is enough: an "initiatiefnemer" took the "initiatief".
    """
    clause_words = set(_WORD.findall(clause.casefold()))
    words = _WORD.findall(detail.casefold())
    return all(_is_in(word, clause_words) for word in words)


def _is_in(word: str, words: set[str]) -> bool:
    return word in words or any(len(other) >= _LONG and word.startswith(other) for other in words)
