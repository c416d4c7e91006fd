"""The way to a Neo4j server: its address, its driver, transactions that retry, and errors that a user can act on."""

import logging
import os
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Session, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.model.records import RecordError
from graph.model.words import message
from graph.store.contract import StoreBusyError, StoreError

# What the driver logs comes as an error as well, which is told once.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
CONNECT_SECONDS = 10.0
ROWS_A_FETCH = 5_000
OLDEST_SERVER = (5, 26)
_Result = TypeVar("_Result")
_Work = Callable[[ManagedTransaction], _Result]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a graph is: the address without password, that of the server alone, the database, name and password."""

    url: str
    server: str
    database: str | None
    auth: tuple[str, str] | None


def parse_address(url: str) -> Address:
    """Take an address apart; name and password that it does not have come from NEO4J_USERNAME and NEO4J_PASSWORD."""
    parts = urlsplit(url)
    server = parts.netloc.rpartition("@")[2]
    user = unquote(parts.username or "") or os.environ.get("NEO4J_USERNAME", "")
    password = unquote(parts.password or "") or os.environ.get("NEO4J_PASSWORD", "")
    return Address(
        url=urlunsplit((parts.scheme, server, parts.path, parts.query, "")),
        server=urlunsplit((parts.scheme, server, "", parts.query, "")),
        database=parts.path.strip("/") or None,
        auth=(user, password) if user or password else None,
    )


class Connection:
    """Connections to one database of a Neo4j server or cluster, shared by threads.

    Raises StoreError when the address is wrong, the server cannot be reached, refuses the password or is too old.
    Reads go to followers where there are any; the bookmarks of this connection keep them behind its own writes.
    """

    def __init__(self, url: str, wait: float) -> None:
        address = parse_address(url)
        self.url = address.url
        self._database = address.database
        self._wait = wait
        self._users, self._is_closed, self._counting = 0, False, threading.Lock()
        with self.errors():
            try:
                self._driver: Driver = GraphDatabase.driver(
                    address.server,
                    auth=address.auth,
                    connection_timeout=CONNECT_SECONDS,
                    max_transaction_retry_time=wait,
                    notifications_min_severity=NotificationMinimumSeverity.OFF,
                    telemetry_disabled=True,
                    user_agent="samenspel",
                )
                self._bookmarks = GraphDatabase.bookmark_manager()
                self._verify()
            except ValueError as error:
                raise StoreError(message("store-no-address-of-neo4j", url=self.url, why=str(error))) from None

    def read(self, work: _Work[_Result]) -> _Result:
        """What `work` finds in one transaction; it may run more than once."""
        with self.errors(), self._session() as session:
            return session.execute_read(work)

    def change_schema(self, statement: str) -> None:
        """Run one statement on constraints or indexes; that another process has just done the same is well."""
        with self.errors(), self._session() as session:
            try:
                session.execute_write(lambda tx: tx.run(statement).consume())
            except Neo4jError as error:
                if not str(error.code).endswith(_ALREADY_DONE):
                    raise

    def write(self, work: _Work[_Result]) -> _Result:
        """What `work` gives back after one transaction that holds the lock of the store; it may run more than once.

        Raises StoreBusyError when another writer keeps the lock for longer than a writer waits.
        """
        token = uuid.uuid4().hex
        done: list[_Result] = []

        @unit_of_work(metadata={"samenspel": token})
        def locked(tx: ManagedTransaction) -> _Result:
            with self._given_up(token):
                # Writing to the node takes its lock; with the property gone again nothing is left to commit.
                tx.run("MERGE (r:Revision {store: 'samenspel'}) SET r.lock = true").consume()
            before = tx.run(f"MATCH (r:Revision {{store: 'samenspel'}}) REMOVE r.lock RETURN {_WRITTEN}").value()[0]
            done.append(work(tx))
            mark = f"MATCH (r:Revision {{store: 'samenspel'}}) WHERE {_WRITTEN} <> $before SET r.last = $token"
            tx.run(mark, before=before, token=token).consume()
            return done[-1]

        # Whether it was written may have to be asked after its session.
        with self.errors(), self._used():
            try:
                with self._session() as session:
                    return session.execute_write(locked)
            except IncompleteCommit:
                if not self._is_written(token):
                    raise
                return done[-1]

    def _is_written(self, token: str) -> bool:
        """Whether the transaction with this token was committed, where the connection was lost meanwhile.

        The lock tells it for certain: who gets it comes after that transaction, or instead of it.
        """

        def last(tx: ManagedTransaction) -> bool:
            tx.run("MATCH (r:Revision {store: 'samenspel'}) SET r.lock = true").consume()
            tokens = tx.run("MATCH (r:Revision {store: 'samenspel'}) REMOVE r.lock RETURN r.last").value()
            if tokens != [token]:
                raise StoreError(message("store-not-written", store=self.url))
            return True

        with self._session() as session:
            return session.execute_write(last)

    def close(self) -> None:
        """Close the connections, or leave that to the last thread that still uses them."""
        with self._used():
            self._is_closed = True

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what driver and server report into a StoreError that says what to do about it."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise _explained(error, self.url) from None
        except RecordError as error:
            raise StoreError(
                *(message("store-unreadable", store=self.url, problem=problem) for problem in error.problems)
            ) from None

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with (
            self._used(),
            self._driver.session(
                database=self._database, bookmark_manager=self._bookmarks, fetch_size=ROWS_A_FETCH
            ) as session,
        ):
            yield session

    @contextmanager
    def _used(self) -> Iterator[None]:
        """Have the driver stay open during the block: it may not be closed while another thread is asking by it."""
        with self._counting:
            self._users += 1
        try:
            yield
        finally:
            with self._counting:
                self._users -= 1
                is_last = self._is_closed and not self._users
            if is_last:
                self._driver.close()

    @contextmanager
    def _given_up(self, token: str) -> Iterator[None]:
        """End the transaction with this token when it takes longer than a writer waits.

        Neo4j itself waits for a lock without end, and a limit on the whole transaction would cut off long loads.
        """
        timer = threading.Timer(self._wait, self._terminate, [token])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _terminate(self, token: str) -> None:
        query = (
            "SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.samenspel = $token "
            "TERMINATE TRANSACTIONS id YIELD message RETURN message"
        )
        # When this fails too, the waiting transaction gets the same error and reports it.
        with suppress(Neo4jError, DriverError), self._session() as session:
            session.run(query, token=token).consume()

    def _verify(self) -> None:
        try:
            self._driver.verify_connectivity()
            agent = self._driver.get_server_info().agent
        except BaseException:
            self._driver.close()
            raise
        name, _, version = agent.partition("/")
        numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
        if name == "Neo4j" and len(numbers) == 2 and numbers < OLDEST_SERVER:
            self._driver.close()
            oldest = ".".join(map(str, OLDEST_SERVER))
            raise StoreError(message("store-older-server", store=self.url, server=agent, oldest=oldest))


# What each write of something changes.
_WRITTEN = "[coalesce(r.number, 0), coalesce(r.runs, 0), coalesce(r.dossiers, 0), coalesce(r.identity, '')]"
_ALREADY_DONE = ("AlreadyExists", "IndexNotFound", "IndexDropFailed")
_BUSY_CODES = ("Transaction.Terminated", "Transaction.LockClientStopped", "Transaction.LockAcquisitionTimeout")
# What the user can do: the first that fits tells it; a code fits when it ends with the text.
_BY_CODE = (("OutOfMemoryError", "store-server-memory"), ("DatabaseNotFound", "store-server-database"))
_BY_CLASS: tuple[tuple[type[Exception], str], ...] = (
    (AuthError, "store-server-password"),
    (IncompleteCommit, "store-server-lost"),
    (ServiceUnavailable, "store-server-unreachable"),
    (SessionExpired, "store-server-away"),
    (Forbidden, "store-server-forbidden"),
    (ConfigurationError, "store-server-address"),
    (Exception, "store-server-failed"),
)


def _explained(error: Neo4jError | DriverError, url: str) -> StoreError:
    code = str(getattr(error, "code", None) or "")
    why = str(getattr(error, "message", None) or error).strip().partition("\n")[0]
    if code.endswith(_BUSY_CODES):
        return StoreBusyError(message("store-busy", store=url))
    by_code = (key for ending, key in _BY_CODE if code.endswith(ending))
    by_class = (key for kind, key in _BY_CLASS if isinstance(error, kind))
    return StoreError(message(next(chain(by_code, by_class)), store=url, why=why))
