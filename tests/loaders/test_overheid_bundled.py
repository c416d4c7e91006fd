"""The registers of public bodies that are bundled: what they tell, and how the bundle is made."""

import csv
import re
from pathlib import Path

import pytest

from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Batch, Confidence, NameUse
from graph.store import Contents, open_store
from loaders.card import DATA, Given
from loaders.engine.run import load
from loaders.readers.tooi.compact import read_compact
from loaders.readers.tooi.register import ID, Body, Naming, Register
from loaders.sources.overheid import batches
from tools.overheid import numbers, with_name_periods, write_compact


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('overheid') / 'graph.db'}") as store:
        assert {run.outcome for run in load(store, ["overheid"])} == {"loaded"}
        return store.read()


@pytest.fixture(scope="module")
def bundled(contents: Contents) -> Snapshot:
    return take_snapshot(contents)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2012-06-01", "Ministerie van Economische Zaken, Landbouw en Innovatie"),
        ("2017-12-31", "Ministerie van Economische Zaken"),
        ("2021-11-29", "Ministerie van Economische Zaken en Klimaat"),
        ("2024-07-01", "Ministerie van Economische Zaken en Klimaat"),
        ("2024-07-02", "Ministerie van Economische Zaken"),
        ("2026-02-22", "Ministerie van Economische Zaken"),
        ("2026-02-23", "Ministerie van Economische Zaken en Klimaat"),
    ],
)
def test_a_ministry_has_the_name_of_the_day(contents: Contents, moment: str, name: str) -> None:
    assert take_snapshot(contents, moment).node("tooi-mnre1045").name == name
    assert take_snapshot(contents).node("tooi-mnre1045").name == "Ministerie van Economische Zaken en Klimaat"


def test_ministries_that_ended_are_not_there_afterwards(bundled: Snapshot, contents: Contents) -> None:
    ended = {"tooi-mnre1182", "tooi-mnre1171", "tooi-mnre1162"}
    assert {bundled.node(id).until for id in ended} == {"2026-02-22"}
    after = take_snapshot(contents, "2026-02-23")
    assert not ended & set(after.shown_nodes)
    assert after.node("tooi-mnre1153").name == "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur"


def test_on_the_day_of_the_letter_there_are_352_municipalities_all_in_a_province(
    contents: Contents,
) -> None:
    then = take_snapshot(contents, "2021-11-29")
    municipalities = then.of_kind("Municipality")
    assert len(municipalities) == 352
    for node in municipalities:
        # Where it lies is told by an edition of a year later, so that for the day itself nobody says so.
        (located,) = then.all_outgoing(node.id, "locatedIn")
        assert located.object == node.region
        assert [fact.object for fact in then.outgoing(node.id, "memberOf")] == ["vng"]
    assert len(then.of_kind("Province")) == 12


def test_membership_of_ipo_and_vng_is_derived_and_says_from_what(bundled: Snapshot) -> None:
    members = bundled.incoming("ipo", "memberOf")
    assert {fact.subject for fact in members} == {f"tooi-pv{number}" for number in range(20, 32)}
    for fact in (*members, *bundled.incoming("vng", "memberOf")):
        (evidence,) = fact.evidence
        assert evidence.claim.confidence is Confidence.DERIVED
        assert evidence.claim.locator == "p. 5, al. 1"
        assert evidence.url == "https://zoek.officielebekendmakingen.nl/kst-33009-104.html"
        assert str(evidence.claim.note).startswith("Afgeleid: ")


@pytest.mark.parametrize(
    ("id", "name", "nl", "en", "also"),
    [
        ("tooi-pv22", "Provincie Drenthe", "de provincie Drenthe", "the province of Drenthe", "Drenthe"),
        ("tooi-pv21", "Provincie Fryslân", "de provincie Fryslân", "the province of Fryslân", "Friesland"),
        ("tooi-gm0114", "Gemeente Emmen", "de gemeente Emmen", "the municipality of Emmen", "Emmen"),
        ("tooi-gm0518", "Gemeente Den Haag", "de gemeente Den Haag", "the municipality of The Hague", "'s-Gravenhage"),
        ("tooi-ws0372", "Hoogheemraadschap van Delfland", "het hoogheemraadschap van Delfland",
         "the water authority Hoogheemraadschap van Delfland", "Waterschap Hoogheemraadschap van Delfland"),
        ("tooi-mnre1034", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
         "het ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)",
         "the Ministry of the Interior and Kingdom Relations (BZK)", "BZK"),
        ("tooi-oorg10002", "Tweede Kamer", "de Tweede Kamer", "the House of Representatives",
         "Tweede Kamer der Staten-Generaal"),
        ("tooi-oorg10005", "Rijksdienst voor Ondernemend Nederland",
         "de Rijksdienst voor Ondernemend Nederland (RVO)", "the Netherlands Enterprise Agency (RVO)", "RVO"),
    ],
)  # fmt: skip
def test_a_body_has_its_names_as_a_heading_and_in_a_sentence(
    bundled: Snapshot, id: str, name: str, nl: str, en: str, also: str
) -> None:
    node = bundled.node(id)
    assert (node.name, node.running("nl"), node.running("en")) == (name, nl, en)
    assert also in node.all_names()


def test_every_body_of_the_lists_reads_in_a_dutch_sentence(bundled: Snapshot) -> None:
    for kind in ("Ministry", "Province", "Municipality", "WaterAuthority"):
        for node in bundled.of_kind(kind):
            assert [name for name in node.names if name.use is NameUse.RUNNING and name.lang == "nl"], node.id


