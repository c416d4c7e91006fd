"""What the columns of a table are for, by their headings: as people write them, in any language, case and order.

The words are those that participants, Gephi (Source, Target, Label), Kumu (From, To, Type) and the CBS (Gemeentenaam)
use. Words for one field stand in tiers: a column of a later tier counts only when none of an earlier one is there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from types import MappingProxyType

from graph.model.names import fold
from graph.model.nearest import nearest
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, languages, message
from loaders.card import Answers
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.terms import is_term

_ENTITY_WORDS = {
    "id": (("id",),),
    "kind": (("kind", "soort", "soortorganisatie"), ("type", "typeorganisatie", "categorie", "category")),
    "name": (
        ("name", "naam", "organisatie", "organisation", "organization", "organisatienaam", "naamorganisatie",
         "instelling", "officielenaam"),
        ("label", "title", "titel"),
    ),
    "names": (("names", "namen", "anderenamen", "alias", "aliassen", "aliases"),),
    "abbreviation": (("afkorting", "abbreviation", "acronym"),),
    "identifiers": (("identifiers", "identificaties"),),
    "kvk": (("kvk", "kvknummer", "kvknr", "kvknummers"),),
    "rsin": (("rsin", "rsinnummer"),),
    "oin": (("oin", "oinnummer"),),
    "description": (("description", "omschrijving", "beschrijving"), ("toelichting",)),
    "homepage": (("homepage", "website", "url", "webadres", "site"),),
    "region": (("region", "regio"),),
}  # fmt: skip
_RELATION_WORDS = {
    "subject": (("subject",), ("source", "from", "van")),
    "relation": (("relation", "relatie", "soortrelatie", "relationship"), ("label", "type")),
    "object": (("object",), ("target", "to", "naar")),
    "since": (("since", "sinds"), ("begin", "begindatum", "startdatum", "startdate", "vanaf")),
    "until": (("until", "tot", "totenmet"), ("einde", "einddatum", "enddate")),
    "holds": (("holds", "klopt", "geldt"),),
    "status": (("status",),),
    "retracts": (("retracts", "ingetrokken"),),
    "amount": (("amount", "bedrag"),),
    "unit": (("unit", "eenheid"),),
    "period": (("period", "periode"),),
    "role": (("role", "rol"),),
    "note": (("note", "toelichting", "opmerking", "opmerkingen", "notes"), ("description", "omschrijving")),
    "locator": (("locator", "vindplaats"), ("bladzijde", "pagina", "page")),
}
_SOURCE_WORDS = {"veld": (("veld", "field"),), "waarde": (("waarde", "value"),)}
_WORDS: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {"relations": _RELATION_WORDS, "source": _SOURCE_WORDS, "entities": _ENTITY_WORDS}
)
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType({table: tuple(words) for table, words in _WORDS.items()})
# What a table must have to be one of its type.
_ENOUGH = MappingProxyType({"relations": ("subject", "object"), "source": ("veld", "waarde"), "entities": ("name",)})
REQUIRED = MappingProxyType({"entities": ("name",), "relations": ("subject", "object"), "source": ("veld", "waarde")})
_TERRITORIES = ("Province", "Region", "Municipality")
# What Gephi writes under Type of an edge tells nothing of what the relation is.
_DIRECTIONS = frozenset({"", "directed", "undirected", "mixed"})
_OF_PERSONS = frozenset(
    {"email", "emailadres", "emailaddress", "telefoon", "telefoonnummer", "phone", "mobiel", "voornaam", "firstname",
     "achternaam", "lastname", "geboortedatum", "functie", "functietitel", "jobtitle"}
)  # fmt: skip
# Above the headings many a sheet has a title and a day.
_TOP_ROWS = 10
_DIGIT = re.compile(r"\d")

Row = tuple[int, Sequence[str]]
_NO_ANSWERS = Answers()


def _knows_nobody(name: str) -> None:
    """Nothing is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a known type: its rows by field, each with its number, and what each field is called in it.

    `kinds` tells of a field of which kind its heading says that it is; `left_out` are the headings that say nothing
    that is read. `own_ids` is False when the ids hold only within the file, as those of Gephi do.
    """

    type: str
    place: Place
    headings: Mapping[str, str]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    kinds: Mapping[str, str]
    left_out: tuple[str, ...]
    own_ids: bool


def read_table(
    place: Place,
    rows: Iterable[Row],
    problems: list[Message],
    answers: Answers = _NO_ANSWERS,
    known: Callable[[str], object] = _knows_nobody,
    amounts: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> Table:
    """The table in raw rows, of which one of the first names the columns.

    `amounts` are cells as they read in a column of amounts, by the number of their row and the place in it.

    A single column without a heading is a list of names when `known` tells that it begins with one. What is wrong with
    single rows is added to `problems`; LoadError when the columns cannot be told, with what they look like and how to
    say what they are.
    """
    kept = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not kept:
        raise LoadError(place.problem("load-no-column-names"))
    readings = [
        _type([cell.strip() for cell in cells], answers, under=_is_under(kept, number))
        for number, (_, cells) in enumerate(kept[:_TOP_ROWS])
    ]
    at = max(range(len(readings)), key=lambda number: readings[number][1])
    type, much = readings[at]
    number, headings = kept[at]
    if type is not None and much:
        above = replace(place, row=number)
        return _table(type, above, [cell.strip() for cell in headings], kept[at + 1 :], answers, problems, amounts)
    if _is_list(kept) and known(headings[0].strip()):
        return _table("entities", place, ["name"], kept, answers, problems, amounts)
    raise LoadError(replace(place, row=number).told(_unknown(headings)))


def find_names(
    place: Place, rows: Sequence[Row], answers: Answers = _NO_ANSWERS, known: Callable[[str], object] = _knows_nobody
) -> tuple[int, int, str | None]:
    """Where the names stand in a list of which only these matter: from which of its rows on, and in which column.

    And of which kind the heading of that column says that they are, if it does.

    LoadError when several columns may have them, or none.
    """
    candidates = [_names_in(rows, number, answers) for number in range(min(len(rows), _TOP_ROWS))]
    for number, columns in enumerate(candidates):
        if len(columns) == 1:
            heading = rows[number][1][columns[0]]
            kind = None if any(_fields("entities", heading, answers)) else _kind_in(heading)
            return number + 1, columns[0], kind
        if columns:
            cells = rows[number][1]
            listed = tuple(cells[column].strip() for column in columns)
            above = replace(place, row=rows[number][0])
            example = f'--column "{listed[0]}=name"'
            raise LoadError(
                above.problem("load-columns-of-one-field", columns=Listed(listed), field="name", example=example)
            )
    if rows and _is_list(rows):
        return (0 if known(rows[0][1][0].strip()) else 1), 0, None
    if not rows:
        raise LoadError(place.problem("load-no-column-names"))
    raise LoadError(replace(place, row=rows[0][0]).told(_unknown(rows[0][1])))


def _names_in(rows: Sequence[Row], number: int, answers: Answers) -> list[int]:
    """The columns under a row of headings that may have the names of bodies."""
    under = _is_under(rows, number)
    if under and _type([cell.strip() for cell in rows[number][1]], answers, under=under)[0] is None:
        return []
    tiers: dict[int, list[int]] = {}
    for column, heading in enumerate(rows[number][1]):
        name_tiers = [tier for field, tier in _fields("entities", heading.strip(), answers) if field == "name"]
        if name_tiers or (answers.columns.get(fold(heading)) is None and _kind_in(heading)):
            tiers.setdefault(name_tiers[0] if name_tiers else len(_ENTITY_WORDS), []).append(column)
    best = tiers[min(tiers)] if tiers else []
    # Beside the names of municipalities stands in which province these are.
    smaller = [column for column in best if _kind_in(rows[number][1][column]) not in _TERRITORIES[:2]]
    return smaller if len(smaller) == 1 else best


def field_called(word: str) -> str | None:
    """The field of some table that goes by this word, or None."""
    return next((field for type in _WORDS for field, _ in _fields(type, word, _NO_ANSWERS)), None)


def _is_list(rows: Iterable[Row]) -> bool:
    return all(not any(cell.strip() for cell in cells[1:]) for _, cells in rows)


def _is_under(rows: Sequence[Row], number: int) -> bool:
    """Whether a row may be under headings that are not known: a title above a table fills fewer cells with words."""
    filled = sum(bool(cell.strip()) for cell in rows[number][1])
    # Beside a title stands a day, a year or a number of pages; few headings have a digit.
    worded = (sum(bool(cell.strip()) and not _DIGIT.search(cell) for cell in cells) for _, cells in rows[:number])
    return 1 < filled <= max(worded, default=0)


def table_type(headings: Iterable[str]) -> str | None:
    """Which table has columns of these headings, or None."""
    return _type([heading.strip() for heading in headings], _NO_ANSWERS, under=False)[0]


def _type(headings: Sequence[str], answers: Answers, *, under: bool) -> tuple[str | None, int]:
    """Which table has these headings, and how many of them mean something in it.

    Of a row that may be `under` headings a single word tells nothing: its cells say of what kind a body is.
    """
    fields: dict[str, set[str]] = {
        type: {field for heading in headings if heading for field, _ in _fields(type, heading, answers)}
        for type in _WORDS
    }
    if not under and any(map(_kind_in, headings)):
        fields["entities"].add("name")
    if under and len(fields["entities"]) == 1 and answers.columns.keys().isdisjoint(map(fold, headings)):
        fields["entities"].clear()
    for type, enough in _ENOUGH.items():
        if fields[type].issuperset(enough):
            return type, len(fields[type])
    own = {type: len(words.keys() & {heading.casefold() for heading in headings}) for type, words in _WORDS.items()}
    type = max(own, key=own.__getitem__)
    return (type, own[type]) if own[type] > 1 else (None, 0)


def _unknown(headings: Sequence[str]) -> Message:
    shown = tuple(heading.strip()[:60] for heading in headings if heading.strip())[:10]
    expected = Listed(tuple(", ".join(fields) for fields in FIELDS.values()), "or")
    return message(
        "load-columns-unknown", given=Listed(shown), expected=expected, example=f'--column "{shown[0]}=name"'
    )


def _table(
    type: str,
    place: Place,
    headings: list[str],
    rows: list[Row],
    answers: Answers,
    problems: list[Message],
    amounts: Mapping[tuple[int, int], str],
) -> Table:
    while headings and not headings[-1]:
        headings.pop()
    columns = {number: heading for number, heading in enumerate(headings) if heading}
    column_problems = list(_header_problems(type, place, headings, rows))
    chosen, kinds, doubts = _choose(type, place, columns, rows, answers)
    column_problems += doubts
    if not doubts:
        column_problems += _missing(type, place, chosen, columns, answers)
    raise_all(column_problems)
    read = [_row(number, cells, chosen, len(headings), place, problems) for number, cells in rows]
    if (column := chosen.get("amount")) is not None:
        read = [
            (number, fields | {"amount": amounts.get((number, column), fields["amount"])}) for number, fields in read
        ]
    called = {field: columns[number] for field, number in chosen.items()}
    own = type != "entities" or ("kind" in chosen and fold(called.get("name", "")) in {"name", "naam"})
    left = tuple(heading[:60] for number, heading in columns.items() if number not in chosen.values())
    return Table(type, replace(place, row=None), called, tuple(read), kinds, left, own)


def _header_problems(type: str, place: Place, headings: list[str], rows: list[Row]) -> Iterator[Message]:
    for number, heading in enumerate(headings):
        if not heading and any(len(cells) > number and cells[number].strip() for _, cells in rows):
            yield replace(place, column=str(number + 1)).problem("load-column-without-name")
    for heading in dict.fromkeys(headings):
        if heading and (count := headings.count(heading)) > 1 and any(_fields(type, heading, _NO_ANSWERS)):
            yield replace(place, column=heading).problem("load-column-again", count=count)


def _choose(
    type: str, place: Place, columns: Mapping[int, str], rows: list[Row], answers: Answers
) -> tuple[dict[str, int], dict[str, str], list[Message]]:
    """The column of each field, the kind that a heading names, and what is wrong when several may be meant."""
    offers: dict[str, list[tuple[int, int]]] = {}
    for number, heading in columns.items():
        if type == "relations" and fold(heading) == "type" and _tells_direction(rows, number):
            continue
        for field, tier in _fields(type, heading, answers):
            offers.setdefault(field, []).append((tier, number))
    chosen: dict[str, int] = {}
    doubts: list[Message] = []
    for field, offered in offers.items():
        best = _best(field, offered, rows)
        if not best:
            continue
        if len(best) > 1 and len({columns[number] for number in best}) > 1:
            doubts.append(
                place.problem(
                    "load-columns-of-one-field",
                    columns=Listed(tuple(columns[number] for number in best)),
                    field=field,
                    example=f'--column "{columns[best[0]]}={field}"',
                )
            )
        chosen[field] = best[0]
    if type == "entities" and (persons := _persons(chosen, columns, answers)):
        doubts.append(place.problem("load-list-of-persons", column=persons, example=f'--column "{persons}=name"'))
    taken = set(chosen.values())
    kinds: dict[str, str] = {}
    if type == "entities":
        named = {
            number: kind for number, heading in columns.items() if (kind := _kind_in(heading)) and number not in taken
        }
        _choose_by_kind(place, columns, named, chosen, kinds, doubts)
    return chosen, kinds, doubts


def _persons(chosen: Mapping[str, int], columns: Mapping[int, str], answers: Answers) -> str | None:
    """The column of names that may be those of persons, as there are other columns that only persons have."""
    called = columns.get(chosen.get("name", -1), "")
    words = {fold(heading).replace(" ", "") for heading in columns.values()}
    unsaid = fold(called) in {"naam", "name"} and fold(called) not in answers.columns
    return called if unsaid and not words.isdisjoint(_OF_PERSONS) else None


def _best(field: str, offered: list[tuple[int, int]], rows: list[Row]) -> list[int]:
    """The columns that may be a field; of those that only may be so, no empty one, and one that fits before others."""
    texts = {
        number: {cells[number].strip() for _, cells in rows if len(cells) > number} - {""} for _, number in offered
    }
    kept = [(tier, number) for tier, number in offered if tier <= 0 or texts[number]]
    best = [number for tier, number in kept if tier == min(kept)[0]]
    if len(best) > 1 and field in {"kind", "relation"}:
        fitting = [number for number in best if all(is_term(field, text) for text in texts[number])]
        return fitting if len(fitting) == 1 else best
    return best


def _choose_by_kind(
    place: Place,
    columns: Mapping[int, str],
    named: dict[int, str],
    chosen: dict[str, int],
    kinds: dict[str, str],
    doubts: list[Message],
) -> None:
    """Of the columns that are called after a kind: which has the names, and which tells where these are."""
    if "name" not in chosen and named:
        names = [number for number, kind in named.items() if len(named) == 1 or kind not in _TERRITORIES[:2]]
        if len(names) == 1:
            chosen["name"] = names[0]
            kinds["name"] = named.pop(names[0])
        else:
            listed = tuple(columns[number] for number in named)
            example = f'--column "{listed[0]}=name"'
            doubts.append(
                place.problem("load-columns-of-one-field", columns=Listed(listed), field="name", example=example)
            )
    where = [number for number, kind in named.items() if kind in _TERRITORIES]
    if "region" not in chosen and len(where) == 1:
        chosen["region"] = where[0]
        kinds["region"] = named[where[0]]


def _tells_direction(rows: list[Row], number: int) -> bool:
    return all(len(cells) <= number or cells[number].strip().casefold() in _DIRECTIONS for _, cells in rows)


def _missing(
    type: str, place: Place, chosen: Mapping[str, int], columns: Mapping[int, str], answers: Answers
) -> Iterator[Message]:
    for field in REQUIRED[type]:
        if field in chosen or field in answers.fill:
            continue
        left = tuple(heading for number, heading in columns.items() if number not in chosen.values())
        near = nearest(field, left)
        if near:
            yield place.problem(
                "load-column-missing-near", column=field, near=near[0], example=f'--column "{near[0]}={field}"'
            )
        else:
            yield place.problem("load-column-missing", column=field)


def _row(
    number: int, cells: Sequence[str], chosen: Mapping[str, int], columns: int, place: Place, problems: list[Message]
) -> tuple[int, dict[str, str]]:
    if any(cell.strip() for cell in cells[columns:]):
        problems.append(replace(place, row=number).problem("load-cells-and-columns", cells=len(cells), columns=columns))
    padded = [cell for cell, _ in zip_longest(cells, range(columns), fillvalue="")]
    return number, {field: str(padded[at]) for field, at in chosen.items()}


def _fields(type: str, heading: str, answers: Answers) -> Iterator[tuple[str, int]]:
    """The fields of a table that a heading can stand for, each with its tier."""
    answered = answers.columns.get(fold(heading))
    if answered is not None:
        if answered in _WORDS[type]:
            yield answered, -1
        return
    word = fold(heading).replace(" ", "")
    for field, tiers in _WORDS[type].items():
        yield from ((field, tier) for tier, words in enumerate(tiers) if word in words)


def _kind_in(heading: str) -> str | None:
    """The kind that a heading names, as `Gemeente`, `Gemeentenaam` and `Municipalities` do."""
    word = fold(heading).replace(" ", "")
    return next(
        (
            _kinds()[variant]
            for variant in (word, word.removesuffix("naam"), word.removeprefix("naam"))
            if variant in _kinds()
        ),
        None,
    )


@cache
def _kinds() -> Mapping[str, str]:
    return {
        fold(label.in_language(language)).replace(" ", ""): name
        for name in VOCABULARY.concrete_kinds()
        for label in (VOCABULARY.kinds[name].label, message(f"kind-{name}.plural"))
        for language in languages()
    }
