"""What is worked out once for a snapshot or its columns: these never change, so neither does what follows from them."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import RLock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from graph.ask.budget import UNLIMITED, Budget

# Seconds between two looks at the budget of who waits for an answer that another works out.
_PAUSE = 0.25
_ASKED_NOTHING: tuple[tuple[()], tuple[()]] = ((), ())
_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


class _Compiled(Protocol):
    @property
    def compiled(self) -> dict[Hashable, Any]: ...


_Whole = TypeVar("_Whole", bound=_Compiled)


def kept(
    most: int | None = None,
) -> Callable[[Callable[Concatenate[_Whole, _Rest], _Result]], Callable[Concatenate[_Whole, _Rest], _Result]]:
    """A decorator: what a function of a snapshot or its columns (and hashable arguments) answers is kept with them.

    At most the `most` newest answers are kept, for functions that a visitor chooses the arguments of. A `budget` among
    the named arguments tells how far the work may go, not what is asked.
    """

    def decorate(
        work: Callable[Concatenate[_Whole, _Rest], _Result],
    ) -> Callable[Concatenate[_Whole, _Rest], _Result]:
        @wraps(work)
        def answer(whole: _Whole, /, *arguments: _Rest.args, **named: _Rest.kwargs) -> _Result:
            answers: dict[object, _Result] = whole.compiled.setdefault((work.__module__, work.__qualname__), {})
            key = (arguments, tuple(sorted((name, value) for name, value in named.items() if name != "budget")))
            try:
                # Asked once: between two looks another thread may have put it out.
                return answers[key]
            except KeyError:
                pass
            if most is None:
                # What is worked out of the whole takes long: of several that ask for it at once one does the work.
                lock = whole.compiled.setdefault((work.__module__, work.__qualname__, "lock"), RLock())
                budget = cast(Budget, named.get("budget", UNLIMITED))
                while not lock.acquire(timeout=_PAUSE):
                    budget.check()
                try:
                    if key not in answers:
                        answers[key] = work(whole, *arguments, **named)
                    return answers[key]
                finally:
                    lock.release()
            result = work(whole, *arguments, **named)
            if len(answers) >= most:
                for oldest in list(answers)[: 1 + len(answers) // 8]:
                    answers.pop(oldest, None)
            answers[key] = result
            return result

        return answer

    return decorate


def known(work: Callable[[_Whole], _Result], whole: _Whole) -> _Result | None:
    """What a function that keeps its answers has answered of these already; None when it has not."""
    answers: dict[object, _Result] = whole.compiled.get((work.__module__, work.__qualname__), {})
    return answers.get(_ASKED_NOTHING)


def give(work: Callable[[_Whole], _Result], whole: _Whole, result: _Result) -> None:
    """Have a function that keeps its answers answer this, which was worked out in another way."""
    whole.compiled.setdefault((work.__module__, work.__qualname__), {})[_ASKED_NOTHING] = result
