"""Files and folders that no one would write, and that a pull request may bring."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sound_records import SOUND, write_records
from sound_repository import Files, Raw, sound, write

from evalgen.cli import main
from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import inspect


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.place.file, problem.code) for problem in inspect(root).problems]


def test_folders_without_end_are_not_entered(tmp_path: Path) -> None:
    folder = os.open(write(tmp_path, sound()) / "records" / "units", os.O_RDONLY)
    for _ in range(480):
        os.mkdir("a", dir_fd=folder)
        below = os.open("a", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(folder)
    assert codes(tmp_path) == [("records/units" + "/a" * 8, "unexpected-folder")]


@pytest.mark.parametrize("format_", ["text", "lines", "json", "github", "sarif"])
def test_a_name_that_grows_when_it_is_shown_does_not_stop_the_report(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A byte that is no UTF-8 is shown by three: the path in the report is longer than any path may be."""
    (write(tmp_path, sound()) / "records" / os.fsdecode(b"\xff" * 250 + b".yaml")).touch()
    assert main(["check", "--root", str(tmp_path), "--format", format_]) == 1
    assert "unexpected-file" in capsys.readouterr().out


def test_the_report_does_not_read_a_file_that_is_too_large_to_be_a_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (write(tmp_path, sound()) / "records" / "units" / "to.yaml").open("wb") as file:
        file.truncate(8 << 30)
    read: Callable[[Path], bytes] = Path.read_bytes

    def read_small(path: Path) -> bytes:
        assert path.name != "to.yaml"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_small)
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert "file-too-large" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["1899-Q4", "9999-12", "9999-Q4", "9999", "2200", "1000-01"])
def test_no_period_lies_where_the_calendar_ends(name: str, tmp_path: Path) -> None:
    files = {file.replace("2026-Q2", name): text for file, text in sound().items()}
    assert Period.parse(name) is None
    assert (f"records/{name}", "unexpected-folder") in codes(write(tmp_path, files))


@pytest.mark.parametrize("name", ["2199-12", "2199-Q4", "2199", "1900-01"])
def test_the_last_periods_of_the_calendar_are_judged(name: str, tmp_path: Path) -> None:
    files = {file.replace("2026-Q2", name): text for file, text in sound().items()}
    assert codes(write(tmp_path, files)) != []


@pytest.mark.parametrize("kind", ["units", "people"])
def test_no_unit_and_no_person_is_named_like_the_page_of_the_list(kind: str, tmp_path: Path) -> None:
    files = sound()
    files[f"{kind}/index.yaml"] = files[f"{kind}/{'phong' if kind == 'units' else 'le-van-an'}.yaml"]
    assert (f"records/{kind}/index.yaml", "wrong-file-name") in codes(write(tmp_path, files))


@pytest.mark.parametrize(
    "name", ["A\n::set-output name=x::y", "A\n", "A\r\nB"], ids=["hai dòng", "dòng trống cuối", "CR LF"]
)
def test_what_is_shown_on_a_line_is_written_on_a_line(name: str, tmp_path: Path) -> None:
    files = sound()
    files["people/le-van-an.yaml"]["name"] = name
    assert codes(write(tmp_path, files)) == [("records/people/le-van-an.yaml", "several-lines")]


def test_two_packs_for_quarters_are_not_in_force_from_the_same_day(tmp_path: Path) -> None:
    files = sound()
    files["organization.yaml"]["regulation"] += [{"pack": "thanhlam", "from": "2026-04-01"}]
    assert ("records/organization.yaml", "ambiguous-pack") in codes(write(tmp_path, files))
    files["organization.yaml"]["regulation"][-1]["pack"] = "qd366"
    assert codes(write(tmp_path, files)) == []


def circle(files: Files) -> None:
    unit = files["units/phong.yaml"]
    files |= {f"units/u{number}.yaml": unit | {"parent": f"u{(number + 1) % 800}"} for number in range(800)}


def evidence(files: Files) -> None:
    result = files["2026-Q2/van-phong/le-van-an.yaml"]["self_assessment"]["results"]["bao-cao-thang"]
    result["evidence"] = [{"a": number} for number in range(15000)]


