"""Facts and paths as Dutch and English sentences, on small fictitious graphs."""

import re
from decimal import Decimal
from typing import Any

import pytest

from api.entity_models import Relation
from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.snapshot import Evidence, Snapshot
from graph.model import words
from graph.model.records import Amount, Claim, Entity, Name, NameUse, Rank, Source, Status
from graph.model.words import languages, message
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import fact_sentence
from graph.say.view import view_ties
from graph.say.wording import citation, citations
from tests.graph.drawn import drawn, tie
from viz.network import years

KOEPEL = Entity(
    "koepel",
    "Association",
    "Voorbeeldkoepel",
    names=(
        Name("het Voorbeeldkoepeloverleg (VKO)", NameUse.RUNNING),
        Name("the Example Association (VKO)", NameUse.RUNNING, lang="en"),
    ),
)


B = Entity("b", "Project", "B")


def sentence(relation: str, language: str = "nl", **qualifiers: Any) -> str:
    snapshot = drawn("a:Agency b:Project", Claim("a", relation, "b", **qualifiers), as_of="2022")
    return fact_sentence(snapshot, snapshot.facts[0], language)


def told(snapshot: Snapshot, start: str, goal: str, language: str = "nl", **limits: Any) -> tuple[str, ...]:
    return path_sentences(
        snapshot, find_paths(snapshot, PathQuestion.between(start, goal, **limits)).paths[0], language
    )


def running(id: str, kind: str, nl: str, en: str = "") -> Entity:
    names = (Name(nl, NameUse.RUNNING), *((Name(en, NameUse.RUNNING, lang="en"),) if en else ()))
    return Entity(id, kind, id, names=names)


def test_a_fact_reads_as_a_sentence_in_both_languages() -> None:
    assert sentence("commissions") == "A is opdrachtgever van B."
    assert sentence("commissions", "en") == "A commissions B."


def test_a_separable_verb_is_closed_after_its_object() -> None:
    assert sentence("carriesOut") == "A voert B uit."


def test_what_was_is_told_in_the_past_and_what_has_been_in_the_perfect() -> None:
    assert sentence("commissions", since="2019") == "A is sinds 2019 opdrachtgever van B."
    assert sentence("commissions", "en", since="2019") == "A has commissioned B since 2019."
    assert sentence("commissions", since="2019", until="2020") == "A was van 2019 tot en met 2020 opdrachtgever van B."
    assert sentence("commissions", "en", until="2020") == "A commissioned B until 2020."


def test_of_what_is_over_and_has_no_known_end_it_is_told_from_when() -> None:
    over = Entity("b", "Project", "B", until="2020")
    snapshot = drawn("a:Agency", Claim("a", "commissions", "b", since="2018"), stated=(over,), as_of="2022")
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "A was vanaf 2018 opdrachtgever van B."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "A commissioned B from 2018."


def test_a_plan_is_told_as_one() -> None:
    assert sentence("commissions", status="proposed") == "A wil opdrachtgever worden van B."
    assert sentence("commissions", "en", status="proposed") == "A wants to commission B."


def test_what_somebody_says_of_a_status_is_told_with_the_status() -> None:
    claim = Claim("a", "statesStatus", "b", status=Status.RUNNING)
    snapshot = drawn("a:Agency b:Project", claim)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "B loopt, zegt A."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "B is under way, says A."


def test_what_happens_is_told_with_its_day_and_what_holds_with_its_beginning() -> None:
    won = drawn("g:Award b:Company", Claim("g", "awardedTo", "b", since="2020-07-20"))
    assert fact_sentence(won, won.facts[0], "nl") == "B kreeg op 20 juli 2020 G gegund."
    assert fact_sentence(won, won.facts[0], "en") == "G was awarded to B on 20 July 2020."


def test_a_day_that_stands_in_a_name_is_not_told_twice() -> None:
    debate = running("d", "Event", "het debat van 6 april 2011")
    snapshot = drawn("k:Parliament", Claim("k", "organises", "d", since="2011-04-06"), stated=(debate,))
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "K hield het debat van 6 april 2011."


