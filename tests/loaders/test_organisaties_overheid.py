"""The register of public bodies loads from its export and from older records, without any person in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Batch, Identifier
from graph.store import Store
from loaders.card import File, Given, Skipped
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.sources import officiele_publicaties
from loaders.sources.organisaties_overheid import CARD, batches, recognises
from tests.told import dutch

FIXTURES = Path(__file__).parents[1] / "fixtures" / "roo"
EXPORT = FIXTURES / "exportOO.xml"


def read(*paths: Path) -> list[Batch | LoadError | Skipped]:
    return list(batches(Given(tuple(File(path) for path in paths))))


@pytest.fixture
def export() -> Batch:
    (batch,) = [result for result in read(EXPORT) if isinstance(result, Batch)]
    return batch


def test_bodies_have_the_ids_and_numbers_that_authorities_gave_them(export: Batch) -> None:
    bodies = {entity.id: entity for entity in export.entities}
    assert bodies.keys() == {"tooi-mnre9001", "roo-90002", "tooi-gm9001", "roo-90004"}
    assert bodies["tooi-mnre9001"].name == "Ministerie van Voorbeeldzaken"
    assert bodies["tooi-mnre9001"].since == "2019-01-01"
    assert Identifier("oin", "00000003123456780000") in bodies["tooi-gm9001"].identifiers
    assert bodies["roo-90004"].until == "2022-12-31"


def test_parts_and_participants_hang_on_their_body(export: Batch) -> None:
    assert {(claim.subject, claim.relation, claim.object, claim.locator) for claim in export.claims} == {
        ("roo-90002", "partOf", "tooi-mnre9001", "organisatie 90002"),
        ("tooi-gm9001", "memberOf", "roo-90004", "organisatie 90004"),
    }


def test_persons_are_never_read(export: Batch) -> None:
    assert "Oorbeeld" not in repr(export)


def test_sorts_without_a_kind_are_counted_and_named() -> None:
    (skipped,) = [result for result in read(EXPORT) if isinstance(result, Skipped)]
    assert "iets onbekends (1)" in skipped.message.in_language("nl")


def test_another_version_of_the_namespace_reads_the_same(export: Batch, tmp_path: Path) -> None:
    path = tmp_path / "exportOO.xml"
    old = b"https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
    path.write_bytes(EXPORT.read_bytes().replace(old, b"https://almanak.overheid.nl/static/schema/oo/export/2.4.1"))
    assert read(path)[0] == export


def test_older_records_are_batches_of_their_own(store: Store) -> None:
    runs = load(store, [FIXTURES / "metadata_roo-mezk.xml", FIXTURES / "metadata_roo-gemfl.xml"])
    assert {(run.source, run.outcome) for run in runs} == {
        (f"{CARD.id}-record-10621", "loaded"),
        (f"{CARD.id}-record-39606", "loaded"),
    }
    names = {entity.id: entity.name for _, entity in store.read().entities}
    assert names == {
        "tooi-mnre1045": "Ministerie van Economische Zaken en Klimaat",
        "tooi-gm0994": "Gemeente Valkenburg aan de Geul",
    }
    assert {run.outcome for run in load(store, [FIXTURES / "metadata_roo-mezk.xml"])} == {"unchanged"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (EXPORT.read_bytes()[:900], "geen geldige XML"),
        (b"<overheidsorganisaties><organisaties><organisatie/></organisaties></overheidsorganisaties>", "ontbreekt"),
        (b"<originalData/>", "één record"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><originalData>&b;</originalData>', "DOCTYPE"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_loads(
    store: Store, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(content)
    (run,) = load(store, [path])
    assert run.outcome == "refused"
    assert says in (run.text("nl") or "")
    assert store.read().sources == ()


def test_only_files_of_the_register_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "ander.xml").write_text("<ander/>", encoding="utf-8")
    assert not recognises(tmp_path / "ander.xml")
    assert not any(recognises(path) for path in (FIXTURES.parent / "papers").iterdir())
    assert all(recognises(path) for path in FIXTURES.glob("*.xml"))


@given(junk=st.binary(max_size=60), at=st.integers(0, 1800))
def test_any_damage_gives_batches_or_clean_errors(
    junk: bytes, at: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("roo") / "export.xml"
    data = EXPORT.read_bytes()
    path.write_bytes(data[:at] + junk + data[at:])
    assert all(isinstance(result, Batch | LoadError | Skipped) for result in read(path))


OLDER = b"""<p:overheidsorganisaties xmlns:p="https://almanak.overheid.nl/static/schema/oo/export/2.4.3">
  <p:gemeenten><p:gemeente p:systemId="90011"><p:naam>Voorbeeldstad</p:naam></p:gemeente></p:gemeenten>
  <p:gemeenschappelijkeRegelingen><p:gemeenschappelijkeRegeling><p:systemId><p:systemId>90012</p:systemId></p:systemId>
    <p:titel>Regio Voorbeeldland</p:titel></p:gemeenschappelijkeRegeling></p:gemeenschappelijkeRegelingen>
  <p:zelfstandigeBestuursorganen><p:zelfstandigBestuursorgaan p:systeemId="90013"><p:naam>Voorbeeldkamer</p:naam>
    <p:startDatum>2001-01-01T00:00:00</p:startDatum></p:zelfstandigBestuursorgaan></p:zelfstandigeBestuursorganen>
