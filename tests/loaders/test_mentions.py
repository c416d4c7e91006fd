"""Names are found as they are written, the longest first, and what stays open is not decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Entity, Name, NameUse
from loaders.readers.mentions import MentionFinder, find_in_passages
from loaders.readers.name_dictionary import plurals
from loaders.readers.papers.offices import with_offices
from loaders.readers.suggestions import amounts_in, suggestions, unknown_organisations

KNOWN = (
    Entity("ipo", "Association", "Interprovinciaal Voorbeeld", names=(Name("IPV", NameUse.ABBREVIATION),)),
    Entity("plan", "Plan", "IPV-herstelplan"),
    Entity("sbir", "ProcurementInstrument", "Small Business Voorbeeld", names=(Name("SBV", NameUse.ABBREVIATION),)),
    Entity("partnerschap", "ProcurementInstrument", "Voorbeeldpartnerschap"),
    Entity("kic", "Covenant", "Kennis- en Voorbeeldconvenant"),
    Entity("tafel", "Platform", "Economisch Voorbeeldplatform"),
    Entity(
        "mvz",
        "Ministry",
        "Ministerie van Voorbeeldzaken",
        names=(Name("MVZ", NameUse.ABBREVIATION), Name("Voorbeeldzaken")),
    ),
    Entity("pv", "Province", "Provincie Noordland", names=(Name("Noordland"), Name("NL", NameUse.ABBREVIATION))),
    Entity("gm", "Municipality", "Gemeente Noordland", names=(Name("Noordland"),)),
    Entity("zuid", "Municipality", "Gemeente Zuidstad", names=(Name("Zuidstad"),)),
    Entity("echt", "Municipality", "Gemeente Echt", names=(Name("Echt"),)),
    Entity("oud", "Municipality", "Gemeente Oudstad", names=(Name("Oudstad"),), until="2010"),
    Entity("dienst", "Agency", "Dienst Voorbeeld", names=(Name("DV", NameUse.ABBREVIATION),)),
    Entity("kabinet", "Government", "Kabinet", names=(Name("Regering"),)),
    Entity("bouw", "Consortium", "RoboVoorbeeld"),
    Entity("thema", "Theme", "Monitoring"),
    Entity("ws", "WaterAuthority", "Waterschap Zuidstad", names=(Name("Zuidstad"),)),
    Entity("reeks", "Programme", "Proef met sensoren (Zuidstad)"),
)


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder(KNOWN)


def found(finder: MentionFinder, text: str, on: str | None = "2021") -> list[str]:
    return [mention.entity for mention in finder.find(text, on).mentions]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Het IPV en het Interprovinciaal Voorbeeld.", ["ipo", "ipo"]),
        ("Het IPV-herstelplan van de IPV-voorzitter.", ["plan", "ipo"]),
        ("SBV's, SBV’s, SBVs en (SBV)", ["sbir", "sbir", "sbir", "sbir"]),
        ("sbv is geen afkorting", []),
        ("Voorbeeldpartnerschappen en voorbeeldpartnerschap", ["partnerschap", "partnerschap"]),
        ("Een voorbeeldpartnerschapsprocedure en de Voorbeeldpartnerschapaanpak", ["partnerschap", "partnerschap"]),
        ("Een Voorbeeldplatformaanpak en een tafelvoorbeeldpartnerschap", []),
        ("Het Kennis- & Voorbeeldconvenant", ["kic"]),
        ("Het ‘Kennis- en Voorbeeldconvenant’", ["kic"]),
        ("Het Economisch Voorbeeld-platform", ["tafel"]),
        ("ministerie van MVZ en Min. van Voorbeeldzaken", ["mvz", "mvz"]),
        ("de commissie voor Voorbeeldzaken", []),
        ("de regering en de Regering", []),
        ("RoboVoorbeeld maar niet robovoorbeeld", ["bouw"]),
        ("Monitoring is nodig", []),
        ("De proef met sensoren loopt.", ["reeks"]),
        ("Zie https://voorbeeld.example/ipv-IPV-SBV.html en www.IPV.example", []),
    ],
)
def test_a_name_is_found_however_it_is_inflected_and_never_inside_another(
    finder: MentionFinder, text: str, entities: list[str]
) -> None:
    assert found(finder, text) == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("de provincie Noordland", ["pv"]),
        ("Gemeente Noordland", ["gm"]),
        ("de gemeenten Zuidstad, Noordland en Echt", ["zuid", "gm", "echt"]),
        ("de provincie Zuidland en Noordland", []),
        ("in Noordland", []),
        ("in Zuidstad", ["zuid"]),
        ("Zuidstad doet mee.", ["zuid"]),
        ("Echt waar.", []),
        ("Universiteit van Zuidstad, de Universiteit Zuidstad en Zuidstad Centraal", []),
        ("de heer Zuidstad en het lid Van Zuidstad", []),
        ("Zuidstad, 7 juli 2023", []),
        ("in Oudstad", []),
        ("NL", []),
        ("TU Zuidstad", []),
        ("het waterschap Zuidstad", ["ws"]),
        ("Wij zijn er. De gemeente Echt.", ["echt"]),
    ],
)
def test_a_place_is_a_body_only_when_the_words_around_it_say_so(
    finder: MentionFinder, text: str, entities: list[str]
) -> None:
    assert found(finder, text) == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Gedeputeerde Staten van Noordland besluiten.", ["pv"]),
        ("provinciale staten van Noordland en Zuidstad", ["pv", "zuid"]),
        ("de gemeenteraad van Noordland", ["gm"]),
        ("burgemeester en wethouders van Noordland", ["gm"]),
        ("de Staten-Generaal Noordland", []),
    ],
)
def test_the_organs_of_a_territory_tell_which_of_its_namesakes_it_is(
    finder: MentionFinder, text: str, entities: list[str]
) -> None:
    assert found(finder, text) == entities


@pytest.mark.parametrize(
    "text",
    [
        "Zuidstad, 3 mei 2024 Voortouwcommissie: vaste commissie",
        "Aldus getekend te Zuidstad, 4 juni 2021.",
        "Brief van lid Zuidstad, V.O. van (Voorbeeldpartij)",
        "Zuidstad, V.O. van",
        "De leden Jansen, Zuidstad en Echt vragen dit.",
        "Minister Zuidstad antwoordt.",
        "de haven van Zuidstad",
        "Brainport Zuidstad",
        "de luchthaven Zuidstad",
        "Zuidstad-Noord",
        "het Zuidstad-Rijnkanaal",
        "het Verdrag van Zuidstad",
    ],
)
def test_a_dateline_a_surname_or_a_part_of_another_name_is_no_municipality(finder: MentionFinder, text: str) -> None:
    assert found(finder, text) == []


@pytest.mark.parametrize("text", ["de leden van Zuidstad", "de top van Zuidstad", "Een wethouder van Zuidstad tekent."])
def test_a_place_that_acts_is_found_behind_words_that_only_look_like_those_of_a_name(
    finder: MentionFinder, text: str
) -> None:
    assert found(finder, text) == ["zuid"]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("De monitoring is nodig.", []),
        ("De slimme stad groeit.", []),
        ("Slimme stad is een begrip.", []),
        ("Het thema Slimme stad groeit.", ["stad"]),
        ("Zie ‘slimme stad’.", ["stad"]),
        ("Het voorbeeld innoveren en aanbesteden loopt.", ["inkoop"]),
    ],
)
def test_the_words_of_a_theme_alone_are_no_name_of_it(text: str, entities: list[str]) -> None:
    themes = (*KNOWN, Entity("stad", "Theme", "Slimme stad"), Entity("inkoop", "Theme", "Innoveren en aanbesteden"))
    assert found(MentionFinder(themes), text) == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "de Minister van Voorbeeldzaken en de staatssecretaris van MVZ",
            ["minister", "staatssecretaris-van-voorbeeldzaken"],
        ),
        ("de ministers van Voorbeeldzaken en MVZ", ["mvz", "mvz"]),
        ("de minister voor Voorbeeldzaken", []),
    ],
)
def test_the_offices_of_a_ministry_are_found_and_a_known_one_keeps_its_id(text: str, entities: list[str]) -> None:
    known = {
        entity.id: entity for entity in (*KNOWN, Entity("minister", "PublicOfficial", "Minister van Voorbeeldzaken"))
    }
    assert found(MentionFinder(with_offices(known).values()), text) == entities


def test_names_that_share_their_ending_are_both_found() -> None:
    finder = MentionFinder(
        Entity(id, "Province", f"Provincie {name}", names=(Name(name),))
        for id, name in (("oost", "Oost-Voorland"), ("west", "West-Voorland"))
    )
    text = "De provincies Oost- en West-Voorland, en Oost- en westkusten."
    assert [(mention.entity, mention.text) for mention in finder.find(text).mentions] == [
        ("oost", "Oost"),
        ("west", "West-Voorland"),
    ]
    assert found(finder, "Oost- en West-Voorland doen mee.") == ["oost", "west"]
    assert found(finder, "Het oost- en West-Voorland.") == ["west"]


def test_a_name_that_stays_open_is_reported_with_those_who_bear_it(finder: MentionFinder) -> None:
    (doubt,) = finder.find("in Noordland").doubtful
    assert (doubt.text, doubt.entities) == ("Noordland", ("pv", "gm"))


def test_an_abolished_body_is_found_in_papers_of_its_own_time(finder: MentionFinder) -> None:
    assert found(finder, "in Oudstad", "2009") == ["oud"]


def test_a_short_abbreviation_counts_once_its_body_is_named_in_full(finder: MentionFinder) -> None:
    alone = list(find_in_passages(finder, [("al. 1", "De DV deed het.")]))
    named = list(find_in_passages(finder, [("al. 1", "De Dienst Voorbeeld (DV)."), ("al. 2", "De DV deed het.")]))
    assert [len(result.mentions) for _, result in alone] == [0]
    assert [len(result.mentions) for _, result in named] == [2, 1]


def test_a_name_that_the_end_of_a_page_parts_stands_where_it_begins(finder: MentionFinder) -> None:
    pages = [
        ("p. 1, al. 9", "Zie het IPV en het Kennis- en"),
        ("voetnoot 1", "Noot."),
        ("p. 2, al. 1", "Voorbeeldconvenant."),
    ]
    places = [
        (place, [mention.entity for mention in result.mentions]) for place, result in find_in_passages(finder, pages)
    ]
    assert places == [("p. 1, al. 9", ["ipo", "kic"]), ("voetnoot 1", []), ("p. 2, al. 1", [])]


def test_a_mention_stands_where_it_says(finder: MentionFinder) -> None:
    text = "Wél ‘SBV’s’ – en het Kennis- & Voorbeeldconvenant."
    for mention in finder.find(text).mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Het overleg met de SBV's.", ["sbir"]),
        ("RoboVoorbeeld.Daarna", ["bouw"]),
        ("RoboVoorbeeld.nl is een adres", []),
        ("(RoboVoorbeeld)/SBV,IPV", ["bouw", "sbir", "ipo"]),
        ("min. van MVZ, o.a. voor Min. van Voorbeeldzaken", ["mvz", "mvz"]),
    ],
)
def test_words_are_parted_where_a_reader_parts_them(finder: MentionFinder, text: str, entities: list[str]) -> None:
    assert found(finder, text) == entities


def test_a_name_at_the_end_of_a_text_is_not_taken_for_the_beginning_of_a_longer_one() -> None:
    longer = (
        Entity("kort", "Consortium", "De Voorbeeldgroep"),
        Entity("lang", "Consortium", "De Voorbeeldgroep Noord"),
    )
    assert found(MentionFinder(longer), "Dit is De Voorbeeldgroep") == ["kort"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("in totaal 11,5 miljoen euro", ["11500000"]),
        ("€ 400.000 en EUR 2,5 mln.", ["400000", "2500000"]),
        ("300.000 euro", ["300000"]),
        ("in 2021 en 10 procent", []),
        # A line that once took minutes.
        ("1" * 40_000, []),
    ],
)
def test_amounts_are_read_in_euros(text: str, amounts: list[str]) -> None:
    assert [str(amount.value.quantize(1)) for amount in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MVZ financiert het Voorbeeldpartnerschap.", [("mvz", "funds", "partnerschap")]),
        ("Door MVZ is geld beschikbaar gesteld voor het Voorbeeldpartnerschap.", [("mvz", "funds", "partnerschap")]),
        ("Het IPV heeft het Kennis- en Voorbeeldconvenant ondertekend.", [("ipo", "partyTo", "kic")]),
        ("Het IPV neemt deel aan het Economisch Voorbeeldplatform.", []),
        ("MVZ financiert het Voorbeeldpartnerschap niet.", [("mvz", "funds", "partnerschap")][:0]),
        ("MVZ wil het Voorbeeldpartnerschap financieren.", []),
        ("MVZ en IPV spraken over het Voorbeeldpartnerschap.", []),
    ],
)
def test_only_a_clear_sentence_gives_a_suggestion(
    finder: MentionFinder, text: str, expected: list[tuple[str, str, str]]
) -> None:
    kinds = {entity.id: entity for entity in KNOWN}
    made = suggestions(text, finder.find(text), kinds)
    assert [(suggestion.subject, suggestion.relation, suggestion.object) for suggestion in made] == expected


def test_an_amount_goes_along_only_when_it_can_be_about_one_thing(finder: MentionFinder) -> None:
    kinds = {entity.id: entity for entity in KNOWN}
    single = "Voor SBV is door MVZ van 2019 tot 2021 300.000 euro beschikbaar gesteld."
    several = "Door MVZ is 10 miljoen euro beschikbaar gesteld voor SBV of het Voorbeeldpartnerschap."
    (alone,) = suggestions(single, finder.find(single), kinds)
    assert alone.amount is not None
    assert alone.amount.value == 300_000
    assert [each.amount for each in suggestions(several, finder.find(several), kinds)] in ([None, None], [])


def test_a_line_of_nothing_but_capitals_holds_no_organisation(finder: MentionFinder) -> None:
    text = "Aa-" * 20_000
    assert unknown_organisations(text, finder.find(text)) == ()


def test_unknown_organisations_are_named_and_known_ones_are_not(finder: MentionFinder) -> None:
    text = (
        "Stichting Nieuw Voorbeeld, Bouwbedrijf Janssen B.V. en Gemeente Zuidstad overlegden met Universiteit Verweg."
    )
    assert unknown_organisations(text, finder.find(text)) == (
        "Stichting Nieuw Voorbeeld",
        "Bouwbedrijf Janssen B.V.",
        "Universiteit Verweg",
    )


def test_plurals_follow_the_last_word() -> None:
    assert "Partnerschappen" in plurals("Partnerschap")
    assert plurals("City Deals") == ()


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    finder = _FINDER or MentionFinder(KNOWN)
    result = finder.find(text)
    kinds = {entity.id: entity for entity in KNOWN}
    assert all(text[mention.start : mention.end] == mention.text for mention in result.mentions)
    assert isinstance(list(suggestions(text, result, kinds)), list)
    assert isinstance(unknown_organisations(text, result), tuple)


_FINDER = MentionFinder(KNOWN)