def test_a_paper_is_about_its_subject_for_good_and_an_actor_from_a_day_on() -> None:
    about = drawn("m:Motion t:Theme", Claim("m", "concerns", "t", since="2020-11-05"))
    assert fact_sentence(about, about.facts[0], "nl") == "M gaat over T."
    assert fact_sentence(about, about.facts[0], "en") == "M is about T."
    actor = drawn("p:Association t:Theme", Claim("p", "concerns", "t", since="2020"))
    assert fact_sentence(actor, actor.facts[0], "nl") == "P werkt sinds 2020 aan T."


def test_a_paper_is_still_about_what_is_gone() -> None:
    gone = Entity("b", "Project", "B", until="2019")
    about = drawn("kst-1:ParliamentaryPaper", Claim("kst-1", "concerns", "b"), stated=(gone,))
    assert fact_sentence(about, about.facts[0], "nl") == "Kst 1 gaat over B."


def test_a_title_stands_in_quotes() -> None:
    made = drawn(
        "rvo:Agency", Claim("w", "publishedBy", "rvo"), stated=(Entity("w", "WebPage", "4 winnaars van de proef"),)
    )
    assert fact_sentence(made, made.facts[0], "nl") == "Rvo publiceerde ‘4 winnaars van de proef’."


def test_several_take_the_verb_of_several_in_each_language() -> None:
    provinces = running("p", "Region", "de drie noordelijke provincies", "the three northern provinces")
    snapshot = drawn("f:Project", Claim("p", "funds", "f"), stated=(provinces,))
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "De drie noordelijke provincies financieren F."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "The three northern provinces fund F."


@pytest.mark.parametrize("language", languages())
def test_each_verb_behind_a_name_has_a_form_for_several(language: str) -> None:
    pairs = message("several-verbs").in_language(language).split(" | ")
    known = {verb for pair in pairs for verb in pair.split()}
    text = (words.FOLDER / language / "relations.ftl").read_text(encoding="utf-8")
    verbs = re.findall(r"= \{ \$(?:subject|object|payer|what) \} (?:\(\{ \$amount \}\) )?([a-z]+)", text)
    forms = {verb for verb in verbs if language == words.FIRST or verb.endswith("s")}
    # A verb in the past is that of one and of several in English.
    assert forms - known - {"was"} == set()


def test_a_decision_is_told_by_its_verb() -> None:
    over = running("b", "Decision", "het besluit over een doel", "the decision on a target")
    taken = drawn("m:PublicOfficial", Claim("b", "decidedBy", "m", since="2021"), stated=(over,))
    assert fact_sentence(taken, taken.facts[0], "nl") == "M besloot in 2021 over een doel."
    assert fact_sentence(taken, taken.facts[0], "en") == "M decided on a target in 2021."
    planned = drawn("m:PublicOfficial", Claim("b", "decidedBy", "m", status=Status.PROPOSED), stated=(over,))
    assert fact_sentence(planned, planned.facts[0], "nl") == "M besluit over een doel (voorstel)."


def test_a_prize_is_won_a_lot_awarded_and_a_phase_selected_for() -> None:
    awards = (
        (running("p", "Award", "de Voorbeeldprijs 2020"), "B won op 1 juli 2020 de Voorbeeldprijs 2020."),
        (running("g", "Award", "de gunning van perceel 4"), "B kreeg op 1 juli 2020 perceel 4 gegund."),
        (running("s", "Award", "de selectie voor fase 1"), "B is op 1 juli 2020 geselecteerd voor fase 1."),
    )  # fmt: skip
    for award, expected in awards:
        snapshot = drawn("b:Company", Claim(award.id, "awardedTo", "b", since="2020-07-01"), stated=(award,))
        assert fact_sentence(snapshot, snapshot.facts[0], "nl") == expected


