import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.problems import LoadError
from loaders.readers.reading import read_csv, read_csv_cells, read_json, read_xml, read_zip
from loaders.readers.workbook import read_workbook
from loaders.readers.yaml_elements import read_yaml
from tests.told import dutch, refuses

MEGABYTE = 2**20


def _written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _peak(read: Callable[[], object]) -> tuple[str, float]:
    """The message of a refusal, and the most memory that it took, in megabytes."""
    tracemalloc.start()
    try:
        with pytest.raises(LoadError) as refused:
            read()
        return "\n".join(dutch(refused.value)), tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_csv_is_read_as_text_with_either_separator_and_with_or_without_byte_order_mark(
    tmp_path: Path, delimiter: str, mark: bytes
) -> None:
    text = 'code;naam\n0363;Amsterdam\n\n0114;"Em;m,en"\n'.replace(";", delimiter, 1).replace("3;A", f"3{delimiter}A")
    text = text.replace('4;"', f'4{delimiter}"')
    path = _written(tmp_path / "a.csv", mark + text.encode())
    assert list(read_csv(path)) == [
        (2, {"code": "0363", "naam": "Amsterdam"}),
        (4, {"code": "0114", "naam": "Em;m,en"}),
    ]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ("id;naam\n1;caf\xe9\n".encode("latin-1"), "a.csv, rij 2, kolom naam: de tekens zijn niet in UTF-8"),
        ("id;naam\n1;a\n".encode("utf-16"), "a.csv, rij 1: de tekens zijn niet in UTF-8 opgeslagen (gevonden: UTF-16)"),
        (b"", "a.csv, rij 1: geen kolomnamen"),
        (b"id;id\n1;2\n", "a.csv, rij 1, kolom id: staat er twee keer"),
        (b"id;;naam\n1;2;3\n", "a.csv, rij 1, kolom 2: deze kolom heeft geen naam"),
        (b"id;naam\n1;2;3\n", "a.csv, rij 2: 3 cellen onder 2 kolommen"),
        (b"id;naam\n1\n", "a.csv, rij 2: één cel onder 2 kolommen"),
        (b'id;naam\n1;"open\n', "a.csv, rij"),
    ],
)
def test_broken_csv_is_refused_with_its_row(tmp_path: Path, data: bytes, where: str) -> None:
    with pytest.raises(LoadError) as refused:
        list(read_csv(_written(tmp_path / "a.csv", data)))
    assert dutch(refused.value)[0].startswith(where)


def test_a_cell_of_50_mb_in_csv_is_refused_with_row_and_column_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    with path.open("wb") as file:
        file.write(b"id;naam;omschrijving\n1;Een;kort\n2;Twee;")
        for _ in range(50):
            file.write(b"x" * MEGABYTE)
        file.write(b"\n")
    message, peak = _peak(lambda: list(read_csv(path)))
    assert message.startswith("groot.csv, rij 3, kolom omschrijving: meer dan")
    assert peak < 10


@pytest.mark.parametrize("shared", [False, True])
def test_a_cell_of_50_mb_in_xlsx_is_refused_with_row_and_column_in_little_memory(
    tmp_path: Path, workbook: Callable[..., Path], shared: bool
) -> None:
    path = tmp_path / "groot.xlsx"
    sheet, inline = "xl/worksheets/sheet2.xml", b't="inlineStr"><is><t>Maakt voorbeelden.</t></is>'
    huge = b"x" * (50 * MEGABYTE)
    with zipfile.ZipFile(workbook()) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part == sheet:
                assert inline in data
                data = data.replace(inline, b't="s"><v>1</v>' if shared else inline.replace(b"Maakt", huge))
            new.writestr(part, data)
        if shared:
            space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            texts = b'<sst xmlns="%s"><si><t>een</t></si><si><t>%s</t></si></sst>' % (space, huge)
            new.writestr("xl/sharedStrings.xml", texts)
    message, peak = _peak(lambda: read_workbook(path, []))
    assert message == "groot.xlsx, blad entiteiten, rij 3, kolom F: een cel mag hoogstens 32.767 tekens hebben"
    assert peak < 10


