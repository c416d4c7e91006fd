"""From a question as people ask it to an answer with sources, in at most three calls, by each way in.

The questions are those of participants: an assistant may ask them as they are, look somebody up, and go on to a page.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.assistants.conftest import SITE, Assistant, Told

MOST_CALLS = 3
LETTER = "Kamerbrief over innovatiegericht inkopen (Kamerstuk 33009, nr. 104)"
Ask = Callable[..., Told]


@pytest.fixture
def ask(assistant: Assistant) -> Iterator[Ask]:
    """Asks a tool, as often as one question may take."""
    made: list[str] = []

    def asking(name: str, **arguments: Any) -> Told:
        made.append(name)
        assert len(made) <= MOST_CALLS, made
        return assistant.asks(name, arguments)

    yield asking
    assert made


def cited(answer: Told, *words: str) -> list[Mapping[str, Any]]:
    """Where the line with these words is said; each with the place in it, its address and a page of the service."""
    line = next(line for line in answer.data["lines"] if all(word in line["text"] for word in words))
    assert re.match(r"https?://[^/]+/", line["page"]), line
    sources = [source for source in answer.data["sources"] if source["number"] in line["sources"]]
    assert sources, line
    for source in sources:
        assert source["locator"], source
        assert source["url"].startswith("http"), source
        assert source["page"].endswith(f"/sources/{source['id']}")
        assert f"[{source['number']}] {source['text']}" in answer.text
    return sources


def test_who_brings_mkb_nederland_to_flevoland_and_about_what(ask: Ask) -> None:
    answer = ask("ask", question="Wie brengt MKB-Nederland bij Provincie Flevoland?", language="nl")
    assert "Bel eerst het Interprovinciaal Overleg (IPO)" in answer.data["answer"]
    assert "SBIR Smart Mobility Flevoland" in answer.data["answer"]
    sources = cited(answer, "Interprovinciaal Overleg (IPO) is lid van het Economisch Samenwerkingsplatform")
    assert {source["locator"] for source in sources} == {"p. 5, al. 2"}
    # That the association speaks for its province nobody says: it is derived, and told so.
    cited(answer, "De provincie Flevoland is lid van het Interprovinciaal Overleg (IPO) (afgeleid)")
    routes = ask("routes", **{"from": "mkb-nederland", "to": "tooi-pv24"}, language="nl")
    assert "Route 2" in routes.text
    assert "De zwakste stap" in routes.data["answer"]


def test_which_province_has_no_sbir(ask: Ask) -> None:
    answer = ask("ask", question="Welke provincie heeft geen SBIR?", language="nl")
    assert "Van geen van de provincies zegt een bron dat zij SBIR niet gebruiken" in answer.data["answer"]
    assert "niet bekend, wat iets anders is dan nee" in answer.data["answer"]
    assert "p. 5, al. 1; voetnoot 16" in {
        source["locator"] for source in cited(answer, "De provincie Flevoland gebruikt")
    }
    matrix = ask("matrix", rows="Province", column="sbir", language="nl")
    unknown = next(line for line in matrix.data["lines"] if "onbekend" in line["text"].casefold())
    assert not unknown["sources"]
    assert {"Drenthe", "Zeeland"} <= set(re.findall(r"\w+", unknown["text"]))
    assert "Groningen" not in unknown["text"]
    cited(matrix, "Provincie Groningen: misschien", "niet duidelijk")
    cited(matrix, "Provincie Zuid-Holland: aangetoond")
    for text in (answer.text, matrix.text):
        assert not re.search(r"heeft geen SBIR|gebruikt SBIR niet[^?]", text)


def test_what_became_of_the_motion_bruins(ask: Ask) -> None:
    answer = ask("ask", question="Wat is er met motie Bruins gebeurd?", language="nl")
    assert "De minister van Economische Zaken en Klimaat beschouwt de motie-Bruins" in answer.data["answer"]
    assert "De termijn van verzoek a van de motie-Bruins liep tot en met 5 november 2023" in answer.data["answer"]
    assert any(
        source["text"].startswith("Kamerstuk 35570-XIII, nr. 50") for source in cited(answer, "nam de motie-Bruins")
    )
    whole = ask("entity", entity="motie-bruins", language="nl")
    assert LETTER in whole.text
    assert whole.data["page"].endswith("/entities/motie-bruins")


def test_which_agreements_of_the_vng_have_no_known_follow_up(ask: Ask) -> None:
    answer = ask("ask", question="Welke afspraken van de VNG hebben geen vervolg?", language="nl")
    assert "is geen vervolg bekend" in answer.data["answer"]
    assert "heeft geen vervolg" not in answer.text
    agreements = [line for line in answer.data["lines"] if "geen vervolg bekend" in line["text"]]
    assert {line["entities"][0]["id"] for line in agreements} == {
        "bestuursakkoord-water",
        "convenant-digitale-veiligheid-gemeenten",
    }
    for line in agreements:
        # With how long ago it was last told of, and whom to ask.
        assert re.search(r"Laatst genoemd in \d{4}\. Betrokken: .*Te vragen: ", line["text"])
        cited(answer, line["text"])


def test_which_instrument_fits_a_fieldlab(ask: Ask) -> None:
    answer = ask("ask", question="Welk instrument past bij een fieldlab?", language="nl")
    assert "ziet een bron één instrument als mogelijkheid" in answer.data["answer"]
    possible = answer.data["lines"][0]
    assert possible["under"] == "Wat een bron mogelijk noemt"
    assert any(source["text"].startswith(LETTER) for source in cited(answer, possible["text"]))
    assert "Of het past, hangt af van het vraagstuk" in answer.data["answer"]
    cited(answer, "The Green Village")


def test_whom_a_municipality_calls_first(ask: Ask) -> None:
    answer = ask("ask", question="Wij hebben een vraagstuk; wie bel ik eerst?", language="nl")
    assert answer.data["answer"].startswith("Bel eerst de Rijksdienst voor Ondernemend Nederland (RVO).")
    cited(answer, "Rijksdienst voor Ondernemend Nederland (RVO)")
    rest = ask("ask", question="Wij hebben een vraagstuk; wie bel ik eerst?", language="nl", cursor=answer.data["next"])
    both = answer.text + rest.text
    assert "PIANOo" in both
    # The call for proposals of 2021 is closed, and told so.
    assert re.search(r"oproep[^.]*(gesloten|voorbij|niet meer open)", both, re.IGNORECASE)


def test_who_does_startup_in_residence(ask: Ask) -> None:
    answer = ask("ask", question="Wie doet Startup in Residence?", language="nl")
    assert "Van 16 partijen is bekend dat zij SiR gebruiken" in answer.data["answer"]
    amounts = [line["text"] for line in answer.data["lines"] if "€" in line["text"]]
    assert any("€ 300.000" in text for text in amounts)
    assert any("€ 400.000" in text for text in amounts)
    cited(answer, "€ 300.000")


def test_what_changed_since_a_day(ask: Ask) -> None:
    answer = ask("changes", since="2026-11-01", language="nl")
    assert "Vergeleken" in answer.data["answer"]
    assert answer.data["page"].endswith("/meeting?from=2026-11-01")
    assert all(line["page"] for line in answer.data["lines"])
    titles = [line["under"] for line in answer.data["lines"]]
    assert titles[0].startswith("Besluiten die nog open zijn")
    decision = answer.data["lines"][0]
    assert decision["entities"]
    numbered = {source["number"]: source for source in answer.data["sources"]}
    assert all(numbered[number]["id"] and numbered[number]["locator"] for number in decision["sources"])
    assert decision["sources"]


def test_a_name_of_several_is_asked_back_and_then_answered(ask: Ask) -> None:
    back = ask("ask", question="Gebruikt Groningen SBIR?", language="nl")
    assert back.is_error
    assert "er is niet gekozen" in back.text
    assert {"tooi-pv20", "tooi-gm0014"} <= set(re.findall(r"^- ([\w-]+):", back.text, re.MULTILINE))
    answer = ask("ask", question="uses", who="tooi-pv20", what="sbir", language="nl")
    assert "niet duidelijk" in answer.data["answer"]
    cited(answer, "Groningen (provincie of gemeente)")


def test_the_address_of_each_thing_is_that_of_the_service(
    by_process: Assistant, by_http: Assistant, bundled_service: str
) -> None:
    for assistant, site in ((by_process, SITE), (by_http, bundled_service)):
        answer = assistant.knows("entity", entity="ipo")
        lines, sources = answer.data["lines"], answer.data["sources"]
        assert {thing["page"].startswith(f"{site}/") for thing in (answer.data, *lines, *sources)} == {True}


def test_both_ways_in_say_the_same(by_process: Assistant, by_http: Assistant, bundled_service: str) -> None:
    for name, arguments in (
        ("ask", {"question": "Wie won de SBIR Smart Mobility Flevoland?"}),
        ("entity", {"entity": "sbir"}),
        ("gaps", {"severity": "serious", "language": "en"}),
    ):
        assert (
            by_process.asks(name, arguments).text.replace(SITE, bundled_service) == by_http.asks(name, arguments).text
        )
