"""The organisations of a notice as entities: what id and kind each gets, and which must stay out of the graph."""

import re
from types import MappingProxyType

from graph.model.records import Entity, Identifier, Name
from loaders.readers.notices.notice import Notice, Organisation, key, web_address
from loaders.readers.notices.register import Register, plain_name

# The schemes in which Dutch notices give a number: ISO 6523 and the Electronic Address Scheme (0106 = KvK, 0190 = OIN).
_SCHEMES = MappingProxyType({"002": "kvk", "0106": "kvk", "kvk": "kvk", "0190": "oin", "oin": "oin", "rsin": "rsin"})
_BY_NAME = (
    (re.compile(r"^ministerie van "), "Ministry"),
    (re.compile(r"^provincie "), "Province"),
    (re.compile(r"^gemeente "), "Municipality"),
    (re.compile(r"^(?:waterschap|hoogheemraadschap|wetterskip) "), "WaterAuthority"),
    (re.compile(r"^(?:veiligheidsregio|metropoolregio|omgevingsdienst|gemeenschappelijke regeling) "), "Region"),
    (re.compile(r"universiteit|hogeschool|\btno\b|\buniversity\b|\bkennisinstituut\b"), "KnowledgeInstitute"),
)
_TOGETHER = re.compile(r"^(?:bouw)?(?:combinatie|consortium|samenwerkingsverband) ")
# CA_TYPE of the standard forms and BT-11 of eForms. Both say who controls the buyer, not what it is, so a kind that is
# not told by the name stays the general one.
_BY_LEGAL_TYPE = MappingProxyType(
    {
        "EU_INSTITUTION": "InternationalBody",
        "eu-ins-bod-ag": "InternationalBody",
        "int-org": "InternationalBody",
        "UTILITY": "Company",
        "def-cont": "Company",
        "spec-rights-entity": "Company",
    }
)
_PERSON = re.compile(r"^(?:dhr|de heer|hr|mevr|mevrouw|mw)\.?\s", re.IGNORECASE)


# What ends the name of a legal person; a partnership, which often bears the names of its partners, is none.
_LEGAL_FORM = (
    r"(?<!\w)(?:b\.?\s?v\.?|n\.?\s?v\.?|u\.\s?a\.?|b\.?v\.?b\.?a\.?|gmbh|ag|s\.a\.(?:s\.|r\.l\.)?|sarl|s\.?p\.?a\.?"
    r"|s\.?r\.?l\.?|ltd\.?|limited|plc|llc|inc\.?)(?!\w)"
)
_LEGAL_PERSON = re.compile(
    rf"{_LEGAL_FORM}\W*(?:\([^()]*\)\W*)?$|^(?:de\s)?(?:stichting|vereniging|co[öo]peratie|gemeente|provincie|ministerie"
    r"|waterschap|hoogheemraadschap|universiteit|hogeschool)\b",
    re.IGNORECASE,
)
_TOGETHER_BEFORE = re.compile(
    r"\s*(?:de\s)?(?:bouw)?(?:combinatie|consortium|samenwerkingsverband)\b[\s:]*", re.IGNORECASE
)
_MEMBER = re.compile(
    rf"(?P<name>[^\W_].*?{_LEGAL_FORM})[\s)]*(?:[,;/+&–-]|\b(?:en|and|met)\b|$)[\s(]*(?:(?:en|and)\b\s*)?",
    re.IGNORECASE,
)
# What buyers write where a form demands the name of a winner.
_NO_NAME = frozenset(
    {
        *(
            "vervallen",
            "perceel vervallen",
            "ingetrokken",
            "gestaakt",
            "procedure gestaakt",
            "niet gegund",
            "not awarded",
        ),
        *(
            "geen gunning",
            "no award",
            "geen winnaar",
            "geen inschrijving",
            "geen inschrijvingen",
            "geen",
            "none",
            "nihil",
        ),
        *(
            "nvt",
            "n v t",
            "niet van toepassing",
            "na",
            "n a",
            "not applicable",
            "leeg",
            "null",
            "test",
            "niemand",
            "idem",
        ),
        *("onbekend", "nog onbekend", "niet bekend", "nog niet bekend", "unknown", "nnb", "tbd", "to be determined"),
        *("nader te bepalen", "nog nader te bepalen", "nog te bepalen", "geheim", "vertrouwelijk", "confidential"),
        *("niet openbaar", "anoniem", "zie bijlage", "zie boven", "zie beschrijving", "zie hierboven"),
        *(
            "diverse",
            "diversen",
            "diverse partijen",
            "diverse leveranciers",
            "meerdere",
            "meerdere partijen",
            "various",
        ),
    }
)


