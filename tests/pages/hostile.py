"""Plainly fictitious bodies whose names try to be something else than text."""

from decimal import Decimal

from graph.model.records import Amount, Batch, Claim, Entity, Name, NameUse, Rank, Source

SCRIPT = '<script>document.body.dataset.broken = "1"</script>'
IMAGE = '"><img src=x onerror="document.body.dataset.broken = 1">'
CLOSED = "</script></title></textarea><b>Voorbeeldkoepel</b>"
RIGHT_TO_LEFT = "Voorbeeld\u202ednalneerts\u202c stad"
LONG = "Voorbeeldorganisatie" * 25
EMOJI = "Voorbeeld 🧑‍🚀🇳🇱 {{ 7*7 }} ${7*7} %(num)s %s"
FORMULAS = ("=1+1|cmd", "+1+1", "-1+1", "@SUM(1)")
NAMES = (SCRIPT, IMAGE, CLOSED, RIGHT_TO_LEFT, LONG, EMOJI, *FORMULAS)
IDS = tuple(f"boos-{number}" for number in range(len(NAMES)))


def batch() -> Batch:
    """All of them as members of one platform, and as parties that work on one theme with one instrument."""
    source = Source(
        id="boze-bron",
        title=f"Boze bron {SCRIPT}",
        publisher=IMAGE,
        licence=CLOSED,
        rank=Rank.CURATED,
        url="https://voorbeeld.example/?a=1&lt=2&b=%22",
        published="2021",
    )
    entities = [
        Entity(
            id,
            "Province",
            name,
            names=(Name(f"{name} (ook)", NameUse.ALTERNATIVE),),
            description=f"Omschrijving {name}",
            locator=f"kop {IMAGE}",
        )
        for id, name in zip(IDS, NAMES, strict=True)
    ]
    entities += [
        Entity("tafel", "Platform", f"Tafel {SCRIPT}"),
        Entity("vi", "ProcurementInstrument", f"Instrument {IMAGE}"),
        Entity("agenda", "Covenant", f"Agenda {CLOSED}", since="2019", until="2020"),
    ]
    claims = [Claim(id, "memberOf", "tafel", since="2019", locator=f"p. {SCRIPT}", note=f"Noot {IMAGE}") for id in IDS]
    claims += [Claim(id, "partyTo", "agenda", locator="p. 2", role=SCRIPT) for id in IDS]
    claims.append(Claim(IDS[0], "uses", "vi", locator="p. 3", amount=Amount(Decimal(5))))
    return Batch(source, tuple(entities), tuple(claims))
