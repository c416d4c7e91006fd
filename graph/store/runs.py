"""Runs made plain, and back. An earlier version kept what there was to tell as a text, which is told as it stands."""

from collections.abc import Mapping
from typing import Any

from graph.model.plain import message_from_plain, message_to_plain
from graph.model.words import message
from graph.store.contract import Run

# For how long a note of a load is kept where nobody says otherwise.
DAYS_KEPT = 365


def run_to_plain(run: Run) -> dict[str, Any]:
    """A run as JSON can hold it."""
    return {
        "source": run.source,
        "at": run.at,
        "outcome": run.outcome,
        "revision": run.revision,
        "entities": run.entities,
        "claims": run.claims,
        "messages": [message_to_plain(noted) for noted in run.messages],
        "mark": run.mark,
        **({"audience": [*run.audience]} if run.audience else {}),
    }


def run_from_plain(plain: Mapping[str, Any]) -> Run:
    """The run that `run_to_plain` made plain, or an earlier version, which had a text in `message`."""
    text, messages = plain.get("message") or "", plain.get("messages") or ()
    return Run(
        source=plain["source"],
        at=plain["at"],
        outcome=plain["outcome"],
        revision=plain["revision"],
        entities=plain["entities"],
        claims=plain["claims"],
        messages=(
            *(message("as-it-is", text=line) for line in text.splitlines()),
            *(message_from_plain(plain_message) for plain_message in messages),
        ),
        mark=plain.get("mark"),
        audience=tuple(plain.get("audience") or ()),
    )
