"""The network opens in the programs for which it is written: every fact once and typed, and nothing denied as a tie."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx
import orjson
import pytest
from lxml import etree
from openpyxl import load_workbook

from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Amount, Claim, Rank, Status
from graph.model.vocabulary import VOCABULARY
from graph.say.networks.content import Network, Spell, fact_spells, kind_of
from graph.say.networks.files import FORMS
from graph.store import Store
from graph.store.contract import Contents
from tests.conftest import go_without
from tests.fictitious import CLAIMS, ENTITIES, REGISTER, SOURCE
from tests.gephi_toolkit import as_gephi_reads, find_gephi
from tests.maven import NotFetched

HOSTILE = '=HYPERLINK("http://x")\x0b<b>&’ 😀 ]]> \\u0027 \' | \u2028'
# On top of the fixture: a fact of two sources, one of two periods and amounts, a proposal, and one fact both ways.
MORE = (
    ("voorbeeldregister", replace(CLAIMS[0], locator="rij 1", since="2018", until="2019-06")),
    ("voorbeeldbrief", replace(CLAIMS[0], locator="p. 9", since="2020-12-08")),
    ("voorbeeldbrief", Claim("zuidland", "consults", "eiland", locator="p. 5", role="a\nb")),
    ("voorbeeldbrief", Claim("eiland", "consults", "zuidland", locator="p. 6")),
    ("voorbeeldbrief", Claim("zuidland", "memberOf", "tafel", locator="p. 7", status=Status.PROPOSED)),
    ("voorbeeldbrief", Claim("vbz", "funds", "uitvraag", locator="p. 8", amount=Amount(Decimal(10**9), "EUR", "2021"))),
    ("voorbeeldbrief", Claim("eiland", "memberOf", "koepel", locator="p. 9", holds=False)),
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    hostile = replace(ENTITIES[2], name=HOSTILE, description='+31 20, "quoted"\nline')
    entities = tuple(("voorbeeldbrief", hostile if entity.id == "tafel" else entity) for entity in ENTITIES)
    claims = (*(("voorbeeldbrief", claim) for claim in CLAIMS), *MORE)
    return take_snapshot(Contents(1, (SOURCE, REGISTER), entities, claims, ()))


def written(snapshot: Snapshot, form: str, language: str = "nl", site: str | None = None) -> bytes:
    return b"".join(FORMS[form].write(Network(snapshot, language, site)))


def edges_of(snapshot: Snapshot) -> set[tuple[str, str, str]]:
    """What a file has to hold: every fact that is shown or proposed, told by its ends and its kind."""
    shown = (Standing.STANDS, Standing.PROPOSED)
    facts = (fact for fact in snapshot.facts if snapshot.past or fact.standing in shown)
    return {
        (fact.subject, kind_of(fact), fact.object)
        for fact in facts
        if fact.standing is not Standing.DENIED
        and (snapshot.past or (snapshot.shows(fact.subject) and snapshot.shows(fact.object)))
    }


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_each_fact_is_one_edge_and_what_is_only_denied_is_none(snapshot: Snapshot, form: str, past: bool) -> None:
    shown = snapshot.with_past if past else snapshot
    graph = _read(written(shown, form), form)
    edges = [(start, data["relation"], data["standing"], end) for start, end, data in graph.edges(data=True)]
    kinds = [
        (start, relation if stands == "stands" else f"{relation}:{stands}", end)
        for start, relation, stands, end in edges
    ]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == edges_of(shown)
    assert set(graph.nodes) == set(shown.nodes if past else shown.shown_nodes)
    assert ("eiland", "uses", "vraag") not in kinds
    assert "De provincie Eiland is geen lid van" in graph.nodes["eiland"]["denied"]
    assert "Voorbeeldbrief" in graph.nodes["eiland"]["denied"]
    assert "denied" not in graph.nodes["zuidland"]


def _read(data: bytes, form: str) -> networkx.MultiDiGraph:
    if form == "graphml":
        return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    return networkx.read_gexf(io.BytesIO(data), version="1.3")


def test_graphml_has_values_of_their_own_types(snapshot: Snapshot) -> None:
    graph = networkx.read_graphml(io.BytesIO(written(snapshot, "graphml")), force_multigraph=True)
    (paid,) = graph["zuidland"]["uitvraag"].values()
    assert (paid["amount"], paid["unit"], paid["disputed"]) == (25000.5, "EUR", False)
    (funded,) = graph["vbz"]["uitvraag"].values()
    assert (funded["amount"], funded["amountPeriod"]) == (1e9, "2021")
    (table,) = graph["bedrijvenbond"]["tafel"].values()
    assert (table["since"], table["sinceYear"], table["strength"]) == ("2019", 2019, 1.0)
    (member,) = graph["pv-noordland"]["koepel"].values()
    assert (member["label"], member["sourceCount"], member["sources"]) == (
        "is lid van", 1, "Voorbeeldbrief over inkopen",
    )  # fmt: skip
    assert graph.nodes["tafel"]["label"] == HOSTILE.replace("\x0b", " ")
    assert graph.nodes["tafel"]["description"] == '+31 20, "quoted"\nline'
    assert (graph.nodes["vbz"]["group"], graph.nodes["vbz"]["tier"]) == ("Actor", 1)


def test_graphml_is_read_by_igraph_with_its_types(snapshot: Snapshot, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "net.graphml"
    path.write_bytes(written(snapshot, "graphml"))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount()) == (len(snapshot.shown_nodes), len(edges_of(snapshot)))
    assert 1e9 in graph.es["amount"]
    assert set(graph.es["disputed"]) == {False}


def test_a_page_is_named_only_where_others_can_reach_it(snapshot: Snapshot) -> None:
    assert b"/entities/koepel" not in written(snapshot, "gexf")
    assert b"https://samenspel.example.nl/entities/koepel" in written(
        snapshot, "gexf", site="https://samenspel.example.nl"
    )


def test_colours_are_those_of_the_vocabulary(snapshot: Snapshot) -> None:
    root = etree.fromstring(written(snapshot, "gexf"))
    (colour,) = root.xpath("//*[local-name()='node'][@id='vbz']/*[local-name()='color']")
    parts = (int(colour.get(part)) for part in "rgb")
    assert "#" + "".join(f"{part:02x}" for part in parts) == VOCABULARY.kinds["Ministry"].colour


def fact(*claims: tuple[Claim, Standing], source: str = "2021-11-29") -> Fact:
    dated = replace(SOURCE, published=source)
    evidence = tuple(Evidence(dated, claim, standing) for claim, standing in claims)
    return Fact("zuidland", "memberOf", "koepel", evidence, min(piece.standing for piece in evidence))


def claim(since: str | None = None, until: str | None = None, **more: Any) -> Claim:
    return replace(CLAIMS[1], since=since, until=until, **more)


def spells(*claims: tuple[Claim, Standing]) -> list[tuple[str | None, str | None]]:
    ends = [(spell.begin, spell.end) for spell in fact_spells(fact(*claims))]
    return [(begin.isoformat() if begin else None, end.isoformat() if end else None) for begin, end in ends]


S, E = Standing.STANDS, Standing.ENDED


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # A beginning is the first day of what it names, an end the last.
        ([(claim("2018", "2019-02"), E)], [("2018-01-01", "2019-02-28")]),
        ([(claim("2020-12-08"), S)], [("2020-12-08", None)]),
        ([(claim(until="2019"), E)], [(None, "2019-12-31")]),
        # Nobody says when.
        ([(claim(), S)], []),
        # Another claim that gives no time takes nothing away from one that does.
        ([(claim(), S), (claim("2019"), S)], [("2019-01-01", None)]),
        # Two times with a gap between them are two; without one they are one.
        ([(claim("2018", "2018"), E), (claim("2020"), S)], [("2018-01-01", "2018-12-31"), ("2020-01-01", None)]),
        ([(claim("2018", "2019"), E), (claim("2020"), S)], [("2018-01-01", None)]),
        ([(claim("2018", "2021"), E), (claim("2019", "2020"), E)], [("2018-01-01", "2021-12-31")]),
        # Over without an end of its own: at that of another, or else when its paper said so.
        ([(claim("2015"), E), (claim("2016", "2017"), E)], [("2015-01-01", "2017-12-31")]),
        ([(claim("2015", status=Status.ENDED), E)], [("2015-01-01", "2021-11-29")]),
        # What is proposed, denied or taken back tells no time of what is there.
        ([(claim("2018"), S), (claim("2010", status=Status.PROPOSED), Standing.PROPOSED)], [("2018-01-01", None)]),
        ([(claim("2018"), S), (claim("2010", holds=False), Standing.DENIED)], [("2018-01-01", None)]),
        # What counts something at a moment dates the count.
        ([(claim("2019", "2019", amount=Amount(Decimal(3), "count")), S)], []),
    ],
)
def test_the_times_of_a_fact_are_those_that_its_claims_give(
    claims: list[tuple[Claim, Standing]], expected: list[tuple[str | None, str | None]]
) -> None:
    assert spells(*claims) == expected


def test_the_day_on_which_a_list_of_ours_was_made_ends_nothing() -> None:
    over = (claim("2015", status=Status.ENDED), E)
    curated = fact(over)
    evidence = tuple(replace(piece, source=replace(piece.source, rank=Rank.CURATED)) for piece in curated.evidence)
    assert fact_spells(replace(curated, evidence=evidence)) == [Spell(date(2015, 1, 1), None)]


def test_kumu_gets_ids_types_tags_and_directions_by_its_own_names(snapshot: Snapshot) -> None:
    document = orjson.loads(written(snapshot, "kumu.json", site="https://samenspel.example.nl"))
    assert list(document) == ["elements", "connections"]
    elements = {element["id"]: element for element in document["elements"]}
    assert elements.keys() == snapshot.shown_nodes.keys()
    assert elements["tafel"]["label"] == HOSTILE
    assert (elements["vbz"]["type"], elements["vbz"]["tags"]) == ("ministerie", ["geldt"])
    assert elements["vbz"]["In Samenspel"] == "https://samenspel.example.nl/entities/vbz"
    assert elements["eiland"]["tags"] == ["geldt", "tegengesproken"]
    assert "De provincie Eiland is geen lid van" in elements["eiland"]["Tegengesproken"]
    connections = {connection["id"]: connection for connection in document["connections"]}
    assert len(connections) == len(document["connections"]) == len(edges_of(snapshot))
    assert {(connection["from"], connection["to"]) for connection in connections.values()} <= {
        (a, b) for a in elements for b in elements
    }
    member = connections["pv-noordland.memberOf.koepel"]
    assert (member["type"], member["direction"]) == ("is lid van", "directed")
    assert member["description"].startswith(
        "De provincie Noordland is sinds 8 december 2020 lid van de Voorbeeldkoepel"
    )
    assert connections["zuidland.consults.eiland"]["direction"] == "mutual"
    proposed = connections["zuidland.memberOf.tafel"]
    assert (proposed["tags"], proposed["label"]) == (["voorgesteld"], "is lid van (voorgesteld)")


def test_the_workbook_for_kumu_says_the_same_as_its_json(snapshot: Snapshot) -> None:
    book = load_workbook(io.BytesIO(written(snapshot, "kumu.xlsx", "en")))
    document = orjson.loads(written(snapshot, "kumu.json", "en"))
    assert book.sheetnames == ["Elements", "Connections"]
    for sheet, part in zip(book, ("elements", "connections"), strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert head[: 5 if part == "elements" else 8] == (
            ("ID", "Label", "Type", "Description", "Tags")
            if part == "elements"
            else ("ID", "From", "To", "Direction", "Label", "Type", "Description", "Tags")
        )
        assert len(rows) == len(document[part])
        for row, record in zip(rows, document[part], strict=True):
            cells = {_key(str(name)): cell for name, cell in zip(head, row, strict=True) if cell is not None}
            assert cells.keys() == record.keys()
            assert all(cells[name] == _as_cell(value) for name, value in record.items())


def _key(column: str) -> str:
    own = {"ID", "Label", "Type", "Description", "Tags", "From", "To", "Direction"}
    return column.lower() if column in own else column


def _as_cell(value: object) -> str:
    texts = [text.replace("|", "/") for text in value] if isinstance(value, list) else [str(value)]
    return "|".join(texts).replace("\x0b", " ")


@pytest.fixture(scope="module")
def gephi(pytestconfig: pytest.Config) -> None:
    try:
        find_gephi()
    except NotFetched as missing:
        go_without(pytestconfig, "gephi", str(missing))


def _lines(read: Iterable[list[str]], sort: str) -> list[list[str]]:
    return [line[1:] for line in read if line[0] == sort]


@pytest.mark.usefixtures("gephi")
def test_gephi_reads_all_that_is_bundled_with_every_fact(bundled: Store, tmp_path: Path) -> None:
    snapshot = take_snapshot(bundled.read()).with_past
    network, path = Network(snapshot, "nl"), tmp_path / "alles.gexf"
    path.write_bytes(b"".join(FORMS["gexf"].write(network)))
    read = as_gephi_reads(path)
    assert _lines(read, "issue") == [["GEXF version 1.3"]]
    facts = list(network.facts())
    edges = _lines(read, "edge")
    ends = {tuple(line[3].split(" ")) for line in edges}
    assert len(edges) == len(facts) > 5000
    assert ends == {(fact.subject, fact.object) for fact in facts}
    assert {line[2] for line in edges} == {kind_of(fact) for fact in facts}
    assert {line[4] for line in edges} == {"1.0"}
    times = [[_days(spell) for spell in fact_spells(fact)] for fact in facts]
    assert sorted(line[6] for line in edges) == sorted(",".join(periods) for periods in times)
    nodes = {line[0]: line for line in _lines(read, "node")}
    assert nodes.keys() == set(snapshot.nodes)
    assert all(line[3] == VOCABULARY.kinds[line[2]].colour.lower() for line in nodes.values())


@pytest.mark.usefixtures("gephi")
def test_gephi_reads_hostile_names_types_and_several_periods(snapshot: Snapshot, tmp_path: Path) -> None:
    path = tmp_path / "vijandig.gexf"
    path.write_bytes(written(snapshot, "gexf"))
    read = as_gephi_reads(path)
    nodes = {line[0]: line for line in _lines(read, "node")}
    assert nodes["tafel"][1] == HOSTILE.replace("\x0b", " ")
    edges = {(line[3], line[2]): line for line in _lines(read, "edge")}
    assert len(edges) == len(edges_of(snapshot))
    assert edges["pv-noordland koepel", "memberOf"][6] == "17532:18077,18604:"
    assert edges["zuidland uitvraag", "commissions"][5] == "25000.5"
    assert edges["zuidland tafel", "memberOf:proposed"][1] == "is lid van (voorgesteld)"
    types = {(sort, title): type for sort, title, type in _lines(read, "column")}
    assert types["edge", "amount"] == "Double"
    assert types["edge", "sinceYear"] == types["node", "tier"] == "Integer"
    assert types["edge", "disputed"] == "Boolean"
    assert types["edge", "Interval"] == "IntervalSet"


def _days(spell: Spell) -> str:
    epoch = date(1970, 1, 1).toordinal()
    begin, end = (str(day.toordinal() - epoch) if day else "" for day in (spell.begin, spell.end))
    return f"{begin}:{end}"
