"""Challenges, procurement procedures of an innovative kind included, of which no award or no winner is known.

A procedure in lots is looked at lot by lot. That a source says a lot was not awarded is another finding than silence.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.ask.gaps.contacts import who_knows_most
from graph.ask.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.ask.snapshot import Evidence, Snapshot
from graph.model.merging import Node
from graph.model.vocabulary import Label
from graph.say.naming import called, called_all, counted, sentence, share

ID = "challenges-without-winner"
_KINDS = ("Challenge", "Procedure")
CHALLENGES = Label("challenges en aanbestedingen", "challenges and procedures")


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    challenges = [node for kind in _KINDS for node in snapshot.of_kind(kind) if not _in_lots(snapshot, node.id)]
    awards = {node.id: awards_of(snapshot, node.id) for node in challenges}
    looked_at = LookedAt(
        len(challenges),
        Label("challenges en aanbestedingen", "challenges and procurement procedures"),
        all_sources(snapshot),
    )
    nameless = [one for one in challenges if awards[one.id] and not winners_of(snapshot, one.id)]
    denied = {one.id: _denials(snapshot, one.id) for one in challenges if not awards[one.id]}
    without = [one for one in challenges if one.id in denied and not denied[one.id]]
    unawarded = [one for one in challenges if denied.get(one.id)]
    if unawarded:
        yield _unawarded(snapshot, unawarded, [e for one in unawarded for e in denied[one.id]], looked_at)
    if without:
        names = called_all(snapshot, (one.id for one in without))
        some = share(len(without), len(challenges), CHALLENGES)
        yield finding(
            ID,
            "moderate",
            (one.id for one in without),
            sentence(
                f"Van {some.nl} is geen gunning of winnaar bekend: {names.nl}.",
                f"For {some.en} no award or winner is known: {names.en}.",
            ),
            looked_at=looked_at,
            next_step=_next_step(snapshot, without),
            aspect="no award",
        )
    if nameless:
        names = called_all(snapshot, (one.id for one in nameless))
        some = share(len(nameless), len(challenges), CHALLENGES)
        yield finding(
            ID,
            "moderate",
            (id for one in nameless for id in (one.id, *awards[one.id])),
            sentence(
                f"Bij {some.nl} zijn er winnaars, of zijn die aangekondigd, maar is geen naam bekend: {names.nl}.",
                f"For {some.en} there are winners, or they were announced, but no name is known: {names.en}.",
            ),
            looked_at=looked_at,
            evidence=(e for one in nameless for fact in snapshot.incoming(one.id, "awardIn") for e in fact.evidence),
            next_step=_next_step(snapshot, nameless),
            aspect="no name",
        )


def _unawarded(
    snapshot: Snapshot, challenges: Sequence[Node], evidence: Sequence[Evidence], looked_at: LookedAt
) -> Finding:
    names, some = (
        called_all(snapshot, (one.id for one in challenges)),
        share(len(challenges), looked_at.count, CHALLENGES),
    )
    single = len(challenges) == 1
    return finding(
        ID,
        "moderate",
        (one.id for one in challenges),
        sentence(
            f"Volgens de bron {'is' if single else 'zijn'} {some.nl} niet gegund: {names.nl}.",
            f"According to the source {some.en} {'was' if single else 'were'} not awarded: {names.en}.",
        ),
        looked_at=looked_at,
        evidence=evidence,
        next_step=_why_not(snapshot, challenges),
        aspect="not awarded",
    )


def _why_not(snapshot: Snapshot, challenges: Sequence[Node]) -> NextStep:
    wholes = (fact.object for one in challenges for fact in snapshot.outgoing(one.id, "componentOf") if fact.holds)
    known = who_knows_most(snapshot, (*(one.id for one in challenges), *wholes))
    party = Label("de opdrachtgever", "the contracting body") if known is None else called(snapshot.node(known[0]))
    return NextStep(
        Label(
            f"Vraag {party.nl} waarom niet is gegund en of het vraagstuk opnieuw op de markt komt.",
            f"Ask {party.en} why nothing was awarded and whether the question will be put to the market again.",
        ),
        None if known is None else known[0],
    )


def _in_lots(snapshot: Snapshot, id: str) -> bool:
    parts = (fact.subject for fact in snapshot.incoming(id, "componentOf") if fact.holds)
    return any(snapshot.node(part).is_a(kind) for part in parts for kind in _KINDS)


def _denials(snapshot: Snapshot, id: str) -> tuple[Evidence, ...]:
    """Where a source says that it was not awarded."""
    return tuple(one for fact in snapshot.incoming(id, "awardIn") if not fact.holds for one in fact.evidence)


def awards_of(snapshot: Snapshot, challenge: str) -> tuple[str, ...]:
    """The awards (ids) in a challenge, procedure, project or programme."""
    return tuple(fact.subject for fact in snapshot.incoming(challenge, "awardIn") if fact.holds)


def winners_of(snapshot: Snapshot, challenge: str) -> tuple[str, ...]:
    """Who won (ids) in any award of it."""
    awards = awards_of(snapshot, challenge)
    won = (fact.object for award in awards for fact in snapshot.outgoing(award, "awardedTo") if fact.holds)
    return tuple(dict.fromkeys(won))


def _next_step(snapshot: Snapshot, challenges: Sequence[Node]) -> NextStep:
    known = who_knows_most(snapshot, (one.id for one in challenges))
    if known is None:
        return NextStep(Label("Vraag de opdrachtgevers wie er won.", "Ask the contracting bodies who won."))
    contact, number = known[0], counted(known[1])
    party = called(snapshot.node(contact))
    return NextStep(
        Label(
            f"Vraag {party.nl}, bij {number.nl} ervan betrokken, wie er zijn geselecteerd.",
            f"Ask {party.en}, involved in {number.en} of them, who were selected.",
        ),
        contact,
    )


RULE = Rule(
    ID,
    Label("Challenges zonder bekende winnaar", "Challenges without a known winner"),
    Label(
        "Een andere overheid kan de oplossing pas overnemen als bekend is wie haar heeft gemaakt.",
        "Another body can take over the solution only when it is known who made it.",
    ),
    find,
)