def test_of_a_contest_with_two_winners_each_is_one_of_them() -> None:
    snapshot = drawn(
        "c:Challenge w:Award a:Company b:Company",
        Claim("w", "awardIn", "c"),
        Claim("w", "awardedTo", "a"),
        Claim("w", "awardedTo", "b"),
    )
    sentences = [fact_sentence(snapshot, fact, "nl") for fact in snapshot.facts]
    assert sentences == [
        "C is gewonnen door A en B.",
        "A is een van de winnaars van C.",
        "B is een van de winnaars van C.",
    ]


@pytest.mark.parametrize(
    ("qualifiers", "nl", "en"),
    [
        ({"since": "2019"}, "A organiseert B sinds 2019.", "A has organised B since 2019."),
        ({"until": "2020-12"}, "A organiseerde B tot en met december 2020.", "A organised B until December 2020."),
        (
            {"since": "2019", "until": "2020-12-08", "status": "ended"},
            "A organiseerde B van 2019 tot en met 8 december 2020.",
            "A organised B from 2019 to 8 December 2020.",
        ),
        ({"since": "2019", "until": "2019"}, "A organiseerde B in 2019.", "A organised B in 2019."),
        ({"confidence": "derived"}, "A organiseert B (afgeleid).", "A organises B (derived)."),
        (
            {"amount": Amount(Decimal("400000")), "role": "cofinanciering", "confidence": "reported"},
            "A organiseert B (cofinanciering: € 400.000; uit de tweede hand).",
            "A organises B (co-financing: €400,000; second-hand).",
        ),
        (
            {"amount": Amount(Decimal("8"), "count"), "role": "stalconcepten"},
            "A organiseert B (acht stalconcepten).",
            "A organises B (eight ‘stalconcepten’).",
        ),
        (
            {"amount": Amount(Decimal("18"), "count"), "role": "tien steden en acht dorpen", "aspects": ("parties",)},
            "A organiseert B (18 partijen: tien steden en acht dorpen).",
            "A organises B (18 parties: ‘tien steden en acht dorpen’).",
        ),
    ],
)  # fmt: skip
def test_what_qualifies_a_fact_is_said(qualifiers: dict[str, Any], nl: str, en: str) -> None:
    assert (sentence("organises", **qualifiers), sentence("organises", "en", **qualifiers)) == (nl, en)


def test_a_role_that_the_sentence_says_already_is_not_told_again() -> None:
    assert sentence("commissions", role="opdrachtgever") == "A is opdrachtgever van B."
    assert sentence("commissions", "en", role="opdrachtgever") == "A commissions B."
    assert sentence("commissions", role="samen met C") == "A is opdrachtgever van B (samen met C)."


def test_each_amount_is_told_with_its_own_role() -> None:
    rates = (("technische projecten", "15"), ("klinische projecten", "25"))
    claims = [
        Claim("a", "organises", "b", role=role, amount=Amount(Decimal(rate), "percent"), since="2022", until="2022")
        for role, rate in rates
    ]
    snapshot = drawn("a:Agency b:Project", *claims, as_of="2023")
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") in (
        "A organiseerde B in 2022 (klinische projecten: 25%; technische projecten: 15%).",
        "A organiseerde B in 2022 (technische projecten: 15%; klinische projecten: 25%).",
    )


def test_several_roles_are_named_one_after_the_other() -> None:
    claims = [Claim("a", "organises", "b", role=role, locator=role) for role in ("gastheer", "spreker")]
    snapshot = drawn("a:Agency b:Project", *claims)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "A organiseert B (gastheer; spreker)."
    assert fact_sentence(snapshot, snapshot.facts[0], "en") == "A organises B (‘gastheer’; ‘spreker’)."


def test_money_is_told_in_its_sentence() -> None:
    money = Amount(Decimal("2500000"))
    assert sentence("funds", amount=money, since="2019", until="2020") == (
        "A financierde B van 2019 tot en met 2020 met € 2,5 miljoen."
    )
    assert sentence("funds", amount=Amount(Decimal("40"), "percent")) == "A betaalt 40% van B."
    assert sentence("funds", "en", amount=money) == "A funds B with €2.5 million."


