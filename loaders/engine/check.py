"""A file looked at before it is loaded: what is wrong in it, and what in it may be known already under another id."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.ask.resolution import Likeness, find_likenesses
from graph.model.records import Batch
from graph.model.words import Message, message, told
from graph.store import Store
from loaders.card import File, Given, Skipped
from loaders.engine.discover import discover
from loaders.engine.run import Known, reader_of
from loaders.problems import LoadError
from loaders.readers.dataset import parse_dataset, to_batch


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds: the ids of its sources, how many entities and claims, its problems, and whom it may mean."""

    sources: tuple[str, ...]
    entities: int
    claims: int
    problems: tuple[Message, ...]
    alike: tuple[Likeness, ...]


def check(store: Store, path: Path, at: str) -> Checked:
    """Read a dataset (YAML), or a file that a source recognises, beside what `store` holds, and write nothing.

    `at` is this moment (ISO 8601). The likenesses are those of an entity of the file with one that it does not state.
    StoreError when the store fails.
    """
    batches: list[Batch] = []
    problems: list[Message] = []
    try:
        for given in _given(store, path):
            match given:
                case Batch():
                    batches.append(given)
                case LoadError():
                    problems.extend(given.problems)
                case Skipped():
                    problems.append(given.message)
    except LoadError as error:
        problems.extend(error.problems)
    except (ValueError, OSError) as error:
        problems.extend(told(error))
    return Checked(
        sources=tuple(batch.source.id for batch in batches),
        entities=sum(len(batch.entities) for batch in batches),
        claims=sum(len(batch.claims) for batch in batches),
        problems=tuple(dict.fromkeys(problems)),
        alike=_alike(store, batches, at),
    )


def _given(store: Store, path: Path) -> Iterable[Batch | LoadError | Skipped]:
    sources = discover()
    known = Known(store, sources)
    if not path.is_file():
        raise LoadError(message("load-no-file", path=str(path)))
    if path.suffix.lower() in {".yaml", ".yml"}:
        return [to_batch(parse_dataset(path), known={entity.id: entity for entity in known.entities()})]
    return reader_of(path, sources).batches(Given((File(path),), known, known.entities))


def _alike(store: Store, batches: list[Batch], at: str) -> tuple[Likeness, ...]:
    if not batches:
        return ()
    contents = store.read()
    own = {batch.source.id for batch in batches}
    known = {entity.id for source, entity in contents.entities if source not in own}
    for batch in batches:
        id = batch.source.id
        contents = replace(
            contents,
            sources=(*(source for source in contents.sources if source.id != id), batch.source),
            entities=(*(pair for pair in contents.entities if pair[0] != id), *((id, one) for one in batch.entities)),
            claims=(*(pair for pair in contents.claims if pair[0] != id), *((id, one) for one in batch.claims)),
        )
    new = {entity.id for batch in batches for entity in batch.entities} - known
    resolution = find_likenesses(contents, at)
    # What the rules would merge by themselves is a double id as well.
    certain = (Likeness(*one.pair, 100.0, (message("as-it-is", text=one.why),)) for one in resolution.judgements)
    return tuple(one for one in (*certain, *resolution.suggestions) if len(new.intersection(one.pair)) == 1)
