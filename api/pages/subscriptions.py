"""News by mail: asked for on a page, confirmed from the mail, ended by a link in each. Only where mail can be sent."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from api.cleaning import Body, sent
from api.forms import TOKEN, check_token
from api.graphs_now import GraphsNow
from api.mail import Mail, NoMailError, is_address, send
from api.pages.finding_lives import SendingOfTheWhole
from api.pages.visitor import Visiting, Visitor, show
from api.settings import Settings
from api.turns import FromTheWhole
from graph.desk.subscriptions import (
    KIND,
    About,
    Subscription,
    asked_for,
    is_waiting,
    subscriptions,
    with_token,
)
from graph.model.audience import EVERYBODY
from graph.model.words import Message, message
from graph.say.digest import about_of, follow_address, followed, is_known, request_letter, subject
from graph.store import Store
from graph.store.contract import DossierMovedOnError

router = APIRouter(route_class=FromTheWhole)
sending = APIRouter(route_class=SendingOfTheWhole)
Text = Annotated[str, Query(max_length=400)]
Token = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody filled in, and what is wrong with it."""

    address: str = ""
    problem: Message | None = None


def can_mail(settings: Settings) -> bool:
    """Whether people can ask for mail here: it can be sent, with links that lead back."""
    return bool(settings.smtp_host and settings.site)


@router.get("/subscriptions")
def ask(visiting: Visiting, organisation: Text = "", rule: Text = "", question: Text = "") -> Response:
    """The form for news by mail, and the feed of the same."""
    about = followed(visiting.snapshot, about_of({"organisation": organisation, "rule": rule, "question": question}))
    return _form(visiting, about, Asked())


@sending.post("/subscriptions")
def take(request: Request, visiting: Visiting, body: Body) -> Response:
    """Send the mail that asks for a confirmation. What is answered is the same whether or not it was sent before."""
    settings = _settings(request)
    fields = sent(request.headers.get("content-type", ""), body or b"").fields
    check_token(request, fields.get(TOKEN, ""))
    about = followed(visiting.snapshot, about_of(fields))
    address = fields.get("address", "").strip()
    if not is_address(address):
        return _form(visiting, about, Asked(address, message("subscribe-no-address")), 400)
    if not is_known(visiting.snapshot, about):
        raise HTTPException(404)
    graphs: GraphsNow = request.app.state.graphs
    for_all = graphs.of(EVERYBODY).snapshot(settled=True)
    if not is_known(for_all, about):
        return _form(visiting, about, Asked(address, message("subscribe-not-for-all")), 400)
    store, today = graphs.whole.store, date.today()
    same = [
        subscription
        for subscription in subscriptions(store)
        if subscription.address == address and followed(visiting.snapshot, subscription.about) == about
    ]
    # One mail a day for the same, whoever asks.
    if not any(subscription.confirmed or subscription.asked == today for subscription in same):
        made = asked_for(address, about, visiting.language, today)
        confirm = f"{settings.site.rstrip('/')}/subscriptions/confirm?token={made.token}"
        letter = request_letter(for_all, about, confirm, visiting.language)
        store.keep([made.dossier])
        problem = None
        try:
            if not all(list(send(settings, [Mail(address, letter, visiting.language)]))):
                problem = message("subscribe-refused")
        except NoMailError as error:
            problem = error.problems[0]
        if problem is not None:
            store.forget(KIND, made.id)
            return _form(visiting, about, Asked(address, problem), 503)
    return _told(visiting, message("subscribe-look"), about)


@router.get("/subscriptions/{what}")
def look(request: Request, visiting: Visiting, what: str, token: Token = "") -> Response:
    """A page with a button: programs that look into mail follow its links, and must not confirm or end anything."""
    if what not in {"confirm", "end"}:
        raise HTTPException(404)
    subscription = _of(request, token)
    if subscription is None or (what == "confirm" and not _can_confirm(subscription)):
        return _told(visiting, message("subscribe-gone"), status=404)
    return _page(visiting, subscription.about, what=what, token=token)


@sending.post("/subscriptions/confirm")
def confirm(request: Request, visiting: Visiting, token: Token = "") -> Response:
    """Begin to send news, from now on."""
    subscription = _of(request, token)
    if subscription is None or not _can_confirm(subscription):
        return _told(visiting, message("subscribe-gone"), status=404)
    if not subscription.confirmed:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        try:
            _store(request).keep([subscription.next(confirmed=True, after=now).dossier])
        except DossierMovedOnError:
            # It was ended meanwhile, or confirmed by the same link a moment before.
            if (subscription := _of(request, token)) is None:
                return _told(visiting, message("subscribe-gone"), status=404)
    return _told(visiting, message("subscribe-confirmed"), subscription.about)


@sending.post("/subscriptions/end")
def end(request: Request, visiting: Visiting, token: Token = "") -> Response:
    """End it, and forget who it was for. Mail programs post here too (RFC 8058), so the link is all it takes."""
    subscription = _of(request, token)
    if subscription is not None:
        _store(request).forget(KIND, subscription.id)
    return _told(visiting, message("subscribe-ended"))


def _can_confirm(subscription: Subscription) -> bool:
    return subscription.confirmed or is_waiting(subscription, date.today())


def _of(request: Request, token: str) -> Subscription | None:
    _settings(request)
    return with_token(_store(request), token)


def _store(request: Request) -> Store:
    """The store itself: whoever has the link may end it, also when they no longer see what it is about."""
    graphs: GraphsNow = request.app.state.graphs
    return graphs.whole.store


def _settings(request: Request) -> Settings:
    """How mail is sent; 404 where it is not."""
    settings: Settings = request.app.state.settings
    if not can_mail(settings):
        raise HTTPException(404)
    return settings


def _form(visiting: Visitor, about: About, asked: Asked, status: int = 200) -> Response:
    if not is_known(visiting.snapshot, about):
        raise HTTPException(404)
    return _page(visiting, about, status, asked=asked)


def _told(visiting: Visitor, told: Message, about: About | None = None, status: int = 200) -> Response:
    return _page(visiting, about, status, told=told)


def _page(visiting: Visitor, about: About | None, status: int = 200, **context: Any) -> Response:
    known = about is not None and is_known(visiting.snapshot, about)
    defaults: dict[str, Any] = {
        "about": about,
        "subject": subject(visiting.snapshot, about) if about is not None and known else None,
        "feed": follow_address(about) if about is not None else None,
        "can_mail": can_mail(visiting.request.app.state.settings),
        "asked": Asked(),
        "told": None,
        "what": None,
        "token": "",
    }
    shown = defaults | context
    response = show(visiting, "subscribe", shown, status)
    if visiting.request.method == "POST" or shown["token"]:
        response.headers["Cache-Control"] = "no-store"
    return response
