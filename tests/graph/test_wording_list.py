"""Sixty Dutch sentences and fifteen English ones that editors once marked, each as it reads now.

A test names the row it holds; `told as` in its name says where another wording than the proposed one was taken, and
why. What the bundled letter and registers tell is read there; the other patterns are on small fictitious graphs.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graph.ask.gaps import find_gaps
from graph.ask.ledger import ledger_entry
from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.snapshot import Fact, Snapshot, take_snapshot
from graph.model.records import Amount, Batch, Claim, Confidence, Entity, Name, NameUse
from graph.model.words import languages
from graph.say.changes import describe
from graph.say.commitments import ledger_sentences
from graph.say.routes import no_path_sentence, path_sentences
from graph.say.sentences import fact_sentence
from graph.store import Contents, open_store
from loaders.card import Given
from loaders.sources import brief_innovatiegericht_inkopen, overheid
from tests.graph.drawing import LETTER, NEWS, claim, drawing, entity
from tests.graph.drawn import REGISTER, drawn

TODAY = date(2026, 11, 28)
IPO, PIANOO, EZK, BZK = "ipo", "pianoo", "tooi-mnre1045", "tooi-mnre1034"
MINISTER, CABINET = "minister-van-economische-zaken-en-klimaat", "kabinet-rutte-iii"
REQUEST_A, REQUEST_B, MOTION = "motie-bruins-verzoek-a", "motie-bruins-verzoek-b", "motie-bruins"
GRONINGEN, FRYSLAN, FLEVOLAND, GELDERLAND = "tooi-pv20", "tooi-pv21", "tooi-pv24", "tooi-pv25"
WORKING_GROUP, PARLIAMENT = "werkgroep-innovatiegericht-inkopen", "tooi-oorg10002"
BUDGET_SIR = "budget-startup-in-residence-programma"


@pytest.fixture(scope="module")
def letter() -> Snapshot:
    sources = (brief_innovatiegericht_inkopen, overheid)
    batches = [batch for source in sources for batch in source.batches(Given()) if isinstance(batch, Batch)]
    return take_snapshot(
        Contents(
            revision=1,
            sources=tuple(batch.source for batch in batches),
            entities=tuple((batch.source.id, entity) for batch in batches for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for batch in batches for claim in batch.claims),
            judgements=(),
        ),
        today=TODAY,
    )


def read(snapshot: Snapshot, subject: str, relation: str, object: str, language: str = "nl") -> str:
    facts = [fact for fact in snapshot.all_facts_of(subject) if (fact.relation, fact.object) == (relation, object)]
    (fact,) = (fact for fact in facts if fact.subject == subject)
    return fact_sentence(snapshot, fact, language)


def only(snapshot: Snapshot, relation: str) -> Fact:
    facts = {fact for node in snapshot.with_past.nodes for fact in snapshot.all_facts_of(node)}
    (fact,) = (fact for fact in facts if fact.relation == relation)
    return fact


def running(id: str, kind: str, nl: str, en: str = "", **fields: Any) -> Entity:
    names = (Name(nl, NameUse.RUNNING), *((Name(en, NameUse.RUNNING, lang="en"),) if en else ()))
    return Entity(id, kind, id, names=names, **fields)


@pytest.mark.parametrize(
    ("subject", "relation", "object", "sentence"),
    [
        pytest.param(
            IPO, "memberOf", "economisch-samenwerkingsplatform",
            "Het Interprovinciaal Overleg (IPO) is lid van het Economisch Samenwerkingsplatform.",
            id="1",
        ),
        pytest.param(
            GRONINGEN, "memberOf", IPO,
            "De provincie Groningen is lid van het Interprovinciaal Overleg (IPO) (afgeleid).",
            id="2 told as the name in full, as a sentence stands alone in a memo",
        ),
        pytest.param(
            "mkb-nederland", "memberOf", "economisch-samenwerkingsplatform",
            "MKB-Nederland is lid van het Economisch Samenwerkingsplatform.",
            id="3",
        ),
        pytest.param(
            "tooi-oorg10117", "partOf", BZK,
            "Logius is een agentschap van het ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK).",
            id="4",
        ),
        pytest.param(
            "kamerlid-bruins", "holdsOffice", PARLIAMENT,
            "Het Kamerlid Bruins was lid van de Tweede Kamer (afgeleid).",
            id="5",
        ),
        pytest.param(
            "pianoo-congres-2021", "addressedTo", IPO,
            "Het Interprovinciaal Overleg (IPO) was uitgenodigd voor het PIANOo-congres 2021 (afgeleid).",
            id="6",
        ),
        pytest.param(
            "ambitie-launching-customer-provincies", "committedBy", GRONINGEN,
            "De provincie Groningen sprak de ambitie uit om vaker launching customer te zijn "
            "(met de andere provincies, in het IPO-herstelplan; afgeleid).",
            id="7 told as one sentence for each province, as a fact is of one province",
        ),
        pytest.param(
            REQUEST_B, "concerns", IPO,
            "Verzoek b van de motie-Bruins vraagt om overleg met het Interprovinciaal Overleg (IPO).",
            id="8 and 20",
        ),
        pytest.param(
            "mkb-samenwerkingsagenda", "recordedIn", "kst-32637-316",
            "De MKB-samenwerkingsagenda 2019-2020 is vastgelegd in Kamerstuk 32637, nr. 316.",
            id="13",
        ),
        pytest.param(
            MINISTER, "statesStatus", MOTION,
            "De minister van Economische Zaken en Klimaat beschouwt de motie-Bruins over innovatiegericht inkopen "
            "als afgerond.",
            id="15",
        ),
        pytest.param(
            MOTION, "addressedTo", CABINET,
            "De motie-Bruins over innovatiegericht inkopen was gericht aan het kabinet-Rutte III.",
            id="16",
        ),
        pytest.param(
            MINISTER, "statesStatus", REQUEST_A,
            "Over streefcijfers is volgens de minister van Economische Zaken en Klimaat nog niet beslist "
            "(verzoek a van de motie-Bruins).",
            id="17 told as also on what request, as the sentence may stand alone",
        ),
        pytest.param(
            REQUEST_A, "addressedTo", CABINET,
            "Verzoek a van de motie-Bruins was gericht aan het kabinet-Rutte III en gold voor drie jaar.",
            id="18 told as past, as that cabinet is",
        ),
        pytest.param(
            MINISTER, "statesStatus", REQUEST_B,
            "Het overleg met decentrale overheden loopt, zegt de minister van Economische Zaken en Klimaat "
            "(verzoek b van de motie-Bruins).",
            id="19 told as also on what request, as the sentence may stand alone",
        ),
        pytest.param(
            REQUEST_A, "componentOf", MOTION,
            "Verzoek a is onderdeel van de motie-Bruins over innovatiegericht inkopen.",
            id="21",
        ),
        pytest.param(
            "besluit-streefcijfer", "decidedBy", "kabinet-na-2021",
            "Het volgende kabinet besluit over een streefcijfer voor innovatiegericht inkopen (voorstel).",
            id="22",
        ),
        pytest.param(
            "besluit-revolverendheid-innovatiekrediet", "decidedBy", MINISTER,
            "De minister van Economische Zaken en Klimaat besloot het Innovatiekrediet vooralsnog niet te wijzigen.",
            id="23",
        ),
        pytest.param(
            "vraag-streefcijfers-werkgroep", "submittedBy", MINISTER,
            "De minister van Economische Zaken en Klimaat vroeg de werkgroep of en hoe streefcijfers kunnen bijdragen.",
            id="24",
        ),
        pytest.param(
            MINISTER, "statesStatus", "budget-innovatiekrediet",
            "Volgens de minister van Economische Zaken en Klimaat blijft het jaarlijkse budget van het "
            "Innovatiekrediet gelijk.",
            id="25",
        ),
        pytest.param(
            WORKING_GROUP, "carriesOut", "werkgroep-taak-ambassadeurs",
            "De Werkgroep Innovatiegericht Inkopen heeft als taak om ambassadeur te zijn van innovatiegericht inkopen.",
            id="26 told as a main clause, as every fact is",
        ),
        pytest.param(
            PIANOO, "carriesOut", "expertise-en-advies-pianoo",
            "Het Expertisecentrum Aanbesteden (PIANOo) zorgt voor expertise en advies voor decentrale overheden.",
            id="27 told as zorgt voor, which goes with every task that is a noun",
        ),
        pytest.param(
            "sbir-energietransitie-vaarwegen", "uses", "sbir",
            "De SBIR Energietransitie Vaarwegen is een SBIR.",
            id="30",
        ),
        pytest.param(
            EZK, "makesAvailable", BUDGET_SIR,
            "Het ministerie van Economische Zaken en Klimaat (EZK) stelde van 2019 tot en met 2021 € 300.000 "
            "beschikbaar voor het uitvoerende programma Startup in Residence.",
            id="31",
        ),
        pytest.param(
            "rijksbegroting", "availableFor", "startup-in-residence",
            "Volgens ‘Kamerbrief over innovatiegericht inkopen (Kamerstuk 33009, nr. 104)’ staan er geen structurele "
            "middelen voor Startup in Residence (SiR) op de Rijksbegroting (afgeleid).",
            id="32 told as the title of the source in quotes, as any source may say so",
        ),
        pytest.param(
            EZK, "makesAvailable", "budget-innovatiegericht-inkopen",
            "Het ministerie van Economische Zaken en Klimaat (EZK) stelde van 2017 tot en met 2021 € 11,5 miljoen "
            "beschikbaar voor het innovatiepartnerschap en Small Business Innovation Research (SBIR) "
            "(vooral als financiële steun).",
            id="33 told as years without the word kabinetsperiode",
        ),
        pytest.param(
            "tooi-gm1722", "locatedIn", FRYSLAN,
            "De gemeente Ferwerderadiel lag tot en met 31 december 2018 in de provincie Fryslân.",
            id="38 told as the last day in the sentence, as its succession is a fact of its own",
        ),
        pytest.param(
            "tooi-gm0199", "locatedIn", GELDERLAND,
            "De gemeente Angerlo lag tot en met 31 december 2004 in de provincie Gelderland.",
            id="39 told as the last day in the sentence, as for 38",
        ),
        pytest.param(
            "tooi-gm0457", "succeededBy", "tooi-gm0363",
            "De gemeente Weesp hoort sinds 24 maart 2022 bij de gemeente Amsterdam "
            "(toevoeging aan een bestaande organisatie).",
            id="41",
        ),
    ],
)  # fmt: skip
def test_the_dutch_of_the_letter_and_the_registers(
    letter: Snapshot, subject: str, relation: str, object: str, sentence: str
) -> None:
    assert read(letter, subject, relation, object) == sentence


@pytest.mark.parametrize(
    ("subject", "relation", "object", "sentence"),
    [
        pytest.param(
            IPO, "memberOf", "economisch-samenwerkingsplatform",
            "The Association of the Provinces of the Netherlands (IPO) is a member of the Economic Cooperation "
            "Platform.",
            id="1",
        ),
        pytest.param(
            BZK, "memberOf", "economisch-samenwerkingsplatform",
            "The Ministry of the Interior and Kingdom Relations (BZK) is a member of the Economic Cooperation "
            "Platform.",
            id="2",
        ),
        pytest.param(
            "tooi-gm0229", "succeededBy", "tooi-gm1859",
            "The municipality of Eibergen was succeeded by the municipality of Berkelland on 1 January 2005 (merger).",
            id="5",
        ),
        pytest.param(
            "tooi-gm0170", "succeededBy", "tooi-gm0148",
            "The municipality of Nieuwleusen was succeeded by the municipality of Dalfsen on 1 January 2001 "
            "(added to an existing body).",
            id="6 told as what happened on that day, which is the same fact",
        ),
        pytest.param(
            "pianoo-congres-2021", "addressedTo", IPO,
            "The Association of the Provinces of the Netherlands (IPO) was invited to the PIANOo conference 2021 "
            "(derived).",
            id="7",
        ),
        pytest.param(
            "kamerlid-bruins", "holdsOffice", PARLIAMENT,
            "MP Bruins was a member of the House of Representatives (derived).",
            id="8",
        ),
        pytest.param(
            MINISTER, "statesStatus", REQUEST_A,
            "According to the Minister of Economic Affairs and Climate Policy, nothing has been decided yet on target "
            "figures (request a of the Bruins motion).",
            id="9 told as not decided, which is what is open about them",
        ),
        pytest.param(
            "besluit-streefcijfer", "decidedBy", "kabinet-na-2021",
            "The next cabinet is to decide on a target figure for innovation-oriented procurement.",
            id="10",
        ),
        pytest.param(
            "kst-33009-104", "concerns", "innovatiegericht-inkopen",
            "The letter to parliament on innovation-oriented procurement (33009, no. 104) is about "
            "innovation-oriented procurement.",
            id="14 told as what the letter is about, from the letter's side",
        ),
    ],
)  # fmt: skip
def test_the_english_of_the_letter_and_the_registers(
    letter: Snapshot, subject: str, relation: str, object: str, sentence: str
) -> None:
    assert read(letter, subject, relation, object, "en") == sentence


AGENDA = running(
    "agenda", "Covenant", "de Voorbeeldagenda 2019-2020", "the Example agenda 2019-2020", since="2018", until="2020"
)
NORTH = Entity("noord", "Province", "Provincie Noord")
PROGRAMME = running("programma", "Programme", "het Voorbeeldprogramma", "the Example programme")
HELD: dict[str, Any] = {"since": "2018-06-05", "until": "2019"}
WON: dict[str, Any] = {"since": "2020-07-20", "amount": Amount(Decimal(25000))}
MERGED: dict[str, Any] = {"since": "2021", "until": "2022-12-31"}
LOT = running("gunning", "Award", "de gunning van perceel 4 (zuivel)", "the award of lot 4 (dairy)")
IN_SHORT_LOT = running("perceel", "Challenge", "perceel 4 (zuivel)", "lot 4 (dairy)")
CALL = running("oproep", "Challenge", "de oproep over geluid", "the call on noise", since="2021", until="2021")
NOTICE = Entity("bericht", "WebPage", "Geluidsschermen gevraagd")
DAYS: dict[str, Any] = {"since": "2021-05-17", "until": "2021-05-31"}


@pytest.mark.parametrize(
    ("entities", "stated", "fact", "nl", "en"),
    [
        pytest.param(
            "koepel:Association", (AGENDA,), Claim("koepel", "partyTo", "agenda", **HELD),
            "Koepel was van 5 juni 2018 tot en met 2019 partij bij de Voorbeeldagenda 2019-2020.",
            "Koepel was a party to the Example agenda 2019-2020 from 5 June 2018 to 2019.",
            id="9 and English 4 told as with its beginning, which is known",
        ),
        pytest.param(
            "", (NORTH, AGENDA), Claim("noord", "partyTo", "agenda", **HELD),
            "De provincie Noord was van 5 juni 2018 tot en met 2019 partij bij de Voorbeeldagenda 2019-2020.",
            "The province of Noord was a party to the Example agenda 2019-2020 from 5 June 2018 to 2019.",
            id="10",
        ),
        pytest.param(
            "kst-1:ParliamentaryPaper", (AGENDA,), Claim("agenda", "recordedIn", "kst-1", since="2018-06-29"),
            "De Voorbeeldagenda 2019-2020 is op 29 juni 2018 vastgelegd in Kst 1.",
            "The Example agenda 2019-2020 was laid down in Kst 1 on 29 June 2018.",
            id="13 told as the day in the sentence, where every date stands",
        ),
        pytest.param(
            "tweede-kamer:Parliament motie:Motion", (),
            Claim("tweede-kamer", "supports", "motie", aspects=("unanimous",), confidence=Confidence.REPORTED),
            "De Tweede Kamer nam Motie aan; alle fracties stemden voor (uit de tweede hand).",
            "Tweede Kamer carried Motie; all parliamentary groups voted for it (second-hand).",
            id="14",
        ),
        pytest.param(
            "a:Request b:Motion", (), Claim("a", "componentOf", "b", since="2020-11-05"),
            "A is onderdeel van B.",
            "A is part of B.",
            id="21 told as without the date also where a source gives one",
        ),
        pytest.param(
            "rvp:Agency", (PROGRAMME,), Claim("rvp", "carriesOut", "programma", since="2016", until="2019"),
            "Rvp voerde het Voorbeeldprogramma van 2016 tot en met 2019 uit.",
            "Rvp ran the Example programme from 2016 to 2019.",
            id="28",
        ),
        pytest.param(
            "middel:ProcurementInstrument", (PROGRAMME,), Claim("programma", "uses", "middel"),
            "Het Voorbeeldprogramma gebruikt Middel.",
            "The Example programme uses Middel.",
            id="29",
        ),
        pytest.param(
            "rvp:Agency", (CALL,),
            Claim("rvp", "carriesOut", "oproep", role="ontvangst van voorstellen", **DAYS),
            "Voorstellen voor de oproep over geluid konden van 17 tot en met 31 mei 2021 bij Rvp worden ingediend.",
            "Proposals for the call on noise could be submitted to Rvp from 17 to 31 May 2021.",
            id="35 told as without Gesloten, which its past tense says",
        ),
        pytest.param(
            "middel:ProcurementInstrument", (CALL,), Claim("oproep", "concerns", "middel", **DAYS),
            "De oproep over geluid ging over Middel.",
            "The call on noise was about Middel.",
            id="36",
        ),
        pytest.param(
            "plaats:Region", (CALL,), Claim("oproep", "locatedIn", "plaats"),
            "De oproep over geluid speelde in Plaats.",
            "The call on noise took place in Plaats.",
            id="40",
        ),
        pytest.param(
            "", (Entity("hal", "Fieldlab", "Proefhal"), Entity("labs", "Theme", "Fieldlabs")),
            Claim("hal", "concerns", "labs", confidence=Confidence.DERIVED),
            "Proefhal is een fieldlab (afgeleid).",
            "Proefhal is a fieldlab (derived).",
            id="43 told as with its doubt, which the source has",
        ),
        pytest.param(
            "zuivel:Company", (LOT,), Claim("gunning", "awardedTo", "zuivel", **WON),
            "Zuivel kreeg op 20 juli 2020 perceel 4 (zuivel) gegund (€ 25.000).",
            "Lot 4 (dairy) was awarded to Zuivel on 20 July 2020 (€25,000).",
            id="46 and English 13 told as the day in the sentence, where every date stands",
        ),
        pytest.param(
            "bond:Association agenda:Covenant", (), Claim("bond", "partyTo", "agenda", since="2014-12-11"),
            "Bond is sinds 11 december 2014 partij bij Agenda.",
            "Bond has been a party to Agenda since 11 December 2014.",
            id="English 3",
        ),
        pytest.param(
            "", (NORTH, CALL), Claim("noord", "commissions", "oproep", **MERGED),
            "De provincie Noord was van 2021 tot en met 2022 opdrachtgever van de oproep over geluid.",
            "The province of Noord commissioned the call on noise from 2021 to 2022.",
            id="English 12",
        ),
        pytest.param(
            "rvp:Agency", (PROGRAMME,),
            Claim("rvp", "carriesOut", "programma", since="2018-10", confidence=Confidence.REPORTED),
            "Rvp voert het Voorbeeldprogramma sinds oktober 2018 uit (uit de tweede hand).",
            "Rvp has run the Example programme since October 2018 (second-hand).",
            id="English 11",
        ),
    ],
)  # fmt: skip
def test_the_same_pattern_on_fictitious_facts(
    entities: str, stated: tuple[Entity, ...], fact: Claim, nl: str, en: str
) -> None:
    snapshot = drawn(entities, fact, stated=stated, as_of="2024")
    assert [fact_sentence(snapshot, only(snapshot, fact.relation), language) for language in ("nl", "en")] == [nl, en]


def test_11_and_42_and_44_a_lead_speaks_of_its_subject_and_not_of_the_letter(letter: Snapshot) -> None:
    for node in letter.with_past.nodes.values():
        description = (node.description or "").casefold()
        assert "de brief noemt" not in description, node.id
        assert "voorbeeld van werken met" not in description, node.id


def test_12_a_list_that_is_cut_says_how_many_in_a_word() -> None:
    parties = [Entity(f"partij-{number}", "Company", f"Partij {number}") for number in range(1, 17)]
    snapshot = drawn("", *(Claim(party.id, "partyTo", "agenda") for party in parties), stated=(*parties, AGENDA))
    text = ledger_sentences(snapshot, ledger_entry(snapshot, snapshot.node("agenda"))).in_language("nl")
    assert "en nog vier bedrijven" in text
    mixed = [*parties[:15], Entity("partij-16", "Association", "Partij 16")]
    snapshot = drawn("", *(Claim(party.id, "partyTo", "agenda") for party in mixed), stated=(*mixed, AGENDA))
    text = ledger_sentences(snapshot, ledger_entry(snapshot, snapshot.node("agenda"))).in_language("nl")
    assert "en nog vier partijen" in text


def test_16_told_as_this_in_the_ledger_whose_entry_bears_the_name(letter: Snapshot) -> None:
    sentences = ledger_sentences(letter, ledger_entry(letter, letter.node(MOTION)))
    assert sentences.in_language("nl").startswith("Dit was gericht aan het kabinet-Rutte III.")


def test_30_what_many_challenges_do_together_uses_the_instrument(letter: Snapshot) -> None:
    assert read(letter, "sir-challenges-ezk", "uses", "startup-in-residence") == (
        "De reeks van zeven Startup in Residence-challenges van EZK maakt gebruik van Startup in Residence (SiR)."
    )


def test_34_told_as_one_sentence_with_the_amount_as_a_rule_and_those_of_two_years() -> None:
    rule = Claim(
        "pot", "availableFor", "krediet", amount=Amount(Decimal(70_000_000)), aspects=("yearly",), until="2022"
    )
    years = [
        Claim("pot", "availableFor", "krediet", amount=Amount(Decimal(60_000_000)), since=year, until=year)
        for year in ("2021", "2022")
    ]
    budget = running("pot", "Budget", "het jaarlijkse budget van Krediet")
    snapshot = drawn("krediet:CreditInstrument", rule, *years, stated=(budget,), as_of="2023")
    assert fact_sentence(snapshot, only(snapshot, "availableFor"), "nl") == (
        "Het jaarlijkse budget (€ 70 miljoen per jaar tot en met 2022 en € 60 miljoen in 2021 en 2022) "
        "was bestemd voor Krediet."
    )


def test_37_told_as_the_days_of_announcement_and_end_in_one_sentence() -> None:
    days: dict[str, Any] = {"since": "2021-06-29", "until": "2021-09-16"}
    snapshot = drawn("", Claim("oproep", "announcedIn", "bericht", **days), stated=(CALL, NOTICE), as_of="2024")
    text = fact_sentence(snapshot, only(snapshot, "announcedIn"), "nl")
    assert text == (
        "De oproep over geluid is op 29 juni 2021 aangekondigd in ‘Geluidsschermen gevraagd’; "
        "inschrijven kon tot en met 16 september 2021."
    )


def test_45_a_lot_is_won_by_whom_its_award_went_to_on_that_day_for_that_money() -> None:
    snapshot = drawn(
        "zuivel:Company",
        Claim("gunning", "awardIn", "perceel", since="2020-07-20"),
        Claim("gunning", "awardedTo", "zuivel", **WON),
        stated=(LOT, IN_SHORT_LOT),
        as_of="2024",
    )
    assert fact_sentence(snapshot, only(snapshot, "awardIn"), "nl") == (
        "Perceel 4 (zuivel) is op 20 juli 2020 gegund aan Zuivel (€ 25.000)."
    )


def test_47_told_as_part_of_the_whole_with_each_count_and_its_time() -> None:
    counts = [
        Claim("labs", "componentOf", "programma", role="actieve fieldlabs", amount=Amount(Decimal(number), "count"),
              since=day, until=day)
        for day, number in (("2019-03", 39), ("2018-12", 35))
    ]  # fmt: skip
    snapshot = drawn("labs:Programme", *counts, stated=(PROGRAMME,))
    assert fact_sentence(snapshot, only(snapshot, "componentOf"), "nl") == (
        "Labs is onderdeel van het Voorbeeldprogramma "
        "(35 actieve fieldlabs in december 2018; 39 actieve fieldlabs in maart 2019)."
    )


@pytest.fixture(scope="module")
def route(letter: Snapshot) -> tuple[str, ...]:
    return path_sentences(letter, find_paths(letter, PathQuestion.between("mkb-nederland", FLEVOLAND)).paths[0], "nl")


def test_48_a_step_goes_on_from_the_one_before(route: tuple[str, ...]) -> None:
    assert route[1].startswith("Daarvan is ook het Interprovinciaal Overleg (IPO) lid [")


def test_49_told_as_ties_that_are_several_without_saying_what_derived_means(route: tuple[str, ...]) -> None:
    assert route[3] == (
        "De zwakste stap is die van het Interprovinciaal Overleg (IPO) naar de provincie Flevoland: die band is "
        "afgeleid, en het Interprovinciaal Overleg (IPO) heeft bovendien meerdere banden."
    )


def test_50_and_51_a_route_along_what_is_over_warns_and_sends_to_nobody() -> None:
    ties = [Claim(party, "partyTo", "agenda", **HELD) for party in ("bond", "noord")]
    snapshot = drawn("bond:Association", *ties, stated=(NORTH, AGENDA), as_of="2024")
    (path,) = find_past_paths(snapshot, PathQuestion.between("bond", "noord"))
    steps = path_sentences(snapshot.with_past, path, "nl")
    assert steps[0].startswith("Bond was van 5 juni 2018 tot en met 2019 partij bij de Voorbeeldagenda 2019-2020")
    assert steps[-1] == "Let op: deze banden zijn voorbij. Niemand op deze route kan u nu introduceren."


def test_52_the_only_tie_that_a_question_leaves_out_is_named(letter: Snapshot) -> None:
    answer = find_paths(
        letter, PathQuestion.between("mkb-nederland", FLEVOLAND, avoid=("economisch-samenwerkingsplatform",))
    )
    assert no_path_sentence(letter, answer, "nl").startswith(
        "Van MKB-Nederland naar de provincie Flevoland is geen route bekend: "
        "het Economisch Samenwerkingsplatform is de enige bekende band van MKB-Nederland."
    )


def found(rule: str, entities: list[Entity], *claims: Claim, more: list[Claim] | None = None) -> str:
    also = [(NEWS, entities, more)] if more else []
    (finding,) = find_gaps(drawing(entities, claims, more=also), rules=[rule])
    return finding.sentence.in_language("nl")


def test_53_told_as_one_sentence_on_the_answer_that_is_not_known() -> None:
    asked = [
        running("vraag", "Request", "de vraag aan de werkgroep of en hoe streefcijfers kunnen bijdragen"),
        running("minister", "PublicOfficial", "de minister"),
        running("groep", "WorkingGroup", "de werkgroep"),
    ]
    text = found(
        "open-commitments", asked, claim("vraag", "submittedBy", "minister"), claim("vraag", "addressedTo", "groep")
    )
    assert text.startswith(
        "Op de vraag aan de werkgroep of en hoe streefcijfers kunnen bijdragen is geen antwoord bekend van de "
        "werkgroep."
    )


def test_54_that_of_none_something_is_known_is_said_of_none() -> None:
    labs = [entity(f"lab-{name}", "Fieldlab", f"Fieldlab {name.title()}") for name in ("een", "twee", "drie", "vier")]
    theme, instrument = (
        entity("thema", "Theme", "Fieldlabs"),
        entity("vraag", "ProcurementInstrument", "Voorbeeldvraag"),
    )
    text = found("fieldlabs-without-instrument", [*labs, theme, instrument], claim("vraag", "hasPotentialFor", "thema"))
    assert text.startswith("Van geen van de vier bekende fieldlabs is bekend dat het een inkoopinstrument gebruikt")


BODIES = [entity(name, "Association", f"Bond {name.title()}") for name in "abcdefg"]
CIRCLE = [claim("a", "consults", "b"), claim("b", "consults", "c"), claim("c", "consults", "a")]
HANGING = [claim("a", "consults", id) for id in "defg"]


def test_55_who_hangs_on_one_is_told_without_an_index() -> None:
    text = found("single-brokers", BODIES, *CIRCLE, *HANGING)
    assert text == (
        "Valt Bond A weg, dan zijn deze vier koepelorganisaties voor de anderen niet bereikbaar: "
        "Bond D, Bond E, Bond F en Bond G."
    )


@pytest.mark.parametrize("language", languages())
def test_55_and_english_15_no_finding_tells_an_index(letter: Snapshot, language: str) -> None:
    findings = (*find_gaps(letter), *find_gaps(drawing(BODIES, [*CIRCLE, *HANGING])))
    assert findings
    for finding in findings:
        text = f"{finding.sentence.in_language(language)} {finding.next_step.sentence.in_language(language)}"
        assert "burt" not in text.casefold()
        assert "constraint" not in text.casefold()


def test_56_amounts_that_differ_are_told_as_amounts() -> None:
    bodies = [entity("pot", "Budget", "Voorbeeldpot"), entity("vraag", "ProcurementInstrument", "Voorbeeldvraag")]
    first, other = (
        claim("pot", "availableFor", "vraag", amount=Amount(Decimal(value))) for value in (1_000_000, 2_000_000)
    )
    text = found("contradictions", bodies, first, more=[other])
    assert text.startswith("Over Voorbeeldpot en Voorbeeldvraag noemen bronnen verschillende bedragen of aantallen:")
    assert "€ 1 miljoen (Voorbeeldbrief" in text
    assert "€ 2 miljoen (Voorbeeldkrant" in text


def test_57_what_is_old_is_not_confirmed_any_more() -> None:
    text = found("stale-facts", BODIES, *CIRCLE, *HANGING)
    assert text.startswith("Zeven feiten zijn al meer dan drie jaar niet meer bevestigd; de meeste gaan over Bond A")


def test_58_told_as_a_source_names_it_as_more_sources_may() -> None:
    names = ("midden", "noord", "oost", "west", "zuid")
    provinces = [entity(f"pv-{name}", "Province", f"Provincie {name.title()}") for name in names]
    doubtful = entity("oost", "Region", "Oost (provincie of gemeente)")
    instrument = entity("vraag", "ProcurementInstrument", "Voorbeeldvraag")
    text = found(
        "instrument-use-unknown",
        [*provinces, doubtful, instrument],
        *(claim(f"pv-{name}", "uses", "vraag") for name in ("midden", "noord", "zuid")),
        claim("oost", "uses", "vraag"),
        claim("oost", "mayBe", "pv-oost"),
    )
    assert text.endswith(
        "Een bron noemt Oost (provincie of gemeente); of daarmee een van deze provincies is bedoeld, is niet bekend."
    )


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[Any]:
    with open_store(f"sqlite:///{tmp_path}/samenspel.db") as store:

        def lines(batch: Batch) -> tuple[str, ...]:
            store.sync(batch)
            (revision,) = describe(store.changes(0), take_snapshot(store.read()), "nl", 200)
            return tuple(revision.lines)

        yield lines


def test_59_a_change_bears_no_code_of_its_register(changed: Any) -> None:
    dienst = Entity("dienst", "Agency", "Voorbeelddienst")
    ministry = running("bz", "Ministry", "het ministerie van Voorbeeldzaken")
    part = Claim("dienst", "partOf", "bz", aspects=("agency",), locator="systeemId 28324953, relatieMetMinisterie")
    lines = changed(Batch(REGISTER, (dienst, ministry), (part,)))
    assert lines[0] == "Nieuw: De Voorbeelddienst is een agentschap van het ministerie van Voorbeeldzaken."
    assert "systeemId" not in " ".join(lines)


def test_60_that_a_lot_was_not_awarded_is_said_so(changed: Any) -> None:
    lot = running("perceel-1", "Challenge", "perceel 1 (speelplaats)")
    award = running("geen", "Award", "geen gunning van perceel 1")
    lines = changed(Batch(LETTER, (lot, award), (Claim("geen", "awardIn", "perceel-1", holds=False),)))
    assert lines[0] == "Nieuw: Perceel 1 (speelplaats) is niet gegund."
