"""Time until a map is drawn in Chromium, against the page that pyvis makes by default of the same graph.

    python -m benchmarks.map [--nodes 300 1000 5000] [--patience 120] [--json]

Both pages come from a file, with the network refused, in a window of 1400 by 900. Drawn means that pixels stand on
the canvas, looked at in every frame by the same script. A page that draws nothing within the patience (seconds) is
given up. Samenspel folds what is more than a thousand nodes into groups; what opening all of them takes is measured
apart.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as NotInTime
from pyvis.network import Network

from benchmarks.generated import generated_batch
from graph.ask.snapshot import Snapshot, take_snapshot
from graph.store import Contents
from viz.map import draw_map
from viz.selection import select

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WATCH = """
  const small = document.createElement('canvas');
  small.width = small.height = 96;
  const context = small.getContext('2d', { willReadFrequently: true });
  const look = () => {
    const canvas = document.querySelector('canvas');
    if (canvas && canvas.width) {
      context.clearRect(0, 0, 96, 96);
      context.drawImage(canvas, 0, 0, 96, 96);
      if (context.getImageData(0, 0, 96, 96).data.some((value) => value > 0)) {
        document.documentElement.dataset.drawnAfter = performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
OPEN_ALL = """() => new Promise((done) => {
  const begin = performance.now();
  document.getElementById('all-groups').click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 when there is no Chromium, or when a map of ours is not drawn in time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[300, 1000, 5000])
    parser.add_argument("--patience", type=float, default=120)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        print("No Chromium on the PATH; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        rows = [_compare(browser, Path(folder), nodes, options.patience) for nodes in options.nodes]
        browser.close()
    if options.json:
        print(json.dumps(rows, indent=2))
    else:
        for row in rows:
            print(_line(row))
    return int(any(row["seconds"] is None for row in rows))


def _compare(browser: Browser, folder: Path, nodes: int, patience: float) -> dict[str, Any]:
    snapshot = _snapshot(nodes)
    begin = time.perf_counter()
    document = draw_map(snapshot)
    made = time.perf_counter() - begin
    selection = select(snapshot)
    ours = folder / f"samenspel-{nodes}.html"
    ours.write_bytes(document.encode())
    peer = folder / f"pyvis-{nodes}.html"
    begin = time.perf_counter()
    peer.write_bytes(_pyvis(snapshot).encode())
    peer_made = time.perf_counter() - begin
    seconds, opened = _drawn(browser, ours, patience)
    peer_seconds, _ = _drawn(browser, peer, patience)
    return {
        "nodes": nodes,
        "relations": len(snapshot.facts),
        "marks": len(selection.single) + len(selection.groups),
        "seconds": seconds,
        "open_all_seconds": opened,
        "pyvis_seconds": peer_seconds,
        "patience": patience,
        "kilobytes": ours.stat().st_size // 1000,
        "pyvis_kilobytes": peer.stat().st_size // 1000,
        "making_seconds": made,
        "pyvis_making_seconds": peer_made,
    }


def _snapshot(nodes: int) -> Snapshot:
    batch = generated_batch(nodes, 5 * nodes // 2)
    return take_snapshot(
        Contents(
            revision=1,
            sources=(batch.source,),
            entities=tuple((batch.source.id, entity) for entity in batch.entities),
            claims=tuple((batch.source.id, claim) for claim in batch.claims),
            judgements=(),
        )
    )


def _pyvis(snapshot: Snapshot) -> str:
    """The page as pyvis makes it, with its scripts inside as far as it can."""
    network = Network(directed=True, height="900px", cdn_resources="in_line")
    for node in snapshot.nodes.values():
        network.add_node(node.id, label=node.name, title=node.name, color=node.vocabulary.colour)
    for fact in snapshot.facts:
        network.add_edge(fact.subject, fact.object, title=fact.vocabulary.label.in_language("nl"))
    return str(network.generate_html())


def _drawn(browser: Browser, file: Path, patience: float) -> tuple[float | None, float | None]:
    """Seconds from opening until pixels stand on the canvas, and until all groups stand open where there are any."""
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        context.route("**/*", _keep_inside)
        page: Page = context.new_page()
        page.add_init_script(WATCH)
        try:
            page.goto(file.as_uri(), wait_until="commit")
            page.wait_for_selector("html[data-drawn-after]", state="attached", timeout=patience * 1000)
        except NotInTime:
            return None, None
        seconds = float(page.evaluate("document.documentElement.dataset.drawnAfter")) / 1000
        page.wait_for_load_state()
        opens = page.locator("#all-groups").count()
        return seconds, float(page.evaluate(OPEN_ALL)) / 1000 if opens else None


def _keep_inside(route: Route) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()


def _line(row: dict[str, Any]) -> str:
    if row["seconds"] is None:
        return f"{row['nodes']:>6,} nodes: nothing drawn within {row['patience']:.0f} s"
    if row["pyvis_seconds"] is None:
        peer = f"pyvis nothing within {row['patience']:.0f} s (more than {row['patience'] / row['seconds']:.0f} times)"
    else:
        peer = f"pyvis {row['pyvis_seconds']:.2f} s ({row['pyvis_seconds'] / row['seconds']:.1f} times)"
    opened = f", all groups open in {row['open_all_seconds']:.2f} s" if row["open_all_seconds"] is not None else ""
    return (
        f"{row['nodes']:>6,} nodes, {row['relations']:,} relations: drawn in {row['seconds']:.2f} s as {row['marks']} "
        f"marks{opened}; {peer}; file {row['kilobytes']:,} kB against {row['pyvis_kilobytes']:,} kB; made in "
        f"{row['making_seconds']:.1f} s against {row['pyvis_making_seconds']:.1f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
