"""European research and innovation projects with Dutch participants, from the CSV files that CORDIS publishes.

Files: `organization.csv` and beside it, if at hand, `project.csv`; or the zip in which both are published. Columns are
found by name, for their set differs a little between programmes. Only participants in the Netherlands are read (country
NL). Pitfalls of the files: amounts come with a decimal point and with a decimal comma, and natural persons stand among
the organisations without a mark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from graph.model.records import (
    Amount,
    Batch,
    Claim,
    Entity,
    Identifier,
    Name,
    NameUse,
    Rank,
    RecordError,
    Source,
    Status,
)
from graph.model.words import Message, message
from loaders.card import Cadence, Card, Expected, Feed, Form, Given, Skipped, ToldBy, counted
from loaders.problems import LoadError, Place, raise_all
from loaders.readers.notices.notice import day, key, money, shorten, tidy, web_address
from loaders.readers.notices.register import Register, bundled_register, plain_name
from loaders.readers.reading import open_entry, open_file, open_zip, read_csv_stream, read_head, read_zip

CARD = Card(
    id="cordis",
    title="CORDIS: Europese onderzoeks- en innovatieprojecten met Nederlandse deelnemers",
    publisher="Publicatiebureau van de Europese Unie",
    licence="CC-BY-4.0",
    url="https://cordis.europa.eu/",
    cadence=Cadence.MONTHLY,
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 100_000, "participatesIn"),),
    bundled=False,
    hosts=frozenset({"cordis.europa.eu"}),
    feed=Feed(
        tuple(
            f"https://cordis.europa.eu/data/cordis-{programme}projects-csv.zip"
            for programme in ("HORIZON", "h2020", "fp7")
        ),
        Form.ZIP,
        ToldBy.VALIDATOR,
    ),
)
ORGANISATION_COLUMNS = frozenset({"projectID", "projectAcronym", "organisationID", "name", "country", "role"})
PROJECT_COLUMNS = frozenset({"id", "acronym", "title", "startDate", "endDate"})
PERSON = message("load-may-be-a-person")
FOREIGN = message("load-participant-from-abroad")

# The activity types of CORDIS: private for profit, research, higher or secondary education, public body, other.
_KINDS = MappingProxyType(
    {
        "PRC": "Company",
        "REC": "KnowledgeInstitute",
        "HES": "KnowledgeInstitute",
        "PUB": "Agency",
        "OTH": "CivilSocietyOrganisation",
    }
)
_ROLES = MappingProxyType(
    {
        "coordinator": "coördinator",
        "participant": "deelnemer",
        "partner": "partner",
        "thirdParty": "derde partij",
        "internationalPartner": "internationale partner",
        "associatedPartner": "geassocieerde partner",
    }
)
_NUMBER = re.compile(r"[0-9A-Za-z]{1,40}")
_LEGAL_FORM = re.compile(
    r"\b(?:b\.? ?v\.?|n\.? ?v\.?|v\.? ?o\.? ?f\.?|c\.? ?v\.?|u\.? ?a\.?|"
    r"stichting|vereniging|co[oö]peratie\w*|foundation)(?=\W|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of CORDIS with its column names, by itself or, with `member`, in a zip."""

    path: Path
    columns: frozenset[str]
    member: str | None = None

    @property
    def name(self) -> str:
        """What a person knows the file by."""
        return f"{self.path.name}, {self.member}" if self.member else self.path.name

    def rows(self, problems: list[Message]) -> Iterator[tuple[int, dict[str, str]]]:
        """Its rows; LoadError when it cannot be read."""
        with open_file(self.path) as file:
            if self.member is None:
                yield from read_csv_stream(file, self.name, self.path.stat().st_size, problems=problems)
                return
            with open_zip(file, self.path.name, None) as archive:
                entry = archive.getinfo(self.member)
                with open_entry(archive, entry, self.path.name) as stream:
                    yield from read_csv_stream(stream, self.name, entry.file_size, problems=problems)


