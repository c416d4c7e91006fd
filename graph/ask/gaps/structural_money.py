"""Instruments for which a source says that there is no structural money, or of which no present budget is known."""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.ask.gaps.contacts import who_knows
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.snapshot import Evidence, Fact, Snapshot
from graph.model.dates import is_over
from graph.model.records import Status
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, sentence, share
from graph.say.sentences import citation

ID = "structural-money"
_KINDS = ("ProcurementInstrument", "CreditInstrument", "GrantScheme")


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    instruments = [node.id for kind in _KINDS for node in snapshot.of_kind(kind)]
    looked_at = LookedAt(
        len(instruments),
        Label("instrumenten en hun budgetten", "instruments and their budgets"),
        all_sources(snapshot),
    )
    denied = _denied(snapshot)
    for (budget, source), denials in sorted(denied.items()):
        names = called_all(snapshot, (id for id, _ in denials))
        where, evidence = called(snapshot.node(budget)), [one for _, one in denials]
        cited = Label(citation(evidence[0], "nl"), citation(evidence[0], "en"))
        contact = _payer(snapshot, (id for id, _ in denials))
        yield finding(
            ID,
            "serious",
            (budget, *(id for id, _ in denials)),
            sentence(
                f"Voor {names.nl} zijn er volgens de bron geen structurele middelen op {where.nl} ({cited.nl}).",
                f"According to the source, {where.en} holds no structural funds for {names.en} ({cited.en}).",
            ),
            looked_at=looked_at,
            evidence=evidence,
            next_step=_decide(snapshot, contact),
            aspect=source,
        )
    without = [id for id in instruments if not _has_present_budget(snapshot, id, today)]
    if without:
        names = called_all(snapshot, without)
        some = share(len(without), len(instruments), Label("instrumenten", "instruments"))
        ended = [fact for id in without for fact in snapshot.incoming(id, "availableFor") if fact.holds]
        contact = _payer(snapshot, without)
        yield finding(
            ID,
            "moderate",
            without,
            sentence(
                f"Van {some.nl} is geen lopend budget bekend: {names.nl}.",
                f"For {some.en} no present budget is known: {names.en}.",
            ),
            looked_at=looked_at,
            evidence=(one for fact in ended for one in fact.evidence),
            next_step=_ask_for_budget(snapshot, contact),
            aspect="present",
        )


def _denied(snapshot: Snapshot) -> dict[tuple[str, str], list[tuple[str, Evidence]]]:
    """By budget and source: what the source says the budget has no structural money for."""
    found: dict[tuple[str, str], list[tuple[str, Evidence]]] = {}
    for fact in snapshot.facts:
        if fact.relation == "availableFor":
            for one in fact.evidence:
                if not one.claim.holds and "structur" in (one.claim.role or ""):
                    found.setdefault((fact.subject, one.source.id), []).append((fact.object, one))
    return found


def _has_present_budget(snapshot: Snapshot, id: str, today: date) -> bool:
    return any(_is_present(snapshot, fact, today) for fact in snapshot.incoming(id, "availableFor"))


def _is_present(snapshot: Snapshot, fact: Fact, today: date) -> bool:
    budget_until = snapshot.node(fact.subject).until
    for one in fact.evidence:
        claim = one.claim
        ends = [until for until in (claim.until, budget_until) if until is not None]
        if claim.holds and claim.status is not Status.ENDED and claim.status is not Status.WITHDRAWN:
            # A budget without a period counts as present only when its source says that it runs.
            if any(is_over(until, today) for until in ends):
                continue
            if ends or claim.status is Status.RUNNING:
                return True
    return False


def _payer(snapshot: Snapshot, ids: Iterable[str]) -> str | None:
    """Who makes money available for one of these, else who knows one of them."""
    for id in ids:
        for fact in snapshot.incoming(id, "availableFor"):
            for paid in snapshot.incoming(fact.subject, "makesAvailable"):
                if paid.holds and not snapshot.node(paid.subject).is_a("Government"):
                    return paid.subject
        if (knowing := who_knows(snapshot, id)) is not None:
            return knowing
    return None


def _decide(snapshot: Snapshot, contact: str | None) -> NextStep:
    if contact is None:
        return NextStep(
            Label("Vraag wie over vervolg van de middelen beslist.", "Ask who decides on continuing the funds.")
        )
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} of er inmiddels is besloten over voortzetting van de middelen.",
            f"Ask {party.en} whether continuing the funds has been decided on by now.",
        ),
        contact,
    )


def _ask_for_budget(snapshot: Snapshot, contact: str | None) -> NextStep:
    if contact is None:
        return NextStep(Label("Zoek uit wie deze instrumenten betaalt.", "Find out who pays for these instruments."))
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl} welk budget er dit jaar is en tot wanneer.",
            f"Ask {party.en} what budget there is this year and until when.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Instrumenten zonder structureel geld", "Instruments without structural money"),
    Label(
        "Een instrument zonder vast budget stopt wanneer het tijdelijke geld op is.",
        "An instrument without a standing budget stops when the temporary money is spent.",
    ),
    find,
)
