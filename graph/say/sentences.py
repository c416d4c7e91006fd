"""Facts and collaboration paths as sentences that can be pasted into a memo, with their sources. Text, no markup."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from graph.ask.paths import Path, PathAnswer, Step
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.ask.ties import PARTS, UNIT, doubt_cost
from graph.model.dates import first_day, last_day
from graph.model.records import Amount, Claim, Confidence, Rank, Source, Status
from graph.model.vocabulary import Label, Meaning
from graph.say.wording import amount_text, date_text, number_text, period_text, sentence_start, spoken

_MOST_CITED = 3
_MOST_ROLES = 6
_MOST_ALTERNATIVES = 2

# Dutch labels of which the last word comes after the object: "EZK voert de regeling uit".
SEPARABLE = frozenset(
    {
        "diende in", "kende toe", "kondigde aan", "kondigt aan", "kreeg gegund", "legt vast", "stelde op",
        "stelt beschikbaar", "voert uit",
    }
)  # fmt: skip

# What happens on a day rather than holds from then on: awarded on, not since, 20 July.
_HAPPENS = frozenset(
    {
        "addressedTo", "announcedIn", "arisesFrom", "awardIn", "awardedBy", "awardedTo", "committedBy", "continues",
        "followedUpBy", "founded", "mentions", "publishedBy", "recordedIn", "refersTo", "statesStatus", "submittedBy",
        "tendersFor", "writtenBy",
    }
)  # fmt: skip

# What one paper, agreement or event is about it is about for good: it is not so "since" its date.
_FOR_GOOD = MappingProxyType({"concerns": ("Activity", "Agreement", "Document")})

_STATUS = MappingProxyType(
    {
        Status.PROPOSED: Label("voorgesteld", "proposed"),
        Status.AGREED: Label("afgesproken", "agreed"),
        Status.ENDED: Label("beëindigd", "ended"),
        Status.WITHDRAWN: Label("ingetrokken", "withdrawn"),
    }
)
# What somebody says of the status of something, rather than the status of the tie itself.
_SAID = MappingProxyType(
    {
        Status.PROPOSED: Label("nog open", "still open"),
        Status.AGREED: Label("afgesproken", "agreed"),
        Status.RUNNING: Label("lopend", "under way"),
        Status.ENDED: Label("afgerond", "settled"),
        Status.WITHDRAWN: Label("ingetrokken", "withdrawn"),
    }
)
_CONFIDENCE = MappingProxyType(
    {
        Confidence.REPORTED: Label("uit de tweede hand", "second-hand"),
        Confidence.DERIVED: Label("afgeleid", "derived"),
        Confidence.EXTRACTED: Label("door een programma gevonden", "found by a program"),
    }
)
_UNSURE = MappingProxyType(
    {
        Confidence.REPORTED: Label(
            "die band is alleen uit de tweede hand bekend", "that tie is known at second hand only"
        ),
        Confidence.DERIVED: Label(
            "die band is afgeleid en niet met zoveel woorden vastgelegd",
            "that tie is derived, not stated in so many words",
        ),
        Confidence.EXTRACTED: Label(
            "die band is door een programma gevonden en niet nagekeken",
            "that tie was found by a program and not checked",
        ),
    }
)
_DOUBTFUL = MappingProxyType(
    {
        Status.PROPOSED: Label("die band is nog maar een voorstel", "that tie is no more than a proposal"),
        Status.WITHDRAWN: Label("die band is ingetrokken", "that tie was withdrawn"),
    }
)
_CONFIDENCES = tuple(Confidence)


def fact_sentence(
    snapshot: Snapshot, fact: Fact, language: str, seen_from: str | None = None, *, cited: bool = False
) -> str:
    """One sentence for a fact, told from the end `seen_from` (by default its subject), `cited` with its sources.

    It says when the fact held, in what role, for what amount, what is uncertain about it, and who contradicts it.
    """
    text = _statement(snapshot, fact, language, seen_from)
    return sentence_start(f"{text} {_citations(fact, language)}." if cited else f"{text}.")


def citation(evidence: Evidence, language: str) -> str:
    """The source with its date and the place in it: "Voorbeeldbrief, 8 december 2021, p. 5, al. 2"."""
    return ", ".join(part for part in (_dated(evidence.source, language), evidence.claim.locator) if part)


def citations(evidence: Iterable[Evidence], language: str) -> tuple[str, ...]:
    """Each source once, with its date and all places in it: "Voorbeeldbrief, 8 december 2021, p. 5, al. 2; kader 1"."""
    places: dict[str, dict[str, None]] = {}
    for one in evidence:
        places.setdefault(_dated(one.source, language), {}).update(
            {one.claim.locator: None} if one.claim.locator else {}
        )
    return tuple(", ".join((source, "; ".join(found))) if found else source for source, found in places.items())


def _dated(source: Source, language: str) -> str:
    """A source with its date; that of a curated one is the day on which somebody compiled it, which dates no fact."""
    if source.published is None or source.rank is Rank.CURATED:
        return source.title
    return f"{source.title}, {date_text(source.published, language)}"


def path_sentences(snapshot: Snapshot, path: Path, language: str) -> tuple[str, ...]:
    """A path as sentences: one entry for each step, then what the path is worth and whom to contact first."""
    steps = tuple(_step_sentences(snapshot, step, language) for step in path.steps)
    return (*steps, *_closing(snapshot, path, language))


def no_path_sentence(snapshot: Snapshot, answer: PathAnswer, language: str) -> str:
    """Why there is no path, how far each end reaches, and the nearest missing link. ValueError when there is a path."""
    none = answer.no_path
    if none is None:
        raise ValueError(f"there is a path from {answer.start} to {answer.goal}")
    start, goal = (spoken(snapshot.node(id), language) for id in (answer.start, answer.goal))
    reason = none.reason.in_language(language)
    english = language == "en"
    reach = f"{_reach(start, none.from_start, language)}; {_reach(goal, none.from_goal, language)}."
    said = [
        f"No route from {start} to {goal} is known: {reason}."
        if english
        else f"Van {start} naar {goal} is geen route bekend: {reason}.",
        sentence_start(reach),
    ]
    if none.nearest:
        left, right = (spoken(snapshot.node(id), language) for id in none.nearest)
        said.append(
            f"The nearest missing link is between {left} and {right}: of all parties on either side these two have "
            "most themes and instruments in common, yet no tie between them is known."
            if english
            else f"De dichtstbijzijnde ontbrekende schakel is die tussen {left} en {right}: van alle partijen aan "
            "weerszijden hebben deze twee de meeste thema's en instrumenten gemeen, maar er is geen band tussen hen "
            "bekend."
        )
    return " ".join(said)


def _statement(snapshot: Snapshot, fact: Fact, language: str, seen_from: str | None) -> str:
    """A fact as a main clause without its full stop."""
    inverse = seen_from is not None and snapshot.node(seen_from).id == fact.object
    relation = fact.vocabulary
    label = (relation.inverse if inverse else relation.label).in_language(language)
    ends = (fact.object, fact.subject) if inverse else (fact.subject, fact.object)
    one, other = (spoken(snapshot.node(id), language) for id in ends)
    supporting = tuple(evidence for evidence in fact.evidence if evidence.claim.holds)
    for_good = any(snapshot.node(fact.subject).is_a(kind) for kind in _FOR_GOOD.get(fact.relation, ()))
    period = _period(fact, supporting, language) if supporting and not for_good else ""
    if language == "nl":
        # In a Dutch main clause the time comes right behind the verb when more follows: "is sinds 2019 lid van".
        verb, _, rest = label.partition(" ")
        if label in SEPARABLE:
            words = (one, verb, period, other, rest)
        else:
            words = (one, verb, period, rest, other) if rest else (one, verb, rest, other, period)
    else:
        words = (one, label, other, period, "")
    clause = " ".join(filter(None, words))
    if supporting:
        notes = "; ".join(_notes(fact, supporting, language))
        return f"{clause} ({notes})" if notes else clause
    denied = "; ".join(_roles([one.claim for one in fact.evidence], language))
    said = "a source contradicts this" if language == "en" else "een bron spreekt tegen"
    return f"{said}: {clause} ({denied})" if denied else f"{said}: {clause}"


def _period(fact: Fact, supporting: tuple[Evidence, ...], language: str) -> str:
    """When it held according to all claims that say so: from the first beginning to the last end."""
    dated = [one.claim for one in supporting if one.claim.since or one.claim.until]
    since = min((claim.since for claim in dated if claim.since), key=first_day, default=None)
    ends = [claim.until for claim in dated if claim.until]
    until = max(ends, key=last_day, default=None) if len(ends) == len(dated) else None
    return period_text(since, since if fact.relation in _HAPPENS and until is None else until, language)


def _notes(fact: Fact, supporting: tuple[Evidence, ...], language: str) -> Iterable[str]:
    claims = [evidence.claim for evidence in supporting]
    yield from _roles(claims, language)
    statuses = _SAID if fact.relation == "statesStatus" else _STATUS
    if status := next((claim.status for claim in claims if claim.status in statuses), None):
        yield statuses[status].in_language(language)
    if (confidence := min((claim.confidence for claim in claims), key=_CONFIDENCES.index)) in _CONFIDENCE:
        yield _CONFIDENCE[confidence].in_language(language)
    if fact.denied:
        denial = next(citation(evidence, language) for evidence in fact.evidence if not evidence.claim.holds)
        yield f"{'contradicted by' if language == 'en' else 'tegengesproken in'} {denial}"


def _roles(claims: Iterable[Claim], language: str) -> Iterable[str]:
    """In what roles and for what amounts, each amount with its own role: one group has not the rate of another."""
    amounts: dict[str | None, list[str]] = {}
    for claim in claims:
        if claim.role or claim.amount:
            of_role = amounts.setdefault(claim.role, [])
            if claim.amount and (text := _amount(claim.amount, language)) not in of_role:
                of_role.append(text)
    if len(amounts) > 1 and None not in amounts and not any(amounts.values()):
        yield _only_roles([role for role in amounts if role], language)
        return
    joined = " or " if language == "en" else " of "
    for number, (role, texts) in enumerate(amounts.items()):
        if number == _MOST_ROLES:
            more = len(amounts) - _MOST_ROLES
            yield f"and {more} more" if language == "en" else f"en nog {more}"
            return
        said = ([f"role: ‘{role}’" if language == "en" else f"rol: {role}"] if role else []) + (
            [joined.join(texts)] if texts else []
        )
        yield ("; " if len(amounts) == 1 else ", ").join(said)


def _only_roles(roles: Sequence[str], language: str) -> str:
    more = len(roles) - _MOST_ROLES
    rest = [f"and {more} more" if language == "en" else f"en nog {more}"] if more > 0 else []
    # A role is in the words of its source, which are Dutch.
    named = [f"‘{role}’" if language == "en" else role for role in roles[:_MOST_ROLES]]
    return f"{'roles' if language == 'en' else 'rollen'}: {'; '.join([*named, *rest])}"


def _amount(amount: Amount, language: str) -> str:
    """An amount of a role; a count says that it is one, for "rol: geselecteerde ondernemers; 8" could be anything."""
    text = amount_text(amount, language)
    return f"{'number' if language == 'en' else 'aantal'}: {text}" if amount.unit == "count" else text


def _citations(fact: Fact, language: str) -> str:
    """The sources of a fact between brackets; of one that is only denied, the sources that deny it."""
    evidence = [one for one in fact.evidence if one.claim.holds is fact.holds]
    cited = tuple(dict.fromkeys(citation(one, language) for one in evidence))
    more = len(cited) - _MOST_CITED
    texts = "; ".join(cited[:_MOST_CITED])
    if more > 0:
        texts += f"; and {more} more" if language == "en" else f"; en nog {more}"
    if language == "en":
        return f"[{'sources' if len(cited) > 1 else 'source'}: {texts}]"
    return f"[{'bronnen' if len(cited) > 1 else 'bron'}: {texts}]"


def _step_sentences(snapshot: Snapshot, step: Step, language: str) -> str:
    best, *others = step.facts
    said = [fact_sentence(snapshot, best, language, step.start, cited=True)]
    also = "Besides" if language == "en" else "Daarnaast"
    for fact in others[:_MOST_ALTERNATIVES]:
        text = _statement(snapshot, fact, language, step.start)
        said.append(f"{also}: {text} {_citations(fact, language)}.")
    more = len(others) - _MOST_ALTERNATIVES
    if more > 0:
        ties = ("other tie" if more == 1 else "other ties") if language == "en" else "andere band" + "en" * (more > 1)
        said.append(f"{'And' if language == 'en' else 'En nog'} {more} {ties}.")
    return " ".join(said)


def _closing(snapshot: Snapshot, path: Path, language: str) -> Iterable[str]:
    english = language == "en"
    meaning = path.steps[0].facts[0].vocabulary.meaning
    start, goal = (spoken(snapshot.node(id), language) for id in (path.nodes[0], path.nodes[-1]))
    if len(path.steps) > 1:
        yield _weakest(snapshot, path, language)
    if meaning is Meaning.AFFINITY and len(path.steps) == 2:
        yield sentence_start(
            f"{start} and {goal} have this in common and can learn from each other; it is no introduction."
            if english
            else f"{start} en {goal} hebben dit gemeen en kunnen van elkaar leren; een introductie is het niet."
        )
    elif meaning is Meaning.AFFINITY:
        yield sentence_start(
            f"the subjects of {start} and {goal} touch each other; it is no introduction."
            if english
            else f"de onderwerpen van {start} en {goal} raken elkaar; een introductie is het niet."
        )
    elif meaning is Meaning.DOCUMENT:
        yield sentence_start(
            f"{start} and {goal} are merely named in these documents; it is no introduction."
            if english
            else f"{start} en {goal} komen alleen in deze stukken voor; een introductie is het niet."
        )
    if path.contact is None:
        return
    contact = spoken(snapshot.node(path.contact), language)
    behind = path.nodes.index(path.contact) - 1
    if meaning is not Meaning.INTRODUCTION:
        yield f"Ask {contact} about its experience." if english else f"Vraag naar de ervaringen van {contact}."
    elif len(path.steps) == 1:
        yield f"Contact {contact} directly." if english else f"Neem rechtstreeks contact op met {contact}."
    elif behind == 0:
        yield f"Contact {contact} first." if english else f"Neem eerst contact op met {contact}."
    else:
        shared = spoken(snapshot.node(path.nodes[behind]), language)
        yield (
            f"Contact {contact} first and refer to {shared}."
            if english
            else f"Neem eerst contact op met {contact} en verwijs naar {shared}."
        )


def _weakest(snapshot: Snapshot, path: Path, language: str) -> str:
    step = path.steps[path.weakest]
    if all(other.cost == step.cost for other in path.steps):
        ended = all(part.value > 0 for other in path.steps for part in other.parts if part.name == "age")
        if language == "en":
            return f"No step is weaker than another{', but all these ties have ended' if ended else ''}."
        return f"Geen stap is zwakker dan een andere{', maar al deze banden zijn beëindigd' if ended else ''}."
    one, other = (spoken(snapshot.node(id), language) for id in (step.start, step.goal))
    why = _why_weak(step, language)
    if language == "en":
        return f"The weakest step is the one from {one} to {other}: {why}."
    return f"De zwakste stap is die van {one} naar {other}: {why}."


def _why_weak(step: Step, language: str) -> str:
    """What adds most to the cost of a step beyond that of a membership: one thing, or two that both weigh."""
    parts = {part.name: part.value for part in step.parts}
    weights = sorted(((parts["base"] - 1.0, "base"), *((parts[name], name) for name in PARTS[1:])), reverse=True)
    said = [_weakness(name, value, step, language) for value, name in weights[:2] if value >= 0.25]
    first = [_weakness(weights[0][1], weights[0][0], step, language)]
    return (", and " if language == "en" else ", en ").join(said or first)


def _weakness(part: str, value: float, step: Step, language: str) -> str:
    english = language == "en"
    if part == "doubt":
        claims = (evidence.claim for evidence in step.facts[0].evidence if evidence.claim.holds)
        claim = next(claim for claim in claims if doubt_cost(claim) == round(value * UNIT))
        return (_DOUBTFUL.get(claim.status or Status.AGREED) or _UNSURE[claim.confidence]).in_language(language)
    if part == "age":
        return "that tie has ended" if english else "die band is beëindigd"
    if part == "hub" and value >= 0.5:
        return "it runs through a party with many ties" if english else "die loopt via een partij met veel banden"
    if part == "hub":
        return (
            "it runs through a party with several ties" if english else "die loopt via een partij met meerdere banden"
        )
    return "that tie is weaker than a membership" if english else "die band is zwakker dan een lidmaatschap"


def _reach(name: str, count: int, language: str) -> str:
    number = number_text(count, language)
    if language == "en":
        others = (
            "nothing else"
            if count == 0
            else f"{number} other {'party or agreement' if count == 1 else 'parties and agreements'}"
        )
        return f"from {name}, {others} can be reached"
    if count == 0:
        return f"vanuit {name} is niets anders te bereiken"
    others = "is 1 andere partij of afspraak" if count == 1 else f"zijn {number} andere partijen en afspraken"
    return f"vanuit {name} {others} te bereiken"
