"""The lists of public bodies as they are published: both shapes, changes, editions, and what is refused."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.ask.snapshot import take_snapshot
from graph.store import Store
from loaders.engine.run import load
from loaders.readers.tooi.jsonld import read_register
from loaders.readers.tooi.register import LISTS

T = "https://identifier.overheid.nl/tooi/def/ont/"
PROV = "http://www.w3.org/ns/prov#"
ID = "https://identifier.overheid.nl/tooi/id/"


def _node(id: str, *types: str, **properties: str) -> dict[str, Any]:
    """A node of expanded JSON-LD; a value that is an address becomes a reference."""
    node: dict[str, Any] = {"@id": id, "@type": [T + type for type in types]}
    for name, value in properties.items():
        key = PROV + name if name in {"specializationOf", "generated", "invalidated", "used"} else T + name
        wrapped = {"@id": value} if value.startswith(ID) else {"@value": value}
        node[key] = [*node.get(key, []), wrapped]
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
    assert [(naming.short, naming.abbreviation, naming.since, naming.until) for naming in body.namings] == [
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
    message = runs["overheid-waterschappen"].text("nl")
    assert message == "de uitgave van 2 maart 2026 staat er al; de meegeleverde is ouder"
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
        ([_node(f"{ID}gemeente/gm9001", "Gemeente", organisatiecode="gm9001")], "officieleNaamExclSoort: ontbreekt"),
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
    assert message in str(run.text("nl"))
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
    place = f"rwc_waterschappen_compleet_9.json: {ID}waterschap/"
    assert run.outcome == "refused"
    assert str(run.text("nl")).splitlines() == [
        f"{place}ws0640, veld begindatum: ‘31-12-2010’ is geen dag; schrijf bijvoorbeeld 2020-12-08",
        f"{place}ws0641: het einde (2010-01-01) ligt voor het begin (2020-01-01)",
        f"{place}ws0642, veld officieleNaamExclSoort: ontbreekt of is leeg; vul hier iets in",
        f"{place}wzg_1, veld tijdstipWijziging: ‘gisteren’ is geen dag; schrijf bijvoorbeeld 2020-12-08",
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
    assert "organisatiesoort c_00000000 (1) en wijziging Ontploffing (1)" in str(skipped.text("nl"))


def test_an_older_edition_of_a_list_does_not_replace_a_newer_one(store: Store, tmp_path: Path) -> None:
    load(store, ["overheid"])
    nodes = [_body("waterschap", f"ws06{number}", f"Oude Polder {number}") for number in range(40, 70)]
    path = _list(tmp_path / "rwc_waterschappen_compleet_0.json", "rwc_waterschappen_compleet", *nodes)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-02", "2015-01-01"), encoding="utf-8")
    (run,) = load(store, [path])
    assert (run.outcome, "; deze is ouder" in str(run.text("nl"))) == ("unchanged", True)


@pytest.mark.parametrize("suffix", [".ttl", ".xml", ".rdf"])
def test_another_form_of_a_list_says_where_the_readable_one_is(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rwc_gemeenten_compleet_5{suffix}"
    path.write_text("<rdf/>", encoding="utf-8")
    (run,) = load(store, [path])
    assert run.outcome == "refused"
    assert str(run.text("nl")).endswith(f"{LISTS}rwc_gemeenten_compleet/5/json/rwc_gemeenten_compleet_5.json")


def test_a_list_with_too_few_municipalities_is_refused(store: Store, tmp_path: Path) -> None:
    node = _body("gemeente", "gm9001", "A", ligtInProvincie=f"{ID}provincie/pv22")
    (run,) = load(store, [_list(tmp_path / "rwc_gemeenten.json", "rwc_gemeenten_compleet", node)])
    assert "telt 1 keer ‘gemeente’; verwacht 340 tot 900" in str(run.text("nl"))


def test_a_list_that_is_no_register_of_bodies_is_skipped_with_a_word(store: Store, tmp_path: Path) -> None:
    (tmp_path / "scw_x.json").write_text('[{"@id": "https://identifier.overheid.nl/tooi/set/scw_x/1"}]')
    (run,) = load(store, [tmp_path / "scw_x.json"])
    assert run.outcome == "unchanged"
    assert "scw_x wordt niet gelezen" in str(run.text("nl"))
    assert store.revision() == 0


SET = "https://identifier.overheid.nl/tooi/set/rwc_gemeenten_compleet/9"


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "[1,",
        json.dumps([{"@id": SET, T + "titel": 5}]),
        json.dumps([{"@id": SET}, {T + "organisatiecode": None}]),
        json.dumps([{"@id": SET}, {T + "tijdstipWijziging": {"@value": "2020"}, "@type": None}]),
    ],
)
def test_json_that_is_no_list_that_can_be_read_is_refused(store: Store, tmp_path: Path, text: str) -> None:
    (tmp_path / "rwc_x.json").write_text(text)
    (run,) = load(store, [tmp_path / "rwc_x.json"])
    assert run.outcome == "refused"
    assert str(run.text("nl")).startswith("rwc_x.json")
