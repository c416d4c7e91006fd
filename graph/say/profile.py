"""The summary of an entity: what it is, what it does here, with whom, and what is open. A few sentences, no markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.ask.fact import Fact, Standing
from graph.ask.gaps.rule import Told, named
from graph.ask.kept import kept
from graph.ask.profile import Essence, Won, essence
from graph.ask.snapshot import Snapshot
from graph.model.merging import Node
from graph.model.records import Confidence
from graph.model.vocabulary import ROOT_KIND, VOCABULARY
from graph.model.words import FIRST, Counted, Dated, Listed, Message, Sentences, has_words, in_words, message
from graph.say.agreement import is_several
from graph.say.amounts import details, is_momentary
from graph.say.commitments import ledger_sentences
from graph.say.sentences import clause
from graph.say.wording import period_text, spoken

_FEW = 3
_MOST_TELLING = 4
_IN_THE_LEDGER = frozenset({"states", "follow-up"})


@dataclass(frozen=True, slots=True)
class Indefinite:
    """One of a sort as a parameter: een provincie, an agency."""

    noun: Message


@in_words.register
def _(value: Indefinite, language: str) -> str:
    noun = value.noun.in_language(language)
    vowel = noun[0].casefold() in message("vowels").in_language(language)
    return message("indefinite-vowel" if vowel else "indefinite", noun=noun).in_language(language)


@dataclass(frozen=True, slots=True)
class Again:
    """An entity that was named before, as a parameter: het IPO, de provincie."""

    node: Node


@in_words.register
def _(value: Again, language: str) -> str:
    node = value.node
    name = spoken(node, language)
    if " " not in name:
        return name
    if node.is_a("PublicOfficial"):
        return name.partition(f" {message('office-of').in_language(language)} ")[0]
    if node.abbreviation is None or _is_named_by_kind(node):
        return message("profile-the", sort=node.kind, kind=node.vocabulary.label).in_language(language)
    return _short(node, language)


@dataclass(frozen=True, slots=True)
class Brief:
    """An entity as a parameter, by its abbreviation where it has one: het IPO, het ministerie van BZK, SBIR."""

    node: Node


@in_words.register
def _(value: Brief, language: str) -> str:
    return _short(value.node, language)


def _short(node: Node, language: str) -> str:
    whole, short = spoken(node, language), node.abbreviation
    if short is None or not whole.endswith(f" ({short})"):
        return whole
    if _is_named_by_kind(node):
        return message(f"called-{node.kind}", name=short).in_language(language)
    article, _, _ = whole.partition(" ")
    # What is pronounced letter by letter keeps the article of the whole name: het IPO, but PIANOo.
    spelled = short.isupper() and article in message("articles").in_language(language).split()
    return f"{article} {short}" if spelled else short


@dataclass(frozen=True, eq=False)
class Onward:
    """A fact as a parameter, after an entity was named: where it begins with that entity it is not named whole."""

    snapshot: Snapshot
    fact: Fact
    node: Node


@in_words.register
def _(value: Onward, language: str) -> str:
    text, name = clause(value.snapshot, value.fact, language), spoken(value.node, language)
    if not text.startswith(f"{name} ") or is_several(name, language):
        return text
    return f"{in_words(Again(value.node), language)}{text[len(name) :]}"


def summary(snapshot: Snapshot, id: str) -> Sentences:
    """What there is to tell of an entity in three to five sentences; fewer when little is known of it."""
    profile = essence(snapshot, id)
    if profile.node.is_a("Actor"):
        return Sentences(_of_actor(snapshot, profile))
    if profile.entry is not None:
        return Sentences(tuple(_of_agreement(snapshot, profile)))
    return Sentences(tuple(_of_other(snapshot, profile)))


def few(snapshot: Snapshot, ids: Sequence[str], most: int = _FEW) -> Listed:
    """The first of several entities, and how many more there are: SBIR, het innovatiepartnerschap en nog twee."""
    nodes = [snapshot.node(id) for id in ids]
    brief = tuple(map(Brief, nodes))
    if len(nodes) <= most + 1:
        return Listed(brief)
    return Listed((*brief[:most], message("more-of", number=Counted(len(nodes) - most), plural=_sort(nodes))))


def _sort(nodes: Sequence[Node]) -> Message:
    """What several entities are: provincies, partijen, instrumenten."""
    if len({node.kind for node in nodes}) == 1:
        return nodes[0].vocabulary.plural
    roots = {
        ([*node.vocabulary.ancestors, node.kind][node.vocabulary.ancestors.index(ROOT_KIND) - 1]) for node in nodes
    }
    if roots == {"Actor"} or len(roots) > 1:
        return message("parties") if roots == {"Actor"} else message("profile-others")
    return VOCABULARY.kinds[roots.pop()].plural


def _of_actor(snapshot: Snapshot, profile: Essence) -> tuple[Message, ...]:
    """What there is to tell of a party; of one of which little is, also what else is known."""
    sentences = tuple(_of_party(snapshot, profile))
    if len(sentences) >= _FEW:
        return sentences
    more = (message("sentence", clause=Onward(snapshot, fact, profile.node)) for fact in profile.telling[:2])
    return (*sentences, *more)


def _of_party(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    node = profile.node
    opening = (*_what_it_is(snapshot, profile), *_what_it_won(snapshot, profile))
    yield from opening
    who: Node | Again = Again(node) if opening else node
    for deeds in (_deeds(snapshot, profile), _ties(snapshot, profile)):
        if parts := tuple(deeds):
            yield message("profile-does", who=who, deeds=Listed(parts))
            who = Again(node)
    if profile.partners:
        partners = [id for id, _ in profile.partners[:_FEW]]
        yield message("profile-partners", who=few(snapshot, partners), node=who)
    if profile.overdue:
        yield message("profile-overdue", number=len(profile.overdue), what=few(snapshot, profile.overdue, 2))
    elif profile.unanswered:
        yield message("profile-unanswered", number=len(profile.unanswered), what=few(snapshot, profile.unanswered, 2))
    if profile.unknown and len(profile.unknown) == profile.among:
        yield message("profile-all-unknown", who=who)
    elif profile.unknown:
        number = Counted(len(profile.unknown), profile.among)
        yield message("profile-unknown", number=number, among=Counted(profile.among), who=who)


def _what_it_is(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    node = profile.node
    region = snapshot.node(node.region) if node.region is not None and node.region in snapshot else None
    kind = Indefinite(node.vocabulary.label)
    if profile.successions:
        yield from (message("sentence", clause=Told(snapshot, fact)) for fact in profile.successions[:2])
    elif profile.municipalities:
        yield message("profile-municipalities", who=node, number=profile.municipalities)
    elif profile.standing is Standing.ENDED and node.until is not None:
        yield message("profile-was-until", who=node, kind=kind, day=Dated(node.until))
    elif profile.standing is Standing.ENDED:
        yield message("profile-was", who=node, kind=kind)
    elif region is not None:
        says_kind = _says_its_kind(node)
        parameters = {} if says_kind else {"kind": kind}
        yield message("profile-lies" if says_kind else "profile-is-in", who=node, region=region, **parameters)
    elif not _says_its_kind(node) and not is_several(spoken(node, FIRST), FIRST):
        yield message("profile-is", who=node, kind=kind)


def _says_its_kind(node: Node) -> bool:
    """Whether its name says what it is: de gemeente Almere, het project Talking Traffic, de Regio Deal Zwolle."""
    return _is_named_by_kind(node) or node.vocabulary.label.in_language(FIRST) in spoken(node, FIRST).casefold()


def _is_named_by_kind(node: Node) -> bool:
    key = f"called-{node.kind}.word"
    return has_words(key) and node.name.casefold().startswith(message(key).in_language(FIRST))


def _what_it_won(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    if len(profile.won) > 2:
        yield message("profile-won-often", who=Again(profile.node), number=Counted(len(profile.won)))
    for won in profile.won[:2] if len(profile.won) <= 2 else profile.won[:1]:
        yield won_sentence(snapshot, won)


def won_sentence(snapshot: Snapshot, won: Won) -> Message:
    """What was won, and in which contest and from whom, as far as that is known and not said already."""
    text = clause(snapshot, won.fact, FIRST)
    ids = {"contest": won.contests, "buyer": won.buyers}
    unsaid = {
        name: named(snapshot, ids)
        for name, ids in ids.items()
        if ids and not all(spoken(snapshot.node(id), FIRST) in text for id in ids)
    }
    return message("-".join(("profile-won", *unsaid)), clause=Told(snapshot, won.fact), **unsaid)


def _deeds(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    if profile.instruments:
        yield message("profile-uses", what=few(snapshot, profile.instruments))
    if profile.activities:
        yield message("profile-takes-part", number=len(profile.activities), what=few(snapshot, profile.activities))
    if profile.subjects:
        yield message("profile-works-on", what=few(snapshot, profile.subjects))


def _ties(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    if profile.members:
        yield message("profile-members", number=len(profile.members))
    if profile.wholes:
        yield message("profile-part-of", what=few(snapshot, profile.wholes))
    if profile.memberships:
        yield message("profile-member-of", what=few(snapshot, profile.memberships))
    if profile.agreements:
        yield message("profile-party", number=len(profile.agreements), what=few(snapshot, profile.agreements))


def _of_agreement(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    node, entry = profile.node, profile.entry
    assert entry is not None
    who, tense = entry.parties or entry.committed_by, "was" if profile.standing is Standing.ENDED else "is"
    kind = Indefinite(node.vocabulary.label)
    if who:
        between = "-between" if entry.parties and len(who) > 1 else "-of"
        yield message(f"profile-{tense}{between}", what=node, kind=kind, who=few(snapshot, who))
    else:
        yield message(f"profile-{tense}", who=node, kind=kind)
        telling = [
            fact
            for fact in profile.telling
            if fact not in profile.money and not fact.vocabulary.traits & _IN_THE_LEDGER
        ]
        yield from (message("sentence", clause=Onward(snapshot, fact, node)) for fact in telling[:1])
    yield from (message("sentence", clause=Onward(snapshot, fact, node)) for fact in profile.money[:1])
    yield from (message("sentence", clause=Told(snapshot, fact)) for fact in profile.said[:2])
    yield from ledger_sentences(snapshot, entry, brief=True).parts


def _of_other(snapshot: Snapshot, profile: Essence) -> Iterator[Message]:
    node = profile.node
    yield from _what_it_is(snapshot, profile)
    if profile.users:
        done, within = ("worked-on", "told-of") if node.is_a("Subject") else ("used", "used-in")
        yield message(f"profile-{done}", node=Again(node), number=len(profile.users), who=few(snapshot, profile.users))
        if profile.used_in:
            yield message(f"profile-{within}", node=Again(node), number=profile.used_in)
    told_of = profile.money[:1] if profile.users else (*profile.money[:1], *profile.telling)
    named_before = not _says_its_kind(node) or bool(profile.users)
    for place, fact in enumerate(list(dict.fromkeys(told_of))[:_MOST_TELLING]):
        again = named_before or place > 0
        yield message("sentence", clause=Onward(snapshot, fact, node) if again else Told(snapshot, fact))
    if profile.members:
        tense = "-past" if profile.standing is Standing.ENDED else ""
        number = len(profile.members)
        yield message(f"profile-taking-part{tense}", number=number, who=few(snapshot, profile.members))
    if profile.unknown and len(profile.unknown) == profile.among:
        yield message("profile-no-user-known", node=Again(node))
    elif profile.unknown:
        number_unknown = Counted(len(profile.unknown), profile.among)
        yield message("profile-users-unknown", number=number_unknown, among=Counted(profile.among), node=Again(node))


@kept(most=20_000)
def extras(snapshot: Snapshot, fact: Fact, language: str) -> str:
    """What a fact says beside its type and its ends, as it stands behind a name in a list: when, how much, how sure."""
    del snapshot  # What is kept is kept with it.
    claims = [evidence.claim for evidence in fact.supporting]
    dated = [claim for claim in claims if (claim.since or claim.until) and not is_momentary(claim)]
    happened = "event" in fact.vocabulary.traits
    when = [
        period_text(claim.since, claim.until or claim.since if happened else claim.until, language)
        for claim in dated[:1]
    ]
    more = [text for text, _ in details(claims, language, roles=True, amounts=True)]
    doubt = [] if fact.standing in _PLAIN else [message(f"standing-{fact.standing}").in_language(language)]
    sure = [claim.confidence for claim in claims]
    if sure and Confidence.STATED not in sure:
        doubt.append(message(f"note-{min(sure, key=tuple(Confidence).index)}").in_language(language))
    return "; ".join((*when, *more[:1], *doubt))


_PLAIN = frozenset({Standing.STANDS, Standing.ENDED})
