"""Finding what there is by name, and all that is known of one thing."""

import numpy as np

from api.assistants.answer import Line, Whole, of_evidence, of_statements
from api.assistants.asked import OneEntity, Search
from api.assistants.asking import Asking, time_of
from api.parameters import known_kind, offset_of
from api.problems import not_one_of
from graph.ask.columns import RELATIONS
from graph.ask.fact import Standing
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, resolve
from graph.ask.search import search as find
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import Listed, Message, message
from graph.say.answers.telling import page_of, site_address
from graph.say.candidates import candidate_text
from graph.say.profile import summary
from graph.say.sentences import fact_sentence

# More than fit in one answer, so that there is always a next page as long as there is more.
_MOST_HITS = 100
_MOST_NAMED = 5
# What is over says so itself, wherever it is told.
_PLAIN = frozenset({Standing.STANDS, Standing.ENDED})


def search(asking: Asking, asked: Search) -> Whole:
    """What goes by a name, the best first; without a name all of a kind."""
    snapshot, text = asking.snapshot(asked), asked.text.strip()
    kind = known_kind("kind", asked.kind or ROOT_KIND)
    page = site_address("/search", q=text, kind=asked.kind, **time_of(asked))
    if not text:
        nodes = snapshot.of_kind(kind)
        answer = message("assistant-all", number=len(nodes))
        return Whole(
            snapshot,
            asking.say(answer),
            page,
            len(nodes),
            lambda at: _entry(asking, snapshot, nodes[at]),
            most_cited=1,
        )
    most = offset_of(asked.cursor) + _MOST_HITS
    hits = find(snapshot.with_past, text, kind=kind, limit=most)
    is_counted = len(hits) < most
    key = "assistant-found-nothing" if not hits else "assistant-found" if is_counted else "assistant-found-many"
    answer = message(key, text=text, number=len(hits))
    return Whole(
        snapshot,
        asking.say(answer),
        page,
        len(hits),
        lambda at: _entry(asking, snapshot, hits[at].node, hits[at].why),
        _namesakes(asking, snapshot, text),
        is_counted,
        most_cited=1,
    )


def _namesakes(asking: Asking, snapshot: Snapshot, text: str) -> tuple[str, ...]:
    """That a name is that of several, of whom none is chosen."""
    try:
        resolve(snapshot, text)
    except AmbiguousReferenceError as error:
        names = Listed(tuple(node.name for node in error.candidates[:_MOST_NAMED]), "or")
        return (asking.say(message("assistant-namesakes", text=text, names=names)),)
    except UnknownReferenceError:
        pass
    return ()


def _entry(asking: Asking, snapshot: Snapshot, node: Node, why: Message | None = None) -> Line:
    """A thing by its name, with what tells it apart from its namesakes and how it stands when that is not plain."""
    parts = [f"{node.name}: {candidate_text(snapshot, node, asking.language)}"]
    standing = snapshot.standing(node.id)
    if standing not in _PLAIN:
        parts.append(f"({message(f'standing-{standing}').in_language(asking.language)})")
    if why is not None:
        parts.append(f"({why.in_language(asking.language)})")
    return Line(" ".join(parts), page_of(node), (node,), of_statements(node.statements))


def entity(asking: Asking, asked: OneEntity) -> Whole:
    """What one thing is, and its relations: those that stand first."""
    snapshot = asking.snapshot(asked)
    if asked.relation is not None and asked.relation not in VOCABULARY.relations:
        raise not_one_of("relation", asked.relation, VOCABULARY.relations)
    node = resolve(snapshot, asked.entity.strip())
    numbers = _facts_of(snapshot, node.id, asked.relation)
    notes = []
    if (standing := snapshot.standing(node.id)) is not Standing.STANDS:
        notes.append(message("assistant-standing", standing=message(f"standing-{standing}")))
    if not numbers:
        notes.append(message("assistant-no-relations"))
    answer = f"{node.name} ({node.id}, {node.kind}). {summary(snapshot, node.id).in_language(asking.language)}"
    return Whole(
        snapshot,
        answer,
        site_address(page_of(node), **time_of(asked)),
        len(numbers),
        lambda at: _relation(asking, snapshot, node, numbers[at]),
        tuple(map(asking.say, notes)),
    )


def _facts_of(snapshot: Snapshot, id: str, relation: str | None) -> list[int]:
    """The numbers of the facts of an entity: what stands, then what was, is proposed or is denied, each by topic."""
    numbers = np.unique(np.concatenate(snapshot.fact_numbers(id)))
    if relation is not None:
        numbers = numbers[snapshot.columns.of_relations([relation])[numbers]]
    order = {
        name: place
        for place, name in enumerate(relation_name for listed in VOCABULARY.topics.values() for relation_name in listed)
    }
    places = np.array([order[name] for name in RELATIONS])[snapshot.columns.fact_relation[numbers]]
    ordered: list[int] = numbers[np.lexsort((places, snapshot.codes.facts[numbers]))].tolist()
    return ordered


def _relation(asking: Asking, snapshot: Snapshot, node: Node, number: int) -> Line:
    fact = snapshot.facts[number]
    relation, other = fact.vocabulary, snapshot.node(fact.other(node.id))
    under = asking.say(relation.label if fact.subject == node.id else relation.inverse)
    if not fact.stands:
        under = f"{under} ({message(f'standing-{fact.standing}').in_language(asking.language)})"
    cited = of_evidence(fact.supporting, asking.language, asking.quotes(snapshot, fact.supporting))
    return Line(fact_sentence(snapshot, fact, asking.language), page_of(other), (other,), cited, under)
