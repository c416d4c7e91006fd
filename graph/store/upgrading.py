"""Turning a store of an earlier vocabulary into one that the vocabulary of now can read.

`former` in vocabulary.yaml tells what kinds and relations that are no more became. All that a store keeps is changed,
its log too, as if they had always been called so; what was dropped goes, with what is claimed of it.
"""

from collections.abc import Iterable, Iterator

from graph.model.vocabulary import VOCABULARY, Vocabulary
from graph.store.contract import Store
from graph.store.keeping import Item, Sort
from graph.store.renewing import Plain, Renewal, Touched


def preview_upgrade(store: Store, vocabulary: Vocabulary = VOCABULARY) -> Touched:
    """What an upgrade would change; nothing is written."""
    touched = Touched()
    renewal = _renewal(_dropped(store, vocabulary), vocabulary)
    with store.keeping() as keeping:
        for _ in renewal.of(keeping.items, touched):
            pass
    return touched


def upgrade(store: Store, vocabulary: Vocabulary = VOCABULARY) -> Touched:
    """Have the store hold what the vocabulary knows, in one transaction; gives what was changed."""
    renewal = _renewal(_dropped(store, vocabulary), vocabulary)
    touched = Touched()

    def renew(items: Iterable[Item]) -> Iterator[Item]:
        touched.changed.clear()
        touched.removed.clear()
        return renewal.of(items, touched)

    if preview_upgrade(store, vocabulary):
        store.rewrite(renew)
    return touched


def _dropped(store: Store, vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """What each source ever said of a kind that was dropped: source and id."""
    dropped: set[tuple[str, str]] = set()

    def look(sort: Sort, source: str, plain: Plain) -> Plain:
        if sort == "entity" and vocabulary.former_kinds.get(plain["kind"], plain["kind"]) is None:
            dropped.add((source, plain["id"]))
        return plain

    with store.keeping() as keeping:
        for _ in Renewal(look).of(keeping.items, Touched()):
            pass
    return frozenset(dropped)


def _renewal(dropped: frozenset[tuple[str, str]], vocabulary: Vocabulary) -> Renewal:
    def record(sort: Sort, source: str, plain: Plain) -> Plain | None:
        if sort == "entity":
            kind = vocabulary.former_kinds.get(plain["kind"], plain["kind"])
            if (source, plain.get("region", "")) in dropped:
                plain = {name: value for name, value in plain.items() if name != "region"}
            return None if kind is None else {**plain, "kind": kind}
        if sort == "claim":
            relation = vocabulary.former_relations.get(plain["relation"], plain["relation"])
            of_dropped = any((source, plain[end]) in dropped for end in ("subject", "object"))
            return None if relation is None or of_dropped else {**plain, "relation": relation}
        return plain

    return Renewal(record)
