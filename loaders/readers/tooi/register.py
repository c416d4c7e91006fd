"""What a TOOI register says, whatever file it was read from."""

from dataclasses import dataclass
from types import MappingProxyType

from graph.model.words import Message

ID = "https://identifier.overheid.nl/tooi/id/"
LISTS = "https://repository.officiele-overheidspublicaties.nl/waardelijsten/"
_FOLDERS = MappingProxyType(
    {
        "mnre": "ministerie",
        "pv": "provincie",
        "gm": "gemeente",
        "ws": "waterschap",
        "oorg": "oorg",
        "zb": "zbo",
    }
)
# The sets that can be read, each with the part of the source that it becomes.
SETS = MappingProxyType(
    {
        "rwc_ministeries_compleet": "ministeries",
        "rwc_provincies_compleet": "provincies",
        "rwc_gemeenten_compleet": "gemeenten",
        "rwc_waterschappen_compleet": "waterschappen",
        "rwc_overige_overheidsorganisaties_compleet": "overige-organisaties",
        "rwc_zbo_compleet": "zelfstandige-bestuursorganen",
    }
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a body was called in a period: with its sort (`gemeente 's-Gravenhage`), without, and as it prefers."""

    official: str
    short: str
    preferred: str
    abbreviation: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A public body: its code, its namings from the oldest to the newest, when it existed, and where it lies."""

    code: str
    namings: tuple[Naming, ...]
    sort: str | None = None
    since: str | None = None
    until: str | None = None
    province: str | None = None
    owms: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        """Its address in the register."""
        return ID + f"{_FOLDERS[letters(self.code)]}/{self.code}"

    @property
    def naming(self) -> Naming:
        """The newest naming."""
        return self.namings[-1]


@dataclass(frozen=True, slots=True)
class Event:
    """A change: what was before, what came after, on which day, and the publication that it rests on."""

    id: str
    type: str
    on: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """One edition of a set. `seen` is the day on which its contents hold, `published` the day it came out.

    `left_out` says which sorts of bodies and changes are not read, each with how many.
    """

    set: str
    edition: str
    title: str
    seen: str
    published: str
    bodies: tuple[Body, ...]
    events: tuple[Event, ...]
    left_out: tuple[tuple[Message, int], ...] = ()

    @property
    def address(self) -> str:
        """Where the edition is published."""
        return address_of(self.set, self.edition)


def address_of(set: str, edition: int | str) -> str:
    """Where an edition of a list is published."""
    return f"{LISTS}{set}/{edition}/json/{set}_{edition}.json"


def letters(code: str) -> str:
    """The letters that a code begins with; KeyError when no register has codes like it."""
    prefix = code.rstrip("0123456789")
    if prefix == code or prefix not in _FOLDERS:
        raise KeyError(code)
    return prefix
