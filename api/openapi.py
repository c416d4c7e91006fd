"""The OpenAPI document, as the Dutch API Design Rules (version 2.1) want it."""

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.models import Problem
from api.security import AS_OF, REQUEST_ID
from api.settings import Settings

_SCHEMAS = "#/components/schemas/{model}"
# What every error answer refers to.
PROBLEM = {"$ref": _SCHEMAS.format(model=Problem.__name__)}
_HEADERS = {
    "API-Version": {"description": "The full version of the API.", "schema": {"type": "string"}, "example": "0.1.0"},
    REQUEST_ID: {"description": "What the log of the service knows this request by.", "schema": {"type": "string"}},
    AS_OF: {
        "description": "Only while the store does not answer: when it did last. What is told is of then; passages of "
        "papers are left out, and what takes the store itself gives 503.",
        "schema": {"type": "string", "format": "date-time"},
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


def contact(settings: Settings) -> dict[str, str]:
    """Who runs this service, as far as that is told: empty when nothing is."""
    given = {"name": settings.contact_name, "url": settings.contact_url, "email": settings.contact_email}
    return {field: value for field, value in given.items() if value}


def describe(api: FastAPI, base: str, settings: Settings) -> dict[str, Any]:
    """The document of an API that is served under the path `base`.

    FastAPI describes a validation error of its own form; ours are problem+json with status 400, so that goes out.
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
    document["components"]["securitySchemes"] = _SECURITY
    # Most of it anybody may read; a token shows more, and lets more be done.
    document["security"] = [{}, {"token": []}]
    if operator := contact(settings):
        document["info"]["contact"] = operator
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            for response in operation["responses"].values():
                response["headers"] = _HEADERS
    schemas = document["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template=_SCHEMAS, mode="serialization")
    schemas.update(problem.pop("$defs"))
    schemas[Problem.__name__] = problem
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    return document
