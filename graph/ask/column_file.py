"""Files beside a store with its columns and the index of its names, which a restart and each further process map.

Each belongs to one state of the store (`Store.state`) and to the code that made it: of a store that moved on from there
the log is followed, any other file is as good as none.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import orjson

from graph.ask import column_reading, columns, confirmation, search_index
from graph.ask.array_file import read_arrays, write_arrays
from graph.ask.column_following import followed
from graph.ask.column_reading import columns_of
from graph.ask.columns import KINDS, RELATIONS, Bodies, Columns, Integers
from graph.ask.kept import give, known
from graph.ask.search_index import Index, WordIndex, followed_index, present_index
from graph.ask.texts import Texts
from graph.cache import CACHE
from graph.model import dates, identity, merging, names, paper_numbers, vocabulary
from graph.model.plain import source_from_plain, to_plain
from graph.model.vocabulary import VOCABULARY
from graph.store.contract import Store
from graph.store.visible import SEEN

# Of what is in the file; when more than that came since, it is written anew.
MOST_LATER = 0.1
_ARRAYS = tuple(field.name for field in fields(Columns) if "_" in field.name)


def _form(*modules: ModuleType) -> str:
    """Tells one way of making a file from another: what the numbers mean follows from the vocabulary and the code."""
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in modules)
    return blake2b(code + orjson.dumps([KINDS, RELATIONS, tuple(VOCABULARY.aspects)]), digest_size=8).hexdigest()


_FORM = _form(column_reading, columns, confirmation, dates, identity, merging, vocabulary)
_FORM_OF_NAMES = _form(search_index, names, paper_numbers, merging, vocabulary)


def kept_columns(store: Store, held: Columns | None = None) -> Columns:
    """The columns of what a store holds now: those that were `held`, or those of its file, as far as they follow its
    log, else read and put there; with the index of names where that is known already.

    A file that cannot be written is no harm. StoreError when the store fails.
    """
    if held is not None and (newer := _followed(held, store)) is not None:
        return newer
    mapped = _read(store.url)
    if mapped is not None and (newer := _followed(mapped, store)) is not None:
        later = sum(len(bodies.later.text) for bodies in (newer.entities, newer.claims) if bodies.later is not None)
        if later > MOST_LATER * (len(newer.entities.text) + len(newer.claims.text)):
            _put_away(store.url, newer)
        return newer
    read = columns_of(store)
    _put_away(store.url, read)
    mapped = _read(store.url)
    return mapped if mapped is not None and mapped.state == read.state else read


def keep_names(store: Store, columns: Columns) -> None:
    """Have the index of the names of columns worked out, and put in its file with them when it was not there."""
    if known(present_index, columns) is None:
        index = present_index(columns)
        if columns.entities.later is None:
            _put_names_away(store.url, index, columns.state)
        else:
            _put_away(store.url, columns)
        if (mapped := _read_names(store.url, columns.state)) is not None:
            give(present_index, columns, mapped)


def file_of(url: str) -> Path:
    """Where the columns of the store with that address are kept: beside its file, or of a server in the cache."""
    return _beside(url, "columns")


def names_file_of(url: str) -> Path:
    """Where the index of its names is kept."""
    return _beside(url, "names")


def forget_files(url: str) -> None:
    """Throw away both, and those of parts of the store: what they hold follows from it. OSError."""
    beside = Path(url.removeprefix("sqlite:///"))
    for what in ("columns", "names"):
        files = beside.parent.glob(f"{beside.name}*-{what}") if url != str(beside) else CACHE.glob(f"{what}-*")
        for file in files:
            file.unlink(missing_ok=True)


def _beside(url: str, what: str) -> Path:
    beside = url.removeprefix("sqlite:///")
    if beside != url:
        return Path(f"{beside}-{what}")
    store, seen, view = url.partition(SEEN)
    return CACHE / f"{blake2b(store.encode(), digest_size=8).hexdigest()}{seen}{view}-{what}"


def _followed(columns: Columns, store: Store) -> Columns | None:
    newer = followed(columns, store)
    index = known(present_index, columns)
    if newer is not None and newer is not columns and index is not None:
        give(present_index, newer, followed_index(index, columns, newer))
    return newer


def _read(url: str) -> Columns | None:
    file = read_arrays(file_of(url))
    if file is None or file[0].get("form") != _FORM:
        return None
    about, arrays = file
    columns = Columns(
        revision=about["revision"],
        state=about["state"],
        sources=tuple(map(source_from_plain, about["sources"])),
        redirects=about["redirects"],
        ids=arrays["ids"].tobytes().decode().split("\n")[:-1],
        **{name: arrays[name] for name in _ARRAYS},
        entities=Bodies(arrays["entities"].data, arrays["entities begin"]),
        claims=Bodies(arrays["claims"].data, arrays["claims begin"]),
    )
    if (index := _read_names(url, columns.state)) is not None:
        give(present_index, columns, index)
    return columns


def _read_names(url: str, state: str) -> Index | None:
    file = read_arrays(names_file_of(url))
    return _index(file[1]) if file is not None and file[0] == {"form": _FORM_OF_NAMES, "state": state} else None


def _put_away(url: str, columns: Columns) -> None:
    """Put columns in their file, without the records that are no more, and the index of names where that is known."""
    held = columns
    if columns.entities.later is not None:
        held = replace(
            columns,
            statement_body=np.arange(len(columns.statement_body), dtype=np.int32),
            claim_body=np.arange(len(columns.claim_body), dtype=np.int32),
            entities=Bodies.of(map(columns.entities.raw, columns.statement_body.tolist())),
            claims=Bodies.of(map(columns.claims.raw, columns.claim_body.tolist())),
        )
    arrays: dict[str, Integers] = {name: getattr(held, name) for name in _ARRAYS}
    arrays["ids"] = np.frombuffer("".join(f"{id}\n" for id in held.ids).encode(), dtype=np.uint8)
    for name, bodies in (("entities", held.entities), ("claims", held.claims)):
        arrays |= {name: np.frombuffer(bodies.text, dtype=np.uint8), f"{name} begin": bodies.starts}
    about = {
        "form": _FORM,
        "state": held.state,
        "revision": held.revision,
        "sources": [to_plain(source) for source in held.sources],
        "redirects": dict(held.redirects),
    }
    with suppress(OSError):
        write_arrays(file_of(url), about, arrays)
    if (index := known(present_index, columns)) is not None:
        _put_names_away(url, index, held.state)


def _put_names_away(url: str, index: Index, state: str) -> None:
    with suppress(OSError):
        write_arrays(names_file_of(url), {"form": _FORM_OF_NAMES, "state": state}, _of_index(index))


def _of_index(index: Index) -> dict[str, Integers]:
    arrays: dict[str, Integers] = {}
    for name in (field.name for field in fields(Index)):
        part = getattr(index, name)
        if isinstance(part, WordIndex):
            arrays |= {**_of_texts(name, part.words), f"{name} indptr": part.indptr, f"{name} rows": part.rows}
            arrays[f"{name} count"] = np.array([part.row_count])
        else:
            arrays |= _of_texts(name, part) if isinstance(part, Texts) else {name: part}
    return arrays


def _index(arrays: Mapping[str, Integers]) -> Index:
    parts: dict[str, Any] = {}
    for name in (field.name for field in fields(Index)):
        if f"{name} count" in arrays:
            indptr, rows, count = (arrays[f"{name} {part}"] for part in ("indptr", "rows", "count"))
            parts[name] = WordIndex(_texts(arrays, name), indptr, rows, int(count[0]))
        else:
            parts[name] = _texts(arrays, name) if f"{name} begin" in arrays else arrays[name]
    return Index(**parts)


def _of_texts(name: str, texts: Texts) -> dict[str, Integers]:
    return {name: np.frombuffer(texts.data, dtype=np.uint8), f"{name} begin": texts.starts}


def _texts(arrays: Mapping[str, Integers], name: str) -> Texts:
    return Texts(arrays[name].data, arrays[f"{name} begin"])
