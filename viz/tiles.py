"""The Netherlands as a grid of twelve tiles, one a province: each has as much room, however small its area.

A tile map tells at a glance where something is known. Rows that are no provinces are counted in the province that they
lie in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.ask.matrix import Cell, Matrix
from graph.model.merging import Node

# By id, the letters on a tile with its column and row, from the top left.
PROVINCES: Mapping[str, tuple[str, int, int]] = MappingProxyType(
    {
        "tooi-pv21": ("FR", 3, 1), "tooi-pv20": ("GR", 4, 1),
        "tooi-pv27": ("NH", 2, 2), "tooi-pv24": ("FL", 3, 2), "tooi-pv22": ("DR", 4, 2),
        "tooi-pv28": ("ZH", 1, 3), "tooi-pv26": ("UT", 2, 3), "tooi-pv25": ("GE", 3, 3), "tooi-pv23": ("OV", 4, 3),
        "tooi-pv29": ("ZE", 1, 4), "tooi-pv30": ("NB", 2, 4), "tooi-pv31": ("LI", 3, 4),
    }
)  # fmt: skip
# More maps than this tell less than the table below them.
MOST_MAPS = 12


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on a tile map: of `total` rows in it so many are `shown` and `doubtful`; `cell` when it is the row."""

    id: str
    letters: str
    column: int
    row: int
    shown: int
    doubtful: int
    total: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """One column of a matrix over the provinces, with how many of its rows are shown."""

    column: Node
    tiles: tuple[Tile, ...]
    shown: int
    total: int


def tile_maps(matrix: Matrix) -> tuple[TileMap, ...]:
    """A tile map for each column of which anything is known, the best known first; none without rows in a province."""
    rows = _rows_by_province(matrix.rows)
    if not rows:
        return ()
    maps = (_tile_map(matrix, column, rows) for column in matrix.columns)
    known = [
        tile_map for tile_map in maps if any(tile.shown or tile.doubtful or _absent(tile) for tile in tile_map.tiles)
    ]
    known.sort(key=lambda tile_map: (-tile_map.shown, tile_map.column.name.casefold(), tile_map.column.id))
    return tuple(known[:MOST_MAPS])


def _rows_by_province(rows: Iterable[Node]) -> Mapping[str, Sequence[Node]]:
    by_province: dict[str, list[Node]] = defaultdict(list)
    for node in rows:
        province = node.id if node.id in PROVINCES else node.region
        if province is not None and province in PROVINCES:
            by_province[province].append(node)
    return by_province


def _tile_map(matrix: Matrix, column: Node, rows: Mapping[str, Sequence[Node]]) -> TileMap:
    tiles = []
    for id, (letters, across, down) in PROVINCES.items():
        here = rows.get(id, ())
        readings = [matrix.cells[row.id, column.id].reading for row in here]
        itself = len(here) == 1 and here[0].id == id
        cell = matrix.cells[id, column.id] if itself else None
        shown, doubtful = readings.count("shown"), readings.count("doubtful")
        tiles.append(Tile(id, letters, across, down, shown, doubtful, len(here), cell))
    return TileMap(column, tuple(tiles), sum(tile.shown for tile in tiles), sum(tile.total for tile in tiles))


def _absent(tile: Tile) -> bool:
    return tile.cell is not None and tile.cell.state == "absent"
