"""What changed between two snapshots: of what was known on two days, and of what was so on two days."""

from collections.abc import Sequence
from datetime import date

import pytest

from graph.ask.columns import Integers
from graph.ask.comparison import Comparison, about, changes_since, routes_between
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Claim, Entity, Rank, Source, Status
from graph.say.meeting import Beside, told
from graph.store.contract import Contents
from tests.graph.drawing import LETTER, claim, entity
from tests.graph.drawn import REGISTER

TODAY = date(2022, 6, 1)
NEWS = Source("krant", "Voorbeeldkrant", "De Voorbeeldkrant", "CC0-1.0", Rank.CONTRIBUTION, published="2022-02")
NORTH = entity("noord", "Province", "Provincie Noord")
SOUTH = entity("zuid", "Province", "Provincie Zuid")
ASSOCIATION = entity("koepel", "Association", "Voorbeeldkoepel")
SBIR = entity("sbir", "ProcurementInstrument", "SBIR")
MEMBER = claim("noord", "memberOf", "koepel", locator="p. 2")


def graph(*batches: Batch, revision: int = 1, as_of: str | None = None) -> Snapshot:
    return take_snapshot(
        Contents(
            revision=revision,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        ),
        as_of,
        today=TODAY,
    )


def of(source: Source, entities: Sequence[Entity], *claims: Claim) -> Batch:
    return Batch(source, tuple(entities), claims)


def ties(snapshot: Snapshot, numbers: Integers) -> list[tuple[str, str, str]]:
    facts = [snapshot.facts[number] for number in numbers.tolist()]
    return [(fact.subject, fact.relation, fact.object) for fact in facts]


def section(comparison: Comparison, id: str, language: str = "nl") -> list[str]:
    sections = told(comparison, Beside(), language, 10).sections
    return [line.whole for section in sections if section.id == id for line in section.lines]


def test_what_came_and_what_no_source_mentions_any_more_is_found_by_the_ends_of_the_ties() -> None:
    before = graph(of(LETTER, (NORTH, ASSOCIATION, SBIR), MEMBER, claim("koepel", "uses", "sbir")))
    # Another entity first, so that all numbers differ.
    after = graph(
        of(LETTER, (entity("alles", "Company", "Alles"), NORTH, SOUTH, ASSOCIATION), MEMBER),
        of(NEWS, (SOUTH, ASSOCIATION), claim("zuid", "memberOf", "koepel")),
        revision=2,
    )
    changed = changes_since(after, before)
    assert ties(after, changed.began) == [("zuid", "memberOf", "koepel")]
    assert ties(before, changed.gone) == [("koepel", "uses", "sbir")]
    assert len(changed.ended) == len(changed.planned) == 0
    assert section(changed, "gone") == ["Voorbeeldkoepel gebruikt SBIR."]


def test_a_tie_that_a_source_now_ends_is_over_and_a_plan_is_no_tie() -> None:
    planned = claim("zuid", "memberOf", "koepel", status=Status.PROPOSED)
    before = graph(of(LETTER, (NORTH, ASSOCIATION), MEMBER))
    ended = claim("noord", "memberOf", "koepel", locator="p. 2", until="2021")
    after = graph(of(LETTER, (NORTH, SOUTH, ASSOCIATION), ended, planned), revision=2)
    changed = changes_since(after, before)
    assert ties(after, changed.ended) == [("noord", "memberOf", "koepel")]
    assert ties(after, changed.planned) == [("zuid", "memberOf", "koepel")]
    assert len(changed.began) == 0


def test_two_equal_snapshots_have_no_changes_and_say_so() -> None:
    batch = of(LETTER, (NORTH, ASSOCIATION), MEMBER)
    changed = changes_since(graph(batch, revision=2), graph(batch))
    told_of = told(changed, Beside(), "en", 10)
    assert told_of.summary == "There are no changes in this period."
    assert [section.id for section in told_of.sections if section.lines] == []


def test_against_nothing_all_is_new_and_that_is_said() -> None:
    changed = changes_since(graph(of(LETTER, (NORTH, ASSOCIATION), MEMBER)), graph(revision=0))
    assert len(changed.began) == 1
    assert "Vóór deze periode was hier nog niets vastgelegd" in told(changed, Beside(), "nl", 10).notes[0]


def test_what_only_a_register_tells_is_a_line_of_that_register() -> None:
    before = graph(of(LETTER, (NORTH, ASSOCIATION), MEMBER))
    registered = of(REGISTER, (NORTH, SOUTH, ASSOCIATION), MEMBER, claim("zuid", "memberOf", "koepel"))
    after = graph(of(LETTER, (NORTH, ASSOCIATION), MEMBER), registered, revision=2)
    changed = changes_since(after, before)
    assert (len(changed.began), changed.registered) == (0, {"register": 1})
    assert told(changed, Beside(), "nl", 10).notes == (
        "Alleen uit Voorbeeldregister: één andere band. Die staat hieronder niet apart.",
    )


