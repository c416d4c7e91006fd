"""What every page needs to know of its visitor: language, date and graph; and how a page is answered."""

import hashlib
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.metadata import version
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.graph_now import GraphNow
from api.identity import Asking, access_of, form_token
from api.kept_files import seen
from api.language import preferred_language
from api.outward import inward, outward, outward_page
from api.parameters import Now, snapshot_asked
from api.turns import budget_of
from graph.ask.budget import Budget
from graph.ask.snapshot import Snapshot
from graph.desk.people import NOBODY, Person
from graph.desk.proposals import Proposal
from graph.desk.proposed import NOTHING_PROPOSED, Proposed, is_looked_into, is_there, may_see
from graph.model.dates import from_dutch
from graph.model.words import FIRST, languages
from viz.pages import address, render_page

COOKIE = "lang"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Which moment a page is about: what stood then, and what was known then.
TIME = ("asOf", "knownOn")
# What is told of a period is the same whatever moment a page is about.
OF_A_PERIOD = ("/changes", "/meeting")
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Visitor:
    """Who asks: in what language, of which graph. `chosen` is the language when the address names it."""

    request: Request
    graph: GraphNow
    snapshot: Snapshot
    language: str
    chosen: str | None
    person: Person = NOBODY

    @property
    def can_sign_in(self) -> bool:
        """Whether this service has a login."""
        return access_of(self.request).provider is not None

    @property
    def form_token(self) -> str:
        """What the forms of a page carry, so that no other site can send them; empty for who can send nothing."""
        return form_token(self.request)

    @property
    def is_of_now(self) -> bool:
        """Whether the page is about what stands now by all that is known."""
        return self.snapshot.as_of is None and self.snapshot.known_on is None

    @property
    def may_answer(self) -> bool:
        """Whether the visitor can answer what a page shows: what stood or was known on another day nobody can."""
        return self.is_of_now and self.person.may("contributor")

    @property
    def proposed(self) -> Proposed:
        """What is proposed; of another day than now nothing."""
        return self.graph.proposed() if self.is_of_now else NOTHING_PROPOSED

    def may_see(self, proposal: Proposal) -> bool:
        """Whether the visitor may open a proposal, also when it no longer fits what is known."""
        return may_see(self.person, proposal)

    def names(self, proposal: Proposal) -> bool:
        """Whether the visitor is told which person spoke and decided, rather than for which organisation."""
        return self.person.may("reviewer") or self.person.id == proposal.by or self.person.speaks_for(proposal.speaker)

    def shows(self, proposal: Proposal) -> bool:
        """Whether all that a proposal is about, and who speaks, are there, and it can still be as it says."""
        return is_there(self.snapshot, proposal)

    def is_told_of(self, proposal: Proposal) -> bool:
        """Whether the visitor sees beside what it is about that it waits, or that an organisation is finding out."""
        waits = proposal.state == "submitted" and self.may_see(proposal)
        return (waits or is_looked_into(proposal)) and self.shows(proposal)

    @property
    def site(self) -> str:
        """The address of this service, without a slash behind it."""
        return str(self.request.base_url).rstrip("/")

    @property
    def behind(self) -> datetime | None:
        """When the store answered last, if it does not now: the page tells what it held then."""
        return self.graph.behind

    @property
    def age(self) -> timedelta:
        """How long ago that is; nothing when the page is up to date."""
        return datetime.now(UTC) - self.behind if self.behind else timedelta()

    @property
    def budget(self) -> Budget:
        """How far work on the answer may go."""
        return budget_of(self.request)

    @property
    def is_settled(self) -> bool:
        """Whether what follows from the whole graph is known; else it is still being worked out."""
        return self.graph.is_settled(self.snapshot)

    @property
    def time(self) -> dict[str, object]:
        """The parameters by which an address is about the same moment as this page."""
        return dict(zip(TIME, (self.snapshot.as_of, self.snapshot.known_on), strict=True))

    def then(self, link: str) -> str:
        """An address on this site that was made without a moment, about the same moment as this page."""
        if link.startswith(OF_A_PERIOD):
            return link
        path, sign, place = link.partition("#")
        moment = urlencode([(name, str(value)) for name, value in self.time.items() if value])
        return f"{path}{'&' if '?' in path else '?'}{moment}{sign}{place}" if moment else link

    def asked(self, names: Collection[str]) -> dict[str, list[str]]:
        """The parameters of the address that have one of these names, each with all its values."""
        parameters = self.request.query_params
        return {name: parameters.getlist(name) for name in parameters if name in names}

    @property
    def path(self) -> str:
        """The path of this page in the service; two slashes at its beginning would lead to another site."""
        return f"/{inward(self.request.url.path).lstrip('/')}"

    def others(self) -> dict[str, list[str]]:
        """The parameters of the address but those of the moment and of the place in a list."""
        return self.asked(self.request.query_params.keys() - {*TIME, "cursor"})

    def moved(self, path: str, *names: str) -> Response:
        """To the page of the entity that stands for a merged-away one, with the moment, the language and `names`."""
        return RedirectResponse(address(path, **self.asked((*names, *TIME, "lang"))), status_code=308)

    def here(self, **changes: object) -> str:
        """The address of this page with some parameters changed; None takes one away."""
        asked = self.asked(self.request.query_params.keys())
        query: dict[str, Any] = {**asked, **{name.rstrip("_"): value for name, value in changes.items()}}
        pairs: list[tuple[str, str]] = []
        for name, value in query.items():
            values = value if isinstance(value, list) else [value]
            pairs.extend((name, str(element)) for element in values if element is not None and element != "")
        return self.path + (f"?{urlencode(pairs)}" if pairs else "")


