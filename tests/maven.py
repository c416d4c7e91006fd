"""What tests run that Maven Central holds: the jars of a committed pom, in a cache folder outside the tree.

A pom names its version in a property; a folder a version holds what was fetched for it, and nothing half fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samenspel"


class NotFetched(Exception):
    """What a test would run is not on this machine; the message says how to get it."""


def version_of(pom: Path, name: str) -> str:
    """The version that the property `name`.version of `pom` gives, such as "5.26.30"."""
    version = etree.parse(pom).findtext(f".//{{*}}{name}.version")
    if version is None:
        raise NotFetched(f"{pom}: the property {name}.version is missing")
    return version


def cache_folder(pom: Path, name: str) -> Path:
    """Where that version lies, or would lie: a folder in the user's cache, unless a variable says another.

    That is `SAMENSPEL_NEO4J_HOME`, `SAMENSPEL_NEO4J_CURRENT_HOME` or `SAMENSPEL_KEYCLOAK_HOME`, by the name.
    """
    if override := os.environ.get(f"SAMENSPEL_{name.upper()}_HOME"):
        return Path(override)
    return CACHE / f"{name}-{version_of(pom, name)}"


def fetch(pom: Path, name: str, goal: str, prepare: Callable[[Path], Path] = lambda folder: folder) -> Path:
    """Fetch by `goal` (such as "dependency:copy-dependencies") what `pom` names, unless it is there; gives its folder.

    What came lies in `lib` of the folder that `prepare` gets; it gives the folder to keep, within that one or itself.
    Raises NotFetched when Maven is absent or fails.
    """
    home = cache_folder(pom, name)
    if home.is_dir():
        return home
    maven = shutil.which("mvn")
    if maven is None:
        raise NotFetched(f"Maven (mvn) is needed once, to fetch {name}")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as unfinished:
        came = Path(unfinished) / "came"
        command = [maven, "-B", "-q", "-f", str(pom), goal, f"-DoutputDirectory={came / 'lib'}"]
        exit_code = subprocess.run(command, check=False).returncode
        if exit_code:
            raise NotFetched(f"Maven could not fetch {name} {version_of(pom, name)} (exit code {exit_code})")
        prepare(came).rename(home)
    return home
