"""A network that a service has, asked through its API."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import httpx2

from samenspel.network import NotMeantError, ServiceError, not_decided

_SECONDS = 60.0
_A_PAGE = 500
# Answers that are kept to ask only whether they still are so.
_KEPT = 64


class Service:
    """The service at an address; `token` is what it asks for of who may see more."""

    def __init__(self, address: str, token: str | None, language: str) -> None:
        headers = {"Accept-Language": language} | ({"Authorization": f"Bearer {token}"} if token else {})
        self.asking = httpx2.Client(
            base_url=address.rstrip("/"), headers=headers, timeout=_SECONDS, follow_redirects=True
        )
        self._kept: dict[str, httpx2.Response] = {}
        self._language = language

    def close(self) -> None:
        self.asking.close()

    def entities(self, text: str, kind: str | None, limit: int) -> Mapping[str, Any]:
        items: dict[str, Any] = {}
        cursor: str | None = None
        while len(items) < limit:
            part = min(limit - len(items), _A_PAGE)
            page = self._get("/v1/entities", q=text, kind=kind, limit=part, cursor=cursor)
            items |= _by_id(page)
            cursor = page["next"]
            if cursor is None:
                break
        return {"items": list(items.values())}

    def entity(self, reference: str) -> Mapping[str, Any]:
        id = self._meant(reference)
        entity: dict[str, Any] = dict(self._get(f"/v1/entities/{quote(id, safe='')}", limit=_A_PAGE))
        relations = _by_ends(entity)
        for count in entity["relationCounts"]:
            cursor = count["next"]
            while cursor is not None:
                asked = {"type": count["type"], "direction": count["direction"], "cursor": cursor, "limit": _A_PAGE}
                page = self._get(f"/v1/entities/{quote(entity['id'], safe='')}", **asked)
                relations |= _by_ends(page)
                cursor = page["relationCounts"][0]["next"]
        return entity | {"relations": list(relations.values())}

    def paths(self, start: str, goal: str, k: int, meaning: str) -> Mapping[str, Any]:
        return self._get("/v1/paths", **{"from": start, "to": goal, "k": k, "meaning": meaning})

    def gaps(self, rule: str | None, severity: str | None) -> Mapping[str, Any]:
        items: dict[str, Any] = {}
        cursor: str | None = None
        while True:
            page = self._get("/v1/gaps", rule=rule, severity=severity, limit=_A_PAGE, cursor=cursor)
            items |= _by_id(page)
            cursor = page["next"]
            if cursor is None:
                return {"items": list(items.values())}

    def matrix(self, rows: str, columns: str) -> Mapping[str, Any]:
        return self._get("/v1/matrix", rows=rows, columns=columns)

    def questions(self, text: str) -> Mapping[str, Any]:
        return self._get("/v1/questions", q=text)

    def answer(self, question: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        return self._get(f"/v1/questions/{question}", **parameters)

    def _meant(self, reference: str) -> str:
        """The id of what certainly is meant."""
        queries = {"queries": json.dumps({"q": {"query": reference}})}
        candidates = self._answered(lambda: self.asking.post("/reconcile", data=queries))["q"]["result"]
        for candidate in candidates:
            if candidate["match"] or candidate["id"] == reference:
                return str(candidate["id"])
        raise not_decided(reference, _pairs(candidates), self._language)

    def _get(self, path: str, **asked: Any) -> Mapping[str, Any]:
        parameters = {name: value for name, value in asked.items() if value is not None}
        return self._answered(lambda: self._asked_again(path, parameters))

    def _asked_again(self, path: str, parameters: Mapping[str, Any]) -> httpx2.Response:
        """The answer, which the service need not give again as long as it is the same."""
        request = self.asking.build_request("GET", path, params=parameters)
        address = str(request.url)
        known = self._kept.pop(address, None)
        if known is not None:
            request.headers["If-None-Match"] = known.headers["ETag"]
        answer = self.asking.send(request)
        if known is not None and answer.status_code == httpx2.codes.NOT_MODIFIED:
            answer = known
        if "ETag" in answer.headers:
            self._kept[address] = answer
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return answer

    def _answered(self, ask: Any) -> Mapping[str, Any]:
        try:
            answer: httpx2.Response = ask()
        except httpx2.HTTPError as error:
            raise ServiceError(f"{self.asking.base_url}: {error}") from error
        try:
            body: Mapping[str, Any] = answer.json()
        except ValueError:
            raise ServiceError(f"{answer.url}: HTTP {answer.status_code}", answer.status_code) from None
        if answer.is_success:
            return body
        if "candidates" in body or answer.status_code == httpx2.codes.NOT_FOUND:
            raise NotMeantError(body.get("detail", ""), _pairs(body.get("candidates", ())))
        raise ServiceError(body.get("detail", f"HTTP {answer.status_code}"), answer.status_code)


# What comes twice, because others changed the network between two pages, counts once.


def _by_id(page: Mapping[str, Any]) -> dict[str, Any]:
    return {item["id"]: item for item in page["items"]}


def _by_ends(page: Mapping[str, Any]) -> dict[tuple[str, str, str], Any]:
    return {(item["type"], item["direction"], item["other"]["id"]): item for item in page["relations"]}


def _pairs(candidates: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    return ((candidate["id"], candidate["name"]) for candidate in candidates)
