"""What the graph around a fact gives its sentence: who paid, who won, and which of two names says what."""

from collections.abc import Mapping, Sequence

from graph.ask.snapshot import Fact, Snapshot
from graph.model.merging import Node
from graph.model.names import fold, slug
from graph.model.records import Claim
from graph.model.words import FIRST, Listed
from graph.say.agreement import beside
from graph.say.amounts import all_amounts, sort_of
from graph.say.choosing import Case, rest
from graph.say.wording import spoken

_SHORT = 3
# The words of an award that a sentence makes its verb of.
_TELLING = ("award", "ceremony", "selection", "pick", "winners", "prize", "mention")


def case_of(
    snapshot: Snapshot, fact: Fact, claims: Sequence[Claim], language: str
) -> tuple[Case, Mapping[str, object]]:
    """What the sentence of a fact is chosen by, and the parameters that the graph around the fact gives it."""
    subject, goal = _told_of(snapshot, fact, language), snapshot.node(fact.object)
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
    if "about" in fact.vocabulary.traits and fold(goal.name) == fold(subject.vocabulary.plural.in_language(FIRST)):
        known.add("of-kind")
    names = {"subject": beside(subject, goal, language), "object": beside(goal, subject, language)}
    case = Case(
        subject=subject,
        object=goal,
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
    contests = [tie.object for tie in snapshot.all_outgoing(fact.subject, "awardIn")]
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
    wins = [win for win in snapshot.all_outgoing(fact.subject, "awardedTo") if win.holds]
    return tuple(_winner(snapshot, win, language) for win in wins) if len(wins) <= _SHORT else ()


def _winner(snapshot: Snapshot, won: Fact, language: str) -> str:
    name = spoken(snapshot.node(won.object), language)
    claims = [evidence.claim for evidence in won.supporting]
    amount = all_amounts(claims if sort_of(claims) == "money" else (), language).text
    return f"{name} ({amount})" if amount else name


def _money_between(snapshot: Snapshot, fact: Fact, language: str) -> Mapping[str, object]:
    """Who makes an amount available, or for what: with it the money is told as going from one to the other."""
    if fact.relation == "availableFor":
        payers = [tie.subject for tie in snapshot.all_incoming(fact.subject, "makesAvailable") if tie.holds]
        target = snapshot.node(fact.object)
        return {"payer": beside(snapshot.node(payers[0]), target, language)} if len(payers) == 1 else {}
    if fact.relation == "makesAvailable":
        targets, payer = _narrowest(snapshot, fact.object), snapshot.node(fact.subject)
        names = tuple(beside(snapshot.node(id), payer, language) for id in targets)
        return {"target": Listed(names)} if 0 < len(names) <= _SHORT else {}
    return {}


def _narrowest(snapshot: Snapshot, budget: str) -> list[str]:
    """What a budget is for, without what others of it are a part or case of: the programme, not what it uses."""
    targets = [fact.object for fact in snapshot.all_outgoing(budget, "availableFor") if fact.holds]
    wider = {
        fact.object
        for id in targets
        for fact in snapshot.all_outgoing(id)
        if fact.holds and ("part" in fact.vocabulary.traits or fact.relation == "uses")
    }
    return [id for id in targets if id not in wider]
