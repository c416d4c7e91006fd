"""What Samenspel is and how it decides, and the description of its API."""

from typing import Any

from fastapi import APIRouter, Response

from api.openapi import contact
from api.outward import outward
from api.pages.visitor import Visiting, show
from api.turns import DearByChoice
from graph.ask.gaps import RULES

router = APIRouter(route_class=DearByChoice)
# The whole list stands in openapi.json.
MOST_VALUES = 6


@router.get("/about")
def about(visiting: Visiting) -> Response:
    """What this is, how routes are ordered, what a gap means, licences, and the accessibility statement."""
    return show(
        visiting,
        "about",
        {
            "rules": list(RULES.values()),
            "contact": contact(visiting.request.app.state.settings),
            "site": visiting.request.base_url,
        },
    )


@router.get("/api")
def api(visiting: Visiting) -> Response:
    """The OpenAPI document as a page, without a request to anywhere else."""
    document = visiting.request.app.state.openapi
    schemas = document["components"]["schemas"]
    context = {
        "base": outward("/v1"),
        "operations": [
            (path, method, _operation(operation))
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        ],
        "schemas": [(name, _schema(schema)) for name, schema in sorted(schemas.items())],
    }
    return show(visiting, "api", context)


def _operation(operation: dict[str, Any]) -> dict[str, Any]:
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return {
        "operationId": operation["operationId"],
        "description": operation.get("description", ""),
        "parameters": [
            {
                "name": parameter["name"],
                "in": parameter["in"],
                "required": parameter.get("required", False),
                "type": _type(parameter["schema"]),
                "default": _default(parameter["schema"].get("default")),
                "description": parameter.get("description", ""),
            }
            for parameter in operation.get("parameters", ())
        ],
        "statuses": sorted(operation["responses"]),
        "answer": _refers(answer),
    }


def _default(value: Any) -> str:
    """As it would be written in an address; empty for none."""
    return "" if value in (None, []) else str(value).lower() if isinstance(value, bool) else str(value)


def _schema(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": schema.get("description", ""),
        "fields": [
            {"name": name, "type": _type(field), "refers": _refers(field), "description": field.get("description", "")}
            for name, field in schema.get("properties", {}).items()
        ],
    }


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_type(option) for option in schema["anyOf"])
    if "enum" in schema:
        values = [str(value) for value in schema["enum"]]
        return " | ".join(values if len(values) <= MOST_VALUES else [*values[:MOST_VALUES], "…"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return _refers(schema) or str(schema.get("type", "object"))


def _refers(schema: dict[str, Any]) -> str:
    for part in (schema, schema.get("items", {}), *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "$ref" in part:
            return str(part["$ref"]).rpartition("/")[2]
        if "$ref" in part.get("items", {}):
            return str(part["items"]["$ref"]).rpartition("/")[2]
    return ""
