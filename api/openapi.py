"""The OpenAPI document, as the Dutch API Design Rules (version 2.1) want it."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.models import Model, Problem
from api.problems import MEDIA_TYPE
from api.record_models import LINES
from api.refusals import NOT_COUNTED
from api.security import AS_OF, REQUEST_ID
from api.settings import Settings

SCHEMAS = "#/components/schemas/{model}"
_HEADERS = {
    "API-Version": {"description": "The full version of the API.", "schema": {"type": "string"}, "example": "0.1.0"},
    REQUEST_ID: {"description": "What the log of the service knows this request by.", "schema": {"type": "string"}},
    AS_OF: {
        "description": "Only while the store does not answer: when it did last. What is told is of then; passages of "
        "papers are left out, and what takes the store itself gives 503.",
        "schema": {"type": "string", "format": "date-time"},
    },
    "ETag": {
        "description": "Stays as long as the answer does; who sends it back in `If-None-Match` gets 304 until then.",
        "schema": {"type": "string"},
    },
}
_SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token made on the page `/me` or with `samenspel token create`. It is for one or more of "
        "`read`, `propose` and `review`, and does no more than the person may whose it is.",
    }
}
_ERRORS: Mapping[int, str] = MappingProxyType(
    {
        400: "A parameter is wrong, unknown or given twice; `detail` says what would be right.",
        401: "A token was sent that opens nothing, or this asks for one.",
        403: "Who asks may not do this.",
        404: "There is no such thing.",
        408: "What is sent does not come in within the time that there is for it.",
        409: "A name stands for several entities, which `candidates` lists; or another decided first.",
        412: "What is to be changed was changed meanwhile: read it again.",
        413: "What is sent is larger than the service takes in.",
        415: "What is sent is in a form that is not read.",
        428: "A change says in `If-Match` which version it follows.",
        429: "So many requests came from one address or with one token; `Retry-After` says when to come back.",
        503: "The store does not answer, too many dear questions are asked at once, or this one is too large.",
    }
)
# What a route says of itself that refers to entities by their names.
REFERS: dict[int | str, dict[str, Any]] = {404: {}, 409: {}}


def contact(settings: Settings) -> dict[str, str]:
    """Who runs this service, as far as that is told: empty when nothing is."""
    fields = {"name": settings.contact_name, "url": settings.contact_url, "email": settings.contact_email}
    return {field: value for field, value in fields.items() if value}


def describe(api: FastAPI, base: str, settings: Settings) -> dict[str, Any]:
    """The document of an API that is served under the path `base`.

    Each error that an operation can give refers to one of the components. Those that follow from what it is stand here;
    a route names the others. FastAPI describes a validation error of its own form; ours are problems with status 400.
    """
    document = get_openapi(
        title=api.title,
        version=version("samenspel"),
        summary=api.summary,
        description=api.description,
        routes=api.routes,
        tags=api.openapi_tags,
        servers=[{"url": base}],
        license_info=api.license_info,
    )
    components = document["components"]
    components["securitySchemes"] = _SECURITY
    # Most of it anybody may read; a token shows more, and lets more be done.
    document["security"] = [{}, {"token": []}]
    if operator := contact(settings):
        document["info"]["contact"] = operator
    components["headers"] = _HEADERS
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
    of_all = {name: header for name, header in headers.items() if name != "ETag"}
    used = set[int]()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])
            own = operation["responses"]
            errors = {
                *_errors_of(path, method, operation),
                *(int(status) for status in own if status >= "400" and status != "422"),
            }
            answers = {status: answer for status, answer in own.items() if status < "400"}
            tagged = {"ETag": headers["ETag"]} if "304" in own else {}
            for status, answer in answers.items():
                of_tag = tagged if status in {"200", "304"} else {}
                answer["headers"] = {**of_all, **of_tag, **answer.get("headers", {})}
            refers = {str(status): {"$ref": f"#/components/responses/{_named(status)}"} for status in sorted(errors)}
            operation["responses"] = answers | refers
            used |= errors
    components["responses"] = {
        _named(status): {
            "description": description,
            "headers": of_all,
            "content": {MEDIA_TYPE: {"schema": {"$ref": SCHEMAS.format(model=Problem.__name__)}}},
        }
        for status, description in _ERRORS.items()
        if status in used
    }
    schemas = components["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    # No answer of its own refers to these: FastAPI makes none of errors, and a line is a part of one.
    added: tuple[type[Model], ...] = (Problem, *LINES)
    for model in added:
        schema = model.model_json_schema(ref_template=SCHEMAS, mode="serialization")
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
    components["schemas"] = dict(sorted(schemas.items()))
    _leave_out_titles(components["schemas"])
    _leave_out_titles(document["paths"])
    _let_grow(document)
    return document


def _errors_of(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[int]:
    """The statuses that follow from what an operation is."""
    yield from (400, 401, 503)
    if not f"/v1{path}".startswith(NOT_COUNTED):
        yield 429
    if "{" in path:
        yield 404
    if method != "get":
        yield from (403, 408, 413)


def _named(status: int) -> str:
    """What a component with the answer of a status is called, such as "NotFound"."""
    return "".join(word.capitalize() for word in HTTPStatus(status).phrase.replace("-", " ").split())


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter, which is left out rather than null: no address can say that it is nothing."""
    some = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**some[0], **rest} if len(some) == 1 else schema


def _let_grow(document: Mapping[str, Any]) -> None:
    """Let what is answered have more fields one day; what is sent has those that are described and no others."""
    operations = (operation for methods in document["paths"].values() for operation in methods.values())
    schemas, sent = document["components"]["schemas"], set[str]()
    names = {name for operation in operations for name in _schemas_in(operation.get("requestBody"))}
    while names:
        sent |= names
        names = {name for parent in names for name in _schemas_in(schemas[parent])} - sent
    for name, schema in schemas.items():
        if name not in sent and schema.get("additionalProperties") is False:
            del schema["additionalProperties"]


def _schemas_in(part: Any) -> Iterator[str]:
    """The names of the schemas that a part of the document refers to."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].removeprefix(SCHEMAS.format(model=""))
        for each in part.values():
            yield from _schemas_in(each)
    elif isinstance(part, list):
        for each in part:
            yield from _schemas_in(each)


def _leave_out_titles(part: Any) -> None:
    """Take out the titles that FastAPI makes of names: programs that write clients take them for names of types."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        for each in part.values():
            _leave_out_titles(each)
    elif isinstance(part, list):
        for each in part:
            _leave_out_titles(each)
