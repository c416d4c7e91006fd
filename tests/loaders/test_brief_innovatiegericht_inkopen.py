"""What the letter of 29 November 2021 says, and what it does not say."""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from graph.model.records import Batch, Claim, Confidence, Status
from graph.model.vocabulary import VOCABULARY
from loaders.card import Given
from loaders.sources.brief_innovatiegericht_inkopen import CARD, batches

LETTER = Path(__file__).parents[3] / "shared" / "kamerbrief-innovatiegericht-inkopen.txt"
RUN = 8


@pytest.fixture(scope="module")
def letter() -> Batch:
    (batch,) = batches(Given())
    return batch


@pytest.fixture(scope="module")
def text() -> str:
    if not LETTER.exists():
        pytest.skip("the text of the letter is not beside the repository")
    return LETTER.read_text(encoding="utf-8")


def claims(
    batch: Batch, subject: str | None = None, relation: str | None = None, object: str | None = None
) -> list[Claim]:
    return [
        claim
        for claim in batch.claims
        if subject in {None, claim.subject} and relation in {None, claim.relation} and object in {None, claim.object}
    ]


def amount(selection: Iterable[Claim]) -> Decimal:
    values = [claim.amount.value for claim in selection if claim.amount is not None]
    assert len(values) == 1
    return values[0]


def test_the_card_expects_what_the_dataset_holds(letter: Batch) -> None:
    for expected in CARD.expected:
        assert expected.minimum <= expected.count(letter) <= expected.maximum


def test_every_record_says_where_in_the_letter_it_stands(letter: Batch) -> None:
    place = re.compile(
        r"p\. [1-7], (al\. \d(-\d)?|voet|aanhef|ondertekening)|kader [12]|voetnoot (1\d|20|\d)|kop van het Kamerstuk"
    )
    locators = [(entity.id, entity.locator) for entity in letter.entities]
    locators += [(claim.subject, claim.locator) for claim in letter.claims]
    assert [(id, locator) for id, locator in locators if not place.match(locator or "")] == []


def test_the_platform_has_five_members(letter: Batch) -> None:
    members = {
        claim.subject for claim in claims(letter, relation="memberOf", object="economisch-samenwerkingsplatform")
    }
    assert members == {"ipo", "vng", "mkb-nederland", "tooi-mnre1034", "tooi-mnre1045"}


def test_no_single_province_or_municipality_is_made_a_member_of_an_association(letter: Batch) -> None:
    assert not claims(letter, relation="memberOf", object="ipo") + claims(letter, relation="memberOf", object="vng")


def test_the_total_of_the_funds_is_the_sum_of_its_parts(letter: Batch) -> None:
    total = "budget-innovatiegericht-inkopen"
    parts = [claim.subject for claim in claims(letter, relation="componentOf", object=total)]
    sums = [amount(claims(letter, relation="makesAvailable", object=part)) for part in parts]
    assert sorted(sums) == [Decimal(1_500_000), Decimal(10_000_000)]
    assert amount(claims(letter, relation="makesAvailable", object=total)) == sum(sums)


def test_the_amounts_of_startup_in_residence_stand_beside_the_total(letter: Batch) -> None:
    for budget, euros in (("programma", 300_000), ("challenges", 400_000)):
        id = f"budget-startup-in-residence-{budget}"
        assert amount(claims(letter, "tooi-mnre1045", "makesAvailable", id)) == euros
        assert not claims(letter, id, "componentOf")


def test_structural_funds_are_stated_to_be_absent(letter: Batch) -> None:
    (claim,) = claims(letter, "rijksbegroting", "availableFor", "innovatiegericht-inkopen")
    assert not claim.holds
    assert claim.confidence is Confidence.STATED
    (decision,) = claims(letter, "besluit-voortzetting-middelen", "decidedBy")
    assert (decision.object, decision.status) == ("kabinet-na-2021", Status.PROPOSED)


@pytest.mark.parametrize(
    ("condition", "technical", "clinical"),
    [("vaste-rente", 7, 10), ("verlaagde-rente", 3, 3), ("opslag", 15, 25)],
)
def test_the_innovation_credit_has_its_rates(letter: Batch, condition: str, technical: int, clinical: int) -> None:
    conditions = claims(letter, "innovatiekrediet", "hasCondition", f"innovatiekrediet-{condition}")
    rates = {claim.role: claim.amount.value for claim in conditions if claim.amount is not None}
    assert rates == {"technische ontwikkelingsprojecten": technical, "klinische ontwikkelingsprojecten": clinical}


