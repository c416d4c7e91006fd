"""What the commands share: their options, how these are read, and the snapshot that a question is put to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from cli.failures import FAILED, NOT_FOUND, WRONG_USE, Failure
from graph.ask.column_file import keep_names, kept_columns
from graph.ask.columns import Columns
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.audience import PARTICIPANTS, participant, readers_of
from graph.model.dates import last_day
from graph.model.nearest import meant, nearest
from graph.model.records import checked_audience
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Listed, Message, WrongError, languages, message
from graph.store import Contents, Store, open_store

DEFAULT_STORE = "sqlite:///var/samenspel.db"


def complete_kinds(incomplete: str) -> list[str]:
    """For completion by the shell: what a kind may be called that begins with what was typed so far."""
    return _beginning((word for word in _kinds() if " " not in word), incomplete)


def complete_questions(incomplete: str) -> list[str]:
    """For completion by the shell: the kinds of questions that begin with what was typed so far."""
    from graph.ask.questions.kinds import KINDS

    return _beginning(KINDS, incomplete)


def complete_relations(incomplete: str) -> list[str]:
    """For completion by the shell: the relations that begin with what was typed so far."""
    return _beginning(VOCABULARY.relations, incomplete)


def complete_rules(incomplete: str) -> list[str]:
    """For completion by the shell: the rules that begin with what was typed so far."""
    from graph.ask.gaps import RULES

    return _beginning(RULES, incomplete)


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.casefold().startswith(incomplete.casefold())]


@cache
def _kinds() -> Mapping[str, str]:
    """What each kind may be called: its name, and what it is called in any language."""
    return {
        word: kind.name
        for kind in VOCABULARY.kinds.values()
        for word in (*(kind.label.in_language(language) for language in languages()), kind.name)
    }


StoreUrl = Annotated[str, typer.Option("--store", envvar="SAMENSPEL_STORE")]
AsJson = Annotated[bool, typer.Option("--json")]
AsOf = Annotated[str | None, typer.Option("--as-of")]
KnownOn = Annotated[str | None, typer.Option("--known-on")]
WithPast = Annotated[bool, typer.Option("--past")]
OnlyKinds = Annotated[list[str] | None, typer.Option(autocompletion=complete_kinds)]


AsSeenBy = Annotated[str | None, typer.Option("--as-seen-by")]


def seen_by(store: Store, viewer: str | None) -> Store:
    """The store as everybody, those who take part or an organisation see it; None: all of it.

    Failure for an organisation that is not known or not clear.
    """
    if viewer is None:
        return store
    from graph.desk.people import all_ids
    from graph.store.visible import visible_to

    audience = audience_named(store, "--as-seen-by", [viewer])
    if PARTICIPANTS in audience or not audience:
        return visible_to(store, readers_of(audience))
    return visible_to(store, participant(all_ids(take_snapshot(kept_columns(store)), audience)))


def audience_named(store: Store, option: str, names: Iterable[str]) -> tuple[str, ...]:
    """The audience of these names: `public`, `participants`, organisations by id or name; Failure for what is none."""
    from graph.desk.audiences import organisation_named
    from loaders.readers.audience import group_called

    groups: set[str] = set()
    for name in names:
        called = group_called(name)
        groups.update((organisation_named(take_snapshot(kept_columns(store)), name),) if called is None else called)
    try:
        return checked_audience(groups)
    except WrongError as error:
        raise wrong_option(option, *error.problems) from None


def now() -> str:
    """This moment as ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def contents_of(url: str, known_on: str | None = None, viewer: str | None = None) -> Contents:
    """What the store at `url` holds, or held at the end of a partial date; Failure when that is nothing or no date.

    `viewer` is who sees it, as for `seen_by`.
    """
    from graph.store.history import contents_on

    day = _day("--known-on", known_on)
    with open_store(url) as store:
        seen = seen_by(store, viewer)
        contents = seen.read() if day is None else contents_on(seen, day)
    if not contents.sources:
        raise _nothing(store, day)
    return contents