def is_person(organisation: Organisation) -> bool:
    """Whether it is a natural person, who must not become an entity: the notice says so, or the name begins so.

    A legal person is none, whatever box was ticked. A number of the Chamber of Commerce alone does not tell, for who
    works for himself has one too.
    """
    if _LEGAL_PERSON.search(organisation.name) is not None:
        return False
    return organisation.natural_person or _PERSON.match(organisation.name) is not None


def is_placeholder(name: str) -> bool:
    """Whether a name only fills its field, as `Vervallen`, `n.v.t.` and `-` do."""
    bare = plain_name(name)
    filling = bare in _NO_NAME or not any(letter.isalpha() for letter in bare) or set(bare) <= set("x ")
    return filling and _LEGAL_PERSON.search(name) is None


def members_named(name: str) -> tuple[str, ...]:
    """The legal persons that the name of a group lists, if it lists nothing else: `Combinatie A B.V. - B B.V.`"""
    parts, at = list[str](), (begin.end() if (begin := _TOGETHER_BEFORE.match(name)) else 0)
    at += len(name[at:]) - len(name[at:].lstrip("( "))
    while (part := _MEMBER.match(name, at)) is not None:
        parts.append(part["name"])
        at = part.end()
    return tuple(dict.fromkeys(parts)) if at == len(name) and len(parts) > 1 else ()


def numbers(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """The Dutch register numbers (scheme, value) that an organisation gives.

    Eight digits of a Dutch organisation are its number at the Chamber of Commerce (KvK), twenty its OIN; an OIN that
    was made from a KvK number or an RSIN holds that number too. Other numbers are TenderNed's own.
    """
    digits = re.sub(r"[\s.]", "", organisation.number or "")
    scheme = _SCHEMES.get((organisation.scheme or "").lower().removeprefix("eas-").removeprefix("eas:"))
    if (
        not digits.isascii()
        or not digits.isdigit()
        or len(set(digits)) == 1
        or organisation.country not in {"NL", None}
    ):
        return ()
    if len(digits) == 20 and scheme in {None, "oin"}:
        made_of = {"00000001": ("rsin", digits[8:17]), "00000003": ("kvk", digits[8:16])}.get(digits[:8])
        return (("oin", digits), made_of) if made_of else (("oin", digits),)
    if len(digits) == 8 and scheme in {None, "kvk"} and digits != "12345678":
        return (("kvk", digits),)
    return (("rsin", digits),) if len(digits) == 9 and scheme == "rsin" else ()


def entity(
    organisation: Organisation,
    notice: Notice,
    register: Register,
    *,
    locator: str,
    buyer: bool = False,
    group: bool = False,
) -> Entity:
    """The entity of an organisation: the registered one, else one by its number, else one that the notice issues.

    `group` says that the notice calls it a group of tenderers although it gives a single name. A buyer whose name goes
    on after that of a registered body is a unit of it, and no body of its own.
    """
    unit = buyer and register.body_of(organisation.name) is not None
    # A unit often gives the number of the body that it is part of.
    known = () if unit else numbers(organisation)
    registered = None if unit else register.organisation(organisation.name, known)
    if registered is not None:
        spelled = plain_name(organisation.name) == plain_name(registered.name)
        names = () if spelled else (Name(organisation.name),)
        return Entity(
            registered.id,
            registered.kind,
            registered.name,
            names=names,
            identifiers=registered.identifiers,
            locator=locator,
            url=notice.url,
        )
    lasting = next((number for scheme in ("kvk", "oin") for number in known if number[0] == scheme), None)
    return Entity(
        "-".join(lasting) if lasting else f"{notice.id}-{key(organisation.key)}",
        "Directorate" if unit else _kind(organisation, buyer, group),
        organisation.name,
        identifiers=tuple(Identifier(*number) for number in known),
        homepage=web_address(organisation.homepage),
        locator=locator,
        url=notice.url,
    )


def _kind(organisation: Organisation, buyer: bool, group: bool) -> str:
    name = plain_name(organisation.name)
    if group or _TOGETHER.match(name) or (not buyer and members_named(organisation.name)):
        return "Consortium"
    named_kind = next((kind for pattern, kind in _BY_NAME if pattern.search(name)), None)
    if named_kind is not None and (buyer or named_kind == "KnowledgeInstitute"):
        return named_kind
    return _BY_LEGAL_TYPE.get(organisation.legal_type or "", "Agency") if buyer else "Company"
