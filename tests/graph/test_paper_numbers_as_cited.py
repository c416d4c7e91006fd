"""Ways in which rulings, theses, letters and papers themselves really cite papers, and what only looks like that."""

import pytest

from graph.model.paper_numbers import paper_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Zie ook kamerstukken II 1999/00, 26 824, nrs. 1–3 pag 4 e v.", "26824-1 26824-2 26824-3"),
        ("TK 2008-2009, 31473, nummer 25, bladzijde 5 - 6", "31473-25"),
        ("TK 2011/12, 33136, 3 (MvT)", "33136-3"),
        ("(TK 36327, 3)", "36327-3"),
        ("Tweede Kamer 2008-2009, 31459, 22", "31459-22"),
        ("Kamerstuk I 31 145 nummer AA, p. 15", "31145-AA"),
        ("Kamerstukken Eerste Kamer 2014-15, 31 145, AA", "31145-AA"),
        ("Kamerstukken I 2004/05, 29 762 e.a., D", "29762-D"),
        ("Kamerstukken 11, 1997/1998, 25 672 nr.3 pag.4", "25672-3"),
        ("Kamerstukken 2, 2008-2009, 31459, 22", "31459-22"),
        ("Kamerstukken II, 31 459 22", "31459-22"),
        ("Kamerstukken II, vergaderjaar 2007-2008, 31 386, nr. 3, Memorie van Toelichting, pag. 10", "31386-3"),
        ("Kamerstukken II, 2008/09, 31700.VIII, 32", "31700-VIII-32"),
        ("Kamerstukken Tweede Kamer 31-700 XII nr 6", "31700-XII-6"),
        ("Kamerstuk TK 31.700XII, 6", "31700-XII-6"),
        ("Kamerstukken II 2020/21, 35 570 hfdst. XIII, nr. 11", "35570-XIII-11"),
        ("Kamerstukken I 1979/80, 15 516, nr. 42e, blz. 7", "15516-42e"),
        ("Kamerstukken I 1995/96, 23700, nr. 188b, p. 3.", "23700-188b"),
        ("Kamerstukken I 2003/04, 27 484 (R 1669), nr. 289", "27484-289"),
        ("8Kamerstukken II 2015/16, 34 356 (R2064), nr. 3", "34356-3"),
        ("Kamerstukken II 2020/21, 35 625, nr. 4, p. 12 en 13, en nr. 6", "35625-4 35625-6"),
        ("Kamerstuk 33 009, nr. 104, p. 7 e.v., en nr. 105", "33009-104 33009-105"),
        ("33 000 VIII, nrs. 2, 4 en 8 alsmede 33 001, nr. 3", "33000-VIII-2 33000-VIII-4 33000-VIII-8 33001-3"),
        ("Kamerstuk II 33 009 – 104", "33009-104"),
        ("Kamerstuk 33009 (nr. 104)", "33009-104"),
        ("Kamerstuk 33 009 (Innovatiebeleid), nr. 104", "33009-104"),
        ("Kamerstuk nr. 33009, nr. 104", "33009-104"),
        ("Kamerstuknummer 33009-104", "33009-104"),
        ("Kamerstukken I 2020/21, 35 925, X", "35925-X"),
        ("Kamerstukken II 2013/14, 33 750 XIII, nr. 2, p. 12 en 33 750 VI, nr. 3", "33750-XIII-2 33750-VI-3"),
    ],
)
def test_a_citation_names_its_papers(text: str, ids: str) -> None:
    papers = paper_ids(text, prose=True)
    assert papers == tuple(f"kst-{id}" for id in ids.split())
    assert all(paper_ids(id) == (id,) for id in papers)


@pytest.mark.parametrize(
    "text",
    [
        "Handelingen II, vergaderjaar 2008-2009, 31 386, nr. 43, pag. 3795",
        "Handelingen I, 1996-1997, 24 692, nr. 228b, p. 4",
        "Handelingen TK 1995-1996, 24 692, nr. 3",
        "Kamerstukken II, 2013-2014, 33.950, pag. 2 en 6",
        "Kamerstuk 33009, 29 november 2021",
        "Zie Kamerstuk 35 925 X en Kamerstuk 35 925 VII.",
        "12 345 678",
        "12 345 2020",
        "€ 33.009, nr. 3 van de begroting",
        "zaaknr. 18/14567, nr. 3",
        "KvK 34112-345",
        "Postbus 20401-2500",
        "bestelnummer 12345-678",
        "projectnummer 12345, nr. 6",
        "factuur 20123-45",
        "CPV-code 45000000-7 en CPV 35000-400",
        "SBI 62010-1",
        "48000-8",
        "IENM/BSK-2015/12345-1",
        "blz. 10123-10125 en pagina 12345-6",
    ],
)
def test_what_only_looks_like_a_paper_is_none(text: str) -> None:
    assert paper_ids(text, prose=True) == ()
