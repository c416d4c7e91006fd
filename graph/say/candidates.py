"""Who a candidate is, in a few words: what tells it apart from its namesakes."""

from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Message, message, sentence_start
from graph.say.sentences import fact_sentence
from graph.say.wording import spoken

_PLACE = VOCABULARY.relations_with("place")
_SUCCESSION = VOCABULARY.relations_with("succession")
_LONGEST = 160


def candidate_text(snapshot: Snapshot, node: Node, language: str) -> str:
    """Its kind and where it is; of a body that is no more what continued it, else what its sources say it is."""
    parts = [sentence_start(_kind(snapshot, node, language).in_language(language))]
    if not snapshot.shows(node.id):
        facts = snapshot.with_past.outgoing(node.id)
        parts += [fact_sentence(snapshot, fact, language) for fact in facts if fact.relation in _SUCCESSION]
        if len(parts) == 1:
            parts.append(message("candidate-not-there").in_language(language))
    elif node.description:
        parts.append(_cut(node.description))
    return " ".join(part if part.endswith((".", "…")) else f"{part}." for part in parts)


def _kind(snapshot: Snapshot, node: Node, language: str) -> Message:
    label = node.vocabulary.label
    places = [place for place in snapshot.with_past.objects(node.id, _PLACE) if place != node.id]
    if len(places) != 1:
        return message("candidate-kind", kind=label)
    return message("candidate-kind-in", kind=label, place=spoken(snapshot.node(places[0]), language))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
