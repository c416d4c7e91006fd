"""From any bytes to the records of a paper or a register; whatever they are, only clean errors may come out."""

from pathlib import Path

from graph.model.records import Batch, Entity
from loaders.card import File, Given, Skipped
from loaders.problems import LoadError
from loaders.sources import officiele_publicaties, organisaties_overheid
from tests.pdf import pdf

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAPERS = {path.name: path.read_bytes() for path in sorted((FIXTURES / "papers").iterdir()) if path.name != "SOURCE.txt"}
PAPERS["stuk.pdf"] = pdf("Kamerstuk 99999, nr. 3 van de provincie Noordland.", "Tweede bladzijde.")
REGISTERS = {path.name: path.read_bytes() for path in sorted((FIXTURES / "roo").glob("*.xml"))}
KNOWN = (
    Entity("tooi-oorg10002", "Parliament", "Tweede Kamer der Staten-Generaal"),
    Entity("pv", "Province", "Provincie Noordland"),
)
CLEAN = frozenset({"refused", "written"})


def one_input(data: bytes, path: Path) -> str:
    """Put bytes at a path, read that file and write its records; in one word, how it ended."""
    path.write_bytes(data)
    source = organisaties_overheid if organisaties_overheid.recognises(path) else officiele_publicaties
    try:
        made = list(source.batches(Given((File(path),), entities=lambda: KNOWN)))
    except LoadError as error:
        made = [error]
    if not all(isinstance(item, Batch | Skipped | LoadError) for item in made):
        return "as something else"
    refused = [item for item in made if isinstance(item, LoadError)]
    if not all(str(problem).strip() for refusal in refused for problem in refusal.problems):
        return "without a reason"
    return "refused" if refused else "written"
