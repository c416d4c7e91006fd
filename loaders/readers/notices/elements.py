"""Finding elements by local name: the namespaces of TED XML change with the edition, the names do not."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from loaders.readers.notices.notice import tidy


@cache
def _path(names: tuple[str, ...]) -> str:
    return "/".join("{*}" + name for name in names)


def find(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element down the path of child names, or None."""
    if element is None:
        return None
    if len(names) == 1:
        return next(element.iterchildren(_path(names)), None)
    return element.find(_path(names))


def find_all(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """All elements down the path of child names, in document order."""
    if element is None:
        return []
    return list(element.iterchildren(_path(names))) if len(names) == 1 else element.findall(_path(names))


def descendants(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Every element of that name below, at any depth, in document order."""
    return iter(()) if element is None else element.iter("{*}" + name)


def first(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first element of that name below, at any depth, or None."""
    return next(descendants(element, name), None)


def text_of(element: etree._Element | None) -> str | None:
    """All text in an element, white space made single and paragraphs kept apart; None when there is none."""
    if element is None:
        return None
    if len(find_all(element, "P")) > 1:
        return tidy(" ".join("".join(part.itertext()) for part in element))
    return tidy("".join(element.itertext()) if len(element) else element.text)


def text(element: etree._Element | None, *names: str) -> str | None:
    """The text of the first element down the path, or None."""
    return text_of(find(element, *names))


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The value of an attribute without its surrounding white space, or None."""
    return None if element is None else tidy(element.get(name))
