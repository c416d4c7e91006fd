"""How entities, counts and days are called inside the sentences of findings and of the ledger, in both languages."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import NameUse
from graph.model.vocabulary import Label
from graph.say.wording import date_text, number_text, period_text, sentence_start, spoken

MOST_NAMED = 12
_COMMA = re.compile(r"^[^(]*,\s")
_NUMBERS = Label(
    "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "zero one two three four five six seven eight nine ten eleven twelve",
)


def called(node: Node) -> Label:
    """The name as it reads inside a sentence; a name without a running form that is no body's stands in quotes."""
    return Label(_called(node, "nl"), _called(node, "en"))


def _called(node: Node, language: str) -> str:
    has_running = any(name.use is NameUse.RUNNING and name.lang == language for name in node.names)
    if has_running or node.is_a("Actor"):
        return spoken(node, language)
    return f"‘{node.name}’"


def called_all(snapshot: Snapshot, ids: Iterable[str], *, short: bool = False) -> Label:
    """A list of names: one, two and three; with `short` of bodies of one kind, without the word for their kind."""
    nodes = (snapshot.node(id) for id in ids)
    return listed(_short(node) if short else called(node) for node in nodes)


def _short(node: Node) -> Label:
    kind = f"{node.vocabulary.label.nl} "
    bare = node.name[len(kind) :] if node.name.casefold().startswith(kind) else node.name
    name = node.name if bare.startswith("van ") else bare
    return Label(name, name)


def listed(labels: Iterable[Label]) -> Label:
    """One, two and three; beyond MOST_NAMED only how many more."""
    labels = tuple(labels)
    return Label(_listed([label.nl for label in labels], "nl"), _listed([label.en for label in labels], "en"))


def _listed(names: Sequence[str], language: str) -> str:
    left_out = len(names) - MOST_NAMED
    if left_out > 1:
        number = number_text(left_out, language)
        names = [*names[:MOST_NAMED], f"{number} more" if language == "en" else f"nog {number}"]
    *most, last = names
    also = "and" if language == "en" else "en"
    # A name with a comma of its own, outside brackets, would run into the next: Water, Bouw en Beheer; en Zuid.
    if len(names) > 2 and any(_COMMA.search(name) for name in names):
        return f"{'; '.join(most)}; {also} {last}"
    return f"{', '.join(most)} {also} {last}" if most else last


def share(number: int, total: int, plural: Label) -> Label:
    """How many of how many: "negen van de twaalf provincies", "3 van de 17 challenges", "alle twaalf", "beide"."""
    of, out_of = counted(number, among=total), counted(total)
    if number == total == 2:
        return Label(f"beide {plural.nl}", f"both {plural.en}")
    if number == total == 1:
        return Label(f"de enige onder de {plural.nl}", f"the only one among the {plural.en}")
    if number == total > 1:
        return Label(f"alle {out_of.nl} {plural.nl}", f"all {out_of.en} {plural.en}")
    return Label(f"{of.nl} van de {out_of.nl} {plural.nl}", f"{of.en} of the {out_of.en} {plural.en}")


def counted(number: int, *, among: int = 0) -> Label:
    """Small numbers in words, as a sentence wants them, unless they stand beside a large one (`among`)."""
    if 0 <= number <= 12 and among <= 12:
        return Label(_NUMBERS.nl.split()[number], _NUMBERS.en.split()[number])
    return Label(number_text(number, "nl"), number_text(number, "en"))


def dated(day: date | str) -> Label:
    """A day or a partial date in words: 8 december 2020."""
    text = day if isinstance(day, str) else _known(day)
    return Label(date_text(text, "nl"), date_text(text, "en"))


def on(day: date) -> Label:
    """When something was so, in words: op 8 december 2020, in november 2022."""
    text = _known(day)
    return Label(period_text(text, text, "nl"), period_text(text, text, "en"))


def _known(day: date) -> str:
    """A day as a partial date. One that a source gives by month or year stands on its first day, and says no more."""
    known = 4 if (day.month, day.day) == (1, 1) else 7 if day.day == 1 else 10
    return day.isoformat()[:known]


def sentence(nl: str, en: str) -> Label:
    """Two wordings of one sentence, each with the capital that begins it and one full stop after "B.V."."""
    return Label(*(sentence_start(text.replace("..", ".")) for text in (nl, en)))
