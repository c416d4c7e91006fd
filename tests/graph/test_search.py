"""Search finds what people mean however they type it, says why, and never takes a guess for an answer."""

import random
from pathlib import Path

import pytest

from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, resolve, search
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Identifier, Name, NameUse
from graph.store import open_store
from tests.graph.drawing import LETTER, claim, drawing, entity

ENTITIES = (
    entity(
        "vbz", "Ministry", "Ministerie van Voorbeeldzaken & Zee",
        names=(
            Name("VBZ", NameUse.ABBREVIATION),
            Name("Ministerie van Oude Zaken", NameUse.FORMER, until="2017"),
            Name("het ministerie van Voorbeeldzaken (VBZ)", NameUse.RUNNING),
        ),
    ),
    entity("pv-oost", "Province", "Provincie Oostërmark", description="Werkt met fonteinen."),
    entity("gm-oost", "Municipality", "Gemeente Oostermark"),
    entity("gm-west", "Municipality", "Gemeente Westveld-aan-Zee"),
    entity("gm-oud", "Municipality", "Gemeente Ouddorp", until="2010"),
    entity("gm-oud-2", "Municipality", "Gemeente Ouddorp", since="2011"),
    entity("sir", "ProcurementInstrument", "Starter in Huis", names=(Name("SiH", NameUse.ABBREVIATION),)),
    entity("uitvraag-7", "Challenge", "Uitvraag fonteinen Westveld"),
    entity("kst-99999-82", "ParliamentaryPaper", "Brief over fonteinen", identifiers=(Identifier("kst", "99999-82"),)),
    entity("kst-99998-XIII-50", "ParliamentaryPaper", "Motie over fonteinen"),
    entity("sih-zee", "Challenge", "SiH Zeewering", until="2012"),
    entity("budget-sih-zee", "Budget", "Budget SiH Zeewering"),
    entity("gm-harn", "Municipality", "Gemeente Haarn"),
    entity("gm-middelharnis", "Municipality", "Gemeente Middelharnis"),
    entity("gm-ido", "Municipality", "Gemeente Hendrik-Udo-Dijk"),
    entity("bedrijf", "Company", "Fontein B.V.", identifiers=(Identifier("kvk", "01234567"),)),
)  # fmt: skip
CLAIMS = (claim("pv-oost", "consults", "gm-west"), claim("pv-oost", "consults", "vbz"))


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return drawing(ENTITIES, CLAIMS)


def found(snapshot: Snapshot, query: str) -> list[str]:
    return [hit.node.id for hit in search(snapshot, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("VBZ", "vbz"),
        ("vbz", "vbz"),
        ("ministerie van voorbeeldzaken en zee", "vbz"),
        ("Voorbeeldzaken & Zee", "vbz"),
        ("VBZ's", "vbz"),
        ("ministerie van oude zaken", "vbz"),
        ("het ministerie van Voorbeeldzaken", "vbz"),
        ("WESTVELD AAN ZEE", "gm-west"),
        ("westveldaanzee", "gm-west"),
        ("Westveld–aan–Zee", "gm-west"),
        ("sih", "sir"),
        ("starter huis", "sir"),
        ("99999, nr. 82", "kst-99999-82"),
        ("99 999, nr. 82", "kst-99999-82"),
        ("kst-99999-82", "kst-99999-82"),
        ("99999-82", "kst-99999-82"),
        ("99998 XIII, nr. 50", "kst-99998-XIII-50"),
        ("Kamerstukken II 2020/21, 99998 XIII, nr. 50", "kst-99998-XIII-50"),
        ("01234567", "bedrijf"),
        ("GM-WEST", "gm-west"),
        ("min. VBZ", "vbz"),
        ("Min. van VBZ", "vbz"),
        ("ministerie VBZ", "vbz"),
        ("min. van Voorbeeldzaken en Zee", "vbz"),
        ("gem. Oostermark", "gm-oost"),
        ("prov Oostermark", "pv-oost"),
        ("provincie oostermark", "pv-oost"),
        ("mark", "pv-oost"),
        ("beeldzaken", "vbz"),
        ("zee beeldzaken", "vbz"),
    ],
)  # fmt: skip
def test_an_entity_is_found_however_its_name_or_number_is_typed(snapshot: Snapshot, query: str, first: str) -> None:
    assert found(snapshot, query)[0] == first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Oostermrak", "pv-oost"), ("voorbeldzaken", "vbz"), ("wesveldaanzee", "gm-west"), ("fontien", "bedrijf")],
)
def test_a_small_typing_error_is_forgiven_and_said(snapshot: Snapshot, typed: str, meant: str) -> None:
    hits = search(snapshot, typed)
    assert meant in [hit.node.id for hit in hits]
    for language, word in (("nl", "gelijkenis"), ("en", "likeness")):
        assert all(hit.why.in_language(language).startswith(word) for hit in hits)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gemeente harn", "gm-harn"),
        ("haanr", "gm-harn"),
        ("Hendrik-Uod-Dijk", "gm-ido"),
        ("hnedrik udo dijk", "gm-ido"),
        ("henddrik udodijk", "gm-ido"),
    ],
)
def test_a_typing_error_is_forgiven_where_a_part_of_another_word_matches_or_a_word_is_short(
    snapshot: Snapshot, typed: str, meant: str
) -> None:
    assert meant in found(snapshot, typed)