def recognises(path: Path) -> bool:
    """Whether it is an organization.csv or a project.csv of CORDIS by its column names, or a zip that holds one."""
    try:
        return bool(tables_in(path))
    except LoadError:
        return False


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """A batch for each organization.csv, with what the project.csv in the same folder or zip says of its projects."""
    together: dict[Path, list[Table]] = {}
    for file in given.files:
        place = file.path if _is_zip(file.path) else file.path.parent
        together.setdefault(place, []).extend(tables_in(file.path))
    for tables in together.values():
        lists = [table for table in tables if table.columns >= ORGANISATION_COLUMNS]
        projects = next((table for table in tables if table not in lists), None)
        for table in lists:
            try:
                batch, skipped = read_participants(table, projects, bundled_register())
            except LoadError as error:
                yield LoadError(*error.problems, source=source_of(table).id)
                continue
            if batch.claims:
                yield batch
            if skipped:
                reasons = counted(skipped.most_common())
                yield Skipped(Place(table.name).problem("load-rows-skipped", count=skipped.total(), reasons=reasons))
        if projects is not None and not lists:
            yield LoadError(Place(projects.name).problem("load-projects-without-participants"))


def tables_in(path: Path) -> list[Table]:
    """The files of CORDIS that a path stands for, known by their column names; LoadError for a broken zip."""
    if _is_zip(path):
        heads = read_zip(path, None, most=4096, wanted=lambda name: name.lower().endswith(".csv"))
        tables = [Table(path, _columns(head), member) for member, head in heads]
    else:
        tables = [Table(path, _columns(read_head(path)))] if path.suffix.lower() == ".csv" else []
    return [table for table in tables if _is_ours(table.columns)]


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _is_ours(columns: frozenset[str]) -> bool:
    return columns >= ORGANISATION_COLUMNS or columns >= PROJECT_COLUMNS


def _columns(head: bytes) -> frozenset[str]:
    """The column names in the first line, as far as they can be told without reading on."""
    line = head.decode("utf-8-sig", "replace").partition("\n")[0]
    return frozenset(name.strip().strip('"') for name in line.strip().split(";" if ";" in line else ","))


def source_of(table: Table) -> Source:
    """The source that an organization.csv is, named after its zip or folder, as in `cordis-h2020projects-csv`."""
    path = table.path
    named = path.parent.name if path.stem == "organization" else path.stem
    return CARD.source(re.sub(r"^cordis-", "", key(named)) or "deelnemers")


def read_participants(table: Table, projects: Table | None, register: Register) -> tuple[Batch, Counter[Message]]:
    """The Dutch participants in a file and their projects, with how many rows were left out and why.

    Raises LoadError for every row without project, organisation or name.
    """
    entities: dict[str, Entity] = {}
    claims: dict[str, Claim] = {}
    skipped: Counter[Message] = Counter()
    wanted: set[str] = set()
    problems: list[Message] = []
    for number, row in table.rows(problems):
        if row["country"].strip() != "NL":
            skipped[FOREIGN] += 1
        elif _may_be_a_person(row):
            skipped[PERSON] += 1
        elif wrong := list(_wrong(row, Place(table.name, row=number))):
            problems.extend(wrong)
        else:
            try:
                actor, project = _organisation(row, register), _project(row)
                claim = _participation(row, actor.id, project.id)
            except RecordError as error:
                problems.extend(map(Place(table.name, row=number).told, error.problems))
                continue
            entities.setdefault(actor.id, actor)
            entities.setdefault(project.id, project)
            wanted.add(project.id)
            claims.setdefault(claim.key, claim)
    for project in _described(projects, wanted, problems) if projects else ():
        entities[project.id] = project
    raise_all(problems)
    return Batch(source_of(table), tuple(entities.values()), tuple(claims.values())), skipped