def test_when_a_fact_held_is_told_the_same_by_every_form_of_it() -> None:
    partners = Amount(Decimal("12"), "count")
    snapshot = drawn(
        "a:Agency b:Project",
        Claim("a", "funds", "b", locator="p. 1", since="2019"),
        Claim("a", "funds", "b", locator="p. 2", since="2017", until="2018"),
        Claim("a", "funds", "b", locator="p. 3", since="2016", until="2016", amount=partners),
        Claim("a", "commissions", "b", locator="p. 4", since="2016", until="2016", amount=partners),
    )
    periods = {}
    for fact, shown in zip(snapshot.facts, view_ties(snapshot), strict=True):
        relation = Relation.of(snapshot, fact, "a", {})
        periods[fact.relation] = relation.since, relation.until
        assert (shown.properties.get("since"), shown.properties.get("until")) == periods[fact.relation]
        assert years(fact) == (int(relation.since or 0), int(relation.until or 0))
    assert periods == {"funds": ("2019", None), "commissions": (None, None)}
    assert fact_sentence(snapshot, snapshot.facts[1], "nl").startswith("A financiert B sinds 2019")


def test_money_goes_from_who_pays_to_what_it_is_for() -> None:
    paid = Claim("a", "makesAvailable", "pot", amount=Amount(Decimal("300000")), since="2019", until="2021")
    for_b = Claim("pot", "availableFor", "b", since="2019", until="2021")
    ministry = running("a", "Ministry", "het ministerie van A", "the Ministry of A")
    snapshot = drawn("pot:Budget b:Programme", paid, for_b, stated=(ministry,), as_of="2023")
    (makes,) = (fact for fact in snapshot.facts if fact.relation == "makesAvailable")
    assert fact_sentence(snapshot, makes, "nl") == (
        "Het ministerie van A stelde van 2019 tot en met 2021 € 300.000 beschikbaar voor B."
    )
    assert fact_sentence(snapshot, makes, "en") == "The Ministry of A made €300,000 available for B from 2019 to 2021."


def test_the_year_of_one_amount_is_not_given_to_another() -> None:
    budget = running("p", "Budget", "het budget van K")
    usual = Claim("p", "availableFor", "k", aspects=("yearly",), amount=Amount(Decimal("70000000")), until="2022")
    years = [
        Claim("p", "availableFor", "k", amount=Amount(Decimal("60000000")), since=year, until=year)
        for year in ("2021", "2022")
    ]
    snapshot = drawn("k:CreditInstrument", usual, *years, stated=(budget,), as_of="2023")
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == (
        "Het budget (€ 70 miljoen per jaar tot en met 2022 en € 60 miljoen in 2021 en 2022) was bestemd voor K."
    )


def test_the_time_of_all_amounts_is_told_once() -> None:
    phases = [
        Claim("a", "makesAvailable", "pot", amount=Amount(Decimal(value)), role=role, since="2014", until="2014")
        for role, value in (("fase 1", "700000"), ("fase 2", "1100000"))
    ]
    snapshot = drawn("a:Agency pot:Budget", *phases, Claim("pot", "availableFor", "b"), stated=(B,), as_of="2022")
    text = fact_sentence(snapshot, next(fact for fact in snapshot.facts if fact.relation == "makesAvailable"), "nl")
    assert text in (
        "A stelde in 2014 € 700.000 (fase 1) en € 1,1 miljoen (fase 2) beschikbaar voor B.",
        "A stelde in 2014 € 1,1 miljoen (fase 2) en € 700.000 (fase 1) beschikbaar voor B.",
    )


