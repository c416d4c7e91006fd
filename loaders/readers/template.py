"""Writes an empty workbook in which a participant can send in data, with the allowed values as drop-downs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graph.model.records import Status
from graph.model.vocabulary import VOCABULARY
from loaders.readers.contribution import ENTITIES, RELATIONS, SOURCE, SOURCE_FIELDS

LAST_ROW = 2_000
CHOICES = "keuzes"
EXPLANATION = "uitleg"
_HEADER = PatternFill("solid", fgColor="FF08306B")
_LINES = (
    ("Zo levert u gegevens aan", ""),
    ("", "Vul op blad bron in van wie de gegevens zijn, op blad entiteiten wie of wat er is, en op blad relaties wat "
         "die met elkaar te maken hebben. Laat de kolomnamen staan. Lege rijen mogen."),
    ("", "Laad het bestand met: samenspel load BESTAND.xlsx. Klopt er iets niet, dan wordt niets geladen en krijgt u "
         "alle fouten in één keer te zien, met blad, rij en kolom."),
    ("", "Neem geen personen op, behalve ambtsdragers in hun functie (bijvoorbeeld minister van EZK)."),
    ("Blad entiteiten", ""),
    ("id", "Verplicht. Het id van de uitgever waar dat er is (tooi-pv22, kst-33009-104), anders een zelfgekozen korte "
           "naam in kleine letters met streepjes, die daarna nooit meer verandert."),
    ("kind", "Verplicht. De soort; kies uit de lijst. De Nederlandse naam (bijvoorbeeld provincie) mag ook."),
    ("name", "Verplicht. De volledige naam."),
    ("names", "Andere namen, gescheiden door puntkomma's. Voorbeeld: afkorting=SBIR; voorheen=EL&I [2010/2012]; "
              "lopend=het programma SBIR; lopend/en=the SBIR programme."),
    ("identifiers", "Nummers van officiële registers, gescheiden door puntkomma's. Voorbeeld: kvk:12345678; "
                    "oin:00000001234567890000."),
    ("description", "Eén of twee zinnen in eigen woorden."),
    ("homepage", "Webadres dat begint met https://."),
    ("region", "Het id van de provincie, gemeente of regio waar het ligt. Voorbeeld: tooi-pv22."),
    ("Blad relaties", ""),
    ("subject", "Verplicht. Een id of naam van blad entiteiten, of een id dat Samenspel al kent."),
    ("relation", "Verplicht. Lees subject, relation en object samen als een zin; kies uit de lijst."),
    ("object", "Verplicht. Zoals subject."),
    ("since", "Begin: 2019, 2020-12 of 2020-12-08."),
    ("until", "Einde, op dezelfde manier geschreven."),
    ("status", "proposed (voorgesteld), agreed (afgesproken), running (loopt), ended (afgelopen), withdrawn "
               "(ingetrokken)."),
    ("amount", "Bedrag of aantal. Voorbeeld: 11500000 EUR (2017-2021), 20 percent, 7 count."),
    ("role", "In welke rol, bijvoorbeeld cofinancier."),
    ("note", "Toelichting in eigen woorden."),
    ("locator", "Waar dit staat: bladzijde, alinea, artikel of voetnoot van uw document."),
    ("Blad bron", ""),
    ("uitgever", "Verplicht. De organisatie die deze gegevens aanlevert."),
    ("titel", "Hoe deze bijdrage heet."),
    ("licentie", "Onder welke voorwaarden anderen de gegevens mogen gebruiken, bijvoorbeeld CC0-1.0."),
    ("datum", "De dag waarop de gegevens kloppen, bijvoorbeeld 2021-11-29."),
    ("adres", "Webadres van het document waaruit de gegevens komen."),
)  # fmt: skip


def write_template(target: Path | BinaryIO) -> None:
    """Write an empty workbook (XLSX) with the sheets uitleg, bron, entiteiten, relaties and keuzes to `target`."""
    book = Workbook()
    _explain(book.active)
    source = _table(book, "bron", SOURCE)
    for row, name in enumerate(SOURCE_FIELDS, 2):
        source.cell(row, 1, name)
    entities = _table(book, "entiteiten", ENTITIES)
    relations = _table(book, "relaties", RELATIONS)
    choices: Any = book.create_sheet(CHOICES)
    kinds = {name: VOCABULARY.kinds[name].label.in_language("nl") for name in VOCABULARY.concrete_kinds()}
    labels = {name: relation.label.in_language("nl") for name, relation in sorted(VOCABULARY.relations.items())}
    _offer(choices, 1, "soort", kinds, entities, ENTITIES.index("kind") + 1)
    _offer(choices, 3, "relatie", labels, relations, RELATIONS.index("relation") + 1)
    _offer(choices, 5, "status", {str(one): "" for one in Status}, relations, RELATIONS.index("status") + 1)
    book.save(target)


def _explain(sheet: Any) -> None:
    sheet.title = EXPLANATION
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    for line, text in _LINES:
        sheet.append((line, text))
        row = sheet.max_row
        sheet.cell(row, 1).font = Font(bold=True, size=11 if text else 14)
        sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")


def _table(book: Workbook, title: str, columns: Iterable[str]) -> Any:
    """A sheet with column names; all its cells are text, so that no program drops a zero or makes a date of it."""
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        cell = sheet.cell(1, number, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEADER
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = 28
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, 202):
            sheet.cell(row, number).number_format = "@"
    return sheet


def _offer(choices: Any, column: int, title: str, values: dict[str, str], sheet: Any, target: int) -> None:
    """List values with their Dutch labels, and offer them as a drop-down in a column of a sheet."""
    choices.cell(1, column, title)
    choices.cell(1, column + 1, f"{title} in het Nederlands" if any(values.values()) else None)
    for row, (value, label) in enumerate(values.items(), 2):
        choices.cell(row, column, value)
        choices.cell(row, column + 1, label or None)
    letter, to = get_column_letter(column), get_column_letter(target)
    choices.column_dimensions[letter].width = choices.column_dimensions[get_column_letter(column + 1)].width = 34
    offer = DataValidation(
        type="list",
        formula1=f"={CHOICES}!${letter}$2:${letter}${len(values) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle="Onbekende waarde",
        error=f"Kies een waarde uit de lijst, of een Nederlandse naam van blad {CHOICES}.",
    )
    sheet.add_data_validation(offer)
    offer.add(f"{to}2:{to}{LAST_ROW}")
