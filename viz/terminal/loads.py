"""What loading did, what the store holds, and how each source is doing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from graph.ask.resolution import Likeness
from graph.ask.snapshot import Snapshot
from graph.model.records import Claim, Entity
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Listed, Message, in_words, message
from graph.store import Failing, Run, by_source
from viz.terminal.screen import MESSAGES, SCREEN, escape, print_table, print_under, say, word

_SOURCE = message("terminal-source")
_OUTCOME = message("terminal-outcome")
_ENTITIES = message("terminal-entities")
_CLAIMS = message("terminal-claims")
_EFFECT = message("terminal-effect")
_WHAT = message("terminal-what")
_LAST_LOADED = message("terminal-last-loaded")


def print_runs(runs: Sequence[Run], language: str) -> None:
    """What each source brought; why something was refused goes to standard error, for it has to reach a person.

    When nothing changed at all, that in one line.
    """
    shown = [run for run in runs if run.outcome != "unchanged" or run.entities or run.claims]
    if shown:
        print_table(
            (_SOURCE, _OUTCOME, _ENTITIES, _CLAIMS),
            ((run.source, word(run.outcome, language), str(run.entities), str(run.claims)) for run in shown),
            language,
            right=2,
        )
    for run in runs:
        console = MESSAGES if run.outcome == "refused" else SCREEN
        for line in (run.text(language) or "").splitlines():
            about = "" if line.startswith(f"{run.source}:") else f"{escape(run.source)}: "
            console.print(f"{about}[dim]{escape(line)}[/]")
    if not shown:
        say(message("terminal-nothing-loaded"), language)
    elif all(run.outcome == "unchanged" for run in runs):
        SCREEN.print()
        say(message("terminal-nothing-changed"), language)
    SCREEN.print()


class Refreshed(Protocol):
    """How refreshing a source went."""

    @property
    def card(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def next(self) -> str | None: ...
    @property
    def requests(self) -> int: ...
    @property
    def messages(self) -> tuple[Message, ...]: ...
    @property
    def loads(self) -> tuple[Run, ...]: ...


def print_refreshed(done: Sequence[Refreshed], language: str) -> None:
    """How refreshing went for each source, what that brought, and on standard error why one failed."""
    print_table(
        (_SOURCE, _OUTCOME, message("terminal-requests"), message("terminal-next")),
        (
            (refresh.card, word(refresh.outcome, language), str(refresh.requests), _moment(refresh.next))
            for refresh in done
        ),
        language,
        right=1,
    )
    for refresh in done:
        console = MESSAGES if refresh.outcome == "failed" else SCREEN
        for problem in refresh.messages:
            console.print(f"{escape(refresh.card)}: [dim]{escape(problem.in_language(language))}[/]")
    if loaded := [run for refresh in done for run in refresh.loads]:
        print_runs(loaded, language)


def print_resolution(merged: int, to_review: int, language: str) -> None:
    """What the rules on identity decided, and what is left for a person; silent when there is nothing."""
    if merged:
        say(message("terminal-merged", count=merged), language)
    if to_review:
        say(message("terminal-to-review", count=to_review), language)


def print_checked(
    sources: Sequence[str],
    entities: int,
    claims: int,
    problems: Sequence[Message],
    alike: Iterable[Likeness],
    language: str,
) -> None:
    """What is wrong in a file, on standard error, or that it is right; and what in it may be known already."""
    for problem in problems:
        MESSAGES.print(escape(problem.in_language(language)))
    if problems:
        say(message("terminal-check-wrong", count=len(problems)), language)
    else:
        numbers = {"entities": entities, "claims": claims}
        say(message("terminal-check-good", source=Listed(tuple(sources)), **numbers), language)
    _print_alike(alike, language)


def print_changes(
    changes: Iterable[tuple[str, Entity | Claim, Message | str]], names: Mapping[str, str], language: str
) -> None:
    """What loading would do, record by record, each with where it stands in its file; `names` has what the ends of
    claims are called.
    """
    rows = [
        (word(effect, language), *_told(record, names, language), in_words(place, language))
        for effect, record, place in changes
    ]
    if rows:
        print_table((_EFFECT, _WHAT, message("terminal-where"), message("terminal-row")), rows, language)
    else:
        say(message("terminal-nothing-would-change"), language)


def _told(record: Entity | Claim, names: Mapping[str, str], language: str) -> tuple[str, str]:
    if isinstance(record, Entity):
        kind = VOCABULARY.kinds[record.kind].label.in_language(language)
        return f"{record.name} ({kind}, {record.id})", record.locator or ""
    start, end = (names.get(id, id) for id in (record.subject, record.object))
    return f"{start} {VOCABULARY.relations[record.relation].label.in_language(language)} {end}", record.locator or ""


def print_doubts(
    problems: Iterable[Message], left_out: Iterable[Message], alike: Iterable[Likeness], language: str
) -> None:
    """What would be refused, on standard error; what would be left out; and who may be known already."""
    for problem in problems:
        MESSAGES.print(escape(problem.in_language(language)))
    for omission in left_out:
        SCREEN.print(f"[dim]{escape(omission.in_language(language))}[/]")
    _print_alike(alike, language)


def _print_alike(alike: Iterable[Likeness], language: str) -> None:
    for number, likeness in enumerate(alike):
        if not number:
            say(message("terminal-check-alike"), language)
        reasons = "; ".join(reason.in_language(language) for reason in likeness.reasons)
        SCREEN.print(f"- {escape(likeness.left)} ~ {escape(likeness.right)} [dim]({escape(reasons)})[/]")


def print_cleaned(names: int, decided: int, language: str) -> None:
    """How many names of a list were decided on, and how many are left to a person."""
    say(message("terminal-cleaned", count=names, decided=decided, left=names - decided), language)


def print_status(url: str, snapshot: Snapshot, runs: Sequence[Run], claims: Mapping[str, int], language: str) -> None:
    """How much the store holds, and of each source how its last run went, when it was last loaded and its claims."""
    of_source = by_source(runs)
    numbers = {"revision": snapshot.revision, "entities": len(snapshot.nodes), "facts": len(snapshot.facts)}
    say(message("terminal-holds", store=url, **numbers), language)
    SCREEN.print()
    print_table(
        (_SOURCE, _OUTCOME, _LAST_LOADED, _CLAIMS),
        (
            (id, _health(own, snapshot.sources, language), _moment(last_loaded(own)), str(claims[id]))
            for id in snapshot.sources
            for own in (of_source[id],)
        ),
        language,
        right=1,
    )


def last_loaded(runs: Iterable[Run]) -> str | None:
    """The moment (ISO 8601) of the newest run that was not refused."""
    return next((run.at for run in runs if run.outcome not in {"refused", "withdrawn"}), None)


def refused_now(runs: Sequence[Run], stored: Collection[str]) -> list[Run]:
    """The refusals that still count: of what is stored until that loads, of anything else until the next load."""
    last = {run.source: run for run in reversed(runs)}
    return [run for run in last.values() if run.outcome == "refused" and (run.source in stored or run.at == runs[0].at)]


def _moment(at: str | None) -> str:
    """On the clock of the reader."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else ""