def test_a_text_of_50_mb_in_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = _written(tmp_path / "groot.yaml", b"entities:\n  - name: " + b"x" * (50 * MEGABYTE))
    message, peak = _peak(lambda: read_yaml(path))
    assert message.startswith("groot.yaml, regel 2: het bestand is groter dan 5 MB")
    assert peak < 30


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("entities:\n  - {id: a\n", "a.yaml, regel"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml, regel 3: veld a staat er twee keer"),
        ("a: &x [1]\nb: *x\n", "a.yaml, regel 2: verwijzing *x"),
        ("a: !!python/object:os.system x\n", "a.yaml, regel 1: aanduiding tag:yaml.org,2002:python/object:os.system"),
        ("a: 1\n---\nb: 2\n", "a.yaml, regel 2: een tweede YAML-document"),
        ("a: " + "[" * 50 + "]" * 50, "a.yaml, regel 1: meer dan 20 lagen diep"),
        ("[1]: 2\n", "a.yaml, regel 1: een veld heeft geen naam"),
    ],
)
def test_yaml_that_could_surprise_is_refused_with_its_line(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(LoadError) as refused:
        read_yaml(_written(tmp_path / "a.yaml", text))
    assert dutch(refused.value)[0].startswith(where)


def test_yaml_scalars_stay_as_they_are_written(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.yaml", "code: 0363\nland: no\ndatum: 2019-01-01\nleeg:\nook: ~\ntekst: '~'\n")
    assert read_yaml(path) == {
        "code": "0363",
        "land": "no",
        "datum": "2019-01-01",
        "leeg": None,
        "ook": None,
        "tekst": "~",
    }


def test_yaml_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"a\.yaml, regel 2: de tekens zijn niet in UTF-8"):
        read_yaml(_written(tmp_path / "a.yaml", "a: b\nc: caf\xe9\n".encode("latin-1")))


def test_broken_json_is_refused_with_line_and_position(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"a\.json, regel 2, teken \d+: geen geldige JSON"):
        read_json(_written(tmp_path / "a.json", '{"a": 1,\n "b": }'))


BOMB = """<?xml version="1.0"?>
<!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<lol>&c;</lol>"""
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_xml_with_a_document_type_is_refused(tmp_path: Path, text: str) -> None:
    with refuses(LoadError, match=r"^a\.xml: bevat een DOCTYPE"):
        read_xml(_written(tmp_path / "a.xml", text))


def test_broken_xml_is_refused_with_its_line(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"^a\.xml, regel 2: geen geldige XML"):
        read_xml(_written(tmp_path / "a.xml", "<a>\n<b></a>"))


def test_a_zip_that_unpacks_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nul.txt", b"\0" * (30 * MEGABYTE))
    message, peak = _peak(lambda: list(read_zip(path, limit=20 * MEGABYTE)))
    assert message == "bom.zip: is uitgepakt 30 MB; hoogstens 20 MB wordt gelezen"
    assert peak < 5


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"^weg\.csv: dit bestand bestaat niet"):
        list(read_csv(tmp_path / "weg.csv"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"<html>"])
def test_a_workbook_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    with refuses(LoadError, match=r"^a\.xlsx: geen geldig of een beschadigd"):
        read_workbook(_written(tmp_path / "a.xlsx", data), [])


def test_a_workbook_with_an_entity_bomb_is_refused(tmp_path: Path, workbook: Callable[..., Path]) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(workbook()) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, BOMB if part == "xl/worksheets/sheet2.xml" else data)
    with refuses(LoadError, match=r"^bom\.xlsx, xl/worksheets/sheet2\.xml: bevat een DOCTYPE"):
        read_workbook(path, [])


@pytest.mark.parametrize("damage", ["bytes", "password", "size"])
def test_a_zip_that_cannot_be_unpacked_says_which_file_and_why(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "kapot.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a>" + bytes(range(256)) * 40 + b"</a>")
    data = bytearray(path.read_bytes())
    directory = data.rfind(b"PK\x01\x02")
    if damage == "bytes":
        data[60] ^= 0xFF
    elif damage == "password":
        data[6] |= 1
        data[directory + 8] |= 1
    else:
        data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    with refuses(LoadError, match=r"^kapot\.zip, a\.xml: (beschadigd|is versleuteld)"):
        list(read_zip(path))


def test_of_a_file_in_a_zip_no_more_is_unpacked_than_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "groot.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b" " * (30 * MEGABYTE))
    assert [(name, len(data)) for name, data in read_zip(path, None, most=4096)] == [("a.xml", 4096)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_list_is_read_in_each_encoding_and_separator_of_spreadsheet_programs(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    text = "id;naam\r\n1;Café ’t Vóórbeeld\r\n".replace(";", separator)
    rows, detected = read_csv_cells(_written(tmp_path / "a.csv", text.encode(encoding)), [])
    assert rows == [(1, ["id", "naam"]), (2, ["1", "Café ’t Vóórbeeld"])]
    assert detected == encoding.removesuffix("-sig")


def test_a_first_line_names_the_separator_and_rows_keep_their_number(tmp_path: Path) -> None:
    rows, _ = read_csv_cells(_written(tmp_path / "a.csv", b"sep=;\nid;a, b, c\n1;2\n"), [])
    assert rows == [(2, ["id", "a, b, c"]), (3, ["1", "2"])]


def test_a_table_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"^a\.csv: meer dan 2 rijen"):
        read_csv_cells(_written(tmp_path / "a.csv", b"id;name\n" + b"x;y\n" * 3), [], most=2)


def test_a_row_is_counted_as_a_spreadsheet_shows_it_whatever_lines_its_cells_hold(tmp_path: Path) -> None:
    data = b'id;name\n"x\n\n\ny";z\n"open'
    with refuses(LoadError, match=r"^a\.csv, rij 3: een aanhalingsteken"):
        list(read_csv(_written(tmp_path / "a.csv", data)))


def test_utf16_without_a_mark_is_named_as_such(tmp_path: Path) -> None:
    with refuses(LoadError, match=r"^a\.csv, rij 1: .*UTF-16"):
        list(read_csv(_written(tmp_path / "a.csv", "id;name\nx;y\n".encode("utf-16-le"))))


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("large", [False, True])
def test_hostile_parts_beside_the_sheets_are_refused(
    tmp_path: Path, workbook: Callable[..., Path], part: str, large: bool
) -> None:
    path = tmp_path / "bom.xlsx"
    hostile = b"<a>" + b"<b/>" * 2 * MEGABYTE + b"</a>" if large else BOMB
    with zipfile.ZipFile(workbook()) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, hostile if name == part else old.read(name))
    with refuses(LoadError, match=r"^bom\.xlsx"):
        read_workbook(path, [])
