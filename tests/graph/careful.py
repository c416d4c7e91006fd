"""The one word that a sentence about missing data must not use lightly."""

import re


def careless(nl: str) -> list[str]:
    """The clauses that say `geen` of something without saying that it is not known, on whose word it is or when."""
    clauses = re.split(r"[.;]\s", re.sub(r"‘[^’]*’|“[^”]*”", "", nl))
    careful = re.compile(r"bekend|volgens|bevestig|^Op \d{1,2} \w+ \d{4} stonden ")
    return [clause for clause in clauses if re.search(r"\bgeen\b", clause) and not careful.search(clause)]
