"""What to bring to a meeting: what changed between two days, for all or for some parties, to print or take along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from api.kept_files import file_answer
from api.meeting import Meeting, prepare
from api.moments import Clock, bound, period
from api.pages.questions import Wrong, parties
from api.pages.visitor import Visiting, Visitor, show
from api.problems import BadRequestError
from api.turns import Dear
from graph.model.words import Message, WrongError, message
from graph.say.agenda import WRITERS, Agenda, agenda
from graph.say.meeting import Told

router = APIRouter(route_class=Dear)
# So that it prints on six sides at most.
MOST_SHOWN = 8
_CLOCKS: tuple[Clock, ...] = ("known", "so")
_MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Short = Annotated[str, Query(max_length=40)]
Text = Annotated[str, Query(max_length=600)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as it was filled in."""

    start: Annotated[Short, Query(alias="from")] = ""
    end: Annotated[Short, Query(alias="to")] = ""
    party: Annotated[list[Text], Query(max_length=20)] = ()  # type: ignore[assignment]
    clock: str = ""

    @property
    def parties(self) -> str:
        """The parties between semicolons."""
        return "; ".join(self.party)


Asking = Annotated[Asked, Depends()]


@router.get("/meeting")
def show_meeting(visiting: Visiting, asked: Asking) -> Response:
    """The form, and what changed once it says since when."""
    meeting, problem, wrong = _found(visiting, asked)
    told = meeting.told(visiting.language, MOST_SHOWN) if meeting else None
    context = {
        "asked": asked,
        "wrong": {"party": wrong} if wrong else {},
        "problem": problem,
        "agenda": _agenda(visiting, meeting, told) if meeting and told else None,
        "meeting": meeting,
        "clock_options": [
            (clock, message(f"meeting-clock-{clock}").in_language(visiting.language)) for clock in _CLOCKS
        ],
        "query": visiting.asked(("from", "to", "party", "clock", "lang")),
    }
    return show(visiting, "meeting", context, status=400 if problem else 200)


@router.get("/meeting.{format}")
def take_along(
    visiting: Visiting, asked: Asking, format: Annotated[str, Path(pattern=f"^({'|'.join(_MEDIA_TYPES)})$")]
) -> Response:
    """The same as a file for an agenda, or as a table; BadRequestError when the period or a party is not clear."""

    def written() -> bytes:
        meeting, problem, wrong = _found(visiting, asked)
        if meeting is None:
            raise BadRequestError(problem or (wrong.message if wrong else message("meeting-no-period")))
        return WRITERS[format](_agenda(visiting, meeting, meeting.told(visiting.language)))

    language = visiting.language
    name = f"{message('meeting-file').in_language(language)}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return file_answer(visiting.request, visiting.snapshot, language, written, _MEDIA_TYPES[format], headers)


def _found(visiting: Visitor, asked: Asked) -> tuple[Meeting | None, Message | None, Wrong | None]:
    """What was asked for, or what is wrong with the period or with a party; nothing before a period is given."""
    who = parties(visiting, asked.parties)
    if isinstance(who, Wrong):
        return None, None, who
    if not asked.start.strip():
        return None, None, None
    graph = visiting.graph
    try:
        start, end = bound(graph, asked.start), bound(graph, asked.end) if asked.end.strip() else None
    except ValueError:
        return None, message("changes-wrong"), None
    try:
        clock: Clock | None = next((clock for clock in _CLOCKS if clock == asked.clock), None)
        compared = period(graph, start, end, clock)
    except WrongError as error:
        return None, error.problems[0], None
    unknown = next((node for node in who if node.id not in compared.after), None)
    if unknown is not None:
        return None, None, Wrong(message("meeting-party-not-known", name=unknown.name))
    return prepare(graph.store, compared, [node.id for node in who], visiting.budget), None, None


def _agenda(visiting: Visitor, meeting: Meeting, told: Told) -> Agenda:
    address = visiting.site + visiting.here().replace(visiting.path, "/meeting", 1)
    return agenda(meeting.parties, told, address, visiting.language)
