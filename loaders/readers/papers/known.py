"""What is known already, to be found by id, identifier, address or exact name. What is doubtful is not found.

The minister and the state secretary of a known ministry are known too.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from graph.model.dates import overlaps
from graph.model.names import fold, without_brackets
from graph.model.records import Entity, NameUse
from graph.model.vocabulary import VOCABULARY
from loaders.readers.papers.offices import ministry_part, with_offices


class Known:
    """Entities with their names, to look things up in; a name or number that several have finds none of them."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        by_id = {entity.id: entity for entity in entities}
        self.entities = with_offices(by_id)
        self.offices = self.entities.keys() - by_id.keys()
        self._by_address: dict[str, set[str]] = {}
        self._by_number: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        for entity in self.entities.values():
            addresses = [identifier.value for identifier in entity.identifiers if identifier.scheme == "url"]
            for address in (*addresses, *([entity.homepage] if _is_document(entity) and entity.homepage else [])):
                self._by_address.setdefault(_plain_address(address), set()).add(entity.id)
            for name in _names(entity):
                self._by_name.setdefault(fold(name), set()).add(entity.id)
                if _is_document(entity):
                    self._by_number.setdefault(name.casefold(), set()).add(entity.id)
                    self._by_name.setdefault(fold(without_brackets(name)), set()).add(entity.id)

    def with_documents(self, documents: Iterable[Entity]) -> "Known":
        """This, and the documents among these that are not known yet."""
        entities = (entity for entity in self.entities.values() if entity.id not in self.offices)
        return Known((*entities, *(document for document in documents if document.id not in self.entities)))

    def document(self, id: str) -> Entity | None:
        """The document with that id, also when that is an earlier number of it."""
        return self.entities.get(id) or self._only(self._by_number.get(id.casefold(), set()), "Document")

    def at(self, address: str) -> Entity | None:
        """The document at an address."""
        return self._only(self._by_address.get(_plain_address(address), set()), "Document")

    def named(self, name: str, kind: str) -> Entity | None:
        """The one entity of that kind, or a kind below it, with exactly that name; None when there are more or none."""
        return self._only(self._by_name.get(fold(name), set()), kind)

    def ministry(self, office: str, on: str | None) -> Entity | None:
        """The ministry that a minister or state secretary is of, by the name of the office on a (partial) date."""
        part = ministry_part(office)
        ids = self._by_name.get(fold(f"Ministerie van {part}"), set()) | self._by_name.get(fold(part or ""), set())
        held = [id for id in ids if on is None or overlaps(self.entities[id].since, self.entities[id].until, on)]
        return self._only(held, "Ministry") if part else None

    def _only(self, ids: Iterable[str], kind: str) -> Entity | None:
        entities = [self.entities[id] for id in ids if VOCABULARY.is_a(self.entities[id].kind, kind)]
        return entities[0] if len(entities) == 1 else None


def restated(entity: Entity) -> Entity:
    """An entity that is known, as a source that only points at it states it: id, kind and name."""
    return Entity(entity.id, entity.kind, entity.name)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(name.text for name in entity.names if name.use is not NameUse.RUNNING))


def _is_document(entity: Entity) -> bool:
    return VOCABULARY.is_a(entity.kind, "Document")


def _plain_address(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        # Half of a pair of square brackets: an address that some source gives, and that leads nowhere.
        return address
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".casefold()
