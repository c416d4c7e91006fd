"""The sources of Samenspel, one module each, found by walking this package. Nothing else lists them.

To add a source, write `loaders/sources/NAME.py` with a card and one function, and a test with a small fixture:

    from collections.abc import Iterable

    from graph.model.records import Batch, Rank
    from loaders.card import DATA, Card, Expected, Given
    from loaders.readers.dataset import read_dataset
    from loaders.problems import LoadError

    CARD = Card(
        id="voorbeeldregister",                 # the id of its source, or what the ids of its sources begin with
        title="Voorbeeldregister",
        publisher="Registerhouder",
        licence="CC0-1.0",
        url="https://register.example/",        # where a reader finds it
        cadence="maandelijks",
        rank=Rank.REGISTER,
        expected=(Expected(300, 400, "Municipality"), Expected(300, 900, "claims")),
        bundled=True,                           # loaded when nothing is asked for; needs data in loaders/data
        hosts=frozenset({"register.example"}),  # the only machines that its files may be fetched from
    )

    def batches(given: Given) -> Iterable[Batch | LoadError]:
        yield read_dataset(DATA / "voorbeeldregister", CARD.source())

    def recognises(path: Path) -> bool:         # only when it can read files that users name; looks, never raises
        return path.suffix == ".voorbeeld"

`batches` gets in `given.files` the files that it recognised, fetched already when the user named an address; without
files it gives what is bundled. It yields one Batch for each source id, which replaces all that this id said before. Its
ids are `CARD.id` or begin with it and a hyphen (`CARD.source("2024")`). A LoadError that is raised ends the source, one
that is yielded (with its `source`) refuses only that batch, and the others go on. After a whole run of a card that
reads no files, its sources that no longer come are retracted; of one that does, a bundled edition never replaces a
newer one, nor does any older edition of a register. A module that only shares code begins with an underscore.

A source that knowingly leaves things out of its files yields a `Skipped` with how many, and why. `given.known(id)`
gives what the store has under an id, `given.entities()` all of it. What a LoadError or Skipped tells is a message of
the catalogue (`graph.model.words`), as a rule with its place: `Place(path.name, row=3).problem("load-…", given=text)`.

One that holds what others found out may also yield a Judgement on who is who (`graph.model.identity`).

A source that finds things by number, dossier or query adds `collect(asked, get)`: it gives the files, each fetched with
`get(address)`, which keeps to the hosts of the card, the pace and the cache; or None when it does not understand what
was asked.

A source never meets a store, a network or a clock: `loaders.engine.run` fetches, checks the expected counts, writes and
keeps the time. Read files with `loaders.readers.reading`, `yaml_elements` and `workbook`; take fields out of a
`loaders.readers.row.Row`. Ids come from the issuer; every claim has a locator.
"""
