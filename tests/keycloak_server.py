"""A real Keycloak for tests, without Docker, on loopback, with a database in memory.

Its zip comes from Maven Central by the committed `keycloak/pom.xml` and lies unpacked in a cache folder outside the
tree; every server has a copy of its own for what it writes, that disappears with it.

    python -m tests.keycloak_server fetch            # get the zip, once
    python -m tests.keycloak_server run [SITE]       # in the foreground, until Ctrl-C, for a Samenspel at an address
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2

from tests.maven import NotFetched, cache_folder, fetch, version_of
from tests.neo4j_server import free_ports

POM = Path(__file__).parent / "keycloak" / "pom.xml"
REALM = Path(__file__).parent / "fixtures" / "keycloak" / "realm.json"
# On a machine that does nothing else it takes half a minute.
START_SECONDS = 480


def fetch_keycloak() -> Path:
    """Unpack Keycloak in the cache folder if it is not there yet; gives that folder. Raises NotFetched."""

    def unpacked(came: Path) -> Path:
        name = f"keycloak-{version_of(POM, 'keycloak')}"
        with zipfile.ZipFile(next((came / "lib").glob("*.zip"))) as packed:
            packed.extractall(came)
        command = came / name / "bin" / "kc.sh"
        command.chmod(0o755)
        # Else each server would make itself ready for this anew, which takes longer than to start.
        subprocess.run([str(command), "build", "--db=dev-mem"], check=True, stdout=subprocess.DEVNULL)
        return came / name

    return fetch(POM, "keycloak", "dependency:copy", unpacked)


def find_keycloak() -> Path:
    """The folder that holds `bin/kc.sh`; raises NotFetched when Java or it is not there."""
    if shutil.which("java") is None:
        raise NotFetched("Java 17 or newer is not installed")
    home = cache_folder(POM, "keycloak")
    if not (home / "bin" / "kc.sh").is_file():
        raise NotFetched("Keycloak has not been fetched: run `make keycloak-zip`")
    return home


@dataclass(frozen=True)
class KeycloakServer:
    """A running server with the realm of `fixtures/keycloak/realm.json`."""

    port: int

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}/realms/voorbeeld"


@contextmanager
def running_keycloak(site: str) -> Iterator[KeycloakServer]:
    """A server on a free port of 127.0.0.1 for a Samenspel at the address `site`, ended and removed on leaving.

    Raises NotFetched when Java or Keycloak is not there, RuntimeError with its log when it does not start.
    """
    packed = find_keycloak()
    with tempfile.TemporaryDirectory(prefix="samenspel-keycloak-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "keycloak"
        # It writes into the folder that it lies in; its libraries are many, and only read.
        shutil.copytree(packed, home, copy_function=_linked)
        (home / "data" / "import").mkdir(parents=True)
        realm = REALM.read_text("utf-8").replace("@SITE@", site)
        (home / "data" / "import" / "realm.json").write_text(realm, "utf-8")
        port, management = free_ports(2)
        command = [
            str(home / "bin" / "kc.sh"),
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--cache=local",
            "--http-host=127.0.0.1",
            f"--http-port={port}",
            f"--http-management-port={management}",
            f"--hostname=http://127.0.0.1:{port}",
        ]
        environment = os.environ | {"JAVA_OPTS_APPEND": "-Xmx512m -XX:TieredStopAtLevel=1"}
        if setpriv := shutil.which("setpriv"):
            # A test run that is itself killed must not leave its server behind.
            command = [setpriv, "--pdeathsig", "KILL", *command]
            java = Path(folder) / "java"
            java.write_text(f'#!/bin/sh\nexec {setpriv} --pdeathsig KILL java "$@"\n', "utf-8")
            java.chmod(0o755)
            environment["JAVA"] = str(java)
        log = Path(folder) / "output.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )
        server = KeycloakServer(port)
        try:
            _wait_until_it_answers(process, server, log)
            yield server
        finally:
            # The script that was started has the server as a child, which would outlive it.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _linked(source: str, target: str) -> None:
    """A copy of what it changes, else the same file under another name."""
    if source.endswith((".jar", ".zip")) and "/lib/lib/" in source:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


def _wait_until_it_answers(process: subprocess.Popen[bytes], server: KeycloakServer, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"Keycloak ended while starting:\n{log.read_text(errors='replace')[-3000:]}")
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            httpx2.get(f"{server.issuer}/.well-known/openid-configuration", timeout=20).raise_for_status()
        except (OSError, httpx2.HTTPError):
            time.sleep(0.5)
        else:
            return
    raise RuntimeError(f"Keycloak did not answer within {START_SECONDS} s:\n{log.read_text(errors='replace')[-3000:]}")


def main(arguments: list[str]) -> int:
    """The command of the module docstring; gives the exit code."""
    try:
        match arguments:
            case ["fetch"]:
                print(f"Keycloak {version_of(POM, 'keycloak')}: {fetch_keycloak()}")
            case ["run", *site]:
                fetch_keycloak()
                with running_keycloak(site[0] if site else "http://127.0.0.1:8000") as server:
                    print(
                        f"SAMENSPEL_OIDC_ISSUER={server.issuer} (anna, voorbeeld-van-anna; Ctrl-C ends it)", flush=True
                    )
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
