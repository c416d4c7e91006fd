"""What is worked out once for a snapshot: it never changes, so neither does what follows from it."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar, cast

from graph.ask.budget import UNLIMITED, Budget
from graph.ask.snapshot import Snapshot

# Seconds between two looks at the budget of who waits for an answer that another works out.
_PAUSE = 0.25

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


def kept(
    most: int | None = None,
) -> Callable[[Callable[Concatenate[Snapshot, _Rest], _Result]], Callable[Concatenate[Snapshot, _Rest], _Result]]:
    """A decorator: what a function of a snapshot (and hashable arguments) answers is kept with the snapshot.

    At most the `most` newest answers are kept, for functions that a visitor chooses the arguments of. A `budget` among
    the named arguments tells how far the work may go, not what is asked.
    """

    def decorate(
        work: Callable[Concatenate[Snapshot, _Rest], _Result],
    ) -> Callable[Concatenate[Snapshot, _Rest], _Result]:
        @wraps(work)
        def answer(snapshot: Snapshot, /, *arguments: _Rest.args, **named: _Rest.kwargs) -> _Result:
            answers: dict[object, _Result] = snapshot.compiled.setdefault((work.__module__, work.__qualname__), {})
            key = (arguments, tuple(sorted((name, value) for name, value in named.items() if name != "budget")))
            try:
                # Asked once: between two looks another thread may have put it out.
                return answers[key]
            except KeyError:
                pass
            if most is None:
                # What is worked out of the whole takes long: of several that ask for it at once one does the work.
                lock = snapshot.compiled.setdefault((work.__module__, work.__qualname__, "lock"), RLock())
                budget = cast(Budget, named.get("budget", UNLIMITED))
                while not lock.acquire(timeout=_PAUSE):
                    budget.check()
                try:
                    if key not in answers:
                        answers[key] = work(snapshot, *arguments, **named)
                    return answers[key]
                finally:
                    lock.release()
            result = work(snapshot, *arguments, **named)
            if len(answers) >= most:
                for oldest in list(answers)[: 1 + len(answers) // 8]:
                    answers.pop(oldest, None)
            answers[key] = result
            return result

        return answer

    return decorate