</p:overheidsorganisaties>"""


def test_older_exports_with_an_element_for_each_sort_are_read(tmp_path: Path) -> None:
    path = tmp_path / "exportOO.xml"
    path.write_bytes(OLDER)
    (batch,) = read(path)
    assert isinstance(batch, Batch)
    assert [(entity.id, entity.kind, entity.name, entity.since) for entity in batch.entities] == [
        ("roo-90011", "Municipality", "Voorbeeldstad", None),
        ("roo-90012", "Region", "Regio Voorbeeldland", None),
        ("roo-90013", "Agency", "Voorbeeldkamer", "2001-01-01"),
    ]


RELATED = b"""<p:overheidsorganisaties xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/2.6.9">
  <p:organisaties>
    <p:organisatie p:systeemId="90021" p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/oorg/oorg90021">
      <p:naam>Dienst Voorbeeld</p:naam><p:afkorting>DV</p:afkorting><p:afkorting>DVB</p:afkorting>
      <p:types><p:type>Agentschap</p:type></p:types>
      <p:relatieMetMinisterie p:systeemId="4958"
        p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/ministerie/mnre9001">Voorbeeldzaken</p:relatieMetMinisterie>
      <p:previousVersion p:systeemId="90022"/>
    </p:organisatie>
    <p:organisatie p:systeemId="90022" p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/oorg/oorg90022">
      <p:naam>Voorbeelddienst</p:naam><p:types><p:type>Agentschap</p:type></p:types><p:eindDatum>2020-12-31</p:eindDatum>
      <p:nextVersion p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/oorg/oorg90021"/>
    </p:organisatie>
    <p:organisatie p:systeemId="90023">
      <p:naam>Raad voor Voorbeelden</p:naam><p:types><p:type>Adviescollege</p:type></p:types>
      <p:relatieMetMinisterie
        p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/ministerie/mnre9001">Voorbeeldzaken</p:relatieMetMinisterie>
    </p:organisatie>
  </p:organisaties>
