"""The sources of Samenspel, one module each, found by walking this package. Nothing else lists them.

To add a source, write `loaders/sources/NAME.py` with a card and one function, and a test with a small fixture:

    from collections.abc import Iterable

    from graph.model.records import Batch, Rank
    from loaders.card import DATA, Cadence, Card, Expected, Feed, Form, Given, ToldBy
    from loaders.readers.dataset import read_dataset
    from loaders.problems import LoadError

    CARD = Card(
        id="voorbeeldregister",                 # the id of its source, or what the ids of its sources begin with
        title="Voorbeeldregister",
        publisher="Registerhouder",
        licence="CC0-1.0",
        url="https://register.example/",        # where a reader finds it
        cadence=Cadence.MONTHLY,
        rank=Rank.REGISTER,
        expected=(Expected(300, 400, "Municipality"), Expected(300, 900, "claims")),
        bundled=True,                           # loaded when nothing is asked for; needs data in loaders/data
        hosts=frozenset({"register.example"}),  # the only machines that its files may be fetched from
        # where the present edition is fetched, what it is, and what tells that it changed; left out when it is not
        feed=Feed(("https://register.example/alles.xml",), Form.XML, ToldBy.VALIDATOR),
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
gives what the store has under an id, `given.entities()` all of it, `given.recorded_in(id)` what is recorded in a paper.
What a LoadError or Skipped tells is a message of the catalogue (`graph.model.words`), as a rule with its place:
`Place(path.name, row=3).problem("load-…", given=text)`.

One that holds what others found out may also yield a Judgement on who is who (`graph.model.identity`).

A source that finds things by number, dossier or query adds `collect(asked, get)`: it gives the files, each fetched with
`get(address)`, which keeps to the hosts of the card, the pace and the cache; or None when it does not understand what
was asked.

A source that has to look for what is new adds `refresh(get, since)`: it gives the files, as `collect` does, and with
`ToldBy.CURSOR` a `Cursor` that comes back as `since` the next time, once all was loaded. `get(address, body, form)` can
post; it raises NotThereError for what is not there. What contradicts itself raises a LoadError: nobody looks at it.

A source never meets a store, a network or a clock: `loaders.engine` fetches, checks the expected counts, writes and
keeps the time. Read files with `loaders.readers.reading`, `yaml_elements` and `workbook`; take fields out of a
`loaders.readers.row.Row`. Ids come from the issuer; every claim has a locator.
"""
