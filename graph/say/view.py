"""The present as analysts find it in the database itself: what stands, once a fact, and apart from it what does not.

What stands are nodes `Now` with a label for each of their kinds (`NowActor`, `NowProvince`) and relationships named
after the vocabulary in capitals (`MEMBER_OF`). What does not stand can never be met by way of these: a fact that is
denied, over or only proposed is a node of its own without any relationship (`DeniedFact`), and an entity that is over
hangs on nothing but what took its place. How all stands is judged by the snapshot and only copied here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from graph.ask.column_file import kept_columns
from graph.ask.columns import Columns
from graph.ask.fact import Evidence, Fact, Standing
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.audience import EVERYBODY
from graph.model.dates import first_day, last_day
from graph.model.merging import Node
from graph.model.records import Claim, Confidence, NameUse
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import FIRST, languages, message
from graph.say.amounts import details
from graph.say.sentences import period_of
from graph.store.contract import Store, StoreError
from graph.store.showing import NOT_NOW, NOW, Showing, Shown, ShownNode, ShownTie, Stamp, View
from graph.store.visible import visible_to

TIMES = 3
_CONFIDENCES = tuple(Confidence)
_OTHERS = tuple(language for language in languages() if language != FIRST)
_CODE = Path(__file__).read_bytes()
_WORDS = {Standing.NOT_YET: "NotYet"}


def renew_view(store: Store, held: Columns | None = None, *, make: bool = False) -> Stamp | None:
    """Make the view of the present anew where the store shows one, or is to (`make`), and is not of now; gives of when.

    It has what is for everybody. `held` are columns from which reading may begin. None for a store that shows none.
    StoreError, also when others write so fast that no view of what is held could be made.
    """
    if not isinstance(store, Showing):
        return None
    for _ in range(TIMES):
        shown, state = store.shown(), store.state()
        if shown is None and not make:
            return None
        seen, today = visible_to(store, EVERYBODY), date.today()
        form = _form(seen.state())
        if shown is not None and (shown.form, shown.day) == (form, today):
            return shown
        snapshot = take_snapshot(kept_columns(seen, held), today=today)
        stamp = Stamp(snapshot.revision, today, form)
        if store.show(View(stamp, state, partial(view_nodes, snapshot), partial(view_ties, snapshot))):
            return stamp
    raise StoreError(message("view-overtaken", store=store.url))


def _form(state: str) -> str:
    """Tells a view of one state from that of another, and from one that an earlier version made."""
    kinds = orjson.dumps([[name, kind.ancestors] for name, kind in VOCABULARY.kinds.items()])
    return blake2b(_CODE + kinds + state.encode(), digest_size=8).hexdigest()


def relationship_type(relation: str) -> str:
    """What a relation is called in the view: MEMBER_OF."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", relation).upper()


@cache
def kind_labels(kind: str) -> tuple[str, ...]:
    """The labels of an entity of a kind that stands, general to special."""
    above = (name for name in reversed(VOCABULARY.kinds[kind].ancestors) if name != ROOT_KIND)
    return (NOW, *(f"{NOW}{name}" for name in (*above, kind)))


def view_nodes(snapshot: Snapshot) -> Iterator[ShownNode]:
    """All entities, and the facts that do not stand."""
    for node in snapshot.nodes.values():
        standing = snapshot.standing(node.id)
        labels = kind_labels(node.kind) if standing is Standing.STANDS else (NOT_NOW, _label(standing, "Entity"))
        yield ShownNode(labels, _filled(_of_entity(node)))
    for fact in snapshot.facts:
        if not fact.stands:
            ends = {
                f"{name}{part}": value
                for name, id in (("subject", fact.subject), ("object", fact.object))
                for part, value in (("", id), ("_name", snapshot.nodes[id].name), ("_kind", snapshot.kind(id)))
            }
            id = f"{fact.subject} {fact.relation} {fact.object}"
            yield ShownNode((NOT_NOW, _label(fact.standing, "Fact")), _filled({"id": id, **ends, **_of_fact(fact)}))


