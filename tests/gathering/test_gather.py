"""Many published APIs become one dataset, or a list of what is wrong and nothing else."""

import hashlib
import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from folder_bytes import bytes_below
from pyarrow import dataset, parquet

from evalgen.cli import main

pytest_plugins = ["country_fixture"]

Change = Callable[[dict[str, Any]], None]

WORKED = Path(__file__).parents[2] / "examples" / "worked-example"


def run(sites: Path, *more: str) -> int:
    return main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out"), "--json", *more])


def told(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """Code and path of each problem."""
    return [(item["code"], item["path"]) for item in json.loads(capsys.readouterr().out)["problems"]]


def changed(sites: Path, change: Change, name: str = "periods/2026-Q1/results.json") -> None:
    """Spoil a document of xa-hai."""
    path = sites / "xa-hai/api/v1" / name
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def test_everybody_of_every_source_is_there_once(sites: Path) -> None:
    assert run(sites) == 0
    rows = dataset.dataset(sites / "out/results", partitioning="hive").to_table().to_pylist()
    assert len(rows) == 3 * 12 * 2
    assert len({row["id"] for row in rows}) == len(rows)
    assert {(row["organization"], row["province"]) for row in rows} == {
        ("xa-mot", "lam-dong"),
        ("xa-hai", "ha-noi"),
        ("xa-ba", "lam-dong"),
    }
    first = next(row for row in rows if row["id"] == "xa-mot/2026-Q1/phong-1/can-bo-00000")
    assert (first["person_id"], first["standing"], first["notice_number"]) == ("xa-mot/can-bo-00000", "HEAD", "01-TB")


def test_partitions_are_by_period_and_province(sites: Path) -> None:
    assert run(sites) == 0
    assert sorted(path for path in bytes_below(sites / "out") if path.startswith("results")) == [
        f"results/period=2026-{quarter}/province={province}/part-0.parquet"
        for quarter in ("Q1", "Q2")
        for province in ("ha-noi", "lam-dong")
    ]


def test_columns_have_types(sites: Path) -> None:
    assert run(sites) == 0
    schema = parquet.read_schema(sites / "out/results/period=2026-Q1/province=ha-noi/part-0.parquet")
    assert {name: str(schema.field(name).type) for name in ("score", "notice_on", "corrections", "id")} == {
        "score": "decimal128(9, 2)",
        "notice_on": "date32[day]",
        "corrections": "int32",
        "id": "string",
    }


def test_the_same_sources_give_the_same_bytes_in_any_order(sites: Path) -> None:
    assert run(sites) == 0
    before = bytes_below(sites / "out")
    path = sites / "nguon.yaml"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(lines)]) + "\n", encoding="utf-8")
    assert run(sites) == 0
    assert bytes_below(sites / "out") == before


def test_the_manifest_names_every_file_with_its_digest(sites: Path) -> None:
    assert run(sites) == 0
    files = bytes_below(sites / "out")
    manifest = json.loads(files.pop("dataset.json"))
    assert {path: item["sha256"] for path, item in manifest["files"].items()} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items()
    }
    assert (manifest["organizations"], manifest["results"], manifest["fictional"]) == (3, 72, True)


def test_a_checkout_gives_what_its_site_would_give(tmp_path: Path) -> None:
    shutil.copytree(WORKED / "records", tmp_path / "kho/records")
    assert main(["build", "--root", str(tmp_path / "kho"), "--site", str(tmp_path / "trang/kho")]) == 0
    for name, source in (("mot", "kho"), ("hai", "trang/kho")):
        given = [str(tmp_path / source), "--province", "Lâm Đồng", "--out", str(tmp_path / name)]
        assert main(["gather", *given]) == 0
    assert bytes_below(tmp_path / "mot") == bytes_below(tmp_path / "hai")


def test_a_checkout_with_errors_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(WORKED / "records", tmp_path / "kho/records")
    next((tmp_path / "kho/records/people").glob("*.yaml")).unlink()
    assert main(["gather", str(tmp_path / "kho"), "--province", "Huế", "--out", str(tmp_path / "o"), "--json"]) == 1
    assert told(capsys) == [("checkout-with-errors", "$")]


def _without_grade(document: dict[str, Any]) -> None:
    next(item for item in document["results"] if item["grade"])["grade"] = None


def _set(key: str, value: Any) -> Change:
    return lambda document: document["results"][3].update({key: value})


