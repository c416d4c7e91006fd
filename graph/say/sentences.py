"""Facts as sentences that can be pasted into a memo, with their sources. Text, no markup.

The sentence of a relation stands in the catalogue (`relations.ftl`): one for what is, and others for what has been
since a day, what was, what is proposed and what is denied; another one where something special is told
(`graph.say.choosing`). What the sentence has no place for follows in brackets: roles, amounts, doubt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.ask.gaps.rule import Told
from graph.ask.snapshot import Fact, Snapshot, Standing
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.names import fold, slug
from graph.model.records import Claim, Confidence, Status
from graph.model.words import (
    FIRST,
    Dated,
    Listed,
    Message,
    has_words,
    in_words,
    message,
    parameters_of,
    sentence_start,
)
from graph.say.agreement import agreed, beside
from graph.say.amounts import all_amounts, counted_noun, details, is_momentary, one_amount, role_text, sort_of
from graph.say.choosing import Case, chosen, rest, what
from graph.say.wording import bare_running, citation, date_text, period_text, spoken, whole_years

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
_SHORT = 3
# The words of an award that a sentence makes its verb of.
_TELLING = ("award", "ceremony", "selection", "pick", "winners", "prize", "mention")


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


def clause(snapshot: Snapshot, fact: Fact, language: str, *, also: bool = False) -> str:
    """A fact as a main clause without its full stop; `also` as it goes on from a clause on the same object."""
    told = _bare(snapshot, fact, language, also=also)
    notes = list(_notes(snapshot, fact, told, language))
    return f"{told.text} ({'; '.join(notes)})" if notes else told.text


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


def _bare(snapshot: Snapshot, fact: Fact, language: str, *, also: bool = False) -> _Clause:
    claims = [one.claim for one in fact.supporting]
    subject, object = _told_of(snapshot, fact, language), snapshot.node(fact.object)
    case, more = _case(snapshot, fact, claims, (subject, object), language)
    period = _period(fact, claims)
    key = _stated(claims) if "states" in fact.vocabulary.traits else chosen(fact.relation, case, language)
    key = _in_tense(key, fact, period, language, also=also)
    asked = parameters_of(key, language)
    amounts, each_with_its_own = all_amounts(claims, language) if "amount" in asked else ("", False)
    untimed = each_with_its_own or _is_in_a_name(period, case.names.values(), language)
    values: dict[str, object] = {
        **case.names,
        **more,
        "amount": amounts,
        "counted": _counted(claims, language),
        "count": next((int(claim.amount.value) for claim in claims if claim.amount is not None), 0),
        "what": what(key, case, language),
        "kind": subject.vocabulary.label,
        "bare": bare_running(object, language),
        "source": message("quoted", text=fact.supporting[0].source.title),
        "role": next((role_text(claim.role, language) for claim in claims if claim.role), ""),
        "since": period_text(period[0], None, language),
        "when": "" if untimed or _is_for_good(fact, subject) else _when(fact, period, language),
        "on": "" if untimed else period_text(period[0], period[1] or period[0], language),
        "begun": "" if untimed else period_text(period[0], period[0], language),
        "end": Dated(period[1]) if period[1] else "",
    }
    text = Message(key, tuple((name, values[name]) for name in sorted(asked))).in_language(language)
    first = (*case.names.values(), *(str(values[name]) for name in ("payer", "what") if values.get(name)))
    text = _BEFORE_SIGN.sub(r"\1", agreed(text, first, language))
    if fact.standing is Standing.DENIED and not key.endswith(".denied"):
        text = message("denied", clause=text).in_language(language)
    counts = "counted" in asked and any(counted_noun(claim) is not None for claim in claims)
    says_role = "role" in asked or each_with_its_own or "-role-" in key or counts
    return _Clause(text, says_role, "amount" in asked or "counted" in asked)


def _counted(claims: Sequence[Claim], language: str) -> str:
    """How many of what: twaalf bedrijven, or where the claim does not say of what, twaalf inschrijvingen."""
    claim = next((claim for claim in claims if claim.amount is not None), None)
    if claim is None:
        return ""
    noun = counted_noun(claim)
    words = message("entries").in_language(language) if noun is None else role_text(noun, language)
    return message("counted-role", amount=one_amount(claim, language), role=words).in_language(language)


def _case(
    snapshot: Snapshot, fact: Fact, claims: Sequence[Claim], ends: tuple[Node, Node], language: str
) -> tuple[Case, Mapping[str, object]]:
    """What the sentence of a fact is chosen by, and what the graph beside the fact gives it to say."""
    subject, object = ends
    known: set[str] = set()
    more: dict[str, object] = {}
    sort = sort_of(claims)
    if sort is not None:
        known.add(f"with-{sort}")
    if sort == "money" and fact.holds:
        for name, node in _money_between(snapshot, fact, language).items():
            known.add(f"knowing-{name}")
            more[name] = node
    if "award" in fact.vocabulary.traits:
        known.add("of-several" if _are_several(snapshot, fact) else "of-one")
        if winners := _winners(snapshot, fact, language):
            known.add("knowing-winners")
            more["winners"] = Listed(winners)
    until = [claim.until for claim in claims if claim.until and claim.until != claim.since]
    if "contest" in subject.vocabulary.traits and until:
        known.add("knowing-deadline")
    if "about" in fact.vocabulary.traits and fold(object.name) == fold(subject.vocabulary.plural.in_language(FIRST)):
        known.add("of-kind")
    names = {"subject": beside(subject, object, language), "object": beside(object, subject, language)}
    case = Case(
        subject=subject,
        object=object,
        names=names,
        aspects=frozenset(aspect for claim in claims for aspect in claim.aspects),
        roles=frozenset(slug(claim.role, "x").replace("-", "_") for claim in claims if claim.role),
        statuses=frozenset(str(claim.status or "") for claim in claims),
        known=frozenset(known),
    )
    return case, more


def _told_of(snapshot: Snapshot, fact: Fact, language: str) -> Node:
    """The subject that the sentence names: of an award whose name says no more than that, the contest if it is one."""
    subject = snapshot.node(fact.subject)
    if "award" not in fact.vocabulary.traits or fact.relation == "awardIn":
        return subject
    name = spoken(subject, language)
    contests = [one.object for one in snapshot.all_outgoing(fact.subject, "awardIn")]
    if len(contests) != 1 or any(rest(name, word, language) is not None for word in _TELLING):
        return subject
    return snapshot.node(contests[0]) if len(snapshot.all_incoming(contests[0], "awardIn")) == 1 else subject


def _are_several(snapshot: Snapshot, fact: Fact) -> bool:
    """Whether there are more awards in a contest, or more winners of an award."""
    if fact.relation == "awardIn":
        return len(snapshot.all_incoming(fact.object, "awardIn")) > 1
    return len(snapshot.all_outgoing(fact.subject, "awardedTo")) > 1


def _winners(snapshot: Snapshot, fact: Fact, language: str) -> tuple[str, ...]:
    """Who won the award that was made in a contest, and for how much, as long as they are not too many to name."""
    if fact.relation != "awardIn":
        return ()
    found = [one for one in snapshot.all_outgoing(fact.subject, "awardedTo") if one.holds]
    return tuple(_winner(snapshot, one, language) for one in found) if len(found) <= _SHORT else ()


def _winner(snapshot: Snapshot, won: Fact, language: str) -> str:
    name = spoken(snapshot.node(won.object), language)
    claims = [one.claim for one in won.supporting]
    amount, _ = all_amounts(claims, language) if sort_of(claims) == "money" else ("", False)
    return f"{name} ({amount})" if amount else name


def _money_between(snapshot: Snapshot, fact: Fact, language: str) -> Mapping[str, object]:
    """Who makes an amount available, or for what: with it the money is told as going from one to the other."""
    if fact.relation == "availableFor":
        payers = [one.subject for one in snapshot.all_incoming(fact.subject, "makesAvailable") if one.holds]
        target = snapshot.node(fact.object)
        return {"payer": beside(snapshot.node(payers[0]), target, language)} if len(payers) == 1 else {}
    if fact.relation == "makesAvailable":
        targets, payer = _narrowest(snapshot, fact.object), snapshot.node(fact.subject)
        names = tuple(beside(snapshot.node(id), payer, language) for id in targets)
        return {"target": Listed(names)} if 0 < len(names) <= _SHORT else {}
    return {}


def _narrowest(snapshot: Snapshot, budget: str) -> list[str]:
    """What a budget is for, without what others of it are a part or case of: the programme, not what it uses."""
    targets = [one.object for one in snapshot.all_outgoing(budget, "availableFor") if one.holds]
    wider = {
        one.object
        for id in targets
        for one in snapshot.all_outgoing(id)
        if one.holds and ("part" in one.vocabulary.traits or one.relation == "uses")
    }
    return [id for id in targets if id not in wider]


def _stated(claims: Sequence[Claim]) -> str:
    """The sentence for what somebody says of the status of something, and on which point."""
    claim = claims[0]
    for aspect in claim.aspects:
        if has_words(key := f"{claim.relation}-as-{aspect}"):
            return key
    if claim.amount is not None:
        return f"{claim.relation}.{'counts' if claim.amount.unit == 'count' else 'amounts'}"
    if claim.status is None:
        return claim.relation
    return f"{claim.relation}.{_STATED[claim.status]}{'on' if claim.role is not None else ''}"


def _in_tense(key: str, fact: Fact, period: tuple[str | None, str | None], language: str, *, also: bool) -> str:
    if "." in key:
        return key
    attribute = _ATTRIBUTES.get(fact.standing, "")
    if not attribute and also and has_words(f"{key}.also", language):
        attribute = "also"
    since, until = period
    if not attribute and since is not None and until is None:
        attribute = "since"
    for one in (key, fact.relation) if attribute in _OF_THE_RELATION else (key,):
        if attribute and has_words(f"{one}.{attribute}", language):
            return f"{one}.{attribute}"
    return key


def _is_in_a_name(period: tuple[str | None, str | None], names: Iterable[str], language: str) -> bool:
    """Whether a name says when it was already: het overleg van 6 april 2011."""
    since, until = period
    if since is not None and until is not None:
        since, until = whole_years(since, until)
    days = {date_text(day, language) for day in (since, until) if day is not None}
    if since is not None and until is not None and since[:4] != until[:4]:
        days = {f"{since[:4]}-{until[:4]}"}
    return len(days) == 1 and any(f" {name} ".find(f" {day}") >= 0 for name in names for day in days)


def _is_for_good(fact: Fact, subject: Node) -> bool:
    """Whether it is so for good: what a paper or event is about, it is not about "since" a day."""
    return subject.kind in fact.vocabulary.for_good


def _period(fact: Fact, claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """When it held according to the claims that say so: from the first beginning to the last end."""
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


def _notes(snapshot: Snapshot, fact: Fact, told: _Clause, language: str) -> Iterator[str]:
    """What the sentence has no place for: roles and amounts, how sure it is, and who contradicts it."""
    claims = [one.claim for one in fact.supporting]
    yield from _details(snapshot, fact, claims, told, language)
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
    if any("disputed" in claim.aspects for claim in claims):
        yield message("note-disputed").in_language(language)
    if fact.denied and fact.standing is not Standing.DENIED:
        denial = next(one for one in fact.evidence if not one.claim.holds)
        yield message("note-contradicted", by=denial).in_language(language)


def _details(snapshot: Snapshot, fact: Fact, claims: Sequence[Claim], told: _Clause, language: str) -> Iterator[str]:
    """Roles and amounts that have no place in the sentence and that it does not say already."""
    found = list(details(claims, language, roles=not told.says_role, amounts=not told.says_amount))
    if not found:
        return
    said = told.text if language == FIRST else _bare(snapshot, fact, FIRST).text
    more = [text for text, in_source in found if not _is_said(in_source, said)]
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
    said = set(_WORD.findall(clause.casefold()))
    words = _WORD.findall(detail.casefold())
    return all(_is_in(word, said) for word in words)


def _is_in(word: str, said: set[str]) -> bool:
    return word in said or any(len(one) >= _LONG and word.startswith(one) for one in said)