def view_ties(snapshot: Snapshot) -> Iterator[ShownTie]:
    """The facts that stand."""

    def end(id: str) -> tuple[str, str]:
        return NOW if snapshot.standing(id) is Standing.STANDS else NOT_NOW, id

    for fact in snapshot.facts:
        if fact.stands:
            type = relationship_type(fact.relation)
            yield ShownTie(end(fact.subject), type, end(fact.object), _filled(_of_fact(fact)))


def _label(standing: Standing, what: str) -> str:
    return f"{_WORDS.get(standing, standing.capitalize())}{what}"


def _of_entity(node: Node) -> dict[str, Any]:
    kinds = (*reversed(node.vocabulary.ancestors), node.kind)
    return {
        **{identifier.scheme: identifier.value for identifier in reversed(node.identifiers)},
        "id": node.id,
        "kind": node.kind,
        "kinds": [name for name in kinds if name != ROOT_KIND],
        **_in_words("kind", node.vocabulary.label),
        "name": node.name,
        **{f"name_{language}": _named(node, language) for language in _OTHERS},
        "names": node.all_names()[1:],
        "abbreviation": node.abbreviation,
        "description": node.description,
        "homepage": node.homepage,
        "region": node.region,
        **_times(node.since, node.until),
        "sources": len({statement.source.id for statement in node.statements}),
    }


def _named(node: Node, language: str) -> str | None:
    """A name in another language, or how it reads in a sentence of it."""
    own = [name for name in node.names if name.lang == language and name.until is None]
    own = [name for name in own if name.use not in {NameUse.ABBREVIATION, NameUse.FORMER}]
    own.sort(key=lambda name: name.use is NameUse.RUNNING)
    return own[0].text if own else None


def _of_fact(fact: Fact) -> dict[str, Any]:
    evidence = fact.supporting
    claims = [piece.claim for piece in evidence]
    against = [piece for piece in fact.evidence if not piece.claim.holds]
    papers = _papers(evidence)
    return {
        "relation": fact.relation,
        **_in_words("label", fact.vocabulary.label),
        **_times(*period_of(claims)),
        "roles": list(dict.fromkeys(claim.role for claim in claims if claim.role)),
        **_amount(claims),
        "confidence": min((claim.confidence for claim in claims), key=_CONFIDENCES.index),
        "sources": len(papers),
        "source_titles": list(dict.fromkeys(title for title, _ in papers)),
        "source_urls": list(dict.fromkeys(url for _, url in papers if url)),
        "disputed": fact.disputed,
        "denied_by": list(dict.fromkeys(title for title, _ in _papers(against))),
    }


def _papers(evidence: Iterable[Evidence]) -> list[tuple[str, str | None]]:
    """Title and address of what is cited, each once: the page of a source that names its pages, else the source."""
    cited = {}
    for piece in evidence:
        page = piece.page
        cited[piece.source.id, page and page.url] = (page.title, page.url) if page else (piece.source.title, piece.url)
    return list(cited.values())


def _times(since: str | None, until: str | None) -> dict[str, Any]:
    """A period as its sources write it, and as dates: from the first day that it can mean to the last."""
    return {
        "since": since,
        "from_date": first_day(since) if since else None,
        "until": until,
        "until_date": last_day(until) if until else None,
    }


def _amount(claims: Sequence[Claim]) -> dict[str, Any]:
    """The amount to calculate with, and all of them in words.

    Of several that is the first of the heaviest source, those last of which more is said (at most, about, in all).
    """
    with_amount = sorted((claim for claim in claims if claim.amount is not None), key=lambda claim: bool(claim.aspects))
    if not with_amount or with_amount[0].amount is None:
        return {}
    amount = with_amount[0].amount
    return {
        "amount": _number(amount.value),
        "unit": amount.unit,
        "amount_period": amount.period,
        "amount_says": list(with_amount[0].aspects),
        "amounts": [text for text, _ in details(with_amount, FIRST, roles=True, amounts=True)],
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() and abs(value) < 2**53 else float(value)


def _in_words(name: str, words: Any) -> dict[str, Any]:
    return {f"{name}_{language}": words.in_language(language) for language in languages()}


def _filled(properties: dict[str, Any]) -> Shown:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value not in (None, [], ())
    }
