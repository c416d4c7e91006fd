"""Tables of the pages to take along, each as CSV and as a workbook."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Annotated

from fastapi import Path, Response

from api.kept_files import file_answer
from api.pages.visitor import Visitor
from graph.model.words import Message
from graph.say.tables import Table, to_csv, to_xlsx

FORMATS: Mapping[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
Format = Annotated[str, Path(pattern=f"^({'|'.join(FORMATS)})$")]


def download(
    visiting: Visitor, make: Callable[[], Table], name: str, format: str, *, beside: Hashable = None
) -> Response:
    """The table that `make` makes as a file of this format, named `name` with the ending of the format.

    What it tells beside the graph of a revision is known by `beside`.
    """
    write, media_type = FORMATS[format]
    disposition = f'attachment; filename="{name}.{format}"'

    def written() -> bytes:
        table = make()
        return write(table._replace(rows=visiting.budget.each(table.rows)))

    headers = {"Content-Disposition": disposition}
    return file_answer(visiting.request, visiting.snapshot, visiting.language, written, media_type, headers, beside)


def headings(columns: Iterable[Message], language: str) -> list[str]:
    """What stands above the columns of a table."""
    return [column.in_language(language) for column in columns]
