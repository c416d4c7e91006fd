"""A file looked at before it is loaded: what is wrong in it, what it would change, and what may be known already."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

from graph.ask.resolution import Likeness, find_likenesses
from graph.model.identity import Judgement
from graph.model.records import Batch, Claim, Entity
from graph.model.words import Message, message, told
from graph.store import Contents, Store
from loaders.card import Answers, File, Given, Skipped
from loaders.engine.discover import discover
from loaders.engine.find import find_files, reader_of
from loaders.engine.known import Known
from loaders.problems import LoadError, Place
from loaders.readers.dataset import parse_dataset, to_batch

# What a record does to the store: it is new, other than its source said before, said by another source too, or gone.
Effect = Literal["added", "changed", "merged", "retracted"]
_Record = TypeVar("_Record", Entity, Claim)
_Meant = TypeVar("_Meant")
_Stands = Callable[[str, Place], None]


@dataclass(frozen=True, slots=True)
class Change:
    """What loading would do with one record of a source; of a record that is retracted, what it said.

    `place` is where the record stands in the file, when its reader tells.
    """

    source: str
    effect: Effect
    record: Entity | Claim
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What files hold: the ids of their sources, how many entities and claims, their problems, and whom they may mean.

    `changes` are what loading would do, record by record; `left_out` is what a reader knowingly leaves out.
    """

    sources: tuple[str, ...]
    entities: int
    claims: int
    problems: tuple[Message, ...]
    alike: tuple[Likeness, ...]
    changes: tuple[Change, ...]
    left_out: tuple[Message, ...]


def check(store: Store, path: Path, at: str) -> Checked:
    """Read a dataset (YAML), or a file that a source recognises, beside what `store` holds, and write nothing.

    `at` is this moment (ISO 8601). The likenesses are those of an entity of the file with one that it does not state.
    StoreError when the store fails.
    """
    return _checked(store, lambda stands: _given(store, path, stands), at)


def preview(store: Store, asked: Iterable[str], at: str, reader: str | None, answers: Answers) -> Checked:
    """What `loaders.engine.run.load` would do with the same files or folders, while nothing is written; as `check`."""
    return _checked(store, lambda stands: _found(store, asked, at, reader, answers, stands), at)


def _checked(
    store: Store, read: Callable[[_Stands], Iterable[Batch | LoadError | Skipped | Judgement]], at: str
) -> Checked:
    batches: list[Batch] = []
    places: dict[str, Place] = {}
    places_of: list[dict[str, Place]] = []
    problems: list[Message] = []
    left_out: list[Message] = []
    try:
        for result in read(places.__setitem__):
            match result:
                case Batch():
                    batches.append(result)
                    places_of.append(dict(places))
                    places.clear()
                case LoadError():
                    problems.extend(result.problems)
                case Skipped():
                    left_out.append(result.message)
    except LoadError as error:
        problems.extend(error.problems)
    except (ValueError, OSError) as error:
        problems.extend(told(error))
    contents = store.read()
    return Checked(
        sources=tuple(batch.source.id for batch in batches),
        entities=sum(len(batch.entities) for batch in batches),
        claims=sum(len(batch.claims) for batch in batches),
        problems=tuple(dict.fromkeys(problems)),
        alike=_alike(contents, batches, at),
        changes=tuple(
            change
            for batch, places in zip(batches, places_of, strict=True)
            for change in _changes(contents, batch, places)
        ),
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _changes(contents: Contents, batch: Batch, places: Mapping[str, Place]) -> Iterator[Change]:
    id = batch.source.id
    known = {entity.id for source, entity in contents.entities if source != id}
    entities = {entity.id: entity for source, entity in contents.entities if source == id}
    yield from _effects(
        id, {entity.id: entity for entity in batch.entities}, entities, known, lambda entity: entity.id, places
    )
    facts = {(claim.subject, claim.relation, claim.object) for source, claim in contents.claims if source != id}
    claims = {claim.key: claim for source, claim in contents.claims if source == id}
    now = {claim.key: claim for claim in batch.claims}
    yield from _effects(id, now, claims, facts, lambda claim: (claim.subject, claim.relation, claim.object), places)


def _effects(
    source: str,
    now: Mapping[str, _Record],
    before: Mapping[str, _Record],
    elsewhere: set[_Meant],
    meant: Callable[[_Record], _Meant],
    places: Mapping[str, Place],
) -> Iterator[Change]:
    for key, record in now.items():
        if key not in before:
            yield Change(source, "merged" if meant(record) in elsewhere else "added", record, places.get(key))
        elif before[key] != record:
            yield Change(source, "changed", record, places.get(key))
    yield from (Change(source, "retracted", record) for key, record in before.items() if key not in now)


def _found(
    store: Store, asked: Iterable[str], at: str, reader: str | None, answers: Answers, stands: _Stands
) -> Iterator[Batch | LoadError | Skipped | Judgement]:
    sources = discover()
    known = Known(store, sources)
    files: dict[str, list[File]] = {}
    for _, result in find_files(asked, sources, datetime.fromisoformat(at), store.url, reader=reader):
        match result:
            case LoadError() | Skipped():
                yield result
            case id, file:
                files.setdefault(id, []).extend([file] if file else [])
    for id, source_files in files.items():
        yield from sources[id].batches(known.given(Given(tuple(source_files), answers=answers, stands=stands)))


def _given(store: Store, path: Path, stands: _Stands) -> Iterable[Batch | LoadError | Skipped | Judgement]:
    sources = discover()
    known = Known(store, sources)
    if not path.is_file():
        raise LoadError(message("load-no-file", path=str(path)))
    if path.suffix.lower() in {".yaml", ".yml"}:
        return [to_batch(parse_dataset(path), known={entity.id: entity for entity in known.entities()})]
    return reader_of(path, sources).batches(known.given(Given((File(path),), stands=stands)))


def _alike(contents: Contents, batches: list[Batch], at: str) -> tuple[Likeness, ...]:
    if not batches:
        return ()
    own = {batch.source.id for batch in batches}
    known = {entity.id for source, entity in contents.entities if source not in own}
    for batch in batches:
        id = batch.source.id
        contents = replace(
            contents,
            sources=(*(source for source in contents.sources if source.id != id), batch.source),
            entities=(
                *(pair for pair in contents.entities if pair[0] != id),
                *((id, entity) for entity in batch.entities),
            ),
            claims=(*(pair for pair in contents.claims if pair[0] != id), *((id, claim) for claim in batch.claims)),
        )
    new = {entity.id for batch in batches for entity in batch.entities} - known
    resolution = find_likenesses(contents, at)
    # What the rules would merge by themselves is a double id as well.
    certain = (
        Likeness(*judgement.pair, 100.0, (message("as-it-is", text=judgement.why),))
        for judgement in resolution.judgements
    )
    return tuple(
        likeness for likeness in (*certain, *resolution.suggestions) if len(new.intersection(likeness.pair)) == 1
    )
