"""Numbers of parliamentary papers are read however they are written, and nothing else is taken for one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.paper_numbers import paper_ids


@pytest.mark.parametrize(
    "text",
    [
        "33009, nr. 82",
        "33009 nr 82",
        "33 009, nr. 82",
        "33.009, nr. 82",
        "33\u00a0009, nr.\u00a082",
        "33 009 / 32 637, nr. 82",
        "33 009 Innovatiebeleid, nr. 82",
        "33009-82",
        "33009 82",
        "kst-33009-82",
        "KST-33009-82",
        "Kamerstuk 33009, nr. 82 | Overheid.nl > Officiële bekendmakingen",
        "Kamerstukken II 2019/20, 33 009, nr. 82",
        "Kamerstukken II 2019–2020, 33009, 82",
        "https://zoek.officielebekendmakingen.nl/kst-33009-82.html",
        "33 009 Innovatiebeleid, nr. 82, Den Haag 11 november 2019",
    ],
)
def test_a_number_without_a_chapter_is_read(text: str) -> None:
    assert paper_ids(text) == ("kst-33009-82",)


@pytest.mark.parametrize(
    "text",
    [
        "35570 XIII, nr. 50",
        "35570-XIII, nr. 50",
        "35 570 XIII, nr. 50",
        "35570 xiii 50",
        "35570-XIII-50",
        "Kamerstukken II 2020/21, 35570 XIII, nr. 50",
        "de motie Bruins (Kamerstuk 35570-\nXIII, nr. 50)",
        "https://www.openkamer.org/kamerstuk/35570-XIII/50/",
    ],
)
def test_a_number_with_a_budget_chapter_is_read(text: str) -> None:
    assert paper_ids(text) == ("kst-35570-XIII-50",)


@pytest.mark.parametrize(
    "text",
    [
        "21501-30, nr. 512",
        "21 501-30, nr. 512",
        "21501-30-512",
        "kst-21501-30-512",
        "Kamerstukken II 2021/22, 21501-30, nr. 512",
        "https://zoek.officielebekendmakingen.nl/kst-21501-30-512.html",
        "Kamerstuk 21 501-30 nr 512 over de Raad voor Concurrentievermogen",
    ],
)
def test_a_number_in_a_part_of_the_dossier_on_the_councils_is_read(text: str) -> None:
    assert paper_ids(text) == ("kst-21501-30-512",)


def test_the_number_of_a_part_of_a_dossier_is_no_paper() -> None:
    assert paper_ids("Zie dossier 21501-30 en Kamerstuk 21 501-30.") == ()


def test_a_list_or_range_of_numbers_names_each_of_them() -> None:
    assert paper_ids("(33009, nr. 102 en nr. 104)") == ("kst-33009-102", "kst-33009-104")
    assert paper_ids("33009, nrs. 82 t/m 84 en 90") == tuple(f"kst-33009-{number}" for number in (82, 83, 84, 90))
    assert paper_ids("33009, nr. 82 tot en met nr. 84") == tuple(f"kst-33009-{number}" for number in (82, 83, 84))
    assert paper_ids("33009, nrs. 1 t/m 900") == ("kst-33009-1", "kst-33009-900")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("35 925 XIII, nr. 92 en 35 925 VII, nr. 5", ("kst-35925-XIII-92", "kst-35925-VII-5")),
        ("Kamerstuk 33 009, nr. 82 en 32 637, nr. 316.", ("kst-33009-82", "kst-32637-316")),
        ("33009, nrs. 82, 83, 32 637, nr. 316", ("kst-33009-82", "kst-33009-83", "kst-32637-316")),
        ("33009, nr. 82 en 21 501-30, nr. 5", ("kst-33009-82", "kst-21501-30-5")),
        ("33009, nr. 82, 84 en 86 over inkopen", ("kst-33009-82", "kst-33009-84", "kst-33009-86")),
        ("33009, nrs. 82–84", ("kst-33009-82", "kst-33009-83", "kst-33009-84")),
        ("33009, nr. 82, 12 maart 2020", ("kst-33009-82",)),
        ("32 500 Hoofdstuk XIII, nr. 3", ("kst-32500-XIII-3",)),
        ("Eerste Kamer, vergaderjaar 2020–2021, 35 570 XIII, A", ("kst-35570-XIII-A",)),
        ("35570 XIII, letter A", ("kst-35570-XIII-A",)),
        ("33 009, stuk nr. 82", ("kst-33009-82",)),
    ],
)
def test_a_list_ends_where_another_dossier_or_something_else_begins(text: str, ids: tuple[str, ...]) -> None:
    assert paper_ids(text) == ids


@pytest.mark.parametrize("text", ["NEN-EN 15251-1", "ISO 14001-2015", "zaaknummer 22345-678", "Ons kenmerk 21300-12"])
def test_numbers_of_standards_and_files_are_no_papers(text: str) -> None:
    assert paper_ids(f"Zie {text} en verder.") == ()


def test_a_very_long_row_of_dossiers_is_read_to_its_end() -> None:
    assert paper_ids("12 345" + " /12 345" * 20_000 + ", nr. 3")[-1] == "kst-12345-3"


@pytest.mark.parametrize(
    "more", ["en 15 oktober", "en 10 miljoen euro", "en 7%", "en 2 jaar later", "en 12 provincies", "en 2020"]
)
def test_what_follows_a_number_is_no_number_when_it_counts_something_else(more: str) -> None:
    assert paper_ids(f"Zie 33009, nr. 82 {more}.") == ("kst-33009-82",)


def test_a_letter_is_a_number_in_the_senate_and_a_chapter_before_a_number() -> None:
    assert paper_ids("Kamerstukken I 2020/21, 35 570, A") == ("kst-35570-A",)
    assert paper_ids("35570 A, nr. 10") == ("kst-35570-A-10",)


def test_several_papers_come_in_the_order_of_the_text_and_each_once() -> None:
    text = "Zie 32637, nr. 316, daarna 33009, nrs. 82, 83 en 102, en nogmaals Kamerstuk 32637, nr. 316."
    assert paper_ids(text) == ("kst-32637-316", "kst-33009-82", "kst-33009-83", "kst-33009-102")


def test_the_number_of_a_document_without_a_dossier_keeps_its_form() -> None:
    assert paper_ids("Informatie over kst-1001939 | Overheid.nl") == ("kst-1001939",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "33009",
        "35570-XIII",
        "op 2020-12-08",
        "10 000-15 000 euro",
        "tussen 10000-15000",
        "131568-2021",
        "KvK 12345678",
        "1234 AB",
        "070-3500000",
        "25000 in 2021",
    ],
)
def test_dates_amounts_and_other_numbers_are_no_papers(text: str) -> None:
    assert paper_ids(text) == ()


DOSSIERS = st.integers(10000, 39999).map(str)
CHAPTERS = st.sampled_from(["", "I", "IV", "VIII", "XIII", "XVI", "IXB"])
NUMBERS = st.integers(1, 9999).map(str)
# A busy machine is no fault of the code.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNTIMED
@given(DOSSIERS, CHAPTERS, NUMBERS)
def test_every_way_of_writing_gives_the_same_paper(dossier: str, chapter: str, number: str) -> None:
    spaced = f"{dossier[:2]} {dossier[2:]}"
    after = f" {chapter}" if chapter else ""
    hyphened = "-".join(filter(None, (dossier, chapter, number)))
    writings = (
        f"{dossier}{after}, nr. {number}",
        f"{spaced}{after}, nr. {number}",
        f"Kamerstukken II 2020/21, {spaced}{after}, nr. {number}",
        f"Kamerstuk {dossier}{after.replace(' ', '-')}, nr. {number}",
        f"kst-{hyphened}",
        f"het stuk {hyphened} van de Kamer",
        f"https://zoek.officielebekendmakingen.nl/kst-{hyphened}.html",
        f"{dossier}{after} {number}",
    )
    assert {paper_ids(writing) for writing in writings} == {(f"kst-{hyphened}",)}


@UNTIMED
@given(st.text(max_size=200))
def test_any_text_gives_papers_in_normal_form_or_none(text: str) -> None:
    for id in paper_ids(text):
        assert paper_ids(id) == (id,)
