"""What the words around a name say of it: whether it is that name at all, and of whom it is the name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.readers.dutch_words import Words
from loaders.readers.name_dictionary import Entry

_PLACE_WORDS = {
    "provincie": "Province",
    "gemeente": "Municipality",
    "stad": "Municipality",
    "waterschap": "WaterAuthority",
}
_PLACE_WORDS |= {"provincies": "Province", "gemeenten": "Municipality", "steden": "Municipality"}
# The bodies by which a territory acts bear its name behind them: `Gedeputeerde Staten van Groningen`.
_PLACE_WORDS |= {"staten": "Province", "gemeenteraad": "Municipality", "wethouders": "Municipality"}
_PLACE_WORDS |= {"burgemeester": "Municipality", "gs": "Province", "ps": "Province"}
_PLACE_WORDS |= {"gemeentes": "Municipality", "waterschappen": "WaterAuthority"}
_LISTS = frozenset({"provincies", "gemeenten", "gemeentes", "steden", "waterschappen", "ministeries", "departementen"})
_MINISTRY_WORDS = frozenset({"ministerie", "ministeries", "min", "departement", "departementen"})
# Of a single minister the office is named; of several the ministries.
_MINISTRY_WORDS |= {"ministers", "staatssecretarissen", "bewindslieden", "bewindspersonen"}
_LISTS |= {"ministers", "staatssecretarissen", "bewindslieden", "bewindspersonen"}
# Who stands behind these is a person, unless the word goes on with `van`: `de leden van`.
_PERSONS = frozenset(
    {"lid", "leden", "kamerlid", "kamerleden", "senator", "senatoren", "heer", "heren", "mevrouw", "dhr"}
)
_PERSONS |= {"mevr", "mw", "minister", "staatssecretaris", "wethouder", "gedeputeerde", "prof", "dr", "mr", "ir", "drs"}
_SEVERAL_PERSONS = frozenset({"leden", "kamerleden", "senatoren", "heren"})
_BETWEEN = frozenset({",", "en", "of", "alsmede", "alsook"})
_ARTICLES = frozenset({"de", "het", "van", "voor", "der"})
_BEFORE_PERSONS = frozenset({"Van", "De", "Den", "Der", "Ter", "Ten"})
_MONTHS = "jan|feb|maart|mrt|april|apr|mei|jun|jul|aug|sep|okt|nov|dec"
# Behind a name: the day on which a letter was written there, or the initials of a person.
_DAY_FOLLOWS = re.compile(
    rf"\s?,?\s(?:(?:de|den|d\.?d\.?)\s)?(?:\d{{1,2}}\s)?(?:{_MONTHS})[a-z]*\.?\s(?:19|20)\d\d(?!\d)"
)
_INITIALS_FOLLOW = re.compile(r",\s(?:[A-Z][a-z]?\.\s?){1,6}")
_STOPS = frozenset(".!?:;|•")
# Municipalities whose name is an ordinary word as well, which may begin a sentence with a capital.
_WORDS_TOO = frozenset(
    {
        *("Beek", "Bergen", "Best", "Borne", "Buren", "Doorn", "Duiven", "Echt", "Goes", "Haren", "Heel", "Hoorn"),
        *("Houten", "Hulst", "Kampen", "Laren", "Leek", "Putten", "Sluis", "Veere", "Vlist", "Wierden"),
    }
)
# What a place behind it is a part of the name of, or only says where that is.
_HEADS = frozenset(
    {
        *(
            "universiteit",
            "hogeschool",
            "metropoolregio",
            "veiligheidsregio",
            "regio",
            "haven",
            "havens",
            "havenbedrijf",
        ),
        *(
            "rechtbank",
            "gerechtshof",
            "hof",
            "omgevingsdienst",
            "politie",
            "kamer",
            "deal",
            "arrondissement",
            "ressort",
        ),
        *(
            "brainport",
            "mainport",
            "greenport",
            "seaport",
            "seaports",
            "airport",
            "luchthaven",
            "vliegveld",
            "zeehaven",
        ),
        *("zeehavens", "station", "campus", "ziekenhuis", "museum", "binnenstad", "agglomeratie", "metropool"),
        *("verdrag", "vrede", "akkoord", "pact", "protocol", "conventie", "top", "conferentie", "slag"),
        *("tu", "umc", "roc", "fc"),
    }
)
_HEADS_AS_WRITTEN = frozenset({"kamer", "deal", "hof", "top", "slag", "tu", "fc", "politie"})
_OWN_SUBJECT = re.compile(r"innovat|inkoop|inkop|aanbested|pre-?commerc", re.IGNORECASE)
_SUBJECTS = frozenset({"Theme", "Mission", "SustainableDevelopmentGoal"})


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name stands among the words of its text; `heads` are the heads of lists that were found in it before."""

    text: str
    words: Words
    start: int
    end: int
    heads: dict[tuple[int, bool], str] = field(default_factory=dict)

    def before(self, number: int = 1) -> str:
        """The word that many places before the name; empty when there is none or a sentence ends in between."""
        position = self.start - number
        if position < 0 or any(self.words.text(place) in _STOPS for place in range(position, self.start)):
            return ""
        return self.words.text(position)

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with the name."""
        return not self.before() or self.before() in {"(", "["}

    @property
    def place_kind(self) -> str | None:
        """The kind of territory that a word before the name says it is, also at the head of a list."""
        head = self._head()
        return _PLACE_WORDS.get(head)

    @property
    def names_ministry(self) -> bool:
        return self._head() in _MINISTRY_WORDS

    @property
    def names_person(self) -> bool:
        return self._head() in _PERSONS

    @property
    def is_dateline(self) -> bool:
        """Whether what follows tells that a letter was written there, or that the name is that of a person."""
        behind = self.words.end(self.end - 1)
        return bool(_DAY_FOLLOWS.match(self.text, behind) or _INITIALS_FOLLOW.match(self.text, behind))

    @property
    def written_as_name(self) -> bool:
        """Whether a name stands between quotation marks, or has a capital inside a sentence."""
        start = self.words.start(self.start)
        return self.text[max(0, start - 1) : start] in set("‘’“”'\"") or (
            self.text[start].isupper() and not self.begins
        )

    def _head(self) -> str:
        """The word that says what a name or a whole list of names is; of a list only a plural says so."""
        position, in_list, passed = self.start - 1, False, list[tuple[int, bool]]()
        while (head := self.heads.get((position, in_list))) is None:
            passed.append((position, in_list))
            head, in_list = self._head_or_list(position, in_list)
            if head is not None:
                break
            position -= 1
        # Each name of a long list would else look back over all the names before it.
        self.heads.update(dict.fromkeys(passed, head))
        return head

    def _head_or_list(self, position: int, in_list: bool) -> tuple[str | None, bool]:
        """The head when it stands there, empty when none can come any more, else None; and whether it is of a list."""
        if position < 0:
            return "", in_list
        word = self.words.text(position)
        lower = word.lower().rstrip(".")
        if lower in _PERSONS and self.words.text(position + 1) not in {"van", "voor", "uit"}:
            return lower if not in_list or lower in _SEVERAL_PERSONS else "", in_list
        if lower in _PLACE_WORDS or lower in _MINISTRY_WORDS:
            of_parliament = lower == "staten" and self.words.text(position + 1) == "Generaal"
            fits = not of_parliament and (not in_list or lower in _LISTS)
            return lower if fits else "", in_list
        if word in _STOPS:
            return "", in_list
        if lower in _BETWEEN:
            return None, True
        return None if word[0].isupper() or lower in _ARTICLES else "", in_list

    @property
    def inside_longer_name(self) -> bool:
        """Whether capitals next to a bare place show that it is a part of another name, or of a person's."""
        previous, second = self.before(), self.before(2)
        if _is_head(previous) or (previous in _ARTICLES and _is_head(second)):
            return True
        if previous in _BEFORE_PERSONS and (second or previous not in {"Van", "De"}):
            return True
        if previous[:1].isupper() and second and self._touches(self.start - 1):
            return True
        if previous in {"van", "voor", "te"} and second[:1].isupper() and self.before(3):
            return True
        if self.end >= len(self.words) or not self.words.text(self.end)[:1].isupper():
            return False
        return self._touches(self.end - 1)

    def _touches(self, position: int) -> bool:
        return self.words.start(position + 1) - self.words.end(position) <= 1


