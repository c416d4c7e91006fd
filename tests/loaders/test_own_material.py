"""People's own lists, tables and networks, through the real pipeline, beside the register."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import networkx
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.ask.snapshot import take_snapshot
from graph.model.records import Amount, Claim, Entity
from graph.store import Store, open_store
from loaders.card import Answers
from loaders.engine.check import Checked, preview
from loaders.engine.run import load
from loaders.problems import LoadError, Place
from loaders.readers.headings import find_names, read_table
from loaders.readers.networks import read_kumu, read_network
from loaders.readers.opendocument import read_opendocument
from tests.loaders.own_material import ods_rows, write_book, write_list, write_ods
from tests.told import refuses

CASES = Path(__file__).parents[1] / "fixtures" / "own"
NOW = "2026-11-28T12:00:00+00:00"
NO_ANSWERS = Answers()
MUNICIPALITY = Answers(fill={"kind": "gemeente"})
MEMBER = Answers(fill={"relation": "is lid van"})


@pytest.fixture
def register(bundled: Store, tmp_path: Path) -> Iterator[Store]:
    """A store of its own with all that is bundled."""
    shutil.copyfile(bundled.url.removeprefix("sqlite:///"), tmp_path / "register.db")
    with open_store(f"sqlite:///{tmp_path / 'register.db'}") as store:
        yield store


def _previewed(store: Store, *paths: Path, answers: Answers = NO_ANSWERS, reader: str | None = None) -> Checked:
    """What loading would do, which must leave the store as it was."""
    revision = store.revision()
    checked = preview(store, map(str, paths), NOW, reader, answers)
    assert store.revision() == revision
    return checked


def _problems(checked: Checked) -> list[str]:
    return [problem.in_language("nl") for problem in checked.problems]


def _entities(checked: Checked) -> dict[str, str]:
    """The effect on each entity, by id."""
    return {change.record.id: change.effect for change in checked.changes if isinstance(change.record, Entity)}


def _claims(checked: Checked) -> list[tuple[str, str, str]]:
    claims = (change.record for change in checked.changes if isinstance(change.record, Claim))
    return [(claim.subject, claim.relation, claim.object) for claim in claims]


# -- the cases ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["F_caps.csv", "E_sepline.csv", "H_trailing.csv"])
def test_case_blanks_separator_line_and_empty_columns_do_not_matter(register: Store, name: str) -> None:
    (run,) = load(register, [CASES / name])
    assert (run.outcome, run.entities) == ("loaded", 2)
    snapshot = take_snapshot(register.read())
    assert snapshot.node("vb-b").name == "Súdwest-Voorbeeld"
    assert [identifier.value for identifier in snapshot.node("vb-a").identifiers] == ["01234567"]


def test_a_number_of_the_chamber_of_commerce_that_lost_its_zero_is_offered_with_it(register: Store) -> None:
    assert _problems(_previewed(register, CASES / "I_kvk7.csv")) == [
        "I_kvk7.csv, rij 2, kolom identifiers: kvk:1234567 heeft geen 8 cijfers maar één minder; is een nul "
        "weggevallen, schrijf dan kvk:01234567"
    ]


def test_a_dutch_date_and_an_amount_with_its_unit_are_read(register: Store) -> None:
    for name in ("nederlandse-datum.csv", "bedrag-met-eenheid.csv"):
        assert [run.outcome for run in load(register, [CASES / name])] == ["loaded"]
    claims = {source: claim for source, claim in register.read().claims if source.startswith("bijdrage")}
    assert claims["bijdrage-nederlandse-datum"].since == "2021-11-29"
    amount = claims["bijdrage-bedrag-met-eenheid"].amount
    assert amount == Amount(Decimal(60_000), "EUR")


def test_an_edge_list_of_gephi_asks_which_relation_it_has_and_nothing_else(register: Store) -> None:
    (question,) = _problems(_previewed(register, CASES / "edges_gephi.csv"))
    assert question.startswith(
        "edges_gephi.csv: welke relatie deze rijen leggen, staat er niet bij; tussen Gemeente Utrecht"
    )
    assert "is lid van" in question
    assert "--fill" in question
    answered = _previewed(register, CASES / "edges_gephi.csv", answers=MEMBER)
    assert _claims(answered) == [("tooi-gm0344", "memberOf", "ipo")]
    assert [remark.in_language("nl") for remark in answered.left_out] == ["edges_gephi.csv: niet gelezen: Type"]


# -- lists -------------------------------------------------------------------------------------------------------------


def _cbs_names(store: Store) -> list[str]:
    """All municipalities of today as the CBS writes them, with a full stop in the brackets: Bergen (NH.)."""
    nodes = (node for node in take_snapshot(store.read()).shown_nodes.values() if node.kind == "Municipality")
    return [node.name.removeprefix("Gemeente ").replace("(NH)", "(NH.)").replace("(L)", "(L.)") for node in nodes]


def test_all_municipalities_as_the_cbs_writes_them_load_after_one_question(register: Store, tmp_path: Path) -> None:
    names = _cbs_names(register)
    assert len(names) == 342
    path = write_list(tmp_path / "gemeenten.csv", *(f'"{name}"' for name in names))
    asked = _problems(_previewed(register, path))
    assert (
        "deze 3 namen zijn duidelijk als u zegt van welke soort zij zijn: laad met --fill kind=Municipality" in asked[0]
    )
    (run,) = load(register, [path], answers=MUNICIPALITY)
    assert (run.outcome, run.entities) == ("loaded", 342)
    stated = [entity for source, entity in register.read().entities if source == run.source]
    assert {entity.kind for entity in stated} == {"Municipality"}
    assert all(entity.id.startswith("tooi-gm") for entity in stated)


def test_a_column_that_is_called_after_a_kind_says_of_which_kind_its_names_are(register: Store, tmp_path: Path) -> None:
    rows = [
        ("Gemeentecode", "Gemeentenaam", "Provincienaam"),
        (344, "Utrecht", "Utrecht"),
        (14, "Groningen", "Groningen"),
    ]
    (run,) = load(register, [write_book(tmp_path / "cbs.xlsx", Gemeenten=rows)], answers=NO_ANSWERS)[:1]
    assert run.outcome == "loaded"
    stated = {entity.id: entity.region for source, entity in register.read().entities if source == run.source}
    assert stated == {"tooi-gm0344": "tooi-pv26", "tooi-gm0014": "tooi-pv20", "tooi-pv26": None, "tooi-pv20": None}


def test_a_list_in_the_encoding_of_excel_with_a_title_above_it_is_read_and_told(
    register: Store, tmp_path: Path
) -> None:
    lines = ("Deelnemers;;", ";;", "Organisatie;Aantal;", "Gemeente Súdwest-Fryslân;1;", "IPO;2;")
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *lines, encoding="windows-1252"))
    assert (_problems(checked), _entities(checked)) == ([], {"tooi-gm1900": "merged", "ipo": "merged"})
    assert [remark.in_language("nl") for remark in checked.left_out] == [
        "lijst.csv: gelezen als windows-1252, want de tekens zijn geen UTF-8",
        "lijst.csv: niet gelezen: Aantal",
    ]


def test_of_who_is_not_known_the_kind_is_asked_once_and_the_answer_holds_for_all(
    register: Store, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "lijst.csv", "Naam", "Bureau Aap B.V.", "Bureau Noot B.V.", "IPO")
    (question,) = _problems(_previewed(register, path))
    assert question.startswith("lijst: van 2 namen is de soort niet bekend (Bureau Aap B.V. en Bureau Noot B.V.)")
    answered = _previewed(register, path, answers=Answers(fill={"kind": "bedrijf"}))
    assert _entities(answered) == {"bureau-aap-b-v": "added", "bureau-noot-b-v": "added", "ipo": "merged"}


def test_of_many_unknown_ends_one_question_comes_first_and_its_answer_makes_them(
    register: Store, tmp_path: Path
) -> None:
    rows = (f"Bureau nummer {number};Instituut {number}" for number in range(300))
    path = write_list(tmp_path / "net.csv", "Source;Target", *rows)
    question, *others = _problems(_previewed(register, path, answers=Answers(fill={"relation": "works with"})))
    assert question.startswith(
        "net: 600 namen zijn niet bekend (Bureau nummer 0, Instituut 0, Bureau nummer 1 en nog 597)"
    )
    assert others
    answers = Answers(fill={"relation": "werkt samen met", "kind": "bedrijf"})
    assert len(_claims(_previewed(register, path, answers=answers))) == 300


def test_a_column_of_numbers_that_lost_its_zeros_is_named_as_it_is_called(register: Store, tmp_path: Path) -> None:
    rows = (("Naam", "Soort", "KvK-nummer"), ("Bureau Aap", "bedrijf", 1234567), ("Bureau Noot", "bedrijf", 12345678))
    (problem,) = _problems(_previewed(register, write_book(tmp_path / "lijst.xlsx", Blad1=rows)))
    assert problem.startswith("lijst.xlsx, blad Blad1, rij 2, kolom KvK-nummer: kvk:1234567 heeft geen 8 cijfers")
    assert problem.endswith("schrijf dan kvk:01234567")


def test_who_is_in_no_register_of_its_kind_is_refused_with_who_may_be_meant(register: Store, tmp_path: Path) -> None:
    path = write_list(tmp_path / "lijst.csv", "Naam;Soort", "Gemeente Utrect;gemeente")
    (problem,) = _problems(_previewed(register, path))
    assert problem.startswith("lijst.csv, rij 2, kolom Naam: Gemeente Utrect staat niet in het register")
    assert "Gemeente Utrecht" in problem


def test_a_number_goes_before_a_name(register: Store, tmp_path: Path) -> None:
    oin = next(
        (node.id, identifier.value)
        for node in take_snapshot(register.read()).nodes.values()
        for identifier in node.identifiers
        if identifier.scheme == "oin" and len(identifier.value) == 20 and identifier.value.isdecimal()
    )
    path = write_list(tmp_path / "lijst.csv", "Naam;OIN", f"Zomaar een naam;{oin[1]}")
    assert _entities(_previewed(register, path)) == {oin[0]: "merged"}


def test_a_body_that_is_twice_on_a_list_gets_what_each_row_tells(register: Store, tmp_path: Path) -> None:
    lines = (
        "Naam;Soort;Website;KvK;Afkorting;Regio",
        "Gamma;Bedrijf;;;GM;",
        "Gamma;Bedrijf;https://gamma.example;33333338;;Utrecht (gemeente)",
        "Gamma;;https://gamma.example/;;GM;Gemeente Utrecht",
    )
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *lines))
    assert _problems(checked) == []
    stated = (change.record for change in checked.changes if isinstance(change.record, Entity))
    (gamma,) = (entity for entity in stated if entity.id == "gamma")
    assert (gamma.homepage, gamma.region) == ("https://gamma.example", "tooi-gm0344")
    assert [(number.scheme, number.value) for number in gamma.identifiers] == [("kvk", "33333338")]
    assert [name.text for name in gamma.names] == ["GM"]


@pytest.mark.parametrize(
    ("column", "before", "given"),
    [
        ("homepage", "https://www.gamma.example", "https://WWW.gamma.example/"),
        ("homepage", "http://gamma.example/nl", "https://www.gamma.example/nl/"),
        ("description", "maakt pompen", "Maakt pompen."),
    ],
)
def test_rows_that_write_the_same_of_a_body_in_two_ways_do_not_contradict_each_other(
    register: Store, tmp_path: Path, column: str, before: str, given: str
) -> None:
    rows = (f"naam;{column};soort", *(f"Gamma BV;{cell};Bedrijf" for cell in (before, given)))
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *rows))
    assert _problems(checked) == []
    (gamma,) = (change.record for change in checked.changes if isinstance(change.record, Entity))
    assert getattr(gamma, column) == before


@pytest.mark.parametrize(
    ("column", "before", "given"),
    [
        ("kvk", "kvk:11111112", "kvk:22222221"),
        ("kind", "bedrijf", "kennisinstelling"),
        ("description", "de eerste", "de tweede"),
        ("homepage", "https://een.example", "https://twee.example"),
        ("homepage", "https://een.example/pompen", "https://een.example/buizen"),
        ("region", "Gemeente Utrecht", "Gemeente Groningen"),
    ],
)
def test_rows_that_contradict_each_other_on_a_body_are_refused_with_both(
    register: Store, tmp_path: Path, column: str, before: str, given: str
) -> None:
    cells = [value.removeprefix("kvk:") for value in (before, given)]
    more = ";Bedrijf" if column != "kind" else ""
    rows = (f"name;{column}{';kind' if more else ''}", *(f"Pompen BV;{cell}{more}" for cell in cells))
    (problem,) = _problems(_previewed(register, write_list(tmp_path / "lijst.csv", *rows)))
    said = f"zegt van Pompen BV iets anders dan lijst.csv, rij 2: {given} in plaats van {before}; "
    assert problem.startswith(f"lijst.csv, rij 3: {said}")


def test_a_number_of_gephi_that_stands_for_two_bodies_is_refused(register: Store, tmp_path: Path) -> None:
    path = write_list(tmp_path / "punten.csv", "Id;Label", "1;IPO", "2;VNG", "1;Provincie Drenthe")
    (problem,) = _problems(_previewed(register, path))
    assert problem == "punten.csv, rij 4, kolom Id: 1 staat ook in punten.csv, rij 2; noem een entiteit één keer"


def test_two_columns_that_can_be_the_name_are_asked_about(register: Store, tmp_path: Path) -> None:
    path = write_list(tmp_path / "lijst.csv", "Naam;Organisatie", "J. Jansen;IPO")
    (question,) = _problems(_previewed(register, path))
    assert question.startswith("lijst.csv, rij 1: Naam en Organisatie kunnen allebei name zijn; kies")
    answers = Answers(columns={"naam": ""})
    assert _entities(_previewed(register, path, answers=answers)) == {"ipo": "merged"}


def test_names_beside_columns_that_only_persons_have_are_not_taken_for_organisations(
    register: Store, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "lijst.csv", "Naam;E-mail", "J. Jansen;j@voorbeeld.example")
    (question,) = _problems(_previewed(register, path, answers=Answers(fill={"kind": "bedrijf"})))
    assert question.startswith("lijst.csv, rij 1: de namen onder Naam lijken die van personen")
    beside = write_list(tmp_path / "net.csv", "Voornaam;Organisatie;E-mail", "Jan;IPO;j@voorbeeld.example")
    assert _entities(_previewed(register, beside)) == {"ipo": "merged"}


def test_columns_that_say_nothing_are_told_with_how_to_say_what_they_are(register: Store, tmp_path: Path) -> None:
    path = write_list(tmp_path / "lijst.csv", "Wie;Wat", "IPO;iets")
    (problem,) = _problems(_previewed(register, path))
    assert problem.startswith("lijst.csv, rij 1: deze kolommen zijn niet bekend: Wie en Wat; verwacht")
    assert '--column "Wie=name"' in problem
    assert _entities(_previewed(register, path, answers=Answers(columns={"wie": "name"}))) == {"ipo": "merged"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Partner;Type", "TNO;Kennisinstelling", "Gemeente Utrecht;Gemeente", "Acme Pompen;Bedrijf"),
        ("Partij;Rol", "TNO;Kennisinstelling", "Acme Pompen;Leverancier"),
        ("Deelnemers 2026;", "Deelnemer;Organisatietype", "TNO;Instelling", "Acme Pompen;Bedrijf"),
    ],
)
def test_a_row_that_says_of_what_kind_a_body_is_does_not_pass_for_the_headings(
    register: Store, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    path = write_list(tmp_path / "lijst.csv", *lines)
    (problem,) = _problems(_previewed(register, path))
    assert problem.startswith("lijst.csv, rij 1: deze kolommen zijn niet bekend: ")
    rows = [(number, line.split(";")) for number, line in enumerate(lines, 1)]
    with refuses(LoadError, match="deze kolommen zijn niet bekend"):
        find_names(Place("lijst.csv"), rows)
    heading = next(line for line in lines if "2026" not in line).partition(";")[0]
    answers = Answers(columns={heading.casefold(): "name"}, fill={"kind": "bedrijf"})
    assert _entities(_previewed(register, path, answers=answers))["acme-pompen"] == "added"
    assert find_names(Place("lijst.csv"), rows, answers)[1:] == (0, None)


@pytest.mark.parametrize("above", ["Lijst;2024", "Deelnemers;peildatum 1 mei", "Deelnemers;01-05-2026"])
def test_a_list_under_a_title_with_a_day_or_year_beside_it_is_read(register: Store, tmp_path: Path, above: str) -> None:
    lines = (above, "Organisatie;Contact", "IPO;1", "VNG;2")
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *lines))
    assert (_problems(checked), _entities(checked)) == ([], {"ipo": "merged", "vng": "merged"})
    rows = [(number, line.split(";")) for number, line in enumerate(lines, 1)]
    assert find_names(Place("lijst.csv"), rows) == (2, 0, None)


@pytest.mark.parametrize("above", [(), ("Lijst van mei;",), ("Deelnemers;", "stand 1 mei;"), ("Lijst;2024",)])
def test_a_heading_that_is_the_name_of_a_kind_is_one_below_a_title_too(
    register: Store, tmp_path: Path, above: tuple[str, ...]
) -> None:
    lines = (*above, "Gemeente;Inwoners", "Utrecht;9", "Groningen;8")
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *lines))
    assert _entities(checked) == {"tooi-gm0344": "merged", "tooi-gm0014": "merged"}
    rows = [(number, line.split(";")) for number, line in enumerate(lines, 1)]
    assert find_names(Place("lijst.csv"), rows) == (len(above) + 1, 0, "Municipality")


def test_a_relation_is_read_by_what_it_is_called_either_way_and_in_either_language(
    register: Store, tmp_path: Path
) -> None:
    lines = ("Van;Relatie;Naar", "Provincie Drenthe;lid van;IPO", "IPO;heeft als lid;Provincie Zeeland",
             "Provincie Fryslân;is a member of;IPO")  # fmt: skip
    checked = _previewed(register, write_list(tmp_path / "lijst.csv", *lines))
    assert (_problems(checked), sorted(_claims(checked))) == (
        [], [("tooi-pv21", "memberOf", "ipo"), ("tooi-pv22", "memberOf", "ipo"), ("tooi-pv29", "memberOf", "ipo")],
    )  # fmt: skip


def test_the_preview_tells_what_is_added_changed_merged_and_taken_back(register: Store, tmp_path: Path) -> None:
    head = "Id;Soort;Naam;Omschrijving"
    path = write_list(
        tmp_path / "lijst.csv", head, "vb-1;bedrijf;Aapje BV;een", "vb-2;bedrijf;Nootje BV;", "ipo;koepel;IPO;"
    )
    path = write_list(path, head, "vb-1;bedrijf;Aapje BV;een", "vb-2;bedrijf;Nootje BV;")
    load(register, [path])
    write_list(path, head, "vb-1;bedrijf;Aapje BV;twee", "vb-3;bedrijf;Miesje BV;", "ipo;koepelorganisatie;IPO;")
    assert _entities(_previewed(register, path)) == {
        "vb-1": "changed", "vb-2": "retracted", "vb-3": "added", "ipo": "merged",
    }  # fmt: skip


def test_a_source_that_is_named_reads_the_file_whatever_it_looks_like(register: Store, tmp_path: Path) -> None:
    path = write_list(tmp_path / "lijst.txt", "Naam", "IPO")
    assert "lijst.txt" in _problems(_previewed(register, path))[0]
    assert _entities(_previewed(register, path, reader="bijdrage")) == {"ipo": "merged"}
    (problem,) = _problems(_previewed(register, path, reader="brief"))
    assert problem.startswith("‘brief’ leest geen bestanden; kies bijdrage, cordis,")


# -- networks ----------------------------------------------------------------------------------------------------------


def test_node_and_edge_tables_of_gephi_belong_together_and_numbers_hold_within_them(
    register: Store, tmp_path: Path
) -> None:
    nodes = write_list(tmp_path / "net-nodes.csv", "Id,Label,timeset", "1,Provincie Drenthe,", "2,IPO,")
    edges = write_list(tmp_path / "net-edges.csv", "Source,Target,Type,Id,Label,Weight", "1,2,Directed,0,,1.0")
    assert len(_problems(_previewed(register, nodes, edges))) == 1
    checked = _previewed(register, nodes, edges, answers=MEMBER)
    assert (_entities(checked), _claims(checked)) == (
        {"tooi-pv22": "merged", "ipo": "merged"}, [("tooi-pv22", "memberOf", "ipo")],
    )  # fmt: skip


KUMU_ELEMENTS = (("Label", "Type", "Description", "Tags"), ("Gemeente Utrecht", "City", "", ""),
                 ("Bureau Aap", "Company", "maakt dingen", "a|b"))  # fmt: skip
KUMU_CONNECTIONS = (
    ("From", "To", "Direction", "Label", "Type"),
    ("Bureau Aap", "Gemeente Utrecht", "directed", "", "helpt"),
)


def test_a_workbook_of_kumu_loads_after_one_question_and_keeps_what_it_called_the_connection(
    register: Store, tmp_path: Path
) -> None:
    path = write_book(tmp_path / "kumu.xlsx", Elements=KUMU_ELEMENTS, Connections=KUMU_CONNECTIONS)
    (question,) = _problems(_previewed(register, path))
    assert "werkt samen met" in question
    run, *_ = load(register, [path], answers=Answers(fill={"relation": "werkt samen met"}))
    assert (run.outcome, run.entities) == ("loaded", 2)
    (claim,) = (claim for source, claim in register.read().claims if source == run.source)
    assert (claim.subject, claim.object, claim.note) == ("bureau-aap", "tooi-gm0344", "helpt")


@pytest.mark.parametrize("export", [True, False])
def test_a_map_of_kumu_in_json_is_read_as_its_workbook(register: Store, tmp_path: Path, export: bool) -> None:
    elements: list[dict[str, object]] = [
        {"label": "Provincie Drenthe", "type": "Province"},
        {"label": "IPO", "type": "Association"},
    ]
    connections: list[dict[str, object]] = [
        {"from": "Provincie Drenthe", "to": "IPO", "direction": "directed", "type": "lid van"}
    ]
    if export:
        elements = [{"_id": f"e{number}", "attributes": {"label": element["label"], "element type": element["type"]}}
                    for number, element in enumerate(elements)]  # fmt: skip
        connections = [{"_id": "c", "from": "e0", "to": "e1", "attributes": {"connection type": "lid van"}}]
    path = tmp_path / "kaart.json"
    path.write_bytes(orjson.dumps({"elements": elements, "connections": connections}))
    checked = _previewed(register, path)
    assert (_problems(checked), _claims(checked)) == ([], [("tooi-pv22", "memberOf", "ipo")])


@pytest.mark.parametrize("kind", ["Person", "persoon"])
def test_a_person_on_a_map_is_refused(register: Store, tmp_path: Path, kind: str) -> None:
    path = write_book(tmp_path / "kumu.xlsx", Elements=(("Label", "Type"), ("J. Jansen", kind)))
    (problem,) = _problems(_previewed(register, path))
    assert problem.startswith("kumu.xlsx, blad Elements, rij 2, kolom Type: ")
    assert "is een persoon" in problem


@pytest.mark.parametrize(("ending", "write"), [("graphml", networkx.write_graphml), ("gexf", networkx.write_gexf)])
def test_a_network_file_is_read_as_its_tables(
    register: Store, tmp_path: Path, ending: str, write: Callable[[networkx.DiGraph, str], None]
) -> None:
    graph = networkx.DiGraph()
    graph.add_node("n1", label="Provincie Drenthe")
    graph.add_node("n2", label="IPO")
    graph.add_edge("n1", "n2", relation="lid van")
    write(graph, str(tmp_path / f"net.{ending}"))
    checked = _previewed(register, tmp_path / f"net.{ending}")
    assert (_problems(checked), _claims(checked)) == ([], [("tooi-pv22", "memberOf", "ipo")])


@pytest.mark.parametrize(("ending", "write"), [("graphml", networkx.write_graphml), ("gexf", networkx.write_gexf)])
def test_what_a_network_file_says_is_not_so_is_not_loaded_as_if_it_were(
    register: Store, tmp_path: Path, ending: str, write: Callable[[networkx.DiGraph, str], None]
) -> None:
    graph = networkx.DiGraph()
    graph.add_node("n1", label="Provincie Drenthe")
    graph.add_node("n2", label="IPO")
    graph.add_edge("n1", "n2", relation="lid van", holds=False)
    write(graph, str(tmp_path / f"net.{ending}"))
    (change,) = (
        change
        for change in _previewed(register, tmp_path / f"net.{ending}").changes
        if isinstance(change.record, Claim)
    )
    assert isinstance(change.record, Claim)
    assert not change.record.holds


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
@pytest.mark.parametrize("data", [f"{BOMB}<graphml>&b;</graphml>", "<html/>", "<graphml", "", "<gexf><graph/></gexf>"])
def test_a_hostile_or_broken_network_file_is_refused(tmp_path: Path, ending: str, data: str) -> None:
    path = tmp_path / f"net.{ending}"
    path.write_text(data, encoding="utf-8")
    with suppress(LoadError):
        assert read_network(path, []) == ()


@given(
    data=st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["elements", "connections", "label", "attributes", "from", "to"]), inner, max_size=4
                )
            ),
            max_leaves=12,
        ).map(orjson.dumps),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_json_is_a_map_of_kumu_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "kaart.json").write_bytes(data)
    try:
        sheets = read_kumu(tmp_path / "kaart.json", [])
    except LoadError:
        return
    assert all(isinstance(cell, str) for sheet in sheets for _, cells in sheet.rows for cell in cells)


# -- OpenDocument ------------------------------------------------------------------------------------------------------


def test_a_spreadsheet_of_libreoffice_is_read(register: Store, tmp_path: Path) -> None:
    path = write_ods(
        tmp_path / "lijst.ods", ods_rows([("Naam", "Soort"), ("Provincie Drenthe", "provincie"), ("IPO", "")])
    )
    assert _entities(_previewed(register, path)) == {"tooi-pv22": "merged", "ipo": "merged"}


def test_days_numbers_codes_and_repeated_cells_come_out_as_people_see_them(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:date-value="2021-03-12"><text:p>12-03-21</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="1200.5"><text:p>1.200,50</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="363"><text:p>0363</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/>'
    )
    empty = '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
    (sheet,) = read_opendocument(
        write_ods(tmp_path / "a.ods", f"{empty}<table:table-row>{cells}</table:table-row>"), []
    )
    assert sheet.rows == ((1001, ("2021-03-12", "1200.5", "0363", "x", "x")),)


# -- what the format of a number says ---------------------------------------------------------------------------------


def _amounts(store: Store, path: Path) -> list[Amount | None]:
    checked = _previewed(store, path)
    assert _problems(checked) == []
    claims = (change.record for change in checked.changes if isinstance(change.record, Claim))
    return [claim.amount for claim in sorted(claims, key=lambda claim: int(claim.role or 0))]


def _amount_book(path: Path, *cells: tuple[object, str], **more: str) -> Path:
    """A workbook with amounts of these formats, in which a number of the Chamber of Commerce has such a format too."""
    book = Workbook()
    bodies = book.worksheets[0]
    for body in (("naam", "soort", "kvk"), ("Acme Pompen", "Bedrijf", 12345678), ("Project X", "Project", None)):
        bodies.append(body)
    bodies["C2"].number_format = cells[0][1]
    claims = book.create_sheet("relaties")
    claims.append(("subject", "relation", "object", "bedrag", "rol", *more))
    for number, (value, number_format) in enumerate(cells, 1):
        claims.append(("Acme Pompen", "funds", "Project X", value, number, *more.values()))
        claims.cell(number + 1, 4).number_format = number_format
    book.save(path)
    return path


def test_an_amount_is_what_its_format_in_a_workbook_shows(register: Store, tmp_path: Path) -> None:
    shown: list[tuple[object, str, Amount]] = [
        (0.2, "0%", Amount(Decimal(20), "percent")),
        (0.29, "0.00%", Amount(Decimal(29), "percent")),
        (0.1 + 0.2, "0%", Amount(Decimal(30), "percent")),
        (0.12345, "0.000%", Amount(Decimal("12.345"), "percent")),
        (20, '0"%"', Amount(Decimal(20), "percent")),
        (1000, "[$$-409]#,##0.00", Amount(Decimal(1000), "USD")),
        (12.345, "[$$-en-US]#,##0.000", Amount(Decimal("12.345"), "USD")),
        (1000, "[$$-1009]#,##0", Amount(Decimal(1000), "CAD")),
        (1000, "[$kr-414] #,##0", Amount(Decimal(1000), "NOK")),
        (1000, "[$\N{YEN SIGN}-411]#,##0", Amount(Decimal(1000), "JPY")),
        (1000, "[$CHF] #,##0.00", Amount(Decimal(1000), "CHF")),
        (1000, '"GBP" #,##0', Amount(Decimal(1000), "GBP")),
        (1000, "[$€-413] #,##0.00", Amount(Decimal(1000))),
        (1000.5, "[$€-2] #,##0.00", Amount(Decimal("1000.5"))),
        (1000, '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ ', Amount(Decimal(1000))),
        (1000, "#,##0.00_);[Red](#,##0.00)", Amount(Decimal(1000))),
        (1000, "0.00E+00", Amount(Decimal(1000))),
        (1.2, '0.0" mln"', Amount(Decimal(1_200_000))),
        (1_200_000, '€ 0.0,," mln"', Amount(Decimal(1_200_000))),
        (7, '0" stuks"', Amount(Decimal(7), "count")),
        (1000, "[<1000]0;[$$-409]0", Amount(Decimal(1000), "USD")),
        ("20%", "0.00", Amount(Decimal(20), "percent")),
        ("1000", "[$$-409]0", Amount(Decimal(1000))),
    ]
    path = _amount_book(tmp_path / "bedrag.xlsx", *((value, number_format) for value, number_format, _ in shown))
    assert _amounts(register, path) == [amount for *_, amount in shown]


def test_a_currency_that_cannot_be_told_is_a_problem_unless_a_column_tells_it(register: Store, tmp_path: Path) -> None:
    formats = {'"$"#,##0.00_)': "$ 1000", "$#,##0": "$ 1000", "[$$-413]0": "$ 1000", "£0": "£ 1000"}
    cells = [(1000, number_format) for number_format in formats]
    assert _problems(_previewed(register, _amount_book(tmp_path / "munt.xlsx", *cells))) == [
        f"munt.xlsx, blad relaties, rij {row}, kolom bedrag: ‘{shown}’ zegt niet welke munt het is; "
        "schrijf bijvoorbeeld 1000 USD"
        for row, shown in enumerate(formats.values(), 2)
    ]
    told = _amount_book(tmp_path / "beide.xlsx", *cells, eenheid="USD")
    assert _amounts(register, told) == [Amount(Decimal(1000), "USD")] * len(cells)


def _ods_amounts(path: Path, *cells: tuple[str, str]) -> Path:
    rows = [ods_rows([("subject", "relation", "object", "rol", "bedrag")])]
    for number, (attributes, text) in enumerate(cells, 1):
        start = ods_rows([("Provincie Drenthe", "funds", "Provincie Zeeland", number)])
        amount = f"<table:table-cell office:value-type={attributes}><text:p>{text}</text:p></table:table-cell>"
        rows.append(start.replace("</table:table-row>", f"{amount}</table:table-row>"))
    return write_ods(path, "".join(rows))


def test_an_amount_is_what_its_format_in_libreoffice_shows(register: Store, tmp_path: Path) -> None:
    shown = [
        ('"percentage" office:value="0.2"', "20%", Amount(Decimal(20), "percent")),
        ('"percentage" office:value="0.29"', "29,00%", Amount(Decimal(29), "percent")),
        ('"currency" office:currency="USD" office:value="1000"', "$1.000,00", Amount(Decimal(1000), "USD")),
        ('"currency" office:currency="EUR" office:value="1000.5"', "€ 1.000,50", Amount(Decimal("1000.5"))),
        ('"currency" office:value="1000"', "€ 1.000,00", Amount(Decimal(1000))),
        ('"float" office:value="1200.5"', "1.200,50", Amount(Decimal("1200.5"))),
        ('"float" office:value="1000"', "1,00E+03", Amount(Decimal(1000))),
        ('"float" office:value="1200000"', "1,2 mln", Amount(Decimal(1_200_000))),
    ]
    path = _ods_amounts(tmp_path / "bedrag.ods", *((attributes, text) for attributes, text, _ in shown))
    assert _amounts(register, path) == [amount for *_, amount in shown]
    untold = [('"currency" office:value="1000"', "$ 1.000"), ('"currency" office:value="1000"', "1.000")]
    problems = _problems(_previewed(register, _ods_amounts(tmp_path / "munt.ods", *untold)))
    assert [problem.partition("bedrag: ")[2].partition(";")[0] for problem in problems] == [
        "‘$ 1000’ zegt niet welke munt het is",
        "‘¤ 1000’ zegt niet welke munt het is",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"{BOMB}<x xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><table:table/></x>", "DOCTYPE"),
        ("<table:table-row>", "geen geldige of een beschadigde ODS"),
        ('<table:table-row table:number-rows-repeated="999999999"><table:table-cell><text:p>x</text:p>'
         "</table:table-cell></table:table-row>", "meer dan 100.000 rijen"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p>'
         "</table:table-cell></table:table-row>", "meer dan 1.000 kolommen"),
        (f"<table:table-row>{'<table:table-cell/>' * 1_001}</table:table-row>", "meer dan 1.000 kolommen"),
    ],
)  # fmt: skip
def test_a_hostile_spreadsheet_is_refused(tmp_path: Path, content: str, why: str) -> None:
    with refuses(LoadError, match=why):
        read_opendocument(write_ods(tmp_path / "a.ods", content), [])


def test_a_spreadsheet_that_unpacks_to_too_much_or_has_no_content_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "groot.ods", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * (101 * 2**20))
    with refuses(LoadError, match="hoogstens 100 MB"):
        read_opendocument(tmp_path / "groot.ods", [])
    with zipfile.ZipFile(tmp_path / "leeg.ods", "w") as archive:
        archive.writestr("mimetype", "")
    with refuses(LoadError, match="geen geldige of een beschadigde ODS"):
        read_opendocument(tmp_path / "leeg.ods", [])


# -- any table ---------------------------------------------------------------------------------------------------------

_WORDS = st.sampled_from(["", "Naam", "name", "Label", "Type", "Source", "target", "Gemeente", "Provincie", "KvK",
                          "veld", "waarde", "x", "Organisatie", "relatie"])  # fmt: skip


@given(st.lists(st.lists(_WORDS | st.text(max_size=4), max_size=5), max_size=6))
def test_any_rows_are_a_table_whose_fields_come_from_its_columns_or_are_refused(rows: list[list[str]]) -> None:
    try:
        table = read_table(Place("a.csv"), enumerate(rows, 1), [])
    except LoadError:
        return
    cells = {cell for row in rows for cell in row} | {""}
    assert all(text in cells for _, fields in table.rows for text in fields.values())
    assert set(table.headings.values()) <= {cell.strip() for cell in cells}
