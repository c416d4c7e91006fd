"""Who is meant in a list of organisations."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field

from api.cleaning import LARGEST_LIST, MOST_NAMES, Body, CleanedSheet, Cleaner, Sending, as_file, as_text
from api.language import answer_language
from api.models import Model
from api.parameters import Now
from api.problems import Together, problem
from graph.model.words import Listed, WrongError, message

router = APIRouter(tags=["lists"], route_class=Sending)
# The file that a body of each media type would be.
_ENDINGS: Mapping[str, str] = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The list, at most {LARGEST_LIST // 2**20} MB and {MOST_NAMES} names. Nothing of it is kept.",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _ENDINGS},
    }
}


class Sheet(Model):
    title: str
    columns: Annotated[
        list[str], Field(description="Those of the list, and behind them name, id, confidence, candidates.")
    ]
    rows: list[list[str]]
    names: Annotated[int, Field(description="How many names are in it.")]
    decided: Annotated[int, Field(description="How many of these were decided on; the others have candidates only.")]

    @classmethod
    def of(cls, sheet: CleanedSheet) -> "Sheet":
        rows = [list(row) for row in sheet.rows]
        return cls(title=sheet.title, columns=list(sheet.columns), rows=rows, names=sheet.names, decided=sheet.decided)


class CleanedList(Model):
    sheets: list[Sheet]


@router.post("/clean", operation_id="cleanList", response_model=CleanedList, openapi_extra=_BODY, responses={415: {}})
def clean_list(
    request: Request,
    now: Now,
    body: Body,
    column: Annotated[
        str, Query(max_length=200, description="The heading of the column with the names, where that is not clear.")
    ] = "",
) -> Any:
    """The list with for each name the official name, the id and how sure that is; what is doubtful is not decided."""
    kind = request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
    if body is None:
        return problem(request, 413, message("clean-too-large", megabytes=LARGEST_LIST // 2**20))
    if kind not in _ENDINGS:
        return problem(request, 415, message("clean-other-type", given=kind[:80], types=Listed(tuple(_ENDINGS), "or")))
    name, data = f"body{_ENDINGS[kind]}", body
    if name.endswith(".txt"):
        name, data = as_file(as_text(body))
    cleaner: Cleaner = request.app.state.cleaner
    try:
        sheets = cleaner(now.snapshot(), name, data, column, answer_language(request), MOST_NAMES)
    except WrongError as error:
        return problem(request, 400, Together(error.problems))
    return CleanedList(sheets=[Sheet.of(sheet) for sheet in sheets])
