"""Networks that the tests of the maps draw: fictitious, small, and some of them hostile."""

from dataclasses import dataclass
from random import Random

from graph.ask.snapshot import Snapshot
from graph.model.records import Claim, Entity, Identifier, Name, NameUse, Rank, Source, Status
from graph.model.vocabulary import VOCABULARY
from tests.graph.drawing import LETTER, claim, drawing, entity

REGISTER = Source("register", "Voorbeeldregister", "Registerhouder", "CC0-1.0", Rank.REGISTER)
HOSTILE_NAMES = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=2>",
    "'\"><svg onload=window.hit=3>",
    "</script><script>window.hit=4</script>",
    "{{ 7 * 7 }} {% raw %} ${window.hit=5}",
    "\u202eachterstevoren\u2066 en \u200fverder",
    "Voorbeeld 🏛️👩\u200d🔬 met plaatjes",
    "L" * 500,
    "\u200f",
)


@dataclass(frozen=True)
class Said:
    """What a finding tells, in two languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class Advice:
    sentence: Said


@dataclass(frozen=True)
class Gap:
    """A finding as a map sees it."""

    id: str
    severity: str
    entities: tuple[str, ...]
    sentence: Said
    next_step: Advice = Advice(Said("Vraag het na bij de Voorbeeldkoepel.", "Ask the Voorbeeldkoepel."))


GAPS = (
    Gap("1", "serious", ("vraag",), Said("Voor het instrument is geen geld bekend.", "No money is known.")),
    Gap("2", "minor", ("agenda", "stuk"), Said("Van de agenda is geen vervolg bekend.", "No follow-up is known.")),
)


def small_network() -> Snapshot:
    """Eleven entities and an agreement that has run out, with relations that stand in every way, and parallel ones.

    At present 11 entities and 9 relations are shown, with the past 12 and 12.
    """
    entities = (
        entity("vbz", "Ministry", "Ministerie van Voorbeeldzaken", names=(Name("VBZ", NameUse.ABBREVIATION),)),
        entity(
            "noordland",
            "Province",
            "Provincie Noordland",
            names=(Name("Noârdlân", NameUse.ALTERNATIVE, "fy"),),
            identifiers=(Identifier("kvk", "01234567"),),
            description="Een provincie die niet bestaat.",
            homepage="https://noordland.example/",
        ),
        entity("zuidland", "Province", "Provincie Zuidland"),
        entity("koepel", "Association", "Voorbeeldkoepel"),
        entity("bond", "Association", "Voorbeeldbond"),
        entity("tafel", "Platform", "Voorbeeldtafel"),
        entity("agenda", "Covenant", "Voorbeeldagenda", since="2019", until="2020"),
        entity("vraag", "ProcurementInstrument", "Voorbeeldinstrument"),
        entity("schoon", "Theme", "Schone voorbeelden"),
        entity("uitvraag", "Challenge", "Uitvraag schone voorbeelden"),
        entity("stuk", "ParliamentaryPaper", "Kamerstuk 99999, nr. 1"),
        entity("alleen", "Company", "Eenzaam Voorbeeld B.V."),
    )
    claims = (
        claim("noordland", "memberOf", "koepel"),
        claim("zuidland", "memberOf", "koepel"),
        claim("koepel", "memberOf", "tafel", since="2019"),
        claim("bond", "memberOf", "tafel"),
        claim("vbz", "memberOf", "tafel"),
        claim("vbz", "funds", "tafel", status=Status.PROPOSED),
        claim("vbz", "supports", "tafel", since="2019"),
        claim("koepel", "partyTo", "agenda", since="2019", until="2020"),
        claim("bond", "partyTo", "agenda", status=Status.ENDED),
        claim("agenda", "recordedIn", "stuk", locator="voetnoot 1"),
        claim("zuidland", "uses", "vraag", holds=False),
        claim("noordland", "uses", "vraag"),
        claim("noordland", "commissions", "uitvraag"),
        claim("uitvraag", "concerns", "schoon"),
    )
    return drawing(entities, claims)


def hostile_network() -> Snapshot:
    """Entities whose names, descriptions and links try to be more than text."""
    entities = [
        entity(f"h{number}", "Company", name, description=name, names=(Name(name + "!"),))
        for number, name in enumerate(HOSTILE_NAMES)
    ]
    claims = [
        claim(f"h{number}", "consults", f"h{number + 1}", note=name, locator=name, role=name)
        for number, name in enumerate(HOSTILE_NAMES[:-1])
    ]
    return drawing(entities, claims)


def register_network(municipalities: int = 60) -> Snapshot:
    """Municipalities of two provinces that only a register speaks of, save one that a letter speaks of too."""
    register = [entity("noordland", "Province", "Provincie Noordland"), entity("zuidland", "Province")]
    register += [entity("bond", "Association", "Voorbeeldbond van gemeenten")]
    register += [
        entity(f"gm{number:04}", "Municipality", f"Gemeente {number:04}", region=("noordland", "zuidland")[number % 2])
        for number in range(municipalities)
    ]
    memberships = [claim(f"gm{number:04}", "memberOf", "bond") for number in range(municipalities)]
    return drawing(
        [entity("gm0001", "Municipality", "Gemeente 0001"), entity("vraag", "ProcurementInstrument")],
        [claim("gm0001", "uses", "vraag")],
        more=[(REGISTER, register, memberships)],
    )


def large_network(nodes: int, seed: int = 4) -> Snapshot:
    """A network of that many nodes of many kinds, with two and a half times as many relations."""
    random = Random(seed)
    kinds = VOCABULARY.concrete_kinds()
    entities = [Entity(f"n{number}", kinds[number % len(kinds)], f"Voorbeeld {number}") for number in range(nodes)]
    claims: dict[tuple[str, str], Claim] = {}
    while len(claims) < 5 * nodes // 2:
        subject = entities[int(nodes * random.random() ** 2.5)]
        object = random.choice(entities)
        if subject.id != object.id:
            claims[subject.id, object.id] = claim(subject.id, "concerns", object.id)
    return drawing(entities, claims.values(), source=LETTER)


def workbook_network(companies: int = 3000, projects: int = 2000, seed: int = 3) -> Snapshot:
    """Companies and projects as a workbook lists them: a few in very many projects, and half of them in none."""
    random = Random(seed)
    entities = [entity(f"c{number}", "Company", f"Voorbeeldbedrijf {number}") for number in range(companies)]
    entities += [entity(f"p{number}", "Project", f"Voorbeeldproject {number}") for number in range(projects)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < companies + projects:
        pairs.add((int(companies * random.random() ** 4), random.randrange(projects)))
    return drawing(
        entities, [claim(f"c{company}", "participatesIn", f"p{project}") for company, project in sorted(pairs)]
    )


def parties_network() -> Snapshot:
    """Two parties that share a table and four deals; one has much for itself, of many kinds."""
    kinds = ("Project", "Challenge", "Covenant", "Procedure", "Plan", "Company", "Event")
    own = [entity(f"{kind.lower()}{number}", kind) for kind in kinds for number in range(2)]
    deals = [entity(f"deal{number}", "Deal") for number in range(4)]
    table, small = entity("tafel", "Platform"), entity("klein", "Project")
    shared = [claim(who, "partyTo", deal.id) for deal in deals for who in ("ipo", "vng")]
    return drawing(
        [entity("ipo", "Association"), entity("vng", "Association"), table, small, *deals, *own],
        [
            *shared,
            claim("ipo", "memberOf", "tafel"),
            claim("vng", "memberOf", "tafel"),
            claim("vng", "leads", "klein"),
            *(
                claim(
                    "ipo",
                    "cooperatesWith"
                    if node.kind == "Company"
                    else "partyTo"
                    if node.kind in {"Covenant", "Plan"}
                    else "organises",
                    node.id,
                )
                for node in own
            ),
            claim("klein", "componentOf", "project0"),
        ],
    )
