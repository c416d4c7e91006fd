"""The tools: what each is for, what it takes, and by what it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from api.assistants import asked, looking_up, questions, shortfalls, ways
from api.assistants.answer import Whole
from api.assistants.asked import Asked, AskedOfMoment
from api.assistants.asking import Asking


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by its name. `follows_from_whole` tells that it asks the whole graph, which is dear."""

    name: str
    what: str
    takes: type[Asked]
    answer: Callable[[Asking, Any], Whole]
    follows_from_whole: bool = True

    def is_dear(self, wanted: Asked) -> bool:
        """Whether an answer takes much work: it asks the whole graph, or a graph of another moment."""
        of_moment = isinstance(wanted, AskedOfMoment) and bool(wanted.as_of or wanted.known_on)
        return self.follows_from_whole or of_moment


TOOLS: Mapping[str, Tool] = MappingProxyType(
    {
        tool.name: tool
        for tool in (
            Tool(
                "search",
                "Find actors, instruments, agreements, projects and subjects of Dutch innovation-oriented public "
                "procurement by name, abbreviation, number or words; or list all of a kind. Gives ids for the others.",
                asked.Search,
                looking_up.search,
                follows_from_whole=False,
            ),
            Tool(
                "entity",
                "What is known of one entity: a summary, and its relations with where each is said; what stands now "
                "first, then what is over, proposed or denied.",
                asked.OneEntity,
                looking_up.entity,
                follows_from_whole=False,
            ),
            Tool(
                "routes",
                "Who can bring one party to another, step by step with sources, whom to call first and about what; or "
                "why no route is known.",
                asked.Routes,
                ways.routes,
            ),
            Tool(
                "gaps",
                "Where the ecosystem falls short, or where it is unknown whether it does: findings of rules, with what "
                "was looked at and what to do next.",
                asked.Gaps,
                shortfalls.gaps,
            ),
            Tool(
                "matrix",
                "Who of a kind uses what of a kind. A cell is shown by a source, denied by one, doubtful, or unknown; "
                "unknown never means no.",
                asked.Matrix,
                shortfalls.matrix,
            ),
            Tool(
                "coverage",
                "How complete what is known is, by kind and relation, and what is best to find out next.",
                asked.Coverage,
                shortfalls.coverage,
            ),
            Tool(
                "changes",
                "What changed since a day or meeting: what began and ended, gaps that opened and closed, terms and "
                "commitments that are due; of all, or of some parties.",
                asked.Changes,
                questions.changes,
            ),
            Tool(
                "ask",
                "Answer a question in ordinary Dutch or English, such as “Welke provincies gebruiken SBIR?”; the first "
                "tool to try. It tells how the question was read, and asks back when a name can mean several.",
                asked.Ask,
                questions.ask,
            ),
        )
    }
)
