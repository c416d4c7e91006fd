"""What a profile, one's own organisation, a comparison and a region decide and say, on small hand-drawn graphs."""

from decimal import Decimal

from graph.ask.organisation import events, introducers, organisation
from graph.ask.profile import claims_about, entries_of, essence, topics, won
from graph.ask.region import region
from graph.ask.side_by_side import compare
from graph.ask.snapshot import Snapshot
from graph.model.records import Amount, Entity, Name, NameUse
from graph.model.words import languages
from graph.say.organisation import comparison_sentences, entry_state, region_sentences
from graph.say.profile import extras, few, summary, won_sentence
from tests.graph.drawn import drawn, tie

KOEPEL = Entity(
    "koepel",
    "Association",
    "Voorbeeldkoepel",
    names=(
        Name("VBK", NameUse.ABBREVIATION),
        Name("de Voorbeeldkoepel (VBK)", NameUse.RUNNING),
        Name("the Example association (VBK)", NameUse.RUNNING, lang="en"),
    ),
)


def told(snapshot: Snapshot, id: str, language: str = "nl") -> str:
    return summary(snapshot, id).in_language(language)


def test_a_summary_names_a_party_in_full_once_and_goes_on_with_its_abbreviation() -> None:
    snapshot = drawn("noord:Province koepel:Association sbir:ProcurementInstrument", tie("noord", "koepel"),
                     tie("koepel", "sbir", "uses"), stated=(KOEPEL,))  # fmt: skip
    assert told(snapshot, "koepel") == (
        "De Voorbeeldkoepel (VBK) is een koepelorganisatie. De VBK gebruikt Sbir. De VBK heeft één bekend lid."
    )
    assert told(snapshot, "koepel", "en") == (
        "The Example association (VBK) is an association. The VBK uses Sbir. The VBK has one known member."
    )


def test_a_body_that_is_named_by_its_kind_is_not_said_to_be_one() -> None:
    gm = Entity("gm", "Municipality", "Gemeente Voorbeeldstad", region="noord")
    snapshot = drawn("noord:Province gm:Municipality", stated=(gm,))
    assert told(snapshot, "gm") == "De gemeente Voorbeeldstad ligt in de provincie Noord."
    assert told(snapshot, "noord") == "De provincie Noord telt één gemeente."


def test_what_is_over_is_told_in_the_past() -> None:
    dienst = Entity("dienst", "Company", "Proefbureau", until="2019-06-30")
    snapshot = drawn("dienst:Company", stated=(dienst,))
    assert told(snapshot, "dienst") == "Proefbureau was een bedrijf, tot en met 30 juni 2019."


def test_whether_an_instrument_is_used_is_said_to_be_unknown_and_never_denied() -> None:
    snapshot = drawn("noord:Province a:ProcurementInstrument b:ProcurementInstrument", tie("noord", "a", "uses"))
    assert "Van één van de twee inkoopinstrumenten is niet bekend of de provincie ze gebruikt." in told(
        snapshot, "noord"
    )
    assert told(snapshot, "b").endswith("Van geen enkele provincie is bekend of zij B gebruikt.")


def test_a_term_that_passed_without_a_known_follow_up_is_open() -> None:
    plan = Entity("plan", "Covenant", "Voorbeeldakkoord", since="2018", until="2020")
    snapshot = drawn("noord:Province plan:Covenant", tie("noord", "plan", "partyTo"), stated=(plan,))
    assert "De termijn van Voorbeeldakkoord is voorbij en er is geen vervolg bekend." in told(snapshot, "noord")
    (entry,) = entries_of(snapshot, "noord")
    assert entry_state(snapshot, entry).in_language("nl") == "termijn voorbij sinds 2020, geen vervolg bekend"


def test_who_shares_most_agreements_and_projects_is_named() -> None:
    snapshot = drawn(
        "noord:Province zuid:Province oost:Province a:Covenant b:Project",
        *(tie(province, "a", "partyTo") for province in ("noord", "zuid", "oost")),
        *(tie(province, "b", "participatesIn") for province in ("noord", "zuid")),
    )
    assert essence(snapshot, "noord").partners == (("zuid", 2),)
    assert "De meeste afspraken en projecten deelt de provincie met de provincie Zuid." in told(snapshot, "noord")


def test_a_winner_is_told_what_for_how_much_and_by_whom() -> None:
    snapshot = drawn(
        "bv:Company gunning:Award prijs:Challenge noord:Province",
        tie("gunning", "bv", "awardedTo", amount=Amount(Decimal(25_000), "EUR")),  # type: ignore[arg-type]
        tie("gunning", "prijs", "awardIn"),
        tie("noord", "prijs", "commissions"),
    )
    (win,) = won(snapshot, "bv")
    assert (win.award, win.contests, win.buyers) == ("gunning", ("prijs",), ("noord",))
    sentence = won_sentence(snapshot, win).in_language("nl")
    for piece in ("Bv", "€ 25.000", "Prijs", "de provincie Noord"):
        assert piece in sentence
    assert sentence.casefold() in told(snapshot, "bv").casefold()


def test_relations_stand_under_headings_and_by_name_and_only_the_first_are_read() -> None:
    members = [f"gm-{letter}" for letter in "dcba"]
    snapshot = drawn(
        " ".join(f"{id}:Municipality" for id in members) + " koepel:Association sbir:ProcurementInstrument",
        *(tie(id, "koepel") for id in members),
        tie("koepel", "sbir", "uses"),
    )
    ties, work = topics(snapshot, "koepel", "present", 3)
    assert (ties.name, work.name) == ("ties", "work")
    (group,) = ties.groups
    assert (group.id, group.total, ties.total) == ("memberOf-in", 4, 4)
    assert [fact.subject for fact in group.facts] == ["gm-a", "gm-b", "gm-c"]
    (whole,) = topics(snapshot, "koepel", "present", 3, "memberOf-in")[0].groups
    assert len(whole.facts) == 4


