"""The one word that a sentence about missing data must not use lightly."""

import re


def careless(nl: str) -> list[str]:
    """The clauses that say `geen` of something without saying that it is not known, or on whose word it is."""
    clauses = re.split(r"[.;]\s", re.sub(r"‘[^’]*’|“[^”]*”", "", nl))
    return [one for one in clauses if re.search(r"\bgeen\b", one) and not re.search(r"bekend|volgens|bevestig", one)]
