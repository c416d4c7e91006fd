"""Gephi's own reader of files, without its windows.

The toolkit comes from the committed `gephi/pom.xml` and lies in a cache folder outside the tree.

    python -m tests.gephi_toolkit      # get it, once
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.maven import NotFetched, cache_folder, fetch, version_of

FOLDER = Path(__file__).parent / "gephi"
POM = FOLDER / "pom.xml"


def find_gephi() -> Path:
    """The folder that holds `lib/`; raises NotFetched when a JDK or the toolkit is not there."""
    # A Java that runs a source file is one that has the compiler.
    if shutil.which("javac") is None:
        raise NotFetched("no JDK; on Debian: apt-get install default-jdk-headless")
    home = cache_folder(POM, "gephi")
    if not any((home / "lib").glob("gephi-toolkit-*.jar")):
        raise NotFetched("Gephi's toolkit has not been fetched: run `make gephi-jars`")
    return home


def as_gephi_reads(file: Path) -> list[list[str]]:
    """What is in a file after an import with the settings as they come: the lines that `gephi/Read.java` prints."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", f"{find_gephi()}/lib/*"]
    answer = subprocess.run([*command, str(FOLDER / "Read.java"), str(file)], capture_output=True, check=False)
    if answer.returncode:
        raise RuntimeError(answer.stderr.decode(errors="replace")[-3000:])
    return [line.split("\t") for line in answer.stdout.decode().split("\n") if line]


if __name__ == "__main__":
    try:
        print(f"Gephi {version_of(POM, 'gephi')}: {fetch(POM, 'gephi', 'dependency:copy-dependencies')}")
    except NotFetched as missing:
        sys.exit(str(missing))
