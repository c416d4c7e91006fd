"""Every benchmark of this folder, one after the other; or those that are named.

python -m benchmarks [NAME ...] [--json]
"""

import sys
from importlib import import_module
from pathlib import Path


def main(arguments: list[str]) -> int:
    """1 when one of them found something wrong, 2 for an unknown name."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py") if path.stem != "generated")
    options = [argument for argument in arguments if argument.startswith("-")]
    # How it grows takes an hour, so it is measured when it is asked for.
    names = [argument for argument in arguments if not argument.startswith("-")] or [
        name for name in known if name != "scale"
    ]
    if unknown := set(names) - set(known):
        print(f"{', '.join(sorted(unknown))}: the benchmarks are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names:
        print(f"# {name}", file=sys.stderr, flush=True)
        failed |= import_module(f"benchmarks.{name}").main(options)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
