"""Facts and paths as Dutch and English sentences, on small fictitious graphs."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graph.ask.paths import find_paths
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.records import Amount, Claim, Entity, Name, NameUse, Rank, Source, Status
from graph.model.vocabulary import VOCABULARY
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import SEPARABLE, fact_sentence
from graph.say.wording import citation, citations
from tests.graph.drawn import drawn, tie

TODAY = date(2022, 1, 1)
KOEPEL = Entity(
    "koepel",
    "Association",
    "Voorbeeldkoepel",
    names=(
        Name("het Voorbeeldkoepeloverleg (VKO)", NameUse.RUNNING),
        Name("the Example Association (VKO)", NameUse.RUNNING, lang="en"),
    ),
)


def sentence(relation: str, language: str = "nl", seen_from: str | None = None, **qualifiers: Any) -> str:
    snapshot = drawn("a:Agency b:Project", Claim("a", relation, "b", **qualifiers))
    return fact_sentence(snapshot, snapshot.facts[0], language, seen_from)


def told(snapshot: Snapshot, start: str, goal: str, language: str = "nl", **limits: Any) -> tuple[str, ...]:
    return path_sentences(snapshot, find_paths(snapshot, start, goal, today=TODAY, **limits).paths[0], language)


def test_a_fact_reads_as_a_sentence_in_both_languages_and_from_both_ends() -> None:
    assert sentence("commissions") == "A is opdrachtgever van B."
    assert sentence("commissions", seen_from="b") == "B heeft als opdrachtgever A."
    assert sentence("commissions", "en") == "A commissions B."
    assert sentence("commissions", "en", seen_from="b") == "B is commissioned by A."


def test_a_separable_verb_is_closed_after_its_object() -> None:
    assert sentence("carriesOut") == "A voert B uit."
    assert sentence("carriesOut", seen_from="b") == "B wordt uitgevoerd door A."


def test_what_somebody_says_of_a_status_is_told_with_the_status() -> None:
    said = Claim("a", "statesStatus", "b", status=Status.RUNNING)
    snapshot = drawn("a:Ministry b:Project", said)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl", "b") == "B kreeg een oordeel van A (lopend)."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "A states the status of B (under way)."


def test_what_happens_is_told_with_its_day_and_what_holds_with_its_beginning() -> None:
    won = drawn("g:Award b:Company", Claim("g", "awardedTo", "b", since="2020-07-20"))
    assert fact_sentence(won, won.facts[0], "nl") == "G is op 20 juli 2020 gegund aan B."
    assert fact_sentence(won, won.facts[0], "en", "b") == "B won G on 20 July 2020."
    assert sentence("commissions", since="2020-07-20") == "A is sinds 20 juli 2020 opdrachtgever van B."


def test_a_paper_is_about_its_subject_for_good_and_an_actor_from_a_day_on() -> None:
    about = drawn("m:Motion t:Theme", Claim("m", "concerns", "t", since="2020-11-05"))
    assert fact_sentence(about, about.facts[0], "nl") == "M gaat over T."
    assert fact_sentence(about, about.facts[0], "nl", "t") == "T is onderwerp van M."
    programme = drawn("p:Programme t:Theme", Claim("p", "concerns", "t", since="2020"))
    assert fact_sentence(programme, programme.facts[0], "nl") == "P gaat sinds 2020 over T."


def test_a_title_stands_in_quotes() -> None:
    made = drawn(
        "rvo:Agency", Claim("w", "publishedBy", "rvo"), stated=(Entity("w", "WebPage", "4 winnaars van de proef"),)
    )
    assert fact_sentence(made, made.facts[0], "nl", "rvo") == "Rvo publiceerde ‘4 winnaars van de proef’."


def test_ties_that_have_all_ended_are_not_called_equal_without_saying_so() -> None:
    ties = [Claim(one, "partyTo", "deal", until="2019") for one in ("a", "b")]
    last = told(drawn("a:Company b:Company deal:Covenant", *ties), "a", "b")[2]
    assert last == "Geen stap is zwakker dan een andere, maar al deze banden zijn beëindigd."


def test_each_separable_verb_is_a_label_of_the_vocabulary() -> None:
    labels = {label for one in VOCABULARY.relations.values() for label in (one.label.nl, one.inverse.nl)}
    assert labels >= SEPARABLE


@pytest.mark.parametrize(
    ("qualifiers", "nl", "en"),
    [
        ({"since": "2019"}, "A organiseert B sinds 2019.", "A organises B since 2019."),
        (
            {"until": "2020-12"},
            "A organiseert B tot en met december 2020.",
            "A organises B up to and including December 2020.",
        ),
        (
            {"since": "2019", "until": "2020-12-08", "status": "ended"},
            "A organiseert B van 2019 tot en met 8 december 2020 (beëindigd).",
            "A organises B from 2019 up to and including 8 December 2020 (ended).",
        ),
        ({"since": "2019", "until": "2019"}, "A organiseert B in 2019.", "A organises B in 2019."),
        (
            {"since": "2019-05-02", "until": "2019-05-02"},
            "A organiseert B op 2 mei 2019.",
            "A organises B on 2 May 2019.",
        ),
        ({"status": "proposed"}, "A organiseert B (voorgesteld).", "A organises B (proposed)."),
        ({"confidence": "derived"}, "A organiseert B (afgeleid).", "A organises B (derived)."),
        (
            {"amount": Amount(Decimal("400000")), "role": "cofinanciering", "confidence": "reported"},
            "A organiseert B (rol: cofinanciering; € 400.000; uit de tweede hand).",
            "A organises B (role: ‘cofinanciering’; €400,000; second-hand).",
        ),
        (
            {"amount": Amount(Decimal("8"), "count"), "role": "geselecteerden"},
            "A organiseert B (rol: geselecteerden; aantal: 8).",
            "A organises B (role: ‘geselecteerden’; number: 8).",
        ),
        (
            {"holds": False},
            "Een bron spreekt tegen: A organiseert B.",
            "A source contradicts this: A organises B.",
        ),
    ],
)
def test_what_qualifies_a_fact_is_said(qualifiers: dict[str, Any], nl: str, en: str) -> None:
    assert (sentence("organises", **qualifiers), sentence("organises", "en", **qualifiers)) == (nl, en)


def test_each_amount_is_told_with_its_own_role() -> None:
    rates = (("technische projecten", "15"), ("klinische projecten", "25"))
    claims = [
        Claim("a", "organises", "b", role=role, amount=Amount(Decimal(rate), "percent"), since="2022", until="2022")
        for role, rate in rates
    ]
    snapshot = drawn("a:Agency b:Project", *claims)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == (
        "A organiseert B in 2022 (rol: technische projecten, 15%; rol: klinische projecten, 25%)."
    )


def test_several_roles_are_named_behind_one_word() -> None:
    said = [Claim("a", "organises", "b", role=role, locator=role) for role in ("gastheer", "spreker")]
    snapshot = drawn("a:Agency b:Project", *said)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "A organiseert B (rollen: gastheer; spreker)."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "A organises B (roles: ‘gastheer’; ‘spreker’)."


def test_the_year_of_one_amount_is_not_given_to_another() -> None:
    claims = [
        Claim("a", "organises", "b", role="budget", amount=Amount(Decimal("70"), period="per jaar"), locator="p. 6"),
        *(
            Claim(
                "a", "organises", "b", role="budget", amount=Amount(Decimal("60"), period=year), since=year, until=year
            )
            for year in ("2021", "2022")
        ),
    ]
    snapshot = drawn("a:Agency b:Project", *claims)
    text = fact_sentence(snapshot, snapshot.facts[0], "nl")
    assert text.startswith("A organiseert B van 2021 tot en met 2022 (rol: budget; ")
    assert all(one in text for one in ("€ 70 (per jaar)", "€ 60 (2021)", "€ 60 (2022)"))


def test_what_is_denied_is_told_with_what_of_it() -> None:
    assert sentence("organises", holds=False, role="structureel") == (
        "Een bron spreekt tegen: A organiseert B (rol: structureel)."
    )


def test_a_contradicted_fact_says_who_contradicts_it() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b"), also=(Claim("a", "memberOf", "b", holds=False),))
    text = fact_sentence(snapshot, snapshot.facts[0], "nl", cited=True)
    assert text == "A is lid van B (tegengesproken in Voorbeeldregister) [bron: Voorbeeldbrief, 8 december 2021]."


def test_the_day_on_which_a_dataset_was_compiled_is_not_cited_as_that_of_its_facts() -> None:
    compiled = Source("dossier", "Dossier", "Redactie", "CC0-1.0", Rank.CURATED, published="2025-05-01")
    evidence = Evidence(compiled, Claim("a", "memberOf", "b", locator="alinea 2"))
    assert citation(evidence, "nl") == "Dossier, alinea 2"


def test_citations_name_a_source_once_with_all_its_places() -> None:
    places = ("p. 5, al. 2", "p. 6, al. 1")
    snapshot = drawn("a:Company b:Association", *(tie("a", "b", locator=place) for place in places))
    assert citations(snapshot.facts[0].evidence, "nl") == ("Voorbeeldbrief, 8 december 2021, p. 5, al. 2; p. 6, al. 1",)


def test_a_citation_names_the_source_its_date_and_the_place() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b", locator="p. 5, al. 2"))
    evidence = snapshot.facts[0].evidence[0]
    assert citation(evidence, "nl") == "Voorbeeldbrief, 8 december 2021, p. 5, al. 2"
    assert citation(evidence, "en") == "Voorbeeldbrief, 8 December 2021, p. 5, al. 2"


def test_two_sources_are_both_cited_and_a_long_row_of_them_is_cut() -> None:
    snapshot = drawn(
        "a:Company b:Association",
        *(tie("a", "b", locator=f"p. {page}") for page in range(1, 5)),
        also=(tie("a", "b", locator="rij 7"),),
    )
    text = fact_sentence(snapshot, snapshot.facts[0], "nl", cited=True)
    assert text.startswith("A is lid van B [bronnen: Voorbeeldregister, rij 7; Voorbeeldbrief, 8 december 2021, p. ")
    assert text.endswith("; en nog 2].")


def test_a_path_is_told_step_by_step_with_its_weakest_step_and_whom_to_contact() -> None:
    snapshot = drawn(
        "noord:Province tafel:Platform bond:Association",
        tie("noord", "koepel", locator="p. 5, al. 2", confidence="derived"),
        tie("koepel", "tafel", since="2019", locator="p. 5, al. 3"),
        tie("bond", "tafel", locator="p. 5, al. 3"),
        stated=(KOEPEL,),
    )
    letter = "Voorbeeldbrief, 8 december 2021"
    assert told(snapshot, "noord", "bond") == (
        f"De provincie Noord is lid van het Voorbeeldkoepeloverleg (VKO) (afgeleid) [bron: {letter}, p. 5, al. 2].",
        f"Het Voorbeeldkoepeloverleg (VKO) is sinds 2019 lid van Tafel [bron: {letter}, p. 5, al. 3].",
        f"Tafel heeft als lid Bond [bron: {letter}, p. 5, al. 3].",
        "De zwakste stap is die van de provincie Noord naar het Voorbeeldkoepeloverleg (VKO): "
        "die band is afgeleid en niet met zoveel woorden vastgelegd.",
        "Neem eerst contact op met het Voorbeeldkoepeloverleg (VKO).",
    )
    assert told(snapshot, "noord", "bond", "en") == (
        "The Province of Noord is a member of the Example Association (VKO) (derived) "
        "[source: Voorbeeldbrief, 8 December 2021, p. 5, al. 2].",
        "The Example Association (VKO) is a member of Tafel since 2019 "
        "[source: Voorbeeldbrief, 8 December 2021, p. 5, al. 3].",
        "Tafel has as a member Bond [source: Voorbeeldbrief, 8 December 2021, p. 5, al. 3].",
        "The weakest step is the one from the Province of Noord to the Example Association (VKO): "
        "that tie is derived, not stated in so many words.",
        "Contact the Example Association (VKO) first.",
    )


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        ({"until": "1999"}, "die band is beëindigd"),
        ({"status": "proposed"}, "die band is nog maar een voorstel"),
        ({"status": "withdrawn", "confidence": "derived"}, "die band is ingetrokken"),
        ({"confidence": "reported"}, "die band is alleen uit de tweede hand bekend"),
        ({"relation": "advises"}, "die band is zwakker dan een lidmaatschap"),
    ],
)
def test_the_weakest_step_is_named_with_its_main_reason(weak: dict[str, str], why: str) -> None:
    snapshot = drawn("a:Company b:Association c:Association", tie("a", "b"), tie("c", "b", **weak))
    assert told(snapshot, "a", "c")[-2] == f"De zwakste stap is die van B naar C: {why}."


def test_a_large_body_is_the_reason_when_its_size_weighs_most() -> None:
    members = "abcdefgh"
    snapshot = drawn(
        "x:Company tafel:Platform bond:Association " + " ".join(f"{one}:Company" for one in members),
        tie("bond", "tafel"),
        tie("x", "tafel", "memberOf"),
        *(tie(one, "bond") for one in members),
    )
    weakest = "De zwakste stap is die van Bond naar Tafel: die loopt via een partij met meerdere banden."
    assert told(snapshot, "b", "x")[3] == weakest


def test_two_reasons_that_both_weigh_are_both_named() -> None:
    members = "abcdefghijklmnopqrstuvwx"
    snapshot = drawn(
        "z:Company bond:Association " + " ".join(f"{one}:Company" for one in members),
        tie("z", "bond", confidence="derived"),
        *(tie(one, "bond") for one in members),
    )
    assert told(snapshot, "a", "z")[2] == (
        "De zwakste stap is die van Bond naar Z: die band is afgeleid en niet met zoveel woorden vastgelegd, "
        "en die loopt via een partij met meerdere banden."
    )


def test_the_contact_is_referred_to_what_is_shared_on_the_way_there() -> None:
    snapshot = drawn("a:Company b:Company pact:Covenant", tie("a", "pact", "partyTo"), tie("b", "pact", "partyTo"))
    assert told(snapshot, "a", "b")[-1] == "Neem eerst contact op met B en verwijs naar Pact."
    assert told(snapshot, "a", "b", "en")[-1] == "Contact B first and refer to Pact."


def test_a_longer_affinity_is_not_said_to_be_shared() -> None:
    snapshot = drawn(
        "a:Municipality b:Province v:ProcurementInstrument w:ProcurementInstrument pact:Covenant",
        tie("a", "v", "uses"),
        tie("pact", "v", "promotes"),
        tie("pact", "w", "promotes"),
        tie("b", "w", "uses"),
    )
    said = told(snapshot, "a", "b", meaning="affinity")
    assert "De onderwerpen van de gemeente A en de provincie B raken elkaar; een introductie is het niet." in said


def test_equal_steps_have_no_weakest_one_and_a_single_step_needs_none() -> None:
    snapshot = drawn("a:Company b:Association c:Company", tie("a", "b"), tie("c", "b"))
    assert told(snapshot, "a", "c")[2] == "Geen stap is zwakker dan een andere."
    assert told(snapshot, "a", "b")[1:] == ("Neem rechtstreeks contact op met B.",)
    assert told(snapshot, "a", "b", "en")[1:] == ("Contact B directly.",)


def test_further_ties_of_a_step_are_told_as_alternatives() -> None:
    snapshot = drawn(
        "a:Association b:Association", *(tie("a", "b", one) for one in ("memberOf", "consults", "advises", "supports"))
    )
    step = told(snapshot, "b", "a")[0]
    letter = "[bron: Voorbeeldbrief, 8 december 2021]"
    assert step == (
        f"B heeft als lid A {letter}. Daarnaast: B krijgt advies van A {letter}. Daarnaast: B overlegt met A {letter}. "
        "En nog 1 andere band."
    )


def test_an_affinity_is_said_to_be_no_introduction() -> None:
    snapshot = drawn("a:Municipality b:Province v:ProcurementInstrument", tie("a", "v", "uses"), tie("b", "v", "uses"))
    assert told(snapshot, "a", "b", meaning="affinity")[2:] == (
        "Geen stap is zwakker dan een andere.",
        "De gemeente A en de provincie B hebben dit gemeen en kunnen van elkaar leren; een introductie is het niet.",
        "Vraag naar de ervaringen van de provincie B.",
    )


def test_a_document_path_is_said_to_be_no_introduction() -> None:
    snapshot = drawn(
        "a:Company b:Company kst-1:ParliamentaryPaper", tie("kst-1", "a", "mentions"), tie("kst-1", "b", "mentions")
    )
    assert "A en B komen alleen in deze stukken voor; een introductie is het niet." in told(
        snapshot, "a", "b", meaning="document"
    )


def test_no_path_is_told_with_the_reach_of_both_sides_and_the_missing_link() -> None:
    snapshot = drawn(
        "a:Company b:Association x:Company t:Theme",
        tie("a", "b"),
        tie("b", "t", "worksOn"),
        tie("x", "t", "worksOn"),
    )
    answer = find_paths(snapshot, "a", "x")
    assert no_path_sentence(snapshot, answer, "nl") == (
        "Van A naar X is geen route bekend: van X is geen band bekend waarlangs iemand kan introduceren. "
        "Vanuit A is 1 andere partij of afspraak te bereiken; vanuit X is niets anders te bereiken. "
        "De dichtstbijzijnde ontbrekende schakel is die tussen B en X: van alle partijen aan weerszijden hebben deze "
        "twee de meeste thema's en instrumenten gemeen, maar er is geen band tussen hen bekend."
    )
    assert no_path_sentence(snapshot, answer, "en") == (
        "No route from A to X is known: no tie along which somebody could introduce is known for X. "
        "From A, 1 other party or agreement can be reached; from X, nothing else can be reached. "
        "The nearest missing link is between B and X: of all parties on either side these two have most themes and "
        "instruments in common, yet no tie between them is known."
    )


def test_an_answer_with_a_path_has_no_sentence_about_its_absence() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b"))
    with pytest.raises(ValueError, match="there is a path from a to b"):
        no_path_sentence(snapshot, find_paths(snapshot, "a", "b"), "nl")


def test_markup_in_a_name_stays_text() -> None:
    evil = Entity("b", "Association", "<b>Bond</b> & {{ Co }}")
    snapshot = drawn("a:Company", tie("a", "b"), stated=(evil,))
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "A is lid van <b>Bond</b> & {{ Co }}."
