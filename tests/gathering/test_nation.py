"""The pages of the whole country: every number from the dataset, no group under five to be read off or found by subtraction."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from folder_bytes import bytes_below
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from evalgen.cli import main
from evalgen.domain.disclosure import SMALL_GROUP
from evalgen.domain.nation import Key, Nation, NationCount, NationOrganization
from evalgen.domain.number import show_percent
from evalgen.errors import EvalgenError
from evalgen.gathering import counting
from evalgen.gathering.counting import count_nation
from evalgen.gathering.covering import Cell, covered
from evalgen.gathering.dataset import file_digest
from evalgen.language import VIETNAMESE
from evalgen.publishing.nation.cube import cube_script
from evalgen.publishing.nation.pages import nation_pages, say_period
from evalgen.publishing.nation.site import build_nation

pytest_plugins = ["country_fixture"]


@pytest.fixture
def dataset(sites: Path) -> Path:
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "du-lieu")]) == 0
    return sites / "du-lieu"


def built(dataset: Path, *more: str) -> Path:
    site = dataset.parent / "trang"
    assert main(["nation", str(dataset), "--site", str(site), *more]) == 0
    return site


def published_grades(dataset: Path) -> Counter[tuple[str, str]]:
    """By period and grade, from the documents themselves."""
    found: Counter[tuple[str, str]] = Counter()
    for path in dataset.parent.glob("xa-*/api/v1/periods/*/results.json"):
        for item in json.loads(path.read_text(encoding="utf-8"))["results"]:
            if item["grade"]:
                found[item["period"], item["grade"]] += 1
    return found


def test_the_sums_are_those_of_the_sources(dataset: Path) -> None:
    with (built(dataset) / "so-lieu.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["province"] and not row["standing"]]
    expected = published_grades(dataset)
    grades = ("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED")
    assert {(row["period"], grade): int(row[grade]) for row in rows for grade in grades} == {
        (period, grade): expected[period, grade] for period, grade in product(("2026-Q1", "2026-Q2"), grades)
    }
    assert [row["people"] for row in rows] == ["36", "36"]


def test_groups_under_five_are_not_broken_down(dataset: Path) -> None:
    """Each organization of the sample has one head: three in the country."""
    with (built(dataset) / "so-lieu.csv").open(encoding="utf-8-sig", newline="") as file:
        heads = [row for row in csv.DictReader(file) if row["standing"] == "HEAD"]
    assert heads
    assert {row["GOOD"] for row in heads} == {""}


def test_the_query_page_is_static_and_loads_only_its_own_files(dataset: Path) -> None:
    site = built(dataset)
    page = (site / "tra-cuu.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "@@evalgen" not in page
    assert '<script src="so-lieu.js">' in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    data = json.loads((site / "so-lieu.js").read_text("utf-8").removeprefix("window.evalgenNation = ").rstrip(";\n"))
    assert [key for key, _ in data["periods"]] == ["2026-Q2", "2026-Q1"]
    assert data["counts"]["2026-Q1||"][0] == 36


def test_the_first_page_is_the_newest_period_with_a_chart_and_tables(dataset: Path) -> None:
    page = (built(dataset) / "index.html").read_text(encoding="utf-8")
    assert "Kết quả cả nước, Quý II năm 2026" in page
    assert 'role="img"' in page
    assert "Lâm Đồng" in page
    assert "DỮ LIỆU HƯ CẤU" in page


@pytest.mark.parametrize(
    "graded,foremost",
    [
        pytest.param({"2026-Q3": 20, "2026-Q2": 39}, "2026-Q3", id="hơn nửa"),
        pytest.param({"2026-Q3": 21, "2026-Q2": 204, "2026-Q1": 190}, "2026-Q2", id="quý vừa mở"),
        pytest.param({"2026-12": 9, "2026-Q4": 0, "2026-11": 9, "2026-Q3": 200}, "2026-Q3", id="tháng của một phường"),
        pytest.param({"2026-Q2": 0, "2026-Q1": 0}, "2026-Q2", id="chưa công bố"),
        pytest.param({}, None, id="chưa có kỳ"),
    ],
)
def test_the_country_looks_first_at_the_newest_period_that_is_published_of_many(
    graded: dict[str, int], foremost: str | None
) -> None:
    counts: dict[Key, NationCount] = {
        (period, None, None): NationCount(
            people=300, graded=count, cancelled=0, grades=(0, count, 0, 0) if count else None
        )
        for period, count in graded.items()
    }
    nation = Nation(fictional=True, periods=tuple(graded), provinces={}, organizations=(), left_out=(), counts=counts)
    assert nation.foremost == foremost
    pages = {page.path: page.slots for page in nation_pages(nation, VIETNAMESE)}
    titles = {path: slots["title"] for path, slots in pages.items()}
    assert titles["index.html"] == (titles[f"{foremost}.html"] if foremost else "Kết quả cả nước")
    assert ("Chưa có kỳ nào được công bố" in pages["index.html"]["content"]) == (foremost is None)
    assert f'"foremost":{json.dumps(foremost)},' in cube_script(nation, VIETNAMESE)
    # Nothing calls an older period the latest one: where there is a newer one, the first page says so and links to it.
    assert not [path for path, slots in pages.items() if "gần nhất" in "".join(slots.values())]
    told = [path for path, slots in pages.items() if "Kỳ mới nhất" in slots["content"]]
    newest = nation.periods[0] if nation.periods else None
    assert told == (["index.html"] if foremost != newest else [])
    if told:
        sentence = pages["index.html"]["content"].partition("Kỳ mới nhất")[2].partition("</p>")[0]
        assert f'<a href="{newest}.html">{say_period(str(newest), VIETNAMESE)}</a>' in sentence


def test_the_pages_speak_english_too(dataset: Path) -> None:
    page = (built(dataset, "--lang", "en") / "index.html").read_text(encoding="utf-8")
    assert "Results of the whole country" in page
    assert "Theo tỉnh" not in page


def test_the_same_dataset_gives_the_same_bytes(dataset: Path) -> None:
    before = bytes_below(built(dataset))
    assert bytes_below(built(dataset)) == before


def test_names_of_organizations_are_escaped(dataset: Path, sites: Path) -> None:
    for path in (sites / "xa-ba/api/v1").rglob("*.json"):
        text = path.read_text(encoding="utf-8").replace("Tổ chức hư cấu số 2", "<script>alert(1)</script>")
        path.write_text(text, encoding="utf-8")
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(dataset)]) == 0
    assert "<script>alert" not in (built(dataset) / "nguon.html").read_text(encoding="utf-8")


def test_sources_left_out_are_named(sites: Path) -> None:
    (sites / "xa-ba/api/v1/index.json").unlink()
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "du-lieu"), "--partial"]) == 1
    assert "<code>xa-ba</code>" in (built(sites / "du-lieu") / "nguon.html").read_text(encoding="utf-8")


def test_what_is_no_dataset_and_no_site_is_refused(sites: Path, dataset: Path) -> None:
    assert main(["nation", str(sites / "xa-mot"), "--site", str(sites / "trang")]) == 2
    assert main(["nation", str(dataset), "--site", str(sites / "xa-mot")]) == 2
    assert (sites / "xa-mot/api/v1/index.json").is_file()


@pytest.mark.parametrize("happens", ["gone", "cut short", "organizations gone"])
def test_a_dataset_that_is_not_whole_is_refused(happens: str, dataset: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(dataset, broken)
    results = min((broken / "results").rglob("*.parquet"))
    match happens:
        case "gone":
            results.unlink()
        case "cut short":
            results.write_bytes(results.read_bytes()[:-1])
        case _:
            (broken / "organizations.parquet").unlink()
    with pytest.raises(EvalgenError) as caught:
        count_nation(broken)
    assert "Bộ dữ liệu không còn nguyên" in str(caught.value)


def test_a_country_that_has_published_nothing_yet_has_pages(tmp_path: Path) -> None:
    """Whoever gathers every night and builds the pages got a refusal until the first results were there."""
    fresh = ["init", str(tmp_path / "kho"), "--name", "Xã Mới", "--pack", "hd02", "--unit", "Đảng ủy", "--host", "none"]
    assert main(fresh) == 0
    dataset = tmp_path / "du-lieu"
    assert main(["gather", str(tmp_path / "kho"), "--province", "Hà Nội", "--out", str(dataset)]) == 0
    site = built(dataset)
    assert "Chưa có kỳ nào được công bố" in (site / "index.html").read_text(encoding="utf-8")
    assert "Xã Mới" in (site / "nguon.html").read_text(encoding="utf-8")


def test_tables_say_the_share_of_each_grade_beside_its_count(dataset: Path) -> None:
    page = (built(dataset) / "index.html").read_text(encoding="utf-8")
    row = next(row for row in re.findall("<tr>.*?</tr>", page, flags=re.DOTALL) if "eg-share" in row)
    graded, *told = re.findall(r'>([0-9.]+)(?: <span class="eg-share">([0-9,]+ %)</span>)?</td>', row)
    shares = [show_percent(Fraction(int(count), int(graded[0])), places=1) for count, _ in told]
    assert [share for _, share in told] == shares
    assert len(shares) == 4


def test_organizations_stand_by_province_in_the_order_of_numbers(dataset: Path) -> None:
    nation = count_nation(dataset)
    named = [
        NationOrganization(id=f"xa-{number}", name=f"Xã {number}", province=province, address=None, results=1)
        for number, province in ((10, "lao-cai"), (9, "lao-cai"), (1, "lam-dong"))
    ]
    names = {"lam-dong": "Lâm Đồng", "lao-cai": "Lào Cai"}
    site = dataset.parent / "thu-tu"
    build_nation(replace(nation, provinces=names, organizations=tuple(named)), site, VIETNAMESE)
    told = re.findall('<th scope="row"><?[^<]*?(Xã [0-9]+)', (site / "nguon.html").read_text(encoding="utf-8"))
    assert told == ["Xã 9", "Xã 10", "Xã 1"]


def test_a_file_that_the_dataset_does_not_list_is_not_counted(dataset: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    shutil.copytree(dataset, more)
    results = min((more / "results").rglob("*.parquet"))
    shutil.copyfile(results, results.with_name("part-0 (1).parquet"))
    assert count_nation(more) == count_nation(dataset)


def with_sums(inner: Mapping[tuple[str, str], int]) -> dict[Cell, int]:
    sizes: Counter[Cell] = Counter()
    for (province, standing), size in inner.items():
        for cell in ((province, standing), (province, None), (None, standing), (None, None)):
            sizes[cell] += size
    return dict(sizes)


TABLES = st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), st.integers(0, 12), min_size=1)


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_subtraction_along_a_line_finds_no_small_group(inner: dict[tuple[str, str], int]) -> None:
    sizes = with_sums(inner)
    hidden = covered(sizes)
    assert all(cell in hidden for cell, size in sizes.items() if 0 < size < SMALL_GROUP)
    for at, name in [*((0, item) for item in "abc"), *((1, item) for item in "xyz"), (0, None), (1, None)]:
        line = {cell: size for cell, size in sizes.items() if cell[at] == name and cell[1 - at] is not None}
        total: Cell = (name, None) if at == 0 else (None, name)
        left = sum(size for cell, size in line.items() if cell in hidden)
        if total in sizes and total not in hidden:
            assert left == 0 or left >= SMALL_GROUP


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_which_of_two_equal_cells_is_covered_hangs_on_their_names(inner: dict[tuple[str, str], int]) -> None:
    """And not on which was counted first: the pages of a country are the same bytes wherever they are made."""
    sizes = with_sums(inner)
    assert covered(dict(reversed(sizes.items()))) == covered(dict(sorted(sizes.items(), key=repr))) == covered(sizes)


def test_nothing_is_covered_without_need() -> None:
    assert covered(with_sums({("a", "x"): 5, ("a", "y"): 5, ("b", "x"): 5, ("b", "y"): 5})) == set()


def test_four_in_a_cell_cover_a_rectangle() -> None:
    """Were one corner shown, it would give the next one, and that one the small cell."""
    sizes = with_sums({("a", "x"): 4, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7})
    assert covered(sizes) == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_no_small_cell_can_be_computed_from_what_is_shown(inner: dict[tuple[str, str], int]) -> None:
    """Linear algebra over the inner cells: is the small cell a combination of the cells and sums that are shown?"""
    sizes = with_sums(inner)
    hidden = covered(sizes)
    columns = sorted(inner)

    def vector(cell: Cell) -> list[Fraction]:
        matches = [all(part in {None, own} for part, own in zip(cell, column, strict=True)) for column in columns]
        return [Fraction(match and inner[column] > 0) for match, column in zip(matches, columns, strict=True)]

    shown = [vector(cell) for cell in sizes if cell not in hidden and sizes[cell]]
    for cell in hidden:
        if sizes[cell] < SMALL_GROUP:
            assert rank([*shown, vector(cell)]) == rank(shown) + 1


def rank(rows: list[list[Fraction]]) -> int:
    left, found = [list(row) for row in rows], 0
    for at in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left if row[at]), None)
        if pivot is not None:
            left = [
                [one - other * row[at] / pivot[at] for one, other in zip(row, pivot, strict=True)]
                for row in left
                if row is not pivot
            ]
            found += 1
    return found


def test_pages_are_replaced_but_no_folder_that_holds_anything_else(dataset: Path) -> None:
    site = built(dataset)
    before = bytes_below(site)
    assert bytes_below(built(dataset)) == before
    (site / "CNAME").write_text("ca-nuoc.example.gov.vn", encoding="utf-8")
    assert main(["nation", str(dataset), "--site", str(site)]) == 2
    assert (site / "CNAME").is_file()
    (site / "CNAME").unlink()
    (site / "2026-Q9.html").write_text("của tôi", encoding="utf-8")
    assert main(["nation", str(dataset), "--site", str(site)]) == 2


TORN: dict[str, Callable[[Any], object]] = {
    "không có files": lambda told: told.pop("files"),
    "không nêu tệp các tổ chức": lambda told: told["files"].pop("organizations.parquet"),
    "không nêu tệp kết quả nào": lambda told: [told["files"].pop(name) for name in list(told["files"]) if "/" in name],
    "tên tệp dẫn đi nơi khác": lambda told: told["files"].update({"results/../../bi-mat.parquet": {}}),
    "tên tệp là mẫu": lambda told: told["files"].update({"results/*.parquet": {}}),
    "không nói có hư cấu không": lambda told: told.pop("fictional"),
    "left_out là chữ": lambda told: told.update(left_out="xa-hai"),
    "tệp không có mã": lambda told: told["files"]["organizations.parquet"].clear(),
}


@pytest.mark.parametrize("words", TORN)
def test_a_manifest_that_was_torn_or_written_by_hand_is_told(words: str, dataset: Path) -> None:
    path = dataset / "dataset.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    TORN[words](told)
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(EvalgenError):
        count_nation(dataset)


def test_a_file_that_is_no_parquet_although_it_has_the_digest_is_told(dataset: Path) -> None:
    path = dataset / "dataset.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    name = next(name for name in told["files"] if name.startswith("results/"))
    (dataset / name).write_bytes(b"PAR1")
    told["files"][name] = {"size": 4, "sha256": file_digest(dataset / name)}
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(EvalgenError, match="DuckDB không đọc được"):
        count_nation(dataset)


@pytest.mark.parametrize("name", ["du-lieu [2026]", "du*lieu", "du?lieu", "dữ liệu 'x'"])
def test_a_folder_may_have_any_name(name: str, dataset: Path) -> None:
    expected = count_nation(dataset)
    dataset.rename(dataset.parent / name)
    assert count_nation(dataset.parent / name) == expected


def test_a_dataset_that_is_replaced_while_it_is_read_is_not_counted_half(
    dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replaced(path: Path) -> str:
        manifest = dataset / "dataset.json"
        told = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps({**told, "organizations": 4}), encoding="utf-8")
        return file_digest(path)

    monkeypatch.setattr(counting, "file_digest", replaced)
    with pytest.raises(EvalgenError, match="được thay trong lúc đang đọc"):
        count_nation(dataset)