CHANGES: dict[str, tuple[Change, str]] = {
    "một trường lạ": (_set("salary", 1), "source-not-as-schema"),
    "mức không có trong quy định": (_set("grade", "SUPERB"), "source-not-as-schema"),
    "ngày không có trong lịch": (_set("notice_on", "2026-02-30"), "source-not-as-schema"),
    "số thay cho chữ": (_set("name", 7), "source-not-as-schema"),
    "thiếu danh sách": (lambda document: document.pop("collectives"), "source-not-as-schema"),
    "phiên bản mới hơn của cả định dạng": (lambda document: document.update(version="2.0.0"), "source-newer-format"),
    "phiên bản không có": (lambda document: document.update(version="0.9.0"), "source-not-as-schema"),
    "phiên bản khác ở index.json": (lambda document: document.update(version="1.0.1"), "source-inconsistent"),
    "kỳ khác": (lambda document: document.update(period="2026-Q2"), "source-inconsistent"),
    "mã không khớp người": (_set("person", "nguoi-khac"), "source-inconsistent"),
    "một kết quả hai lần": (lambda document: document["results"].append(document["results"][0]), "source-inconsistent"),
    "đã công bố mà không có mức": (_without_grade, "source-inconsistent"),
    "ký tự ẩn trong tên": (_set("name", "Nguyễn\u202e Văn"), "source-inconsistent"),
    "tên dài vô tận": (_set("name", "A" * 501), "source-inconsistent"),
    "tổ chức khác trong một tệp": (lambda document: document.update(organization="Nơi khác"), "source-inconsistent"),
    "dấu hư cấu khác trong một tệp": (lambda document: document.update(fictional=False), "source-inconsistent"),
}


@pytest.mark.parametrize("words", CHANGES)
def test_what_is_wrong_is_named_and_the_old_dataset_stays(
    words: str, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sites) == 0
    before = bytes_below(sites / "out")
    capsys.readouterr()
    change, code = CHANGES[words]
    changed(sites, change)
    assert run(sites) == 1
    assert {found for found, _ in told(capsys)} == {code}
    assert bytes_below(sites / "out") == before
    assert sorted(path.name for path in sites.iterdir()) == ["nguon.yaml", "out", "xa-ba", "xa-hai", "xa-mot"]


