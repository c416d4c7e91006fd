"""Official publications beside the papers are found as they are cited, each with the identifier of its publisher."""

import pytest

from loaders.readers.papers.known import Known
from loaders.readers.papers.paper import Metadata
from loaders.readers.papers.publications import publication_ids
from loaders.readers.papers.records import document_entity
from loaders.readers.papers.references import document_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Stcrt. 2025 nr. 43262, randnummer 177", "stcrt-2025-43262"),
        ("Staatscourant 2019, nr. 64 553", "stcrt-2019-64553"),
        ("Stcrt. 2019, nr. 64.553", "stcrt-2019-64553"),
        ("Stcrt 2021/48345", "stcrt-2021-48345"),
        ("Staatscourant (2021, nr. 48345)", "stcrt-2021-48345"),
        ("Stcrt. 2021, nr. 48345-n1", "stcrt-2021-48345-n1"),
        ("Staatscourant van 29 november 2021, nummer 48345", "stcrt-2021-48345"),
        ("Staatscourant nr. 64553 van 3 mei 2019", "stcrt-2019-64553"),
        ("Stb. 2012, 542 en Staatsblad 2016, nr. 241", "stb-2012-542 stb-2016-241"),
        ("Trb. 2004, 275", "trb-2004-275"),
        ("Aanhangsel Handelingen TK, 2007/08, nr. 1835, blz 33", "ah-tk-20072008-1835"),
        ("Zie ook Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276.", "ah-tk-20222023-3276"),
        ("Aanhangsel van de Handelingen I 2019/20, nrs. 3 en 4", "ah-ek-20192020-3 ah-ek-20192020-4"),
        ("Handelingen II 2012-2013, nr. 71, item 15, blz 53-69", "h-tk-20122013-71-15"),
        ("ah-tk-20222023-3649 en h-tk-20242025-20-3", "ah-tk-20222023-3649 h-tk-20242025-20-3"),
    ],
)
def test_a_publication_is_found_as_it_is_cited(text: str, ids: str) -> None:
    assert publication_ids(text)[0] == tuple(ids.split())


@pytest.mark.parametrize(
    "text",
    [
        "Staatscourant 2021, 12 maart",
        "in de Staatscourant 2021 2022",
        "Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 844",
        "Handelingen Tweede Kamer 2007-08, nr. 49, p. 3623",
        "COM(2020) 123 final, SWD(2020) 54, 32014L0024, CELEX:52020DC0123, PbEU 2014, L 94/65",
        "art. 7:404 BW, artikel 2.163 Aw 2012 en Richtlijn 2014/24/EU",
        "stage-2020-12 en bstb-2020-1",
    ],
)
def test_what_has_no_identifier_gives_none(text: str) -> None:
    assert document_ids(text) == ()


def test_papers_and_publications_in_one_note_are_both_found() -> None:
    text = "Kamerstukken II 2019/20, 29 754, nrs. 520 en 548 en Aanhangsel Handelingen II 2019/20, nr. 89"
    assert document_ids(text) == ("kst-29754-520", "kst-29754-548", "ah-tk-20192020-89")


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("stb-2012-542", "Staatsblad 2012, nr. 542"),
        ("ah-tk-20222023-3649", "Aanhangsel Handelingen II 2022/23, nr. 3649"),
        ("h-ek-20122013-7-15", "Handelingen I 2012/13, nr. 7, item 15"),
    ],
)
def test_a_publication_has_the_name_by_which_it_is_cited(id: str, name: str) -> None:
    entity = document_entity(Metadata(id=id), Known())
    assert (entity.name, entity.homepage) == (name, f"https://zoek.officielebekendmakingen.nl/{id}.html")


@pytest.mark.parametrize(
    ("id", "name"),
    [("kst-23700-188b", "Kamerstuk 23700, nr. 188b"), ("kst-35570-XIII-A", "Kamerstuk 35570-XIII, nr. A")],
)
def test_a_paper_of_the_senate_is_named_by_its_dossier(id: str, name: str) -> None:
    assert document_entity(Metadata(id=id), Known()).name == name


def test_an_issue_from_before_the_site_has_no_address() -> None:
    assert document_entity(Metadata(id="stb-1838-12"), Known()).homepage is None
