"""What Neo4j has to know beforehand: labels, constraints and full-text indexes, all following from the vocabulary.

Community edition suffices: there are uniqueness constraints only. `PREPARE` can be run again at any time.
"""

import hashlib
import re
from functools import cache

import orjson

from graph.model.vocabulary import ROOT_KIND, VOCABULARY, VocabularyError
from graph.store.showing import ROOTS

# What the store writes beside entities and claims. The type STATES is in capitals, so it can be no relation of the
# vocabulary; the labels are checked below.
KEPT_LABELS = frozenset({"Source", "Judgement", "Change", "Run", "Revision", "Text", "Dossier", "Filling"})
STORE_LABELS = KEPT_LABELS | {*ROOTS, "View"}
FORMAT = 4

if clash := sorted(STORE_LABELS & VOCABULARY.kinds.keys()):
    raise VocabularyError(f"kind {clash[0]}: the Neo4j store uses that label for itself; choose another name")


@cache
def labels(kind: str) -> tuple[str, ...]:
    """All labels of a node of that kind, general to special: Entity, Actor, Association."""
    return *reversed(VOCABULARY.kinds[kind].ancestors), kind


def _unique(label: str, property: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_{property} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{property} IS UNIQUE"


_TOP_KINDS = "|".join(name for name, kind in VOCABULARY.kinds.items() if kind.parent == ROOT_KIND)
_RELATIONS = "|".join(VOCABULARY.relations)
# Accents and case do not count, as in the search of Samenspel itself.
_FOLDING = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: true}}"

PREPARE = (
    _unique(ROOT_KIND, "id"),
    _unique("Source", "id"),
    _unique("Judgement", "pair"),
    _unique("Revision", "store"),
    _unique("Text", "source"),
    _unique("Dossier", "key"),
    *(_unique(root, "id") for root in ROOTS),
    *(f"CREATE INDEX {root.lower()}_name IF NOT EXISTS FOR (n:{root}) ON (n.name)" for root in ROOTS[:1]),
    "CREATE INDEX dossier_place IF NOT EXISTS FOR (n:Dossier) ON (n.kind, n.id)",
    f"CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (n:{_TOP_KINDS}) ON EACH [n.name, n.names, n.description] "
    + _FOLDING,
    f"CREATE FULLTEXT INDEX claim_text IF NOT EXISTS FOR ()-[c:{_RELATIONS}]-() ON EACH [c.role, c.note] {_FOLDING}",
)
# What the server keeps of them in files of their own goes with them.
REMOVE = tuple(
    re.sub(r"CREATE (?:FULLTEXT )?(CONSTRAINT|INDEX) (\w+) .*", r"DROP \1 \2 IF EXISTS", statement)
    for statement in PREPARE
)
# These name kinds and relations, so they are made anew when the vocabulary has changed.
OUTDATED = ("DROP INDEX entity_text IF EXISTS", "DROP INDEX claim_text IF EXISTS")

SCHEMA = hashlib.blake2b(
    orjson.dumps((PREPARE, sorted(f":{':'.join(labels(kind))}" for kind in VOCABULARY.concrete_kinds()))),
    digest_size=8,
).hexdigest()
"""A fingerprint of all that a graph in Neo4j takes from the vocabulary."""