def typing_errors(files: Files) -> None:
    products = files["catalogues/van-phong.yaml"]["products"]
    products += [{"id": f"san-pham-chuan-cua-don-vi-thu-{number}", "title": "t", "points": 1} for number in range(490)]
    items = files["2026-Q2/van-phong/le-van-an.yaml"]["plan"]["work_items"]
    items += [
        items[0]
        | {"id": f"viec-{number}", "title": f"v{number}", "product": f"san-pham-chuan-cua-don-vi-thu-x{number}"}
        for number in range(490)
    ]


def posts(files: Files) -> None:
    person = files["people/le-van-an.yaml"]
    files |= {f"people/p{number}.yaml": person | {"posts": person["posts"] * 100} for number in range(20)}


def unknown_keys(files: Files) -> None:
    files["units/phong.yaml"] |= {f"khoa-la-{number}": Raw("1") for number in range(8000)}


@pytest.mark.parametrize("grow", [circle, evidence, typing_errors, posts, unknown_keys])
def test_time_grows_no_faster_than_the_files(grow: Callable[[Files], None], tmp_path: Path) -> None:
    """Each of these took from ten seconds to hours; now a second or two, and a slow machine has time to spare."""
    files = sound()
    grow(files)
    write(tmp_path, files)
    start = time.process_time()
    assert not inspect(tmp_path).publishable
    assert time.process_time() - start < 10


def test_numbers_longer_than_python_prints_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hundreds of catalogues, one above the other, each with a standard of its own: a ratio of thousands of digits."""
    files = sound()
    count = 150
    record = files["2026-Q2/van-phong/le-van-an.yaml"]
    record["plan"]["axis_weights"], record["plan"]["main_axes"] = {"4": 70}, [4]
    item, result = record["plan"]["work_items"][0], record["self_assessment"]["results"]["bao-cao-thang"]
    record["plan"]["work_items"] = [item | {"id": f"v{index}", "product": f"p{index}"} for index in range(count)]
    quantities = (Raw(f"1.{index * index + 7}") for index in range(count))
    record["self_assessment"]["results"] = {
        f"v{index}": result | {"quantity": quantity} for index, quantity in enumerate(quantities)
    }
    record["verification"]["differences"] = []
    for index in range(count):
        above = f"u{index + 1}" if index + 1 < count else None
        unit = files["units/phong.yaml"] | {"parent": above}
        files[f"units/u{index}.yaml"] = unit if above else {key: unit[key] for key in unit if key != "parent"}
        standard = Raw(f"{99999 - index}.{10**34 - 2 * index * index - 41}")
        products = [{"id": "s", "title": "s", "points": standard}, {"id": f"p{index}", "title": "p", "points": 1}]
        files[f"catalogues/u{index}.yaml"] = files["catalogues/van-phong.yaml"] | {
            "standard_product": "s",
            "products": products,
        }
    files["units/van-phong.yaml"]["parent"] = "u0"
    root = write(tmp_path, files)
    path = str(root / "records/2026-Q2/van-phong/le-van-an.yaml")
    for command in (["score", "--json", path], ["explain", path], ["explain", "--json", path]):
        assert main([*command, "--root", str(root)]) in {0, 1}
        assert len(max(capsys.readouterr().out.split(), key=len)) > 4300


@pytest.mark.parametrize("people", [500, 503])
def test_a_period_without_records_names_some_and_counts_the_others(people: int, tmp_path: Path) -> None:
    """Whoever opens hundreds of periods in a province would have everybody named in each of them."""
    missing = {name: text for name, text in SOUND.items() if not name.startswith("2026-Q2/van-phong/")}
    own = SOUND["people/le-van-an.yaml"]
    everybody = {f"people/can-bo-{number}.yaml": own for number in range(people - 2)}
    write_records(tmp_path, missing | everybody | {"2026-Q2/period.yaml": "opened_on: 2026-04-01\n"})
    told = [problem for problem in inspect(tmp_path).problems if problem.code == "evaluation-missing"]
    others = [problem.message for problem in told if problem.message.startswith("và")]
    assert len(told) - len(others) == 500
    assert others == (["và 3 người nữa chưa có hồ sơ kỳ 2026-Q2."] if people > 500 else [])