def test_a_motion_is_submitted_by_members_in_parliament() -> None:
    snapshot = drawn("m:Motion tk:Parliament", Claim("m", "submittedBy", "tk", since="2020", role="door twee leden"))
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "M is in 2020 ingediend in Tk (door twee leden)."
    assert fact_sentence(snapshot, snapshot.facts[0], "en").startswith("M was submitted in Tk in 2020 (")


def test_what_is_counted_at_several_times_is_told_with_each() -> None:
    counted = [
        Claim("a", "componentOf", "b", role="actieve fieldlabs", amount=Amount(Decimal(n), "count"), since=t, until=t)
        for t, n in (("2018-12", "35"), ("2019-03", "39"))
    ]
    snapshot = drawn("a:Programme b:Programme", *counted)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == (
        "A is onderdeel van B (35 actieve fieldlabs in december 2018; 39 actieve fieldlabs in maart 2019)."
    )


def test_what_is_denied_is_told_so_and_never_as_if_it_were() -> None:
    assert sentence("participatesIn", holds=False) == "A neemt niet deel aan B."
    assert sentence("supports", "en", holds=False) == "A does not support B."
    assert sentence("tendersFor", holds=False) == "Een bron spreekt tegen dat dit zo is: A schreef in op B."


def test_a_denial_of_structural_money_says_on_whose_word() -> None:
    denied = Claim("pot", "availableFor", "b", holds=False, aspects=("structural",))
    snapshot = drawn("pot:Budget b:Programme", denied)
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == (
        "Volgens ‘Voorbeeldbrief’ staan er geen structurele middelen voor B op Pot."
    )


def test_a_place_that_its_own_source_gives_otherwise_elsewhere_says_so() -> None:
    assert sentence("organises", aspects=("disputed",)) == "A organiseert B (de bron zegt elders iets anders)."


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
    assert text.startswith("A is lid van B [bronnen: Voorbeeldregister; Voorbeeldbrief, 8 december 2021, p. ")
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
        f"Daarvan is ook Bond lid [bron: {letter}, p. 5, al. 3].",
        "De zwakste stap is die van de provincie Noord naar het Voorbeeldkoepeloverleg (VKO): die band is afgeleid.",
        "Neem eerst contact op met het Voorbeeldkoepeloverleg (VKO).",
    )
    assert told(snapshot, "noord", "bond", "en") == (
        "The province of Noord is a member of the Example Association (VKO) (derived) "
        "[source: Voorbeeldbrief, 8 December 2021, p. 5, al. 2].",
        "The Example Association (VKO) has been a member of Tafel since 2019 "
        "[source: Voorbeeldbrief, 8 December 2021, p. 5, al. 3].",
        "Bond is a member of it too [source: Voorbeeldbrief, 8 December 2021, p. 5, al. 3].",
        "The weakest step is the one from the province of Noord to the Example Association (VKO): that tie is derived.",
        "Contact the Example Association (VKO) first.",
    )


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        ({"confidence": "reported"}, "die band is alleen uit de tweede hand bekend"),
        ({"relation": "advises"}, "die band is zwakker dan een lidmaatschap"),
    ],
)
def test_the_weakest_step_is_named_with_its_main_reason(weak: dict[str, str], why: str) -> None:
    snapshot = drawn("a:Company b:Association c:Association", tie("a", "b"), tie("c", "b", **weak))
    assert told(snapshot, "a", "c")[-2] == f"De zwakste stap is die van B naar C: {why}."


def test_two_reasons_that_both_weigh_are_both_named() -> None:
    members = "abcdefghijklmnopqrstuvwx"
    snapshot = drawn(
        "z:Company bond:Association " + " ".join(f"{member}:Company" for member in members),
        tie("z", "bond", confidence="derived"),
        *(tie(member, "bond") for member in members),
    )
    assert told(snapshot, "a", "z")[2] == (
        "De zwakste stap is die van Bond naar Z: die band is afgeleid, en Bond heeft bovendien meerdere banden."
    )


