"""What somebody follows as a feed: findings of an organisation or a rule, or the answer to a question."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from starlette.exceptions import HTTPException

from api.feed import Entry, atom, feed_answer
from api.moments import writes
from api.pages.answers import answered
from api.pages.visitor import Visiting, Visitor
from api.turns import FromTheWhole
from graph.desk.subscriptions import About
from graph.say.answers import Answer
from graph.say.digest import (
    News,
    concerns,
    follow_address,
    followed,
    is_known,
    news_of_answer,
    news_of_findings,
    question_asked,
    subject,
)
from graph.store.history import day_of

router = APIRouter(route_class=FromTheWhole)
MOST_ENTRIES = 50
_BEFORE_ALL = "1970-01-01T00:00:00+00:00"


@router.get("/feeds/gaps.atom")
def all_gaps(visiting: Visiting) -> Response:
    """What happened to all findings."""
    return _feed(visiting, About("gaps"))


@router.get("/feeds/organisation/{id}.atom")
def of_organisation(visiting: Visiting, id: str) -> Response:
    """What happened to the findings about an organisation."""
    return _feed(visiting, About("organisation", id))


@router.get("/feeds/rule/{id}.atom")
def of_rule(visiting: Visiting, id: str) -> Response:
    """What happened to the findings of a rule."""
    return _feed(visiting, About("rule", id))


@router.get("/feeds/question.atom")
def of_question(visiting: Visiting, q: Annotated[str, Query(max_length=400)] = "") -> Response:
    """The answer to a question, with another entry when it becomes another."""
    return _feed(visiting, About("question", q))


def _feed(visiting: Visitor, about: About) -> Response:
    snapshot, language = visiting.snapshot, visiting.language
    if snapshot.as_of or snapshot.known_on or not is_known(snapshot, about):
        raise HTTPException(404)
    site, page = visiting.site, follow_address(about)
    if about.sort == "question":
        about = followed(snapshot, about, _last_written(visiting))
    news = news_of(visiting, about)[:MOST_ENTRIES]
    title = subject(snapshot, about).in_language(language)
    entries = [
        Entry(
            f"{site}/feeds/{item.key}" if item.number else f"{site}{item.key}",
            item.title.in_language(language),
            item.at,
            f"{site}{item.address}",
            item.text.in_language(language),
        )
        for item in news
    ]
    content = atom(f"{site}{page}", f"{site}{page}", title, language, entries)
    return feed_answer(visiting.request, content, max((item.at for item in news), default=None), language)


def news_of(visiting: Visitor, about: About) -> list[News]:
    """The news of what is followed, the newest first. OverBudgetError, StoreError."""
    snapshot = visiting.snapshot
    if about.sort != "question":
        follows = concerns(snapshot, about)
        return news_of_findings(snapshot, visiting.graph.lives(), follows, budget=visiting.budget)
    question = question_asked(snapshot, about.of)
    if question is None:
        return []
    answer = answered(visiting, question)
    return [news_of_answer(answer, _since(visiting, answer))]


def _last_written(visiting: Visitor) -> date | None:
    """The day of the last write: a feed cannot tell when somebody began to follow it, and no sooner is there news."""
    made = writes(visiting.snapshot, visiting.graph.store)
    return day_of(made[-1].at) if made else None


def _since(visiting: Visitor, answer: Answer) -> str:
    """The moment of the last write of a source that an answer rests on: since then at the latest it is so."""
    sources = {evidence.source.id for part in answer.parts for line in part.lines for evidence in line.evidence}
    made = writes(visiting.snapshot, visiting.graph.store)
    # A write of many sources has the beginning of their ids.
    moments = [
        revision.at for revision in made if revision.source and any(id.startswith(revision.source) for id in sources)
    ]
    return max(moments, default=min((revision.at for revision in made), default=_BEFORE_ALL))
