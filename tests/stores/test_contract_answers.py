"""What every store does, on each of them: answers on a day, past or present, are those of what was loaded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graph.ask.gaps import find_gaps
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.search import search
from graph.ask.snapshot import Snapshot, Standing, take_snapshot
from graph.model.records import Amount, Batch, Claim, Entity, Page, Rank, Source, Status
from graph.store import Contents, Store

TODAY = date(2025, 6, 1)
DEALS, PRICES = "https://voorbeeld.example/deals", "https://voorbeeld.example/prijzen?a=1&b=«é»"
DOSSIER = Source(
    "dossier", "Dossier «é» 😀", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01",
    pages=(
        Page(PRICES, "Prijzen \\ \" ' \u2028 🏆", "Voorbeeldzaken", "2023-02-10"),
        Page(DEALS, "Deals\nregel twee", published="2019-06"),
        Page("https://voorbeeld.example/ooit", "Ooit"),
    ),
)  # fmt: skip
LETTER = Source("brief", "Brief", "Voorbeeldzaken", "CC0-1.0", Rank.OFFICIAL, published="2021-11-29")
ENTITIES = (
    Entity("noord", "Province", "Provincie Noord", since="1990"),
    Entity("zuid", "Province", "Provincie Zuid", since="1990"),
    Entity("koepel", "Association", "Voorbeeldkoepel", since="1990"),
    Entity("bedrijf", "Company", "Fontein B.V.", since="2005"),
    Entity("oud", "Covenant", "Oude agenda", since="2014"),
    Entity("nieuw", "Covenant", "Nieuwe agenda", since="2018"),
    Entity("vraag", "ProcurementInstrument", "Voorbeeldvraag", since="2004"),
    Entity("pot", "Budget", "Voorbeeldpot", since="2010"),
    Entity("belofte", "Commitment", "Meer fonteinen", since="2020"),
    Entity("uitvraag", "Challenge", "Uitvraag fonteinen", since="2018", until="2019"),
    Entity("gunning", "Award", "Gunning fonteinen", since="2019"),
)
FROM_DOSSIER = (
    Claim("noord", "memberOf", "koepel", url=DEALS, aspects=("invited",)),
    Claim("zuid", "memberOf", "koepel", since="2010", until="2020", url=PRICES),
    Claim("bedrijf", "partyTo", "oud", since="2014"),
    Claim("bedrijf", "partyTo", "nieuw", since="2018", url=DEALS),
    Claim("koepel", "partyTo", "nieuw", since="2018", url=DEALS),
    Claim("nieuw", "continues", "oud", url=DEALS),
    Claim("noord", "uses", "vraag", url=PRICES, aspects=("target", "purchase")),
    Claim("pot", "availableFor", "vraag", holds=False, url=PRICES, aspects=("structural",)),
    Claim(
        "gunning", "awardIn", "uitvraag", amount=Amount(Decimal("12.50"), "count"), role="€ «é» 😀", url=PRICES,
        aspects=("winner", "selected"),
    ),
)  # fmt: skip
FROM_LETTER = (
    Claim("noord", "memberOf", "koepel", until="2022", locator="p. 1"),
    Claim("belofte", "committedBy", "koepel", status=Status.RUNNING, locator="p. 2"),
    Claim("zuid", "uses", "vraag", status=Status.PROPOSED, locator="p. 3"),
    Claim("koepel", "consults", "bedrijf", locator="p. 4"),
)
BATCHES = (Batch(DOSSIER, ENTITIES, FROM_DOSSIER), Batch(LETTER, ENTITIES, FROM_LETTER))
DAYS = (None, "2009", "2015", "2018-06", "2019-06", "2022", "2023-02-10", "2030")


@pytest.fixture
def loaded(store: Store) -> Store:
    for batch in BATCHES:
        store.sync(batch)
    return store


def straight(as_of: str | None) -> Snapshot:
    """The snapshot of what is loaded, without any store in between."""
    contents = Contents(
        revision=len(BATCHES),
        sources=tuple(batch.source for batch in BATCHES),
        entities=tuple((batch.source.id, entity) for batch in BATCHES for entity in batch.entities),
        claims=tuple((batch.source.id, claim) for batch in BATCHES for claim in batch.claims),
        judgements=(),
    )
    return take_snapshot(contents, as_of, today=TODAY)


def test_standings_and_what_is_shown_are_the_same_on_every_day(loaded: Store) -> None:
    contents = loaded.read()
    for as_of in DAYS:
        stored, expected = take_snapshot(contents, as_of, today=TODAY), straight(as_of)
        assert stored.standings == expected.standings
        assert stored.facts == expected.facts
        for first, second in ((stored, expected), (stored.with_past, expected.with_past)):
            assert first.shown_facts == second.shown_facts
            assert first.shown_nodes == second.shown_nodes


def test_paths_matrix_search_and_gaps_are_the_same_on_every_day(loaded: Store) -> None:
    contents = loaded.read()
    for as_of in DAYS:
        stored, expected = take_snapshot(contents, as_of, today=TODAY), straight(as_of)
        assert find_paths(stored, PathQuestion.between("noord", "bedrijf")) == find_paths(
            expected, PathQuestion.between("noord", "bedrijf")
        )
        assert find_past_paths(stored, PathQuestion.between("noord", "bedrijf")) == find_past_paths(
            expected, PathQuestion.between("noord", "bedrijf")
        )
        assert find_gaps(stored) == find_gaps(expected)
        for first, second in ((stored, expected), (stored.with_past, expected.with_past)):
            assert matrix(first) == matrix(second)
            assert search(first, "agenda") == search(second, "agenda")


def test_the_days_of_this_graph_differ_so_that_there_is_something_to_compare(loaded: Store) -> None:
    snapshots = {day: take_snapshot(loaded.read(), day, today=TODAY) for day in DAYS}
    assert (
        len({(tuple(snapshot.standings.items()), tuple(snapshot.shown_facts)) for snapshot in snapshots.values()}) >= 6
    )
    assert snapshots["2018-06"].standing("oud") is Standing.ENDED
    assert snapshots["2015"].standing("oud") is Standing.STANDS
    assert snapshots["2030"].standing("uitvraag") is Standing.ENDED


def test_pages_and_aspects_come_back_to_the_last_character(loaded: Store) -> None:
    contents = loaded.read()
    (dossier,) = (source for source in contents.sources if source.id == DOSSIER.id)
    assert dossier == DOSSIER
    assert dossier.pages == DOSSIER.pages
    assert {claim for source, claim in contents.claims if source == DOSSIER.id} == set(FROM_DOSSIER)
    (award,) = (claim for _, claim in contents.claims if claim.relation == "awardIn")
    assert award.aspects == ("selected", "winner")
    assert take_snapshot(contents).all_outgoing("gunning")[0].evidence[0].page == DOSSIER.page(PRICES)


@pytest.mark.parametrize(
    "changed",
    [
        Batch(replace(DOSSIER, pages=DOSSIER.pages[1:]), ENTITIES, FROM_DOSSIER),
        Batch(replace(DOSSIER, pages=DOSSIER.pages[::-1]), ENTITIES, FROM_DOSSIER),
        Batch(
            replace(DOSSIER, pages=(replace(DOSSIER.pages[0], published="2024"), *DOSSIER.pages[1:])),
            ENTITIES,
            FROM_DOSSIER,
        ),
        Batch(DOSSIER, ENTITIES, (replace(FROM_DOSSIER[0], aspects=()), *FROM_DOSSIER[1:])),
        Batch(DOSSIER, ENTITIES, (replace(FROM_DOSSIER[0], aspects=("agency",)), *FROM_DOSSIER[1:])),
    ],
    ids=["a page less", "another order", "another date", "no aspects", "another aspect"],
)
def test_another_page_or_aspect_is_a_change_that_is_kept_and_told(loaded: Store, changed: Batch) -> None:
    before = loaded.revision()
    assert loaded.sync(changed)
    assert not loaded.sync(changed)
    assert loaded.revision() == before + 1
    (change,) = loaded.changes(before)
    assert change.action == "changed"
    assert change.record == ("source" if changed.claims == FROM_DOSSIER else "claim")
    contents = loaded.read()
    assert changed.source in contents.sources
    assert {claim for source, claim in contents.claims if source == DOSSIER.id} == set(changed.claims)
