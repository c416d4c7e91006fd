"""Tables of the pages to take along, each as CSV and as a workbook."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

from fastapi import Path, Response

from graph.model.words import Message
from graph.say.tables import Table, to_csv, to_xlsx

_FORMATS: Mapping[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
Format = Annotated[str, Path(pattern=f"^({'|'.join(_FORMATS)})$")]


def download(table: Table, name: str, format: str) -> Response:
    """The table as a file of this format, named `name` with the ending of the format."""
    write, media_type = _FORMATS[format]
    disposition = f'attachment; filename="{name}.{format}"'
    return Response(write(table), media_type=media_type, headers={"Content-Disposition": disposition})


def headings(columns: Iterable[Message], language: str) -> list[str]:
    """What stands above the columns of a table."""
    return [column.in_language(language) for column in columns]
