"""A network that a store has, asked without a service: the answers are those of its API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import signature
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.answer_models import Answer, Questions
from api.entity_models import Entity, EntityPage, EntitySummary
from api.finding_lives import lives_of, seen_in, unfinished
from api.gap_models import Finding, Gaps, Matrix
from api.graph_now import GraphNow
from api.life_models import FindingLife
from api.parameters import known_kind
from api.path_models import Paths
from api.problems import BadRequestError, Together, expected, not_meant, not_one_of, wrong_values
from api.resources.entities import list_entities
from api.resources.gaps import get_matrix, list_gaps
from api.resources.paths import get_paths
from api.resources.questions import list_questions
from graph.ask.ends import ends
from graph.ask.gaps import RULES, find_gaps
from graph.ask.matrix import MOST_CELLS, matrix
from graph.ask.paths import PathQuestion, PathQuestionError, find_past_paths, find_paths
from graph.ask.questions.answering import answer
from graph.ask.questions.asking import make_question
from graph.ask.questions.kinds import KINDS
from graph.ask.questions.understanding import understand
from graph.ask.quotes import NO_QUOTES, quotes
from graph.ask.recognition import recognise
from graph.ask.search import CANDIDATES, AmbiguousReferenceError, UnknownReferenceError, search
from graph.ask.snapshot import Snapshot
from graph.desk.people import AT_THE_MACHINE
from graph.model.vocabulary import ROOT_KIND
from graph.model.words import Message, message
from graph.say.answers import tell
from graph.store import open_store
from samenspel.network import NotMeantError, ServiceError, not_decided

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
        self._check(list_entities, q=text)
        snapshot, wanted = self._snapshot, self._asked(lambda: known_kind("kind", kind or ROOT_KIND))
        hits = search(snapshot, text, kind=wanted, limit=limit)
        items = [EntitySummary.of_node(snapshot, hit.node, hit.why) for hit in hits]
        return EntityPage(items=items, total=None, former=None, next=None).plain()

    def entity(self, reference: str) -> Mapping[str, Any]:
        snapshot = self._snapshot
        recognised = recognise(snapshot, reference, limit=CANDIDATES)
        node = snapshot.node(reference) if reference in snapshot else recognised.node
        if node is None:
            candidates = ((candidate.node.id, candidate.node.name) for candidate in recognised.candidates)
            raise not_decided(reference, candidates, self._language)
        cited = [piece for fact in snapshot.all_facts_of(node.id) for piece in fact.evidence]
        words = self._graph.asked(lambda store: quotes(store, snapshot, cited), NO_QUOTES)
        return Entity.whole(snapshot, node, words).plain()

    def paths(self, start: str, goal: str, k: int, meaning: str) -> Mapping[str, Any]:
        meaning = meaning or _default(get_paths, "meaning")
        self._check(get_paths, start=[start], goal=[goal], k=k, meaning=meaning)

        def asked() -> Mapping[str, Any]:
            snapshot = self._snapshot
            question = PathQuestion(
                starts=ends(snapshot, [start]), goals=ends(snapshot, [goal]), k=k, meaning=meaning, max_length=6
            )
            return Paths.of(snapshot, find_paths(snapshot, question), find_past_paths(snapshot, question)).plain()

        return self._asked(asked)

    def gaps(self, rule: str | None, severity: str | None) -> Mapping[str, Any]:
        rule, severity = rule or None, severity or None
        self._check(list_gaps, severity=severity)
        if rule is not None and rule not in RULES:
            raise self._refused(not_one_of("rule", rule, RULES).message)
        snapshot = self._snapshot
        all_findings = find_gaps(snapshot, rules=[rule] if rule else None)
        fitting = [finding for finding in all_findings if severity in {None, finding.severity}]
        lives, now = lives_of(self._graph, snapshot), seen_in(snapshot)
        findings = unfinished(snapshot, fitting, lives)
        items = [
            Finding.of(
                snapshot, finding, FindingLife.of(snapshot, lives.life(finding, now), AT_THE_MACHINE) if lives else None
            )
            for finding in findings
        ]
        return Gaps(revision=snapshot.revision, as_of=None, known_on=None, items=items).plain()

    def matrix(self, rows: str, columns: str) -> Mapping[str, Any]:
        rows, columns = rows or _default(get_matrix, "rows"), columns or _default(get_matrix, "columns")
        kinds = self._asked(lambda: (known_kind("rows", rows), known_kind("columns", columns)))
        try:
            return Matrix.of(matrix(self._snapshot, *kinds)).plain()
        except ValueError:
            raise self._refused(message("problem-matrix-too-large", most=MOST_CELLS)) from None

    def questions(self, text: str) -> Mapping[str, Any]:
        self._check(list_questions, q=text)
        snapshot = self._snapshot
        return Questions.of(snapshot, understand(snapshot, text)).plain()

    def answer(self, question: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        snapshot = self._snapshot
        asked = make_question(snapshot, KINDS[question], dict(parameters))
        result = answer(snapshot, asked, known_on=lambda day: self._graph.snapshot(None, day))
        return Answer.of(snapshot, tell(snapshot, asked, result)).plain()

    def _asked(self, asked: Callable[[], _Answer]) -> _Answer:
        """What is asked; NotMeantError and ServiceError with the words of the API for what that would refuse."""
        try:
            return asked()
        except (AmbiguousReferenceError, UnknownReferenceError) as error:
            text = not_meant(error).in_language(self._language)
            raise NotMeantError(text, ((node.id, node.name) for node in error.candidates)) from None
        except (BadRequestError, PathQuestionError) as error:
            raise self._refused(error.message) from None

    def _check(self, route: Callable[..., Any], **given: Any) -> None:
        """Hold what is given against the parameters that a route of the API declares. ServiceError."""
        if wrong := [mistake for name, value in given.items() for mistake in _mistakes(route, name, value)]:
            raise self._refused(wrong_values(wrong))

    def _refused(self, why: Message | Together) -> ServiceError:
        return ServiceError(why.in_language(self._language))


def _default(route: Callable[..., Any], name: str) -> str:
    """What a route of the API takes for a parameter that is left out, as an empty one is."""
    return str(signature(route).parameters[name].default)


def _mistakes(route: Callable[..., Any], name: str, value: Any) -> Iterable[tuple[str, Message]]:
    """What is wrong with the value of a parameter, by the name that it has in an address."""
    annotation = signature(route).parameters[name].annotation
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError as error:
        (declared,) = annotation.__metadata__
        for mistake in error.errors():
            yield ".".join(map(str, (declared.alias or name, *mistake["loc"]))), expected(mistake)
