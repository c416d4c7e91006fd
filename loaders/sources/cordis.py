"""European research and innovation projects with Dutch participants, from the CSV files that CORDIS publishes.

Files: `organization.csv` and beside it, if at hand, `project.csv`. Columns are found by name, for their set differs a
little between programmes. Only participants in the Netherlands are read (country NL). Pitfalls of the files: amounts
come with a decimal point and with a decimal comma, and natural persons stand among the organisations without a mark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from graph.records import Amount, Batch, Claim, Entity, Identifier, Name, NameUse, Rank, Source, Status
from loaders.card import Card, Expected, Given, Skipped
from loaders.notices.notice import day, key, money, shorten, tidy, web_address
from loaders.notices.register import Register, bundled_register, plain_name
from loaders.problems import LoadError, Place
from loaders.reading import read_csv, read_head

CARD = Card(
    id="cordis",
    title="CORDIS: Europese onderzoeks- en innovatieprojecten met Nederlandse deelnemers",
    publisher="Publicatiebureau van de Europese Unie",
    licence="CC-BY-4.0",
    url="https://cordis.europa.eu/",
    cadence="maandelijks",
    rank=Rank.OFFICIAL,
    expected=(Expected(1, 100_000, "participatesIn"),),
    bundled=False,
)
ORGANISATION_COLUMNS = frozenset({"projectID", "projectAcronym", "organisationID", "name", "country", "role"})
PROJECT_COLUMNS = frozenset({"id", "acronym", "title", "startDate", "endDate"})
PERSON = "mogelijk een natuurlijk persoon"
FOREIGN = "deelname van buiten Nederland"

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
_LEGAL_FORM = re.compile(
    r"\b(?:b\.? ?v\.?|n\.? ?v\.?|v\.? ?o\.? ?f\.?|c\.? ?v\.?|u\.? ?a\.?|"
    r"stichting|vereniging|co[oö]peratie\w*|foundation)(?=\W|$)",
    re.IGNORECASE,
)


def recognises(path: Path) -> bool:
    """Whether it is an organization.csv or a project.csv of CORDIS, by its column names."""
    return path.suffix.lower() == ".csv" and any(
        columns <= _header(path) for columns in (ORGANISATION_COLUMNS, PROJECT_COLUMNS)
    )


def batches(given: Given) -> Iterable[Batch | LoadError | Skipped]:
    """A batch for each organization.csv, with what the project.csv in the same folder says of its projects."""
    paths = [file.path for file in given.files]
    projects = {path.parent: path for path in paths if not columns_of_participants(path)}
    for path in paths:
        if columns_of_participants(path):
            try:
                batch, skipped = read_participants(path, projects.get(path.parent), bundled_register())
            except LoadError as error:
                yield LoadError(*error.problems, source=source_of(path).id)
                continue
            if batch.claims:
                yield batch
            if skipped:
                reasons = "; ".join(f"{reason} ({count})" for reason, count in skipped.most_common())
                yield Skipped(f"{path.name}: {skipped.total()} rijen overgeslagen: {reasons}")
        elif not any(columns_of_participants(other) for other in paths if other.parent == path.parent):
            yield LoadError(f"{path.name}: zonder organization.csv in dezelfde map zijn er geen deelnemers om te laden")


def columns_of_participants(path: Path) -> bool:
    """Whether the file lists participants rather than projects."""
    return _header(path) >= ORGANISATION_COLUMNS


def source_of(path: Path) -> Source:
    """The source that an organization.csv is, named after its folder, as in `cordis-h2020projects-csv`."""
    named = path.parent.name if path.stem == "organization" else path.stem
    return CARD.source(re.sub(r"^cordis-", "", key(named)) or "deelnemers")


def read_participants(path: Path, projects: Path | None, register: Register) -> tuple[Batch, Counter[str]]:
    """The Dutch participants in a file and their projects, with how many rows were left out and why.

    Raises LoadError for a missing column, or for a row without project, organisation or name.
    """
    entities: dict[str, Entity] = {}
    claims: dict[str, Claim] = {}
    skipped: Counter[str] = Counter()
    wanted: set[str] = set()
    _check_columns(path, ORGANISATION_COLUMNS)
    for number, row in read_csv(path):
        if row["country"].strip() != "NL":
            skipped[FOREIGN] += 1
        elif _may_be_a_person(row):
            skipped[PERSON] += 1
        else:
            place = Place(path.name, row=number)
            actor = _organisation(row, place, register)
            project = Entity(
                f"cordis-{_number(row, 'projectID', place)}",
                "Project",
                tidy(row["projectAcronym"]) or f"CORDIS-project {row['projectID'].strip()}",
                identifiers=(Identifier("cordis", row["projectID"].strip()),),
                locator=f"organization.csv, projectID {row['projectID'].strip()}",
                url=f"https://cordis.europa.eu/project/id/{row['projectID'].strip()}",
            )
            entities.setdefault(actor.id, actor)
            entities.setdefault(project.id, project)
            wanted.add(project.id)
            claim = _participation(row, actor.id, project.id)
            claims.setdefault(claim.key, claim)
    for project in _described(projects, wanted) if projects else ():
        entities[project.id] = project
    return Batch(source_of(path), tuple(entities.values()), tuple(claims.values())), skipped


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


def _organisation(row: Mapping[str, str], place: Place, register: Register) -> Entity:
    number, name = _number(row, "organisationID", place), tidy(row["name"])
    if name is None:
        raise LoadError(f"{place}, kolom name: is leeg; hier staat de naam van de deelnemer")
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


def _described(path: Path, wanted: set[str]) -> Iterator[Entity]:
    """The projects of project.csv that have a Dutch participant."""
    _check_columns(path, PROJECT_COLUMNS)
    for number, row in read_csv(path):
        project = _number(row, "id", Place(path.name, row=number))
        if f"cordis-{project}" not in wanted:
            continue
        title = tidy(row["title"])
        since, until = day(row["startDate"]), day(row["endDate"])
        yield Entity(
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


def _number(row: Mapping[str, str], column: str, place: Place) -> str:
    number = row[column].strip()
    if not re.fullmatch(r"[0-9A-Za-z]{1,40}", number):
        raise LoadError(f"{place}, kolom {column}: {number[:40]!r} is geen nummer van CORDIS; verwacht cijfers")
    return number


def _check_columns(path: Path, columns: frozenset[str]) -> None:
    missing = sorted(columns - _header(path))
    if missing:
        raise LoadError(f"{path.name}, rij 1: deze kolommen ontbreken: {', '.join(missing)}")


def _header(path: Path) -> frozenset[str]:
    """The column names in the first line of a file, as far as they can be told without reading on."""
    line = read_head(path).decode("utf-8-sig", "replace").partition("\n")[0]
    return frozenset(name.strip().strip('"') for name in line.strip().split(";" if ";" in line else ","))
