"""Finds the sources by walking the package `loaders.sources`; no list has to be kept."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, ModuleType

import loaders.sources
from graph.model.identity import Judgement
from graph.model.records import Batch
from loaders.card import Card, Cursor, File, Get, Given, Skipped
from loaders.problems import LoadError


@dataclass(frozen=True, slots=True)
class SourceModule:
    """A module of `loaders.sources`: its card, and what it can do."""

    name: str
    card: Card
    batches: Callable[[Given], Iterable[Batch | LoadError | Skipped | Judgement]]
    recognises: Callable[[Path], bool] | None
    collect: Callable[[str, Get], Iterable[File] | None] | None = None
    refresh: Callable[[Get, str | None], Iterable[File | Cursor]] | None = None


def discover(package: ModuleType = loaders.sources) -> Mapping[str, SourceModule]:
    """All sources by the id of their card, in order. TypeError names a module that is no source, or a double id."""
    sources: dict[str, SourceModule] = {}
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.ispkg or info.name.rpartition(".")[2].startswith("_"):
            continue
        source = _source(importlib.import_module(info.name))
        if (other := sources.get(source.card.id)) is not None:
            raise TypeError(f"{source.name} and {other.name} both have a card with the id {source.card.id}")
        sources[source.card.id] = source
    return MappingProxyType(dict(sorted(sources.items())))


def owner(source_id: str, sources: Mapping[str, SourceModule]) -> SourceModule | None:
    """The source whose batches may have that id; of two, the one whose own id says more."""
    owners = [source for source in sources.values() if source.card.owns(source_id)]
    return max(owners, key=lambda source: len(source.card.id), default=None)


def _source(module: ModuleType) -> SourceModule:
    card, batches = getattr(module, "CARD", None), getattr(module, "batches", None)
    if not isinstance(card, Card) or not callable(batches):
        raise TypeError(f"{module.__name__} is no source: it needs a CARD (loaders.card.Card) and batches(given)")
    more = (getattr(module, name, None) for name in ("recognises", "collect", "refresh"))
    return SourceModule(module.__name__, card, batches, *more)