def test_the_share_that_the_credit_gets_back_is_told_before_and_after(letter: Batch) -> None:
    assert amount(claims(letter, "kst-32637-344", "mentions", "innovatiekrediet")) == 60
    assert amount(claims(letter, "onderzoek-portefeuille-innovatiekrediet", "concerns", "innovatiekrediet")) == 50


def test_each_of_the_twenty_footnotes_is_a_document_that_the_letter_refers_to(letter: Batch) -> None:
    kinds = {entity.id: entity.kind for entity in letter.entities}
    cited = claims(letter, "kst-33009-104", "refersTo")
    assert {claim.locator for claim in cited} == {f"voetnoot {number}" for number in range(1, 21)}
    assert all(VOCABULARY.is_a(kinds[claim.object], "Document") for claim in cited)


def test_a_parliamentary_paper_has_its_number_as_id_and_its_official_address(letter: Batch) -> None:
    papers = [entity for entity in letter.entities if entity.kind == "ParliamentaryPaper"]
    assert len(papers) == 8
    for paper in papers:
        assert paper.homepage == f"https://zoek.officielebekendmakingen.nl/{paper.id}.html"
        assert [(identifier.scheme, identifier.value) for identifier in paper.identifiers] == [("kst", paper.id)]


def test_the_paper_that_is_cited_by_its_first_number_is_found_by_it(letter: Batch) -> None:
    (paper,) = (entity for entity in letter.entities if entity.id == "kst-33009-102")
    assert "kst-1001939" in {name.text for name in paper.names}


def test_addresses_of_documents_are_those_that_the_letter_gives(letter: Batch, text: str) -> None:
    flat = re.sub(r"\s+", "", text)
    addresses = [
        entity.homepage
        for entity in letter.entities
        if entity.homepage and "/kst-" not in entity.homepage and VOCABULARY.is_a(entity.kind, "Document")
    ]
    assert len(addresses) == 6
    assert [address for address in addresses if address not in flat] == []


def test_the_minister_calls_the_motion_settled_and_that_stays_a_claim_with_a_speaker(letter: Batch) -> None:
    (claim,) = claims(letter, relation="statesStatus", object="motie-bruins")
    assert (claim.subject, claim.status) == ("minister-van-economische-zaken-en-klimaat", Status.ENDED)
    others = [
        other for other in letter.claims if "motie-bruins" in {other.subject, other.object} and other is not claim
    ]
    assert not [other for other in others if other.status is Status.ENDED]


def test_the_motion_is_that_of_a_member_of_the_house(letter: Batch) -> None:
    (submitted,) = claims(letter, "motie-bruins", "submittedBy")
    assert claims(letter, submitted.object, "holdsOffice", "tooi-oorg10002")


def test_the_motion_asks_two_things_of_the_cabinet(letter: Batch) -> None:
    requests = {claim.subject for claim in claims(letter, relation="componentOf", object="motie-bruins")}
    assert requests == {"motie-bruins-verzoek-a", "motie-bruins-verzoek-b"}
    assert all(claims(letter, request, "addressedTo", "kabinet-rutte-iii") for request in requests)
    consulted = claims(letter, "motie-bruins-verzoek-b", "concerns")
    assert {claim.object for claim in consulted if "consultation" in claim.aspects} == {"ipo", "vng"}


def test_the_letter_says_with_aspects_what_rules_ask_for(letter: Batch) -> None:
    aspects = {(aspect, claim.subject) for claim in letter.claims for aspect in claim.aspects}
    assert aspects == {
        ("term", "motie-bruins-verzoek-a"),
        ("consultation", "motie-bruins-verzoek-b"),
        ("invited", "pianoo-congres-2021"),
        ("invited", "wetenschapsmiddag-innovatiegericht-inkopen"),
        ("structural", "rijksbegroting"),
        ("yearly", "budget-innovatiekrediet"),
        ("yearly", "innovatiekrediet"),
        ("constant", "minister-van-economische-zaken-en-klimaat"),
        ("approximate", "minister-van-economische-zaken-en-klimaat"),
        ("approximate", "onderzoek-portefeuille-innovatiekrediet"),
        ("disputed", "sbir-energietransitie-vaarwegen"),
        ("selected", "gunning-sbir-smart-mobility-flevoland-fase-2"),
    }


def test_what_the_letter_does_not_say_is_not_made_of_it(letter: Batch) -> None:
    assert not claims(letter, relation="partyTo", object="regeerakkoord")
    assert not claims(letter, relation="founded")
    assert not claims(letter, "motie-bruins-verzoek-a", "followedUpBy", "pianoo-congres-2021")
    assert not [claim for claim in letter.claims if "kabinetsperiode" in f"{claim.role} {claim.amount}"]


