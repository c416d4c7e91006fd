"""A real Neo4j Community server for tests and benchmarks, without Docker.

The jars come from the committed poms in `neo4j` and lie in a cache folder outside the tree; every server
has a home folder of its own that disappears with it.

    python -m tests.neo4j_server fetch     # get the jars of both releases ready, once
    python -m tests.neo4j_server run       # a throw-away server in the foreground, until Ctrl-C

`SAMENSPEL_NEO4J=current` takes the current release instead of the one with long-term support.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase, basic_auth
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from tests.maven import NotFetched, cache_folder, fetch, version_of

POMS = Path(__file__).parent / "neo4j"
START_SECONDS = 90
# Writing its classes to an archive takes a server half of this.
STOP_SECONDS = 60

# The same options as in the neo4j.conf that Neo4j ships: without them its page cache and network layer
# fall back to slower paths, which would make benchmarks unfair.
JVM_OPTIONS = (
    "-XX:-OmitStackTraceInFastThrow",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
FOR_LONG = ("-XX:+UseG1GC",)
# A server that lives for minutes never earns back what the optimising compiler costs: half of the processor time
# that starting takes, and of the first writes.
FOR_SHORT = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass(frozen=True, slots=True)
class Release:
    """A release of Neo4j: the property of its pom, the oldest Java that runs it, and the class that starts it."""

    name: str
    pom: Path
    java: int
    start: str

    @property
    def version(self) -> str:
        return version_of(self.pom, self.name)

    def fetch(self) -> Path:
        """Fetch the jars if they are not there yet; gives the folder that holds `lib/`. Raises NotFetched."""
        return fetch(self.pom, self.name, "dependency:copy-dependencies")

    def archive(self, java: Path) -> Path:
        """Where the classes that a server loads with a Java are kept ready: with these it starts in half the time."""
        return cache_folder(self.pom, self.name) / f"classes-{_java_version(java.parent.parent)}.jsa"

    def find(self) -> tuple[Path, Path]:
        """The program `java` and the folder that holds `lib/`; raises NotFetched when one is not there."""
        java = find_java(self.java)
        home = cache_folder(self.pom, self.name)
        if not any((home / "lib").glob("neo4j-server-*.jar")):
            raise NotFetched(f"the jars of Neo4j {self.version} have not been fetched: run `make neo4j-jars`")
        return java, home


LTS = Release("neo4j", POMS / "pom.xml", 17, "org.neo4j.server.CommunityEntryPoint")
CURRENT = Release("neo4j_current", POMS / "current.xml", 21, "org.neo4j.server.Neo4jCommunity")


def chosen_release() -> Release:
    """The release that `SAMENSPEL_NEO4J` names: `current`, or else the one with long-term support."""
    return CURRENT if os.environ.get("SAMENSPEL_NEO4J") == "current" else LTS


def find_java(least: int) -> Path:
    """The oldest Java on this machine that is not older than `least`, since that is what a release was made for.

    Raises NotFetched when there is none.
    """
    versions = ((_java_version(home), home / "bin" / "java") for home in java_homes())
    suitable = [(version, java) for version, java in versions if version >= least and java.exists()]
    if not suitable:
        raise NotFetched(f"Java {least} or newer is not installed")
    return min(suitable, key=lambda pair: pair[0])[1]


def java_homes() -> list[Path]:
    """Where there may be a Java: JAVA_HOME, that of the PATH, and those of the system."""
    named, on_path = os.environ.get("JAVA_HOME"), shutil.which("java")
    homes = [Path(named)] if named else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    return [*homes, *sorted(Path("/usr/lib/jvm").glob("*"))]


def _java_version(home: Path) -> int:
    """The number before the first point of the version of a Java; 0 where there is none."""
    release = home / "release"
    match = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE) if release.is_file() else None
    return int(match[1]) if match else 0


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 on which nothing listens, all different."""
    with ExitStack() as held:
        sockets = [held.enter_context(closing(socket.socket())) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@dataclass
class Neo4jServer:
    """One server process with its own data; `kill`, `stop` and `restart` keep the data."""

    release: Release
    java: Path
    jars: Path
    home: Path
    heap: str
    options: tuple[str, ...]
    bolt_port: int
    http_port: int
    password: str
    user: str = "neo4j"
    _process: subprocess.Popen[bytes] = field(init=False, repr=False)

    @property
    def bolt_url(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def routing_url(self) -> str:
        return f"neo4j://127.0.0.1:{self.bolt_port}"

    @property
    def http_url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def start(self) -> None:
        """Start the process and wait until it answers; raises RuntimeError with its log if it does not."""
        settings = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        command = [str(self.java), f"-Xms{self.heap}", f"-Xmx{self.heap}", *self.options]
        command += ["-cp", f"{self.jars}/lib/*"]
        command += [self.release.start, *settings]
        if setpriv := shutil.which("setpriv"):
            # A test run that is itself killed must not leave its server behind.
            command = [setpriv, "--pdeathsig", "KILL", *command]
        with (self.home / "output.log").open("ab") as output:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        self._wait_until_it_answers()

    def kill(self) -> None:
        """End the process as a power cut would (SIGKILL)."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> bool:
        """End the process in order; kill it when it takes too long, and then False."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            return False
        return True

    def restart(self) -> None:
        """Start again on the same data and ports, stopping first if it still runs."""
        if self.running:
            self.stop()
        self.start()

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.running:
                raise RuntimeError(f"Neo4j ended while starting:\n{self._log_tail()}")
            try:
                socket.create_connection(("127.0.0.1", self.bolt_port), timeout=1).close()
                self._sign_in()
            except (OSError, DriverError, Neo4jError):
                time.sleep(0.1)
            else:
                return
        self.kill()
        raise RuntimeError(f"Neo4j did not answer within {START_SECONDS} s:\n{self._log_tail()}")

    def _sign_in(self) -> None:
        auth = basic_auth(self.user, self.password) if self.password else None
        try:
            with GraphDatabase.driver(self.bolt_url, auth=auth) as driver:
                driver.execute_query("RETURN 1")
        except AuthError:
            # A new database knows only the factory password, which has to be changed first.
            with GraphDatabase.driver(self.bolt_url, auth=basic_auth(self.user, "neo4j")) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                    new=self.password,
                    database_="system",
                )

    def _log_tail(self) -> str:
        logs = [self.home / "output.log", self.home / "logs" / "neo4j.log"]
        return "\n".join(log.read_text(errors="replace")[-3000:] for log in logs if log.exists())


def _write_settings(home: Path, ports: list[int], heap: str, page_cache: str, auth: bool) -> None:
    bolt, http = (f"127.0.0.1:{port}" for port in ports)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": http,
        "server.http.advertised_address": http,
        "server.memory.heap.initial_size": heap,
        "server.memory.heap.max_size": heap,
        "server.memory.pagecache.size": page_cache,
        "dbms.security.auth_enabled": str(auth).lower(),
        "dbms.usage_report.enabled": "false",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "keep_none",
        # Else a server that stops waits ten seconds for who might still connect.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    (home / "conf").mkdir()
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (home / "conf" / "neo4j.conf").write_text("".join(lines))


@contextmanager
def running_neo4j(
    release: Release | None = None,
    *,
    heap: str = "512m",
    page_cache: str = "128m",
    password: str = "",
    briefly: bool = False,
    options: tuple[str, ...] = (),
) -> Iterator[Neo4jServer]:
    """A server on free ports of 127.0.0.1 with an empty database, ended and removed on leaving.

    It is of the `release` that is given, else of the chosen one. One that runs `briefly` starts sooner and is slower
    at work of minutes; benchmarks want the other.
    `heap` and `page_cache` are sizes as the JVM and Neo4j write them ("512m", "2g"). With a `password`
    (8 characters or more) the server asks for it, for user "neo4j"; without, it lets anybody in. `options` go to Java.
    Raises NotFetched when Java or the jars are not there.
    """
    release = release or chosen_release()
    java, jars = release.find()
    with tempfile.TemporaryDirectory(prefix="samenspel-neo4j-", ignore_cleanup_errors=True) as folder:
        home, ports = Path(folder), free_ports(2)
        _write_settings(home, ports, heap, page_cache, auth=bool(password))
        archive = release.archive(java)
        ready = (f"-XX:SharedArchiveFile={archive}",) if briefly and archive.exists() else ()
        options = (*JVM_OPTIONS, *(FOR_SHORT if briefly else FOR_LONG), *ready, *options)
        server = Neo4jServer(release, java, jars, home, heap, options, ports[0], ports[1], password)
        server.start()
        try:
            yield server
        finally:
            if server.running:
                server.kill()


def _get_ready(release: Release) -> None:
    """Keep the classes of a server at hand for those that run briefly, where its Java is there."""
    java, _ = release.find()
    archive = release.archive(java)
    if not archive.exists():
        made = archive.with_suffix(".new")
        with running_neo4j(release, briefly=True, options=(f"-XX:ArchiveClassesAtExit={made}",)) as server:
            is_whole = server.stop()
        # A Java may keep no classes, and without them a server starts as well.
        if is_whole and made.exists():
            made.rename(archive)


def main(arguments: list[str]) -> int:
    """The command of the module docstring; gives the exit code."""
    try:
        match arguments:
            case ["fetch"]:
                for release in (LTS, CURRENT):
                    print(f"Neo4j {release.version}: {release.fetch()}", flush=True)
                    with suppress(NotFetched):
                        _get_ready(release)
            case ["run"]:
                chosen_release().fetch()
                with running_neo4j() as server:
                    print(f"{server.bolt_url} (Neo4j {server.release.version}; Ctrl-C ends it)", flush=True)
                    signal.sigwait({signal.SIGINT, signal.SIGTERM})
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except NotFetched as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
