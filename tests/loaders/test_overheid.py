"""The registers of public bodies: the published format in both its shapes, and what is bundled of it."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.records import Batch, Confidence, NameUse
from graph.snapshot import Snapshot, take_snapshot
from graph.store import Contents, Store, open_store
from loaders.card import DATA, Given
from loaders.run import load
from loaders.sources.overheid import batches
from loaders.tooi.bundle import numbers, with_name_periods
from loaders.tooi.compact import read_compact, write_compact
from loaders.tooi.jsonld import read_register
from loaders.tooi.register import LISTS, Body, Naming, Register

T = "https://identifier.overheid.nl/tooi/def/ont/"
PROV = "http://www.w3.org/ns/prov#"
ID = "https://identifier.overheid.nl/tooi/id/"


def _node(id: str, *types: str, **properties: str) -> dict[str, Any]:
    """A node of expanded JSON-LD; a value that is an address becomes a reference."""
    node: dict[str, Any] = {"@id": id, "@type": [T + type for type in types]}
    for name, value in properties.items():
        key = PROV + name if name in {"specializationOf", "generated", "invalidated", "used"} else T + name
        one = {"@id": value} if value.startswith(ID) else {"@value": value}
        node[key] = [*node.get(key, []), one]
    return node


def _body(folder: str, code: str, name: str, **more: str) -> dict[str, Any]:
    sort = "ministerie van" if folder == "ministerie" else folder
    return _node(
        f"{ID}{folder}/{code}", folder.capitalize(), organisatiecode=code, officieleNaamExclSoort=name,
        officieleNaamInclSoort=f"{sort} {name}", **more,
    )  # fmt: skip


def _list(path: Path, set: str, *nodes: dict[str, Any], edition: str = "9") -> Path:
    about = _node(
        f"https://identifier.overheid.nl/tooi/set/{set}/{edition}", titel=f"Register {set}", zichtdatum="2026-03-01",
        publicatiedatum="2026-03-02",
    )  # fmt: skip
    path.write_text(json.dumps([about, *nodes]), encoding="utf-8")
    return path


def _version(code: str, hv: str, name: str, abbreviation: str, **more: str) -> dict[str, Any]:
    node = _body("ministerie", code, name, afkorting=abbreviation, **more)
    node["@id"] = f"{ID}ministerie/{hv}"
    node["@type"].append(T + "HistorischeVersie")
    node[PROV + "specializationOf"] = [{"@id": f"{ID}ministerie/{code}"}]
    return node


@pytest.mark.parametrize("end", ["einddatum", "einddatumHV"])
def test_both_shapes_of_a_historical_version_give_the_same_names(tmp_path: Path, end: str) -> None:
    path = _list(
        tmp_path / "rwc.json",
        "rwc_ministeries_compleet",
        _body("ministerie", "mnre9045", "Voorbeelden en Klimaat", afkorting="VBK", begindatum="2010-10-14"),
        _version("mnre9045", "hv_2", "Voorbeelden", "VB", **{end: "2026-02-22"}),
        _version("mnre9045", "hv_1", "Oude Voorbeelden", "OVB", **{end: "2017-12-31"}),
    )
    (body,) = read_register(path).bodies
    assert [(one.short, one.abbreviation, one.since, one.until) for one in body.namings] == [
        ("Oude Voorbeelden", "OVB", "2010-10-14", "2017-12-31"),
        ("Voorbeelden", "VB", "2018-01-01", "2026-02-22"),
        ("Voorbeelden en Klimaat", "VBK", "2026-02-23", None),
    ]
    assert (body.since, body.until) == ("2010-10-14", None)


def test_a_begin_after_an_earlier_name_is_the_begin_of_the_newest_name(tmp_path: Path) -> None:
    path = _list(
        tmp_path / "rwc.json",
        "rwc_ministeries_compleet",
        _body("ministerie", "mnre9045", "Nieuw", begindatum="2017-01-01"),
        _version("mnre9045", "hv_1", "Oud", "O", einddatum="2016-12-31"),
    )
    (body,) = read_register(path).bodies
    assert (body.since, body.namings[0].since, body.naming.since) == (None, None, "2017-01-01")


@pytest.mark.parametrize(
    ("type", "ends"),
    [
        ("Samenvoeging", {"invalidated": "gm9001", "generated": "gm9003"}),
        ("Uitbreiding", {"invalidated": "gm9001", "used": "gm9003"}),
        ("Herschikking", {"invalidated": "gm9001", "generated": "gm9003"}),
    ],
)
def test_a_change_becomes_a_succession_with_its_day(
    store: Store, tmp_path: Path, type: str, ends: dict[str, str]
) -> None:
    others = [_body("gemeente", f"gm8{n:03}", f"Plaats {n}", ligtInProvincie=f"{ID}provincie/pv22") for n in range(340)]
    path = _list(
        tmp_path / "rwc_gemeenten_compleet_9.json",
        "rwc_gemeenten_compleet",
        *others,
        _body("gemeente", "gm9001", "Oud", einddatum="2020-12-31", ligtInProvincie=f"{ID}provincie/pv22"),
        _body("gemeente", "gm9003", "Nieuw", ligtInProvincie=f"{ID}provincie/pv22"),
        _node(f"{ID}gemeente/wzg_1", type, tijdstipWijziging="2021-01-01T00:00:00",
              heeftGrondslag="https://zoek.officielebekendmakingen.nl/stb-2020-1.html",
              **{end: f"{ID}gemeente/{code}" for end, code in ends.items()}),
    )  # fmt: skip
    (run,) = load(store, [path])
    assert (run.outcome, run.source) == ("loaded", "overheid-gemeenten")
    snapshot = take_snapshot(store.read())
    (fact,) = snapshot.outgoing("tooi-gm9001", "succeededBy")
    claim = fact.evidence[0].claim
    assert (fact.object, claim.since, claim.locator) == ("tooi-gm9003", "2021-01-01", "wijzigingsgebeurtenis wzg_1")
    assert claim.url == "https://zoek.officielebekendmakingen.nl/stb-2020-1.html"
    assert snapshot.sources["overheid-gemeenten"].published == "2026-03-02"
    old = snapshot.node("tooi-gm9001")
    assert (old.name, old.until, old.region) == ("Gemeente Oud", "2020-12-31", "tooi-pv22")


def test_the_bundled_edition_does_not_replace_a_newer_one(store: Store, tmp_path: Path) -> None:
    load(store, ["overheid"])
    nodes = [_body("waterschap", f"ws06{number}", f"Nieuwe Polder {number}") for number in range(40, 70)]
    path = _list(tmp_path / "rwc_waterschappen_compleet_9.json", "rwc_waterschappen_compleet", *nodes)
    assert [run.outcome for run in load(store, [path])] == ["loaded"]
    runs = {run.source: run for run in load(store, ["overheid"])}
    message = runs["overheid-waterschappen"].message
    assert message == "de uitgave van 2026-03-02 staat er al; de meegeleverde is ouder"
    assert {run.outcome for run in runs.values()} == {"unchanged"}
    assert take_snapshot(store.read()).node("tooi-ws0665").name == "Waterschap Nieuwe Polder 65"


def test_a_list_is_read_from_its_official_address(store: Store, tmp_path: Path) -> None:
    nodes = [_body("waterschap", f"ws06{number}", f"Nieuwe Polder {number}") for number in range(40, 70)]
    path = _list(tmp_path / "lijst.json", "rwc_waterschappen_compleet", *nodes)
    address = f"{LISTS}rwc_waterschappen_compleet/9/json/rwc_waterschappen_compleet_9.json"
    asked = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        return httpx2.Response(200, content=path.read_bytes())

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as client:
        first, second = (load(store, [address], cache=tmp_path / "cache", client=client)[0] for _ in range(2))
    assert (first.outcome, first.source, second.outcome) == ("loaded", "overheid-waterschappen", "unchanged")
    assert asked == [address]
    assert take_snapshot(store.read()).sources[first.source].url == address


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ([_body("gemeente", "gm9001", "A", ligtInProvincie=f"{ID}provincie/pv99")], "provincie pv99 is onbekend"),
        ([_node(f"{ID}gemeente/gm9001", "Gemeente", organisatiecode="gm9001")], "officieleNaamExclSoort ontbreekt"),
        ([_body("gemeente", "gm9001", "A") | {"@id": f"{ID}gemeente/gm9002"}], "hoort niet bij dit adres"),
        (
            [_node(f"{ID}gemeente/wzg_1", "Samenvoeging", tijdstipWijziging="2021-01-01T00:00:00",
                   invalidated=f"{ID}gemeente/gm9009", generated=f"{ID}gemeente/gm9008")],
            "noemt gm9009, die niet in de lijst staat",
        ),
    ],
)  # fmt: skip
def test_a_list_with_something_unknown_is_refused_and_the_store_stays(
    store: Store, tmp_path: Path, nodes: list[dict[str, Any]], message: str
) -> None:
    path = _list(tmp_path / "rwc_gemeenten_compleet_9.json", "rwc_gemeenten_compleet", *nodes)
    (run,) = load(store, [path])
    assert run.outcome == "refused"
    assert message in str(run.message)
    assert store.revision() == 0


def test_everything_that_is_wrong_with_a_list_is_told_at_once(store: Store, tmp_path: Path) -> None:
    path = _list(
        tmp_path / "rwc_waterschappen_compleet_9.json",
        "rwc_waterschappen_compleet",
        _body("waterschap", "ws0640", "A", begindatum="31-12-2010"),
        _body("waterschap", "ws0641", "B", begindatum="2020-01-01", einddatum="2010-01-01"),
        _node(f"{ID}waterschap/ws0642", "Waterschap", organisatiecode="ws0642"),
        _node(f"{ID}waterschap/wzg_1", "Samenvoeging", tijdstipWijziging="gisteren"),
    )
    (run,) = load(store, [path])
    place = f"rwc_waterschappen_compleet_9.json, {ID}waterschap/"
    assert run.outcome == "refused"
    assert str(run.message).splitlines() == [
        f"{place}ws0640: begindatum '31-12-2010' is geen datum; schrijf bijvoorbeeld 2020-12-08",
        f"{place}ws0641: einddatum 2010-01-01 ligt voor begindatum 2020-01-01",
        f"{place}ws0642: officieleNaamExclSoort ontbreekt",
        f"{place}wzg_1: tijdstipWijziging 'gisteren' is geen datum; schrijf bijvoorbeeld 2020-12-08",
    ]


def test_sorts_and_changes_that_are_not_known_are_left_out_and_counted(store: Store, tmp_path: Path) -> None:
    sort = "https://identifier.overheid.nl/tooi/def/thes/kern/"
    known = [_body("oorg", f"oorg1000{n}", f"Dienst {n}", organisatiesoort=f"{sort}c_ef0e428b") for n in range(3)]
    path = _list(
        tmp_path / "rwc_overige_overheidsorganisaties_compleet_13.json",
        "rwc_overige_overheidsorganisaties_compleet",
        *known,
        _body("oorg", "oorg10009", "Hof", organisatiesoort=f"{sort}c_00000000"),
        _node(f"{ID}oorg/wzg_1", "Samenvoeging", tijdstipWijziging="2021-01-01", invalidated=f"{ID}oorg/oorg10001",
              generated=f"{ID}oorg/oorg10009"),
        _node(f"{ID}oorg/wzg_2", "Ontploffing", tijdstipWijziging="2021-01-01"),
    )  # fmt: skip
    loaded, skipped = load(store, [path])
    assert (loaded.outcome, loaded.entities, loaded.claims) == ("loaded", 3, 0)
    assert "organisatiesoort c_00000000 (1), wijziging Ontploffing (1)" in str(skipped.message)


def test_an_older_edition_of_a_list_does_not_replace_a_newer_one(store: Store, tmp_path: Path) -> None:
    load(store, ["overheid"])
    nodes = [_body("waterschap", f"ws06{number}", f"Oude Polder {number}") for number in range(40, 70)]
    path = _list(tmp_path / "rwc_waterschappen_compleet_0.json", "rwc_waterschappen_compleet", *nodes)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-02", "2015-01-01"), encoding="utf-8")
    (run,) = load(store, [path])
    assert (run.outcome, "; deze is ouder" in str(run.message)) == ("unchanged", True)


@pytest.mark.parametrize("suffix", [".ttl", ".xml", ".rdf"])
def test_another_form_of_a_list_says_where_the_readable_one_is(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rwc_gemeenten_compleet_5{suffix}"
    path.write_text("<rdf/>", encoding="utf-8")
    (run,) = load(store, [path])
    assert run.outcome == "refused"
    assert str(run.message).endswith(f"{LISTS}rwc_gemeenten_compleet/5/json/rwc_gemeenten_compleet_5.json")


def test_a_list_with_too_few_municipalities_is_refused(store: Store, tmp_path: Path) -> None:
    node = _body("gemeente", "gm9001", "A", ligtInProvincie=f"{ID}provincie/pv22")
    (run,) = load(store, [_list(tmp_path / "rwc_gemeenten.json", "rwc_gemeenten_compleet", node)])
    assert "telt 1 keer ‘gemeente’; verwacht 340 tot 900" in str(run.message)


def test_a_list_that_is_no_register_of_bodies_is_skipped_with_a_word(store: Store, tmp_path: Path) -> None:
    (tmp_path / "scw_x.json").write_text('[{"@id": "https://identifier.overheid.nl/tooi/set/scw_x/1"}]')
    (run,) = load(store, [tmp_path / "scw_x.json"])
    assert run.outcome == "unchanged"
    assert "scw_x wordt niet gelezen" in str(run.message)
    assert store.revision() == 0


@pytest.mark.parametrize("text", ["[]", "{}", "[1,"])
def test_json_that_is_no_list_that_can_be_read_is_refused(store: Store, tmp_path: Path, text: str) -> None:
    (tmp_path / "rwc_x.json").write_text(text)
    (run,) = load(store, [tmp_path / "rwc_x.json"])
    assert run.outcome == "refused"
    assert str(run.message).startswith("rwc_x.json")


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
    assert not ended & set(after.nodes)
    assert after.node("tooi-mnre1153").name == "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur"


def test_on_the_day_of_the_letter_there_are_352_municipalities_all_in_a_province(
    contents: Contents,
) -> None:
    then = take_snapshot(contents, "2021-11-29")
    municipalities = then.of_kind("Municipality")
    assert len(municipalities) == 352
    for node in municipalities:
        (located,) = then.outgoing(node.id, "locatedIn")
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
            assert [one for one in node.names if one.use is NameUse.RUNNING and one.lang == "nl"], node.id


def test_numbers_have_the_form_of_their_register_and_stand_for_one_body(bundled: Snapshot) -> None:
    forms = {"kvk": r"\d{8}", "rsin": r"\d{9}", "oin": r"0000000[1-4]\d{12}", "wikidata": r"Q\d+", "roo": r"\d+"}
    seen: dict[tuple[str, str], str] = {}
    for node in bundled.nodes.values():
        for one in node.identifiers:
            if one.scheme in forms:
                assert re.fullmatch(forms[one.scheme], one.value), (node.id, one)
                assert seen.setdefault((one.scheme, one.value), node.id) == node.id
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
    assert [(one.short, one.since, one.until) for one in first.namings] == [
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
    ids = [one.source.id for one in batches(Given()) if isinstance(one, Batch)]
    assert ids == [
        "overheid-ministeries", "overheid-provincies", "overheid-gemeenten", "overheid-waterschappen",
        "overheid-overige-organisaties", "overheid-nummers", "overheid-koepels",
    ]  # fmt: skip
