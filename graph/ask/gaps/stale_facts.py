"""Facts that should still hold and that no source has confirmed for years."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.ask.confirmation import last_confirmed
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, Severity, finding
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.dates import is_over
from graph.model.records import Rank, Status
from graph.model.vocabulary import Label
from graph.say.naming import called_all, counted, dated, sentence

ID = "stale-facts"
_CAN_CHANGE = frozenset(
    {
        "memberOf", "partOf", "holdsOffice", "consults", "advises", "supports", "participatesIn", "carriesOut", "funds",
        "uses", "worksOn", "makesAvailable", "availableFor", "hasCondition",
    }
)  # fmt: skip
_YEARS = 3
_FEW = 5


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    by_source: dict[str, list[Fact]] = {}
    newest: dict[str, date] = {}
    looked_at: Counter[str] = Counter()
    ended = {id for id, node in snapshot.nodes.items() if is_over(node.until, today)}
    for fact in snapshot.facts:
        if fact.relation not in _CAN_CHANGE or fact.subject in ended or fact.object in ended:
            continue
        source = next((one.source.id for one in fact.evidence if one.claim.holds), None)
        if source is not None and _should_hold(fact, today):
            looked_at[source] += 1
            day = last_confirmed(snapshot, (fact,))
            if day is not None and (today - day).days > _YEARS * 365:
                by_source.setdefault(source, []).append(fact)
                newest[source] = max(day, newest.get(source, day))
    few: list[str] = []
    for source, facts in sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(facts) < _FEW:
            few.append(source)
        else:
            yield _made(snapshot, facts, (source,), looked_at[source], newest[source], today)
    if few:
        facts = [fact for source in few for fact in by_source[source]]
        count = sum(looked_at[source] for source in few)
        yield _made(snapshot, facts, tuple(sorted(few)), count, max(newest[source] for source in few), today)


def _should_hold(fact: Fact, today: date) -> bool:
    """Whether a source claims it without an end, or with one still ahead.

    What a register says holds until its next edition says otherwise.
    """
    present = False
    for one in fact.evidence:
        if one.source.rank is Rank.REGISTER:
            return False
        present = present or _is_present(one, today)
    return present


def _is_present(evidence: Evidence, today: date) -> bool:
    claim = evidence.claim
    over = claim.status in {Status.ENDED, Status.WITHDRAWN, Status.PROPOSED}
    return claim.holds and not over and not is_over(claim.until, today)


def _made(
    snapshot: Snapshot, facts: list[Fact], sources: tuple[str, ...], looked_at: int, newest: date, today: date
) -> Finding:
    most = most_named_actors(snapshot, facts)
    severity: Severity = "moderate" if (today - newest).days > 2 * _YEARS * 365 else "minor"
    return finding(
        ID,
        severity,
        most[:10] or [facts[0].subject],
        _sentence(snapshot, facts, sources, newest, most),
        looked_at=LookedAt(
            looked_at,
            Label("feiten die nog zouden gelden", "facts that should still hold"),
            sources,
        ),
        evidence=(one for fact in facts for one in fact.evidence),
        next_step=NextStep(
            Label(
                "Leg deze feiten voor aan de partijen zelf en leg de bevestiging met datum vast.",
                "Put these facts to the parties themselves and record the confirmation with its date.",
            ),
            next(iter(most), None),
        ),
        aspect=",".join(sources),
    )


def most_named_actors(snapshot: Snapshot, facts: list[Fact]) -> list[str]:
    """The actors (ids) that these facts are about, the most frequent first."""
    ends = Counter(id for fact in facts for id in (fact.subject, fact.object) if snapshot.nodes[id].is_a("Actor"))
    return sorted(ends, key=lambda id: (-ends[id], id))


def _sentence(snapshot: Snapshot, facts: list[Fact], sources: tuple[str, ...], newest: date, most: list[str]) -> Label:
    day = dated(newest.replace(day=1))
    number = counted(len(facts))
    one = len(facts) == 1
    if len(sources) == 1:
        title = snapshot.sources[sources[0]].title
        where = Label(f"‘{title}’", f"‘{title}’")
    else:
        where = Label(f"{counted(len(sources)).nl} bronnen", f"{counted(len(sources)).en} sources")
    nl = (
        f"Van {number.nl} lopend{'' if one else 'e'} {'feit' if one else 'feiten'} uit {where.nl} is sinds {day.nl} of "
    )
    nl += "langer geen bevestiging bekend"
    en = (
        f"For {number.en} running {'fact' if one else 'facts'} from {where.en} no confirmation is known since {day.en} "
    )
    en += "or longer"
    if most:
        names = called_all(snapshot, most[:3])
        nl += f"; {'het gaat' if one else 'de meeste gaan'} over {names.nl}"
        en += f"; {'it is' if one else 'most are'} about {names.en}"
    return sentence(f"{nl}.", f"{en}.")


RULE = Rule(
    ID,
    Label("Feiten die al jaren niet zijn bevestigd", "Facts not confirmed for years"),
    Label(
        "Een band of budget van jaren geleden kan voorbij zijn; wie erop bouwt, moet het eerst navragen.",
        "A tie or budget of years ago may be over; who builds on it should ask first.",
    ),
    find,
)
