"""Instruments for which a source says that there is no structural money, or of which no present budget is known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.ask.gaps.contacts import is_cabinet, who_knows
from graph.ask.gaps.rule import Finding, LookedAt, Rule, all_sources, finding, named, share, step
from graph.ask.snapshot import Evidence, Fact, Snapshot, Standing
from graph.model.dates import first_day
from graph.model.merging import Node
from graph.model.records import Confidence, Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Message, message

ID = "structural-money"


def find(snapshot: Snapshot) -> Iterator[Finding]:
    instruments = [node.id for kind in sorted(VOCABULARY.kinds_with("paid")) for node in snapshot.of_kind(kind)]
    without = [id for id in instruments if not _has_present_budget(snapshot, id)]
    looked_at = LookedAt(
        len(instruments),
        message("gap-structural-money-looked-at"),
        all_sources(snapshot),
        _complete(snapshot, instruments),
    )
    told: set[str] = set()
    for (budget, source), denials in sorted(_denied(snapshot).items()):
        ids = [id for id, _ in denials]
        also = [id for id in ids if id in without]
        told.update(also)
        evidence = [piece for _, piece in denials]
        yield finding(
            snapshot,
            ID,
            "serious",
            (budget, *ids),
            *_no_structural_money(snapshot, budget, denials),
            *([message("gap-structural-money-nor-present", names=named(snapshot, also))] if also else []),
            looked_at=looked_at,
            evidence=evidence,
            next_step=step("gap-structural-money-ask-decision", _payer(snapshot, ids)),
            about=f"{budget}\n{source}",
            days=0 if (day := _said_on(evidence[0])) is None else (snapshot.day - first_day(day)).days,
        )
    # Of an instrument of which no budget is known that ended, this would only say how little is known.
    ended = [id for id in without if id not in told and _had_budget(snapshot, id)]
    if ended:
        some = share(len(ended), len(instruments), message("gap-structural-money-instruments"))
        facts = [fact for id in ended for fact in snapshot.with_past.incoming(id, "availableFor")]
        yield finding(
            snapshot,
            ID,
            "moderate",
            ended,
            message("gap-structural-money-ended", some=some, number=len(ended), names=named(snapshot, ended)),
            looked_at=looked_at,
            evidence=(piece for fact in facts for piece in fact.evidence),
            next_step=step("gap-structural-money-ask-budget", _payer(snapshot, ended)),
            about="present",
        )


def _complete(snapshot: Snapshot, instruments: list[str]) -> Message:
    known = sum(bool(snapshot.with_past.incoming(id, "availableFor")) for id in instruments)
    return message("gap-structural-money-complete", known=known, total=len(instruments))


def _no_structural_money(snapshot: Snapshot, budget: str, denials: Sequence[tuple[str, Evidence]]) -> Iterator[Message]:
    names, where, cited = named(snapshot, (id for id, _ in denials)), snapshot.node(budget), denials[0][1]
    if (day := _said_on(cited)) is None:
        yield message("gap-structural-money-undated", names=names, where=where, cited=cited)
    else:
        yield message("gap-structural-money-none", names=names, where=where, cited=cited, day=Dated(day))
    if derived := [id for id, piece in denials if piece.claim.confidence is Confidence.DERIVED]:
        yield message("gap-structural-money-derived", names=named(snapshot, derived))


def _said_on(evidence: Evidence) -> str | None:
    page = evidence.page
    return page.published if page is not None else evidence.source.published


def _denied(snapshot: Snapshot) -> dict[tuple[str, str], list[tuple[str, Evidence]]]:
    """By budget and source: what the source says the budget has no structural money for."""
    denied: dict[tuple[str, str], list[tuple[str, Evidence]]] = {}
    structural = snapshot.columns.facts_by(snapshot.columns.with_aspect("structural"))
    for fact in snapshot.facts_at(structural & snapshot.columns.of_relations(["availableFor"])):
        if not _is_granted(fact):
            for piece in fact.evidence:
                if piece.standing is Standing.DENIED and "structural" in piece.claim.aspects:
                    denied.setdefault((fact.subject, piece.source.id), []).append((fact.object, piece))
    return denied


def _is_granted(fact: Fact) -> bool:
    """Whether a source says that there is structural money now."""
    return any(piece.standing is Standing.STANDS and "structural" in piece.claim.aspects for piece in fact.evidence)


def _had_budget(snapshot: Snapshot, id: str) -> bool:
    """Whether a budget is known that is over, and none that may still run."""
    facts = snapshot.with_past.incoming(id, "availableFor")
    return bool(facts) and all(fact.standing is Standing.ENDED for fact in facts)


def _has_present_budget(snapshot: Snapshot, id: str) -> bool:
    return any(_is_present(snapshot, fact) for fact in snapshot.incoming(id, "availableFor"))


def _is_present(snapshot: Snapshot, fact: Fact) -> bool:
    """A budget without a period counts as present only when its source says that it runs."""
    until = snapshot.node(fact.subject).until
    claims = (piece.claim for piece in snapshot.shown_evidence(fact))
    return any(until or claim.until or claim.status is Status.RUNNING for claim in claims)


def _payer(snapshot: Snapshot, ids: Iterable[str]) -> Node | None:
    """Who makes money available for most of these, else who knows the first of which anybody does."""
    past, ids = snapshot.with_past, tuple(ids)
    payers = Counter(
        paid.subject
        for id in ids
        for fact in past.incoming(id, "availableFor")
        for paid in past.incoming(fact.subject, "makesAvailable")
    )
    present = [id for id in payers if snapshot.shows(id) and not is_cabinet(snapshot.kind(id))]
    if present:
        return snapshot.node(min(present, key=lambda id: (-payers[id], id)))
    return next((known for id in ids if (known := who_knows(snapshot, id)) is not None), None)


RULE = Rule(ID, find)
