"""The letter on innovation-oriented procurement of the Minister of Economic Affairs and Climate Policy (2021-11-29).

Every fact of the letter (Kamerstuk 33009, nr. 104), curated by hand in our own words, each with the page and paragraph,
the box or the footnote where it stands.
"""

from collections.abc import Iterable

from graph.model.records import Batch, Rank
from loaders.card import DATA, Cadence, Card, Expected, Given
from loaders.readers.dataset import read_dataset

CARD = Card(
    id="brief_innovatiegericht_inkopen",
    title="Kamerbrief over innovatiegericht inkopen (Kamerstuk 33009, nr. 104)",
    publisher="Ministerie van Economische Zaken en Klimaat",
    licence="vrij van auteursrecht (Auteurswet, artikel 11 en 15b)",
    url="https://zoek.officielebekendmakingen.nl/kst-33009-104.html",
    cadence=Cadence.NEVER,
    rank=Rank.OFFICIAL,
    expected=(
        Expected(130, 180),
        Expected(315, 450, "claims"),
        Expected(20, 40, "Document"),
        Expected(22, 40, "refersTo"),
    ),
    bundled=True,
    published="2021-11-29",
)


def batches(given: Given) -> Iterable[Batch]:
    """The one batch of the letter."""
    yield read_dataset(DATA / CARD.id, CARD.source())
