"""Official publications load from files and from the search service, whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from graph.model.records import Batch, Claim, Entity, Identifier, Name
from graph.store import Run, Store, open_store
from loaders.card import File, Form, Given
from loaders.engine import find
from loaders.engine.fetch import Getter
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.readers.papers.harvest import address, query_for
from loaders.sources.officiele_publicaties import CARD, batches, recognises
from tests.loaders.official_site import Answer, official_site
from tests.pdf import pdf
from tests.told import refuses

FIXTURES = Path(__file__).parents[1] / "fixtures" / "papers"
SRU = "repository.overheid.nl/sru"
XML = "repository.overheid.nl/frbr/officielepublicaties/kst/35842/kst-35842-4/1/xml/kst-35842-4.xml"
KNOWN = (
    Entity("tooi-oorg10002", "Parliament", "Tweede Kamer der Staten-Generaal"),
    Entity("vbz", "Ministry", "Ministerie van Voorbeeldzaken"),
    Entity("minister-vbz", "PublicOfficial", "Minister van Voorbeeldzaken"),
    Entity(
        "tafel-pagina",
        "WebPage",
        "Pagina",
        identifiers=(Identifier("url", "https://voorbeeldstad.example/voorbeeldtafel/"),),
    ),
    Entity("kst-99999-XIII-12", "ParliamentaryPaper", "Kamerstuk 99999-XIII, nr. 12", names=(Name("kst-1001939"),)),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/test.db")


def read(*paths: Path, known: tuple[Entity, ...] = KNOWN) -> list[object]:
    return list(batches(Given(tuple(File(path) for path in paths), entities=lambda: known)))


def stated(all_results: list[object]) -> Batch:
    (batch,) = [
        result for result in all_results if isinstance(result, Batch) and not result.source.id.endswith("-herkend")
    ]
    return batch


def claims(batch: Batch, relation: str) -> set[tuple[str, str, str | None]]:
    return {(claim.subject, claim.object, claim.locator) for claim in batch.claims if claim.relation == relation}


def test_a_letter_without_a_number_gets_an_id_from_its_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "Brief Café 2021.txt"
    path.write_bytes((FIXTURES / "brief.txt").read_bytes())
    all_results = read(path)
    assert "brief-cafe-2021" in str(all_results[0])
    batch = stated(all_results)
    assert batch.source.id == f"{CARD.id}-brief-cafe-2021"
    assert claims(batch, "writtenBy") == {
        ("brief-cafe-2021", "minister-vbz", "ondertekening of titel"),
        ("brief-cafe-2021", "vbz", "ondertekening of titel"),
    }
    assert claims(batch, "addressedTo") == {("brief-cafe-2021", "tooi-oorg10002", "aanhef")}
    assert ("brief-cafe-2021", "tafel-pagina", "voetnoot 2") in claims(batch, "refersTo")


def test_a_letter_is_known_by_its_own_reference(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte voorzitter,\n\nOns kenmerk\nVBZ / 123456\n\nZie kst-1001939.\n", encoding="utf-8")
    known = (
        *KNOWN,
        Entity("kst-99999-20", "ParliamentaryPaper", "Kamerstuk 99999, nr. 20", names=(Name("VBZ / 123456"),)),
    )
    batch = stated(read(path, known=known))
    assert batch.source.id == f"{CARD.id}-kst-99999-20"
    (claim,) = [claim for claim in batch.claims if claim.relation == "refersTo"]
    assert (claim.object, claim.note) == ("kst-99999-XIII-12", "Aangehaald als kst-1001939.")


def test_metadata_and_text_of_one_paper_become_one_document() -> None:
    batch = stated(read(FIXTURES / "metadata.xml", FIXTURES / "kst-99999-7.html"))
    document = next(entity for entity in batch.entities if entity.id == "kst-99999-7")
    assert "voortgang van de voorbeelden" in document.name
    assert document.since == "2021-03-04"
    assert document.homepage == "https://zoek.officielebekendmakingen.nl/kst-99999-7.html"
    assert ("kst-99999-7", "kst-99999-3", "voetnoot 1") in claims(batch, "refersTo")


def test_attachments_are_part_of_their_paper() -> None:
    found = [result for result in read(FIXTURES / "sru_2026_kst_ingekort.xml") if isinstance(result, Batch)]
    parts = {part for batch in found for part in claims(batch, "componentOf")}
    assert parts == {("blg-1253259", "kst-36867-B", "metagegevens")}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("afgebroken.xml", (FIXTURES / "kst-28844-269.xml").read_bytes()[:2000], "geen geldige XML"),
        (
            "kst-1-bom.xml",
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><officiele-publicatie>&b;</officiele-publicatie>',
            "DOCTYPE",
        ),
        (
            "extern.xml",
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><officiele-publicatie>&a;</officiele-publicatie>',
            "DOCTYPE",
        ),
        ("tekens.txt", "Geachte Voorzitter, café".encode("cp1252"), "UTF-8"),
        ("tekens16.txt", "Geachte Voorzitter, café".encode("utf-16"), "UTF-16"),
        ("scan.pdf", pdf(""), "scan"),
        ("leeg.html", b"<html><meta name='OVERHEIDop.x' content='y'><body></body></html>", "geen tekst"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_nothing_of_it_loads(
    store: Store, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    runs = load(store, [path])
    assert [run.outcome for run in runs] == ["refused"]
    assert says in (runs[0].text("nl") or "")
    assert name in (runs[0].text("nl") or "")
    assert store.read().claims == ()


def test_a_broken_file_beside_a_good_one_leaves_the_good_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<officiele-publicatie><")
    (tmp_path / "b.xml").write_bytes((FIXTURES / "kst-28844-269.xml").read_bytes())
    outcomes = {run.outcome for run in load(store, [tmp_path])}
    assert outcomes >= {"refused", "loaded"}
    assert {source.id for source in store.read().sources} >= {f"{CARD.id}-kst-28844-269"}


def test_only_papers_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "notitie.txt").write_text("Boodschappen: melk en brood.", encoding="utf-8")
    (tmp_path / "ander.xml").write_text("<ander/>", encoding="utf-8")
    (tmp_path / "pagina.html").write_text("<html><p>Hallo</p></html>", encoding="utf-8")
    (tmp_path / "veel.xml").write_bytes(b"<!-- -->" * 8000 + b"<ander/>")
    assert [path.name for path in tmp_path.iterdir() if recognises(path)] == []
    assert {path.name for path in FIXTURES.iterdir() if recognises(path)} == {
        path.name for path in FIXTURES.iterdir() if path.name != "SOURCE.txt"
    }


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("kst-33009-104", "dt.identifier==kst-33009-104"),
        ("Kamerstuk 33009, nr. 104", "dt.identifier==kst-33009-104"),
        ("https://zoek.officielebekendmakingen.nl/kst-33009-104.html", "dt.identifier==kst-33009-104"),
        ("stcrt-2019-64553", "dt.identifier==stcrt-2019-64553"),
        ("33009", "c.product-area==officielepublicaties AND w.publicatienaam==Kamerstuk AND w.dossiernummer==33009"),
        ("dt.date>=2021-01-01 AND w.dossiernummer==33009", "dt.date>=2021-01-01 AND w.dossiernummer==33009"),
        ("provincie.csv", None),
        ("https://voorbeeldstad.example/kst-33009-104.html", None),
        ("https://zoek.officielebekendmakingen.nl/KST-33009-104.HTML", "dt.identifier==kst-33009-104"),
        (
            "https://repository.overheid.nl/frbr/officielepublicaties/kst/33009/kst-33009-104/1/metadata/metadata.xml",
            "dt.identifier==kst-33009-104",
        ),
        ("https://repository.overheid.nl/sru?version=2.0&query=w.dossiernummer==33009", "w.dossiernummer==33009"),
        ("https://zoek.officielebekendmakingen.nl/zoeken", None),
        ("Staatscourant 2019, nr. 64 553", "dt.identifier==stcrt-2019-64553"),
        ("Aanhangsel Handelingen II 2022/23, nr. 3649", "dt.identifier==ah-tk-20222023-3649"),
        ("(w.dossiernummer==33009)", "(w.dossiernummer==33009)"),
    ],
)
def test_a_question_is_understood_or_left_to_others(asked: str, query: str | None) -> None:
    assert query_for(asked) == query


def test_a_budget_dossier_is_asked_for_in_both_ways_of_writing() -> None:
    assert (query_for("21501-30") or "").endswith('(w.dossiernummer==21501-30 OR w.dossiernummer=="21501 30")')
    assert (query_for("35570-XIII") or "").endswith('(w.dossiernummer==35570-XIII OR w.dossiernummer=="35570 XIII")')


@pytest.mark.parametrize(
    "asked",
    [
        "dossier 33009",
        "Kamerstukdossier 33 009",
        "dossiernr. 33009",
        "https://zoek.officielebekendmakingen.nl/dossier/33009",
    ],
)
def test_a_dossier_is_understood_however_it_is_named(asked: str) -> None:
    assert query_for(asked) == query_for("33009") is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_plain_text_is_read_however_it_was_saved(tmp_path: Path, encoding: str, ending: str) -> None:
    file = tmp_path / "kst-99999-7.txt"
    text = "Geachte Voorzitter,\n\nZie Kamerstuk 99998, nr. 5 over coöperaties.\n" + "é" * 40_000 + "\n"
    file.write_bytes(text.replace("\n", ending).encode(encoding))
    assert recognises(file)
    made = next(result for result in batches(Given((File(file),))) if isinstance(result, Batch))
    assert [(claim.relation, claim.object) for claim in made.claims] == [("refersTo", "kst-99998-5")]


def results(*ids: str, total: int, next: int | None = None) -> bytes:
    """A page of results for papers of which only the record exists."""
    records = "".join(f"<record><recordData><identifier>{id}</identifier></recordData></record>" for id in ids)
    position = f"<nextRecordPosition>{next}</nextRecordPosition>" if next else ""
    return (
        f"<searchRetrieveResponse><numberOfRecords>{total}</numberOfRecords><records>{records}</records>{position}"
        "</searchRetrieveResponse>"
    ).encode()


def ask(
    store: Store, asked: str, answer: Answer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[tuple[Run, ...], list[str]]:
    monkeypatch.setattr(find, "Getter", _Hasty)
    with official_site(answer) as (client, requests):
        runs = load(store, [asked], cache=cache, client=client, at=datetime(2026, 1, 1, tzinfo=UTC))
    return runs, requests


class _Hasty(Getter):
    """Does not wait between requests."""

    def __call__(self, address: str, body: bytes | None = None, form: Form | None = None) -> Path:
        self.pause = lambda seconds: None
        return super().__call__(address, body, form)


def test_a_paper_is_found_by_its_number_with_its_record_and_its_text(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = (FIXTURES / "kst-28844-269.xml").read_bytes().replace(b"28 844<", b"35 842<").replace(b">269<", b">4<")
    site = {SRU: (FIXTURES / "sru_record_kst.xml").read_bytes(), XML: body}
    runs, requests = ask(store, "kst-35842-4", lambda path: (200, site[path.partition("?")[0]]), tmp_path, monkeypatch)
    assert [run.outcome for run in runs if run.source == f"{CARD.id}-kst-35842-4"] == ["loaded"]
    assert [request.partition("?")[0] for request in requests] == [SRU, XML]
    references = {(claim.subject, claim.object) for _, claim in store.read().claims if claim.relation == "refersTo"}
    assert ("kst-35842-4", "kst-28844-266") in references
    again, more = ask(store, "kst-35842-4", lambda path: (500, b""), tmp_path, monkeypatch)
    assert (more, {run.outcome for run in again}) == ([], {"unchanged"})


def test_a_harvest_pages_on_and_resumes_where_it_broke_off(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = results("kst-99999-1", "kst-99999-2", total=3, next=3)
    last = results("kst-99999-3", total=3)
    runs, _ = ask(
        store, "99999", lambda path: (200, first) if "startRecord=1&" in path else (404, b""), tmp_path, monkeypatch
    )
    assert [run.outcome for run in runs] == ["refused"]
    assert store.read().sources == ()
    runs, requests = ask(store, "99999", lambda path: (200, last), tmp_path, monkeypatch)
    assert len(requests) == 1
    assert "startRecord=3&" in requests[0]
    assert {source.id for source in store.read().sources} == {f"{CARD.id}-kst-99999-{number}" for number in (1, 2, 3)}


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((FIXTURES / "sru_unknown_index_diagnostic.xml").read_bytes(), "unknown prefix dcterms"),
        (results(total=0), "vindt hiervoor geen stuk"),
        (results("kst-99999-1", total=9999, next=2), "maak de vraag nauwer"),
        (results("kst-99999-1", total=2), "gaf er 1"),
        (results("kst-99999-1", total=2, next=1), "steken"),
        (b"<html>storing</html>", "geen antwoord van een SRU-dienst"),
    ],
)
def test_an_answer_that_cannot_be_trusted_loads_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, says: str
) -> None:
    runs, _ = ask(store, "kst-99999-1", lambda path: (200, answer), tmp_path, monkeypatch)
    assert [run.outcome for run in runs] == ["refused"]
    assert says in (runs[0].text("nl") or "")
    assert store.read().sources == ()


def test_requests_keep_a_distance_and_the_cache_needs_none(tmp_path: Path) -> None:
    pauses: list[float] = []
    with official_site(lambda path: (200, b"ja")) as (client, _):
        get = Getter(CARD, tmp_path, datetime(2026, 1, 1, tzinfo=UTC).date(), client, pauses.append)
        for query in ("een", "twee", "een"):
            get(address(query))
    assert pauses == [0.5]


def test_nothing_is_fetched_from_a_host_that_the_card_does_not_name(tmp_path: Path) -> None:
    get = Getter(CARD, tmp_path, datetime(2026, 1, 1, tzinfo=UTC).date(), httpx2.Client())
    with refuses(LoadError, match="alleen via https"):
        get("https://voorbeeldstad.example/kst-1-1.xml")


def test_every_claim_has_a_place() -> None:
    for path in FIXTURES.iterdir():
        if recognises(path) and "diagnostic" not in path.name:
            all_claims: list[Claim] = [
                claim for batch in read(path) if isinstance(batch, Batch) for claim in batch.claims
            ]
            assert all(claim.locator for claim in all_claims)


LETTER = Path(__file__).parents[3] / "shared" / "kamerbrief-innovatiegericht-inkopen.txt"


def test_the_letter_refers_to_every_paper_and_footnote_that_was_curated_by_hand_and_to_nothing_else(
    store: Store,
) -> None:
    if not LETTER.exists():
        pytest.skip("the text of the letter is not beside the repository")
    load(store, ["brief_innovatiegericht_inkopen"])
    load(store, [LETTER])
    cited: dict[str, set[tuple[str, str]]] = {}
    for source, claim in store.read().claims:
        if claim.relation == "refersTo" and (claim.locator or "").startswith("voetnoot"):
            cited.setdefault(source, set()).add((claim.object, claim.locator or ""))
    by_hand = cited["brief_innovatiegericht_inkopen"]
    by_program = cited[f"{CARD.id}-kst-33009-104"]
    # The note names a sheet beside the paper that it belongs to; the program finds the paper.
    assert by_hand - by_program == {("bhm-fiche-9-innovatieve-samenleving", "voetnoot 6")}
    assert by_program <= by_hand
    assert {locator for _, locator in by_program} == {f"voetnoot {number}" for number in range(1, 21)}
