"""The page of one finding, with its history and what a person can make of it; and how the number of findings goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.cleaning import Body, Sending, sent
from api.finding_lives import choice_then, decide, lives_of, number_of, seen_in
from api.forms import TOKEN, check_token
from api.identity import Asking
from api.pages.questions import Wrong, party
from api.pages.visitor import Visiting, Visitor, show
from api.problems import NotAllowedError, NotFoundError
from api.turns import FromTheWhole
from graph.ask.findings import finding_called
from graph.ask.gaps import RULES, Finding
from graph.desk.finding_lives import DECIDED, Choice, Event, State, history, may_decide, trend
from graph.desk.people import Person
from graph.model.dates import from_dutch, last_day
from graph.model.merging import Node
from graph.model.words import Message, WrongError, message
from graph.say.finding_lives import happened, is_visible, solved_sentence, standing
from graph.store.contract import DossierMovedOnError
from viz.pages import address
from viz.trend import draw_trend

router = APIRouter(route_class=FromTheWhole)
# How long a risk is accepted, unless somebody says otherwise.
_HALF_A_YEAR = timedelta(days=182)


class SendingOfTheWhole(Sending, FromTheWhole):
    """A route to which a form is sent that is about what follows from the whole graph."""


sending = APIRouter(route_class=SendingOfTheWhole)


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody sent that could not be written: the fields, what is wrong, and with which status to answer."""

    fields: Mapping[str, str]
    problem: Message
    status: int = 400


def one_finding(visiting: Visitor, asking: Person, id: str, tried: Tried | None = None) -> Response:
    """The page of a finding: found, solved, or never heard of."""
    snapshot, lives = visiting.snapshot, lives_of(visiting.graph, visiting.snapshot)
    finding = finding_called(snapshot, id, budget=visiting.budget)
    life = None
    if lives is not None:
        life = lives.life(finding, seen_in(snapshot)) if finding else lives.solved_life(id)
    if finding is None and life is not None and not is_visible(snapshot, life):
        life = None
    events: tuple[Event, ...] = ()
    if life is not None:
        events = visiting.graph.asked(lambda store: history(store, id, visiting.graph.view), events)
    context = {
        "one": finding,
        "life": life,
        "solved": solved_sentence(snapshot, life) if life is not None and finding is None else None,
        "standing": standing(snapshot, life) if life is not None else None,
        "events": [(event, happened(snapshot, event)) for event in events],
        "may": finding is not None and life is not None and may_decide(asking, finding.entities),
        "names_people": life is not None and may_decide(asking, life.entities),
        "rule": RULES.get(finding.rule if finding else life.rule if life else ""),
        "organisation": _own(asking, finding) if finding else "",
        "until": snapshot.day + _HALF_A_YEAR,
        "choices": [state for state in DECIDED if life is not None and state != life.state],
        "tried": tried,
    }
    missing = finding is None and life is None
    status = tried.status if tried else 404 if missing else 200
    response = show(visiting, "finding", context, status, beside=(number_of(lives), asking.id))
    if tried:
        response.headers["Cache-Control"] = "no-store"
    return response


@router.get("/gaps/trend")
def trend_page(visiting: Visiting) -> Response:
    """How many findings stood how at each look, as a picture and as a table."""
    lives = visiting.graph.lives()
    counts = trend(lives.looks)
    context = {"counts": counts, "chart": draw_trend(counts), "by_week": len(counts) < len(lives.looks)}
    return show(visiting, "trend", context, beside=lives.number)


def _own(asking: Person, finding: Finding) -> str:
    """The organisation that somebody most likely speaks for, empty when that is not clear."""
    concerned = [id for id in finding.entities if id in asking.own]
    others = sorted(asking.organisations)
    return (concerned or others or [""])[0]


@sending.post("/gaps/state")
def change(request: Request, visiting: Visiting, asking: Asking, body: Body) -> Response:
    """Write what a person decided about a finding, and show it."""
    fields = sent(request.headers.get("content-type", ""), body or b"").fields
    check_token(request, fields.get(TOKEN, ""))
    id, version = fields.get("finding", ""), _number(fields.get("version", "0"))
    snapshot, graph = visiting.snapshot, visiting.graph
    try:
        if (back := fields.get("back")) is not None:
            choice = choice_then(graph, id, _number(back))
        else:
            choice = _choice(visiting, fields)
        decide(graph, snapshot, asking, id, choice, version)
    except WrongError as error:
        return one_finding(visiting, asking, id, Tried(fields, error.problems[0]))
    except NotFoundError as error:
        return one_finding(visiting, asking, id, Tried({}, error.message, 404))
    except NotAllowedError as error:
        return one_finding(visiting, asking, id, Tried({}, error.message, 403))
    except DossierMovedOnError:
        newest = graph.lives().decisions.get(id)
        # Who got this far may decide, and so may know who else did.
        person = newest.content["person"] if newest else ""
        problem = message("life-moved-on-by", person=person) if person else message("life-moved-on")
        return one_finding(visiting, asking, id, Tried({}, problem, 409))
    return RedirectResponse(f"{address('/gaps', finding=id, lang=visiting.chosen)}#life", 303)


def _choice(visiting: Visitor, fields: Mapping[str, str]) -> Choice:
    """What a form chose. WrongError for an organisation or a day that is not clear."""
    state = fields.get("state", "")
    if state not in DECIDED:
        raise WrongError(message("life-solved-by-data"))
    organisation = party(visiting, fields.get("organisation"))
    if isinstance(organisation, Wrong):
        raise WrongError(organisation.message)
    until = None
    if day := fields.get("until", "").strip():
        try:
            until = last_day(from_dutch(day))
        except ValueError:
            raise WrongError(message("life-needs-until")) from None
    chosen: State = next(decided for decided in DECIDED if decided == state)
    return Choice(chosen, organisation.id if isinstance(organisation, Node) else None, until, fields.get("note", ""))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