def _nothing(store: Store, day: date | None) -> Failure:
    if day is not None:
        return Failure(NOT_FOUND, message("command-nothing-known-then", store=store.url, day=Dated(str(day))))
    return Failure(FAILED, message("command-store-is-empty", store=store.url))


def _day(option: str, text: str | None) -> date | None:
    """The last day of a partial date; wrong use for what is no date."""
    if text is None:
        return None
    try:
        return last_day(text)
    except WrongError as error:
        raise wrong_option(option, *error.problems) from None


def wrong_option(option: str, *problems: Message) -> Failure:
    """That an option is used wrongly, and what is wrong with it."""
    return Failure(WRONG_USE, *(message("load-at", place=option, problem=problem) for problem in problems))


def snapshot_of(
    url: str,
    as_of: str | None = None,
    known_on: str | None = None,
    *,
    past: bool = False,
    viewer: str | None = None,
) -> Snapshot:
    """The merged graph in the store at `url`: as it stands on a date, by what was known on one, with what was.

    `viewer` is who sees it, as for `seen_by`. Failure as `contents_of`, and for an `as_of` that is no date.
    """
    _day("--as-of", as_of)
    if known_on is not None:
        return snapshot_from(contents_of(url, known_on, viewer), as_of, known_on, past=past)
    with open_store(url) as store:
        seen = seen_by(store, viewer)
        columns = kept_columns(seen)
        keep_names(seen, columns)
    if not columns.sources:
        raise _nothing(store, None)
    return snapshot_from(columns, as_of, past=past)


def snapshot_then(url: str, day: date, as_of: str | None = None) -> Snapshot:
    """The snapshot of what the store at `url` held at the end of a day, also when that was nothing."""
    from graph.store.history import contents_on

    with open_store(url) as store:
        return take_snapshot(contents_on(store, day), as_of, known_on=day)


def snapshot_from(
    held: Columns | Contents, as_of: str | None = None, known_on: str | None = None, *, past: bool = False
) -> Snapshot:
    """The merged graph of what was read; Failure for an `as_of` that is no date."""
    _day("--as-of", as_of)
    snapshot = take_snapshot(held, as_of, known_on=_day("--known-on", known_on))
    return snapshot.with_past if past else snapshot


def kind_named(text: str) -> str:
    """The kind of that name, or of what it is called in any language, in any case; Failure with what is near."""
    wanted = text.strip().casefold()
    named = {word.casefold(): kind for word, kind in _kinds().items()}
    if wanted in named:
        return named[wanted]
    near = meant(named[word] for word in nearest(wanted, tuple(named)))
    hint = near or message("command-choose", choices=Listed(VOCABULARY.concrete_kinds(), "or"))
    raise Failure(WRONG_USE, message("record-unknown-kind", given=text[:80], hint=hint))


def kinds_below(names: Iterable[str] | None) -> frozenset[str] | None:
    """The concrete kinds that the named ones stand for; None when none is named, for then there is no choice."""
    if not names:
        return None
    return frozenset[str]().union(*(VOCABULARY.descendants(kind_named(name)) for name in names))


def write_out(path: Path, content: bytes | Iterable[bytes], language: str, *, json: bool) -> None:
    """Write a file as `write_file` does, and tell where it stands and how large it is. Failure."""
    from viz.terminal import answers, screen

    size = write_file(path, content)
    if json:
        screen.print_json({"file": str(path), "bytes": size})
    else:
        answers.print_written(path, size, language)


def write_file(path: Path, content: bytes | Iterable[bytes]) -> int:
    """Write a file whole or not at all, making its folder; the number of bytes. Failure when that cannot be done."""
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            return _written(target, pieces)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name[:200]}.part")
        try:
            size = _written(part, pieces)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(FAILED, message("command-not-written", path=str(path), why=str(error.strerror))) from None
    return size


def _written(path: Path, pieces: Iterable[bytes]) -> int:
    with path.open("wb") as file:
        return sum(map(file.write, pieces))
