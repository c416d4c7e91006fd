"""CORDIS: Dutch participants of European projects, with the pitfalls of the files."""

import shutil
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from graph.ask.snapshot import take_snapshot
from graph.model.records import Batch, Entity, Status
from graph.store import Store, open_store
from loaders.engine.run import load
from loaders.problems import LoadError
from loaders.readers.notices.register import Register
from loaders.sources.cordis import FOREIGN, PERSON, Table, read_participants, recognises, tables_in
from tests.told import dutch

FIXTURES = Path(__file__).parents[1] / "fixtures" / "cordis"
PARTICIPANTS = FIXTURES / "h2020" / "organization.csv"
PROJECTS = FIXTURES / "h2020" / "project.csv"


def table(path: Path) -> Table:
    (found,) = tables_in(path)
    return found


@pytest.fixture(scope="module")
def batch() -> Batch:
    return read_participants(table(PARTICIPANTS), table(PROJECTS), Register())[0]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        yield store


def test_dutch_participants_take_part_in_their_project_with_role_and_contribution(batch: Batch) -> None:
    assert [(claim.subject, claim.object, claim.role) for claim in batch.claims] == [
        ("cordis-org-900000001", "cordis-900001", "coördinator"),
        ("cordis-org-900000002", "cordis-900001", "deelnemer"),
        ("cordis-org-900000005", "cordis-900002", "deelnemer"),
    ]
    assert [claim.amount and claim.amount.value for claim in batch.claims] == [
        Decimal("230000.5"),
        None,
        Decimal("1000.25"),
    ]


def test_a_participation_that_ended_says_so(batch: Batch) -> None:
    assert [claim.status for claim in batch.claims] == [None, Status.ENDED, None]


def test_foreign_participants_and_possible_persons_are_counted_and_left_out(batch: Batch) -> None:
    skipped = read_participants(table(PARTICIPANTS), None, Register())[1]
    assert dict(skipped) == {FOREIGN: 1, PERSON: 1}
    assert not {"Voorbeeld Vera", "MUSTERSTADT GMBH"} & {entity.name for entity in batch.entities}


def test_kinds_follow_the_activity_type(batch: Batch) -> None:
    kinds = {entity.id: entity.kind for entity in batch.entities}
    assert kinds["cordis-org-900000001"] == "KnowledgeInstitute"
    assert kinds["cordis-org-900000002"] == "Company"
    assert kinds["cordis-org-900000005"] == "Agency"


def test_a_project_gets_its_period_and_title_from_the_project_file(batch: Batch) -> None:
    project = next(entity for entity in batch.entities if entity.id == "cordis-900001")
    assert (project.name, project.since, project.until) == ("VOORBEELD", "2018-01-01", "2020-12-31")
    assert [(name.text, name.lang) for name in project.names] == [
        ("Sensors that report themselves; a demonstration", "en")
    ]
    assert "cordis-900003" not in {entity.id for entity in batch.entities}


def test_a_public_body_is_the_one_in_the_register() -> None:
    register = Register((Entity("tooi-mnre1045", "Ministry", "ministerie van Economische Zaken en Klimaat"),))
    batch, _ = read_participants(table(PARTICIPANTS), table(PROJECTS), register)
    assert "tooi-mnre1045" in {claim.subject for claim in batch.claims}


def test_real_rows_without_dutch_participants_give_nothing_but_a_count(store: Store) -> None:
    (run,) = load(store, [FIXTURES / "organization_sample.csv"])
    assert (run.outcome, run.text("nl")) == (
        "unchanged",
        "organization_sample.csv: 4 rijen overgeslagen: deelname van buiten Nederland (4)",
    )
    assert not take_snapshot(store.read()).nodes


def test_a_folder_loads_once_under_its_own_name(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "cordis-h2020projects-csv"
    shutil.copytree(FIXTURES / "h2020", folder)
    assert [run.source for run in load(store, [folder]) if run.outcome == "loaded"] == ["cordis-h2020projects-csv"]
    assert {run.outcome for run in load(store, [folder])} == {"unchanged"}
    assert len(take_snapshot(store.read()).with_past.of_kind("Project")) == 2


def test_every_wrong_number_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "organization.csv"
    text = PARTICIPANTS.read_text(encoding="utf-8").replace('"900000002"', '"?"').replace('"900002"', '""')
    path.write_text(text + '"te";"kort"\n', encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        read_participants(table(path), None, Register())
    assert [problem.partition(":")[0] for problem in dutch(refused.value)] == [
        "organization.csv, rij 3, kolom organisationID",
        "organization.csv, rij 6, kolom projectID",
        "organization.csv, rij 7",
    ]


def test_a_character_that_is_no_text_is_refused_with_file_and_row(tmp_path: Path) -> None:
    participants, projects = tmp_path / "organization.csv", tmp_path / "project.csv"
    participants.write_bytes(PARTICIPANTS.read_bytes().replace(b"coordinator", b"coord\0"))
    projects.write_bytes(PROJECTS.read_bytes().replace(b"Sensors", b"Sens\0"))
    with pytest.raises(LoadError) as refused:
        read_participants(table(participants), table(projects), Register())
    assert [problem.partition(":")[0] for problem in dutch(refused.value)] == [
        "organization.csv, rij 2",
        "project.csv, rij 2",
    ]


def test_the_zip_that_is_published_loads_like_its_folder(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "cordis-h2020projects-csv.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(PARTICIPANTS, "csv/organization.csv")
        archive.write(PROJECTS, "csv/project.csv")
        archive.writestr("csv/topics.csv", "projectID;topic\n1;x\n")
    assert [run.source for run in load(store, [path]) if run.outcome == "loaded"] == ["cordis-h2020projects-csv"]
    (project,) = [
        node for node in take_snapshot(store.read()).with_past.of_kind("Project") if node.id == "cordis-900001"
    ]
    assert project.since == "2018-01-01"


def test_a_damaged_row_in_a_zip_is_named_with_zip_and_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("organization.csv", PARTICIPANTS.read_bytes().replace(b'"900000002"', b'"?"'))
    (run,) = [run for run in load(store, [path]) if run.outcome == "refused"]
    assert str(run.text("nl")).startswith("cordis.zip, organization.csv, rij 3, kolom organisationID")


def test_projects_without_participants_are_refused(store: Store, tmp_path: Path) -> None:
    shutil.copy(PROJECTS, tmp_path / "project.csv")
    (run,) = load(store, [tmp_path / "project.csv"])
    assert run.outcome == "refused"
    assert "organization.csv" in str(run.text("nl"))


@pytest.mark.parametrize(
    ("path", "expected"), [(PARTICIPANTS, True), (PROJECTS, True), (FIXTURES / "SOURCE.txt", False)]
)
def test_the_files_are_recognised_by_their_columns(path: Path, expected: bool) -> None:
    assert recognises(path) is expected