def test_what_a_relation_says_beside_its_type_stands_behind_the_name() -> None:
    snapshot = drawn(
        "noord:Province p:Project", tie("noord", "p", "participatesIn", since="2021", confidence="derived")
    )
    (fact,) = snapshot.facts
    assert extras(snapshot, fact, "nl") == "sinds 2021; afgeleid"


def test_what_happened_on_a_day_is_not_said_to_hold_since() -> None:
    snapshot = drawn("bv:Company gunning:Award", tie("gunning", "bv", "awardedTo", since="2020-07-20"))
    (fact,) = snapshot.facts
    assert extras(snapshot, fact, "nl") == "op 20 juli 2020"


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    snapshot = drawn("a:Province b:Province c:Province d:Province e:Province")
    names = few(snapshot, "abcde", 3)
    assert [len(few(snapshot, "abcde"[:n], 3).items) for n in (2, 3, 4)] == [2, 3, 4]
    assert len(names.items) == 4


def test_who_can_introduce_is_tied_to_others_that_one_is_not_tied_to() -> None:
    snapshot = drawn(
        "wij:Company koepel:Association tafel:Platform noord:Province zuid:Province",
        tie("wij", "koepel"), tie("noord", "koepel"), tie("zuid", "koepel"), tie("wij", "tafel"),
        tie("noord", "tafel"),
    )  # fmt: skip
    candidates = introducers(snapshot, "wij")
    # A platform has no desk to call.
    assert [(introducer.id, introducer.number, introducer.reached) for introducer in candidates] == [
        ("koepel", 2, ("noord", "zuid"))
    ]
    assert introducers(snapshot, "zuid")[0].id == "koepel"


def test_events_are_told_newest_first_and_those_to_come_are_no_news() -> None:
    snapshot = drawn(
        "noord:Province a:Project b:Project c:Project",
        tie("noord", "a", "participatesIn", since="2019"),
        tie("noord", "b", "participatesIn", since="2021-05"),
        tie("noord", "c", "participatesIn", since="2030"),
    )
    assert [event.on for event in events(snapshot, "noord")] == ["2030", "2021-05", "2019"]
    assert [event.on for event in organisation(snapshot, "noord").events] == ["2021-05", "2019"]


def test_two_parties_share_what_both_are_tied_to_and_learn_what_only_one_is_known_to_use() -> None:
    snapshot = drawn(
        "noord:Province zuid:Province koepel:Association a:ProcurementInstrument b:ProcurementInstrument",
        tie("noord", "koepel"), tie("zuid", "koepel"), tie("noord", "a", "uses"),
        tie("zuid", "b", "uses"), tie("noord", "b", "uses"),
    )  # fmt: skip
    comparison = compare(snapshot, "noord", "zuid")
    assert dict(comparison.shared) == {"Actor": ("koepel",), "Instrument": ("b",)}
    assert [dict(side.alone) for side in comparison.sides] == [{"Instrument": ("a",)}, {}]
    assert [(lesson.teacher, lesson.pupil, lesson.what) for lesson in comparison.lessons] == [("noord", "zuid", "a")]
    sentences = comparison_sentences(snapshot, comparison).in_language("nl")
    assert "De provincie Noord gebruikt A; van de provincie Zuid is dat niet bekend." in sentences
    assert "hebben twee dingen gemeen" in sentences


def test_a_region_holds_what_lies_in_it_and_in_its_municipalities() -> None:
    gm = Entity("gm", "Municipality", "Voorbeeldstad", region="noord")
    snapshot = drawn(
        "noord:Province zuid:Province gm:Municipality lab:Fieldlab ver:Fieldlab sbir:ProcurementInstrument p:Project",
        tie("lab", "gm", "locatedIn"), tie("ver", "zuid", "locatedIn"), tie("gm", "p", "commissions"),
        tie("p", "sbir", "uses"), stated=(gm,),
    )  # fmt: skip
    north = region(snapshot, "noord")
    assert dict(north.inside) == {"Municipality": ("gm",), "Fieldlab": ("lab",)}
    assert [(usage.instrument, usage.users) for usage in north.usages] == [("sbir", ("gm",))]
    assert (north.buyers, north.unknown) == (2, ("noord",))
    sentences = region_sentences(snapshot, north).in_language("nl")
    assert "In de provincie Noord liggen één gemeente en één fieldlab." in sentences
    assert "Van één van de twee overheden hier is bekend dat zij een inkoopinstrument gebruikt." in sentences


def test_all_that_is_said_comes_with_who_says_it_each_source_by_itself() -> None:
    snapshot = drawn("noord:Province koepel:Association", tie("noord", "koepel"), also=(tie("noord", "koepel"),))
    spoken = claims_about(snapshot, "koepel")
    assert [statement.evidence.source.id for statement in spoken] == ["brief", "register"]
    assert all(len(statement.fact.evidence) == 1 for statement in spoken)


def test_every_kind_has_a_summary_in_every_language() -> None:
    from graph.model.vocabulary import VOCABULARY

    kinds = VOCABULARY.concrete_kinds()
    snapshot = drawn(" ".join(f"x-{kind.lower()}:{kind}" for kind in kinds))
    for id in snapshot.nodes:
        for language in languages():
            text = told(snapshot, id, language)
            assert "{" not in text
            assert text == "" or text.endswith(".")
