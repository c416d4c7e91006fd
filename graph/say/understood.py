"""What was made of a question that somebody typed, told honestly: how it was read, and what it may mean besides."""

from collections.abc import Iterator

from graph.ask.questions.understanding import Understanding
from graph.model.words import Listed, Message, message
from graph.say import answers as _registers_names  # noqa: F401 (how entities in a question read)


def understood(made: Understanding) -> Iterator[Message]:
    """Sentences on how a text was read; that no question was understood when it is one of no kind."""
    if made.question is not None:
        yield message("understood", question=made.question.words)
    elif made.kind is not None and made.missing is not None:
        yield message(f"understood-missing-{made.missing}", question=made.kind.words)
    else:
        yield message("understood-not")
    for reading in made.readings:
        yield message("understood-words", read=reading.read, written=reading.written)
    if made.days is not None:
        yield message("understood-days", days=made.days)
    for also in made.also:
        yield message("understood-also", written=also.written, names=Listed(also.nodes, "or"))
    if made.unread and made.kind is not None:
        yield message("understood-unknown", words=Listed(made.unread))