def test_the_contact_is_referred_to_what_is_shared_on_the_way_there() -> None:
    snapshot = drawn("a:Company b:Company pact:Covenant", tie("a", "pact", "partyTo"), tie("b", "pact", "partyTo"))
    closing = told(snapshot, "a", "b")
    assert closing[1].startswith("Daarbij is ook B partij")


def test_a_route_along_what_is_over_introduces_nobody() -> None:
    ties = [Claim(party, "partyTo", "deal", since="2018", until="2019") for party in ("a", "b")]
    snapshot = drawn("a:Company b:Company deal:Covenant", *ties)
    (path,) = find_past_paths(snapshot, PathQuestion.between("a", "b"))
    steps = path_sentences(snapshot.with_past, path, "nl")
    assert steps[0].startswith("A was van 2018 tot en met 2019 partij bij Deal")
    assert steps[-1] == "Let op: deze banden zijn voorbij. Niemand op deze route kan u nu introduceren."


def test_equal_steps_have_no_weakest_one_and_a_single_step_needs_none() -> None:
    snapshot = drawn("a:Company b:Association c:Company", tie("a", "b"), tie("c", "b"))
    assert told(snapshot, "a", "c")[2] == "Geen stap is zwakker dan een andere."
    assert "stap" not in " ".join(told(snapshot, "a", "b")[1:])


def test_further_ties_of_a_step_are_told_as_alternatives() -> None:
    snapshot = drawn(
        "a:Association b:Association",
        *(tie("a", "b", relation) for relation in ("memberOf", "consults", "advises", "supports")),
    )
    step = told(snapshot, "b", "a")[0]
    letter = "[bron: Voorbeeldbrief, 8 december 2021]"
    assert step == (
        f"A is lid van B {letter}. Daarnaast: A adviseert B {letter}. Daarnaast: A overlegt met B {letter}. "
        "En nog één andere band."
    )


def test_an_affinity_is_said_to_be_no_introduction() -> None:
    snapshot = drawn("a:Municipality b:Province v:ProcurementInstrument", tie("a", "v", "uses"), tie("b", "v", "uses"))
    assert told(snapshot, "a", "b", meaning="affinity")[2:] == (
        "Geen stap is zwakker dan een andere.",
        "De gemeente A en de provincie B hebben dit gemeen en kunnen van elkaar leren; een introductie is het niet.",
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
    answer = find_paths(snapshot, PathQuestion.between("a", "x"))
    assert no_path_sentence(snapshot, answer, "nl") == (
        "Van A naar X is geen route bekend: van X is geen huidige band bekend waarlangs iemand kan introduceren. "
        "Vanuit A is één andere partij of afspraak te bereiken. Vanuit X is niets anders te bereiken. "
        "De dichtstbijzijnde ontbrekende schakel is die tussen B en X: van alle partijen aan weerszijden hebben deze "
        "twee de meeste thema's en instrumenten gemeen, maar er is geen band tussen hen bekend."
    )
    assert no_path_sentence(snapshot, answer, "en") == (
        "No route from A to X is known: no present tie along which somebody could introduce is known for X. "
        "From A, one other party or agreement can be reached. From X, nothing else can be reached. "
        "The nearest missing link is between B and X: of all parties on either side these two have most themes and "
        "instruments in common, yet no tie between them is known."
    )


def test_an_answer_with_a_path_has_no_sentence_about_its_absence() -> None:
    snapshot = drawn("a:Company b:Association", tie("a", "b"))
    with pytest.raises(ValueError, match="there is a path from a to b"):
        no_path_sentence(snapshot, find_paths(snapshot, PathQuestion.between("a", "b")), "nl")


def test_markup_in_a_name_stays_text() -> None:
    evil = Entity("b", "Association", "<b>Bond</b> & {{ Co }}")
    snapshot = drawn("a:Company", tie("a", "b"), stated=(evil,))
    assert fact_sentence(snapshot, snapshot.facts[0], "nl") == "A is lid van <b>Bond</b> & {{ Co }}."
