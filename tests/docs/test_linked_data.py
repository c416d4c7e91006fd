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
# What publiccode.yml 0.5 asks for. 0.7 differs by a key more; the register of Dutch public code does not read it yet.
PUBLICCODE = json.loads("""{
  "type": "object", "additionalProperties": false,
  "required": ["publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
    "legal", "maintenance", "localisation"],
  "properties": {
    "publiccodeYmlVersion": {"const": "0.5"},
    "name": {"type": "string", "minLength": 1},
    "url": {"type": "string", "pattern": "^https?://"},
    "softwareVersion": {"type": "string"},
    "softwareType": {"enum": ["standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
      "standalone/backend", "standalone/other", "addon", "library", "configurationFiles"]},
    "platforms": {"type": "array", "minItems": 1, "items": {"enum": ["web", "windows", "mac", "linux"]}},
    "categories": {"type": "array", "items": {"enum": ["procurement", "data-analytics", "data-visualization",
      "knowledge-management"]}},
    "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    "intendedAudience": {"type": "object", "additionalProperties": false, "properties": {
      "countries": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
      "scope": {"type": "array", "items": {"enum": ["government", "local-authorities",
        "finance-and-economic-development", "research", "science-and-technology"]}}}},
    "description": {"type": "object", "required": ["nl", "en"], "additionalProperties": {
      "type": "object", "required": ["shortDescription", "longDescription", "features"], "properties": {
        "shortDescription": {"type": "string", "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10000},
        "features": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 100}}}}},
    "legal": {"type": "object", "required": ["license"], "properties": {"license": {"const": "EUPL-1.2"}}},
    "maintenance": {"type": "object", "required": ["type"], "properties": {
      "type": {"enum": ["internal", "contract", "community", "none"]}}},
    "localisation": {"type": "object", "required": ["localisationReady", "availableLanguages"], "properties": {
      "localisationReady": {"type": "boolean"},
      "availableLanguages": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{2}$"}}}}
  }
}""")
# What only who publishes the software knows.
FILLED_IN_LATER = {"url": "https://voorbeeld.example/samenspel.git", "maintenance": {"type": "none"}}


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


def test_publiccode_yml_keeps_to_its_standard_but_for_what_its_publisher_knows() -> None:
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    jsonschema.validate(FILLED_IN_LATER | publiccode, PUBLICCODE)
    assert f'version = "{publiccode["softwareVersion"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
