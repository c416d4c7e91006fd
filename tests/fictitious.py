"""A small network of plainly fictitious bodies, for tests that need one."""

from decimal import Decimal

from graph.model.records import Amount, Batch, Claim, Entity, Identifier, Name, NameUse, Rank, Source

SOURCE = Source(
    id="voorbeeldbrief",
    title="Voorbeeldbrief over inkopen",
    publisher="Ministerie van Voorbeeldzaken",
    licence="CC0-1.0",
    rank=Rank.OFFICIAL,
    url="https://voorbeeld.example/brief",
    published="2021-11-29",
)
REGISTER = Source(
    id="voorbeeldregister", title="Voorbeeldregister", publisher="Registerhouder", licence="CC0-1.0", rank=Rank.REGISTER
)

ENTITIES = (
    Entity("vbz", "Ministry", "Ministerie van Voorbeeldzaken", names=(Name("VBZ", NameUse.ABBREVIATION),)),
    Entity("koepel", "Association", "Voorbeeldkoepel", names=(Name("de Voorbeeldkoepel", NameUse.RUNNING),)),
    Entity("tafel", "Platform", "Voorbeeldtafel"),
    Entity("pv-noordland", "Province", "Provincie Noordland", identifiers=(Identifier("kvk", "01234567"),)),
    Entity("zuidland", "Province", "Provincie Zuidland"),
    Entity("eiland", "Province", "Provincie Eiland"),
    Entity("noordland-stad", "Municipality", "Gemeente Noordland"),
    Entity("bedrijvenbond", "Association", "Voorbeeldbond voor het mkb"),
    Entity("vraag", "ProcurementInstrument", "Voorbeeldinstrument", names=(Name("VI", NameUse.ABBREVIATION),)),
    Entity("uitvraag", "Challenge", "Uitvraag schone voorbeelden"),
    Entity("agenda", "Covenant", "Voorbeeldagenda 2019-2020", since="2019", until="2020"),
    Entity("kst-99999-1", "ParliamentaryPaper", "Kamerstuk 99999, nr. 1", identifiers=(Identifier("kst", "99999-1"),)),
)

CLAIMS = (
    Claim("pv-noordland", "memberOf", "koepel", locator="p. 1"),
    Claim("zuidland", "memberOf", "koepel", locator="p. 1"),
    Claim("koepel", "memberOf", "tafel", locator="p. 2", since="2019"),
    Claim("bedrijvenbond", "memberOf", "tafel", locator="p. 2", since="2019"),
    Claim("vbz", "memberOf", "tafel", locator="p. 2"),
    Claim("zuidland", "commissions", "uitvraag", locator="kader 1", amount=Amount(Decimal("25000.50"))),
    Claim("uitvraag", "uses", "vraag", locator="kader 1"),
    Claim("koepel", "partyTo", "agenda", locator="p. 3", since="2019", until="2020"),
    Claim("bedrijvenbond", "partyTo", "agenda", locator="p. 3", since="2019", until="2020"),
    Claim("agenda", "recordedIn", "kst-99999-1", locator="voetnoot 1"),
    Claim("eiland", "uses", "vraag", locator="p. 4", holds=False),
)


def batch(
    source: Source = SOURCE, entities: tuple[Entity, ...] = ENTITIES, claims: tuple[Claim, ...] = CLAIMS
) -> Batch:
    """The whole network as one source, or a part of it."""
    return Batch(source, entities, claims)