def test_of_what_was_so_only_what_is_dated_in_the_period_began_and_the_rest_is_counted() -> None:
    batch = of(
        LETTER,
        (NORTH, SOUTH, ASSOCIATION, SBIR),
        claim("noord", "memberOf", "koepel", since="2021-12-20"),
        claim("zuid", "memberOf", "koepel"),
        claim("koepel", "uses", "sbir", since="2019", until="2021-12-25"),
    )
    after = graph(batch)
    before = take_snapshot(after.columns, "2021-11-01", today=TODAY)
    changed = changes_since(after, before)
    assert changed.of_what_was_so
    assert ties(after, changed.began) == [("noord", "memberOf", "koepel")]
    assert ties(after, changed.ended) == [("koepel", "uses", "sbir")]
    assert changed.first_told == 1


def test_a_cell_that_turned_is_told_with_what_it_was() -> None:
    before = graph(of(LETTER, (NORTH, SOUTH, SBIR)))
    after = graph(of(LETTER, (NORTH, SOUTH, SBIR), claim("noord", "uses", "sbir", locator="p. 3")), revision=2)
    (cell,) = changes_since(after, before).turned
    assert (cell.row.id, cell.column.id, cell.before, cell.after) == ("noord", "sbir", "unknown", "shown")
    assert section(changes_since(after, before), "turned") == [
        "De provincie Noord en SBIR: was onbekend, is nu aangetoond."
    ]


def test_gaps_that_opened_and_closed_are_those_of_one_day_only() -> None:
    members = tuple(claim(province, "memberOf", "koepel") for province in ("noord", "zuid"))
    alone = of(LETTER, (NORTH, SOUTH, ASSOCIATION), members[0])
    together = of(LETTER, (NORTH, SOUTH, ASSOCIATION), *members)
    there, back = changes_since(graph(together, revision=2), graph(alone)), changes_since(graph(alone), graph(together))
    assert {finding.id for finding in there.opened} == {finding.id for finding in back.closed}
    assert {finding.id for finding in there.closed} == {finding.id for finding in back.opened}
    assert there.opened or there.closed


@pytest.mark.parametrize(
    ("until", "name"), [("2022-03", "due"), ("2021-06", "overdue"), ("2022-09-30", "coming"), ("2024", None)]
)
def test_a_term_is_due_overdue_or_coming(until: str, name: str | None) -> None:
    deal = entity("deal", "Covenant", "Voorbeelddeal", until=until)
    batch = of(LETTER, (deal, NORTH), claim("noord", "partyTo", "deal"))
    after = graph(batch)
    changed = changes_since(after, take_snapshot(after.columns, "2021-12-31", today=TODAY))
    for field in ("due", "overdue", "coming"):
        assert [entry.node.id for entry in getattr(changed, field)] == (["deal"] if field == name else [])


def test_a_decision_that_a_source_calls_open_waits_until_it_is_taken() -> None:
    decision = entity("besluit", "Decision", "Besluit over geld")
    minister = entity("min", "Ministry", "Ministerie van Voorbeeldzaken")
    open_ = of(LETTER, (decision, minister), claim("besluit", "decidedBy", "min", status=Status.PROPOSED))
    taken = of(NEWS, (decision, minister), claim("besluit", "decidedBy", "min", status=Status.AGREED))
    assert [entry.node.id for entry in changes_since(graph(open_), graph(revision=0)).undecided] == ["besluit"]
    assert changes_since(graph(open_, taken), graph(revision=0)).undecided == ()


def test_for_some_parties_only_what_concerns_them_is_left() -> None:
    before = graph(of(LETTER, (NORTH, SOUTH, ASSOCIATION, SBIR)))
    after = graph(
        of(LETTER, (NORTH, SOUTH, ASSOCIATION, SBIR), MEMBER, claim("zuid", "uses", "sbir")),
        revision=2,
    )
    changed = changes_since(after, before)
    mine = about(changed, ["noord"])
    assert ties(after, mine.began) == [("noord", "memberOf", "koepel")]
    assert mine.turned == ()
    assert [cell.row.id for cell in about(changed, ["zuid"]).turned] == ["zuid"]


def test_routes_are_looked_for_between_each_two_parties() -> None:
    snapshot = graph(of(LETTER, (NORTH, SOUTH, ASSOCIATION), MEMBER))
    routes = list(routes_between(snapshot, ["noord", "koepel", "zuid"]))
    assert [(start, goal, path.nodes if path else None) for start, goal, path in routes] == [
        ("noord", "koepel", ("noord", "koepel")),
        ("noord", "zuid", None),
        ("koepel", "zuid", None),
    ]
