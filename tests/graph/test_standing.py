"""What stands on a day: claims, facts and entities, one idea a test."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph.ask.facets import narrow, options
from graph.ask.fact import Fact
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.search import search
from graph.ask.snapshot import Snapshot, Standing
from graph.model.records import Amount, Claim, Entity, Page, Rank, Source
from tests.graph.drawing import LETTER, NEWS, claim, drawing, entity

STANDS, ENDED, UNKNOWN, NOT_YET = Standing.STANDS, Standing.ENDED, Standing.UNKNOWN, Standing.NOT_YET
OLD_PAGE, NEW_PAGE = "https://voorbeeld.example/2016", "https://voorbeeld.example/2023"
UNDATED_PAGE = "https://voorbeeld.example/ooit"
DOSSIER = Source(
    "dossier", "Dossier", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01",
    pages=(Page(OLD_PAGE, "Van 2016", published="2016-03"), Page(NEW_PAGE, "Van 2023", published="2023-02-10"),
           Page(UNDATED_PAGE, "Van ooit")),
)  # fmt: skip
REGISTER = Source("register", "Register", "Houder", "CC0-1.0", Rank.REGISTER, published="2024-01-01")
UNDATED = replace(LETTER, published=None)
BODIES = (entity("a", "Company", since="1990"), entity("b", "Association", since="1990"))


def fact(snapshot: Snapshot, subject: str = "a", relation: str = "memberOf", object: str = "b") -> Fact:
    (fact,) = [fact for fact in snapshot.all_outgoing(subject, relation) if fact.object == object]
    return fact


def standings(
    days: Iterable[str], *claims: Claim, source: Source = LETTER, bodies: Iterable[Entity] = BODIES, **more: Any
) -> list[Standing]:
    """How the one membership of these claims stands on each day."""
    return [fact(drawing(bodies, claims, source=source, as_of=day, **more)).standing for day in days]


# -- since when we know ---------------------------------------------------------------------------------------


def test_a_claim_with_a_beginning_stands_from_that_day_on_however_late_it_was_told() -> None:
    membership = claim("a", "memberOf", "b", since="2018-05-01")
    assert standings(["2018-04-30", "2018-05-01", "2030"], membership) == [UNKNOWN, STANDS, STANDS]


def test_a_claim_without_a_beginning_stands_since_the_page_that_it_was_read_in() -> None:
    membership = claim("a", "memberOf", "b", url=OLD_PAGE)
    assert standings(["2016-02", "2016-03-01"], membership, source=DOSSIER) == [UNKNOWN, STANDS]
    newer = claim("a", "memberOf", "b", url=NEW_PAGE)
    assert standings(["2016-03", "2023-02-09", "2023-02-10"], newer, source=DOSSIER) == [UNKNOWN, UNKNOWN, STANDS]


@pytest.mark.parametrize("url", [UNDATED_PAGE, "https://voorbeeld.example/elders", None])
def test_without_a_dated_page_it_stands_since_its_source_was_published(url: str | None) -> None:
    membership = claim("a", "memberOf", "b", url=url)
    assert standings(["2025-04", "2025-05-01"], membership, source=DOSSIER) == [UNKNOWN, STANDS]


def test_without_any_date_it_stands_since_the_present_day_only() -> None:
    membership = claim("a", "memberOf", "b")
    assert standings(["2025-05-31", "2025-06-01", "2030"], membership, source=UNDATED) == [UNKNOWN, STANDS, STANDS]
    assert fact(drawing(BODIES, [membership], source=UNDATED)).stands


def test_what_was_known_to_begin_later_has_not_begun_before() -> None:
    membership = claim("a", "memberOf", "b", since="2023")
    assert standings(["2020", "2021", "2022", "2023"], membership) == [UNKNOWN, NOT_YET, NOT_YET, STANDS]


def test_a_denial_is_known_since_it_was_written_and_denies_from_then_on() -> None:
    denial = claim("a", "memberOf", "b", holds=False)
    assert standings(["2020", "2021-11-29", "2030"], denial) == [UNKNOWN, Standing.DENIED, Standing.DENIED]


def test_a_partial_date_counts_as_its_last_day() -> None:
    membership = claim("a", "memberOf", "b", since="2018-06-15", until="2019-06-15")
    assert standings(["2018", "2018-06", "2018-05", "2019", "2019-06", "2019-05"], membership) == [
        STANDS, STANDS, UNKNOWN, ENDED, ENDED, STANDS,
    ]  # fmt: skip


# -- until when -----------------------------------------------------------------------------------------------


def test_a_claim_stands_through_the_last_day_of_its_end() -> None:
    membership = claim("a", "memberOf", "b", since="2018", until="2020")
    assert standings(["2020-12-31", "2021-01-01"], membership) == [STANDS, ENDED]


def test_what_a_source_says_has_ended_was_over_when_it_was_written_and_before_that_nobody_knows() -> None:
    membership = claim("a", "memberOf", "b", since="2015", status="ended")
    assert standings(["2014", "2018", "2021-11-29"], membership) == [UNKNOWN, UNKNOWN, ENDED]


@pytest.mark.parametrize("status", ["proposed", "withdrawn"])
def test_what_is_only_proposed_or_was_withdrawn_does_not_stand(status: str) -> None:
    snapshot = drawing(BODIES, [claim("a", "memberOf", "b", status=status)])
    assert fact(snapshot).standing == status
    assert snapshot.shown_facts == snapshot.with_past.shown_facts == ()


@pytest.mark.parametrize("status", ["proposed", "withdrawn"])
def test_what_was_only_planned_or_was_withdrawn_never_was_whatever_its_period(status: str) -> None:
    membership = claim("a", "memberOf", "b", since="2022", until="2024", status=status)
    assert standings(["2021-12-31", "2022", "2024"], membership) == [NOT_YET, status, status]
    assert standings(["2025"], membership) == [Standing.WITHDRAWN]
    assert drawing(BODIES, [membership], as_of="2025").with_past.shown_facts == ()


@pytest.mark.parametrize("status", ["agreed", "running"])
def test_what_was_agreed_or_runs_stands(status: str) -> None:
    assert fact(drawing(BODIES, [claim("a", "memberOf", "b", status=status)])).stands


def test_what_somebody_says_of_a_status_stands_whatever_the_status_is() -> None:
    bodies = (entity("minister", "PublicOfficial"), entity("motie", "Motion"))
    snapshot = drawing(bodies, [claim("minister", "statesStatus", "motie", status="ended")])
    assert fact(snapshot, "minister", "statesStatus", "motie").stands


def test_an_end_that_a_later_source_gives_ends_an_older_claim_without_one() -> None:
    older, end = claim("a", "memberOf", "b"), claim("a", "memberOf", "b", until="2022")
    more = [(NEWS, BODIES, [end])]
    assert standings(["2022", "2023"], older, more=more) == [STANDS, ENDED]


def test_an_end_ends_no_claim_that_is_newer_than_it() -> None:
    ended = claim("a", "memberOf", "b", until="2020")
    assert standings(["2022"], ended, more=[(NEWS, BODIES, [claim("a", "memberOf", "b")])]) == [ENDED]
    assert standings(["2023"], ended, more=[(NEWS, BODIES, [claim("a", "memberOf", "b")])]) == [STANDS]
    first = claim("a", "memberOf", "b", since="2010", until="2015")
    again = claim("a", "memberOf", "b", since="2018", locator="p. 2")
    assert standings(["2015", "2017", "2018"], first, again) == [STANDS, ENDED, STANDS]


def test_what_a_curated_dataset_takes_from_an_undated_page_is_no_newer_than_an_end() -> None:
    undated = claim("a", "memberOf", "b", url=UNDATED_PAGE)
    dated = claim("a", "memberOf", "b", url=NEW_PAGE)
    more = [(LETTER, BODIES, [claim("a", "memberOf", "b", until="2020")])]
    assert standings(["2025-06"], undated, source=DOSSIER, more=more) == [ENDED]
    assert standings(["2025-06"], dated, source=DOSSIER, more=more) == [STANDS]


def test_the_end_of_one_role_ends_no_other_role() -> None:
    chair = claim("a", "memberOf", "b", role="voorzitter", until="2022")
    treasurer = claim("a", "memberOf", "b", role="penningmeester", locator="p. 2")
    assert standings(["2023"], chair, treasurer) == [STANDS]
    whole = claim("a", "memberOf", "b", until="2022", locator="p. 3")
    assert standings(["2023"], treasurer, whole) == [ENDED]


def test_a_count_of_one_moment_ends_nothing() -> None:
    counted = claim("a", "memberOf", "b", since="2019", until="2019", amount=Amount(Decimal(4), "count"))
    assert standings(["2018", "2019", "2030"], counted) == [UNKNOWN, STANDS, STANDS]


def test_of_several_claims_one_that_stands_is_enough_and_only_that_one_supports_the_fact() -> None:
    ended = claim("a", "memberOf", "b", since="2010", until="2012", locator="p. 1")
    now = claim("a", "memberOf", "b", since="2020", locator="p. 2")
    membership = fact(drawing(BODIES, [ended, now]))
    assert membership.stands
    assert [piece.claim.locator for piece in membership.supporting] == ["p. 2"]
    assert [piece.standing for piece in membership.evidence] == [ENDED, STANDS]


# -- entities -------------------------------------------------------------------------------------------------


def body(snapshot: Snapshot, id: str = "b") -> Standing:
    return snapshot.standing(id)


def test_an_entity_stands_from_its_beginning_until_its_end() -> None:
    bodies = (entity("b", "Association", since="2005", until="2012"),)
    days = ("2004", "2005", "2012", "2013")
    assert [body(drawing(bodies, as_of=day)) for day in days] == [UNKNOWN, STANDS, STANDS, ENDED]


def test_an_entity_without_a_beginning_stands_since_its_first_evidence() -> None:
    bodies = (entity("a", "Company"), entity("b", "Association"))
    assert [body(drawing(bodies, as_of=day)) for day in ("2020", "2022")] == [UNKNOWN, STANDS]
    earlier = claim("a", "memberOf", "b", since="2015")
    assert [body(drawing(bodies, [earlier], as_of=day)) for day in ("2014", "2015")] == [UNKNOWN, STANDS]


def test_what_a_register_lists_without_a_beginning_was_there_before_the_register() -> None:
    assert body(drawing((entity("b", "Municipality"),), source=REGISTER, as_of="1950")) is STANDS


def test_what_a_register_says_of_two_without_a_beginning_is_known_since_its_edition() -> None:
    bodies = (entity("a", "Municipality"), entity("b", "Region"))
    assert standings(["2023", "2024"], claim("a", "memberOf", "b"), source=REGISTER, bodies=bodies) == [
        UNKNOWN,
        STANDS,
    ]


def test_an_entity_that_is_announced_has_not_begun() -> None:
    bodies = (entity("b", "Association", since="2023"),)
    assert [body(drawing(bodies, as_of=day)) for day in ("2020", "2022", "2023")] == [UNKNOWN, NOT_YET, STANDS]


@pytest.mark.parametrize("gone", ["a", "b"])
@pytest.mark.parametrize("day", ["2012", "2013"])
def test_an_end_at_either_end_ends_a_tie(gone: str, day: str) -> None:
    bodies = [replace(body, until="2012") if body.id == gone else body for body in BODIES]
    membership = claim("a", "memberOf", "b", since="2000")
    assert standings([day], membership, bodies=bodies) == [STANDS if day == "2012" else ENDED]


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_successor_of_either_end_ends_a_tie_when_it_begins(gone: str) -> None:
    bodies = (*BODIES, entity("nieuw", "Association", since="2020"))
    claims = (claim("a", "memberOf", "b", since="2000"), claim(gone, "succeededBy", "nieuw", since="2020"))
    assert standings(["2019", "2020"], *claims, bodies=bodies) == [STANDS, ENDED]


def test_an_agreement_that_another_continues_is_over_and_so_are_its_ties() -> None:
    bodies = (BODIES[0], entity("oud", "Covenant", since="2014"), entity("nieuw", "Covenant", since="2018"))
    claims = (claim("a", "partyTo", "oud", since="2014"), claim("nieuw", "continues", "oud"))
    snapshots = {day: drawing(bodies, claims, as_of=day) for day in ("2017", "2018", "2025")}
    assert [body(snapshot, "oud") for snapshot in snapshots.values()] == [STANDS, ENDED, ENDED]
    assert [fact(snapshot, "a", "partyTo", "oud").standing for snapshot in snapshots.values()] == [STANDS, ENDED, ENDED]


@pytest.mark.parametrize(
    ("qualifiers", "over"),
    [
        ({}, True),
        ({"until": "2020"}, True),
        ({"since": "2019"}, True),
        ({"since": "2030"}, False),
        ({"status": "proposed"}, False),
        ({"status": "withdrawn"}, False),
        ({"holds": False}, False),
    ],
)
def test_only_a_succession_that_is_so_ends_what_came_before(qualifiers: dict[str, Any], over: bool) -> None:
    bodies = (entity("oud", "Covenant", since="2014"), entity("nieuw", "Covenant"))
    snapshot = drawing(bodies, [claim("nieuw", "continues", "oud", **qualifiers)])
    assert (body(snapshot, "oud") is ENDED) is over


def test_of_several_successors_one_that_has_not_begun_decides_nothing_and_the_first_that_began_does() -> None:
    new = [entity(f"nieuw-{year}", "Covenant", since=year) for year in ("2020", "2024", "2030")]
    claims = [claim(successor.id, "continues", "oud") for successor in new]
    days = ("2019", "2020", "2024", "2031")
    bodies = (entity("oud", "Covenant", since="2014"), *new)
    assert [body(drawing(bodies, claims, as_of=day), "oud") for day in days] == [STANDS, ENDED, ENDED, ENDED]
    later = (entity("oud", "Covenant", since="2014"), *new[2:])
    assert body(drawing(later, claims[2:]), "oud") is STANDS


def test_an_end_of_its_own_goes_before_that_of_a_successor() -> None:
    bodies = (entity("oud", "Covenant", since="2014", until="2022"), entity("nieuw", "Covenant", since="2020"))
    claims = [claim("nieuw", "continues", "oud")]
    days = ("2021", "2022", "2023")
    assert [body(drawing(bodies, claims, as_of=day), "oud") for day in days] == [STANDS, STANDS, ENDED]


@pytest.mark.parametrize(
    ("kind", "ends"),
    [("Covenant", ("nieuw", "continues", "oud")), ("Municipality", ("oud", "succeededBy", "nieuw"))],
)
def test_a_succession_stands_though_the_old_one_is_over_and_ends_with_the_new_one(
    kind: str, ends: tuple[str, str, str]
) -> None:
    bodies = (entity("oud", kind, since="1990", until="2009"), entity("nieuw", kind, since="2010", until="2022"))
    succession = claim(*ends, since="2010")
    assert [fact(drawing(bodies, [succession], as_of=day), *ends).standing for day in ("2010", "2022", "2023")] == [
        STANDS,
        STANDS,
        ENDED,
    ]


# -- what is shown --------------------------------------------------------------------------------------------

WORLD = (
    entity("noord", "Province", since="1990"),
    entity("koepel", "Association", since="1990"),
    entity("bedrijf", "Company", since="1990"),
    entity("vraag", "ProcurementInstrument", since="2004"),
    entity("oude-vraag", "ProcurementInstrument", since="1995", until="2010"),
)
TOLD = (
    claim("noord", "memberOf", "koepel"),
    claim("bedrijf", "memberOf", "koepel"),
    claim("noord", "uses", "vraag"),
    claim("noord", "uses", "oude-vraag", since="1996"),
    claim("bedrijf", "consults", "noord", since="2015", until="2018"),
    claim("bedrijf", "funds", "vraag", status="proposed"),
)


def test_before_any_evidence_there_is_no_route_no_member_and_no_cell() -> None:
    before, after = drawing(WORLD, TOLD, as_of="2012"), drawing(WORLD, TOLD, as_of="2022")
    assert find_paths(before, PathQuestion.between("noord", "bedrijf")).paths == ()
    assert find_past_paths(before, PathQuestion.between("noord", "bedrijf")) == ()
    assert before.incoming("koepel") == ()
    assert matrix(before).cells["noord", "vraag"].state == "unknown"
    assert find_paths(after, PathQuestion.between("noord", "bedrijf")).paths
    assert len(after.incoming("koepel")) == 2
    assert matrix(after).cells["noord", "vraag"].state == "shown"


def test_the_past_shows_what_is_over_and_nothing_else() -> None:
    snapshot = drawing(WORLD, TOLD)
    past = snapshot.with_past
    assert "oude-vraag" not in snapshot.shown_nodes
    assert past.shown_nodes.keys() - snapshot.shown_nodes.keys() == {"oude-vraag"}
    added = set(past.shown_facts) - set(snapshot.shown_facts)
    assert {(fact.subject, fact.relation, fact.object) for fact in added} == {
        ("noord", "uses", "oude-vraag"),
        ("bedrijf", "consults", "noord"),
    }
    assert {fact.standing for fact in added} == {ENDED}
    assert past.with_past is past


def test_every_way_to_ask_shows_the_present_unless_the_past_is_asked_for() -> None:
    snapshot = drawing(WORLD, TOLD)
    past = snapshot.with_past
    assert [node.id for node in snapshot.of_kind("ProcurementInstrument")] == ["vraag"]
    assert {node.id for node in past.of_kind("ProcurementInstrument")} == {"vraag", "oude-vraag"}
    assert [hit.node.id for hit in search(snapshot, "vraag")] == ["vraag"]
    assert {hit.node.id for hit in search(past, "vraag")} == {"vraag", "oude-vraag"}
    assert narrow(snapshot, snapshot.nodes.values(), {"instrument": "oude-vraag"}) == ()
    assert [node.id for node in narrow(past, past.nodes.values(), {"instrument": "oude-vraag"})] == ["noord"]
    shown = tuple(snapshot.shown_nodes.values())
    assert [option.value for option in options(snapshot, shown)["instrument"]] == ["vraag"]
    assert {option.value for option in options(past, shown)["instrument"]} == {"vraag", "oude-vraag"}
    assert len(snapshot.facts_of("noord")) == 2
    assert len(past.facts_of("noord")) == 4


def test_a_fact_that_does_not_stand_is_still_found_by_asking_for_all() -> None:
    snapshot = drawing(WORLD, TOLD)
    assert snapshot.outgoing("bedrijf", "funds") == ()
    assert [fact.standing for fact in snapshot.all_outgoing("bedrijf", "funds")] == [Standing.PROPOSED]
    assert snapshot.shown_evidence(snapshot.all_outgoing("bedrijf", "funds")[0]) == ()