def test_numbers_have_the_form_of_their_register_and_stand_for_one_body(bundled: Snapshot) -> None:
    forms = {"kvk": r"\d{8}", "rsin": r"\d{9}", "oin": r"0000000[1-4]\d{12}", "wikidata": r"Q\d+", "roo": r"\d+"}
    seen: dict[tuple[str, str], str] = {}
    for node in bundled.nodes.values():
        for identifier in node.identifiers:
            if identifier.scheme in forms:
                assert re.fullmatch(forms[identifier.scheme], identifier.value), (node.id, identifier)
                assert seen.setdefault((identifier.scheme, identifier.value), node.id) == node.id
    assert seen["kvk", "27378529"] == "tooi-oorg10005"


def test_an_agency_comes_under_its_ministry(bundled: Snapshot) -> None:
    assert [fact.object for fact in bundled.outgoing("tooi-oorg10005", "partOf")] == ["tooi-mnre1045"]


def test_what_is_written_as_compact_csv_is_read_back(tmp_path: Path) -> None:
    register = read_compact(DATA / "overheid", "rwc_waterschappen_compleet")
    write_compact(tmp_path, [(register, "proef")])
    again = read_compact(tmp_path, "rwc_waterschappen_compleet")
    assert set(again.bodies) == set(register.bodies)
    assert set(again.events) == set(register.events)
    assert (again.edition, again.title, again.published) == (register.edition, register.title, register.published)


def test_every_bundled_file_says_which_edition_it_is_from() -> None:
    with (DATA / "overheid" / "uitgaven.csv").open(encoding="utf-8", newline="") as file:
        editions = list(csv.DictReader(file, delimiter=";"))
    assert {row["lijst"] for row in editions} >= {"rwc_ministeries_compleet", "rwc_gemeenten_compleet"}
    assert all(row["uitgave"] and row["zichtdatum"] and row["verkregen"] for row in editions)


def test_name_periods_of_a_newer_edition_extend_the_older_register() -> None:
    old = Register(
        "rwc_ministeries_compleet", "1", "R", "2021-11-15", "2021-11-15",
        (Body("mnre9001", (Naming("ministerie van A", "A", "ministerie van A", "A", until="2010-01-01"),
                           Naming("ministerie van B", "B", "ministerie van B", "B", "2010-01-02")), "c_1"),), (),
    )  # fmt: skip
    source = "https://identifier.overheid.nl/tooi/set/rwc_ministeries_compleet/6"
    facts = [
        {"subject": f"{ID}ministerie/{code}", "predicate": predicate, "object": object, "since": since, "until": until,
         "source_url": source}
        for code, since, until, name, short in (
            ("mnre9001", "2010-01-02", "2024-07-01", "B", "B"), ("mnre9001", "2024-07-02", "", "C", "C"),
            ("mnre9002", "2024-07-02", "2026-02-22", "D", "D"),
        )
        for predicate, object in (("officiele_naam", f"ministerie van {name}"), ("afkorting", short))
    ]  # fmt: skip
    first, second = with_name_periods(old, facts).bodies
    assert [(naming.short, naming.since, naming.until) for naming in first.namings] == [
        ("A", None, "2010-01-01"), ("B", "2010-01-02", "2024-07-01"), ("C", "2024-07-02", None),
    ]  # fmt: skip
    assert (second.code, second.since, second.until) == ("mnre9002", "2024-07-02", "2026-02-22")


def test_a_number_of_two_bodies_stays_with_the_one_that_still_exists() -> None:
    naming = Naming("ministerie van A", "A", "ministerie van A")
    bodies = {"mnre9001": Body("mnre9001", (naming,), until="2010-01-01"), "mnre9002": Body("mnre9002", (naming,))}
    empty = dict.fromkeys(("name", "abbr", "rsin", "roo_id", "wikidata", "ministerie_tooi"), "")
    rows = [
        {**empty, "type": "ministerie", "tooi": f"{ID}ministerie/{code}", "oin": "1", "kvk": kvk}
        for code, kvk in (("mnre9001", "7"), ("mnre9002", "8"))
    ]
    assert [(line[0], line[3], line[4]) for line in numbers(rows, bodies)] == [
        ("mnre9001", "", "7"),
        ("mnre9002", "1", "8"),
    ]


def test_batches_without_files_are_the_bundled_ones() -> None:
    ids = [result.source.id for result in batches(Given()) if isinstance(result, Batch)]
    assert ids == [
        "overheid-ministeries", "overheid-provincies", "overheid-gemeenten", "overheid-waterschappen",
        "overheid-overige-organisaties", "overheid-nummers", "overheid-koepels", "overheid-unie-van-waterschappen",
    ]  # fmt: skip


def test_each_present_water_authority_is_a_derived_member_of_the_association_on_the_word_of_its_own_page() -> None:
    (union,) = (
        result
        for result in batches(Given())
        if isinstance(result, Batch) and result.source.id.endswith("unie-van-waterschappen")
    )
    assert {claim.object for claim in union.claims} == {"unie-van-waterschappen"}
    assert len(union.claims) == 21
    assert {claim.confidence for claim in union.claims} == {Confidence.DERIVED}
    assert {claim.url for claim in union.claims} == {union.source.url}


def test_an_agency_is_told_as_one_by_an_aspect_and_not_by_the_words_of_a_role() -> None:
    (numbers_of,) = (
        result for result in batches(Given()) if isinstance(result, Batch) and result.source.id == "overheid-nummers"
    )
    assert {(claim.aspects, claim.role) for claim in numbers_of.claims} == {(("agency",), None)}
