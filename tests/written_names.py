"""The municipalities as lists have them, each with the body that it means: to test and measure who recognises them."""

from graph.ask.snapshot import Snapshot

# What more than one body in the bundled data is called, in a list that does not say of which kind its names are.
SHARED = {"Eindhoven", "Groningen", "Utrecht"}
# Second names, ways of writing and municipalities that are no more, with the body that each is.
OTHERWISE = {
    "Den Haag": "tooi-gm0518", "'s-Gravenhage": "tooi-gm0518", "’s-Gravenhage": "tooi-gm0518",
    "gemeente 's-Gravenhage": "tooi-gm0518", "Den Bosch": "tooi-gm0796", "Gem. Den Bosch": "tooi-gm0796",
    "Bergen (NH.)": "tooi-gm0373", "Bergen (L.)": "tooi-gm0893", "Bergen NH": "tooi-gm0373",
    "Bilt, De": "tooi-gm0310", "Ronde Venen, De": "tooi-gm0736", "Fryske Marren, De": "tooi-gm1940",
    "Hollands Kroon, gemeente": "tooi-gm1911", "Sudwest Fryslan": "tooi-gm1900", "SÚDWEST-FRYSLÂN": "tooi-gm1900",
    "Noardeast Fryslan": "tooi-gm1970", "Gem Utrecht": "tooi-gm0344", "Utrecht (gemeente)": "tooi-gm0344",
    "Utrecht (gem.)": "tooi-gm0344", "Groningen, gemeente": "tooi-gm0014", "Gemeente Eindhoven": "tooi-gm0772",
    "Capelle a/d IJssel": "tooi-gm0502", "Krimpen aan den IJssel ": "tooi-gm0542", "de gemeente Zwolle": "tooi-gm0193",
    "alphen-aan-den-rijn": "tooi-gm0484", "Ouder Amstel": "tooi-gm0437", "Haarlemmermeer (Gemeente)": "tooi-gm0394",
    "Haren": "tooi-gm0017", "Slochteren": "tooi-gm0040", "Gemeente Delfzijl": "tooi-gm0010", "Weesp": "tooi-gm0457",
    "Aalburg": "tooi-gm0738", "Abcoude": "tooi-gm0305", "'s-Gravenzande": "tooi-gm0519", "'s-Graveland": "tooi-gm0390",
    "gm0344": "tooi-gm0344", "tooi-gm0518": "tooi-gm0518", "17278704": "tooi-gm0796",
    "https://identifier.overheid.nl/tooi/id/gemeente/gm0014": "tooi-gm0014", "00000001001709124000": "tooi-gm0796",
    "Alphen a/d Rijn": "tooi-gm0484", "Krimpen a/d IJssel": "tooi-gm0542", "GEMEENTE LEIDEN": "tooi-gm0546",
    "gem Nijmegen": "tooi-gm0268", "Maastricht, gemeente": "tooi-gm0935", "Nieuwegein (gem.)": "tooi-gm0356",
    "Gemeente  Rotterdam": "tooi-gm0599", "ROTTERDAM": "tooi-gm0599", "gem. Amsterdam": "tooi-gm0363",
    "Amsterdam (gemeente)": "tooi-gm0363", "Gemeente De Bilt": "tooi-gm0310", "Bergen op Zoom": "tooi-gm0748",
}  # fmt: skip


def as_people_write(snapshot: Snapshot) -> dict[str, str]:
    """The municipalities of today, each in a way in which lists have them, and 48 and more that are otherwise."""
    ways = ("{}", "Gemeente {}", "{} (gemeente)", "{}", "gem. {}", "gemeente {}")
    names = {}
    for place, node in enumerate(snapshot.of_kind("Municipality")):
        bare = node.name.removeprefix("Gemeente ")
        names[bare if bare in SHARED else ways[place % len(ways)].format(bare)] = node.id
    return names | OTHERWISE