def test_accents_make_no_difference(snapshot: Snapshot) -> None:
    assert set(found(snapshot, "oostermark")) == set(found(snapshot, "Oostërmark")) == {"pv-oost", "gm-oost"}


def test_digits_must_be_right_so_that_another_paper_is_not_offered(snapshot: Snapshot) -> None:
    assert found(snapshot, "99999, nr. 83") == []


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("VBZ", "afkorting: VBZ"),
        ("Ministerie van Oude Zaken", "vroegere naam: Ministerie van Oude Zaken"),
        ("Starter in Huis", "naam: Starter in Huis"),
        ("99999-82", "nummer: kst-99999-82"),
    ],
)
def test_a_hit_says_why_it_matched(snapshot: Snapshot, query: str, why: str) -> None:
    assert search(snapshot, query)[0].why.in_language("nl") == why


def test_a_name_goes_before_a_description(snapshot: Snapshot) -> None:
    hits = search(snapshot, "fonteinen")
    assert [hit.why.in_language("nl").split(":")[0] for hit in hits] == ["naam", "naam", "naam", "omschrijving"]
    assert hits[-1].node.id == "pv-oost"


def test_of_equal_matches_the_best_connected_comes_first(snapshot: Snapshot) -> None:
    assert found(snapshot, "oostermark") == ["pv-oost", "gm-oost"]


def test_a_search_can_be_kept_to_a_kind_and_a_number_of_hits(snapshot: Snapshot) -> None:
    assert [hit.node.id for hit in search(snapshot, "oostermark", kind="Municipality")] == ["gm-oost"]
    assert len(search(snapshot, "gemeente", limit=2)) == 2
    with pytest.raises(ValueError, match="Gemente"):
        search(snapshot, "oostermark", kind="Gemente")


@pytest.mark.parametrize("nothing", ["", "   ", "!?", "zzzqqqxxx"])
def test_nothing_is_found_for_nothing(snapshot: Snapshot, nothing: str) -> None:
    assert search(snapshot, nothing) == ()


def test_the_answer_does_not_depend_on_the_order_in_which_records_came() -> None:
    shuffled = list(ENTITIES)
    random.Random(7).shuffle(shuffled)
    for query in ("oostermark", "fonteinen", "gemeente", "fontien"):
        expected = [(hit.node.id, hit.score) for hit in search(drawing(ENTITIES, CLAIMS), query)]
        assert [(hit.node.id, hit.score) for hit in search(drawing(shuffled, CLAIMS), query)] == expected


def test_a_store_on_disk_gives_the_same_hits(tmp_path: Path, snapshot: Snapshot) -> None:
    with open_store(f"sqlite:///{tmp_path}/samenspel.db") as store:
        store.sync(Batch(LETTER, ENTITIES, CLAIMS))
        stored = take_snapshot(store.read())
    for query in ("oostermark", "fonteinen", "gemeente", "fontien"):
        assert [(hit.node.id, hit.score) for hit in search(stored, query)] == [
            (hit.node.id, hit.score) for hit in search(snapshot, query)
        ]


