"""Answering what a page shows, and deciding on answers: who sees and may what, and that nothing typed is lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.routing import Mount

from api.app import create_app
from api.identity import person_asking
from api.pages.proposals import A_PAGE
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.desk.answers import Answer, Detail, Verb
from graph.desk.people import NOBODY, Person
from graph.desk.proposals import Proposal, decide, proposal, proposals, submit
from graph.model.records import Batch, Entity, Rank, Source
from graph.store import Store, open_store
from graph.store.purging import What, purge
from tests.pages.forms import form_to, forms, send
from tests.pages.network_to_answer import network
from tests.people.conftest import at_machine

ANNA = Person("anna", "Anna de Wit", frozenset({"contributor"}), frozenset({"pv-noordland"}))
BERT = Person("bert", "Bert Zwart", frozenset({"reviewer"}))
CARLA = Person("carla", "Carla Groen", frozenset({"reviewer"}))
DIRK = Person("dirk", "Dirk", frozenset({"contributor"}), frozenset({"bedrijvenbond"}))
FINN = Person("finn", "Finn", frozenset({"contributor"}))
EVA = Person("eva", "Eva", frozenset({"contributor"}), frozenset({"pv-noordland", "koepel"}))
PEOPLE = {person.id: person for person in (ANNA, BERT, CARLA, DIRK, EVA, FINN)}
CELL = "/answer?subject=pv-noordland&relation=uses&object=vraag"
MEMBER = "/answer?subject=pv-noordland&relation=memberOf&object=koepel"
YES = Answer(Verb.ADD, "pv-noordland", "uses", "vraag", since="2022", url="https://voorbeeld.example/besluit")
NOT_SO = Answer(Verb.DENY, "pv-noordland", "memberOf", "koepel", note="Wij zijn nooit lid geworden.")
Asker = Callable[[str], TestClient]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        store.sync(network())
        yield store


@pytest.fixture
def app(filled: Store) -> FastAPI:
    app = create_app(filled)

    def named(request: Request) -> Person:
        return PEOPLE.get(request.headers.get("x-who", ""), NOBODY)

    api = next(route.app for route in app.routes if isinstance(route, Mount) and route.path == "/v1")
    assert isinstance(api, FastAPI)
    app.dependency_overrides[person_asking] = api.dependency_overrides[person_asking] = named
    return app


@pytest.fixture
def asks(app: FastAPI) -> Asker:
    """A client for a person, by their id; for nobody without one."""
    return lambda who: TestClient(app, headers={"x-who": who, "accept-language": "nl"})


def now(store: Store) -> Snapshot:
    return take_snapshot(store.read())


def answered(client: TestClient, address: str, **fields: str) -> httpx2.Response:
    """What comes back when the form at an address is filled in."""
    return send(client, form_to(client.get(address).text, "/answer"), [*fields.items()])


def sent(store: Store, answer: Answer, person: Person = ANNA, speaker: str = "pv-noordland") -> Proposal:
    return submit(store, now(store), person, speaker, answer)


def decided(client: TestClient, id: str, decision: str, reason: str = "") -> httpx2.Response:
    page = client.get(f"/proposals/{id}").text
    return send(client, form_to(page, f"/proposals/{id}"), [("decision", decision), ("reason", reason)])


def test_a_yes_on_an_unknown_cell_is_previewed_sent_once_and_shown_when_it_is_accepted(
    asks: Asker, filled: Store
) -> None:
    anna, bert = asks("anna"), asks("bert")
    cell = anna.get("/matrix?row=pv-noordland&column=vraag").text
    assert CELL.replace("&", "&amp;") in cell
    preview = answered(anna, CELL, choice="add", since="2022", url="voorbeeld.example/besluit")
    assert preview.status_code == 200
    assert "De provincie Noordland gebruikt sinds 2022 Voorbeeldinstrument." in preview.text
    assert "https://voorbeeld.example/besluit" in preview.text
    assert "Dit staat er pas als een beoordelaar het heeft overgenomen." in preview.text
    assert filled.dossiers_written() == 0
    form = form_to(preview.text, "/answer", button=("step", "send"))
    first, again = (send(anna, form, [("step", "send")]) for _ in range(2))
    assert (first.status_code, first.headers["location"]) == (303, again.headers["location"])
    (submitted,) = proposals(filled)
    assert (submitted.state, submitted.answer) == ("submitted", YES)
    assert "wacht op beoordeling" in anna.get("/matrix?row=pv-noordland&column=vraag").text
    assert decided(bert, submitted.id, "accept").status_code == 303
    assert "aangetoond: Provincie Noordland, Voorbeeldinstrument" in " ".join(
        asks("").get("/matrix").text.replace("<span", " <span").split()
    ).replace('</span> <span class="sr">', "").replace("</span>", "")


def test_what_is_wrong_is_told_at_its_field_and_nothing_that_was_typed_is_lost(asks: Asker, filled: Store) -> None:
    anna = asks("anna")
    wrong = answered(anna, CELL, choice="add", since="vorig jaar", url="geen adres", note="Zie <b>besluit</b>.")
    assert wrong.status_code == 400
    form = form_to(wrong.text, "/answer")
    assert {("since", "vorig jaar"), ("url", "geen adres"), ("choice", "add")} <= set(form.fields)
    assert "Zie &lt;b&gt;besluit&lt;/b&gt;." in wrong.text
    assert 'id="e-since"' in wrong.text
    assert 'id="e-url"' in wrong.text
    preview = send(anna, form, [("since", "17-05-2022"), ("url", "")])
    assert "sinds 17 mei 2022" in preview.text
    assert "Eigen opgave van Provincie Noordland" in preview.text
    back = send(anna, form_to(preview.text, "/answer", button=("step", "change")), [("step", "change")])
    assert {("since", "17-05-2022"), ("choice", "add")} <= set(form_to(back.text, "/answer").fields)
    assert answered(anna, CELL).status_code == 400


def test_what_stands_in_a_field_of_another_answer_is_not_said(asks: Asker, filled: Store) -> None:
    preview = answered(asks("anna"), CELL, choice="looking-into", since="2020", url="x", note="Navraag bij inkoop.")
    send(asks("anna"), form_to(preview.text, "/answer", button=("step", "send")), [("step", "send")])
    (submitted,) = proposals(filled)
    assert submitted.answer == Answer(Verb.LOOKING_INTO, "pv-noordland", "uses", "vraag", note="Navraag bij inkoop.")
    # That somebody finds out is for all to see; which person said so is not.
    cell = asks("").get("/matrix?row=pv-noordland&column=vraag").text
    assert "zoekt uit" in cell
    assert "Anna" not in cell
    assert submitted.id not in cell


@pytest.mark.parametrize(
    ("who", "status"), [("anna", 200), ("dirk", 200), ("bert", 403), ("", 403)], ids=["own", "other", "reviewer", "all"]
)
def test_only_who_speaks_for_an_organisation_is_offered_to_answer(asks: Asker, who: str, status: int) -> None:
    assert asks(who).get(CELL).status_code == status
    assert ("Klopt dit niet?" in asks(who).get("/entities/pv-noordland/claims").text) is (status == 200)
    assert ("Iets toevoegen" in asks(who).get("/entities/pv-noordland").text) is (status == 200)


def test_nobody_answers_for_an_organisation_that_is_not_theirs(asks: Asker, filled: Store) -> None:
    refused = answered(asks("anna"), CELL, choice="deny", speaker="vbz")
    assert refused.status_code == 403
    assert filled.dossiers_written() == 0


def test_who_speaks_for_nobody_yet_is_told_what_to_do(asks: Asker) -> None:
    refused = asks("finn").get(CELL)
    assert refused.status_code == 403
    assert "U kunt nog namens geen enkele organisatie antwoorden" in refused.text


def test_who_speaks_for_several_organisations_chooses_one_and_the_one_concerned_comes_first(
    asks: Asker, filled: Store
) -> None:
    eva = asks("eva")
    form = form_to(eva.get(MEMBER).text, "/answer")
    assert form.names.count("speaker") == 2
    assert ("speaker", "pv-noordland") in form.fields
    preview = send(eva, form, [("choice", "confirm"), ("speaker", "koepel")])
    assert "De Voorbeeldkoepel bevestigt" in preview.text


def test_what_an_organisation_denies_of_itself_is_disputed_on_every_page_at_once_until_that_is_undone(
    asks: Asker, filled: Store
) -> None:
    anna, bert = asks("anna"), asks("bert")
    preview = answered(anna, MEMBER, choice="deny", note="Wij zijn nooit lid geworden.")
    assert "Dit staat er meteen als tegenspraak bij" in preview.text
    send(anna, form_to(preview.text, "/answer", button=("step", "send")), [("step", "send")])
    (submitted,) = proposals(filled)
    for page in ("/entities/pv-noordland/claims", "/entities/koepel", "/entities/pv-noordland"):
        assert ">betwist<" in asks("").get(page).text
    claims = asks("").get("/entities/pv-noordland/claims").text
    assert "De provincie Noordland antwoordde" in claims
    assert "Provincie Noordland heeft hierop één keer geantwoord." in claims
    assert "Anna" not in claims
    assert f"/proposals/{submitted.id}" not in claims
    assert f"/proposals/{submitted.id}" in anna.get("/entities/pv-noordland/claims").text
    assert decided(bert, submitted.id, "accept").status_code == 303
    assert decided(bert, submitted.id, "reopen", "Te snel.").status_code == 303
    assert decided(bert, submitted.id, "refuse", "De ledenlijst noemt de provincie.").status_code == 303
    assert ">betwist<" not in asks("").get("/entities/pv-noordland/claims").text
    page = anna.get(f"/proposals/{submitted.id}").text
    for text in ("Anna de Wit", "Overgenomen, Bert Zwart", "Te snel.", "De ledenlijst noemt de provincie."):
        assert text in page


def test_the_api_tells_of_a_claim_what_its_page_does(asks: Asker, filled: Store) -> None:
    sent(filled, NOT_SO)
    sent(filled, replace(NOT_SO, verb=Verb.CONFIRM), DIRK, "bedrijvenbond")

    def told(who: str) -> list[tuple[bool, list[tuple[str, str, str]]]]:
        page = asks(who).get("/v1/entities/pv-noordland/claims").json()
        return [
            (
                item["disputed"],
                [(answer["speaker"]["id"], answer["verb"], answer["state"]) for answer in item["answers"]],
            )
            for item in page["items"]
            if item["type"] == "memberOf" and item["evidence"]["holds"]
        ]

    denied = ("pv-noordland", "deny", "submitted")
    assert told("") == [(True, [denied])]
    assert told("anna") == [(True, [denied, ("bedrijvenbond", "confirm", "submitted")])]
    assert "bedrijvenbond" not in asks("").get("/entities/pv-noordland/claims").text


def test_a_proposal_that_waits_is_seen_only_by_who_decides_who_spoke_and_whom_it_is_about(
    asks: Asker, filled: Store
) -> None:
    submitted = sent(filled, YES)
    for who, sees in (("anna", True), ("eva", True), ("bert", True), ("dirk", False), ("", False)):
        assert asks(who).get(f"/proposals/{submitted.id}").status_code == (200 if sees else 404 if who else 403)
        for page in ("/entities/pv-noordland", "/matrix?row=pv-noordland&column=vraag"):
            assert (submitted.id in asks(who).get(page).text) is sees
        if who:
            assert (submitted.id in asks(who).get("/proposals?state=all").text) is sees
    assert asks("").get("/proposals").status_code == 403


def test_a_reviewer_sees_what_waits_and_can_choose_by_state_and_organisation(asks: Asker, filled: Store) -> None:
    first, second = sent(filled, YES), sent(filled, NOT_SO)
    decide(filled, now(filled), BERT, first.id, 1, "accept")
    bert = asks("bert")
    waiting = bert.get("/proposals").text
    assert (second.id in waiting, first.id in waiting) == (True, False)
    accepted = bert.get("/proposals?state=accepted").text
    assert (second.id in accepted, first.id in accepted) == (False, True)
    of_koepel = bert.get("/proposals?state=all&organisation=Voorbeeldkoepel").text
    assert (second.id in of_koepel, first.id in of_koepel) == (True, False)
    assert "Onder die naam is niets bekend" in bert.get("/proposals?organisation=Weet+niet").text


def test_a_long_queue_is_shown_in_pages(asks: Asker, filled: Store) -> None:
    snapshot = now(filled)
    made = [submit(filled, snapshot, ANNA, "pv-noordland", YES).id for _ in range(A_PAGE + 2)]
    first = asks("bert").get("/proposals").text
    assert f"{A_PAGE + 2} voorstellen" in first
    onward = re.search(r'rel="next" href="([^"]+)"', first)
    assert onward
    second = asks("bert").get(unescape(onward[1])).text
    shown = [[id for id in made if id in page] for page in (first, second)]
    assert [len(some) for some in shown] == [A_PAGE, 2]
    assert sorted(shown[0] + shown[1]) == sorted(made)


def test_refusing_asks_for_a_reason_at_its_field(asks: Asker, filled: Store) -> None:
    submitted = sent(filled, YES)
    wrong = decided(asks("bert"), submitted.id, "refuse")
    assert wrong.status_code == 400
    assert 'id="e-reason"' in wrong.text
    assert proposal(filled, submitted.id).state == "submitted"
    assert "value=" not in wrong.headers.get("etag", "")
    assert wrong.headers["cache-control"] == "no-store"


def test_the_second_reviewer_is_shown_what_the_first_decided_and_keeps_the_reason_that_they_typed(
    asks: Asker, filled: Store
) -> None:
    submitted = sent(filled, YES)
    page = asks("carla").get(f"/proposals/{submitted.id}").text
    decided(asks("bert"), submitted.id, "accept")
    late = send(
        asks("carla"), form_to(page, f"/proposals/{submitted.id}"), [("decision", "refuse"), ("reason", "Bron is oud.")]
    )
    assert late.status_code == 409
    assert "Bert Zwart heeft dit voorstel intussen behandeld: overgenomen" in late.text
    form = form_to(late.text, f"/proposals/{submitted.id}")
    assert ("reason", "Bron is oud.") in form.fields
    assert ("version", "2") in form.fields
    assert (proposal(filled, submitted.id).state, proposal(filled, submitted.id).version) == ("accepted", 2)


def test_several_are_decided_on_after_a_preview_and_each_is_told_by_itself(asks: Asker, filled: Store) -> None:
    first, second = sent(filled, YES), sent(filled, NOT_SO)
    bert = asks("bert")
    queue = form_to(bert.get("/proposals").text, "/proposals", button=("decision", "accept"))
    chosen = [("chosen", f"{submitted.id}:1") for submitted in (first, second)]
    preview = send(bert, queue, [*chosen, ("decision", "refuse")])
    assert "2 van de 2 gekozen voorstellen worden afgewezen." in preview.text
    confirm = form_to(preview.text, "/proposals", button=("step", "do"))
    assert send(bert, confirm, [("step", "do")]).status_code == 400
    decided(asks("carla"), second.id, "accept")
    results = send(bert, confirm, [("step", "do"), ("reason", "Dubbel.")])
    assert results.status_code == 409
    assert "1 van de 2 gekozen voorstellen zijn afgewezen." in results.text
    assert "Carla Groen heeft dit voorstel intussen behandeld" in results.text
    assert [proposal(filled, submitted.id).state for submitted in (first, second)] == ["refused", "accepted"]
    undone = send(
        bert,
        form_to(
            send(bert, queue, [("chosen", f"{first.id}:2"), ("decision", "reopen")]).text,
            "/proposals",
            button=("step", "do"),
        ),
        [("step", "do"), ("reason", "Toch niet dubbel.")],
    )
    assert (undone.status_code, undone.headers["location"]) == (303, f"/proposals?of={first.id}")
    assert "Uw beslissing is uitgevoerd op 1 voorstel." in bert.get(undone.headers["location"]).text
    assert send(bert, queue, [("decision", "accept")]).status_code == 400


def test_a_contributor_cannot_decide_on_many(asks: Asker, filled: Store) -> None:
    submitted = sent(filled, YES)
    preview = send(
        asks("anna"),
        replace(forms(asks("bert").get("/proposals").text)[-1], action="/proposals"),
        [("chosen", f"{submitted.id}:1"), ("decision", "accept"), ("step", "do")],
    )
    assert preview.status_code == 409
    assert "U kunt dit niet beslissen" in preview.text
    assert proposal(filled, submitted.id).state == "submitted"


def test_who_spoke_withdraws_from_the_page(asks: Asker, filled: Store) -> None:
    submitted = sent(filled, YES)
    page = asks("anna").get(f"/proposals/{submitted.id}").text
    assert [value for _, value in form_to(page, f"/proposals/{submitted.id}").buttons] == ["withdraw"]
    assert decided(asks("anna"), submitted.id, "withdraw").status_code == 303
    assert proposal(filled, submitted.id).state == "withdrawn"


def test_from_a_profile_a_relation_is_chosen_either_way_with_who_is_found_by_name(asks: Asker) -> None:
    anna = asks("anna")
    form = next(form for form in forms(anna.get("/answer?subject=pv-noordland").text) if "other" in form.names)
    assert form.action == "/answer"
    chosen = anna.get("/answer?subject=pv-noordland&relation=uses&other=VI", follow_redirects=False)
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"{CELL}&verb=add")
    inverse = anna.get("/answer?subject=koepel&relation=^memberOf&other=Provincie+Noordland", follow_redirects=False)
    assert inverse.headers["location"] == f"{MEMBER}&verb=add"
    cannot = anna.get("/answer?subject=pv-noordland&relation=memberOf&other=VI")
    assert cannot.status_code == 400
    assert "Dit verband kan niet met een inkoopinstrument; wel met een" in cannot.text
    unclear = anna.get("/answer?subject=pv-noordland&relation=memberOf&other=Noordland")
    assert unclear.status_code == 400
    assert "relation=memberOf" in unclear.text
    assert 'class="candidates"' in unclear.text


def test_a_name_that_a_heavier_source_gives_stays_and_the_preview_says_so(asks: Asker, filled: Store) -> None:
    address = "/answer?subject=pv-noordland"
    anna = asks("anna")
    page = anna.get(address).text
    form = next(form for form in forms(page) if "choice" in form.names)
    preview = send(anna, form, [("choice", "name"), ("value", "Provincie Noordland-Zee")])
    assert "Een bron die zwaarder weegt zegt iets anders" in preview.text
    described = send(anna, form, [("choice", "description"), ("value", "Een provincie aan zee.")])
    assert "Een bron die zwaarder weegt" not in described.text
    assert send(anna, form, [("choice", "homepage"), ("value", "geen adres")]).status_code == 400
    site = send(anna, form, [("choice", "homepage"), ("value", "noordland.example")])
    send(anna, form_to(site.text, "/answer", button=("step", "send")), [("step", "send")])
    (submitted,) = proposals(filled)
    assert submitted.answer == Answer(
        Verb.CORRECT, "pv-noordland", detail=Detail.HOMEPAGE, value="https://noordland.example"
    )


def test_that_something_is_no_more_is_said_with_a_year_at_least(asks: Asker, filled: Store) -> None:
    anna = asks("anna")
    page = anna.get("/answer?subject=koepel").text
    assert "laat dit dan leeg" not in page
    form = next(form for form in forms(page) if "choice" in form.names)
    wrong = send(anna, form, [("choice", "ended")])
    assert wrong.status_code == 400
    assert "Schrijf tot wanneer dit bestond; een jaar is genoeg" in wrong.text
    assert 'id="e-until"' in wrong.text
    assert "tot 2020 bestond" in send(anna, form, [("choice", "ended"), ("until", "2020")]).text
    assert "laat dit dan leeg" in anna.get(MEMBER).text


@pytest.mark.parametrize("verb", [Verb.ADD, Verb.LOOKING_INTO])
def test_what_no_longer_fits_is_told_on_the_desk_to_who_sent_it_too_and_breaks_no_page(
    asks: Asker, filled: Store, verb: Verb
) -> None:
    submitted = sent(filled, replace(YES, verb=verb))
    challenge = [replace(entity, kind="Challenge") if entity.id == "vraag" else entity for entity in network().entities]
    claims = [claim for claim in network().claims if "vraag" not in {claim.subject, claim.object}]
    filled.sync(replace(network(), entities=tuple(challenge), claims=tuple(claims)))
    for who in ("anna", "bert"):
        for address in (f"/proposals/{submitted.id}", "/proposals?state=all"):
            page = asks(who).get(address)
            assert page.status_code == 200
            assert "Dit past niet meer bij wat hierover bekend is" in page.text
        assert asks(who).get("/v1/proposals").json()["items"][0]["outcome"] is None
    for address in ("/entities/vraag", "/entities/pv-noordland", "/entities/pv-noordland/claims", "/matrix"):
        assert asks("").get(address).status_code == 200
    accepted = decided(asks("bert"), submitted.id, "accept")
    assert (accepted.status_code, "Dit kan niet meer gelden" in accepted.text) == (400, True)
    assert decided(asks("anna"), submitted.id, "withdraw").status_code == 303
    assert proposal(filled, submitted.id).state == "withdrawn"


def test_a_cell_tells_of_no_proposal_of_which_the_speaker_is_gone(asks: Asker, filled: Store) -> None:
    guest = Source("gastenlijst", "Gastenlijst", "Voorbeeld", "CC0-1.0", Rank.REGISTER)
    filled.sync(Batch(guest, (Entity("praathuis", "Association", "Praathuis"),), ()))
    speaker = Person("gast", "Gast", frozenset({"contributor"}), frozenset({"praathuis"}))
    sent(filled, YES, speaker, "praathuis")
    cell, waits = "/matrix?row=pv-noordland&column=vraag", "wacht op beoordeling"
    assert waits in asks("bert").get(cell).text
    filled.sync(Batch(guest, (Entity("ander", "Association", "Ander"),), ()))
    for who in ("anna", "bert"):
        assert waits not in asks(who).get(cell).text


def test_a_finding_leads_to_what_no_source_says_what_it_rests_on_and_whom_it_concerns(
    asks: Asker, filled: Store
) -> None:
    anna = asks("anna")
    finding = next(
        item["id"] for item in anna.get("/v1/gaps").json()["items"] if item["rule"] == "instrument-use-unknown"
    )
    assert f"/gaps/answer?finding={finding}" in anna.get("/gaps?rule=instrument-use-unknown").text
    page = anna.get(f"/gaps/answer?finding={finding}").text
    asked = f"{CELL}&finding={finding}".replace("&", "&amp;")
    other = f"/answer?subject=duinland&relation=uses&object=vraag&finding={finding}".replace("&", "&amp;")
    assert 0 < page.index(asked) < page.index(other)
    assert anna.get("/gaps/answer?finding=weg").status_code == 404
    assert asks("").get(f"/gaps/answer?finding={finding}").status_code == 403


def test_a_page_that_shows_answers_changes_its_tag_with_them_and_with_who_looks(asks: Asker, filled: Store) -> None:
    page = "/entities/pv-noordland"
    tags = {asks("anna").get(page).headers["etag"], asks("bert").get(page).headers["etag"]}
    sent(filled, YES)
    tags |= {asks("anna").get(page).headers["etag"], asks("bert").get(page).headers["etag"]}
    assert len(tags) == 4


@pytest.mark.parametrize(
    "address",
    ["/answer", "/answer?subject=weg", "/answer?subject=koepel&relation=kent&object=vbz", "/proposals/weg"],
)
def test_what_is_not_there_is_not_found(asks: Asker, address: str) -> None:
    assert asks("eva").get(address).status_code == 404


def test_a_form_that_is_too_large_or_none_is_refused(asks: Asker, filled: Store) -> None:
    anna = asks("anna")
    large = form_to(anna.get(CELL).text, "/answer")
    assert send(anna, large, [("choice", "add"), ("note", "x" * 70_000)]).status_code == 400
    assert anna.post("/answer", json={"subject": "pv-noordland"}).status_code == 400
    assert filled.dossiers_written() == 0


def test_a_form_that_another_site_made_is_refused(filled: Store) -> None:
    fields = {"subject": "pv-noordland", "relation": "uses", "object": "vraag", "choice": "add", "step": "send"}
    with at_machine(filled) as machine:
        assert machine.post("/answer", data=fields).status_code == 403
        assert proposals(filled) == ()
        assert answered(machine, CELL, choice="add", step="send").status_code == 303
        (submitted,) = proposals(filled)
        decision = {"decision": "accept", "version": "1", "chosen": f"{submitted.id}:1", "step": "do"}
        assert machine.post(f"/proposals/{submitted.id}", data=decision).status_code == 403
        assert machine.post("/proposals", data=decision).status_code == 403
    assert proposal(filled, submitted.id).state == "submitted"


def test_what_is_removed_of_an_answer_is_on_no_page_any_more(asks: Asker, filled: Store) -> None:
    submitted = sent(filled, replace(NOT_SO, note="Vraag het aan J. Verzonnen, 123456782."))
    for address in (f"/proposals/{submitted.id}", "/proposals", "/entities/pv-noordland/claims"):
        assert asks("bert").get(address).status_code == 200
    assert "123456782" in asks("bert").get("/entities/pv-noordland/claims").text
    other = sent(filled, YES)
    purge(filled, What(text="123456782"), by="beheer", why="Een persoonsgegeven.")
    # As many versions are held as before, and pages begin anew all the same.
    assert other.id in asks("bert").get("/proposals").text
    for address in (f"/proposals/{submitted.id}", "/proposals?state=all", "/entities/pv-noordland/claims"):
        page = asks("bert").get(address)
        assert page.status_code == 200
        assert "123456782" not in page.text
