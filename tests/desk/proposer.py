"""A process that answers and decides without end, for tests that kill it: `python -m tests.desk.proposer URL`.

A line on standard output tells of each proposal, or decision on it, that was acknowledged.
"""

import sys

from graph.ask.snapshot import take_snapshot
from graph.desk.answers import Answer, Verb
from graph.desk.people import AT_THE_MACHINE
from graph.desk.proposals import decide, submit
from graph.store import StoreError, open_store

YES = Answer(Verb.ADD, "pv-noordland", "uses", "vraag", since="2022")
NOT_SO = Answer(Verb.DENY, "pv-noordland", "memberOf", "koepel")


def main(url: str) -> None:
    """Submit, accept and take back, until the store fails."""
    with open_store(url) as store:
        snapshot = take_snapshot(store.read())
        try:
            while True:
                for answer in (YES, NOT_SO):
                    sent = submit(store, snapshot, AT_THE_MACHINE, "pv-noordland", answer)
                    print(sent.id, sent.version, flush=True)
                    taken = decide(store, snapshot, AT_THE_MACHINE, sent.id, 1, "accept")
                    print(taken.id, taken.version, flush=True)
                    again = decide(store, snapshot, AT_THE_MACHINE, sent.id, 2, "reopen", "Nog eens bekijken.")
                    print(again.id, again.version, flush=True)
        except StoreError as error:
            print(f"failed {error}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
