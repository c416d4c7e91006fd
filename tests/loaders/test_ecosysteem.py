"""What the curated datasets of the ecosystem hold, that each line can be traced, and the rules of their guide."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from graph.ask.coverage import coverage
from graph.ask.gaps.winners_without_launching_customer import find
from graph.ask.resolution import find_likenesses
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.records import Amount, Batch, Claim, Confidence, Entity, Name, NameUse
from graph.model.vocabulary import VOCABULARY
from graph.store import Store
from loaders.card import DATA, Given
from loaders.engine.judgements import BUNDLED, read_judgements
from loaders.problems import LoadError
from loaders.readers.dataset import parse_dataset, to_batch
from loaders.readers.notices import read_notice
from loaders.readers.notices.records import batch as notice_batch
from loaders.readers.notices.register import Register, bundled_bodies
from loaders.readers.yaml_elements import read_yaml
from loaders.sources import brief_innovatiegericht_inkopen as letter
from loaders.sources import ecosysteem

FOLDER = DATA / "ecosysteem"
FILES = sorted(FOLDER.glob("*.yaml"))
NOTICES = Path(__file__).parents[1] / "fixtures" / "notices"
MOST_LINES = 600
LONGEST_DESCRIPTION = 240
MOMENT = "2026-11-28T00:00:00Z"
PROVINCES = {f"tooi-pv{number}" for number in range(20, 32)}
SIR_PROCEDURE = "ted-559831-2019-procedure"

# Pages that came out on the very day of what they tell of: a signing, a decision, a ceremony, a debate, a notice or a
# paper with the motion in it. Of any other page the day is that of the news, and says nothing of when it happened.
OF_THE_DAY = {
    "berthub-tkconv-verslag-html-487-6a4a-4578-aa71-4b41763f44f8",
    "blikopnieuws-nieuws-302879-k-men-met-de-koning-op-het-bordes",
    "deweekvandecirculaireeconomie-circular-awards",
    "docplayer-190872603-sbir-1-o-sport-evenementen-voor-publiek",
    "europa-udl-uri-ted-notice-233372-2018-text-nl-html",
    "europa-udl-uri-ted-notice-316383-2021-text-nl-html",
    "europa-udl-uri-ted-notice-327071-2021-text-nl-html",
    "europa-udl-uri-ted-notice-380777-2018-text-en-html-src-0",
    "nieuws-algemeen-20190923-kab-nt-drie-nieuwe-nationale-iconen",
    "nowpublishers-article-details-astp-028-9",
    "officielebekendmakingen-kst-24036-424",
    "officielebekendmakingen-kst-34550-vii-36",
    "openkamer-kamerstuk-34000-xiii-34",
    "openkamer-kamerstuk-35570-xiii-50",
    "pianoo-congres-2022-session-blic-procurement-of-innovations",
    "rijksoverheid-actueel-nieuws-an-voor-regionale-mkb-projecten",
    "rijksoverheid-actueel-nieuws-omie-maatschappij-en-veiligheid",
    "rijksoverheid-actueel-nieuws-topsectoren-en-innovatiebeleid",
    "rijksoverheid-documenten-toe-treiking-politie-innovatieprijs",
    "rioolgids-algemeen-nieuws-ee-nd-trekt-vierhonderd-deelnemers",
    "s-hertogenbosch-nieuwsberich-enen-city-deal-energieke-wijken",
    "startupinresidence-zuid-holl-e-samenwerking-aan-met-startups",
    "unievanwaterschappen-winnaar-erinnovatieprijs-2023-24-bekend",
    "zuid-holland-overons-bestuur-atie-inkoop-aanbestedingsbeleid",
    "zuid-holland-overons-bestuur-besluiten-2018-juni-5-juni-mkb",
    "zuid-holland-overons-bestuur-sluiten-2019-mei-21-mei-mandaat",
}
_OFFICE = re.compile(
    r"(?:Minister|Staatssecretaris|Burgemeester|Kamerlid|Special Envoy|National Armaments Director"
    r"|Chief Innovation Advisor|Voorzitter|Gedeputeerde)\b"
)
_PERSON = re.compile(r"\b(?:dhr|mevr|mw|drs|prof|dr|ir|ing|mr)\.\s|\b(?:de heer|mevrouw)\b", re.IGNORECASE)
_SPEAKS_FOR_A_SOURCE = re.compile(
    r"\b(?:de|deze|een|volgens (?:de|het|een)) (?:bron|bronnen|bericht|pagina|brief) "
    r"(?:noem|zeg|schrijf|geef|meld|sprek)\w*"
    r"|\bvolgens (?:de|het|een|deze) (?:bron|bericht|pagina)",
    re.IGNORECASE,
)
_OF_ANOTHER_MOMENT = {"applicants", "selected", "nominated", "winner", "target", "maximum", "minimum", "parties"}


@pytest.fixture(scope="module")
def subjects() -> dict[str, Batch]:
    results = list(ecosysteem.batches(Given()))
    assert all(isinstance(result, Batch) for result in results), results
    return {result.source.id.removeprefix("ecosysteem-"): result for result in results if isinstance(result, Batch)}


@pytest.fixture(scope="module")
def stated() -> dict[str, tuple[Entity, ...]]:
    """What each file states itself, without what it borrows from others."""
    return {path.stem: tuple(parse_dataset(path).entities.values()) for path in FILES}


@pytest.fixture(scope="module")
def snapshot(bundled: Store) -> Snapshot:
    return take_snapshot(bundled.read(), as_of="2026-11-28")


def claims(
    batch: Batch, subject: str | None = None, relation: str | None = None, object: str | None = None
) -> list[Claim]:
    return [
        claim
        for claim in batch.claims
        if subject in {None, claim.subject} and relation in {None, claim.relation} and object in {None, claim.object}
    ]


def amounts(selection: Iterable[Claim]) -> list[Decimal]:
    return [claim.amount.value for claim in selection if claim.amount is not None]


def subjects_of(batch: Batch, relation: str, object: str) -> set[str]:
    return {claim.subject for claim in claims(batch, relation=relation, object=object)}


def page_ids(path: Path) -> dict[str, str]:
    """The id of each page of a file, by its address."""
    return {str(page["url"]): str(page["id"]) for page in read_yaml(path)["pages"]}


# -- each file


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_each_file_is_one_source_named_after_it_that_the_card_owns(subjects: dict[str, Batch]) -> None:
    assert set(subjects) == {path.stem.replace("_", "-") for path in FILES}
    for batch in subjects.values():
        assert ecosysteem.CARD.owns(batch.source.id)
        assert batch.source.rank is ecosysteem.CARD.rank
        assert batch.source.licence == ecosysteem.CARD.licence


def test_the_card_expects_what_the_datasets_hold(subjects: dict[str, Batch]) -> None:
    for expected in ecosysteem.CARD.expected:
        about = [batch for batch in subjects.values() if expected.source in {None, batch.source.id}]
        assert about, f"no dataset is {expected.source}"
        for batch in about:
            assert expected.minimum <= expected.count(batch) <= expected.maximum, (batch.source.id, expected)


def test_every_claim_has_a_page_of_its_own_file_with_a_title_and_a_place(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        pages = {page.url: page for page in batch.source.pages}
        assert len(pages) == len(batch.source.pages), batch.source.id
        assert all(page.title != page.url for page in batch.source.pages), batch.source.id
        for claim in batch.claims:
            assert claim.url in pages, claim
            assert claim.locator, claim
        assert all(entity.url is None or entity.url in pages for entity in batch.entities), batch.source.id


def test_every_page_is_used(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        used = {record.url for records in (batch.entities, batch.claims) for record in records}
        assert not [page.url for page in batch.source.pages if page.url not in used], batch.source.id


def test_a_file_states_only_what_its_claims_are_about(
    subjects: dict[str, Batch], stated: dict[str, tuple[Entity, ...]]
) -> None:
    for stem, entities in stated.items():
        if stem == "koepels_en_uitvoerders":
            continue  # gives names and numbers of bodies that the register and other files speak of
        batch = subjects[stem.replace("_", "-")]
        ends = {end for claim in batch.claims for end in (claim.subject, claim.object)}
        ends |= {entity.region for entity in entities if entity.region}
        assert not [entity.id for entity in entities if entity.id not in ends], stem


def test_an_entity_has_one_kind_everywhere_in_the_letter_too_and_one_name(
    subjects: dict[str, Batch], stated: dict[str, tuple[Entity, ...]]
) -> None:
    (said_by_letter,) = letter.batches(Given())
    kinds: dict[str, str] = {entity.id: entity.kind for entity in said_by_letter.entities}
    names: dict[str, str] = {}
    for batch in subjects.values():
        for entity in batch.entities:
            assert kinds.setdefault(entity.id, entity.kind) == entity.kind, entity
    for entities in stated.values():
        for entity in entities:
            assert names.setdefault(entity.id, entity.name) == entity.name, entity


# -- words


def test_names_are_names_and_no_sentences_or_amounts(stated: dict[str, tuple[Entity, ...]]) -> None:
    for entity, name in _names(stated):
        if name.use is not NameUse.RUNNING:
            assert not re.search(r"\d EUR\b|\b(?:miljoen|\d) (?:EUR|euro)\b", name.text), (entity.id, name.text)
            assert not name.text.endswith("?"), (entity.id, name.text)
        if name.use is NameUse.ABBREVIATION:
            assert len(name.text) <= 32, (entity.id, name.text)


def _names(stated: dict[str, tuple[Entity, ...]]) -> Iterator[tuple[Entity, Name]]:
    return ((entity, name) for entities in stated.values() for entity in entities for name in entity.names)


def test_a_description_is_in_own_words_and_speaks_for_no_source(stated: dict[str, tuple[Entity, ...]]) -> None:
    for entity in (entity for entities in stated.values() for entity in entities):
        description = entity.description or ""
        assert len(description) <= LONGEST_DESCRIPTION, entity
        assert not re.search(r"https?://|www\.|[«»“”„\"]", description), entity
        assert not _SPEAKS_FOR_A_SOURCE.search(description), entity


def test_places_quote_no_sentence(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for claim in batch.claims:
            assert not re.search(r"[«»“”„]", claim.locator or ""), claim


def test_persons_are_there_only_by_their_office(stated: dict[str, tuple[Entity, ...]]) -> None:
    for entity in (entity for entities in stated.values() for entity in entities):
        if entity.kind == "PublicOfficial":
            assert _OFFICE.match(entity.name), entity
        assert not _PERSON.search(f"{entity.name} {entity.description or ''}"), entity


def test_no_note_or_role_names_a_person(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for claim in batch.claims:
            assert not _PERSON.search(f"{claim.note or ''} {claim.role or ''}"), claim


def test_a_derived_claim_says_what_it_follows_from(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        assert not [claim for claim in batch.claims if claim.confidence is Confidence.DERIVED and not claim.note]


# -- dates and numbers


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_page_tells_did_not_begin_on_the_day_that_the_page_came_out(
    path: Path, subjects: dict[str, Batch]
) -> None:
    batch, ids = subjects[path.stem.replace("_", "-")], page_ids(path)
    published = {page.url: page.published for page in batch.source.pages}
    for claim in batch.claims:
        if claim.since is None or len(claim.since) < 10 or published.get(claim.url or "") != claim.since:
            continue
        traits = VOCABULARY.relations[claim.relation].traits
        # What a paper does happens on its day; an award or a founding is told of later.
        of_the_paper = "event" in traits and "award" not in traits and claim.relation != "founded"
        assert of_the_paper or claim.until == claim.since or ids[claim.url or ""] in OF_THE_DAY, claim


def test_the_pages_of_the_day_are_pages() -> None:
    assert {id for path in FILES for id in page_ids(path).values()} >= OF_THE_DAY


def test_a_count_of_one_moment_ends(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for claim in batch.claims:
            if claim.amount is None or claim.amount.unit != "count" or claim.since is None or claim.until is not None:
                continue
            event = "event" in VOCABULARY.relations[claim.relation].traits
            assert event or not _OF_ANOTHER_MOMENT.isdisjoint(claim.aspects), claim


def test_who_won_has_an_award(subjects: dict[str, Batch]) -> None:
    for batch in subjects.values():
        for claim in batch.claims:
            assert not (claim.relation == "participatesIn" and "winner" in claim.aspects), claim
    won = {claim.subject for batch in subjects.values() for claim in claims(batch, relation="awardedTo")}
    placed = {claim.subject for batch in subjects.values() for claim in claims(batch, relation="awardIn")}
    assert won - placed == {"aankoop-radars-defensie"}, "bought outside a competition"


def test_sources_say_how_many_parts_a_whole_has(snapshot: Snapshot) -> None:
    known = {part.whole.id: (part.known, part.total) for part in coverage(snapshot).parts}
    assert known["regio-deals-vierde-tranche"] == (14, 14)
    assert known["regio-deals-zesde-tranche"] == (16, 16)
    assert known["regionale-ontwikkelingsmaatschappijen"] == (9, 9)
    assert known["kennis-en-innovatieagendas-2024-2027"] == (8, 8)
    assert known["mkb-deals-ronde-1"] == (9, 9)
    assert known["city-deals"][1] == 32
    assert known["smart-industry-fieldlabs"][1] == 49
    assert all(known <= total for known, total in known.values())


def test_who_won_an_innovation_partnership_does_not_lack_a_customer(snapshot: Snapshot) -> None:
    partnerships = {fact.subject for fact in snapshot.with_past.incoming("innovatiepartnerschap", "uses")}
    assert "innovatiepartnerschap-kademuren" in partnerships
    for finding in find(snapshot):
        assert partnerships.isdisjoint(finding.entities)


# -- who is who


def test_each_judgement_is_on_two_that_are_there_once_and_with_a_reason(bundled: Store) -> None:
    known = {entity.id for _, entity in bundled.read().entities}
    judged = read_judgements(BUNDLED, MOMENT)
    assert all(count == 1 for count in Counter(judgement.pair for judgement in judged).values())
    for judgement in judged:
        assert known.issuperset(judgement.pair), judgement
        assert len(judgement.why) > 9, judgement


def test_nothing_that_looks_alike_is_left_undecided(bundled: Store) -> None:
    resolution = find_likenesses(bundled.read(), MOMENT)
    assert not resolution.judgements, "what is one thing has one id in the datasets"
    assert not resolution.suggestions


# -- the guide


def test_the_examples_of_the_guide_can_be_read(tmp_path: Path) -> None:
    guide = (DATA / "README.md").read_text(encoding="utf-8")
    examples = [example for example in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "claims:" in example]
    assert len(examples) == 3
    sections: dict[str, list[str]] = {"pages": [], "entities": [], "claims": []}
    for name in sections:
        for example in examples:
            sections[name] += re.findall(rf"^{name}:\n((?:  .*\n)+)", example, re.MULTILINE)
    named = set(re.findall(r"page: ([a-z-]+)", "".join(sections["claims"])))
    defined = set(re.findall(r"{id: ([a-z-]+)", "".join(sections["pages"])))
    for id in sorted(named - defined):
        sections["pages"].append(f'  - {{id: {id}, url: "https://www.voorbeeld.nl/{id}", title: "Voorbeeld"}}\n')
    source = "source: {id: voorbeeld, title: Voorbeeld, publisher: Ik, licence: CC0-1.0, rank: curated}\n"
    path = tmp_path / "voorbeeld.yaml"
    path.write_text(source + "".join(f"{name}:\n{''.join(lines)}" for name, lines in sections.items()))
    others = (
        Entity("tooi-gm9999", "Municipality", "Gemeente Voorbeeldstad"),
        Entity("sbir", "ProcurementInstrument", "SBIR"),
        Entity("city-deals", "Programme", "City Deals"),
    )
    batch = to_batch(parse_dataset(path), known={other.id: other for other in others})
    assert len(batch.claims) == 9


# -- facts


def test_the_samenwerkingsagenda_has_the_twelve_provinces_ezk_ipo_and_mkb_nederland_as_parties(
    subjects: dict[str, Batch],
) -> None:
    parties = subjects_of(subjects["mkb-samenwerkingsagenda"], "partyTo", "mkb-samenwerkingsagenda")
    assert parties == PROVINCES | {"tooi-mnre1045", "ipo", "mkb-nederland", "mkb-vertegenwoordigers-topsectoren"}


def test_the_letter_and_the_other_sources_give_the_samenwerkingsagenda_other_years(subjects: dict[str, Batch]) -> None:
    (said_by_letter,) = letter.batches(Given())
    years = [
        next((entity.since, entity.until) for entity in batch.entities if entity.id == "mkb-samenwerkingsagenda")
        for batch in (said_by_letter, subjects["mkb-samenwerkingsagenda"])
    ]
    assert years == [("2019", "2020"), ("2018-06-29", "2019")]


def test_the_samenwerkingsagenda_continues_the_one_of_december_2014(subjects: dict[str, Batch]) -> None:
    batch = subjects["mkb-samenwerkingsagenda"]
    assert claims(batch, "mkb-samenwerkingsagenda", "continues", "samenwerkingsagenda-2014")
    signed = claims(batch, relation="partyTo", object="samenwerkingsagenda-2014")
    assert {claim.subject for claim in signed} > PROVINCES
    assert {claim.since for claim in signed} == {"2014-12-11"}


def test_the_covenant_of_2019_has_five_new_partners_and_its_money_once(subjects: dict[str, Batch]) -> None:
    batch = subjects["kennis-en-innovatieconvenant"]
    new = [claim for claim in claims(batch, relation="partyTo") if claim.role == "nieuwe partner"]
    assert {claim.subject for claim in new} - PROVINCES == {
        "minister-van-justitie-en-veiligheid",
        "minister-van-binnenlandse-zaken-en-koninkrijksrelaties",
        "staatssecretaris-van-sociale-zaken-en-werkgelegenheid",
        "regionale-ontwikkelingsmaatschappijen",
    }
    assert {claim.confidence for claim in new} == {Confidence.REPORTED}
    (total,) = amounts(claims(batch, "inzet-kic-2020", "availableFor"))
    assert (
        total == Decimal(4_900_000_000) == sum(amounts(claims(batch, relation="componentOf", object="inzet-kic-2020")))
    )


def test_the_budget_of_the_innovation_credit_differs_from_that_of_the_letter(subjects: dict[str, Batch]) -> None:
    (said_by_letter,) = letter.batches(Given())
    both = [
        claims(batch, "budget-innovatiekrediet", "availableFor", "innovatiekrediet")
        for batch in (said_by_letter, subjects["innovatiekrediet"])
    ]
    assert [amounts(budgets) for budgets in both] == [[Decimal(70_000_000)], [Decimal(60_000_000)] * 2]
    for year in ("2021", "2022"):
        parts = claims(subjects["innovatiekrediet"], relation="componentOf", object="budget-innovatiekrediet")
        assert sum(amounts(part for part in parts if (part.since or "").startswith(year))) == Decimal(60_000_000)


def test_the_five_lots_of_one_notice_are_not_made_the_seven_challenges_of_the_letter(
    subjects: dict[str, Batch],
) -> None:
    (said_by_letter,) = letter.batches(Given())
    assert amounts(claims(said_by_letter, "tooi-mnre1045", "commissions", "sir-challenges-ezk")) == [Decimal(7)]
    assert "sir-challenges-ezk" not in {entity.id for entity in subjects["startup-in-residence"].entities}


def test_the_call_of_2021_is_closed_and_gives_at_most_half_a_million_a_project(subjects: dict[str, Batch]) -> None:
    batch = subjects["innovatiepartnerschappen"]
    call = next(entity for entity in batch.entities if entity.id == "oproep-innovatiecompetities-2021")
    assert (call.since, call.until) == ("2021-05-17", "2021-05-31")
    assert Decimal(500_000) in amounts(claims(batch, call.id, "hasCondition"))


def test_the_three_years_of_the_motion_count_from_the_day_that_it_was_proposed(subjects: dict[str, Batch]) -> None:
    request = next(entity for entity in subjects["motie-bruins"].entities if entity.id == "motie-bruins-verzoek-a")
    assert (request.since, request.until) == ("2020-11-05", "2023-11-05")


def test_three_of_five_lots_of_startup_in_residence_are_awarded_for_25000_euro_each(subjects: dict[str, Batch]) -> None:
    batch = subjects["startup-in-residence"]
    lots = subjects_of(batch, "componentOf", SIR_PROCEDURE)
    awards = [claim for claim in claims(batch, relation="awardIn") if claim.subject.startswith("ted-")]
    assert lots == {claim.object for claim in awards}
    assert len(lots) == 5
    assert {award.object for award in awards if not award.holds} == {"ted-559831-2019-lot-1", "ted-559831-2019-lot-5"}
    won = [claim for claim in claims(batch, relation="awardedTo") if claim.subject.startswith("ted-")]
    assert {(claim.object, claim.since, claim.amount) for claim in won} == {
        ("ted-131568-2021-org-4", "2020-08-06", Amount(Decimal(25_000))),
        ("ted-131568-2021-org-3", "2020-12-09", Amount(Decimal(25_000))),
        ("ted-131568-2021-org-2", "2020-07-20", Amount(Decimal(25_000))),
    }


def test_the_curated_lines_and_the_notice_itself_speak_of_the_same_things(subjects: dict[str, Batch]) -> None:
    batch = subjects["startup-in-residence"]
    notice = read_notice(etree.parse(NOTICES / "131568-2021.xml").getroot())
    read = notice_batch(notice, Register(batch.entities))
    assert {entity.id for entity in read.entities} <= {entity.id for entity in batch.entities}

    def outcome(side: Batch) -> set[tuple[object, ...]]:
        telling = ("componentOf", "awardIn", "awardedBy", "awardedTo")
        return {
            (claim.subject, claim.relation, claim.object, claim.amount, claim.holds)
            for claim in side.claims
            if claim.relation in telling and claim.subject.startswith("ted-") and claim.subject != SIR_PROCEDURE
        }

    assert outcome(read) == outcome(batch)


def test_four_innovation_partnerships_have_their_buyers(subjects: dict[str, Batch]) -> None:
    commissions = claims(subjects["innovatiepartnerschappen"], relation="commissions")
    assert {(claim.subject, claim.object) for claim in commissions if claim.object.startswith("ted-")} == {
        ("tooi-ws0621", "ted-449082-2017-procedure"),
        ("ted-233372-2018-org-1", "ted-233372-2018-procedure"),
        ("tooi-oorg10007", "ted-327071-2021-procedure"),
        ("tooi-oorg10007", "ted-316383-2021-procedure"),
    }
    (won,) = claims(subjects["innovatiepartnerschappen"], relation="awardedTo")
    assert amounts([won]) == [Decimal(60_000)]
    assert len(subjects_of(subjects["innovatiepartnerschappen"], "memberOf", won.object)) == 4


def test_every_sbir_round_uses_sbir_and_has_its_commissioners(subjects: dict[str, Batch]) -> None:
    batch = subjects["sbir-provincies"]
    rounds = {entity.id for entity in batch.entities if entity.kind == "Challenge"}
    assert rounds <= subjects_of(batch, "uses", "sbir")
    assert {id: subjects_of(batch, "commissions", id) for id in rounds} == {
        "sbir-geluid-vrachtverkeer": {"tooi-pv27", "tooi-pv28", "tooi-mnre1045"},
        "sbir-energietransitie-vaarwegen": {"tooi-pv28", "tooi-mnre1045"},
        "sbir-smart-mobility-flevoland": {"tooi-pv24"},
        "sbir-mobiliteit-twente": {"tooi-pv23", "tooi-gm0153", "area-development-twente", "tooi-mnre1045"},
    }
    budgets = {claim.object: claim.amount.value for claim in claims(batch, relation="availableFor") if claim.amount}
    assert budgets["sbir-energietransitie-vaarwegen"] == 1_000_000
    assert budgets["sbir-smart-mobility-flevoland"] == budgets["sbir-mobiliteit-twente"] == 900_000


def test_the_fieldlab_rosf_is_funded_by_three_provinces_a_municipality_and_the_ministry(
    subjects: dict[str, Batch],
) -> None:
    funding = subjects_of(subjects["fieldlabs-per-regio"], "funds", "rosf")
    assert funding >= {"tooi-pv20", "tooi-pv21", "tooi-pv22", "tooi-gm0090", "tooi-mnre1045"}


def test_the_report_of_the_working_group_answers_what_the_minister_asked_of_it(subjects: dict[str, Batch]) -> None:
    report = "rapport-innovatie-inkopen-in-de-publieke-sector"
    followed = {subject for batch in subjects.values() for subject in subjects_of(batch, "followedUpBy", report)}
    assert followed >= {"verzoek-minister-aan-werkgroep", "werkgroep-taak-knelpunten"}


def test_pianoo_commissioned_the_report_that_dialogic_wrote(subjects: dict[str, Batch]) -> None:
    batch, report = subjects["onderzoek-en-evaluaties"], "dialogic-inventarisatie-beleidsinterventies"
    assert "pianoo" in subjects_of(batch, "commissions", report)
    assert claims(batch, report, "writtenBy", "dialogic")


def test_the_associations_have_their_register_numbers(subjects: dict[str, Batch]) -> None:
    numbers = {
        entity.id: {identifier.scheme: identifier.value for identifier in entity.identifiers}
        for entity in subjects["koepels-en-uitvoerders"].entities
    }
    assert numbers["ipo"]["kvk"] == "27261712"
    assert numbers["vng"]["kvk"] == "40409418"
    assert numbers["unie-van-waterschappen"]["rsin"] == "002813233"
    assert numbers["tooi-oorg10005"]["oin"] == "00000003273785290000"


def test_bodies_of_the_register_keep_its_name(stated: dict[str, tuple[Entity, ...]]) -> None:
    bodies = bundled_bodies()
    for entity in (entity for entities in stated.values() for entity in entities if entity.id in bodies):
        assert (entity.kind, entity.name) == (bodies[entity.id].kind, bodies[entity.id].name), entity


def test_a_file_that_cannot_be_read_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ecosysteem"
    folder.mkdir()
    good = FOLDER / "kabinet_schoof.yaml"
    (folder / good.name).write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "half_bestand.yaml").write_text('source: {id: "ecosysteem-half', encoding="utf-8")
    monkeypatch.setattr("loaders.sources.ecosysteem.DATA", tmp_path)
    refused, read = sorted(ecosysteem.batches(Given()), key=lambda result: isinstance(result, Batch))
    assert isinstance(read, Batch)
    assert isinstance(refused, LoadError)
    assert refused.source == "ecosysteem-half-bestand"
