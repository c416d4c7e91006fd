"""Signing in and out, and what Samenspel knows of who is signed in."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import QueryParams

from api.forms import Form, form_of
from api.identity import Access, access_of, own_path, session_of
from api.pages.visitor import Visiting, Visitor, show
from api.people_models import TERMS
from api.problems import NotAllowedError, NotSignedInError
from api.provider import Provider, ProviderError
from api.sessions import Session, now_ms, session_key
from graph.desk.people import AT_THE_MACHINE, NOBODY
from graph.desk.sign_ins import end_all_sessions, end_session, known_person, remember
from graph.desk.tokens import make_token, revoke_token, scopes_of, tokens_of
from graph.model.words import Message, WrongError, message
from viz.pages import address

router = APIRouter()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form for a token has in its fields."""

    label: str
    scopes: tuple[str, ...]
    days: str


_FIRST_ASKED = _Asked("", ("read",), str(TERMS[1]))


def provider_of(request: Request) -> Provider:
    """Who signs people in; NotAllowedError where nobody does."""
    provider = access_of(request).provider
    if provider is None:
        raise NotAllowedError(message("people-no-login"))
    return provider


Signing = Annotated[Provider, Depends(provider_of)]
Letting = Annotated[Access, Depends(access_of)]


@router.get("/sign-in")
def sign_in(request: Request, visiting: Visiting, provider: Signing, access: Letting) -> Response:
    """On to the provider, and from there back to `next`."""
    onward = own_path(request.query_params.get("next"))
    try:
        at, begun = provider.begin(f"{visiting.site}/sign-in/callback")
    except ProviderError as error:
        _log.warning("signing in: %s", error)
        return _not_signed_in(visiting, onward, message("people-sign-in-away"), 503)
    answer = RedirectResponse(at, 303)
    access.cookies.keep_sign_in(request, answer, begun, onward)
    return answer


@router.get("/sign-in/callback")
def signed_in(request: Request, visiting: Visiting, provider: Signing, access: Letting) -> Response:
    """Back from the provider: a session begins, unless the answer does not fit with what this browser asked."""
    kept = access.cookies.sign_in(request)
    if kept is None:
        return _failed(visiting, None)
    begun, onward = kept
    try:
        entry = provider.finish(f"{visiting.site}/sign-in/callback", request.query_params, begun)
    except ProviderError as error:
        answer = _failed(visiting, error, onward)
    else:
        is_new = known_person(access.store, entry.person.id) is None
        remember(access.store, entry.person)
        if is_new:
            # Of who was forgotten it is forgotten too which sessions were over.
            end_all_sessions(access.store, entry.person.id, now_ms() - 1)
        answer = RedirectResponse(onward, 303)
        access.cookies.begin(request, answer, Session.of(entry.person.id, entry.session), entry.id_token)
    access.cookies.forget_sign_in(request, answer)
    return answer


@router.get("/sign-in/failed")
def not_signed_in(request: Request, visiting: Visiting, _: Signing) -> Response:
    """That signing in did not work, and where to try again."""
    return _not_signed_in(visiting, own_path(request.query_params.get("next")), message("people-sign-in-again"), 400)


@router.post("/sign-out")
def sign_out(request: Request, visiting: Visiting, access: Letting, _: Form) -> Response:
    """End the session of this browser, here and at the provider."""
    if session := session_of(request):
        end_session(access.store, session.key, now_ms())
    return _signed_out(request, visiting, access)


@router.post("/sign-out/everywhere")
def sign_out_everywhere(request: Request, visiting: Visiting, access: Letting, _: Form) -> Response:
    """End all sessions of who asks, on every machine, and theirs at the provider."""
    end_all_sessions(access.store, visiting.person.id, now_ms())
    return _signed_out(request, visiting, access)


@router.get("/signed-out")
def after_signing_out(visiting: Visiting) -> Response:
    """Where one comes from the provider, and what is left to do when one signed out here only."""
    return show(visiting, "signed-out", {"onward": None})


