"""What axe-core finds wrong on a page, light and dark."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The only rules that see another colour; what they judge in the light they judge in the dark.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
RUN = """([only, outside]) => axe
  .run({ exclude: outside }, { runOnly: only, iframes: false, resultTypes: ['violations'] })
  .then(({ violations }) =>
    violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map((one) => one.target))}`))
"""


def violations(page: Page, rules: Sequence[str] = (), outside: Sequence[str] = ()) -> list[str]:
    """The rules that are broken, each with the elements concerned: of all rules, or of those named.

    What stands in the elements that selectors of `outside` find is not looked at.
    """
    # A page that a click leads to can be there before its styles are.
    page.wait_for_load_state("load")
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    broken: list[str] = page.evaluate(RUN, [only, [[selector] for selector in outside]])
    return broken
