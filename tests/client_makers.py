"""The programs that make clients of the OpenAPI document, in the cache folder of tests.

`python -m tests.client_makers fetch` gets them once: openapi-python-client in an environment of its own, for it wants
older libraries than Samenspel has, openapi-generator from Maven Central, and the compiler of TypeScript by npm.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.maven import CACHE, NotFetched, cache_folder, fetch

HERE = Path(__file__).parent / "clients"
POM = HERE / "pom.xml"
LOCK = Path(__file__).parents[1] / "requirements" / "clients.txt"
GENERATOR = "openapi-generator"
_READY = "ready"


@dataclass(frozen=True, slots=True)
class Makers:
    """Where they are: a folder of programs of Python, a jar, and a folder with what npm installed."""

    programs: Path
    jar: Path
    modules: Path


def makers() -> Makers:
    """What was fetched. Raises NotFetched."""
    for needed in ("java", "node"):
        if shutil.which(needed) is None:
            raise NotFetched(f"no {needed} on the PATH; on Debian: apt-get install default-jre-headless nodejs npm")
    places = Makers(_environment() / "bin", _jar(cache_folder(POM, GENERATOR)), _modules())
    for path in (places.programs.parent / _READY, places.jar, places.modules / _READY):
        if not path.exists():
            raise NotFetched(f"{path} is not there; `make clients` fetches it")
    return places


def fetch_all() -> Makers:
    """Fetch what is not there. Raises NotFetched."""
    _made(_environment(), _make_environment)
    _made(_modules(), _install_modules)
    fetch(POM, GENERATOR, "dependency:copy-dependencies")
    return makers()


def _jar(home: Path) -> Path:
    return next(iter(home.glob("lib/*.jar")), home / "lib" / f"{GENERATOR}.jar")


def _environment() -> Path:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return CACHE / f"openapi-python-client-{_digest(LOCK)}-{version}"


def _modules() -> Path:
    return CACHE / f"typescript-{_digest(HERE / 'package-lock.json')}"


def _digest(lock: Path) -> str:
    return hashlib.blake2b(lock.read_bytes(), digest_size=8).hexdigest()


def _made(home: Path, make: Callable[[Path], None]) -> None:
    """Make a folder unless it is ready; programs of an environment know where they are, so that it is made in place."""
    if not (home / _READY).exists():
        shutil.rmtree(home, ignore_errors=True)
        make(home)
        (home / _READY).touch()


def _make_environment(home: Path) -> None:
    venv.create(home, with_pip=True)
    _run(
        [home / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--quiet", "install"],
        "--require-hashes",
        "-r",
        LOCK,
    )


def _install_modules(home: Path) -> None:
    home.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, home)
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm is needed once, to fetch the compiler of TypeScript")
    _run([npm, "ci", "--silent", "--no-audit", "--no-fund", "--prefix", home])


def _run(command: list[str | Path], *more: str | Path) -> None:
    exit_code = subprocess.run([*command, *more], check=False).returncode
    if exit_code:
        raise NotFetched(f"{Path(command[0]).name} could not fetch what makes clients (exit code {exit_code})")


if __name__ == "__main__":
    try:
        print(fetch_all())
    except NotFetched as missing:
        sys.exit(str(missing))