def _is_head(word: str) -> bool:
    """Whether a place is a part of what the word begins; some words do so with a capital only."""
    return word.lower() in _HEADS and (word.lower() not in _HEADS_AS_WRITTEN or word[0].isupper())


def decide(
    candidates: Iterable[Entry], context: Context, on: str | None, introduced: frozenset[str]
) -> tuple[str, ...]:
    """The entities that a name can stand for where it stands: none, one, or several when that stays open."""
    fitting = [entry for entry in candidates if _fits(entry, context, on, introduced)]
    if (kind := context.place_kind) is not None and any(entry.place for entry in fitting):
        fitting = [entry for entry in fitting if entry.kind == kind]
    if len({entry.entity for entry in fitting}) > 1:
        fitting = [entry for entry in fitting if entry.held(on)] or fitting
    full = [entry for entry in fitting if not (entry.place or entry.ministry)]
    return tuple(dict.fromkeys(entry.entity for entry in full or fitting))


def _fits(entry: Entry, context: Context, on: str | None, introduced: frozenset[str]) -> bool:
    if entry.short:
        return entry.entity in introduced
    if entry.ministry:
        return context.names_ministry
    if entry.place:
        return entry.held(on) and _fits_place(entry, context)
    if entry.kind not in _SUBJECTS:
        return True
    # The words of a subject alone are no name of it, unless they are those of what this graph is about.
    return context.written_as_name or bool(" " in entry.text and _OWN_SUBJECT.search(entry.text))


def _fits_place(entry: Entry, context: Context) -> bool:
    """Whether the bare name of a territory names the body that governs it, and not a place in an address or a name."""
    if context.is_dateline or context.names_person:
        return False
    # The areas of water authorities bear the names of provinces and landscapes.
    if entry.kind == "WaterAuthority" or context.place_kind is not None:
        return context.place_kind is not None and (entry.kind != "WaterAuthority" or context.place_kind == entry.kind)
    return not (context.inside_longer_name or (context.begins and entry.text in _WORDS_TOO))
