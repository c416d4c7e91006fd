"""From any bytes to a contribution or an export; whatever they are, only clean errors may come out.

The first byte says by which ending the file goes, so that a fuzzer finds its way to each reader.
"""

import tempfile
from pathlib import Path

import networkx
import orjson

from graph.model.identity import Judgement
from graph.model.records import Batch, Entity
from graph.model.words import WrongError
from loaders.card import Answers, File, Given, Skipped
from loaders.problems import LoadError
from loaders.sources import spreadsheet, uitvoer
from tests.loaders.own_material import ods_rows, write_book, write_ods

ENDINGS = (".csv", ".xlsx", ".ods", ".json", ".graphml", ".gexf")
CLEAN = frozenset({"refused", "written"})
KNOWN = {
    "ipo": Entity("ipo", "Association", "IPO"),
    "provincie noordland": Entity("pv", "Province", "Provincie Noordland"),
}
ANSWERS = Answers(fill={"kind": "bedrijf", "relation": "is lid van"})
ROWS = (("Naam", "Soort", "KvK"), ("IPO", "", "1234567"), ("Bureau Aap", "bedrijf", "12345678"))


def _seeds() -> dict[str, bytes]:
    graph = networkx.DiGraph()
    graph.add_edge("IPO", "Provincie Noordland", type="lid van")
    kumu = {
        "elements": [{"label": "IPO", "type": "Platform"}],
        "connections": [{"from": "IPO", "to": "Aap", "type": "x"}],
    }
    export = {
        "claims": [],
        "entities": [{"source": "a", **dict.fromkeys(("id", "kind", "name"), "x")}],
        "judgements": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = {
            "lijst.csv": "sep=;\nVan;Naar;Bedrag;Sinds\nIPO;Bureau Aap;€ 1,2 mln;12 maart 2021\n".encode(
                "windows-1252"
            ),
            "lijst.xlsx": write_book(place / "a.xlsx", Blad=ROWS).read_bytes(),
            "lijst.ods": write_ods(place / "a.ods", ods_rows(ROWS)).read_bytes(),
            "kumu.json": orjson.dumps(kumu),
            "uitvoer.json": orjson.dumps(export),
            "net.graphml": "\n".join(networkx.generate_graphml(graph)).encode(),
            "net.gexf": "\n".join(networkx.generate_gexf(graph)).encode(),
        }
    return {name: bytes([ENDINGS.index(Path(name).suffix)]) + data for name, data in made.items()}


FILES = _seeds()


def one_input(data: bytes, folder: Path) -> str:
    """Put all but the first byte in a file, read that and make its records; in one word, how it ended."""
    path = folder / f"fuzz{ENDINGS[data[0] % len(ENDINGS)] if data else '.csv'}"
    path.write_bytes(data[1:])
    source = uitvoer if uitvoer.recognises(path) else spreadsheet
    try:
        made = list(source.batches(Given((File(path),), named=_named, answers=ANSWERS)))
    except WrongError as error:
        made = [LoadError(*error.problems)]
    finally:
        path.unlink()
    if not all(isinstance(item, Batch | Skipped | LoadError | Judgement) for item in made):
        return "as something else"
    refused = [item for item in made if isinstance(item, LoadError)]
    if not all(str(problem).strip() for refusal in refused for problem in refusal.problems):
        return "without a reason"
    return "refused" if refused else "written"


def _named(name: str, kind: str | None) -> tuple[Entity, ...]:
    known = KNOWN.get(name.casefold())
    return (known,) if known and kind in {None, known.kind} else ()
