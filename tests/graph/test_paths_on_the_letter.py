"""What participants ask, answered from the letter and the registers of public bodies alone."""

from datetime import date

import pytest

from graph.ask.paths import PathAnswer, PathQuestion, find_paths
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch
from graph.say.routes import path_sentences
from graph.store import Contents
from loaders.card import Given
from loaders.sources import brief_innovatiegericht_inkopen, overheid

TODAY = date(2026, 11, 24)
PLATFORM, IPO, VNG = (
    "Economisch Samenwerkingsplatform",
    "Interprovinciaal Overleg",
    "Vereniging van Nederlandse Gemeenten",
)
DRENTHE, FLEVOLAND, ZUID_HOLLAND, AMSTERDAM = "tooi-pv22", "tooi-pv24", "tooi-pv28", "tooi-gm0363"


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    batches = [
        batch
        for source in (brief_innovatiegericht_inkopen, overheid)
        for batch in source.batches(Given())
        if isinstance(batch, Batch)
    ]
    return take_snapshot(
        Contents(
            revision=1,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        ),
        today=TODAY,
    )


def called(snapshot: Snapshot, name: str) -> str:
    (id,) = (node.id for node in snapshot.nodes.values() if node.name == name)
    return id


def routes(snapshot: Snapshot, answer: PathAnswer) -> list[list[str]]:
    return [[snapshot.node(id).name for id in path.nodes] for path in answer.paths]


def test_the_other_way_from_mkb_nederland_to_flevoland_runs_through_ezk_rvo_and_the_sbir(letter: Snapshot) -> None:
    answer = find_paths(letter, PathQuestion.between(called(letter, "MKB-Nederland"), FLEVOLAND, diverse=True))
    assert routes(letter, answer)[1] == [
        "MKB-Nederland",
        PLATFORM,
        "Ministerie van Economische Zaken en Klimaat",
        "Rijksdienst voor Ondernemend Nederland",
        "SBIR Smart Mobility Flevoland",
        "Provincie Flevoland",
    ]


def test_mkb_nederland_reaches_flevoland_through_the_platform_and_ipo(letter: Snapshot) -> None:
    answer = find_paths(letter, PathQuestion.between(called(letter, "MKB-Nederland"), FLEVOLAND))
    path = answer.paths[0]
    assert routes(letter, answer)[0] == [
        "MKB-Nederland",
        "Economisch Samenwerkingsplatform",
        IPO,
        "Provincie Flevoland",
    ]
    assert len(answer.paths) >= 2
    assert path.weakest == 2
    assert letter.node(path.contact or "").name == IPO
    sentences = path_sentences(letter, path, "nl")
    assert "(afgeleid)" in sentences[2]
    assert "(afgeleid)" not in sentences[0] + sentences[1]
    assert all("p. 5, al. 2" in sentence for sentence in sentences[:2])
    assert "van het Interprovinciaal Overleg (IPO) naar de provincie Flevoland: die band is afgeleid" in sentences[3]
    assert sentences[4].startswith("Neem eerst contact op met het Interprovinciaal Overleg (IPO)")


def test_drenthe_reaches_mkb_nederland_through_ipo_and_the_platform(letter: Snapshot) -> None:
    answer = find_paths(letter, PathQuestion.between(DRENTHE, called(letter, "MKB-Nederland")))
    assert routes(letter, answer)[0] == ["Provincie Drenthe", IPO, PLATFORM, "MKB-Nederland"]
    assert path_sentences(letter, answer.paths[0], "nl")[0].startswith(
        "De provincie Drenthe is lid van het Interprovinciaal"
    )


def test_a_municipality_is_introduced_by_vng_in_spite_of_its_size(letter: Snapshot) -> None:
    answer = find_paths(letter, PathQuestion.between(AMSTERDAM, called(letter, "MKB-Nederland"), k=1))
    assert routes(letter, answer)[0][1] == VNG


def test_having_used_sbir_both_is_an_affinity_and_never_an_introduction(letter: Snapshot) -> None:
    sbir = called(letter, "Small Business Innovation Research")
    affinity = find_paths(letter, PathQuestion.between(AMSTERDAM, ZUID_HOLLAND, meaning="affinity"))
    assert affinity.paths[0].nodes == (AMSTERDAM, sbir, ZUID_HOLLAND)
    introduction = find_paths(letter, PathQuestion.between(AMSTERDAM, ZUID_HOLLAND, k=20))
    assert introduction.paths
    assert all(sbir not in path.nodes for path in introduction.paths)
    assert routes(letter, introduction)[0][1:-1] == [VNG, PLATFORM, IPO]


def test_without_the_ministry_a_path_runs_around_it(letter: Snapshot) -> None:
    ezk = called(letter, "Ministerie van Economische Zaken en Klimaat")
    paths = find_paths(
        letter, PathQuestion.between(called(letter, "MKB-Nederland"), FLEVOLAND, k=20, avoid=[ezk])
    ).paths
    assert paths
    assert all(ezk not in path.nodes for path in paths)
