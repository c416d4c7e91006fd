"""The folder of what can be made or fetched again, where the program is started: losing it loses nothing."""

from pathlib import Path

CACHE = Path("var/cache")
