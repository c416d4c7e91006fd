"""What is kept of who signs in: what the provider told of them last, and which of their sessions are over."""

from collections.abc import Mapping
from typing import Any

from graph.desk.people import ROLES, Person
from graph.store import Store
from graph.store.contract import DossierMovedOnError
from graph.store.dossiers import Dossier

PERSON = "person"
SESSION_END = "session-end"
# Somebody else may write the same dossier at the same moment, as when one signs in on two machines.
_TRIES = 5


def remember(store: Store, person: Person) -> None:
    """Keep who somebody is, as they sign in; nothing is written when that is known already. StoreError."""
    content = {"name": person.name, "roles": sorted(person.roles), "organisations": sorted(person.organisations)}
    _write(store, PERSON, person.id, content, by=person.id)


def known_person(store: Store, id: str) -> Person | None:
    """Who signed in under an id, with the roles and organisations that they had then. StoreError."""
    kept = store.dossier(PERSON, id)
    return _person(kept) if kept is not None and kept.content else None


def known_people(store: Store) -> tuple[Person, ...]:
    """Everybody who ever signed in or got a token, by name. StoreError."""
    # Of who was forgotten only remains that there was somebody.
    people = (_person(kept) for kept in store.dossiers(PERSON) if kept.content)
    return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.id)))


def still_signed_in(store: Store, id: str, session: str, begun: int) -> Person | None:
    """Who a session is of that began at a moment; None when it is over, or nobody with that id is known. StoreError."""
    kept = store.dossier(PERSON, id)
    if kept is None or not kept.content or begun <= kept.content.get("sessions_over", 0):
        return None
    end = store.dossier(SESSION_END, session)
    return _person(kept) if end is None or begun > end.content.get("until", 0) else None


def end_session(store: Store, session: str, until: int) -> None:
    """Have a session be over as far as it began up to a moment. StoreError."""
    _write(store, SESSION_END, session, {"until": until})


def end_all_sessions(store: Store, id: str, until: int) -> None:
    """Have all sessions of somebody be over that began up to a moment; nothing for who never signed in. StoreError."""
    if known_person(store, id) is not None:
        _write(store, PERSON, id, {"sessions_over": until}, by=id)


def _write(store: Store, kind: str, id: str, content: Mapping[str, Any], *, by: str = "") -> None:
    for last in (*[False] * (_TRIES - 1), True):
        kept = store.dossier(kind, id)
        held = {} if kept is None else dict(kept.content)
        # Moments only move on, so that what is told late or twice ends nothing that began since.
        newer = {
            name: max(held.get(name, 0), value) if isinstance(value, int) else value for name, value in content.items()
        }
        if held == held | newer and kept is not None:
            return
        try:
            store.keep([Dossier(kind, id, 1 if kept is None else kept.version + 1, held | newer, by)])
            return
        except DossierMovedOnError:
            if last:
                raise


def _person(kept: Dossier) -> Person:
    content = kept.content
    roles = frozenset(role for role in ROLES if role in content["roles"])
    return Person(kept.id, content["name"], roles, frozenset(content["organisations"]))