@router.post("/sign-out/back-channel")
def signed_out_by_provider(
    request: Request, provider: Signing, access: Letting, fields: Annotated[QueryParams, Depends(form_of)]
) -> Response:
    """The provider tells, itself, that somebody signed out there (OpenID Connect Back-Channel Logout 1.0)."""
    headers = {"Cache-Control": "no-store"}
    try:
        logout = provider.ended(fields.get("logout_token", ""))
    except ProviderError as error:
        _log.warning("signing out by the provider: %s", error)
        return JSONResponse({"error": "invalid_request"}, 400, headers)
    # It is told in seconds. Who signed in later stays so, however often it is told.
    until = min((logout.at + 1) * 1000 - 1, now_ms())
    if logout.session:
        end_session(access.store, session_key(logout.session), until)
    else:
        end_all_sessions(access.store, logout.person, until)
    return Response(status_code=200, headers=headers)


@router.get("/me")
def me(visiting: Visiting) -> Response:
    """Who is signed in, what they may do, and their tokens."""
    return _me(visiting)


@router.post("/me/tokens")
def new_token(visiting: Visiting, access: Letting, form: Form) -> Response:
    """Make a token, which is shown this once."""
    _check_signed_in(visiting)
    asked = _Asked(form.get("label", ""), tuple(form.getlist("scope")), form.get("days", ""))
    try:
        days = int(asked.days) if asked.days in map(str, TERMS) else 0
        _, text = make_token(access.store, visiting.person, asked.label, asked.scopes, (), days)
    except WrongError as error:
        return _me(visiting, problems=error.problems, asked=asked, status=400)
    return _me(visiting, fresh=text)


@router.post("/me/tokens/revoke")
def take_back_token(visiting: Visiting, access: Letting, form: Form) -> Response:
    """Have a token open nothing any more."""
    _check_signed_in(visiting)
    revoke_token(access.store, form.get("id", ""), visiting.person)
    return RedirectResponse("/me#tokens", 303)


def _check_signed_in(visiting: Visitor) -> None:
    if visiting.person in (NOBODY, AT_THE_MACHINE):
        raise NotSignedInError(message("problem-sign-in"))


def _me(
    visiting: Visitor,
    *,
    fresh: str | None = None,
    problems: tuple[Message, ...] = (),
    asked: _Asked = _FIRST_ASKED,
    status: int = 200,
) -> Response:
    access, person = access_of(visiting.request), visiting.person
    if person == NOBODY and access.provider is not None:
        raise NotSignedInError(message("problem-sign-in"))
    tokens = tokens_of(access.store, person.id) if person not in (NOBODY, AT_THE_MACHINE) else ()
    answer = show(
        visiting,
        "me",
        {
            "tokens": tokens,
            "over": {token.id for token in tokens if not token.holds(datetime.now(UTC))},
            "fresh": fresh,
            "problems": problems,
            "asked": asked,
            "scopes": scopes_of(person),
            "terms": TERMS,
            "provider": access.provider.name if access.provider else "",
            "is_read_only": access.is_read_only,
            "at_machine": person == AT_THE_MACHINE,
        },
        status,
    )
    # The tokens change without a revision.
    answer.headers["Cache-Control"] = "no-store"
    if "ETag" in answer.headers:
        del answer.headers["ETag"]
    return answer


def _signed_out(request: Request, visiting: Visitor, access: Access) -> Response:
    try:
        onward = access.provider and access.provider.end_address(
            f"{visiting.site}/signed-out", access.cookies.hint(request)
        )
    except ProviderError as error:
        _log.warning("signing out at the provider: %s", error)
        onward = None
    # The page is already that of somebody who is not signed in.
    nobody = Visitor(request, visiting.graph, visiting.snapshot, visiting.language, visiting.chosen)
    request.state.person = NOBODY
    answer = show(nobody, "signed-out", {"onward": onward})
    answer.headers["Cache-Control"] = "no-store"
    del answer.headers["ETag"]
    if onward:
        # A form may lead on to no other site (form-action), which the page itself may.
        answer.headers["Refresh"] = f"0; url={onward}"
    access.cookies.end(request, answer)
    return answer


def _not_signed_in(visiting: Visitor, onward: str, why: Message, status: int) -> Response:
    return show(visiting, "sign-in-failed", {"onward": onward, "why": why}, status)


def _failed(visiting: Visitor, error: ProviderError | None, onward: str = "/") -> Response:
    if error is not None:
        _log.warning("signing in: %s", error)
    # To an address of its own, so that nothing of the answer of the provider stays in that of the page.
    return RedirectResponse(address("/sign-in/failed", next=onward), 303)
