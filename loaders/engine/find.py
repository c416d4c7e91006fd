"""Finding the files of what is asked for, and the one source that reads each."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx2

from graph.cache import CACHE
from graph.model.records import Rank
from graph.model.words import Listed, message
from loaders.card import File, Skipped, first_of
from loaders.engine.discover import SourceModule
from loaders.engine.fetch import Getter, fetch
from loaders.engine.known import suggestion
from loaders.problems import LoadError, Place

_MOST_NAMED = 10


def find_files(
    asked: Iterable[str],
    sources: Mapping[str, SourceModule],
    moment: datetime,
    store_url: str,
    *,
    reader: str | None = None,
    cache: Path = CACHE,
    client: httpx2.Client | None = None,
) -> Iterator[tuple[str, tuple[str, File | None] | LoadError | Skipped]]:
    """For each thing that `loaders.engine.run.load` is asked for: the sources that read it, each with its file.

    `reader` is the id of the one source that is to read the files, whether it recognises them or not. `store_url` is
    the address of the store, of which the file may lie in a folder that is asked for.
    """
    own = Path(store_url.removeprefix("sqlite:///")).absolute()
    for name in asked:
        try:
            readers = sources if reader is None else _only_by(reader, sources)
            # All of it first: half a harvest is not loaded.
            everything = tuple(_find(name, readers, cache, moment, client, own))
        except LoadError as error:
            everything = (error,)
        yield from ((_as_text(name), result) for result in everything)


def _only_by(reader: str, sources: Mapping[str, SourceModule]) -> Mapping[str, SourceModule]:
    source = sources.get(reader)
    if source is None or source.recognises is None:
        readers = tuple(id for id, other in sources.items() if other.recognises is not None)
        raise LoadError(message("load-no-reader", given=reader[:80], readers=Listed(readers, "or")))
    return {reader: replace(source, recognises=lambda path: True)}


def _find(
    asked: str,
    sources: Mapping[str, SourceModule],
    cache: Path,
    moment: datetime,
    client: httpx2.Client | None,
    own: Path,
) -> Iterator[tuple[str, File | None] | LoadError | Skipped]:
    """The ids of the sources for what was asked, each with its file, or with None for what is bundled.

    Of a folder also the files that cannot be taken, and what was left out: one bad file does not stop the others.
    """
    if not asked.strip():
        raise LoadError(message("load-empty-name"))
    _check_name(asked)
    # What is asked for may be too long for a name of a file, which the functions of `os.path` take for none.
    named = {_key(id): id for id in sources} | {_key(source.name): id for id, source in sources.items()}
    if (id := named.get(_key(asked))) is not None:
        if not sources[id].card.bundled:
            raise LoadError(Place(asked).problem("load-nothing-bundled"))
        yield id, None
    elif not os.path.exists(asked) and (files := _collected(asked, sources, cache, moment, client)) is not None:
        yield from files
    elif asked.startswith(("https://", "http://")):
        yield _fetched(asked, sources, cache, moment, client)
    elif os.path.isdir(asked):
        yield from _in_folder(Path(asked), sources, own)
    elif os.path.exists(asked):
        yield reader_of(Path(asked), sources).card.id, File(Path(asked))
    else:
        hint = suggestion(asked, {id: (id,) for id in sources}) or ""
        raise LoadError(Place(asked).problem("load-no-source", sources=Listed(tuple(sources)), hint=hint))


def _key(name: str) -> str:
    return name.rpartition(".")[2].casefold().replace("_", "-") if "/" not in name else name


def _collected(
    asked: str, sources: Mapping[str, SourceModule], cache: Path, moment: datetime, client: httpx2.Client | None
) -> Iterator[tuple[str, File]] | None:
    """The files of what a source finds by number, dossier or query; None when no source understands the question."""
    for id, source in sources.items():
        if source.collect is not None:
            files = source.collect(asked, Getter(source.card, cache, moment.date(), client))
            if files is not None:
                return ((id, file) for file in files)
    return None


def _fetched(
    url: str, sources: Mapping[str, SourceModule], cache: Path, moment: datetime, client: httpx2.Client | None
) -> tuple[str, File]:
    try:
        host = httpx2.URL(url).host
    except httpx2.InvalidURL as error:
        raise LoadError(Place(url[:200]).problem("load-no-web-address", why=str(error))) from None
    allowing = {id: source for id, source in sources.items() if host in source.card.hosts and source.recognises}
    if not allowing:
        hosts = sorted(frozenset[str]().union(*(source.card.hosts for source in sources.values())))
        raise LoadError(Place(url).problem("load-host-unknown", host=host, hosts=Listed(tuple(hosts))))
    path = fetch(url, next(iter(allowing.values())).card, cache, moment.date(), client=client)
    return reader_of(path, allowing).card.id, File(path, url)


def _in_folder(
    folder: Path, sources: Mapping[str, SourceModule], own: Path
) -> Iterator[tuple[str, File] | LoadError | Skipped]:
    found, strange = False, list[str]()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or not path.is_file() or str(path.absolute()).startswith(str(own)):
            continue
        try:
            _check_name(str(path))
            if readers := _readers(path, sources):
                found = True
                yield _only(path, readers).card.id, File(path)
            else:
                strange.append(str(path.relative_to(folder)))
        except LoadError as error:
            yield error
    if not found:
        raise LoadError(Place(str(folder)).problem("load-nothing-recognised"))
    if strange:
        yield Skipped(message("load-files-skipped", files=first_of(strange, _MOST_NAMED)))


def _check_name(name: str) -> None:
    if _as_text(name) != name:
        raise LoadError(Place(_as_text(name)).problem("load-name-is-no-text"))


def _as_text(name: str) -> str:
    """A name with the bytes in it that are no text shown as \\udcNN, so that it can be printed and kept."""
    return name.encode(errors="backslashreplace").decode()


def _readers(path: Path, sources: Mapping[str, SourceModule]) -> list[SourceModule]:
    return [source for source in sources.values() if source.recognises is not None and source.recognises(path)]


def reader_of(path: Path, sources: Mapping[str, SourceModule]) -> SourceModule:
    return _only(path, _readers(path, sources))


def _only(path: Path, readers: list[SourceModule]) -> SourceModule:
    if not readers and path.is_file() and path.stat().st_size == 0:
        raise LoadError(Place(path.name).problem("load-empty-file"))
    if not readers:
        raise LoadError(Place(path.name).problem("load-recognised-by-none"))
    # Own material is what no other source knows better, and an export holds what others know.
    readers = (
        [reader for reader in readers if reader.card.carries]
        or [reader for reader in readers if reader.card.rank is not Rank.CONTRIBUTION]
        or readers
    )
    if len(readers) > 1:
        by = Listed(tuple(reader.card.id for reader in readers))
        raise LoadError(Place(path.name).problem("load-recognised-by-several", sources=by))
    return readers[0]
