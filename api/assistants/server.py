"""The protocol, by the official SDK: which tools, resources and prompts there are, and how each is answered."""

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from anyio import to_thread
from mcp import types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError

from api.assistants import guide
from api.assistants.answer import AnswerForAssistant, fitted, wrong_text
from api.assistants.asked import Asked, read, told_language
from api.assistants.asking import Asking, NotClearError, wrong
from api.assistants.tools import TOOLS, Tool
from api.graph_now import GraphNow
from api.models import Model
from api.parameters import offset_of
from api.problems import not_one_of
from graph.ask.budget import Budget
from graph.ask.questions.kinds import KINDS
from graph.model.words import languages, message, sentence_start

_log = logging.getLogger(__name__)
_READS_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Context = ServerRequestContext[Any, Any]


@dataclass(frozen=True, eq=False, slots=True)
class Visit:
    """Of one request: the graph of what who asks may see, the language, and what stands before addresses of the site.

    `turn` gives how far work on an answer may go, when its turn comes; it is told whether the answer is dear.
    """

    graph: GraphNow
    language: str
    site: str
    turn: Callable[[bool], AbstractAsyncContextManager[Budget]]


def create_server(visit: Callable[[Any], Visit], language: str) -> Server[Any]:
    """A server that answers from the visit that `visit` makes of a request, None where there are no requests.

    What it is for is told in `language`, before anything is asked.
    """

    async def list_tools(context: Context, _: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        visit_language = visit(context.request).language
        return types.ListToolsResult(tools=[_described(tool, visit_language) for tool in TOOLS.values()])

    async def call_tool(context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        return await _called(visit(context.request), params.name, params.arguments or {})

    async def list_resources(context: Context, _: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        return types.ListResourcesResult(resources=[*_resources()])

    async def read_resource(_: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        text = guide.resource(str(params.uri))
        if text is None:
            known = ", ".join(resource.uri for resource in _resources())
            problem = message("problem-not-one-of", name="uri", given=str(params.uri)[:80], known=known)
            raise MCPError(types.INVALID_PARAMS, problem.in_language(language))
        contents = types.TextResourceContents(uri=params.uri, mime_type="text/markdown", text=text)
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(context: Context, _: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        visit_language = visit(context.request).language
        return types.ListPromptsResult(prompts=[_prompt(id, visit_language) for id in KINDS])

    async def get_prompt(context: Context, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        visit_language = visit(context.request).language
        if params.name not in KINDS:
            problem = message("problem-not-one-of", name="name", given=params.name[:80], known=", ".join(KINDS))
            raise MCPError(types.INVALID_PARAMS, problem.in_language(visit_language))
        text = guide.question_asked(params.name, params.arguments or {}, visit_language)
        return types.GetPromptResult(
            messages=[types.PromptMessage(role="user", content=types.TextContent(type="text", text=text))]
        )

    return Server(
        "samenspel",
        version=version("samenspel"),
        title="Samenspel",
        instructions=message("assistant-instructions").in_language(language),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


def _described(tool: Tool, language: str) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=message(f"assistant-tool-{tool.name}").in_language(language),
        description=tool.what,
        input_schema=_schema(tool.takes, "validation"),
        output_schema=_schema(AnswerForAssistant, "serialization"),
        annotations=_READS_ONLY,
    )


@cache
def _schema(model: type[Model], mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    """What a model is, without the titles that only repeat its names: all of it is read with each conversation."""
    return _untitled(model.model_json_schema(mode=mode))


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    kept = {name: part for name, part in schema.items() if name != "title" or not isinstance(part, str)}
    return {name: _untitled(part) if isinstance(part, dict) else part for name, part in kept.items()}


async def _called(visit: Visit, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """The answer of a tool, or what is wrong with what was asked."""
    language = visit.language
    try:
        if name not in TOOLS:
            raise not_one_of("name", name, TOOLS)
        tool = TOOLS[name]
        asked = read(tool.takes, arguments)
        language = told_language(asked, language)
        async with visit.turn(tool.is_dear(asked)) as budget:
            asking = Asking(visit.graph, language, budget)
            return await to_thread.run_sync(_answered, asking, visit.site, tool, asked)
    except Exception as error:
        known = wrong(error)
        if known is None:
            _log.exception("an assistant could not be answered")
            known = NotClearError(message("problem-fault"))
        text = wrong_text(known.problems, known.candidates, language)
        return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)


def _answered(asking: Asking, site: str, tool: Tool, asked: Asked) -> types.CallToolResult:
    start = offset_of(asked.cursor)
    whole = tool.answer(asking, asked)
    answer, text = fitted(whole, start, site, asking.language, asking.graph.behind)
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structured_content=answer.plain())


def _resources() -> list[types.Resource]:
    return [
        types.Resource(
            uri=f"{guide.SCHEME}{what}/{language}",
            name=f"{what}-{language}",
            title=message(f"assistant-{what}").in_language(language),
            mime_type="text/markdown",
        )
        for what in guide.RESOURCES
        for language in languages()
    ]


def _prompt(id: str, language: str) -> types.Prompt:
    kind = KINDS[id]
    return types.Prompt(
        name=id,
        title=sentence_start(kind.words.in_language(language)),
        arguments=[types.PromptArgument(name=slot.name, required=slot.required) for slot in kind.slots],
    )
