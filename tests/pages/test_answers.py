"""What the pages answer, without a browser."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from lxml import etree, html

from api.app import create_app
from graph.model.words import languages
from graph.store import Store
from tests.pages.addresses import PAGES

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def shown(client: TestClient, address: str, **headers: str) -> html.HtmlElement:
    return html.fromstring(client.get(address, headers=headers).text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_answers_in_its_language_under_a_strict_policy(
    client: TestClient, address: str, language: str
) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == (404 if address == "/bestaatniet" else 200)
    assert answer.headers["content-language"] == language
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    page = html.fromstring(answer.text)
    assert page.get("lang") == language
    assert len(page.xpath("//h1")) == 1
    assert not page.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
    loaded = page.xpath("//script/@src | //link[@rel!='alternate']/@href | //img/@src | //iframe/@src | //form/@action")
    assert all(url.startswith("/") and not url.startswith("//") for url in loaded)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_chosen_language_is_remembered_and_goes_before_that_of_the_browser(client: TestClient) -> None:
    assert shown(client, "/gaps", **{"accept-language": "de, en;q=0.5, nl;q=0.4"}).get("lang") == "en"
    assert shown(client, "/gaps", **{"accept-language": "fr"}).get("lang") == "nl"
    assert shown(client, "/gaps?lang=en", **{"accept-language": "nl"}).get("lang") == "en"
    assert shown(client, "/gaps", **{"accept-language": "nl"}).get("lang") == "en"
    assert shown(client, "/gaps?lang=xx").get("lang") == "en"


@pytest.mark.parametrize("address", ["/entities/bestaatniet", "/bestaatniet", "/gaps?finding=x", "/map?depth=9"])
def test_a_page_that_tells_what_went_wrong_takes_the_language_that_its_link_asks_for(
    client: TestClient, address: str
) -> None:
    (link,) = shown(client, address, **{"accept-language": "nl"}).xpath("//p[@class='languages']/a[@lang='en']/@href")
    assert shown(client, link, **{"accept-language": "nl"}).get("lang") == "en"


def test_a_page_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/gaps")
    again = client.get("/gaps", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/gaps?lang=en", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_an_ambiguous_name_is_asked_back(client: TestClient) -> None:
    page = shown(client, "/paths?from=Groningen&to=MKB-Nederland")
    choices = page.xpath("//ul[@class='candidates']//a")
    assert [words(choice) for choice in choices] == [
        "Provincie Groningen",
        "Gemeente Groningen",
        "Economic Board Groningen",
    ]
    followed = shown(client, choices[0].get("href"))
    assert followed.xpath("//article[@class='route']")


def test_no_known_route_is_explained_with_who_come_nearest_to_each_other(client: TestClient) -> None:
    page = shown(client, "/paths?from=crow&to=MKB-Nederland&lang=nl")
    empty = words(page.xpath("//div[@class='empty']")[0])
    assert "geen route bekend" in empty
    assert "Breng Infra-Innovatie Netwerk en Interprovinciaal Overleg met elkaar in gesprek." in empty
    stations = [words(station) for station in page.xpath("//ol[contains(@class, 'missing')]/li")]
    assert stations == [
        "CROW",
        "Infra-Innovatie Netwerk",
        "Hier ontbreekt de schakel: Interprovinciaal Overleg",
        "Economisch Samenwerkingsplatform",
        "MKB-Nederland",
    ]


def test_a_step_without_a_rival_is_called_the_weakest_once_a_route(client: TestClient) -> None:
    page = shown(client, "/paths?from=Provincie+Flevoland&to=MKB-Nederland")
    for route in page.xpath("//article[@class='route'][not(ancestor::section[@class='past'])]"):
        assert len(route.xpath(".//strong[@class='weak']")) <= 1
        text = words(route)
        assert bool(route.xpath(".//strong[@class='weak']")) == ("Geen stap is zwakker" not in text)


def test_the_same_place_in_a_source_is_named_once_in_a_list(client: TestClient) -> None:
    for address in ("/entities/tooi-pv24", "/entities/sbir", "/entities/economisch-samenwerkingsplatform", "/gaps"):
        for places in shown(client, address).xpath("//ul[contains(@class, 'citations')]"):
            named = [(words(link), link.get("href")) for link in places.xpath("./li/a")]
            assert len(named) == len(set(named))


def test_every_relation_on_a_profile_names_a_source(client: TestClient) -> None:
    rows = shown(client, "/entities/sbir").xpath("//dl[@class='ties']/div")
    assert len(rows) > 10
    for row in rows:
        assert row.xpath(".//*[contains(@class, 'citations')]//a | .//a[contains(@href, 'all=')]")
    (whole,) = shown(client, "/entities/sbir?all=uses-in").xpath("//div[@id='present-uses-in']")
    items = whole.xpath(".//ul[@class='told']/li")
    assert len(items) > 50
    assert all(item.xpath(".//ul[contains(@class, 'citations')]/li") for item in items)


def test_an_agreement_shows_its_parties_what_it_asks_and_how_it_stands(client: TestClient) -> None:
    page = shown(client, "/entities/motie-bruins?lang=nl")
    titles = [words(heading) for heading in page.xpath("//h2")]
    assert "Stand van zaken" in titles
    assert "Tijdlijn" in titles
    linked = page.xpath("//dl[@class='ties']//a[@class='entity']/@href")
    assert {"/entities/motie-bruins-verzoek-a", "/entities/motie-bruins-verzoek-b"} <= set(linked)


def test_a_document_lists_what_it_records_and_names(client: TestClient) -> None:
    page = shown(client, "/entities/kst-33009-104?lang=nl")
    assert "Noemt" in " ".join(words(term) for term in page.xpath("//dl[@class='ties']//dt"))


def test_a_profile_tells_who_said_what_where_sources_differ(client: TestClient) -> None:
    page = shown(client, "/entities/kennis-en-innovatieconvenant?lang=nl")
    assert "Waar bronnen verschillen" in [words(heading) for heading in page.xpath("//h2")]


def test_a_finding_has_an_address_of_its_own(client: TestClient) -> None:
    address = shown(client, "/gaps").xpath("//a[starts-with(@href, '/gaps?finding=')]/@href")[0]
    alone = shown(client, address)
    assert len(alone.xpath("//article[contains(@class, 'finding')]")) == 1
    gone = client.get("/gaps?finding=bestaatniet&lang=nl")
    assert gone.status_code == 404
    assert "bestaat niet meer" in gone.text


def test_an_unknown_cell_leads_to_who_could_help_and_never_says_none(client: TestClient) -> None:
    page = shown(client, "/matrix?lang=nl")
    cell = page.xpath("//td[@class='cell unknown']/a[contains(@href, 'column=sbir')]/@href")[0]
    opened = shown(client, cell).xpath("//section[@id='help']")[0]
    assert opened.xpath(".//a[starts-with(@href, '/paths?')]")
    assert "Geen van de geladen bronnen zegt" in words(opened)
    assert not page.xpath("//td[@class='cell unknown' and contains(., 'geen')]")


def test_a_field_shows_the_name_of_what_an_address_asks_by_id(client: TestClient) -> None:
    page = shown(client, "/paths?from=tooi-pv22&to=mkb-nederland&avoid=vng;ipo&lang=nl")
    fields = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("from", "to", "avoid")}
    assert fields == {
        "from": "Provincie Drenthe",
        "to": "MKB-Nederland",
        "avoid": "Vereniging van Nederlandse Gemeenten; Interprovinciaal Overleg",
    }
    assert shown(client, "/paths?from=Bergen&to=niemand").xpath("//input[@name='from']/@value") == ["Bergen"]


def test_an_unknown_cell_leads_first_to_who_does_the_work_and_then_to_who_pays(client: TestClient) -> None:
    page = shown(client, "/matrix?row=tooi-pv22&column=sbir&lang=nl")
    helpers = page.xpath("//section[@id='help']//ul[@class='plain']/li/a[1]/@href")
    ids = [helper.rpartition("/")[2].partition("?")[0] for helper in helpers]
    assert ids.index("tooi-oorg10005") < ids.index("pianoo") < ids.index("tooi-mnre1045")


def test_long_matrices_fold_the_rows_of_which_nothing_is_known(client: TestClient) -> None:
    page = shown(client, "/matrix?rows=Municipality")
    first, folded = page.xpath("//table[@class='matrix']")
    assert 0 < len(first.xpath(".//tbody/tr")) < 40
    assert not folded.xpath(".//td[contains(@class, 'shown')]")


@pytest.mark.parametrize("facet", ["kind", "theme", "region", "instrument"])
def test_each_facet_leaves_as_many_as_it_said(client: TestClient, facet: str) -> None:
    page = shown(client, "/search?lang=nl")
    option = page.xpath(f"//aside//li/a[contains(@href, '{facet}=')]")[0]
    count = re.sub(r"\D", "", words(option.getparent().xpath("./span[@class='count']")[0]))
    left = words(shown(client, option.get("href")).xpath("//p[@role='status']")[0])
    assert re.sub(r"\D", "", left.split(" ")[0]) == count


def test_search_results_can_be_paged_through_without_losing_any(client: TestClient) -> None:
    address, seen = "/search?kind=Province", []
    page = shown(client, address)
    seen += page.xpath("//ol[@class='results']//a[@class='entity']/@href")
    assert len(seen) == 12
    page, seen = shown(client, "/search?kind=Agreement"), []
    while True:
        seen += page.xpath("//ol[@class='results']//p[@class='name']/a/@href")
        following = page.xpath("//a[@rel='next']/@href")
        if not following:
            break
        page = shown(client, following[0])
    assert len(seen) == len(set(seen)) > 25


def test_an_unknown_filter_finds_nothing_and_breaks_nothing(client: TestClient) -> None:
    for address in (
        "/search?theme=bestaatniet",
        "/gaps?region=bestaatniet",
        "/map?theme=bestaatniet",
        "/search?kind=X",
    ):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/paths?k=0", "/map?depth=9", "/search?cursor=x", "/changes?since=gisteren", "/matrix?rows=X", "/gaps?asOf=x"],
)
def test_a_wrong_question_is_told_as_a_page(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert html.fromstring(answer.text).xpath("//h1")
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ("to=tooi-pv22", "Kies twee verschillende partijen: begin en einde zijn allebei Provincie Drenthe."),
        ("to=mkb-nederland&avoid=mkb-nederland", "MKB-Nederland kan niet worden vermeden"),
    ],
)
def test_a_route_that_cannot_be_asked_for_is_told_in_dutch(client: TestClient, wishes: str, told: str) -> None:
    page = shown(client, f"/paths?from=tooi-pv22&{wishes}&lang=nl")
    assert told in words(page.xpath("//p[@role='alert']")[0])


def test_a_date_can_be_typed_as_the_dutch_write_it(client: TestClient) -> None:
    page = shown(client, "/paths?from=tooi-pv22&to=mkb-nederland&asOf=29-11-2021&lang=nl")
    assert "29 november 2021" in words(page.xpath("//p[@class='as-of']")[0])
    assert page.xpath("//input[@name='asOf']/@value") == ["2021-11-29"]
    assert "geen wijzigingen" in client.get("/changes?since=1-1-2999&lang=nl").text


def test_what_is_alike_is_said_to_be_found_by_likeness(client: TestClient) -> None:
    assert "Gevonden op gelijkenis: Groningen" in words(shown(client, "/search?q=Groningn&lang=nl"))


def test_the_page_of_a_date_says_so_and_leads_back(client: TestClient) -> None:
    page = shown(client, "/entities/tooi-pv24?asOf=2015&lang=nl")
    note = page.xpath("//p[@class='as-of']")[0]
    assert "2015" in words(note)
    assert "asOf" not in note.xpath(".//a/@href")[0]


def test_changes_are_told_since_a_date_and_as_a_feed(client: TestClient, bundled: Store) -> None:
    assert shown(client, "/changes?since=2020-01-01").xpath("//h2")
    assert "geen wijzigingen" in client.get("/changes?since=2999-01-01&lang=nl").text
    assert "geen wijzigingen" not in client.get("/changes?since=gisteren&lang=nl").text
    answer = client.get("/changes.atom")
    feed = etree.fromstring(answer.content)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = feed.findall("a:entry", ATOM)
    assert 0 < len(entries) <= bundled.revision()
    assert all(
        entry.findtext("a:title", namespaces=ATOM) and entry.find("a:link", ATOM) is not None for entry in entries
    )


@pytest.mark.parametrize("dates", ["from=2020-01-01", "from=1-1-2020", "from=2020&to=2998", "from=1", "since=0"])
def test_changes_are_told_of_a_period_of_dates_or_revisions(client: TestClient, bundled: Store, dates: str) -> None:
    page = shown(client, f"/changes?{dates}&lang=nl")
    assert len(page.xpath("//ul[contains(@class, 'loads')]/li")) == bundled.revision()
    assert page.xpath("//section[@id='began']//li")


def test_a_load_of_a_register_is_one_line_and_its_ties_are_not_told_one_by_one(client: TestClient) -> None:
    page = shown(client, "/changes?from=71&to=72&lang=nl")
    (note,) = (note for note in page.xpath("//p[@class='note']") if "Register gemeenten" in words(note))
    assert "Die staan hieronder niet apart." in words(note)
    assert not [item for item in page.xpath("//section[@id='began']//li") if "ligt in" in words(item)]


def test_one_revision_is_a_period_of_its_own_by_the_old_names_too(client: TestClient, bundled: Store) -> None:
    for asked in ("from=3&to=3", "since=2&until=3"):
        page = shown(client, f"/changes?{asked}&lang=nl")
        (load,) = page.xpath("//ul[contains(@class, 'loads')]/li")
        assert "revisie 3:" in words(load)
        assert page.xpath("//input[@name='from']/@value") == ["3"]
        assert page.xpath("//input[@name='to']/@value") == ["3"]
    linked = shown(client, "/").xpath("//a[starts-with(@href, '/changes?')]/@href")
    assert f"/changes?from={bundled.revision()}&to={bundled.revision()}" in linked


def test_the_page_of_the_network_has_one_name(client: TestClient) -> None:
    for language in languages():
        page = shown(client, f"/search?lang={language}")
        (here,) = page.xpath("//nav//a[@aria-current='page']")
        assert words(here) == words(page.xpath("//h1")[0])


def test_a_search_that_finds_nothing_says_no_more_than_that(client: TestClient) -> None:
    page = words(shown(client, "/search?q=qwertyqwerty&lang=nl").xpath("//div[@class='empty']")[0])
    assert page.startswith("Niets gevonden met deze woorden.")
    assert "betekent niet" not in page


def test_what_was_looked_at_is_counted_as_one_counts(client: TestClient) -> None:
    page = shown(client, "/gaps?rule=open-commitments&lang=nl")
    (looked, *_) = page.xpath("//article[contains(@class, 'finding')]/p[@class='note']")
    assert re.fullmatch(r"Bekeken: \d+ moties, voornemens, plannen en besluiten", words(looked))


def test_the_map_can_be_embedded_and_taken_along(client: TestClient) -> None:
    page = shown(client, "/map?focus=sbir&depth=1")
    embedded = unescape(page.xpath("//textarea[@id='embed']")[0].text)
    drawing = html.fromstring(embedded).get("src")
    assert drawing is not None
    answer = client.get(drawing)
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "Small Business Innovation Research" in answer.text


def test_a_route_can_be_seen_on_the_map_and_leads_back(client: TestClient) -> None:
    page = shown(client, "/paths?from=Provincie+Flevoland&to=MKB-Nederland&strategy=different&lang=nl")
    small = page.xpath("//article//iframe")
    assert all(frame.get("loading") == "lazy" for frame in small)
    assert client.get(small[0].get("src")).status_code == 200
    link = page.xpath("//article//a[starts-with(@href, '/map?')]/@href")[1]
    around = shown(client, link)
    assert "route 2" in words(around.xpath("//p[@class='as-of']")[0])
    back = around.xpath("//p[@class='as-of']/a/@href")[0]
    assert "strategy=different" in back
    assert back.endswith("#r2")


def test_an_empty_store_tells_what_to_do(empty_client: TestClient) -> None:
    for address in ("/", "/search", "/paths", "/gaps", "/matrix", "/map", "/map/drawing", "/changes", "/about"):
        assert empty_client.get(address).status_code == 200
    assert "samenspel load" in empty_client.get("/sources").text


def test_an_old_id_leads_to_the_page_of_what_it_became(client: TestClient) -> None:
    answer = client.get("/entities/bestaatniet?lang=nl")
    assert answer.status_code == 404
    assert "niets te vinden" in answer.text


def test_the_map_of_everything_can_be_mailed(client: TestClient, bundled: Store) -> None:
    size = len(client.get("/v1/map").content)
    assert size < 2_000 * len(bundled.read().entities)
    assert size < 10_000_000


def test_a_name_that_matched_as_it_stands_is_not_said_twice(client: TestClient) -> None:
    assert "Gevonden op" not in client.get("/search?q=Provincie+Drenthe&kind=Province").text
    assert "Gevonden op afkorting: EZK" in client.get("/search?q=EZK").text


def test_a_source_leads_to_its_entries(client: TestClient) -> None:
    listed = html.fromstring(client.get("/sources").text)
    (link,) = listed.xpath("//li[@id='ecosysteem-city-deals']//a[starts-with(@href, '/search?')]")
    page = html.fromstring(client.get(link.get("href")).text)
    named = re.match(r"\d+", words(link))
    assert named is not None
    assert words(page.xpath("//p[@role='status']")[0]).startswith(f"{named[0]} resultaten")
    (chosen,) = page.xpath("//*[@class='chosen']/span")
    assert chosen.text.startswith("City Deals")
    assert client.get("/search?source=bestaatniet").status_code == 200


@pytest.mark.parametrize("path", ["/gaps", "/matrix"])
def test_a_form_keeps_the_date_that_a_page_is_of(client: TestClient, path: str) -> None:
    (form,) = html.fromstring(client.get(f"{path}?asOf=2021-12-31").text).xpath("//form[contains(@class, 'filters')]")
    assert form.fields["asOf"] == "2021-12-31"
    assert "asOf" not in html.fromstring(client.get(path).text).xpath("//form[contains(@class, 'filters')]")[0].fields


@pytest.mark.parametrize("address", ["/search?kind=Province", "/matrix", "/entities/ipo", "/gaps"])
def test_a_page_of_a_date_leads_to_pages_of_that_date(client: TestClient, address: str) -> None:
    page = shown(client, f"{address}{'&' if '?' in address else '?'}asOf=2021-12-31")
    onward = page.xpath("//main//*[not(@class='as-of')]/a[starts-with(@href, '/entities/')]/@href")
    assert onward
    assert all("asOf=2021-12-31" in link for link in onward)
    assert client.get(onward[0]).status_code == 200


def test_a_finding_of_a_date_is_found_again_at_its_address(client: TestClient) -> None:
    page = html.fromstring(client.get("/gaps?asOf=2021-12-31").text)
    links = page.xpath("//article//a[starts-with(@href, '/gaps?finding=')]/@href")
    assert links
    for link in links[:3]:
        assert client.get(link).status_code == 200


def test_bookmarks_can_be_told_apart(client: TestClient) -> None:
    bookmarks = [
        "/",
        "/search",
        "/search?q=drenthe",
        "/search?kind=Province",
        "/entities/tooi-pv24",
        "/entities/tooi-pv24/claims",
        "/organisation",
        "/organisation?of=tooi-pv24",
        "/compare",
        "/compare?first=tooi-pv24&second=tooi-pv28",
        "/regions",
        "/regions/tooi-pv24",
        "/sources",
        "/changes",
        "/about",
        "/api",
        "/gaps",
        "/gaps?severity=serious",
        "/gaps?rule=contradictions",
        "/matrix",
        "/matrix?rows=Municipality",
        "/map",
        "/map?focus=IPO",
        "/map?from=Provincie+Flevoland&to=MKB-Nederland",
        "/paths",
        "/paths?from=Provincie+Flevoland&to=MKB-Nederland",
    ]
    pages = [shown(client, address) for address in bookmarks]
    assert len({page.findtext(".//title") for page in pages}) == len(bookmarks)
    assert all(page.xpath("//meta[@name='description']/@content")[0] for page in pages)


def test_dutch_words_of_people_are_marked_as_dutch_on_an_english_page(client: TestClient) -> None:
    (lead,) = html.fromstring(client.get("/entities/sbir?lang=en").text).xpath("//p[@class='lead']")
    assert lead.get("lang") == "nl"
    (lead,) = html.fromstring(client.get("/entities/sbir?lang=nl").text).xpath("//p[@class='lead']")
    assert lead.get("lang") is None


def test_what_nobody_foresaw_is_a_page_too(bundled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pages.sources.stated", lambda *_: 1 / 0)
    with TestClient(create_app(bundled), raise_server_exceptions=False) as visitor:
        answer = visitor.get("/sources")
    assert answer.status_code == 500
    assert html.fromstring(answer.text).findtext(".//h1") == "Er ging iets mis"
    assert "ZeroDivisionError" not in answer.text


def test_suggestions_name_the_kind_in_the_language_of_the_page(client: TestClient) -> None:
    asked = {"q": "groningen", "lang": "nl"}
    labels = [suggestion["label"] for suggestion in client.get("/suggestions", params=asked).json()]
    assert {"Provincie Groningen (provincie)", "Gemeente Groningen (gemeente)"} <= set(labels)
    labels = [suggestion["label"] for suggestion in client.get("/suggestions", params=asked | {"lang": "en"}).json()]
    assert {"Provincie Groningen (province)", "Gemeente Groningen (municipality)"} <= set(labels)
    assert client.get("/suggestions?q=").json() == []


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("/paths?from=a&to=b&k=7", "k", "7"),
        ("/matrix?rows=Directorate&columns=Theme", "rows", "Directorate"),
        ("/matrix?rows=Directorate&columns=Theme", "columns", "Theme"),
        ("/gaps?kind=Company", "kind", "Company"),
    ],
)
def test_a_form_shows_what_the_address_asks(client: TestClient, address: str, field: str, value: str) -> None:
    assert shown(client, address).xpath(f"//select[@name='{field}']/option[@selected]/@value") == [value]
