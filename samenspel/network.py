"""The network as a program asks it, whether a service or a store answers: the same questions, the same values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol

from graph.model.words import message
from samenspel.values import Answer, Cell, Entity, Found, Gap, Line, Path, Paths, Relation, Rows, Step

_Json = Mapping[str, Any]


class NotMeantError(LookupError):
    """No entity, or more than one, goes by a name; `candidates` are pairs of id and name of what may be meant."""

    def __init__(self, text: str, candidates: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(text)
        self.candidates = tuple(candidates)


def not_decided(text: str, candidates: Iterable[tuple[str, str]], language: str) -> NotMeantError:
    """The error for a name that certainly means no one entity, which says whether it may mean any."""
    candidates = tuple(candidates)
    key = "python-not-decided" if candidates else "problem-unknown-reference"
    return NotMeantError(message(key, reference=text[:80]).in_language(language), candidates)


class NotUnderstoodError(ValueError):
    """A question that is none of those that can be answered; the text says how it was read."""


class ServiceError(RuntimeError):
    """What was asked is not answered, or the service could not; the text says why, `status` is that of HTTP or None."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class Answering(Protocol):
    """Who answers, in the form of the API: a service or a store. NotMeantError for a name that is not one entity's."""

    def entities(self, text: str, kind: str | None, limit: int) -> _Json: ...
    def entity(self, reference: str) -> _Json: ...
    def paths(self, start: str, goal: str, k: int, meaning: str) -> _Json: ...
    def gaps(self, rule: str | None, severity: str | None) -> _Json: ...
    def matrix(self, rows: str, columns: str) -> _Json: ...
    def questions(self, text: str) -> _Json: ...
    def answer(self, question: str, parameters: Mapping[str, str]) -> _Json: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class Network:
    """The network at an address, told in a language; `samenspel.open` gives one. It can be used with `with`."""

    answering: Answering
    language: str = "nl"

    def __enter__(self) -> Network:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the service or the store."""
        self.answering.close()

    def find(self, text: str, *, kind: str | None = None, limit: int = 20) -> Rows[Found]:
        """What a name, an abbreviation, a number or words find, the best first; `kind` and those below it only.

        >>> for found in net.find("Groningen", kind="PublicBody", limit=2):
        ...     print(found.id, found.name)
        tooi-pv20 Provincie Groningen
        tooi-gm0014 Gemeente Groningen
        >>> net.find("Groningen", limit=3).to_pandas().columns[:3].tolist()
        ['id', 'kind', 'name']
        """
        items = self.answering.entities(text, kind, limit)["items"] if text.strip() else ()
        same = ("id", "kind", "name", "standing", "since", "until", "description")
        return Rows(
            Found, (Found(**{name: item[name] for name in same}, why=self._told(item["why"])) for item in items)
        )

    def entity(self, reference: str) -> Entity:
        """All that is known of one entity, by its id, its number or the name that it alone bears. NotMeantError.

        >>> utrecht = net.entity("gemeente Utrecht")
        >>> utrecht.id, utrecht.identifier("kvk")
        ('tooi-gm0344', '30280353')
        >>> [one.other_name for one in utrecht.relations if (one.type, one.direction) == ("locatedIn", "out")]
        ['Provincie Utrecht']
        >>> net.entity("Groningen")
        Traceback (most recent call last):
        samenspel.network.NotMeantError: ...
        """
        entity = self.answering.entity(reference)
        return Entity(
            id=entity["id"],
            kind=entity["kind"],
            name=entity["name"],
            summary=self._told(entity["summary"]) or "",
            names=tuple(dict.fromkeys(name["text"] for name in entity["names"])),
            identifiers=tuple((identifier["scheme"], identifier["value"]) for identifier in entity["identifiers"]),
            homepage=entity["homepage"],
            since=entity["since"],
            until=entity["until"],
            standing=entity["standing"],
            relations=Rows(Relation, map(_relation, entity["relations"])),
        )

    def paths(self, start: str, goal: str, *, k: int = 3, meaning: str = "introduction") -> Paths:
        """The best routes from one to the other; `meaning` is introduction, affinity or document. NotMeantError.

        >>> (route,) = net.paths("Provincie Drenthe", "MKB-Nederland", k=1)
        >>> route.names[0], route.names[-1], len(route.steps) == len(route.names) - 1
        ('Provincie Drenthe', 'MKB-Nederland', True)
        >>> all(step.sources for step in route.steps)
        True
        """
        answer = self.answering.paths(start, goal, k, meaning)
        paths = [self._path(place, path) for place, path in enumerate(answer["paths"], 1)]
        reason = " ".join(answer["noPath"]["sentences"][self.language]) if answer["noPath"] else None
        return Paths.told(paths, reason)

    def gaps(self, *, rule: str | None = None, severity: str | None = None) -> Rows[Gap]:
        """Where the network falls short, the most serious first; `severity` is serious, moderate or minor.

        >>> gaps = net.gaps(severity="serious")
        >>> {gap.severity for gap in gaps}
        {'serious'}
        >>> len(gaps.to_polars()) == len(gaps)
        True
        """
        return Rows(Gap, map(self._gap, self.answering.gaps(rule, severity)["items"]))

    def matrix(self, rows: str = "Province", columns: str = "ProcurementInstrument") -> Rows[Cell]:
        """Who of a kind uses what of a kind, a cell each: shown, absent, or unknown when no source tells.

        >>> cells = net.matrix("Province", "ProcurementInstrument")
        >>> {cell.state for cell in cells} <= {"shown", "absent", "unknown"}
        True
        >>> cells.to_pandas().pivot(index="row_name", columns="column_name", values="state").shape[0]
        12
        """
        answer = self.answering.matrix(rows, columns)
        names = {entity["id"]: entity["name"] for entity in (*answer["rows"], *answer["columns"])}
        return Rows(
            Cell,
            (
                Cell(
                    row=cell["row"],
                    row_name=names[cell["row"]],
                    column=cell["column"],
                    column_name=names[cell["column"]],
                    state=cell["state"],
                    sources=_sources(cell["evidence"]),
                )
                for cell in answer["cells"]
            ),
        )

    def ask(self, question: str) -> Answer:
        """The answer to a question in ordinary words. NotUnderstoodError for what is none that can be answered.

        >>> answer = net.ask("Welke provincies gebruiken SBIR?")
        >>> answer.question, answer.known
        ('Welke provincies gebruiken SBIR?', True)
        >>> answer.lines.to_pandas()["part"].nunique() > 0
        True
        """
        made = self.answering.questions(question)["understood"]
        if made is None or made["question"] is None:
            read = " ".join(self._told(sentence) or "" for sentence in made["sentences"]) if made else ""
            no_question = message("python-no-question", asked=question[:200])
            raise NotUnderstoodError(read or no_question.in_language(self.language))
        asked = made["question"]
        answer = self.answering.answer(asked["id"], asked["parameters"])
        return Answer(
            question=self._told(answer["question"]["question"]) or "",
            sentence=self._told(answer["answer"]) or "",
            known=answer["known"],
            lines=Rows(Line, self._lines(answer["parts"])),
            next_steps=tuple(self._told(step["sentence"]) or "" for step in answer["nextSteps"]),
        )

    def _told(self, texts: Mapping[str, str] | None) -> str | None:
        return None if texts is None else texts[self.language]

    def _path(self, place: int, path: _Json) -> Path:
        names = {node["id"]: node["name"] for node in path["nodes"]}
        steps = (
            Step(
                path=place,
                step=number,
                relation=step["type"],
                start=step["from"],
                start_name=names[step["from"]],
                goal=step["to"],
                goal_name=names[step["to"]],
                cost=step["cost"],
                sources=_sources(step["evidence"]),
            )
            for number, step in enumerate(path["steps"], 1)
        )
        sentences = tuple(path["sentences"][self.language])
        return Path(path["cost"], path["strength"], tuple(names.values()), sentences, Rows(Step, steps))

    def _gap(self, gap: _Json) -> Gap:
        contact = gap["nextStep"]["contact"]
        return Gap(
            id=gap["id"],
            rule=gap["rule"],
            severity=gap["severity"],
            sentence=self._told(gap["sentence"]) or "",
            next_step=self._told(gap["nextStep"]["sentence"]) or "",
            contact=contact["id"] if contact else None,
            about=tuple(entity["id"] for entity in gap["entities"]),
            looked_at=gap["lookedAt"]["count"],
            state=gap["life"]["state"] if gap["life"] else None,
            sources=_sources(gap["evidence"]),
        )

    def _lines(self, parts: Iterable[_Json]) -> Iterator[Line]:
        for part in parts:
            for line in part["lines"]:
                about = tuple(entity["id"] for entity in line["entities"])
                yield Line(
                    self._told(part["title"]) or "",
                    self._told(line["sentence"]) or "",
                    about,
                    _sources(line["evidence"]),
                )


def _relation(relation: _Json) -> Relation:
    return Relation(
        type=relation["type"],
        direction=relation["direction"],
        other=relation["other"]["id"],
        other_kind=relation["other"]["kind"],
        other_name=relation["other"]["name"],
        standing=relation["standing"],
        since=relation["since"],
        until=relation["until"],
        sources=_sources(relation["evidence"]),
    )


def _sources(evidence: Iterable[_Json]) -> tuple[str, ...]:
    """Each source with the place in it."""
    places = (", ".join(filter(None, (piece["source"]["title"], piece["locator"]))) for piece in evidence)
    return tuple(dict.fromkeys(places))