@pytest.mark.parametrize(
    ("reference", "id"),
    [
        ("gm-west", "gm-west"),
        ("Provincie Oostermark", "pv-oost"),
        ("gemeente oostermark", "gm-oost"),
        ("VBZ", "vbz"),
        ("99999, nr. 82", "kst-99999-82"),
        ("westveld aan zee", "gm-west"),
        ("uitvraag westveld", "uitvraag-7"),
        ("Ministerie van Oude Zaken", "vbz"),
        ("min. van VBZ", "vbz"),
        ("Ministerie VBZ", "vbz"),
        ("gem. Oostermark", "gm-oost"),
        ("prov. Oostermark", "pv-oost"),
        ("SiH Zeewering", "sih-zee"),
        ("budget SiH zeewering", "budget-sih-zee"),
    ],
)
def test_a_reference_resolves_to_the_one_entity_it_can_mean(snapshot: Snapshot, reference: str, id: str) -> None:
    assert resolve(snapshot, reference).id == id


def test_a_place_that_is_a_province_and_a_municipality_is_ambiguous(snapshot: Snapshot) -> None:
    with pytest.raises(AmbiguousReferenceError) as raised:
        resolve(snapshot, "Oostermark")
    assert {node.id for node in raised.value.candidates} == {"pv-oost", "gm-oost"}
    assert "Oostermark" in str(raised.value)


def test_a_body_that_still_exists_goes_before_one_that_is_gone(snapshot: Snapshot) -> None:
    assert resolve(snapshot, "Gemeente Ouddorp").id == "gm-oud-2"


def test_a_body_whose_end_is_still_ahead_goes_before_one_that_is_gone() -> None:
    ending = entity("gm-eind", "Municipality", "Gemeente Ouddorp", since="2000", until="2999")
    old = entity("gm-oud", "Municipality", "Gemeente Ouddorp", until="1999")
    assert resolve(drawing((ending, old)), "Gemeente Ouddorp").id == "gm-eind"


def test_at_a_date_a_body_that_was_there_goes_before_one_that_only_was_called_so() -> None:
    then = entity("oz", "Ministry", "Ministerie van Oude Zaken", since="2018", until="2020")
    assert resolve(drawing((*ENTITIES, then), as_of="2019"), "Ministerie van Oude Zaken").id == "oz"


def test_a_name_of_a_body_that_is_gone_and_a_former_name_of_another_is_ambiguous() -> None:
    gone = entity("oz", "Ministry", "Ministerie van Oude Zaken", until="2010")
    with pytest.raises(AmbiguousReferenceError) as raised:
        resolve(drawing((*ENTITIES, gone)), "Ministerie van Oude Zaken")
    assert {node.id for node in raised.value.candidates} == {"oz", "vbz"}


def test_a_typing_error_is_suggested_and_never_taken(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownReferenceError) as raised:
        resolve(snapshot, "Westveld-aan-Zeee")
    assert [node.id for node in raised.value.candidates] == ["gm-west"]


def test_a_part_of_a_word_is_found_last_and_never_taken_for_a_reference(snapshot: Snapshot) -> None:
    assert found(snapshot, "markt") == []
    hits = search(snapshot, "mark")
    assert {hit.node.id for hit in hits} == {"pv-oost", "gm-oost"}
    assert max(hit.score for hit in hits) < search(snapshot, "Oostermark gem")[0].score
    with pytest.raises(UnknownReferenceError):
        resolve(snapshot, "beeldzaken")


def test_a_word_for_a_kind_keeps_to_that_kind(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownReferenceError):
        resolve(snapshot, "provincie VBZ")


def test_what_nobody_knows_has_no_candidates(snapshot: Snapshot) -> None:
    for reference in ("", "qqqqzzzz"):
        with pytest.raises(UnknownReferenceError) as raised:
            resolve(snapshot, reference)
        assert raised.value.candidates == ()