def snapshot_of_page(
    request: Request,
    now: Now,
    as_of: Annotated[str | None, Query(alias="asOf")] = None,
    known_on: Annotated[str | None, Query(alias="knownOn")] = None,
    past: bool = False,
) -> Snapshot:
    """The snapshot that a page is about; on a page a date can also stand as a Dutch reader types it."""
    day, known = (from_dutch(text.strip()) if text else None for text in (as_of, known_on))
    return snapshot_asked(request, now, day, known, past)


def visitor(
    request: Request,
    now: Now,
    snapshot: Annotated[Snapshot, Depends(snapshot_of_page)],
    asking: Asking,
    lang: Annotated[str | None, Query(description="Remembered in a cookie.")] = None,
) -> Visitor:
    """The visitor of a request. Language: the address, else the cookie, else the browser, else Dutch."""
    chosen = lang if lang in languages() else None
    remembered = request.cookies.get(COOKIE)
    language = chosen or (remembered if remembered in languages() else None) or preferred_language(request, FIRST)
    return Visitor(request, now, snapshot, language, chosen, asking)


Visiting = Annotated[Visitor, Depends(visitor)]


def show(
    visiting: Visitor,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    *,
    runs: int | None = None,
    beside: Hashable = None,
) -> Response:
    """The page, or 304 when the browser has it: its ETag changes with what is seen, the address and the version.

    A page that tells how loading went gives the number of `runs`: not every run makes a revision. What else it tells
    of that makes none, or that only some may see, is known by what stands `beside`.
    """
    # A page that tells how old it is becomes another one by itself.
    is_tagged = status == 200 and visiting.behind is None
    etag = _etag(visiting, (runs, beside))
    # A proxy that compresses a page marks its tag as a weak one.
    if is_tagged and visiting.request.headers.get("if-none-match", "").removeprefix("W/") == etag:
        response = Response(status_code=304)
    else:
        page = render_page(template, visiting.language, {**context, "visitor": visiting, "snapshot": visiting.snapshot})
        response = HTMLResponse(outward_page(page), status_code=status)
    response.headers.update(
        {
            # What is shown to a person is for nobody else, also where many share a cache.
            "Cache-Control": "no-cache" if visiting.person == NOBODY else "private, no-cache",
            "Content-Language": visiting.language,
            "Content-Security-Policy": POLICY,
            # Else a browser would not tell from which site a form is sent.
            "Referrer-Policy": "same-origin",
            "Vary": "Accept-Language, Authorization, Cookie",
        }
    )
    if is_tagged:
        response.headers["ETag"] = etag
    if visiting.chosen:
        response.set_cookie(COOKIE, visiting.chosen, max_age=A_YEAR, path=outward("/"), httponly=True, samesite="lax")
    return response


def _etag(visiting: Visitor, beside: Hashable) -> str:
    url = visiting.request.url
    # The day counts too: ties age, and terms run out.
    moment = (date.today(), seen(visiting.request, visiting.snapshot), beside, visiting.is_settled)
    person = visiting.person
    who = (person.id, person.name, sorted(person.roles), sorted(person.organisations), visiting.form_token)
    state = (version_here(), *moment, who, visiting.language, url.path, url.query)
    return f'"{hashlib.blake2b(repr(state).encode(), digest_size=12).hexdigest()}"'


@cache
def version_here() -> str:
    """The version of this package: reading it takes longer than a small page."""
    return version("samenspel")