def test_the_ambition_is_that_of_the_twelve_provinces_together(letter: Batch) -> None:
    held = claims(letter, "ambitie-launching-customer-provincies", "committedBy")
    kinds = {entity.id: entity.kind for entity in letter.entities}
    assert [kinds[claim.object] for claim in held] == ["Province"] * 12
    assert {claim.confidence for claim in held} == {Confidence.DERIVED}


def test_descriptions_tell_of_the_thing_and_not_of_the_letter(letter: Batch) -> None:
    descriptions = [entity.description or "" for entity in letter.entities]
    assert not [
        text for text in descriptions if re.search(r"\b[Dd]e brief\b|volgens de brief|Voorbeeld van werken", text)
    ]
    assert "Mazzucato" not in " ".join(name for entity in letter.entities for name in (entity.name, *descriptions))


def test_what_was_decided_and_asked_about_target_figures_hangs_on_the_first_request(letter: Batch) -> None:
    assert claims(letter, "besluit-streefcijfer", "componentOf", "motie-bruins-verzoek-a")
    assert claims(letter, "motie-bruins-verzoek-a", "followedUpBy", "onderzoek-wenselijkheid-streefcijfers")
    assert claims(letter, "onderzoek-wenselijkheid-streefcijfers", "followedUpBy", "vraag-streefcijfers-werkgroep")


def test_the_working_group_has_four_tasks(letter: Batch) -> None:
    assert len(claims(letter, "werkgroep-innovatiegericht-inkopen", "carriesOut")) == 4


def test_three_bodies_use_sbir_and_for_groningen_the_letter_leaves_open_which(letter: Batch) -> None:
    kinds = {entity.id: entity.kind for entity in letter.entities}
    actors = {
        claim.subject
        for claim in claims(letter, relation="uses", object="sbir")
        if VOCABULARY.is_a(kinds[claim.subject], "Actor")
    }
    assert actors == {"tooi-pv28", "tooi-pv24", "tooi-gm0363", "groningen-provincie-of-gemeente"}
    may_be = {claim.object for claim in claims(letter, "groningen-provincie-of-gemeente", "mayBe")}
    assert may_be == {"tooi-pv20", "tooi-gm0014"}
    said_of_either = [claim for claim in letter.claims if may_be & {claim.subject, claim.object}]
    # The ambition is that of all provinces together.
    assert {claim.relation for claim in said_of_either} == {"mayBe", "committedBy"}


def test_the_four_winners_in_flevoland_are_counted_and_not_named(letter: Batch) -> None:
    (award,) = claims(letter, relation="awardIn", object="sbir-smart-mobility-flevoland")
    assert amount([award]) == 4
    assert not claims(letter, relation="awardedTo")


def test_box_one_contradicts_the_running_text_on_waterways_and_roads(letter: Batch) -> None:
    disputed = [
        claim for claim in claims(letter, "sbir-energietransitie-vaarwegen", "concerns") if "disputed" in claim.aspects
    ]
    assert {(claim.object, claim.locator) for claim in disputed} == {
        ("energieopwekking-bij-provinciale-vaarwegen", "p. 3, al. 1"),
        ("energieopwekking-bij-provinciale-wegen", "kader 1"),
    }


def test_no_fieldlab_is_named_and_sbir_only_might_be_used_in_them(letter: Batch) -> None:
    assert not [entity for entity in letter.entities if entity.kind == "Fieldlab"]
    tied = [claim for claim in claims(letter, object="thema-fieldlabs") if claim.subject == "sbir"]
    assert [claim.relation for claim in tied] == ["hasPotentialFor"]


def test_a_local_authority_finds_whom_to_call(letter: Batch) -> None:
    assert claims(letter, "tooi-oorg10005", "supports", "sbir")
    assert claims(letter, "pianoo", "carriesOut", "expertise-en-advies-pianoo")
    assert claims(letter, "tooi-mnre1045", "funds", "sbir")


def test_no_sentence_of_the_letter_stands_in_the_dataset(letter: Batch, text: str) -> None:
    taken = set(runs(text))
    own = [(entity.id, entity.description) for entity in letter.entities]
    own += [(claim.subject, words) for claim in letter.claims for words in (claim.note, claim.role)]
    copied = [(id, " ".join(run)) for id, words in own for run in runs(words or "") if run in taken]
    assert copied == []


def runs(text: str) -> list[tuple[str, ...]]:
    """All runs of eight words, lower case and without punctuation."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
