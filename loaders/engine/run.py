"""The run: have sources read what is asked for, check what they give, and write it to a store with how it went."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import httpx2

from graph.cache import CACHE
from graph.model.audience import PARTICIPANTS, readers_of
from graph.model.identity import Judgement
from graph.model.records import Batch, Rank, Source, source_of_text
from graph.model.vocabulary import VOCABULARY
from graph.model.words import Dated, Message, message, told
from graph.store import Changes, Outcome, Run, Step, Store, StoreError, by_source
from graph.store.audiences import Followed
from graph.store.visible import visible_to
from loaders.card import CLAIMS, Answers, File, Given, Skipped, first_of
from loaders.engine.discover import SourceModule, discover, owner
from loaders.engine.find import find_files
from loaders.engine.judgements import BUNDLED, new_judgements, read_judgements
from loaders.engine.known import Known
from loaders.problems import LoadError
from loaders.readers.audience import called

MOST_PROBLEMS = 200
MOST_NAMED = 10
MANY_RECORDS = 10_000
# As many batches as this are written and noted together: one by one that takes longer than reading them.
MANY_BATCHES = 100
_log = logging.getLogger("samenspel.runs")
Progress = Callable[[Message | str, int, int], None]
_Given = TypeVar("_Given")


def load(
    store: Store,
    names_or_paths: Iterable[str | Path] = (),
    *,
    at: datetime | None = None,
    progress: Progress | None = None,
    cache: Path = CACHE,
    client: httpx2.Client | None = None,
    reader: str | None = None,
    answers: Answers = Answers(),  # noqa: B008 - it holds nothing that can change
    audience: tuple[str, ...] | None = None,
) -> tuple[Run, ...]:
    """Load sources into a store and say for each how it went; nothing asked for loads everything that is bundled.

    What is asked for is the id of a card, a file, a folder (all files in it), or an https address; the source that
    recognises a file reads it, or the one of the id `reader`. Each batch is written whole or not at all: one that is
    refused leaves what its source said before, and the others go on. A refused Run says why, a message for each
    problem. Runs are recorded in the store with `at` (now). `answers` are for what a file leaves open. `progress` is
    called with what is being done, how much is done and of how much. Raises StoreError when the store itself fails.

    `audience` is whom all of it is for; without one each source keeps the audience that the store has for it, which its
    Run tells where its file names another. A new one, and one that was never for fewer than all, has that of its file
    or its card. What a source refers to is looked up in what all whom it is for may see.
    """
    moment = at or datetime.now(UTC)
    noted_at = moment.astimezone(UTC).isoformat(timespec="seconds")
    asked = [str(name) for name in names_or_paths]
    work = _Load(store, discover(), noted_at, progress or silent, answers, is_asked=bool(asked), audience=audience)
    runs: list[Run] = []
    files: dict[str, list[File]] = (
        {id: [] for id, source in work.sources.items() if source.card.bundled} if not asked else {}
    )
    for name, result in find_files(asked, work.sources, moment, store.url, reader=reader, cache=cache, client=client):
        match result:
            case LoadError():
                runs.append(work.refused(name, result.problems, record=False))
            case Skipped():
                runs.append(work.note(name, "unchanged", (result.message,), record=False))
            case id, file:
                files.setdefault(id, []).extend([file] if file else [])
    try:
        for number, (id, source_files) in enumerate(files.items()):
            work.progress(message("load-progress"), number, len(files))
            runs.extend(work.run(work.sources[id], tuple(source_files)))
        if not asked:
            work.judge()
    except StoreError as error:
        if not work.written:
            raise
        # Whoever is told that it failed has to know what did not.
        before = message("load-written-before", sources=first_of(work.written, MOST_NAMED))
        raise StoreError(*error.problems, before) from None
    work.progress(message("load-progress"), len(files), len(files))
    return tuple(runs)


def record_run(store: Store, run: Run) -> None:
    """Have the store remember a run, and the log tell of it. StoreError."""
    store.record_run(run)
    _tell_log(run)


def _tell_log(run: Run) -> None:
    fields = {"source": run.source, "outcome": run.outcome, "revision": run.revision}
    _log.info("run", extra={**fields, "entities": run.entities, "claims": run.claims})


def load_fetched(store: Store, source: SourceModule, files: tuple[File, ...], at: str, progress: Progress) -> list[Run]:
    """Load what was fetched for a source without anybody looking at it, and say for each of its batches how it went.

    What shrank to less than half of what it was is refused, for then the server is more likely wrong than the source.
    """
    return _Load(store, discover(), at, progress, Answers(), unseen=True, is_asked=False).run(source, files)


@dataclass
class _Load:
    """One call of `load`: the store to write to, and the moment that its runs are noted with.

    `unseen` when nobody looks at what is loaded, `is_asked` when somebody named it; `audience` is whom it is for, where
    that was said. `written` names what the store took so far.
    """

    store: Store
    sources: Mapping[str, SourceModule]
    at: str
    progress: Progress
    answers: Answers
    unseen: bool = False
    is_asked: bool = True
    audience: tuple[str, ...] | None = None
    written: list[str] = field(default_factory=list)

    def run(self, source: SourceModule, files: tuple[File, ...]) -> list[Run]:
        """Load what one source gives; what it refuses is a run as well."""
        runs: list[Run] = []
        taken: set[str] = set()
        known = Known(self._seen_by(source), self.sources)
        judged: list[Judgement] = []
        results = _caught(source.batches(known.given(Given(files, answers=self.answers))))
        ahead = list(_until_many(results))
        everything = chain(ahead, results)
        if sum(isinstance(result, Batch) for result in ahead) == MANY_BATCHES:
            runs.extend(self._take_together(source, everything, files, taken, judged))
        else:
            for result in everything:
                if isinstance(result, Judgement):
                    judged.append(result)
                    continue
                runs.append(self._take(source, result, files, taken))
                taken.add(runs[-1].source)
                self.progress(source.card.title, len(runs), max(len(files), len(runs)))
        self._take_over(judged)
        if not files and source.recognises is None and all(run.outcome != "refused" for run in runs):
            runs.extend(self._retract_others(source, taken))
        return runs

    def _seen_by(self, source: SourceModule) -> Store:
        """What all may see whom a source is for: else what it takes over would tell them of the rest."""
        audience = source.card.audience if self.audience is None else self.audience
        return visible_to(self.store, readers_of(audience))

    @cached_property
    def _audiences(self) -> Mapping[str, tuple[str, ...]]:
        """Whom each source is for by now that was ever not for all."""
        return Followed(self.store).now().of

    def _audience_of(self, source_id: str) -> tuple[str, ...] | None:
        """Whom a source is for whatever it says itself, everybody too; None where it may say so."""
        if self.audience is not None:
            return self.audience
        for id in dict.fromkeys((source_id, source_of_text(source_id))):
            # What was withdrawn is not shown to everybody again because it once was.
            if self._audiences.get(id) or (id in self._audiences and id in self._before):
                return self._audiences[id]
        return None

    def _addressed(self, batch: Batch) -> Batch:
        """A batch of a source that is for whom it should be for."""
        audience = self._audience_of(batch.source.id)
        if audience is None or audience == batch.source.audience:
            return batch
        return replace(batch, source=replace(batch.source, audience=audience))

    def refused(self, source_id: str, problems: Iterable[Message], *, record: bool = True) -> Run:
        """Note that a source or file was refused, and why."""
        refusal = _refusal(source_id, problems, self._audience_of(source_id) or ())
        return self.note(refusal.source, refusal.outcome, refusal.messages, audience=refusal.audience, record=record)

    def _take(
        self, source: SourceModule, result: Batch | LoadError | Skipped, files: tuple[File, ...], taken: Set[str]
    ) -> Run:
        try:
            match self._checked(source, result, files, taken):
                case _Note(id, outcome, messages, audience):
                    return self.note(id, outcome, messages, audience=audience)
                case batch, many:
                    return self._write(batch, many)
        except (ValueError, OSError) as error:
            return self.refused(source.card.id, told(error))

    def _write(self, batch: Batch, many: tuple[Message, ...]) -> Run:
        """Write a batch and note it in one transaction, so that what is told as failed was not written."""
        noted: list[Run] = []

        def note(changes: Changes) -> Run:
            how: Outcome = "loaded" if changes else "unchanged"
            noted.append(self._run(batch.source.id, how, many, batch, changes.revision))
            return noted[-1]

        self.store.sync(batch, progress=partial(self._tell, batch.source), noted=note)
        _tell_log(noted[-1])
        self.written.append(batch.source.id)
        return noted[-1]

    def _take_together(
        self,
        source: SourceModule,
        everything: Iterable[Batch | LoadError | Skipped | Judgement],
        files: tuple[File, ...],
        taken: set[str],
        judged: list[Judgement],
    ) -> Iterator[Run]:
        """Write all batches at once and note them as one run, behind what is refused or left out."""
        notes: list[_Note] = []
        count = entities = claims = 0
        audiences: set[tuple[str, ...]] = set()

        def good() -> Iterator[Batch]:
            nonlocal count, entities, claims
            for result in everything:
                if isinstance(result, Judgement):
                    judged.append(result)
                    continue
                match self._checked(source, result, files, taken):
                    case _Note() as note:
                        # The store is held by the write, so this is noted after it.
                        notes.append(note)
                        taken.add(note.source)
                    case batch, many:
                        taken.add(batch.source.id)
                        count, entities, claims = count + 1, entities + len(batch.entities), claims + len(batch.claims)
                        audiences.add(batch.source.audience)
                        if many:
                            notes.append(_Note(batch.source.id, "loaded", many))
                        yield batch
                        if len(taken) % MANY_BATCHES == 0:
                            self.progress(source.card.title, len(taken), max(len(files), len(taken)))

        runs: list[Run] = []

        def together(changes: Changes) -> Run:
            changed = changes.added + changes.changed + changes.retracted
            runs.append(
                Run(
                    source=source.card.id,
                    at=self.at,
                    outcome="loaded" if changes else "unchanged",
                    revision=changes.revision,
                    entities=entities,
                    claims=claims,
                    messages=(message("load-together", count=count, changed=changed),),
                    audience=_narrowest(audiences),
                )
            )
            return runs[-1]

        self.store.sync_all(source.card.id, good(), noted=together)
        for note in notes:
            yield self.note(note.source, note.outcome, note.messages, audience=note.audience)
        _tell_log(runs[-1])
        self.written.append(source.card.id)
        yield runs[-1]

    def _checked(
        self, source: SourceModule, result: Batch | LoadError | Skipped, files: tuple[File, ...], taken: Set[str]
    ) -> "tuple[Batch, tuple[Message, ...]] | _Note":
        """A batch that can be written, with what there is to tell of it; else what is to be noted in its place."""
        decided = self._audience_of(source.card.id)
        of_card = source.card.audience if decided is None else decided
        if isinstance(result, Skipped):
            return _Note(source.card.id, "unchanged", (result.message,), of_card)
        if isinstance(result, LoadError):
            id = result.source or source.card.id
            # Whom the file is for may not have been read: what is wrong in it quotes it.
            of_file = (PARTICIPANTS,) if source.card.rank is Rank.CONTRIBUTION and self.audience is None else of_card
            return _refusal(id, result.problems, self._audience_of(id) or of_file)
        batch = self._addressed(result)
        id = batch.source.id
        if not self.is_asked and id in self._withdrawn:
            return _Note(id, "unchanged", (message("load-stays-withdrawn"),), batch.source.audience)
        few, many = _counted(source, batch)
        named = result.source.audience
        if self.audience is None and named not in {(), source.card.audience, batch.source.audience}:
            many.append(_named_in_vain(id, named, batch.source.audience))
        if not (source.card.owns(id) or source.card.carries):
            few = [message("load-source-of-another", source=id, card=source.card.id)]
        if id in taken:
            few = [message("load-source-again", source=id)]
        elif self.unseen and len(batch.entities) * 2 < (before := self._stated.get(id, 0)):
            few.append(message("load-shrunk", source=id, count=len(batch.entities), before=before))
        if few:
            return _refusal(id, few, batch.source.audience)
        keeps_newest = source.recognises is not None and (not files or batch.source.rank is Rank.REGISTER)
        if keeps_newest and _is_newer(self._before.get(id), batch.source):
            newer = Dated(self._before[id].published or "")
            older = message("load-older-edition" if files else "load-older-bundled-edition", newer=newer)
            return _Note(id, "unchanged", (older,), batch.source.audience)
        return batch, tuple(many)

    def _tell(self, source: Source, step: Step, done: int, total: int) -> None:
        # What is there in a moment would only flash by.
        if total >= MANY_RECORDS:
            self.progress(message(f"load-{step}", source=source.title), done, total)

    def _take_over(self, judged: Iterable[Judgement]) -> None:
        """Record what a file tells of who is who, but on no pair that was judged here."""
        if judged:
            contents = self.store.read()
            ids = {entity.id for _, entity in contents.entities}
            here = {judgement.pair for judgement in contents.judgements}
            new = (judgement for judgement in judged if judgement.pair not in here and ids.issuperset(judgement.pair))
            self.store.judge(tuple(replace(judgement, at=self.at) for judgement in new))

    def judge(self) -> None:
        """Record what the editors judged about who is who."""
        self.store.judge(tuple(new_judgements(read_judgements(BUNDLED, self.at), self.store.read())))

    def _retract_others(self, source: SourceModule, current: set[str]) -> Iterator[Run]:
        for id in sorted(self._before.keys() - current):
            if owner(id, self.sources) is source:
                noted: list[Run] = []

                def note(changes: Changes, id: str = id, noted: list[Run] = noted) -> Run:
                    noted.append(self._run(id, "loaded", (message("load-retracted"),), None, changes.revision))
                    return noted[-1]

                if self.store.retract(id, noted=note):
                    _tell_log(noted[-1])
                    yield noted[-1]

    @cached_property
    def _stated(self) -> Mapping[str, int]:
        """How many entities each source stated when it was last taken."""
        return {
            id: next((run.entities for run in runs if run.outcome != "refused" and run.entities), 0)
            for id, runs in by_source(self.store.runs()).items()
        }

    @cached_property
    def _withdrawn(self) -> Set[str]:
        """The sources that somebody withdrew since they were loaded last."""
        return {
            id
            for id, runs in by_source(self.store.runs()).items()
            if next((run.outcome for run in runs if run.outcome in {"loaded", "withdrawn"}), None) == "withdrawn"
        }

    @cached_property
    def _before(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.store.read().sources}

    def note(
        self,
        source_id: str,
        outcome: Outcome,
        messages: Iterable[Message],
        batch: Batch | None = None,
        *,
        revision: int | None = None,
        audience: tuple[str, ...] = (),
        record: bool = True,
    ) -> Run:
        """Note how it went with a source or file; in the store too, unless it is not about a source."""
        at = self.store.revision() if revision is None else revision
        run = self._run(source_id, outcome, messages, batch, at, audience)
        if record:
            record_run(self.store, run)
        return run

    def _run(
        self,
        source_id: str,
        outcome: Outcome,
        messages: Iterable[Message],
        batch: Batch | None,
        revision: int,
        audience: tuple[str, ...] = (),
    ) -> Run:
        return Run(
            source=source_id,
            at=self.at,
            outcome=outcome,
            revision=revision,
            entities=len(batch.entities) if batch else 0,
            claims=len(batch.claims) if batch else 0,
            messages=tuple(messages),
            audience=batch.source.audience if batch else audience,
        )


class _Note(NamedTuple):
    """How it went with a source of which nothing is written, or what there is to tell of one."""

    source: str
    outcome: Outcome
    messages: tuple[Message, ...]
    audience: tuple[str, ...] = ()


def _narrowest(audiences: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Whom something is for that tells of sources with these audiences: organisations before all who take part."""
    return max(
        audiences,
        key=lambda audience: (bool(audience), PARTICIPANTS not in audience, -len(audience), audience),
        default=(),
    )


