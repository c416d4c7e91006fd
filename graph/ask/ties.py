"""What a step of a collaboration path costs: the formula, written once, with its reasons.

The cost of a step between two nodes is

    base + hub + age + doubt

in units of one membership: 1.0 is what the step from an association to its member costs when nothing speaks against
it. Less is better; the cost of a path is the sum of its steps. The parts are whole thousandths, so that sums are exact,
the parts shown add up to the cost shown, and paths of equal cost are truly equal.

base    1 / strength of the relation (vocabulary.yaml). A weak kind of tie is as long a way as several strong ones.
hub     0.5 x log10(size) for every node between the ends of the path, half of it on the step to it and half on the
        step from it, so that a way there and the way back cost the same. Size is the number of nodes it is tied to.
        Somebody in a body of 350 members is known less well there than in a platform of five; but ten times the size
        is not ten times as bad, hence the logarithm. A working group of 10 costs half a membership, the VNG about 1.3.
age     of past ties only, which are never part of a standing path: 0.5 as soon as it has ended and 0.1 for every year
        since, at most 2.0. People who worked together can still be called, ever less easily. A tie that ended at an
        unknown time counts as five years old (1.0).
doubt   reported 0.25, derived 0.5, extracted 1.0 (stated 0). What follows from a statute is nearly as good as what a
        source says. A tie that another source denies is disputed and costs 1.0 more: both say what they say, and who is
        called should be asked about it. What is only denied, a plan, and what was withdrawn are no ties.

When several sources or several relations tie the same two nodes, the cheapest counts and the others are alternatives
of the step.

What a whole path costs is told in a word too (`strength_of`). Strong is up to three: someone whom we meet in a small
body and who meets the goal in another. Up to five it is fair: one large association in between, or a body more. Beyond
that it is weak: who is called first may hardly know who is asked for.
"""

import math
from datetime import date
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.model.records import Claim, Confidence
from graph.model.vocabulary import Kind, Meaning, Relation

UNIT = 1000
PARTS = ("base", "hub", "age", "doubt")

NOT_ENDED = 2**40
ENDED_SOME_TIME = -1

DOUBT_COSTS = MappingProxyType(
    {Confidence.STATED: 0, Confidence.REPORTED: 250, Confidence.DERIVED: 500, Confidence.EXTRACTED: 1000}
)

# More for what a source denies.
DISPUTED_COSTS = 1000

Strength = Literal["strong", "fair", "weak"]
STRONG_UP_TO = 3.0
FAIR_UP_TO = 5.0

# A body with more ties than this is a place on the map rather than somebody who can introduce: nearly any two nodes
# are two steps apart through it. Such a body can be where a path begins or ends, and is passed only when asked for
# with `via`. Associations are the exception: to bring their members together is what they are for (VNG: 342).
HUB_SIZE = 500

# What a path may run through besides what the vocabulary says. Two actors are peers by something that both have, and
# are named together by a paper; a third actor in between would make them acquaintances of an acquaintance.
_PASSED = MappingProxyType(
    {
        Meaning.AFFINITY: frozenset({"Instrument", "Subject", "Agreement", "Activity"}),
        Meaning.DOCUMENT: frozenset({"Document", "Agreement", "Activity"}),
    }
)


def strength_of(cost: float) -> Strength:
    """In a word what a path of that cost, in memberships, is worth."""
    if cost <= STRONG_UP_TO:
        return "strong"
    return "fair" if cost <= FAIR_UP_TO else "weak"


def base_cost(relation: Relation) -> int:
    """Thousandths for the kind of tie."""
    return round(UNIT / relation.strength)


def doubt_cost(claim: Claim) -> int:
    """Thousandths for what is uncertain about a claim that nobody denies."""
    return DOUBT_COSTS[claim.confidence]


def half_hub_cost(size: int) -> int:
    """Thousandths for one of the two steps that touch a body with `size` ties."""
    return round(0.25 * UNIT * math.log10(size)) if size > 1 else 0


def age_cost(ended: NDArray[np.int64], today: date) -> NDArray[np.int64]:
    """Thousandths for the time since ties ended; `ended` has ordinals of days, ENDED_SOME_TIME or NOT_ENDED."""
    days = today.toordinal() - ended
    known = np.minimum(500 + (days * 100) // 365, 2000)
    return np.where(ended == ENDED_SOME_TIME, 1000, np.where(days > 0, known, 0))


def is_passed(kind: Kind, meaning: Meaning) -> bool:
    """Whether a path of that meaning may run through nodes of the kind."""
    if meaning in _PASSED:
        return not _PASSED[meaning].isdisjoint((kind.name, *kind.ancestors))
    return kind.transit


def brings_nobody_together(kind: Kind) -> bool:
    """Whether a node of that kind, when it is a large body, is too large to introduce anybody."""
    return "brings-together" not in kind.traits
