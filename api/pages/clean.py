"""A list of organisations as somebody has it, with who they officially are beside it."""

import base64
from typing import Any

from fastapi import APIRouter, Request, Response

from api.cleaning import LARGEST_LIST, MOST_NAMES, Body, CleanedSheet, Cleaner, Sending, as_file, as_text, bare, sent
from api.forms import TOKEN, check_token
from api.pages.downloads import FORMATS
from api.pages.visitor import Visiting, Visitor, show
from graph.model.words import Message, WrongError, message
from graph.say.tables import Table

MOST_SHOWN = 200
_TOO_LARGE = message("clean-too-large", megabytes=LARGEST_LIST // 2**20)

router = APIRouter()
sending = APIRouter(route_class=Sending)


@router.get("/clean")
def ask(visiting: Visiting) -> Response:
    """The form for a list."""
    return _page(visiting)


@sending.post("/clean")
def clean(request: Request, visiting: Visiting, body: Body) -> Response:
    """The list with who is meant; as a file when the button for that was pressed. Nothing of it is kept."""
    if body is None:
        return _page(visiting, {"text": "", "column": ""}, problems=(_TOO_LARGE,), status=413)
    form = sent(request.headers.get("content-type", ""), body)
    check_token(request, form.fields.get(TOKEN, ""))
    text, column = form.fields.get("list", ""), form.fields.get("column", "").strip()
    asked = {"text": text, "column": column}
    name, data = form.name, form.data
    if again := form.fields.get("again"):
        name, data = bare(form.fields.get("name", "")), base64.b64decode(again)
    elif data and name.lower().endswith((".txt", ".text")):
        name, data = as_file(as_text(data))
    elif not data and text.strip():
        name, data = as_file(text)
    if not data:
        return _page(visiting, asked, problems=(message("clean-nothing"),))
    if len(data) > LARGEST_LIST:
        return _page(visiting, asked, problems=(_TOO_LARGE,), status=413)
    cleaner: Cleaner = request.app.state.cleaner
    try:
        sheets = cleaner(visiting.snapshot, name, data, column, visiting.language, MOST_NAMES)
    except WrongError as error:
        return _page(visiting, asked, problems=error.problems)
    if (format := form.fields.get("as", "")) in FORMATS:
        return _file(sheets, name, format)
    again = base64.b64encode(data).decode()
    return _page(visiting, asked, sheets=sheets, again={"name": name, "again": again, "column": column})


def _page(
    visiting: Visitor,
    asked: dict[str, str] | None = None,
    *,
    problems: tuple[Message, ...] = (),
    sheets: Any = (),
    again: dict[str, str] | None = None,
    status: int = 400,
) -> Response:
    context = {
        "asked": asked or {"text": "", "column": ""},
        "problems": problems,
        "sheets": sheets,
        "again": again,
        "most": MOST_SHOWN,
        "most_names": MOST_NAMES,
        "megabytes": LARGEST_LIST // 2**20,
        "formats": ("xlsx", *(["csv"] if len(sheets) == 1 else [])),
    }
    response = show(visiting, "clean", context, status=status if problems else 200)
    if asked is not None:
        # What somebody sent is in it.
        response.headers["Cache-Control"] = "no-store"
        if "ETag" in response.headers:
            del response.headers["ETag"]
    return response


def _file(sheets: Any, name: str, format: str) -> Response:
    write, media_type = FORMATS[format]
    tables = [_table(sheet, number) for number, sheet in enumerate(sheets, 1)]
    disposition = f'attachment; filename="{message("clean-file").in_language("nl")}.{format}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(write(*tables), media_type=media_type, headers=headers)


def _table(sheet: CleanedSheet, number: int) -> Table:
    return Table(sheet.title or f"{number}", list(sheet.columns), sheet.rows)
