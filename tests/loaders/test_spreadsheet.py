"""Participants' own data, through the real pipeline into a real store."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.ask.snapshot import take_snapshot
from graph.model.records import Amount, Identifier, Name, NameUse, Rank, Status
from graph.model.vocabulary import VOCABULARY
from graph.model.words import languages, message
from graph.store import Store
from loaders.engine.run import load
from loaders.sources.spreadsheet import write_template
from tests.fictitious import batch as fictitious
from tests.loaders.conftest import ENTITIES, RELATIONS, SOURCE, entity, relation

Workbook = Callable[..., Path]


def _refusal(store: Store, *paths: Path) -> list[str]:
    """The problems of a load that must leave the store as it was."""
    before = store.read()
    (run,) = load(store, paths)
    assert run.outcome == "refused"
    assert store.read() == before
    return str(run.text("nl")).split("\n")


def test_a_workbook_becomes_a_contribution_of_its_publisher(store: Store, workbook: Workbook) -> None:
    (run,) = load(store, [workbook()])
    assert (run.outcome, run.source, run.entities, run.claims) == (
        "loaded", "bijdrage-provincie-voorbeeldland-bijdrage", 2, 1,
    )  # fmt: skip
    snapshot = take_snapshot(store.read())
    source = snapshot.sources[run.source]
    assert (source.publisher, source.licence, source.rank) == ("Provincie Voorbeeldland", "CC0-1.0", Rank.CONTRIBUTION)
    node = snapshot.node("vb-bv")
    assert node.names == (Name("VB", NameUse.ABBREVIATION),)
    assert node.identifiers == (Identifier("kvk", "01234567"),)
    assert node.region == "vb-provincie"
    (fact,) = snapshot.outgoing("vb-bv")
    claim = fact.evidence[0].claim
    assert (claim.since, claim.status, claim.locator) == ("2020", Status.RUNNING, "blz. 1")


def test_the_same_workbook_again_changes_nothing_and_a_shorter_one_takes_back(store: Store, workbook: Workbook) -> None:
    load(store, [workbook()])
    (again,) = load(store, [workbook()])
    assert again.outcome == "unchanged"
    (shorter,) = load(store, [workbook(relaties=RELATIONS[:1])])
    assert shorter.outcome == "loaded"
    assert take_snapshot(store.read()).facts == ()


def test_a_pair_of_csv_files_is_one_contribution(store: Store, tmp_path: Path) -> None:
    (tmp_path / "noord-entiteiten.csv").write_text("id;kind;name\nvb-1;Company;Voorbeeld BV\n", encoding="utf-8")
    (tmp_path / "noord-relaties.csv").write_text(
        "subject,relation,object,amount\nVoorbeeld BV,commissions,vb-2,1000 EUR (2020)\n", encoding="utf-8"
    )
    (tmp_path / "noord-bron.csv").write_text("veld;waarde\nuitgever;Stad Voorbeeld\n", encoding="utf-8")
    problems = _refusal(store, *sorted(tmp_path.glob("noord-*.csv")))
    assert problems == [
        "noord-relaties.csv, rij 2, kolom object: ‘vb-2’ is geen bekend id; voeg de entiteit toe aan wat u aanlevert "
        "(in deze bijdrage lijkt ‘vb-1’ erop)"
    ]
    with (tmp_path / "noord-entiteiten.csv").open("a", encoding="utf-8") as file:
        file.write("vb-2;project;Voorbeeldproject\n")
    (run,) = load(store, [tmp_path])
    assert (run.outcome, run.source) == ("loaded", "bijdrage-stad-voorbeeld-noord")
    claim = take_snapshot(store.read()).facts[0].evidence[0].claim
    assert claim.amount == Amount(Decimal(1000), "EUR", "2020")
    assert claim.locator == "relaties, vb-1 commissions vb-2"


def test_a_row_can_deny_what_another_says_and_take_back_what_was_said_before(store: Store, workbook: Workbook) -> None:
    load(store, [workbook(relaties=(RELATIONS[0], relation(holds="nee"), relation(since="2019", retracts="Ja")))])
    claims = {claim.since: claim for _, claim in store.read().claims}
    assert (claims[None].holds, claims[None].status) == (False, None)
    assert (claims["2019"].holds, claims["2019"].status) == (True, Status.WITHDRAWN)


def test_a_relation_to_what_the_store_knows_states_that_entity_again(store: Store, workbook: Workbook) -> None:
    store.sync(fictitious())
    path = workbook(relaties=(RELATIONS[0], relation(relation="is lid van", object="koepel")))
    (run,) = load(store, [path])
    assert (run.outcome, run.entities) == ("loaded", 3)
    store.retract("voorbeeldbrief")
    snapshot = take_snapshot(store.read())
    assert snapshot.node("koepel").name == "Voorbeeldkoepel"
    assert [fact.object for fact in snapshot.outgoing("vb-bv")] == ["koepel"]


def test_an_unknown_reference_is_told_with_the_nearest_names(store: Store, workbook: Workbook) -> None:
    store.sync(fictitious())
    (problem,) = _refusal(store, workbook(relaties=(RELATIONS[0], relation(object="Provincie Noordlant"))))
    start = "bijdrage.xlsx, blad relaties, rij 2, kolom object: ‘Provincie Noordlant’ is geen bekend id; bedoelt u "
    assert problem.startswith(start)
    assert problem.removeprefix(start).partition(",")[0].endswith("noordland (Provincie Noordland)")


WRONG_ENTITIES = [
    ({"kind": "Startpu"}, "kind", "‘Startpu’ is geen soort; bedoelt u Startup?"),
    ({"kind": "Actor"}, "kind", "‘Actor’ is geen soort"),
    ({"kind": "Company`) DETACH DELETE n //"}, "kind", "is geen soort"),
    ({"id": "met spatie"}, "id", "‘met spatie’ kan geen id zijn"),
    ({"id": "vb-bv"}, "id", "vb-bv staat ook in bijdrage.xlsx, blad entiteiten, rij 3"),
    ({"name": ""}, "name", "ontbreekt of is leeg"),
    ({"names": "afkorting="}, "names", "noemt geen naam"),
    ({"identifiers": "kvk:1234567"}, "identifiers", "schrijf dan kvk:01234567"),
    ({"identifiers": "kvk:123"}, "identifiers", "kvk:123 heeft geen 8 cijfers"),
    ({"homepage": "javascript:alert(1)"}, "homepage", "is geen webadres"),
    ({"region": "nergens"}, "region", "‘nergens’ is geen bekend id"),
    ({"region": "vb-bv"}, "region", "Voorbeeld BV is geen provincie, gemeente of regio"),
    ({"description": "x" * 20_001}, "description", "bevat 20.001 tekens"),
]
WRONG_RELATIONS = [
    ({"relation": "lidVan"}, "relation", "‘lidVan’ is geen relatie"),
    ({"relation": "memberOf]->() DETACH DELETE n"}, "relation", "is geen relatie"),
    ({"relation": "memberOf"}, "object", "Provincie Voorbeeldland is een Province; bij memberOf kan hier alleen"),
    ({"subject": "vb-weg"}, "subject", "‘vb-weg’ is geen bekend id"),
    ({"object": "vb-bv"}, "object", "dezelfde als subject"),
    ({"since": "2020", "until": "2019-12-31"}, "until", "het einde (2019-12-31) ligt voor het begin (2020)"),
    ({"since": "zomer 2021"}, "since", "‘zomer 2021’ is geen datum; schrijf 2019"),
    ({"since": "3/12/2021"}, "since", "‘3/12/2021’ kan 3 december 2021 of 12 maart 2021 zijn"),
    ({"since": "2021-02-30"}, "since", "noemt een dag die niet bestaat"),
    ({"status": "klaar"}, "status", "‘klaar’ kan niet; kies proposed"),
    ({"holds": "misschien"}, "holds", "‘misschien’ is geen ja of nee"),
    ({"retracts": "ja", "status": "running"}, "retracts", "kan niet ook status running hebben"),
    ({"amount": "1.000"}, "amount", "‘1.000’ kan 1 of 1000 zijn"),
    ({"amount": "veel"}, "amount", "‘veel’ is geen bedrag"),
]


@pytest.mark.parametrize(("cells", "column", "message"), WRONG_ENTITIES)
def test_a_wrong_entity_is_refused_with_file_sheet_row_and_column(
    store: Store, workbook: Workbook, cells: dict[str, str], column: str, message: str
) -> None:
    load(store, [workbook()])
    (problem,) = _refusal(store, workbook(entiteiten=(*ENTITIES, entity(**cells))))
    assert problem.startswith(f"bijdrage.xlsx, blad entiteiten, rij 4, kolom {column}: ")
    assert message in problem


@pytest.mark.parametrize(("cells", "column", "message"), WRONG_RELATIONS)
def test_a_wrong_relation_is_refused_with_file_sheet_row_and_column(
    store: Store, workbook: Workbook, cells: dict[str, str], column: str, message: str
) -> None:
    load(store, [workbook()])
    problems = _refusal(store, workbook(relaties=(*RELATIONS, relation(**cells))))
    assert problems[0].startswith(f"bijdrage.xlsx, blad relaties, rij 3, kolom {column}: ")
    assert message in problems[0]


def test_all_errors_of_a_file_are_listed_at_once(store: Store, workbook: Workbook) -> None:
    entities = (*ENTITIES, *(entity(id=f"vb-{number}", **cells) for number, (cells, _, _) in enumerate(WRONG_ENTITIES)
                             if "id" not in cells))  # fmt: skip
    problems = _refusal(store, workbook(entiteiten=entities, relaties=(*RELATIONS, relation(since="x", status="y"))))
    assert len(problems) == len(entities) - len(ENTITIES) + 2


def test_errors_of_sheets_cells_and_rows_are_listed_together(store: Store, workbook: Workbook, tmp_path: Path) -> None:
    path = workbook(relaties=(*RELATIONS, relation(status="bezig")))
    book = load_workbook(path)
    book["entiteiten"]["F3"] = "=1+1"
    book["entiteiten"]["A4"], book["entiteiten"]["B4"], book["entiteiten"]["C4"] = "vb-x", "Bedrijfje", "X"
    book["relaties"].append(("vb-x", "memberOf", "X"))
    book.create_sheet("kladblok").append(("zomaar", "iets"))
    book.save(path)
    problems = _refusal(store, path)
    assert [problem.partition(": ")[0] for problem in problems] == [
        "bijdrage.xlsx, blad entiteiten, rij 3, kolom F",
        "bijdrage.xlsx, blad kladblok, rij 1",
        "bijdrage.xlsx, blad entiteiten, rij 4, kolom kind",
        "bijdrage.xlsx, blad relaties, rij 3, kolom status",
    ]


def test_a_csv_tells_long_rows_and_wrong_cells_together(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x_entiteiten.csv"
    path.write_text("id;kind;name\nvb-a;Company\nvb-b;Bedrijfje;B\nvb-c;Company;C;D\n", encoding="utf-8")
    assert [problem.partition(": ")[0] for problem in _refusal(store, path)] == [
        "x_entiteiten.csv, rij 4",
        "x_entiteiten.csv, rij 2, kolom name",
        "x_entiteiten.csv, rij 3, kolom kind",
    ]


def test_columns_may_be_apart_by_tabs(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x_entiteiten.csv"
    path.write_text("id\tkind\tname\nvb-a\tCompany\tA; B, C\n", encoding="utf-8")
    load(store, [path])
    assert take_snapshot(store.read()).node("vb-a").name == "A; B, C"


def test_a_number_keeps_the_zeros_that_its_format_shows(store: Store, workbook: Workbook) -> None:
    path = workbook()
    book = load_workbook(path)
    sheet = book["entiteiten"]
    sheet["A4"], sheet["B4"], sheet["C4"] = 363, "Company", "X"
    sheet["A4"].number_format = "0000"
    book.save(path)
    load(store, [path])
    assert take_snapshot(store.read()).node("0363").name == "X"


def test_a_missing_column_is_told_with_the_one_that_looks_like_it(store: Store, workbook: Workbook) -> None:
    (problem, *_) = _refusal(store, workbook(entiteiten=(("id", "kind", "named"), ("a", "Company", "A"))))
    assert problem.startswith(
        "bijdrage.xlsx, blad entiteiten, rij 1: kolom name ontbreekt; is dat ‘named’, laad dan met"
    )
    assert '--column "named=name"' in problem


def test_two_values_for_one_field_of_the_source_are_refused(store: Store, workbook: Workbook) -> None:
    (problem,) = _refusal(store, workbook(bron=[*SOURCE, ("uitgever", "Een ander")]))
    assert problem.startswith(f"bijdrage.xlsx, blad bron, rij {len(SOURCE) + 1}, kolom veld: staat ook in ")


def test_the_same_relation_twice_is_refused(store: Store, workbook: Workbook) -> None:
    problems = _refusal(store, workbook(relaties=(*RELATIONS, RELATIONS[1])))
    assert problems == [
        "bijdrage.xlsx, blad relaties, rij 3: zegt hetzelfde als bijdrage.xlsx, blad relaties, rij 2; noem het één keer"
    ]


def test_a_name_of_two_entities_does_not_say_which_is_meant(store: Store, workbook: Workbook) -> None:
    namesake = entity(id="vb-bv-2", name="Voorbeeld BV")
    problems = _refusal(
        store, workbook(entiteiten=(*ENTITIES, namesake), relaties=(RELATIONS[0], relation(subject="Voorbeeld BV")))
    )
    assert "‘Voorbeeld BV’ heet meer dan één entiteit: vb-bv en vb-bv-2" in problems[0]


def test_a_source_sheet_without_publisher_is_refused(store: Store, workbook: Workbook) -> None:
    (problem,) = _refusal(store, workbook(bron=(SOURCE[0], ("titel", "Iets"))))
    assert problem == "bijdrage.xlsx, blad bron: vul bij uitgever in van welke organisatie deze gegevens zijn"


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("stuk.xlsx", b"PK\x03\x04 stuk", "stuk.xlsx: geen geldig of een beschadigd"),
        ("a.csv", b'id;kind;name\n1;Company;"A\n', "a.csv, rij"),
        ("a.csv", b"id;kind;name\n1;Company;A;B\n", "a.csv, rij 2: 4 cellen onder 3 kolommen"),
        ("a.csv", b"id;kind;name\n1;Company;" + b"x" * 2**21, "a.csv, rij 2, kolom name: meer dan"),
    ],
)
def test_a_broken_file_is_refused_and_the_store_stays(
    store: Store, tmp_path: Path, name: str, data: bytes, where: str
) -> None:
    store.sync(fictitious())
    (tmp_path / name).write_bytes(data)
    (problem,) = _refusal(store, tmp_path / name)
    assert problem.startswith(where)


def test_markup_and_cypher_in_a_name_are_only_text(store: Store, workbook: Workbook) -> None:
    name = "<script>alert(1)</script> `) DETACH DELETE n // ' OR 1=1 --"
    load(store, [workbook(entiteiten=(*ENTITIES, entity(name=name)))])
    assert take_snapshot(store.read()).node("vb-nieuw").name == name


def test_numbers_and_days_typed_in_a_cell_are_read_as_text(store: Store, workbook: Workbook) -> None:
    row = ("vb-bv", "locatedIn", "vb-provincie", None, date(2020, 12, 8), 2021, None, None, 1000, None, True, 3)
    load(store, [workbook(relaties=(RELATIONS[0], row))])
    claim = take_snapshot(store.read()).facts[0].evidence[0].claim
    assert (claim.since, claim.until, claim.note, claim.locator) == ("2020-12-08", "2021", "true", "3")
    assert claim.amount is not None
    assert str(claim.amount.value) == "1000"


def test_a_formula_without_outcome_and_an_error_value_are_refused(store: Store, workbook: Workbook) -> None:
    path = workbook(entiteiten=(*ENTITIES, entity(description="=1/0")))
    (problem,) = _refusal(store, path)
    assert problem.startswith("bijdrage.xlsx, blad entiteiten, rij 4, kolom F: een formule zonder uitkomst")


def test_a_wrong_word_in_many_rows_does_not_bring_the_whole_list_with_each(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"a;membersOf{number % 2};b{number}\n" for number in range(150))
    (tmp_path / "x-relaties.csv").write_text(f"subject;relation;object\n{rows}", encoding="utf-8")
    problems = _refusal(store, tmp_path / "x-relaties.csv")
    matching = [problem for problem in problems if "membersOf1" in problem]
    assert matching
    assert {problem.partition(": ")[2] for problem in matching} == {"‘membersOf1’ is geen relatie; bedoelt u memberOf?"}
    assert max(map(len, problems)) < 200


@pytest.mark.parametrize("language", languages())
def test_a_template_in_any_language_is_filled_in_and_loaded(store: Store, tmp_path: Path, language: str) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, language)
    book = load_workbook(path)
    _, source, entities, *_ = book.worksheets
    source["B2"] = "Provincie Voorbeeldland"
    kind = message("kind-Province").in_language(language)
    for column, value in enumerate(("vb-provincie", kind, "Voorbeeldland"), 1):
        entities.cell(2, column, value)
    book.save(path)
    (run,) = load(store, [path])
    assert (run.outcome, run.entities) == ("loaded", 1)
    assert take_snapshot(store.read()).node("vb-provincie").kind == "Province"


def test_the_template_offers_every_allowed_value_and_can_be_filled_in_and_loaded(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.xlsx"
    write_template(path)
    book = load_workbook(path)
    assert book.sheetnames == ["uitleg", "bron", "entiteiten", "relaties", "keuzes"]
    offered = {}
    for title in ("entiteiten", "relaties"):
        for validation in book[title].data_validations.dataValidation:
            choices, cells = validation.formula1.removeprefix("=").split("!")
            values = [cell.value for (cell,) in book[choices][cells.replace("$", "")]]
            offered[title, str(validation.sqref)] = values
    assert offered == {
        ("entiteiten", "B2:B2000"): list(VOCABULARY.concrete_kinds()),
        ("relaties", "B2:B2000"): sorted(VOCABULARY.relations),
        ("relaties", "D2:D2000"): ["ja", "nee"],
        ("relaties", "G2:G2000"): list(Status),
        ("relaties", "H2:H2000"): ["ja", "nee"],
    }
    for title, rows in (("entiteiten", ENTITIES), ("relaties", RELATIONS)):
        sheet = book[title]
        assert tuple(cell.value for cell in sheet[1]) == rows[0]
        for number, row in enumerate(rows[1:], 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
    book["bron"]["B2"] = "Provincie Voorbeeldland"
    book.save(path)
    (run,) = load(store, [path])
    assert (run.outcome, run.entities, run.claims) == ("loaded", 2, 1)
