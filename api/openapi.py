"""The OpenAPI document, as the Dutch API Design Rules (version 2.1) want it."""

import os
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_VERSION_HEADER = {
    "API-Version": {"description": "The full version of the API.", "schema": {"type": "string"}, "example": "0.1.0"}
}


def contact() -> dict[str, str]:
    """Who runs this service; set SAMENSPEL_CONTACT_NAME, _URL and _EMAIL to say so."""
    return {
        "name": os.environ.get("SAMENSPEL_CONTACT_NAME", "Beheer van deze Samenspel-dienst"),
        "url": os.environ.get("SAMENSPEL_CONTACT_URL", "https://samenspel.example"),
        "email": os.environ.get("SAMENSPEL_CONTACT_EMAIL", "beheer@samenspel.example"),
    }


def describe(api: FastAPI, base: str) -> dict[str, Any]:
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
    document["info"]["contact"] = contact()
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            for response in operation["responses"].values():
                response["headers"] = _VERSION_HEADER
    for unused in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(unused, None)
    return document