</p:overheidsorganisaties>"""


def test_an_agency_is_part_of_its_ministry_and_follows_on_what_it_was_before(tmp_path: Path) -> None:
    path = tmp_path / "exportOO_agentschappen.xml"
    path.write_bytes(RELATED)
    (batch,) = read(path)
    assert isinstance(batch, Batch)
    # An advisory body is no part of a ministry, and a succession that both ends tell is one.
    assert {(claim.subject, claim.relation, claim.object) for claim in batch.claims} == {
        ("tooi-oorg90021", "partOf", "tooi-mnre9001"),
        ("tooi-oorg90022", "succeededBy", "tooi-oorg90021"),
    }
    assert len(batch.claims) == 2
    names = {entity.id: (entity.kind, entity.name) for entity in batch.entities}
    assert names["tooi-mnre9001"] == ("Ministry", "Ministerie van Voorbeeldzaken")
    agency = next(entity for entity in batch.entities if entity.id == "tooi-oorg90021")
    assert [name.text for name in agency.names] == ["DV", "DVB"]


def test_everything_that_is_wrong_is_told_at_once_with_its_organisation(tmp_path: Path) -> None:
    path = tmp_path / "exportOO.xml"
    data = EXPORT.read_bytes().replace(b"<p:naam>Voorbeeldzaken</p:naam>", b"")
    for old, new in ((b"2022-12-31", b"31-12-2022"), (b' p:systeemId="90003"', b""), (b"2019-01-01", b"2019-02-30")):
        data = data.replace(old, new)
    path.write_bytes(data)
    (error,) = [result for result in read(path) if isinstance(result, LoadError)]
    assert dutch(error) == (
        "exportOO.xml, regel 4, 90001, veld startDatum: ‘2019-02-30’ is geen dag; schrijf bijvoorbeeld 2020-12-08",
        "exportOO.xml, regel 4, 90001, veld naam: ontbreekt of is leeg; vul hier iets in",
        "exportOO.xml, regel 17, Gemeente Voorbeeldstad, veld systeemId: ontbreekt of is leeg; vul hier iets in",
        "exportOO.xml, regel 22, 90004, veld eindDatum: ‘31-12-2022’ is geen dag; schrijf bijvoorbeeld 2020-12-08",
    )


def test_numbers_of_the_chamber_of_commerce_and_the_tax_office_are_kept_and_statutory_bodies_are_in() -> None:
    (batch,) = read(FIXTURES / "roo-kvk-en-rwt.xml")
    assert isinstance(batch, Batch)
    agency, foundation = tuple(batch.entities)
    assert {(identifier.scheme, identifier.value) for identifier in agency.identifiers} == {
        ("kvk", "90000001"),
        ("rsin", "900000012"),
        ("oin", "00000003900000010000"),
        ("roo", "90001"),
    }
    assert (foundation.name, foundation.kind) == ("Stichting Voorbeeldonderzoek", "Agency")


@pytest.mark.parametrize(
    ("called", "value", "kept"),
    [
        ("KvK", "90000001", True),
        ("KvK nummer", "90000001", True),
        ("KVK-nummer", "900001", False),
        ("KVK-vestigingsnummer", "90000001", False),
        ("RSIN-nummer", "900000012", True),
        ("RSIN", "90000001", False),
    ],
)
def test_a_number_is_kept_when_its_name_and_length_say_which_it_is(
    tmp_path: Path, called: str, value: str, kept: bool
) -> None:
    path = tmp_path / "exportOO.xml"
    number = f'<p:resourceIdentifier p:naam="{called}">{value}</p:resourceIdentifier>'
    old = b'<p:resourceIdentifier p:naam="KVK-nummer">90000001</p:resourceIdentifier>'
    data = (FIXTURES / "roo-kvk-en-rwt.xml").read_bytes().replace(b">900000012<", b"><")
    assert old in data
    path.write_bytes(data.replace(old, number.encode()))
    (batch,) = read(path)
    assert isinstance(batch, Batch)
    assert (value in {identifier.value for identifier in next(iter(batch.entities)).identifiers}) is kept


def test_a_record_that_ends_before_it_begins_is_refused_and_the_rest_loads(store: Store) -> None:
    runs = load(store, [FIXTURES / "roo-eind-voor-begin.xml"])
    assert [entity.name for _, entity in store.read().entities] == ["Gemeente Voorbeeldstad"]
    (refused,) = [run for run in runs if run.outcome == "refused"]
    assert refused.text("nl") == (
        "roo-eind-voor-begin.xml, regel 4, 90002: het einde (2023-09-30) ligt voor het begin (2023-10-01)\n"
        "roo-eind-voor-begin.xml, regel 5, 90003: het einde (1997-12-24) ligt voor het begin (2007-02-01)"
    )


def test_a_record_of_the_search_service_is_one_of_the_register_and_no_paper(store: Store, tmp_path: Path) -> None:
    answer = FIXTURES / "roo-sru-record.xml"
    assert not officiele_publicaties.recognises(answer)
    (run,) = load(store, [answer])
    assert (run.source, run.outcome) == ("roo-record-90001", "loaded")
    ((_, ministry),) = store.read().entities
    assert (ministry.kind, ministry.name, ministry.since) == ("Ministry", "Ministerie van Voorbeeldzaken", "2010-10-14")
    assert "VBZ" in {name.text for name in ministry.names}
    data = answer.read_text(encoding="utf-8")
    record = data[data.index("<record><recordSchema") : data.index("</records>")]
    two = tmp_path / "antwoord.xml"
    two.write_text(data.replace(record, record + record.replace("90001", "90002")), encoding="utf-8")
    assert [result.source.id for result in read(two) if isinstance(result, Batch)] == [
        "roo-record-90001",
        "roo-record-90002",
    ]
