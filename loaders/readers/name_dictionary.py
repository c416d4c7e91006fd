"""The names to look for in a text: of every entity that is known, each with the way in which it may be recognised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.model.dates import overlaps
from graph.model.names import without_brackets
from graph.model.records import Entity, NameUse
from graph.model.vocabulary import VOCABULARY

# What a text cannot mention by name: papers are cited by number, and these bear descriptions that somebody made up.
_NOT_MENTIONED = ("Document", "Commitment", "Decision", "Condition", "Government")
_PLACES = {"Province": "provincie", "Municipality": "gemeente", "WaterAuthority": "waterschap"}
_PLURALS = ("s", "en")
# A word as long as this is not the beginning of another one by chance.
_COMPOUNDS = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one entity.

    `exact`: only with these capitals. `place`: the bare name of a territory, which others bear too. `ministry`: the
    bare name of a ministry, which is also that of a policy. `short`: an abbreviation that may stand for other things.
    """

    entity: str
    kind: str
    text: str
    exact: bool = False
    place: bool = False
    ministry: bool = False
    short: bool = False
    since: str | None = None
    until: str | None = None

    @property
    def compounds(self) -> bool:
        """Whether it is one long word for an instrument, with which others are made: `innovatiekredietaanvraag`."""
        is_word = self.text.isalpha() and len(self.text) >= _COMPOUNDS
        return is_word and not self.exact and VOCABULARY.is_a(self.kind, "Instrument")

    def held(self, on: str | None) -> bool:
        """Whether the entity existed and bore the name on a (partial) date; always when no date is known."""
        return on is None or overlaps(self.since, self.until, on)


def entries(entities: Iterable[Entity]) -> Iterator[Entry]:
    """Every name by which a text may mention these entities."""
    for entity in entities:
        if not any(VOCABULARY.is_a(entity.kind, kind) for kind in _NOT_MENTIONED):
            yield from dict.fromkeys(_entries(entity))


def _entries(entity: Entity) -> Iterator[Entry]:
    # A name keeps being used after it changed: only an abolished body is out of sight, not a former name.
    # The start of a ministry in the register is that of its code, not of what it does.
    since = None if entity.kind == "Ministry" else entity.since
    names = [(entity.name, NameUse.OFFICIAL), *((name.text, name.use) for name in entity.names)]
    # `SBIR-innovatietraject monitoring (Amsterdam)`: the brackets tell namesakes apart, texts leave them out.
    bare = without_brackets(entity.name)
    if bare != entity.name and len(bare.split()) > 1:
        names.append((bare, NameUse.ALTERNATIVE))
    official = {text.casefold() for text, _ in names}
    for text, use in names:
        if use is NameUse.RUNNING or not any(letter.isalpha() for letter in text):
            continue
        made = Entry(entity.id, entity.kind, text, exact=_is_exact(entity, text, use), since=since, until=entity.until)
        if use is NameUse.ABBREVIATION and len(text) <= 2 and entity.kind != "Ministry":
            if entity.kind not in _PLACES:
                yield replace(made, short=True)
        elif entity.kind in _PLACES and use is not NameUse.ABBREVIATION and not _says_its_kind(entity, text):
            yield replace(made, exact=True, place=True)
            yield replace(made, text=f"{_PLACES[entity.kind]} {text}", exact=False)
        elif entity.kind == "Ministry" and use is not NameUse.ABBREVIATION and not text.startswith("Minist"):
            yield replace(made, ministry=True)
            if f"ministerie van {text}".casefold() not in official:
                yield replace(made, text=f"ministerie van {text}", exact=False)
        else:
            yield made
            if VOCABULARY.is_a(entity.kind, "Instrument"):
                more = (f"{text}s",) if use is NameUse.ABBREVIATION else plurals(text)
                yield from (replace(made, text=plural) for plural in more)


def _is_exact(entity: Entity, text: str, use: NameUse) -> bool:
    """Whether capitals tell the name from an ordinary word: abbreviations, and single words but for instruments."""
    if use is NameUse.ABBREVIATION:
        return True
    inner_capital = any(letter.isupper() for letter in text[1:])
    return " " not in text and (inner_capital or not VOCABULARY.is_a(entity.kind, "Instrument"))


def _says_its_kind(entity: Entity, text: str) -> bool:
    return text.casefold().startswith(("provincie ", "gemeente ", "waterschap ", "hoogheemraadschap ", "wetterskip "))


def plurals(text: str) -> tuple[str, ...]:
    """The plurals that a Dutch name may have, by its last word: `Innovatiepartnerschap`, `Innovatiepartnerschappen`."""
    if not text[-1].isalpha() or text.casefold().endswith(("s", "en")):
        return ()
    doubled = (f"{text}{text[-1]}en",) if len(text) > 2 and text[-1] in "bdfgklmnprt" and text[-2] in "aeiou" else ()
    return (*(text + ending for ending in _PLURALS), *doubled)
