"""Kinds of papers that were read wrongly once: what they cite, their day and name, and what is no paper at all."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.model.paper_numbers import paper_choices, paper_ids
from graph.model.records import Batch, Claim, Confidence, Entity, Name, NameUse
from graph.store import Store
from loaders.card import File, Given, Skipped
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.readers.papers.document_xml import first_date
from loaders.readers.papers.known import Known
from loaders.readers.papers.paper import Metadata
from loaders.readers.papers.records import document_entity, recalled
from loaders.sources.officiele_publicaties import batches
from tests.told import dutch

FIXTURES = Path(__file__).parents[1] / "fixtures" / "papers"
FIRST, SECOND = "kst-33009-82", "kst-32637-82"


def read(*paths: Path, known: tuple[Entity, ...] = ()) -> list[Batch | LoadError | Skipped]:
    return list(batches(Given(tuple(File(path) for path in paths), entities=lambda: known)))


def stated(*paths: Path, known: tuple[Entity, ...] = ()) -> Batch:
    (batch,) = [
        result
        for result in read(*paths, known=known)
        if isinstance(result, Batch) and not result.source.id.endswith("-herkend")
    ]
    return batch


def paper(id: str) -> Entity:
    return Entity(id, "ParliamentaryPaper", f"Kamerstuk {id}")


def cited(batch: Batch) -> list[Claim]:
    return [claim for claim in batch.claims if claim.relation == "refersTo"]


@pytest.mark.parametrize("known", [(), (FIRST,), (SECOND,), (FIRST, SECOND)])
def test_a_citation_with_two_dossiers_links_to_those_papers_only_that_are_known(known: tuple[str, ...]) -> None:
    batch = stated(FIXTURES / "twee-dossiers.txt", known=tuple(map(paper, known)))
    assert tuple(claim.object for claim in cited(batch)) == known
    assert all(claim.confidence is Confidence.DERIVED for claim in cited(batch))
    assert {entity.id for entity in batch.entities if entity.id.startswith("kst-")} == {"kst-33009-902", *known}


def test_a_citation_of_which_no_paper_is_known_is_told_with_both_candidates() -> None:
    (remark,) = [result for result in read(FIXTURES / "twee-dossiers.txt") if isinstance(result, Skipped)]
    text = remark.message.in_language("nl")
    assert f"{FIRST} of {SECOND}" in text
    assert "al. 5" in text


def test_a_paper_of_the_same_load_is_known_too(tmp_path: Path) -> None:
    other = tmp_path / f"{FIRST}.txt"
    other.write_text("Geachte voorzitter,\n\nHierbij mijn brief.", encoding="utf-8")
    results = read(FIXTURES / "twee-dossiers.txt", other)
    linked = [claim.object for batch in results if isinstance(batch, Batch) for claim in cited(batch)]
    assert linked == [FIRST]


@pytest.mark.parametrize(
    ("text", "certain", "choices"),
    [
        ("(Kamerstukken 33 009 en 32 637, nr. 82)", (), ((FIRST, SECOND),)),
        ("Kamerstukken II 2020/21, 33 009, 32 637 en 31 288, nr. 82", (), ((FIRST, SECOND, "kst-31288-82"),)),
        (
            "35 570 XIII en 35 925 XIII, nrs. 5 en 6",
            (),
            (("kst-35570-XIII-5", "kst-35925-XIII-5"), ("kst-35570-XIII-6", "kst-35925-XIII-6")),
        ),
        ("33 009 respectievelijk 32 637, nr. 82", (), ((FIRST, SECOND),)),
        ("33 009, nr. 81 en 32 637, nr. 82", ("kst-33009-81", SECOND), ()),
        ("33009 en 32637-82", (SECOND,), ()),
        ("33 009 / 32 637, nr. 82", (FIRST,), ()),
        ("€ 33 009 en 32 637, nr. 82", (), ()),
    ],
)
def test_a_number_behind_several_dossiers_is_a_choice_and_no_certain_paper(
    text: str, certain: tuple[str, ...], choices: tuple[tuple[str, ...], ...]
) -> None:
    assert paper_ids(text, prose=True) == certain
    assert paper_choices(text) == choices


def test_a_motion_has_the_day_on_which_it_was_proposed_and_names_as_they_were_written() -> None:
    batch = stated(FIXTURES / "kst-99999-7.xml")
    (motion,) = batch.entities
    assert motion.since == batch.source.published == "2022-03-30"
    assert motion.name == "Motie van het lid VAN DER VOORBEELD c.s. (Kamerstuk 99999, nr. 7)"


@pytest.mark.parametrize(
    "said",
    [
        "<datumtekst>Voorgesteld 30 maart 2022</datumtekst>",
        '<datumtekst>Ontvangen <datum isodatum="2022-03-30"/></datumtekst>',
        '<tekst-sluiting><ondertekening><datum isodatum="2022-03-30">30-3</datum></ondertekening></tekst-sluiting>',
    ],
)
def test_the_day_of_a_paper_is_read_wherever_it_says_it(said: str, tmp_path: Path) -> None:
    path = tmp_path / "kst-99999-7.xml"
    old = '<datumtekst>Voorgesteld <datum isodatum="2022-03-30">30 maart 2022</datum></datumtekst>'
    text = (FIXTURES / path.name).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, said), encoding="utf-8")
    assert next(iter(stated(path).entities)).since == "2022-03-30"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "Verslag van een schriftelijk overleg"),
        ("BRIEF VAN DE MINISTER", "Brief van de minister"),
        ("BRIEF VAN DE MINISTER VAN EZK", "Brief van de minister van EZK"),
        ("VERSLAG VAN EEN WERKBEZOEK AAN NOORD-BRABANT", "Verslag van een werkbezoek aan NOORD-BRABANT"),
        (
            "GEWIJZIGDE MOTIE VAN DE LEDEN VOORBEELD EN VAN OORBEELD TER VERVANGING VAN DIE GEDRUKT ONDER NR. 12",
            "Gewijzigde motie van de leden VOORBEELD en VAN OORBEELD ter vervanging van die gedrukt onder nr. 12",
        ),
    ],
)
def test_a_title_in_capitals_keeps_its_names(title: str, name: str) -> None:
    entity = document_entity(Metadata(id="kst-99999-8", title=title), Known())
    assert entity.name == f"{name} (Kamerstuk 99999, nr. 8)"
    assert [entity_name.use for entity_name in entity.names] == [NameUse.OFFICIAL]


@pytest.mark.parametrize("name", ["biografie.html", "biografie.txt"])
def test_a_biography_that_cites_a_paper_is_refused_and_nothing_of_it_is_kept(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    page = (FIXTURES / "biografie.html").read_text(encoding="utf-8")
    text = (
        "V. Oorbeeld\n\nPersonalia: geboren te Eindhoven, 31 maart 1970.\n\nZie Kamerstukken I 2022/23, 36 200, nr. 1."
    )
    path.write_text(page if name.endswith("html") else text, encoding="utf-8")
    (error,) = read(path)
    assert isinstance(error, LoadError)
    assert dutch(error) == (
        f"{name}: geen officiële publicatie: het stuk noemt zelf geen nummer, afzender of geadresseerde",
    )


def test_a_birthday_is_no_date_of_a_paper() -> None:
    assert first_date(["Personalia: geboren te Eindhoven, 31 maart 1970.", "Den Haag, 3 mei 2024"]) == "2024-05-03"


def test_a_reference_behind_words_about_places_and_persons_is_read() -> None:
    assert [claim.object for claim in cited(stated(FIXTURES / "plaatsnaam.txt"))] == ["kst-33009-104"]


RICH = Metadata(
    id="kst-33009-903",
    title="Voortgang van een voorbeeld",
    dossier="33009",
    dossier_title="Innovatiebeleid",
    date="2024-05-03",
    creator="Tweede Kamer der Staten-Generaal",
    type="Brief",
    session="2023-2024",
    author="Minister van Voorbeeldzaken",
)


def test_what_is_known_of_a_paper_can_be_read_back() -> None:
    known = Known((document_entity(RICH, Known()),))
    poor = recalled(Metadata(id=RICH.id), known)
    assert document_entity(poor, known) == document_entity(RICH, Known())


@pytest.mark.parametrize("left_out", range(2**7))
def test_the_same_edition_again_says_the_same(left_out: int) -> None:
    fields = ("title", "dossier", "dossier_title", "creator", "type", "session", "author")
    lacking: dict[str, Any] = {name: None for place, name in enumerate(fields) if left_out >> place & 1}
    stated = replace(RICH, **lacking)
    first = document_entity(stated, Known())
    again = Known((first,))
    assert document_entity(recalled(stated, again), again) == first


def test_a_poorer_edition_undoes_nothing_of_what_an_earlier_one_told() -> None:
    rich = document_entity(RICH, Known())
    entity = next(iter(stated(FIXTURES / "minister-van.txt", known=(rich,)).entities))
    assert (entity.name, entity.since, entity.description) == (
        "Voortgang van een voorbeeld (Kamerstuk 33009, nr. 903)",
        "2024-05-03",
        "Brief van de Tweede Kamer der Staten-Generaal; dossier 33009; Innovatiebeleid; vergaderjaar 2023-2024; "
        "van de minister van Economische Zaken.",
    )


def test_of_two_forms_of_one_paper_the_one_with_links_is_read_whatever_their_order(tmp_path: Path) -> None:
    plain = tmp_path / "kst-28844-269.txt"
    plain.write_text("Geachte voorzitter,\n\nZie Kamerstuk 28 844, nr. 266.", encoding="utf-8")
    full = FIXTURES / "kst-28844-269.xml"
    assert stated(full, plain).claims == stated(plain, full).claims
    assert {claim.object for claim in cited(stated(full))} <= {claim.object for claim in cited(stated(full, plain))}


OFFICES = (
    Entity("ienw", "Ministry", "Ministerie van Infrastructuur en Waterstaat"),
    Entity("def", "Ministry", "Ministerie van Defensie"),
    Entity("ez-oud", "Ministry", "Ministerie van Economische Zaken", until="2010-10-13"),
    Entity(
        "ezk",
        "Ministry",
        "Ministerie van Economische Zaken en Klimaat",
        names=(Name("Ministerie van Economische Zaken", NameUse.FORMER),),
        since="2010-10-14",
    ),
)


def test_a_minister_and_a_state_secretary_lead_to_their_ministries() -> None:
    official, apart = [
        result for result in read(FIXTURES / "minister-van.txt", known=OFFICES) if isinstance(result, Batch)
    ]
    mentioned = [claim.object for claim in apart.claims if claim.relation == "mentions" and claim.locator == "al. 5"]
    assert mentioned == [
        "minister-van-infrastructuur-en-waterstaat",
        "staatssecretaris-van-defensie",
        "ienw",
        "def",
    ]
    held = {(claim.subject, claim.object) for claim in apart.claims if claim.relation == "holdsOffice"}
    assert held >= {("minister-van-infrastructuur-en-waterstaat", "ienw"), ("staatssecretaris-van-defensie", "def")}
    written = [claim.object for claim in official.claims if claim.relation == "writtenBy"]
    assert written == ["minister-van-economische-zaken-en-klimaat", "ezk"]


def test_common_words_and_places_that_do_not_act_are_not_mentioned() -> None:
    known = (
        Entity("thema", "Theme", "Inkopen door decentrale overheden", names=(Name("Decentrale overheden"),)),
        *(
            Entity(name.replace(" ", "-"), "Municipality", f"Gemeente {name}", names=(Name(name),))
            for name in ("Den Haag", "Beek", "Eindhoven", "Rotterdam")
        ),
    )
    results = read(FIXTURES / "decentrale-overheden.txt", FIXTURES / "plaatsnaam.txt", known=known)
    claims = [claim for batch in results if isinstance(batch, Batch) for claim in batch.claims]
    assert [claim.object for claim in claims if claim.relation == "mentions"] == []


def test_a_paper_that_is_loaded_again_says_the_same_though_the_store_knows_its_bodies_by_name_only(
    store: Store,
) -> None:
    papers = [FIXTURES / "minister-van.txt", FIXTURES / "twee-dossiers.txt", FIXTURES / "kst-99999-7.xml"]
    load(store, papers)
    assert {run.outcome for run in load(store, papers)} == {"unchanged"}