def _wrong(row: Mapping[str, str], place: Place) -> Iterator[Message]:
    """What a row of a Dutch participant lacks."""
    for column in ("projectID", "organisationID"):
        if not _NUMBER.fullmatch(row[column].strip()):
            yield replace(place, column=column).problem("load-no-cordis-number", given=row[column].strip()[:40])
    if tidy(row["name"]) is None:
        yield replace(place, column="name").problem("load-missing")


def _project(row: Mapping[str, str]) -> Entity:
    number = row["projectID"].strip()
    return Entity(
        f"cordis-{number}",
        "Project",
        tidy(row["projectAcronym"]) or f"CORDIS-project {number}",
        identifiers=(Identifier("cordis", number),),
        locator=f"organization.csv, projectID {number}",
        url=f"https://cordis.europa.eu/project/id/{number}",
    )


def _participation(row: Mapping[str, str], actor: str, project: str) -> Claim:
    role, contribution = row["role"].strip(), money(tidy(row.get("ecContribution")), "EUR")
    project_number = row["projectID"].strip()
    return Claim(
        actor,
        "participatesIn",
        project,
        status=Status.ENDED if row.get("endOfParticipation", "").strip() == "true" else None,
        amount=Amount(contribution.value, contribution.currency) if contribution else None,
        role=_ROLES.get(role, role) or None,
        note="Het bedrag is de bijdrage van de Europese Commissie." if contribution else None,
        locator=f"organization.csv, projectID {project_number}, organisationID {row['organisationID'].strip()}",
        url=f"https://cordis.europa.eu/project/id/{project_number}",
    )


def _organisation(row: Mapping[str, str], register: Register) -> Entity:
    number, name = row["organisationID"].strip(), tidy(row["name"]) or ""
    registered = register.organisation(name)
    short = tidy(row.get("shortName"))
    names = (Name(short, NameUse.ABBREVIATION),) if short and short.casefold() != name.casefold() else ()
    locator = f"organization.csv, organisationID {number}"
    if registered is not None:
        return Entity(
            registered.id,
            registered.kind,
            registered.name,
            names=(*names, Name(name)) if plain_name(name) != plain_name(registered.name) else names,
            identifiers=registered.identifiers,
            locator=locator,
        )
    return Entity(
        f"cordis-org-{number}",
        _KINDS.get(row.get("activityType", "").strip(), "Company"),
        shorten(name),
        names=names,
        homepage=web_address(tidy(row.get("organizationURL"))),
        locator=locator,
    )


def _may_be_a_person(row: Mapping[str, str]) -> bool:
    """Whether nothing shows that a participant is an organisation: CORDIS lists natural persons without a mark.

    Research, education and public bodies are organisations; any other needs a website, a short name or a legal form.
    """
    if row.get("activityType", "").strip() in {"HES", "REC", "PUB"}:
        return False
    shown = tidy(row.get("organizationURL")) or tidy(row.get("shortName")) or _LEGAL_FORM.search(row["name"])
    return not shown


def _described(table: Table, wanted: set[str], problems: list[Message]) -> Iterator[Entity]:
    """The projects of project.csv that have a Dutch participant."""
    for number, row in table.rows(problems):
        if f"cordis-{row['id'].strip()}" in wanted:
            try:
                yield _described_project(row)
            except RecordError as error:
                problems.extend(map(Place(table.name, row=number).told, error.problems))


def _described_project(row: Mapping[str, str]) -> Entity:
    project, title = row["id"].strip(), tidy(row["title"])
    since, until = day(row["startDate"]), day(row["endDate"])
    return Entity(
        f"cordis-{project}",
        "Project",
        shorten(tidy(row["acronym"]) or title or f"CORDIS-project {project}"),
        names=(Name(shorten(title), NameUse.OFFICIAL, "en"),) if title else (),
        identifiers=(Identifier("cordis", project),),
        since=since,
        until=until if until and (since is None or since <= until) else None,
        locator=f"project.csv, id {project}",
        url=f"https://cordis.europa.eu/project/id/{project}",
    )
