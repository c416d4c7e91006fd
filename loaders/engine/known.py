"""What the store and the bundled sources know already, for sources that refer to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property

from rapidfuzz import fuzz, process, utils

from graph.ask.column_reading import columns_of
from graph.ask.recognition import bearers
from graph.ask.snapshot import Snapshot, UnknownEntityError, take_snapshot
from graph.model.merging import Node
from graph.model.nearest import meant
from graph.model.records import Batch, Entity, Name
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message
from graph.store import Store
from loaders.card import Given
from loaders.engine.discover import SourceModule
from loaders.problems import UnknownIdError


class Known:
    """What the store holds, read when a source first asks for it."""

    def __init__(self, store: Store, sources: Mapping[str, SourceModule]) -> None:
        self._store = store
        self._sources = sources
        self._bearers: dict[tuple[str, str | None], tuple[Entity, ...]] = {}

    def __call__(self, reference: str) -> Entity:
        try:
            node = self._snapshot.node(reference)
        except UnknownEntityError:
            names = {id: node.all_names() for id, node in self._snapshot.nodes.items()}
            hint = suggestion(reference, names) or message("load-add-entity")
            raise UnknownIdError(message("load-unknown-id", id=reference[:80], hint=hint)) from None
        return Entity(reference, node.kind, node.name)

    def given(self, told: Given) -> Given:
        """What a source gets to work with: what it is told, and what is known already."""
        return replace(
            told,
            known=self,
            entities=self.entities,
            recorded_in=self.recorded_in,
            named=self.named,
            related=self.related,
        )

    def entities(self) -> tuple[Entity, ...]:
        """All that the store has, and what is bundled and not loaded yet: a paper restates a body by its name alone."""
        nodes = self._snapshot.nodes
        stored = {id: _as_entity(node) for id, node in nodes.items()}
        for batch in self._not_loaded:
            for entity in batch.entities:
                if entity.id in stored or entity.id not in self._snapshot:
                    stored[entity.id] = _richer(stored.get(entity.id), entity)
        return tuple(stored.values())

    def recorded_in(self, document: str) -> tuple[Entity, ...]:
        """What is recorded in a document; nothing of one that the store does not have."""
        if document not in self._snapshot:
            return ()
        facts = self._snapshot.all_facts_of(document)
        nodes = (self._snapshot.node(fact.subject) for fact in facts if fact.relation == "recordedIn")
        return tuple(Entity(node.id, node.kind, node.name) for node in nodes if node.id != document)

    def related(self, id: str, relation: str) -> tuple[Entity, ...]:
        """The other ends of what is said of an id in one relation, whatever its standing; nothing of an unknown id."""
        if id not in self._snapshot:
            return ()
        facts = (fact for fact in self._snapshot.all_facts_of(id) if fact.relation == relation)
        return tuple(_as_entity(self._snapshot.node(fact.other(self._snapshot.node(id).id))) for fact in facts)

    def named(self, name: str, kind: str | None) -> tuple[Entity, ...]:
        """Who bears this name or number, of that kind or of any, in the store or in what is bundled."""
        if (name, kind) not in self._bearers:
            snapshot = self._with_bundled
            # An id that was merged away stays the one that is said.
            bearing = (snapshot.node(name),) if name in snapshot else bearers(snapshot, name, kind)
            entities = (Entity(name if name in snapshot else node.id, node.kind, node.name) for node in bearing)
            self._bearers[name, kind] = tuple(
                entity for entity in entities if kind is None or VOCABULARY.is_a(entity.kind, kind)
            )
        return self._bearers[name, kind]

    @cached_property
    def _snapshot(self) -> Snapshot:
        return take_snapshot(columns_of(self._store))

    @cached_property
    def _not_loaded(self) -> tuple[Batch, ...]:
        """What is bundled and not loaded yet."""
        sources = set(self._snapshot.sources)
        return tuple(
            batch
            for source in self._sources.values()
            if source.card.bundled and not any(source.card.owns(id) for id in sources)
            for batch in _bundled(source.batches)
        )

    @cached_property
    def _with_bundled(self) -> Snapshot:
        """What is known, and the entities of what is bundled and not loaded yet."""
        batches = self._not_loaded
        if not batches:
            return self._snapshot
        contents = self._store.read()
        return take_snapshot(
            replace(
                contents,
                sources=(*contents.sources, *(batch.source for batch in batches)),
                entities=(
                    *contents.entities,
                    *((batch.source.id, entity) for batch in batches for entity in batch.entities),
                ),
            )
        )


@cache
def _bundled(batches: Callable[[Given], Iterable[object]]) -> tuple[Batch, ...]:
    """What a source states in the files that come with the program, which stay as they are while it runs."""
    return tuple(batch for batch in batches(Given()) if isinstance(batch, Batch))


def _as_entity(node: Node) -> Entity:
    """A node with what any source calls it; its period and region too, for they tell namesakes apart."""
    others = (Name(text) for text in node.all_names()[1:] if text not in {name.text for name in node.names})
    return Entity(
        node.id,
        node.kind,
        node.name,
        names=(*node.names, *others),
        identifiers=node.identifiers,
        homepage=node.homepage,
        since=node.since,
        until=node.until,
    )


def _richer(known: Entity | None, more: Entity) -> Entity:
    """What two sources say of one entity, under the name that came first."""
    if known is None:
        return replace(more, region=None)
    names = (*known.names, *more.names, *(() if more.name == known.name else (Name(more.name),)))
    return replace(
        known,
        names=tuple(dict.fromkeys(names)),
        identifiers=tuple(dict.fromkeys((*known.identifiers, *more.identifiers))),
        homepage=known.homepage or more.homepage,
        since=known.since or more.since,
        until=known.until or more.until,
    )


def suggestion(reference: str, names: Mapping[str, tuple[str, ...]]) -> Message | None:
    """The ids whose id or name comes nearest to a reference, as the end of a sentence; None when none is near."""
    choices = [(id, name) for id, all_names in names.items() for name in {id, *all_names}]
    matches = process.extract(
        reference,
        [name for _, name in choices],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=10,
        score_cutoff=70,
    )
    near = dict.fromkeys(choices[number][0] for _, _, number in matches)
    texts = [id if names[id][0] == id else f"{id} ({names[id][0]})" for id in list(near)[:3]]
    return meant(texts)
