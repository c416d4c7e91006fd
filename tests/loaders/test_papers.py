"""Papers of every form are read into the same passages, references and metadata, or refused with a clear message."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Entity
from loaders.problems import LoadError
from loaders.readers.papers.document_xml import read_document
from loaders.readers.papers.html import read_html
from loaders.readers.papers.known import Known
from loaders.readers.papers.metadata import read_metadata, read_results
from loaders.readers.papers.offices import ministry_part
from loaders.readers.papers.paper import Metadata, Paper, Passage, author, office, one_line
from loaders.readers.papers.pdf import read_pdf
from loaders.readers.papers.references import document_id, document_ids, find_references
from loaders.readers.papers.text import read_plain
from loaders.readers.reading import read_xml
from tests.pdf import pdf
from tests.told import refuses

FIXTURES = Path(__file__).parents[1] / "fixtures" / "papers"


def cited(paper: Paper) -> list[tuple[str, str | None]]:
    return [
        (reference.locator, reference.id or reference.address or reference.title)
        for reference in find_references(paper)
    ]


@pytest.fixture
def brief() -> Paper:
    return read_plain((FIXTURES / "brief.txt").read_text(encoding="utf-8"), "brief.txt")


def test_a_plain_text_gives_its_pages_paragraphs_and_footnotes(brief: Paper) -> None:
    assert [passage.locator for passage in brief.passages] == [
        *(f"p. 1, al. {number}" for number in range(1, 5)),
        "voetnoot 1",
        "voetnoot 2",
        "voetnoot 3",
        "p. 2, al. 1",
        "p. 2, al. 2",
        "voetnoot 4",
    ]


def test_a_plain_text_refers_to_what_stands_there_and_to_nothing_else(brief: Paper) -> None:
    assert cited(brief) == [
        ("p. 1, al. 4", "kst-99999-XIII-12"),
        ("voetnoot 1", "kst-99999-XIII-12"),
        ("voetnoot 2", "https://voorbeeldstad.example/voorbeeldtafel"),
        ("p. 2, al. 1", "stcrt-2019-64553"),
        ("voetnoot 4", "https://voorbeeldstad.example/berichten/een-lang-bericht.html"),
    ]


def test_marks_of_footnotes_leave_the_text_and_other_numbers_stay(brief: Paper) -> None:
    text = next(passage.text for passage in brief.passages if passage.locator == "p. 1, al. 4")
    assert "nr. 12) over de Voorbeeldtafel. Er is 10 procent" in text
    assert text.endswith("de notitie.")


def test_a_letter_says_its_date_sender_and_addressee(brief: Paper) -> None:
    assert brief.metadata.date == "2021-03-04"
    assert brief.metadata.author == "Minister van Voorbeeldzaken"
    assert brief.metadata.addressee == "Tweede Kamer der Staten-Generaal"


def test_a_line_that_begins_with_a_number_is_no_footnote_without_its_mark() -> None:
    paper = read_plain("Er kwam meer geld.\n\n1 miljoen euro ging naar de proef.\n", "x.txt")
    assert paper.footnotes == ()


def test_form_feeds_part_pages() -> None:
    paper = read_plain("Eerste bladzijde.\f\nTweede bladzijde.\f", "x.txt")
    assert [(passage.locator, passage.text) for passage in paper.passages] == [
        ("p. 1, al. 1", "Eerste bladzijde."),
        ("p. 2, al. 1", "Tweede bladzijde."),
    ]


def test_a_hyphen_at_the_end_of_a_line_joins_without_a_space() -> None:
    assert one_line("Kamerstuk 35570-\nXIII, nr. 50 van de\nKamer") == "Kamerstuk 35570-XIII, nr. 50 van de Kamer"


def test_official_xml_gives_number_date_office_and_the_papers_in_its_notes() -> None:
    paper = read_document(read_xml(FIXTURES / "kst-28844-269.xml"), "kst-28844-269.xml")
    assert paper.metadata.id == "kst-28844-269"
    assert paper.metadata.date == "2023-07-07"
    assert paper.metadata.author == "Minister van Binnenlandse Zaken en Koninkrijksrelaties"
    assert paper.metadata.addressee == "Tweede Kamer der Staten-Generaal"
    assert cited(paper) == [
        ("voetnoot 1", "kst-28844-266"),
        ("voetnoot 2", "kst-28844-261"),
        ("voetnoot 6", "kst-36101-15"),
    ]
    assert all("Kamerstuk" not in passage.text for passage in paper.passages if passage.footnote is None)


def test_html_gives_the_same_from_its_paragraphs_notes_and_links() -> None:
    paper = read_html((FIXTURES / "kst-99999-7.html").read_bytes(), "kst-99999-7.html")
    assert paper.metadata.id == "kst-99999-7"
    assert paper.metadata.date == "2021-03-04"
    assert paper.metadata.author == "Minister van Voorbeeldzaken"
    assert cited(paper) == [
        ("al. 4", "https://voorbeeldstad.example/proef"),
        ("voetnoot 1", "kst-99999-3"),
        ("voetnoot 1", "stcrt-2020-12345"),
    ]


def test_a_pdf_is_read_page_by_page() -> None:
    paper = read_pdf(pdf("Zie Kamerstuk 99999, nr. 3.", "En Kamerstuk 99999, nr. 4."), "x.pdf")
    assert cited(paper) == [("p. 1, al. 1", "kst-99999-3"), ("p. 2, al. 1", "kst-99999-4")]


@pytest.mark.parametrize(
    ("data", "says"),
    [(pdf(""), "scan"), (b"%PDF-1.7\nkapot", "geen leesbare PDF"), (pdf("Heel stuk")[:200], "geen leesbare PDF")],
)
def test_a_pdf_without_text_or_a_broken_one_is_refused(data: bytes, says: str) -> None:
    with refuses(LoadError, match=says):
        read_pdf(data, "x.pdf")


def test_metadata_of_three_forms_agree_on_what_they_describe() -> None:
    (sru,) = read_metadata(read_xml(FIXTURES / "sru_record_kst.xml"), "sru.xml")
    (owms,) = read_metadata(read_xml(FIXTURES / "metadata_owms-kst.xml"), "owms.xml")
    (pairs,) = read_metadata(read_xml(FIXTURES / "metadata.xml"), "metadata.xml")
    for metadata in (sru, owms):
        assert (metadata.id, metadata.dossier, metadata.number, metadata.date) == (
            "kst-35842-4",
            "35842",
            "4",
            "2021-05-25",
        )
        assert metadata.creator == "Tweede Kamer der Staten-Generaal"
    assert (pairs.id, pairs.author) == ("kst-99999-7", "Minister van Voorbeeldzaken")
    assert dict(sru.files)["xml"].endswith("/xml/kst-35842-4.xml")


def test_no_metadata_names_a_person() -> None:
    for name in ("sru_record_kst.xml", "metadata_owms-kst.xml", "metadata.xml"):
        (metadata,) = read_metadata(read_xml(FIXTURES / name), name)
        assert not any(person in str(metadata) for person in ("Graaf", "Ollongren", "Oorbeeld"))


def test_an_unformatted_paper_keeps_its_number() -> None:
    results = read_results(read_xml(FIXTURES / "sru_2026_kst_ingekort.xml"), "sru.xml")
    assert [paper.id for paper in results.papers] == ["kst-1259252", "kst-36867-B"]
    assert (results.total, results.next) == (4, None)


def test_a_diagnostic_is_an_error_although_the_answer_is_http_200() -> None:
    with refuses(LoadError, match="unknown prefix dcterms"):
        read_results(read_xml(FIXTURES / "sru_unknown_index_diagnostic.xml"), "sru.xml")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Stcrt. 2019, nr. 64553", "stcrt-2019-64553"),
        ("Stcrt. 2019, 64553", "stcrt-2019-64553"),
        ("Staatscourant 2019 nr. 64553", "stcrt-2019-64553"),
        ("Informatie over kst-1001939", "kst-1001939"),
        ("Kamerstukken II 2020/21, 35570 XIII, nr. 50", "kst-35570-XIII-50"),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, id: str) -> None:
    assert document_ids(text) == (id,)


def test_numbers_inside_an_address_are_read_as_a_link_only() -> None:
    text = "Zie https://voorbeeldstad.example/2021/12345-67/stuk."
    assert document_ids(text) == ()


@pytest.mark.parametrize(
    ("target", "id"),
    [
        ("kst-28844-266", "kst-28844-266"),
        ("https://zoek.officielebekendmakingen.nl/kst-35570-XIII-50.html", "kst-35570-XIII-50"),
        ("https://zoek.officielebekendmakingen.nl/stcrt-2019-64553.pdf", "stcrt-2019-64553"),
        ("blg-936562.pdf", "blg-936562"),
        ("https://voorbeeldstad.example/kst-28844-266.html", None),
        ("mailto:kst-28844-266", None),
        ("https://[kapot", None),
    ],
)
def test_a_link_leads_to_a_document_only_at_its_publisher(target: str, id: str | None) -> None:
    assert document_id(target) == id


def test_a_paper_does_not_refer_to_itself() -> None:
    paper = Paper(Metadata(id="kst-99999-7"), (Passage("Kamerstuk 99999, nr. 7 en nr. 8 (99999, nr. 8)", "al. 1"),))
    assert cited(paper) == [("al. 1", "kst-99999-8")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister van Economische Zaken en Klimaat", "Minister van Economische Zaken en Klimaat"),
        ("DE MINISTER VAN EZK", "Minister van EZK"),
        (
            "De Staatssecretaris van Onderwijs, Cultuur en Wetenschap, V. Oorbeeld",
            "Staatssecretaris van Onderwijs, Cultuur en Wetenschap",
        ),
        ("de minister", None),
    ],
)
def test_an_office_is_read_without_the_person(text: str, name: str | None) -> None:
    assert office(text) == (
        name or (None if text == "de minister" else "Staatssecretaris van Onderwijs, Cultuur en Wetenschap")
    )


def test_only_a_letter_from_an_office_has_it_as_author() -> None:
    assert author("BRIEF VAN DE MINISTER VAN VOORBEELDZAKEN") == "Minister van Voorbeeldzaken"
    assert author("Vragen van het lid Oorbeeld aan de minister van Voorbeeldzaken") is None
    assert ministry_part("Minister van Voorbeeldzaken") == "Voorbeeldzaken"
    assert ministry_part("Minister-president") is None


def refused(read: Callable[[], Paper]) -> str | None:
    """Why the paper is refused; None when it is read, and its references can be found."""
    try:
        find_references(read())
    except LoadError as error:
        return str(error)
    return None


@given(st.text())
def test_any_text_is_read_or_cleanly_refused(text: str) -> None:
    assert "x.txt" in (refused(lambda: read_plain(text, "x.txt")) or "x.txt")


@given(
    st.lists(st.sampled_from(["1 noot", "woord1", "woord.2", "2 noot | x", "", " nieuwe bladzijde", "Pagina 1 van 2"]))
)
def test_footnotes_are_numbered_from_one_without_gaps(lines: list[str]) -> None:
    try:
        paper = read_plain("\n".join(lines), "x.txt")
    except LoadError:
        return
    assert [note.footnote for note in paper.footnotes] == list(range(1, len(paper.footnotes) + 1))


@given(st.binary(max_size=200), st.integers(0, 3600))
def test_any_damage_to_xml_is_read_or_cleanly_refused(junk: bytes, at: int) -> None:
    data = (FIXTURES / "kst-28844-269.xml").read_bytes()
    damaged = data[:at] + junk + data[at:]
    assert "x.xml" in (refused(lambda: read_document(read_xml(damaged, "x.xml"), "x.xml")) or "x.xml")


@given(st.binary(max_size=400))
def test_any_bytes_as_html_are_read_or_cleanly_refused(data: bytes) -> None:
    assert "x.html" in (refused(lambda: read_html(b"<html>" + data, "x.html")) or "x.html")


COUNCIL = b"""<officiele-publicatie><kamerstuk>
 <kamerstukkop><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
 <dossier><dossiernummer><dossiernr>21 501-30</dossiernr></dossiernummer><titel>Voorbeeldraad</titel></dossier>
 <stuk><stuknr>Nr. <ondernummer kamer="2">9999</ondernummer></stuknr>
  <titel>BRIEF VAN DE MINISTER VAN VOORBEELDZAKEN<noot type="voet"><noot.nr>1</noot.nr>
   <noot.al>Zie 99999, nr. 3.</noot.al></noot></titel>
  <algemeen><vrije-tekst><tekst>
   <al>De voor<?xpp afbm?>beelden <nadruk type="cur">staan</nadruk> hier.</al>
   <divisie><kop><label>Deel</label><nr>1.</nr><titel>De Voorbeeldtafel</titel></kop><al>Een<br/>lid.</al></divisie>
   <table><title>Overzicht</title><tgroup><tbody><row><entry>Provincie Noordland</entry><entry><al>Ja<noot
    type="tabel"><noot.nr>1</noot.nr><noot.al>Volgens 99999, nr. 5.</noot.al></noot></al></entry></row></tbody></tgroup>
   </table></tekst></vrije-tekst></algemeen>
  <tekst-sluiting><ondertekening><functie>De Minister</functie> van Voorbeeldzaken,
   <naam><achternaam>Persoon</achternaam></naam></ondertekening></tekst-sluiting></stuk></kamerstuk>
