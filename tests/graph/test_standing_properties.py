"""What stands on a day, of random small graphs: laws that hold whatever sources say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.column_reading import published_by
from graph.ask.facets import restricted
from graph.ask.fact import ORDER, Evidence
from graph.ask.snapshot import Snapshot, Standing, take_snapshot
from graph.ask.standing import claim_standings, terms_of, weighed
from graph.model.dates import first_day, last_day
from graph.model.records import Amount, Batch, Claim, Confidence, Entity, Page, Rank, Source, Status
from graph.model.vocabulary import VOCABULARY
from graph.store.contract import Contents

NOW = date(2020, 6, 1)
PAGE = "https://voorbeeld.example/stuk"
YEARS = [str(year) for year in range(2010, 2026)]
MOMENTS = [*YEARS, "2014-03", "2017-11", "2019-06-15", "2022-02-28"]
DAYS = sorted({*map(first_day, MOMENTS), *map(last_day, MOMENTS), NOW})
# Unknown, not yet, there (or said not to be), over: never back.
STAGES = {
    Standing.UNKNOWN: 0,
    Standing.NOT_YET: 1,
    Standing.STANDS: 2,
    Standing.PROPOSED: 2,
    Standing.WITHDRAWN: 2,
    Standing.DENIED: 2,
    Standing.ENDED: 3,
}
SUCCESSIONS = VOCABULARY.relations_with("continuation") | VOCABULARY.relations_with("succession")

moments = st.none() | st.sampled_from(MOMENTS)


@st.composite
def periods(draw: st.DrawFn) -> dict[str, Any]:
    since, until = draw(moments), draw(moments)
    if since is not None and until is not None and first_day(since) > last_day(until):
        since, until = until, since
    return {"since": since, "until": until}


@st.composite
def sources(draw: st.DrawFn, id: str = "bron") -> Source:
    pages = (Page(PAGE, "Stuk", published=draw(moments)),) if draw(st.booleans()) else ()
    rank = draw(st.sampled_from(Rank))
    return Source(id, id.title(), "Uitgever", "CC0-1.0", rank, published=draw(moments), pages=pages)


@st.composite
def claims(draw: st.DrawFn, subject: str = "a", relation: str = "memberOf", object: str = "b") -> Claim:
    return Claim(
        subject,
        relation,
        object,
        **draw(periods()),
        status=draw(st.none() | st.sampled_from(Status)),
        holds=draw(st.sampled_from([True, True, True, False])),
        role=draw(st.sampled_from([None, None, "voorzitter"])),
        amount=draw(st.sampled_from([None, None, Amount(Decimal(3), "count")])),
        url=draw(st.sampled_from([None, PAGE])),
        locator=draw(st.sampled_from(["p. 1", "p. 2"])),
        confidence=draw(st.sampled_from(Confidence)),
        aspects=draw(st.sampled_from([(), (), ("rejected-by-reviewer",)])),
    )


@st.composite
def evidence(draw: st.DrawFn) -> list[Evidence]:
    count = draw(st.integers(1, 4))
    return [Evidence(draw(sources(f"bron-{number}")), draw(claims())) for number in range(count)]


def never_back(stages: list[int]) -> bool:
    return stages == sorted(stages)


def claim_standing(source: Source, claim: Claim, day: date, now: date) -> Standing:
    return ORDER[int(claim_standings(terms_of([Evidence(source, claim)]), day, now)[0])]


def known_from(source: Source, url: str | None, now: date) -> date:
    return date.fromordinal(published_by(source)(url) or now.toordinal())


@given(sources(), claims())
def test_a_claim_goes_from_unknown_by_not_yet_and_standing_to_over_and_never_back(source: Source, claim: Claim) -> None:
    assert never_back([STAGES[claim_standing(source, claim, day, NOW)] for day in DAYS])


@given(evidence())
def test_in_the_light_of_other_claims_a_claim_never_comes_back_either(pieces: list[Evidence]) -> None:
    for position in range(len(pieces)):
        standings = [weighed(pieces, day, NOW)[position].standing for day in DAYS]
        kept = [STAGES[standing] for standing in standings if standing is not Standing.WITHDRAWN]
        assert never_back(kept)


@given(sources(), claims())
def test_nothing_stands_before_its_first_evidence(source: Source, claim: Claim) -> None:
    known = known_from(source, claim.url, NOW)
    first = known if claim.since is None else min(known, first_day(claim.since))
    for day in DAYS:
        if day < first:
            assert claim_standing(source, claim, day, NOW) in {Standing.UNKNOWN, Standing.ENDED}
        elif claim.status is None and claim.until is None and claim.holds:
            begun = claim.since is None or first_day(claim.since) <= day
            assert claim_standing(source, claim, day, NOW) is (Standing.STANDS if begun else Standing.NOT_YET)


@given(evidence())
def test_the_order_of_the_evidence_makes_no_difference(pieces: list[Evidence]) -> None:
    for day in DAYS[::5]:
        there = {id(piece): stated.standing for piece, stated in zip(pieces, weighed(pieces, day, NOW), strict=True)}
        back = pieces[::-1]
        assert there == {
            id(piece): stated.standing for piece, stated in zip(back, weighed(back, day, NOW), strict=True)
        }


@st.composite
def worlds(draw: st.DrawFn) -> Contents:
    """A few companies, associations and covenants, with their periods, as one or two sources tell of them."""
    kinds = dict.fromkeys(("a0", "a1"), "Company") | dict.fromkeys(("b0", "b1"), "Association")
    kinds |= dict.fromkeys(("c0", "c1", "c2"), "Covenant")
    possible = [("memberOf", company, bond) for company in ("a0", "a1") for bond in ("b0", "b1")]
    possible += [("partyTo", company, covenant) for company in ("a0", "a1") for covenant in ("c0", "c1", "c2")]
    possible += [("continues", new, old) for old, new in combinations(("c0", "c1", "c2"), 2)]
    possible += [("succeededBy", "b0", "b1")]
    batches = []
    for id in ("bron", "krant")[: draw(st.integers(1, 2))]:
        entities = tuple(replace(Entity(name, kind, name, url=PAGE), **draw(periods())) for name, kind in kinds.items())
        stated: dict[str, Claim] = {}
        for relation, subject, object in draw(st.lists(st.sampled_from(possible), max_size=8)):
            made = draw(claims(subject, relation, object))
            stated[made.key] = made
        batches.append(Batch(draw(sources(id)), entities, tuple(stated.values())))
    return Contents(
        revision=1,
        sources=tuple(batch.source for batch in batches),
        entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
        claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
        judgements=(),
    )


def at(contents: Contents, day: date) -> Snapshot:
    return take_snapshot(contents, day.isoformat(), today=NOW)


@settings(max_examples=60)
@given(worlds())
def test_an_entity_never_comes_back_once_it_is_over_nor_goes_before_it_came(contents: Contents) -> None:
    snapshots = [at(contents, day) for day in DAYS]
    for id in snapshots[0].nodes:
        assert never_back([STAGES[snapshot.standing(id)] for snapshot in snapshots])


@settings(max_examples=60)
@given(worlds(), st.sampled_from(DAYS))
def test_a_fact_stands_only_when_a_claim_does_and_its_ends_are_there(contents: Contents, day: date) -> None:
    snapshot = at(contents, day)
    for fact in snapshot.facts:
        ends = {snapshot.standing(fact.subject), snapshot.standing(fact.object)}
        if not fact.stands:
            continue
        assert any(piece.standing is Standing.STANDS for piece in fact.evidence)
        assert any(
            first_day(piece.claim.since) <= day
            if piece.claim.since
            else known_from(piece.source, piece.claim.url, NOW) <= day
            for piece in fact.supporting
        )
        if fact.relation in SUCCESSIONS:
            new = fact.subject if fact.relation == "continues" else fact.object
            assert snapshot.standing(new) is Standing.STANDS
        else:
            assert ends == {Standing.STANDS}


@settings(max_examples=60)
@given(worlds(), st.sampled_from(DAYS))
def test_an_end_that_is_over_ends_every_tie_but_a_succession(contents: Contents, day: date) -> None:
    snapshot = at(contents, day)
    for fact in snapshot.facts:
        if fact.relation not in SUCCESSIONS and any(piece.standing is Standing.STANDS for piece in fact.evidence):
            ends = {snapshot.standing(fact.subject), snapshot.standing(fact.object)}
            assert (fact.standing is Standing.ENDED) is (Standing.ENDED in ends)


@settings(max_examples=60)
@given(worlds(), st.sampled_from(DAYS))
def test_with_the_past_exactly_what_stands_and_what_ended_is_shown(contents: Contents, day: date) -> None:
    snapshot = at(contents, day)
    past = snapshot.with_past
    for shown, wanted in ((snapshot, {Standing.STANDS}), (past, {Standing.STANDS, Standing.ENDED})):
        assert set(shown.shown_nodes) == {id for id in shown.nodes if shown.standing(id) in wanted}
        assert list(shown.shown_facts) == [fact for fact in shown.facts if fact.standing in wanted]
        for id in shown.nodes:
            assert set(shown.facts_of(id)) == {fact for fact in shown.shown_facts if id in (fact.subject, fact.object)}
            assert shown.shows(id) is (id in shown.shown_nodes)
        for kind in ("Company", "Association", "Covenant"):
            assert {node.id for node in shown.of_kind(kind)} == {
                id for id, node in shown.shown_nodes.items() if node.kind == kind
            }
    assert past.facts == snapshot.facts
    assert past.nodes == snapshot.nodes


@settings(max_examples=40)
@given(worlds(), st.sampled_from(MOMENTS))
def test_a_partial_date_is_its_last_day(contents: Contents, moment: str) -> None:
    partial, last = take_snapshot(contents, moment, today=NOW), at(contents, last_day(moment))
    assert (partial.standings, partial.facts) == (last.standings, last.facts)


@settings(max_examples=40)
@given(worlds())
def test_the_present_is_the_day_on_which_it_is_asked(contents: Contents) -> None:
    present, dated = take_snapshot(contents, today=NOW), at(contents, NOW)
    assert (present.standings, present.facts, present.day) == (dated.standings, dated.facts, NOW)


@given(st.lists(st.none() | st.sampled_from(YEARS), min_size=1, max_size=4), st.sampled_from(YEARS))
def test_an_agreement_is_over_when_the_first_that_continues_it_has_begun(begins: list[str | None], year: str) -> None:
    source = Source("bron", "Bron", "Uitgever", "CC0-1.0", Rank.OFFICIAL, published="2015")
    old = Entity("oud", "Covenant", "Oud", since="2010-01-01")
    new = [Entity(f"nieuw-{number}", "Covenant", "Nieuw", since=begin) for number, begin in enumerate(begins)]
    successions = [Claim(successor.id, "continues", "oud") for successor in new]
    batch = Batch(source, (old, *new), tuple(successions))
    contents = Contents(
        1,
        (source,),
        tuple((source.id, entity) for entity in batch.entities),
        tuple((source.id, claim) for claim in successions),
        (),
    )
    # One without a date of its own began when it was told of.
    first = min(first_day(begin) if begin else date(2015, 1, 1) for begin in begins)
    over = first <= last_day(year)
    assert (take_snapshot(contents, year, today=NOW).standing("oud") is Standing.ENDED) is over
    withdrawn = tuple((source.id, replace(claim, status=Status.WITHDRAWN)) for claim in successions)
    assert take_snapshot(replace(contents, claims=withdrawn), year, today=NOW).standing("oud") is Standing.STANDS


@settings(max_examples=40)
@given(worlds(), st.sampled_from(DAYS))
def test_what_is_asked_of_the_arrays_is_what_the_facts_say(contents: Contents, day: date) -> None:
    relations = {"memberOf", "partyTo"}
    for snapshot in (at(contents, day), at(contents, day).with_past):
        shown = [fact for fact in snapshot.facts if snapshot.shown_evidence(fact)]
        assert list(snapshot.shown_facts) == shown
        of_them = snapshot.shows_facts & snapshot.columns.of_relations(relations)
        assert list(snapshot.facts_at(of_them)) == [fact for fact in shown if fact.relation in relations]
        assert sorted(snapshot.ends_with(relations)) == sorted(
            (fact.subject, fact.object) for fact in shown if fact.relation in relations
        )
        for id in snapshot.nodes:
            incoming, outgoing = snapshot.incoming(id), snapshot.outgoing(id)
            assert [fact for fact in shown if id in (fact.subject, fact.object)] == sorted(
                {*incoming, *outgoing}, key=lambda fact: (fact.subject, fact.relation, fact.object)
            )
            assert snapshot.subjects(id, relations) == [fact.subject for fact in incoming if fact.relation in relations]
            assert snapshot.objects(id, relations) == [fact.object for fact in outgoing if fact.relation in relations]
        for kind in ("Company", "Agreement"):
            assert snapshot.count(kind) == len(snapshot.of_kind(kind))


@settings(max_examples=40)
@given(worlds(), st.sets(st.sampled_from(["a0", "a1", "b0", "b1", "c0", "c1", "c2"])))
def test_a_snapshot_of_some_entities_has_them_and_the_facts_between_them(contents: Contents, chosen: set[str]) -> None:
    whole = at(contents, NOW)
    part = restricted(whole, chosen)
    assert dict(part.nodes) == {id: node for id, node in whole.nodes.items() if id in chosen}
    assert list(part.facts) == [fact for fact in whole.facts if {fact.subject, fact.object} <= chosen]
    assert all(part.standing(id) is whole.standing(id) for id in part.nodes)
