"""What docs/linked-data.md shows is so: its questions are answered, its Python runs, its Turtle is read."""

import json
import re
from pathlib import Path

import jsonschema
import pyoxigraph
import pytest
import yaml
from rdflib import Graph

from graph.ask.snapshot import take_snapshot
from graph.say.linked.documents import everything, one_entity
from graph.say.linked.terms import Site
from graph.say.linked.writers import trig, turtle
from graph.store import Store

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "linked-data.md").read_text(encoding="utf-8")
SITE = Site("http://localhost:8000")
# What the standard (publiccode.yml 0.4) asks for, as far as this file has it.
PUBLICCODE = json.loads("""{
  "type": "object", "additionalProperties": false,
  "required": ["publiccodeYmlVersion", "name", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "localisation"],
  "properties": {
    "publiccodeYmlVersion": {"const": "0.4"},
    "name": {"type": "string", "minLength": 1},
    "softwareVersion": {"type": "string"},
    "softwareType": {"enum": ["standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
      "standalone/backend", "standalone/other", "addon", "library", "configurationFiles"]},
    "platforms": {"type": "array", "minItems": 1, "items": {"type": "string"}},
    "categories": {"type": "array", "items": {"type": "string", "pattern": "^[a-z-]+$"}},
    "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    "intendedAudience": {"type": "object", "properties": {
      "countries": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{2}$"}},
      "scope": {"type": "array", "items": {"type": "string"}}}},
    "description": {"type": "object", "required": ["nl", "en"], "additionalProperties": {
      "type": "object", "required": ["shortDescription", "longDescription", "features"], "properties": {
        "shortDescription": {"type": "string", "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10000},
        "features": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 100}}}}},
    "legal": {"type": "object", "required": ["license"], "properties": {"license": {"const": "EUPL-1.2"}}},
    "localisation": {"type": "object", "required": ["localisationReady", "availableLanguages"], "properties": {
      "localisationReady": {"type": "boolean"},
      "availableLanguages": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{2}$"}}}}
  }
}""")


def shown(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.fixture(scope="module")
def dataset(bundled: Store) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    written = b"".join(trig(SITE, everything(SITE, take_snapshot(bundled.read()))))
    store.load(written, format=pyoxigraph.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("question", shown("sparql"))
def test_a_documented_question_has_answers(dataset: pyoxigraph.Store, question: str) -> None:
    rows = dataset.query(question)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert list(rows)


@pytest.mark.parametrize("example", shown("turtle"))
def test_documented_turtle_is_turtle(example: str) -> None:
    prefixes = b"".join(turtle(SITE, [])).decode()
    assert len(Graph().parse(data=prefixes + example, format="turtle")) > 1


def test_the_documented_python_names_the_members(
    bundled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = take_snapshot(bundled.read())
    (tmp_path / "netwerk.ttl").write_bytes(b"".join(turtle(SITE, one_entity(SITE, snapshot, "ipo"))))
    monkeypatch.chdir(tmp_path)
    names: dict[str, list[str]] = {}
    for block in shown("python"):
        exec(block, names)
    assert "Provincie Drenthe" in names["members"]
    assert len(names["members"]) == 12


def test_publiccode_yml_keeps_to_its_standard() -> None:
    given = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    jsonschema.validate(given, PUBLICCODE)
    assert f'version = "{given["softwareVersion"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
