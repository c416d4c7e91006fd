"""Facts that rest on one source that has them at second hand, or that a program found."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, finding
from graph.ask.snapshot import Fact, Snapshot
from graph.model.records import Confidence
from graph.model.vocabulary import Label
from graph.say.naming import called_all, counted, sentence

ID = "weak-evidence"
_FEW = 10
_WEAK = {
    Confidence.REPORTED: Label("uit de tweede hand", "second-hand"),
    Confidence.EXTRACTED: Label("door een programma gevonden", "found by a program"),
}


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    weak: dict[Confidence, dict[str, list[Fact]]] = {}
    looked_at: Counter[str] = Counter()
    for fact in snapshot.facts:
        sources = {one.source.id for one in fact.evidence}
        for source in sources:
            looked_at[source] += 1
        confidence = fact.evidence[0].claim.confidence
        of_one = len(sources) == 1 and all(one.claim.confidence is confidence for one in fact.evidence)
        if confidence in _WEAK and of_one:
            weak.setdefault(confidence, {}).setdefault(min(sources), []).append(fact)
    for confidence, by_source in sorted(weak.items()):
        few: list[str] = []
        for source in sorted(by_source, key=lambda id: (-len(by_source[id]), id)):
            if len(by_source[source]) < _FEW:
                few.append(source)
            else:
                yield _made(snapshot, confidence, by_source[source], (source,), looked_at[source])
        if few:
            facts = [fact for source in few for fact in by_source[source]]
            yield _made(snapshot, confidence, facts, tuple(few), sum(looked_at[source] for source in few))


def _made(
    snapshot: Snapshot, confidence: Confidence, facts: list[Fact], sources: tuple[str, ...], looked_at: int
) -> Finding:
    ends = Counter(id for fact in facts for id in (fact.subject, fact.object))
    most = sorted(ends, key=lambda id: (-ends[id], id))
    how, number, names = _WEAK[confidence], counted(len(facts)), called_all(snapshot, most[:3])
    if len(sources) == 1:
        title = snapshot.sources[sources[0]].title
        where = Label(f"‘{title}’", f"‘{title}’")
    else:
        where = Label(f"{counted(len(sources)).nl} bronnen", f"{counted(len(sources)).en} sources")
    if len(facts) == 1:
        nl, en = "staat {} feit dat op één bron rust en {} is", "{} fact rests on one source"
    else:
        nl, en = "staan {} feiten die elk op één bron rusten en {} zijn", "{} facts rest on one source each"
    return finding(
        ID,
        "minor",
        most[:10],
        sentence(
            f"In {where.nl} {nl.format(number.nl, how.nl)}, onder meer over {names.nl}.",
            f"In {where.en} {en.format(number.en)}, {how.en}, among other things on {names.en}.",
        ),
        looked_at=LookedAt(looked_at, Label("feiten van deze bronnen", "facts of these sources"), sources),
        evidence=(one for fact in facts for one in fact.evidence),
        next_step=NextStep(
            Label(
                "Zoek het oorspronkelijke stuk of vraag de betrokken partij om bevestiging.",
                "Find the original document or ask the party concerned to confirm it.",
            ),
            next((id for id in most if snapshot.nodes[id].is_a("Actor")), None),
        ),
        aspect=f"{confidence},{','.join(sources)}",
    )


RULE = Rule(
    ID,
    Label("Feiten met één zwakke bron", "Facts with one weak source"),
    Label(
        "Wat maar één bron uit de tweede hand meldt, kan een vergissing zijn.",
        "What only one source has at second hand may be a mistake.",
    ),
    find,
)
