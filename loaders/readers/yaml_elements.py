"""YAML as plain elements with their line numbers, every scalar as the text that stands there.

A subset of YAML that cannot surprise: no aliases (the way in for alias bombs), no tags, no double keys, no guessed
types (`0363` stays four digits, `no` stays two letters). Source of the notation: YAML 1.1, the failsafe schema.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from loaders.problems import LoadError, Place
from loaders.readers.reading import read_text

LARGEST_YAML = 5 * 2**20
DEEPEST = 20
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Fields(dict[str, Any]):
    """A mapping of a YAML document: text, lists and further mappings by name, and the line that it starts on."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read_yaml(path: Path) -> Any:
    """The document in a YAML file: `Fields`, lists, texts and None. LoadError names the line of what is wrong."""
    text = read_text(path, LARGEST_YAML)
    try:
        events = iter(list(yaml.parse(text, Loader=_Loader)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        why = str(error.problem or error.context)
        raise LoadError(Place(path.name, line=line).problem("load-no-yaml", why=why)) from None
    except yaml.YAMLError as error:
        raise LoadError(Place(path.name).problem("load-no-yaml", why=str(error))) from None
    document: Any = None
    for number, event in enumerate(event for event in events if isinstance(event, yaml.DocumentStartEvent)):
        if number:
            raise LoadError(Place(path.name, line=_line(event)).problem("load-second-document"))
        document = _value(next(events), events, path.name, 0)
    return document


def _value(event: Any, events: Iterator[Any], file: str, depth: int) -> Any:
    place = Place(file, line=_line(event))
    if depth > DEEPEST:
        raise LoadError(place.problem("load-too-deep", most=DEEPEST))
    if isinstance(event, yaml.AliasEvent):
        raise LoadError(place.problem("load-alias", name=str(event.anchor)))
    if event.tag is not None and event.tag != "!":
        raise LoadError(place.problem("load-tag", tag=str(event.tag)))
    if isinstance(event, yaml.ScalarEvent):
        return None if event.implicit[0] and event.value in _EMPTY else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(child := next(events), yaml.SequenceEndEvent):
            items.append(_value(child, events, file, depth + 1))
        return items
    fields = Fields(_line(event))
    while not isinstance(child := next(events), yaml.MappingEndEvent):
        at = Place(file, line=_line(child))
        key = _value(child, events, file, depth + 1)
        if not isinstance(key, str):
            raise LoadError(at.problem("load-field-without-name"))
        if key in fields:
            raise LoadError(at.problem("load-field-again", field=key))
        fields[key] = _value(next(events), events, file, depth + 1)
    return fields


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
