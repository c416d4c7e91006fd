"""Challenges, procurement procedures of an innovative kind included, of which no award or no winner is known."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.gaps.contacts import who_knows_most
from graph.gaps.rule import Finding, LookedAt, NextStep, Rule, all_sources, finding
from graph.naming import called, called_all, counted, sentence, share
from graph.snapshot import Node, Snapshot
from graph.vocabulary import Label

ID = "challenges-without-winner"
_KINDS = ("Challenge", "Procedure")
CHALLENGES = Label("challenges en aanbestedingen", "challenges and procedures")


def find(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    challenges = [node for kind in _KINDS for node in snapshot.of_kind(kind)]
    awards = {node.id: awards_of(snapshot, node.id) for node in challenges}
    looked_at = LookedAt(
        len(challenges),
        Label("bekeken: challenges en aanbestedingen", "looked at: challenges and procurement procedures"),
        all_sources(snapshot),
    )
    nameless = [one for one in challenges if awards[one.id] and not winners_of(snapshot, one.id)]
    without = [one for one in challenges if not awards[one.id]]
    if without:
        names = called_all(snapshot, (one.id for one in without))
        some = share(len(without), len(challenges), CHALLENGES)
        yield finding(
            ID,
            "moderate",
            (one.id for one in without),
            sentence(
                f"Van {some.nl} is geen gunning of winnaar bekend: {names.nl}.",
                f"Of {some.en} no award or winner is known: {names.en}.",
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
                f"Van {some.nl} zijn er winnaars of zijn zij aangekondigd, maar is geen naam bekend: {names.nl}.",
                f"Of {some.en} there are winners, or they were announced, but no name is known: {names.en}.",
            ),
            looked_at=looked_at,
            evidence=(e for one in nameless for fact in snapshot.incoming(one.id, "awardIn") for e in fact.evidence),
            next_step=_next_step(snapshot, nameless),
            aspect="no name",
        )


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
