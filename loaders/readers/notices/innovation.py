"""What makes a procurement innovation-oriented: codes of the notice first, the words of its title second.

The codes are those of the standard forms (innovation partnership; contract without a call for research) and of eForms
(BT-105 `innovation`, BT-06 `inn-pur`, BT-776, BT-136 `rd` and `resd`); see the eForms SDK's code lists.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType

from graph.model.records import Confidence, Entity, Name, NameUse
from graph.model.words import Message, message
from loaders.readers.notices.notice import Notice, Signal

NOT_DUTCH = message("load-notice-not-dutch")
NOT_INNOVATIVE = message("load-notice-not-innovative")
PARTNERSHIP = "innovatiepartnerschap"
SBIR = "sbir"
STARTUP_IN_RESIDENCE = "startup-in-residence"
PRE_COMMERCIAL = "pre-commerciele-inkoop"
INNOVATION = "innovatiegericht-inkopen"

TARGETS = MappingProxyType(
    {
        entity.id: entity
        for entity in (
            Entity(PARTNERSHIP, "ProcurementInstrument", "Innovatiepartnerschap"),
            Entity(
                SBIR,
                "ProcurementInstrument",
                "Small Business Innovation Research",
                names=(Name("SBIR", NameUse.ABBREVIATION),),
            ),
            Entity(STARTUP_IN_RESIDENCE, "ProcurementInstrument", "Startup in Residence"),
            Entity(PRE_COMMERCIAL, "Theme", "Pre-commerciële inkoop van onderzoek en ontwikkeling"),
            Entity(INNOVATION, "Theme", "Innovatiegericht inkopen"),
        )
    }
)

# BT-776, what is new about what is bought; the wording is ours, after the Dutch labels of the code list.
ACQUISITION = MappingProxyType(
    {
        "mar-nov": "nieuw of sterk verbeterd ten opzichte van wat op de markt is",
        "proc-innov": "vraagt om procesinnovatie",
        "prod-innov": "vraagt om productinnovatie",
        "rd-act": "omvat onderzoek en ontwikkeling",
    }
)
# BT-136, why there was no call: research and development services that the directives leave out, and purchases for
# the sole purpose of research, experiment, study or development.
RESEARCH = MappingProxyType(
    {
        "rd": "diensten voor onderzoek en ontwikkeling",
        "resd": "uitsluitend bedoeld voor onderzoek, proefneming, studie of ontwikkeling",
    }
)

_WORDS = (
    (PARTNERSHIP, re.compile(r"\binnovatie[- ]?partnerschap|\binnovation partnership", re.IGNORECASE)),
    (SBIR, re.compile(r"\bSBIR\b|\bsmall business innovation research\b", re.IGNORECASE)),
    (STARTUP_IN_RESIDENCE, re.compile(r"\bstart-?\s?ups?[- ]in[- ]residence\b", re.IGNORECASE)),
    (
        PRE_COMMERCIAL,
        re.compile(
            r"\bpre-?\s?commerci(?:ë|e|ee)le (?:inkoop|aanbesteding)|\bpre-?\s?commercial procurement\b", re.IGNORECASE
        ),
    ),
)


def partnership(locator: str) -> Signal:
    """The signal of a notice whose procedure is an innovation partnership by its code."""
    return Signal(PARTNERSHIP, locator, "Volgens de code van de procedure een innovatiepartnerschap.")


def research_exemption(code: str, locator: str) -> Signal:
    """The signal of a contract given without a call because it is for research; `code` is that of BT-136."""
    return Signal(
        PRE_COMMERCIAL,
        locator,
        f"Zonder oproep gegund met als reden: {RESEARCH[code]}; dat past bij pre-commerciële inkoop.",
        Confidence.DERIVED,
    )


def strategic(locator: str) -> Signal:
    """The signal of BT-06 `inn-pur`: the buyer calls it an innovative purchase."""
    return Signal(INNOVATION, locator, "Door de aanbestedende dienst aangemerkt als innovatieve aankoop.")


def acquisition(codes: Iterable[str], locator: str) -> Signal | None:
    """The signal of the codes of BT-776, or None when none of them says what is new."""
    descriptions = [ACQUISITION[code] for code in dict.fromkeys(codes) if code in ACQUISITION]
    return Signal(INNOVATION, locator, f"Wat wordt ingekocht: {'; '.join(descriptions)}.") if descriptions else None


def in_title(titles: Iterable[str | None], known: Iterable[Signal], locator: str) -> tuple[Signal, ...]:
    """The signals that the words of titles give, for each target that no code points at already."""
    pointed_at = {signal.target for signal in known}
    words = "\n".join(title for title in titles if title)
    return tuple(
        Signal(target, locator, "Volgt uit de titel.", Confidence.DERIVED)
        for target, pattern in _WORDS
        if target not in pointed_at and pattern.search(words)
    )


def reason_to_skip(notice: Notice) -> Message | None:
    """Why a notice has no place in this graph, or None when it has."""
    buyers = [organisation for organisation in notice.organisations if organisation.key in notice.buyers]
    if not any(buyer.country == "NL" for buyer in buyers):
        return NOT_DUTCH
    if not notice.signals and not any(lot.signals for lot in notice.lots):
        return NOT_INNOVATIVE
    return None
