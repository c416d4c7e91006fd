"""The forms that the network is written in, by what their names end in."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from graph.say.networks.content import Network
from graph.say.networks.cypher import script
from graph.say.networks.gexf import gexf
from graph.say.networks.graphml import graphml
from graph.say.networks.kumu import blueprint, workbook


class Form(NamedTuple):
    """How a file is written, piece by piece, and what the web calls it."""

    write: Callable[[Network], Iterator[bytes]]
    media_type: str


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "gexf": Form(gexf, "application/gexf+xml"),
        "graphml": Form(graphml, "application/graphml+xml"),
        "kumu.json": Form(blueprint, "application/json"),
        "kumu.xlsx": Form(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "cypher": Form(script, "text/plain; charset=utf-8"),
    }
)
