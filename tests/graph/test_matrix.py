"""A cell is shown by evidence on that very row, absent by a denial, and unknown in all other cases."""

import pytest

from graph.ask.matrix import matrix
from graph.ask.snapshot import Snapshot
from graph.model.records import Claim
from tests.graph.drawing import NEWS, claim, drawing, entity

BODIES = (
    entity("noord", "Province"),
    entity("zuid", "Province"),
    entity("koepel", "Association"),
    entity("vraag", "ProcurementInstrument"),
    entity("wedstrijd", "ProcurementInstrument"),
    entity("uitvraag", "Challenge"),
    entity("programma", "Programme"),
)


def draw(*claims: Claim) -> Snapshot:
    return drawing(BODIES, claims)


def test_a_body_that_uses_an_instrument_is_shown_with_the_evidence() -> None:
    cell = matrix(draw(claim("noord", "uses", "vraag", locator="p. 4"))).cells["noord", "vraag"]
    assert (cell.state, [piece.claim.locator for piece in cell.evidence]) == ("shown", ["p. 4"])


def test_what_no_source_speaks_of_is_unknown() -> None:
    made = matrix(draw(claim("noord", "uses", "vraag")))
    assert made.cells["zuid", "vraag"].state == "unknown"
    assert made.cells["noord", "wedstrijd"].state == "unknown"
    assert len(made.cells) == 4


def test_what_a_source_says_of_something_that_may_be_the_row_leaves_it_unknown_with_the_evidence() -> None:
    region = entity("noord-of-zuid", "Region")
    claims = (claim("noord-of-zuid", "uses", "vraag"), claim("noord-of-zuid", "mayBe", "noord"))
    made = matrix(drawing((*BODIES, region), claims))
    cell = made.cells["noord", "vraag"]
    assert cell.state == "unknown"
    assert [piece.claim.relation for piece in cell.evidence] == ["uses", "mayBe"]
    shown = matrix(drawing((*BODIES, region), (*claims, claim("noord", "uses", "vraag"))))
    assert [piece.claim.subject for piece in shown.cells["noord", "vraag"].evidence] == ["noord"]


def test_a_cell_reads_as_doubtful_only_when_a_source_may_mean_its_row() -> None:
    claims = [claim("iemand", "uses", "vraag"), claim("iemand", "mayBe", "noordland")]
    kinds = [
        ("noordland", "Province"),
        ("zuidland", "Province"),
        ("iemand", "Region"),
        ("vraag", "ProcurementInstrument"),
    ]
    made = matrix(drawing([entity(*pair) for pair in kinds], claims))
    readings = {row: cell.reading for (row, _), cell in made.cells.items()}
    assert readings == {"noordland": "doubtful", "zuidland": "unknown"}


def test_what_a_source_denies_is_absent() -> None:
    cell = matrix(draw(claim("zuid", "uses", "vraag", holds=False))).cells["zuid", "vraag"]
    assert cell.state == "absent"
    assert cell.evidence[0].claim.holds is False


def test_where_sources_disagree_the_cell_is_shown_with_the_denial_beside_it() -> None:
    snapshot = drawing(
        BODIES, [claim("noord", "uses", "vraag")], more=[(NEWS, BODIES, [claim("noord", "uses", "vraag", holds=False)])]
    )
    cell = matrix(snapshot).cells["noord", "vraag"]
    assert cell.state == "shown"
    assert [piece.claim.holds for piece in cell.evidence] == [True, False]


@pytest.mark.parametrize("relation", ["commissions", "carriesOut", "funds", "organises", "participatesIn"])
def test_a_part_in_an_activity_that_uses_the_instrument_shows_it_with_both_claims(relation: str) -> None:
    snapshot = draw(
        claim("noord", relation, "uitvraag", locator="p. 1"), claim("uitvraag", "uses", "vraag", locator="p. 2")
    )
    cell = matrix(snapshot).cells["noord", "vraag"]
    assert (cell.state, [piece.claim.locator for piece in cell.evidence]) == ("shown", ["p. 1", "p. 2"])


