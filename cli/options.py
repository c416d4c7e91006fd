"""What the commands share: their options, how these are read, and the snapshot that a question is put to."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli.failures import FAILED, WRONG_USE, Failure
from graph.ask.gaps import RULES
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.model.dates import check_partial_date
from graph.model.vocabulary import VOCABULARY, Label
from graph.store import Contents, open_store

DEFAULT_STORE = "sqlite:///var/samenspel.db"

StoreUrl = Annotated[
    str,
    typer.Option("--store", envvar="SAMENSPEL_STORE", help="Adres van de opslag: sqlite:///PAD of neo4j://HOST:7687."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON, voor scripts.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Alleen wat op deze datum gold: 2021, 2021-11 of 2021-11-29.")
]
Language = Annotated[
    Literal["nl", "en"], typer.Option("--lang", envvar="SAMENSPEL_LANG", help="Taal van het antwoord.")
]


def _beginning(words: Iterable[str]) -> Callable[[str], list[str]]:
    """For completion by the shell: the words that begin with what was typed so far."""
    return lambda incomplete: [word for word in words if word.casefold().startswith(incomplete.casefold())]


complete_kinds = _beginning(
    [
        word
        for kind in VOCABULARY.kinds.values()
        for word in (kind.name, kind.label.in_language("nl"))
        if " " not in word
    ]
)
complete_rules = _beginning(RULES)
OnlyKinds = Annotated[
    list[str] | None,
    typer.Option(
        help="Alleen deze soorten, bijvoorbeeld provincie of Province (mag vaker).", autocompletion=complete_kinds
    ),
]


def now() -> str:
    """This moment as ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def contents_of(url: str, as_of: str | None = None) -> Contents:
    """What the store at `url` holds; Failure when it is empty, or when `as_of` is no date to look at it from."""
    if as_of is not None:
        try:
            check_partial_date(as_of)
        except ValueError:
            raise Failure(
                WRONG_USE,
                Label(
                    f"--as-of: {as_of[:80]!r} is geen datum; schrijf 2019, 2020-12 of 2020-12-08",
                    f"--as-of: {as_of[:80]!r} is not a date; write 2019, 2020-12 or 2020-12-08",
                ),
            ) from None
    with open_store(url) as store:
        contents = store.read()
    if not contents.sources:
        raise Failure(
            FAILED,
            Label(
                f"de opslag {store.url} is nog leeg; vul haar met `samenspel load`",
                f"the store {store.url} is still empty; fill it with `samenspel load`",
            ),
        )
    return contents


def snapshot_of(url: str, as_of: str | None = None) -> Snapshot:
    """The merged graph in the store at `url`, as of a date if asked; Failure as `contents_of`."""
    return take_snapshot(contents_of(url, as_of), as_of)


def kind_named(text: str) -> str:
    """The kind of that name, or of that Dutch or English label, in any case; Failure with what is near."""
    wanted = text.strip().casefold()
    named = {
        word.casefold(): kind.name
        for kind in VOCABULARY.kinds.values()
        for word in (kind.label.in_language("en"), kind.label.in_language("nl"), kind.name)
    }
    if wanted in named:
        return named[wanted]
    near = dict.fromkeys(named[word] for word in get_close_matches(wanted, named, n=3))
    known = ", ".join(near or VOCABULARY.concrete_kinds())
    raise Failure(
        WRONG_USE,
        Label(
            f"{text[:80]!r} is geen soort; {'bedoelt u' if near else 'kies uit'} {known}{'?' if near else ''}",
            f"{text[:80]!r} is not a kind; {'do you mean' if near else 'choose from'} {known}{'?' if near else ''}",
        ),
    )


def kinds_below(names: Iterable[str] | None) -> frozenset[str] | None:
    """The concrete kinds that the named ones stand for; None when none is named, for then there is no choice."""
    if not names:
        return None
    return frozenset[str]().union(*(VOCABULARY.descendants(kind_named(name)) for name in names))


def write_file(path: Path, content: bytes) -> int:
    """Write a file whole or not at all, making its folder; the number of bytes. Failure when that cannot be done."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return len(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name[:200]}.part")
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(
            FAILED,
            Label(
                f"{path} kan niet worden geschreven; er is niets veranderd ({error.strerror})",
                f"{path} cannot be written; nothing has changed ({error.strerror})",
            ),
        ) from None
    return len(content)