def _named_in_vain(source_id: str, named: tuple[str, ...], audience: tuple[str, ...]) -> Message:
    """That a source stays for whom it was for, though its file names others, and how that is changed."""
    command = f"samenspel audience {source_id} {' '.join(named)}"
    return message("load-audience-stays", named=called(named), audience=called(audience), command=command)


def _refusal(source_id: str, problems: Iterable[Message], audience: tuple[str, ...] = ()) -> _Note:
    noted = list(problems)
    if len(noted) > MOST_PROBLEMS:
        noted[MOST_PROBLEMS:] = [message("load-more-problems", count=len(noted) - MOST_PROBLEMS)]
    return _Note(source_id, "refused", tuple(noted), audience)


def _caught(batches: Iterable[_Given]) -> Iterator[_Given | LoadError]:
    """What a source gives, and behind it what ended it before its time."""
    try:
        yield from batches
    except LoadError as error:
        yield error
    except (ValueError, OSError) as error:
        yield LoadError(*told(error))


def _until_many(results: Iterable[_Given]) -> Iterator[_Given]:
    """What comes up to and with as many batches as are written together."""
    batches = 0
    for result in results:
        yield result
        batches += isinstance(result, Batch)
        if batches == MANY_BATCHES:
            return


def _counted(source: SourceModule, batch: Batch) -> tuple[list[Message], list[Message]]:
    """What the batch has too few of, and what it has more of than expected."""
    few, many = [], []
    for expected in source.card.expected:
        if expected.source in {None, batch.source.id}:
            count = expected.count(batch)
            range = {"minimum": expected.minimum, "maximum": expected.maximum}
            counted = {"count": count, "what": _called(expected.of), **range}
            if count < expected.minimum:
                few.append(message("load-too-few", source=batch.source.id, **counted))
            elif count > expected.maximum:
                many.append(message("load-more-than-expected", **counted))
    return few, many


def _called(counted: str) -> Message:
    """What a card counts."""
    if counted in VOCABULARY.kinds:
        return message(f"kind-{counted}")
    if counted in VOCABULARY.relations:
        return message(f"{counted}.label")
    return message("load-claims" if counted == CLAIMS else "load-entities")


def _is_newer(stored: Source | None, given: Source) -> bool:
    """Whether the store holds a later edition than the one that is given."""
    return stored is not None and (stored.published or "") > (given.published or "")


def silent(what: Message | str, done: int, total: int) -> None:
    """Progress that nobody watches."""