def _health(runs: Sequence[Run], stored: Collection[str], language: str) -> str:
    if not runs:
        return message("terminal-not-loaded-yet").in_language(language)
    if refused := refused_now(runs, stored):
        count = f"{len(refused)} " if len({run.source for run in runs}) > 1 else ""
        return count + word("refused", language)
    return word(runs[0].outcome, language)


class Cadenced(Protocol):
    """How often a source appears."""

    @property
    def words(self) -> Message: ...


class Described(Protocol):
    """What a card tells of a source."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def cadence(self) -> Cadenced: ...
    def owns(self, source_id: str) -> bool: ...


def print_cards(
    cards: Iterable[Described],
    runs: Sequence[Run],
    entities: Mapping[str, int],
    claims: Mapping[str, int],
    failing: Mapping[str, Failing],
    language: str,
) -> None:
    """Each kind of source: who publishes it, when it was last loaded, how that went and how much of it there is.

    `failing` has those whose refresh fails, by the id of the card.
    """
    for card in cards:
        own = [run for run in runs if card.owns(run.source)]
        lines = (
            (message("terminal-publisher"), card.publisher),
            (message("terminal-licence"), card.licence),
            (message("terminal-cadence"), card.cadence.words.in_language(language)),
            (_LAST_LOADED, _moment(last_loaded(own))),
            (_OUTCOME, _health(own, entities, language)),
            (_ENTITIES, str(_owned(card, entities))),
            (_CLAIMS, str(_owned(card, claims))),
        )
        SCREEN.print(f"[bold]{escape(card.id)}[/]: {escape(card.title)}")
        for heading, text in lines:
            if text:
                print_under(f"{heading.in_language(language)}: {escape(text)}")
        if card.id in failing:
            since = message("terminal-failing", since=_moment(failing[card.id].since))
            print_under(f"[bold]{escape(since.in_language(language))}[/]")
        SCREEN.print()


def _owned(card: Described, counts: Mapping[str, int]) -> int:
    return sum(count for id, count in counts.items() if card.owns(id))