</officiele-publicatie>"""


def test_headings_cells_and_notes_of_a_paper_in_xml_stand_at_their_own_place() -> None:
    paper = read_document(read_xml(COUNCIL, "stuk.xml"), "stuk.xml")
    assert [(passage.locator, passage.text) for passage in paper.passages] == [
        ("voetnoot 1", "Zie 99999, nr. 3."),
        ("al. 1", "De voorbeelden staan hier."),
        ("al. 2", "Deel 1. De Voorbeeldtafel"),
        ("al. 2", "Een lid."),
        ("al. 3", "Overzicht"),
        ("al. 3", "Provincie Noordland"),
        ("al. 4", "Ja"),
        ("al. 4, noot 1", "Volgens 99999, nr. 5."),
    ]
    assert cited(paper) == [("voetnoot 1", "kst-99999-3"), ("al. 4, noot 1", "kst-99999-5")]


def test_the_title_and_the_author_of_a_paper_in_xml_come_without_notes_and_without_persons() -> None:
    metadata = read_document(read_xml(COUNCIL, "stuk.xml"), "stuk.xml").metadata
    assert (metadata.id, metadata.dossier) == ("kst-21501-30-9999", "21501-30")
    assert metadata.title == "BRIEF VAN DE MINISTER VAN VOORBEELDZAKEN"
    assert metadata.author == "Minister van Voorbeeldzaken"


def test_an_address_that_leads_nowhere_hides_nothing_that_is_known() -> None:
    broken, page = (
        Entity(id, "WebPage", id, homepage=at) for id, at in (("a", "http://[a"), ("b", "https://b.example/"))
    )
    known = Known((broken, page))
    assert (known.at("http://b.example"), known.at("http://[a"), known.at("http://[c")) == (page, broken, None)
