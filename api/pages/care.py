"""Taking back what should not be there, for stewards: a source, a text, or all of an entity."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import QueryParams

from api.forms import Form
from api.identity import access_of, require
from api.pages.visitor import Visiting, Visitor, show
from graph.ask.column_file import forget_files
from graph.model.words import Message, WrongError, message
from graph.store.purging import REMOVAL, What, check_why, preview, purge
from graph.store.withdrawing import what_goes, withdraw

router = APIRouter(dependencies=[Depends(require("steward"))])
How = Literal["withdraw", "text", "source", "entity"]
HOWS: tuple[How, ...] = ("withdraw", "text", "source", "entity")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form has in its fields: how something is taken back, what, and why."""

    how: How
    what: str
    why: str

    @property
    def purged(self) -> What:
        """What would be removed."""
        match self.how:
            case "text":
                return What(text=self.what)
            case "source":
                return What(source=self.what)
            case _:
                return What(entity=self.what)


@router.get("/care")
def care(visiting: Visiting) -> Response:
    """What can be taken back, and what was removed before."""
    return _page(visiting)


@router.post("/care")
def take_back(visiting: Visiting, form: Form) -> Response:
    """What taking something back would touch; with `step` it is done."""
    filled = _filled(form)
    # Also of what even a steward may not read something can have to go.
    store, person = access_of(visiting.request).store, visiting.person
    try:
        if not filled.what:
            raise WrongError(message("care-page-nothing"))
        if filled.how == "withdraw":
            if not filled.why:
                raise WrongError(message("purge-no-reason"))
            entities, claims, revision = what_goes(store, filled.what)
            told = message("care-withdraw", source=filled.what, entities=entities, claims=claims)
            if form.get("step") == "do":
                withdraw(store, filled.what, by=person.name, why=filled.why, read_at=revision)
        else:
            check_why(filled.purged, filled.why)
            touched = preview(store, filled.purged)
            changed, removed = touched.changed.total(), touched.removed.total()
            told = message("care-page-purge", changed=changed, removed=removed)
            if form.get("step") == "do":
                purge(store, filled.purged, by=person.id, why=filled.why)
                forget_files(store.url)
    except WrongError as error:
        return _page(visiting, filled, wrong=error.problems[0])
    if form.get("step") != "do":
        return _page(visiting, filled, told=told)
    visiting.graph.catch_up()
    return RedirectResponse(f"/care?done={filled.how}", status_code=303)


def _filled(form: QueryParams) -> Filled:
    chosen = form.get("how", "")
    how: How = next((how for how in HOWS if how == chosen), "withdraw")
    return Filled(how, form.get("what", "").strip()[:2_000], form.get("why", "").strip()[:2_000])


def _page(
    visiting: Visitor, filled: Filled | None = None, *, told: Message | None = None, wrong: Message | None = None
) -> Response:
    removals = access_of(visiting.request).store.dossiers(REMOVAL)
    context = {
        "filled": filled or Filled("withdraw", "", ""),
        "hows": HOWS,
        "told": told,
        "wrong": wrong,
        "done": next((how for how in HOWS if how == visiting.request.query_params.get("done")), None),
        "removals": tuple(reversed(removals)),
    }
    return show(visiting, "care", context, status=400 if wrong else 200, beside=(len(removals), told is not None))
