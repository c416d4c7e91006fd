"""A network that a store has, asked without a service: the answers are those of its API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from api.answer_models import Answer, Questions
from api.entity_models import Entity, EntityPage, EntitySummary
from api.finding_lives import Wanted, lives_of, seen_in, wanted_of
from api.gap_models import Finding, Gaps, Matrix
from api.graph_now import GraphNow
from api.life_models import FindingLife
from api.path_models import Paths
from graph.ask.ends import ends
from graph.ask.gaps import find_gaps
from graph.ask.matrix import matrix
from graph.ask.paths import PathQuestion, find_past_paths, find_paths
from graph.ask.questions.answering import answer
from graph.ask.questions.asking import make_question
from graph.ask.questions.kinds import KINDS
from graph.ask.questions.understanding import understand
from graph.ask.quotes import NO_QUOTES, quotes
from graph.ask.recognition import recognise
from graph.ask.search import AmbiguousReferenceError, UnknownReferenceError, search
from graph.ask.snapshot import Snapshot
from graph.desk.people import AT_THE_MACHINE
from graph.model.words import message
from graph.say.answers import tell
from graph.store import open_store
from samenspel.network import NotMeantError

_Answer = TypeVar("_Answer")


class Embedded:
    """The store at an address, for as long as it is open: each question is about what stands in it then."""

    def __init__(self, url: str, language: str) -> None:
        self._store = open_store(url)
        self._graph = GraphNow(self._store)
        self._language = language

    def close(self) -> None:
        self._store.close()

    @property
    def _snapshot(self) -> Snapshot:
        return self._graph.snapshot()

    def entities(self, text: str, kind: str | None, limit: int) -> Mapping[str, Any]:
        snapshot = self._snapshot
        hits = search(snapshot, text, kind=kind, limit=limit)
        items = [EntitySummary.of_node(snapshot, hit.node, hit.why) for hit in hits]
        return EntityPage(items=items, total=None, former=None, next=None).plain()

    def entity(self, reference: str) -> Mapping[str, Any]:
        snapshot = self._snapshot
        recognised = recognise(snapshot, reference)
        node = snapshot.node(reference) if reference in snapshot else recognised.node
        if node is None:
            text = message("reference-ambiguous", reference=reference[:200]).in_language(self._language)
            raise NotMeantError(text, ((candidate.node.id, candidate.node.name) for candidate in recognised.candidates))
        cited = [piece for fact in snapshot.all_facts_of(node.id) for piece in fact.evidence]
        words = self._graph.asked(lambda store: quotes(store, snapshot, cited), NO_QUOTES)
        return Entity.whole(snapshot, node, words).plain()

    def paths(self, start: str, goal: str, k: int, meaning: str) -> Mapping[str, Any]:
        def asked() -> Mapping[str, Any]:
            snapshot = self._snapshot
            question = PathQuestion(
                starts=ends(snapshot, [start]), goals=ends(snapshot, [goal]), k=k, meaning=meaning, max_length=6
            )
            return Paths.of(snapshot, find_paths(snapshot, question), find_past_paths(snapshot, question)).plain()

        return self._meaning_one(asked)

    def gaps(self, rule: str | None, severity: str | None) -> Mapping[str, Any]:
        snapshot = self._snapshot
        all_findings = find_gaps(snapshot, rules=[rule] if rule else None)
        findings = [finding for finding in all_findings if severity in {None, finding.severity}]
        lives, now = lives_of(self._graph, snapshot), seen_in(snapshot)
        if lives is not None:
            findings = wanted_of(findings, lives, Wanted.of(self._graph, "unfinished", None, ""), now)
        items = [
            Finding.of(
                snapshot, finding, FindingLife.of(snapshot, lives.life(finding, now), AT_THE_MACHINE) if lives else None
            )
            for finding in findings
        ]
        return Gaps(revision=snapshot.revision, as_of=None, known_on=None, items=items).plain()

    def matrix(self, rows: str, columns: str) -> Mapping[str, Any]:
        return Matrix.of(matrix(self._snapshot, rows, columns)).plain()

    def questions(self, text: str) -> Mapping[str, Any]:
        snapshot = self._snapshot
        return Questions.of(snapshot, understand(snapshot, text)).plain()

    def answer(self, question: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        snapshot = self._snapshot
        asked = make_question(snapshot, KINDS[question], dict(parameters))
        result = answer(snapshot, asked, known_on=lambda day: self._graph.snapshot(None, day))
        return Answer.of(snapshot, tell(snapshot, asked, result)).plain()

    def _meaning_one(self, asked: Callable[[], _Answer]) -> _Answer:
        try:
            return asked()
        except (AmbiguousReferenceError, UnknownReferenceError) as error:
            text = error.message.in_language(self._language)
            raise NotMeantError(text, ((node.id, node.name) for node in error.candidates)) from None
