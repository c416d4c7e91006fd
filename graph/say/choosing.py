"""Which sentence tells a fact: that of its relation, or another one for what is special about it.

The key of another sentence says for what it is: pairs of a condition and its value behind the relation.

    as-ASPECT               a claim has the aspect
    role-ROLE               a claim has the role (with _ for its blanks)
    subject-WORD            the name of the subject begins with one of the words of `head-WORD` (of `het besluit +om`
    object-WORD             the last word is kept), or a word of it ends in one of `noun-WORD`; the same of the object
    status-STATUS           all claims have the status
    with-money              all that it says of numbers is money (`percent`, `count`)
    knowing-payer, -target, -winners, -deadline   it is known who pays, for what, who won, or until when one can submit
    of-one, of-several      the contest has one award, or more; the award has one winner, or more
    of-kind                 the object is a theme that is called as the kind of the subject is
    from-KIND, to-KIND      the subject, or the object, is of the kind
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.model.merging import Node
from graph.model.vocabulary import VOCABULARY
from graph.model.words import has_words, keys, message

_WORD = re.compile(r"[^\W_]+")
# What goes before what, where several sentences would do.
_ORDER = ("role", "as", "subject", "object", "knowing", "with", "of", "status")


@dataclass(frozen=True, slots=True)
class Case:
    """What a sentence is chosen by: the ends, how they are called, and what the claims and the graph say beside it."""

    subject: Node
    object: Node
    names: Mapping[str, str]
    aspects: frozenset[str]
    roles: frozenset[str]
    statuses: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Variant:
    key: str
    conditions: Mapping[str, str]

    def fits(self, case: Case, language: str) -> bool:
        return all(_fits(condition, value, case, language) for condition, value in self.conditions.items())

    @property
    def order(self) -> tuple[object, ...]:
        """What is said of the claim goes before the names and kinds of ends, and a kind before those above it."""
        kinds = [self.conditions[end] for end in ("from", "to") if end in self.conditions]
        depth = sum(len(VOCABULARY.kinds[kind].ancestors) for kind in kinds)
        return (*(condition not in self.conditions for condition in _ORDER), -len(kinds), -depth, self.key)


def _fits(condition: str, value: str, case: Case, language: str) -> bool:
    if condition in case.names:
        return rest(case.names[condition], value, language) is not None
    match condition:
        case "from" | "to":
            kind = case.subject.kind if condition == "from" else case.object.kind
            return VOCABULARY.is_a(kind, value)
        case "status":
            return case.statuses == {value}
    values = {"as": case.aspects, "role": case.roles}
    return value in values[condition] if condition in values else f"{condition}-{value}" in case.known


def chosen(relation: str, case: Case, language: str) -> str:
    """The key of the sentence that tells a fact of a relation."""
    fitting = (variant.key for variant in _variants(relation) if variant.fits(case, language))
    return next(fitting, relation)


def what(key: str, case: Case, language: str) -> str:
    """What stands in a name behind the word that the sentence was chosen by: besluit + over een streefcijfer."""
    conditions = _conditions(key)
    for end in ("subject", "object"):
        if end in conditions:
            return rest(case.names[end], conditions[end], language) or ""
    return ""


@cache
def rest(name: str, word: str, language: str) -> str | None:
    """What stands in a name behind a word that it begins with; empty for a noun of it; None when it has neither."""
    if has_words(key := f"head-{word}"):
        heads = (
            (head.partition("+")[0].strip(), head.partition("+")[2])
            for head in message(key).in_language(language).split(" | ")
        )
        matches = ((head, kept) for head, kept in heads if f"{name} ".startswith(f"{head} {kept}".strip() + " "))
        return next((name[len(head) + 1 :] if head else name for head, _ in matches), None)
    nouns = tuple(message(f"noun-{word}").in_language(language).split())
    return "" if any(token.endswith(nouns) for token in _WORD.findall(name)) else None


@cache
def _variants(relation: str) -> tuple[_Variant, ...]:
    """The other sentences of a relation, the most special first."""
    variants = [_Variant(key, conditions) for key in keys(f"{relation}-") if (conditions := _conditions(key))]
    return tuple(sorted(variants, key=lambda variant: variant.order))


@cache
def _conditions(key: str) -> Mapping[str, str]:
    parts = key.partition(".")[0].split("-")[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))
