"""Samenspel for programs: ask the network of innovation-oriented procurement from a script or a notebook.

    import samenspel

    with samenspel.open("https://samenspel.example.nl") as net:
        net.find("Groningen").to_pandas()

What is asked of a service and what is asked of a store (`sqlite:///…`, `bolt://…`) is answered the same.
"""

from samenspel.ours import check

check()

# Only when nobody else's packages stand in the place of ours can these be taken.
from graph.model.words import FIRST  # noqa: E402
from samenspel.network import Network, NotMeantError, NotUnderstoodError, ServiceError  # noqa: E402

__all__ = ["Network", "NotMeantError", "NotUnderstoodError", "ServiceError", "open"]


def open(address: str, *, token: str | None = None, language: str = FIRST) -> Network:
    """The network at an address: `https://…` of a service, or that of a store, which is then read itself.

    `token` is what a service asks for of who may see more; `language` (nl, en) is that of all that is told. StoreError
    for a store that does not open; a service is only asked when something is.
    """
    if address.startswith(("http://", "https://")):
        from samenspel.service import Service

        return Network(Service(address, token, language), language)
    from samenspel.embedded import Embedded

    return Network(Embedded(address, language), language)
