"""A paper that is printed by the States General is read for what its heading and the foot of its pages say."""

import pytest

from loaders.readers.papers.html import read_html
from loaders.readers.papers.printed import printed
from loaders.readers.papers.references import find_references
from loaders.readers.papers.text import read_plain

LETTER = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2021–2022
99 999 Innovatie in het voorbeeld
Nr. 104 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN
EN KLIMAAT
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 29 november 2021
In de motie van het lid Voorbeeld1 is om een plan gevraagd. Zie ook de eerdere brief.2
1 Kamerstuk 99 998 XIII, nr. 50.
2Kamerstukken II 2018/19, 99 999, nr. 82.
kst-99999-104
ISSN 0921 - 7371
’s-Gravenhage 2021 Tweede Kamer, vergaderjaar 2021–2022, 99 999, nr. 104 1
\fHet Rijk koopt in.3
3 Aanhangsel Handelingen II 2019/20, nr. 89, en Kamerstuk 99 997,
nr. 316, p. 4.
Tweede Kamer, vergaderjaar 2021–2022, 99 999, nr. 104 2
"""


def test_a_printed_paper_says_itself_what_it_is() -> None:
    stated = read_plain(LETTER, "brief.pdf").metadata
    assert (stated.id, stated.dossier, stated.number) == ("kst-99999-104", "99999", "104")
    assert stated.title == "BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT"
    assert (stated.dossier_title, stated.session) == ("Innovatie in het voorbeeld", "2021-2022")
    assert stated.author == "Minister van Economische Zaken en Klimaat"
    assert stated.addressee == "Tweede Kamer der Staten-Generaal"
    assert stated.date == "2021-11-29"


def test_the_foot_of_its_pages_is_no_part_of_its_text_and_ends_no_footnote() -> None:
    paper = read_plain(LETTER, "brief.pdf")
    assert [(reference.locator, reference.id) for reference in find_references(paper)] == [
        ("voetnoot 1", "kst-99998-XIII-50"),
        ("voetnoot 2", "kst-99999-82"),
        ("voetnoot 3", "kst-99997-316"),
        ("voetnoot 3", "ah-tk-20192020-89"),
    ]
    assert not any("ISSN" in passage.text or "vergaderjaar 2021–2022," in passage.text for passage in paper.passages)


@pytest.mark.parametrize(
    ("heading", "id", "title"),
    [
        ("99 506 Een wet\n\nAB VERSLAG VAN EEN OVERLEG\n\nVastgesteld", "kst-99506-AB", "VERSLAG VAN EEN OVERLEG"),
        ("99 240 A Een fonds\n\nNr. 2 RAPPORT BIJ 2011 (A)\n\nAan", "kst-99240-A-2", "RAPPORT BIJ 2011 (A)"),
        ("99 538 Zorg\n\n99 104 Meer\n\nNr. 331 BRIEF VAN DE KONING1\n\nAan", "kst-99538-331", "BRIEF VAN DE KONING"),
        ("21 501-31 Een raad\n\n21 501-27 Sport\n\nNr. 207 VERSLAG VAN IETS\n", "kst-21501-31-207", "VERSLAG VAN IETS"),
    ],
)
def test_a_heading_alone_tells_number_and_title(heading: str, id: str, title: str) -> None:
    stated = printed(heading)
    assert (stated.id, stated.title) == (id, title)


def test_a_paper_in_two_dossiers_keeps_their_titles_apart() -> None:
    assert printed("99 538 Zorg\n\n99 104 Meer\n\nNr. 331 BRIEF VAN IEMAND\n").dossier_title == "Zorg"


def test_a_page_without_metadata_is_known_by_its_heading() -> None:
    page = "<!doctype html><main><h1>99 999 Voorbeeld</h1><p>Nr. 7 BRIEF VAN DE MINISTER VAN DEFENSIE</p><p>Kort.</p>"
    stated = read_html(page.encode(), "stuk.html").metadata
    assert (stated.id, stated.author) == ("kst-99999-7", "Minister van Defensie")


@pytest.mark.parametrize(
    "text", ["", "Zie kst-99999-104.", "99 999 Innovatie\nnr. 104 is een brief", "25 000 Mensen\nEN"]
)
def test_a_text_that_only_cites_a_paper_is_not_that_paper(text: str) -> None:
    assert printed(text).id is None


def test_a_letter_that_is_no_paper_yet_gives_its_subject_day_and_addressee() -> None:
    letter = """> Retouradres Postbus 1 2500 AA Den Haag
De Voorzitter van de Tweede Kamer
der Staten-Generaal
Datum
29 november 2021
Betreft Voortgang van het voorbeeld

Geachte Voorzitter,
"""
    stated = read_plain(letter, "brief.txt").metadata
    assert (stated.title, stated.date) == ("Voortgang van het voorbeeld", "2021-11-29")
    assert stated.addressee == "Tweede Kamer der Staten-Generaal"
