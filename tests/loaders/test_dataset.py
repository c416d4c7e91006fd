from pathlib import Path

import pytest

from graph.model.records import Amount, Claim, Confidence, Name, NameUse, Rank, Source, Status
from loaders.problems import LoadError
from loaders.readers.dataset import read_dataset
from tests.told import dutch, refuses

SOURCE = Source("voorbeeld", "Voorbeeld", "Voorbeeldland", "CC0-1.0", Rank.CURATED)
RIGHT = """\
entities:
  - id: vb-agenda
    kind: Covenant
    name: Voorbeeldagenda
    names:
      - {text: VA, use: abbreviation}
      - {text: "de Voorbeeldagenda", use: running}
    identifiers: {url: "https://voorbeeld.example"}
    since: 2019
  - {id: vb-koepel, kind: Association, name: Voorbeeldkoepel, locator: p. 1}
claims:
  - {subject: vb-koepel, relation: partyTo, object: vb-agenda, since: "2019", until: "2020", status: running,
     amount: {value: "11500000", unit: EUR, period: kabinetsperiode}, role: penvoerder, locator: "p. 2",
     confidence: reported, holds: false}
"""


def _problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "feiten.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        read_dataset(path, SOURCE)
    return dutch(refused.value)


def test_a_dataset_is_read_with_all_its_qualifiers(tmp_path: Path) -> None:
    (tmp_path / "feiten.yaml").write_text(RIGHT, encoding="utf-8")
    batch = read_dataset(tmp_path, SOURCE)
    agenda, _ = batch.entities
    assert agenda.names == (Name("VA", NameUse.ABBREVIATION), Name("de Voorbeeldagenda", NameUse.RUNNING))
    assert agenda.since == "2019"
    (claim,) = batch.claims
    assert isinstance(claim.amount, Amount)
    assert (claim.status, claim.confidence, claim.holds) == (Status.RUNNING, Confidence.REPORTED, False)
    assert (str(claim.amount.value), claim.amount.unit, claim.amount.period) == ("11500000", "EUR", "kabinetsperiode")
    assert claim == Claim(
        "vb-koepel", "partyTo", "vb-agenda", since="2019", until="2020", status=Status.RUNNING, amount=claim.amount,
        role="penvoerder", locator="p. 2", confidence=Confidence.REPORTED, holds=False,
    )  # fmt: skip


def test_a_file_can_say_what_its_source_is(tmp_path: Path) -> None:
    head = "source: {id: eigen, title: Eigen, publisher: Voorbeeldland, licence: CC0-1.0, rank: curated}\n"
    (tmp_path / "feiten.yaml").write_text(head + RIGHT, encoding="utf-8")
    assert read_dataset(tmp_path / "feiten.yaml").source.id == "eigen"
    (tmp_path / "feiten.yaml").write_text(RIGHT, encoding="utf-8")
    with refuses(LoadError, match=r"feiten\.yaml: het veld source ontbreekt"):
        read_dataset(tmp_path / "feiten.yaml")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (
            "kind: Covenant",
            "kind: Convenant",
            "feiten.yaml, regel 2, vb-agenda: entiteit vb-agenda: ‘Conve",
        ),
        ("kind: Covenant", "soort: Covenant", "feiten.yaml, regel 2, vb-agenda, veld kind: ontbreekt"),
        ("use: running", "use: loopt", "feiten.yaml, regel 7, vb-agenda names, veld use: ‘loopt’ kan niet"),
        (
            "since: 2019",
            "since: 2019-13",
            "feiten.yaml, regel 2, vb-agenda: entiteit vb-agenda: ‘2019-13’ noemt",
        ),
        ('until: "2020"', 'until: "2018"', "feiten.yaml, regel 12, vb-koepel partyTo vb-agenda: bewering"),
        ("relation: partyTo", "relation: partijBij", "feiten.yaml, regel 12, vb-koepel partijBij vb-agenda: bewering"),
        ("subject: vb-koepel", "subject: vb-weg", "feiten.yaml, regel 12, vb-weg partyTo vb-agenda: bewering"),
        ("kind: Association", "kind: Report", "feiten.yaml, regel 12, vb-koepel partyTo vb-agenda: bewering"),
        ('locator: "p. 2",', "", "feiten.yaml, regel 12, vb-koepel partyTo vb-agenda, veld locator: ontbreekt"),
        ('"11500000"', "11.500.000", "feiten.yaml, regel 13, vb-koepel partyTo vb-agenda amount, veld value:"),
        ("holds: false", "holds: nee", "feiten.yaml, regel 12, vb-koepel partyTo vb-agenda, veld holds: ‘nee’"),
        ("id: vb-koepel", "id: vb-agenda", "feiten.yaml, regel 10, vb-agenda: staat ook in feiten.yaml, regel 2"),
        ("locator: p. 1}", "region: vb-weg}", "feiten.yaml, regel 10, vb-koepel, veld region: ‘vb-weg’ staat niet"),
        ("claims:", "beweringen:", "feiten.yaml, veld beweringen: onbekend"),
        ("  - id: vb-agenda", "  - vb-agenda\n  - id: vb-agenda", "feiten.yaml, veld entities: hier staat ‘vb-agenda’"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_element(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert old in RIGHT
    problems = _problems(tmp_path, RIGHT.replace(old, new, 1))
    assert problems[0].startswith(where)


def test_all_errors_of_all_files_of_a_dataset_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RIGHT.replace("Covenant", "Convenant").replace("running", "loopt"), "utf-8")
    (tmp_path / "b.yaml").write_text("entities: [{id: b, kind: Company}]\n", "utf-8")
    (tmp_path / "c.yaml").write_text("entities: [\n", "utf-8")
    with pytest.raises(LoadError) as refused:
        read_dataset(tmp_path, SOURCE)
    assert {problem[:6] for problem in dutch(refused.value)} == {"a.yaml", "b.yaml", "c.yaml"}
    assert len(refused.value.problems) == 4


def test_an_entity_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("entities: [{id: vb, kind: Company, name: Voorbeeld BV}]\n", "utf-8")
    with refuses(LoadError, match=r"^b\.yaml, regel 1, vb: staat ook in a\.yaml, regel 1, vb"):
        read_dataset(tmp_path, SOURCE)
