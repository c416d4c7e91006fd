from graph.ask.matrix import matrix
from tests.graph.drawing import claim, drawing, entity
from viz.tiles import PROVINCES, tile_maps


def test_every_province_has_a_tile_of_its_own() -> None:
    assert len(PROVINCES) == 12
    assert len({(column, row) for _, column, row in PROVINCES.values()}) == 12
    assert len({letters for letters, _, _ in PROVINCES.values()}) == 12


def test_north_is_up_and_west_is_left() -> None:
    at = {letters: (column, row) for letters, column, row in PROVINCES.values()}
    assert at["GR"][1] < at["DR"][1] < at["OV"][1] < at["LI"][1]
    assert at["ZH"][0] < at["UT"][0] < at["GE"][0] < at["OV"][0]
    assert at["ZE"][0] < at["NB"][0] < at["LI"][0]


def test_a_tile_map_tells_of_each_province_what_its_cell_tells() -> None:
    snapshot = drawing(
        [
            *(entity(id, "Province") for id in PROVINCES),
            entity("iemand", "Region"),
            entity("vraag", "ProcurementInstrument"),
            entity("niets", "ProcurementInstrument"),
            entity("niet", "ProcurementInstrument"),
        ],
        [
            claim("tooi-pv22", "uses", "vraag"),
            claim("iemand", "uses", "vraag"),
            claim("iemand", "mayBe", "tooi-pv20"),
            claim("tooi-pv31", "uses", "niet", holds=False),
        ],
    )
    asked, refused = tile_maps(matrix(snapshot))
    tiles = {tile.letters: tile for tile in asked.tiles}
    readings = {letters: tile.cell.reading for letters, tile in tiles.items() if tile.cell}
    assert readings["DR"] == "shown"
    assert readings["GR"] == "doubtful"
    assert set(readings.values()) == {"shown", "doubtful", "unknown"}
    assert (asked.column.id, asked.shown, asked.total) == ("vraag", 1, 12)
    assert refused.column.id == "niet", "a column of which nothing is known has no map"


def test_what_lies_in_a_province_is_counted_there() -> None:
    towns = [entity(f"gm{number}", "Municipality", region="tooi-pv22") for number in range(3)]
    snapshot = drawing(
        [
            entity("tooi-pv22", "Province"),
            *towns,
            entity("gm9", "Municipality"),
            entity("sbir", "ProcurementInstrument"),
        ],
        [claim("gm0", "uses", "sbir"), claim("gm9", "uses", "sbir")],
    )
    (only,) = tile_maps(matrix(snapshot, "Municipality"))
    drenthe = next(tile for tile in only.tiles if tile.letters == "DR")
    assert (drenthe.shown, drenthe.total, drenthe.cell) == (1, 3, None)
    assert (only.shown, only.total) == (1, 3), "of a town without a province the map says nothing"


def test_without_rows_in_a_province_there_is_no_tile_map() -> None:
    snapshot = drawing(
        [entity("bond", "Association"), entity("sbir", "ProcurementInstrument")], [claim("bond", "uses", "sbir")]
    )
    assert tile_maps(matrix(snapshot, "Association")) == ()
