"""The ecosystem around the letter: facts from public sources, curated by hand, one dataset a subject.

Agreements and their parties, SBIR rounds, Startup in Residence, innovation partnerships, City Deals, Regio Deals, MKB
deals, fieldlabs, the Innovation Credit, research, and the register numbers of associations and agencies. Each claim has
the address of the page that says it and the place on that page; a file is one source, so that one subject can be
brought up to date, or taken out, without touching another.
"""

from collections.abc import Iterable

from graph.model.records import Batch, Rank
from loaders.card import DATA, Cadence, Card, Expected, Given
from loaders.problems import LoadError
from loaders.readers.dataset import parse_dataset, to_batch
from loaders.readers.notices.register import bundled_bodies

CARD = Card(
    id="ecosysteem",
    title="Ecosysteem rond innovatiegericht inkopen: bijeengebrachte feiten uit openbare bronnen",
    publisher="Samenspel-redactie",
    licence="feiten; zie bronvermelding per regel",
    url="https://pianoo.nl/",
    cadence=Cadence.ON_CHANGE,
    rank=Rank.CURATED,
    expected=(
        Expected(3, 200),
        Expected(1, 300, "claims"),
        Expected(25, 60, "partyTo", source="ecosysteem-mkb-samenwerkingsagenda"),
        Expected(50, 200, "partyTo", source="ecosysteem-city-deals"),
        Expected(14, 60, "Deal", source="ecosysteem-regio-deals"),
        Expected(8, 40, "commissions", source="ecosysteem-sbir-provincies"),
    ),
    bundled=True,
)


def batches(given: Given) -> Iterable[Batch | LoadError]:
    """One batch for each file; a file that cannot be read is refused and leaves the others standing.

    A file need not state what another file of this source or the register of public bodies states.
    """
    datasets = {path: parse_dataset(path) for path in sorted((DATA / CARD.id).glob("*.yaml"))}
    known = dict(bundled_bodies())
    for dataset in datasets.values():
        known.update(dataset.entities)
    for path, dataset in datasets.items():
        try:
            yield to_batch(dataset, known=known)
        except LoadError as error:
            yield LoadError(*error.problems, source=f"{CARD.id}-{path.stem.replace('_', '-')}")