def test_a_programme_that_uses_the_instrument_shows_it_for_who_carries_it_out() -> None:
    snapshot = draw(claim("noord", "carriesOut", "programma"), claim("programma", "uses", "vraag"))
    assert matrix(snapshot).cells["noord", "vraag"].state == "shown"


def test_membership_of_a_body_that_uses_the_instrument_fills_no_cell() -> None:
    snapshot = draw(claim("noord", "memberOf", "koepel"), claim("koepel", "uses", "vraag"))
    assert matrix(snapshot).cells["noord", "vraag"].state == "unknown"


@pytest.mark.parametrize("status", ["proposed", "withdrawn"])
def test_a_plan_to_use_it_or_a_withdrawn_one_fills_no_cell(status: str) -> None:
    assert matrix(draw(claim("noord", "uses", "vraag", status=status))).cells["noord", "vraag"].state == "unknown"


def test_speaking_well_of_an_instrument_is_not_using_it() -> None:
    assert matrix(draw(claim("noord", "promotes", "vraag"))).cells["noord", "vraag"].state == "unknown"


def test_a_denied_part_in_an_activity_shows_nothing() -> None:
    snapshot = draw(claim("noord", "commissions", "uitvraag", holds=False), claim("uitvraag", "uses", "vraag"))
    assert matrix(snapshot).cells["noord", "vraag"].state == "unknown"


def test_any_kinds_can_stand_against_each_other() -> None:
    members = matrix(draw(claim("noord", "memberOf", "koepel")), rows="PublicBody", columns="Association")
    assert members.cells["noord", "koepel"].state == "shown"
    turned = matrix(draw(claim("noord", "memberOf", "koepel")), rows="Association", columns="Province")
    assert turned.cells["koepel", "noord"].state == "shown"


def test_a_body_that_is_gone_is_a_row_only_where_the_past_is_shown() -> None:
    gone, ending = entity("oud", "Province", until="2010"), entity("eindig", "Province", until="2999")
    snapshot = drawing((*BODIES, gone, ending), [claim("oud", "uses", "vraag")])
    assert {row.id for row in matrix(snapshot).rows} == {"noord", "zuid", "eindig"}
    past = matrix(snapshot.with_past)
    assert {row.id for row in past.rows} == {"noord", "oud", "zuid", "eindig"}
    assert past.cells["oud", "vraag"].state == "shown"


def test_a_use_that_is_over_fills_a_cell_only_where_the_past_is_shown() -> None:
    snapshot = draw(claim("noord", "uses", "vraag", until="2020"), claim("noord", "uses", "wedstrijd"))
    assert matrix(snapshot).cells["noord", "vraag"].state == "unknown"
    assert matrix(snapshot.with_past).cells["noord", "vraag"].state == "shown"


def test_an_activity_that_is_over_shows_the_use_of_its_time_only() -> None:
    over = entity("oude-uitvraag", "Challenge", until="2018")
    claims = (claim("noord", "commissions", "oude-uitvraag"), claim("oude-uitvraag", "uses", "vraag"))
    snapshot = drawing((*BODIES, over), claims)
    assert matrix(snapshot).cells["noord", "vraag"].state == "unknown"
    assert matrix(snapshot.with_past).cells["noord", "vraag"].state == "shown"


def test_before_the_first_evidence_no_cell_is_filled() -> None:
    assert matrix(drawing(BODIES, [claim("noord", "uses", "vraag")], as_of="2019")).cells == {}
    begun = (entity("noord", "Province", since="1815"), entity("vraag", "ProcurementInstrument", since="2004"))
    early = drawing((*BODIES[1:3], *begun), [claim("noord", "uses", "vraag")], as_of="2019")
    assert matrix(early).cells["noord", "vraag"].state == "unknown"
    dated = drawing((*BODIES[1:3], *begun), [claim("noord", "uses", "vraag", since="2018")], as_of="2019")
    assert matrix(dated).cells["noord", "vraag"].state == "shown"


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ValueError, match=r"Provincie.*Province"):
        matrix(draw(), rows="Provincie")


def test_a_matrix_too_large_to_read_is_refused() -> None:
    many = [entity(f"bedrijf-{number}", "Company") for number in range(500)]
    with pytest.raises(ValueError, match="narrower"):
        matrix(drawing(many), rows="Actor", columns="Company")
