"""Answers to questions as people ask them, and what can be asked."""

from graph.ask.questions.kinds import KINDS
from graph.ask.questions.understanding import Understanding
from graph.ask.snapshot import Snapshot
from graph.model.words import message, sentence_start
from graph.say.answers import Answer, Part, ready_answers
from graph.say.understood import understood
from graph.say.wording import citations
from viz.terminal.screen import SCREEN, escape, print_table, print_under, say

MOST_CITED = 2
# Of a part that few read only the first lines.
MOST_FOLDED = 3


def print_answer(answer: Answer, made: Understanding | None, language: str) -> None:
    """The answer, what it rests on and what to do next; with `made` first how the question was read."""
    for sentence in understood(made) if made else ():
        SCREEN.print(f"[dim]{escape(sentence_start(sentence.in_language(language)))}[/]")
    if made is None:
        SCREEN.print(f"[bold]{escape(answer.question.words.in_language(language))}[/]")
    SCREEN.print(escape(answer.sentence.in_language(language)))
    for part in answer.parts:
        _print_part(part, language)
    SCREEN.print()
    for step in answer.steps:
        address = f" ({step.address})" if step.address else ""
        SCREEN.print(f"→ {escape(step.sentence.in_language(language) + address)}")


def _print_part(part: Part, language: str) -> None:
    lines = part.lines[:MOST_FOLDED] if part.folded else part.lines
    SCREEN.print(f"\n[bold]{escape(part.title.in_language(language))}[/]")
    for line in lines:
        SCREEN.print(f"- {escape(sentence_start(line.sentence.in_language(language)))}")
        for text in citations(line.evidence, language)[:MOST_CITED]:
            print_under(f"[dim]{escape(f'[{text}]')}[/]")
    if more := part.more + len(part.lines) - len(lines):
        say(message("terminal-more-lines", count=more), language)


def print_questions(snapshot: Snapshot, made: Understanding | None, asked: str, language: str) -> None:
    """What can be asked; with what was `asked` first why that has no answer."""
    if made is not None:
        for sentence in understood(made):
            SCREEN.print(escape(sentence_start(sentence.in_language(language))))
    elif asked:
        say(message("questions-name"), language)
    SCREEN.print()
    rows = ((kind.id, kind.words.in_language(language), _parameters(kind.id)) for kind in KINDS.values())
    print_table(("", message("column-question"), message("column-parameters")), rows, language)
    SCREEN.print()
    for question, answer in ready_answers(snapshot).items():
        SCREEN.print(f"[bold]{escape(question.words.in_language(language))}[/]")
        if answer is not None:
            print_under(escape(answer.sentence.in_language(language)))


def _parameters(id: str) -> str:
    return " ".join(f"--{slot.name}" if slot.required else f"[--{slot.name}]" for slot in KINDS[id].slots)