def test_the_wrong_entry_is_named_by_its_own_number(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(sites, lambda document: document["results"][9].update(grade="SUPERB"))
    assert run(sites) == 1
    assert told(capsys) == [("source-not-as-schema", "$.results[9].grade")]


@pytest.mark.parametrize(
    "data",
    [b"<html>", b"\xff\xfe", b"[]", b'{"version": "1.0.0", "version": "1.0.0"}', b'{"a": NaN}', b"[" * 100_000],
    ids=["trang web", "không phải UTF-8", "danh sách", "khóa lặp", "NaN", "lồng quá sâu"],
)
def test_what_is_no_plain_json_is_named(data: bytes, sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sites / "xa-hai/api/v1/index.json").write_bytes(data)
    assert run(sites) == 1
    assert told(capsys) == [("source-not-json", "$")]


def test_a_file_longer_than_any_is_not_read(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (sites / "xa-hai/api/v1/index.json").open("r+b") as file:
        file.truncate(4 * 1024 * 1024 + 1)
    assert run(sites) == 1
    assert told(capsys) == [("source-too-large", "$")]


def test_links_are_not_followed(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sites / "xa-hai/api").rename(sites / "xa-hai/that")
    (sites / "xa-hai/api").symlink_to(sites / "xa-hai/that")
    assert run(sites) == 1
    assert told(capsys) == [("source-missing-file", "$")]


def test_with_partial_the_others_are_written_and_the_missing_named(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(sites / "xa-hai")
    assert run(sites, "--partial") == 1
    said = json.loads(capsys.readouterr().out)
    assert [item["code"] for item in said["problems"]] == ["source-unreachable"]
    assert said["dataset"]["left_out"] == [{"id": "xa-hai", "province": "ha-noi"}]
    assert said["dataset"]["organizations"] == 2


def test_without_any_sound_source_nothing_is_written(sites: Path) -> None:
    for name in ("xa-mot", "xa-hai", "xa-ba"):
        shutil.rmtree(sites / name)
    assert run(sites, "--partial") == 1
    assert not (sites / "out").exists()


LISTS = {
    "hai lần một mã": (("id: xa-hai", "id: xa-mot"), "repeated-id"),
    "hai lần một nguồn": (("source: xa-hai", "source: xa-mot"), "source-repeated"),
    "hai lần một nguồn, viết khác": (("source: xa-hai", "source: ./xa-ba/../xa-mot/"), "source-repeated"),
    "tên tỉnh viết hai cách": (("Hà Nội", "Lâm đồng"), "province-spelt-differently"),
    "tên tỉnh không có chữ nào thành mã": (("Hà Nội", "×"), "province-without-name"),
    "không phải tổ chức ấy": (("hư cấu số 0", "hư cấu số 9"), "organization-differs"),
}


@pytest.mark.parametrize("words", LISTS)
def test_a_list_of_sources_that_contradicts_itself_is_refused(
    words: str, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (old, new), code = LISTS[words]
    path = sites / "nguon.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert run(sites) == 1
    assert {found for found, _ in told(capsys)} == {code}
    assert not (sites / "out").exists()


def test_one_address_is_one_however_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nguon.yaml"
    path.write_text(
        "sources:\n"
        '  - {id: mot, province: Huế, source: "https://127.0.0.1:443/xa-mot/"}\n'
        '  - {id: hai, province: Hà Nội, source: "http://127.0.0.1/xa-mot/index.html"}\n',
        encoding="utf-8",
    )
    assert main(["gather", str(path), "--out", str(tmp_path / "out"), "--json"]) == 1
    assert told(capsys) == [("source-repeated", "$.sources[1]")]


def test_an_identifier_is_used_once_in_all_lists(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sites / "them.yaml").write_text("sources: [{id: xa-mot, province: Huế, source: xa-mot-khac}]\n", encoding="utf-8")
    given = [str(sites / "nguon.yaml"), str(sites / "them.yaml"), "--out", str(sites / "out"), "--json"]
    assert main(["gather", *given]) == 1
    assert told(capsys) == [("source-repeated", "$.sources[0]")]


def test_two_writings_of_a_province_that_look_the_same_are_one(sites: Path) -> None:
    path = sites / "nguon.yaml"
    text = path.read_text(encoding="utf-8")
    apart = unicodedata.normalize("NFD", "Lâm\u00a0Đồng")
    path.write_text(
        text.replace("province: Lâm Đồng, source: xa-ba", f"province: {apart}, source: xa-ba"), encoding="utf-8"
    )
    assert run(sites) == 0
    provinces = parquet.read_table(sites / "out/organizations.parquet")["province_name"].to_pylist()
    assert provinces == ["Hà Nội", "Lâm Đồng", "Lâm Đồng"]


def test_an_organization_that_comes_by_two_ways_is_refused_even_with_partial(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(sites / "xa-ba")
    shutil.copytree(sites / "xa-mot", sites / "xa-ba")
    assert run(sites, "--partial") == 1
    assert told(capsys) == [("organization-repeated", "$.sources[0]")]
    assert not (sites / "out").exists()


def test_fictional_data_never_mixes_with_real_data(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("index.json", "periods/2026-Q1/results.json", "periods/2026-Q2/results.json"):
        changed(sites, lambda document: document.update(fictional=False), name)
    assert run(sites) == 1
    assert {found for found, _ in told(capsys)} == {"fictional-mixed"}


def test_a_folder_that_is_no_dataset_is_never_replaced(sites: Path) -> None:
    (sites / "out").mkdir()
    (sites / "out/thu.txt").write_text("quan trọng", encoding="utf-8")
    assert run(sites) == 2
    assert bytes_below(sites / "out") == {"thu.txt": "quan trọng".encode()}


def test_a_source_on_the_command_line_needs_its_province(sites: Path) -> None:
    assert main(["gather", str(sites / "xa-mot"), "--out", str(sites / "out")]) == 2


def test_a_folder_that_holds_anything_else_is_not_replaced(sites: Path) -> None:
    out = sites / "out"
    assert run(sites) == 0
    assert run(sites) == 0
    (out / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    assert run(sites) == 2
    assert (out / "ghi-chu.txt").read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("text", ["{}", "[]", "không phải JSON"])
def test_a_file_of_that_name_makes_no_dataset(text: str, sites: Path) -> None:
    (sites / "out").mkdir()
    (sites / "out/dataset.json").write_text(text, encoding="utf-8")
    assert run(sites) == 2
