"""What an error tells a Dutch reader."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.model.words import MessageError


def dutch(error: MessageError) -> tuple[str, ...]:
    """The problems of an error in Dutch."""
    return tuple(problem.in_language("nl") for problem in error.problems)


@contextmanager
def refuses(kind: type[MessageError], match: str) -> Iterator[None]:
    """What is done within is refused with such an error, which tells in Dutch what matches."""
    with pytest.raises(kind) as error:
        yield
    text = "\n".join(dutch(error.value))
    assert re.search(match, text), text
