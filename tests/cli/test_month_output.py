"""What the commands print of a month that is graded by points, counts of faults and measures of the unit."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from month_records import SOUND_MONTH
from sound_records import write_records

from evalgen.cli import main

STAFF = "records/2026-05/phong-mau/vu-thi-chi.yaml"
HEAD = "records/2026-05/phong-mau/tran-thi-binh.yaml"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    write_records(tmp_path, SOUND_MONTH)

    def call(command: str, *arguments: str) -> str:
        paths = [str(tmp_path / item) if item.startswith("records/") else item for item in arguments]
        assert main([command, *paths, "--root", str(tmp_path)]) == 0
        return capsys.readouterr().out

    return call


def test_score_of_everybody_names_the_grades_with_their_letters(run: Callable[..., str]) -> None:
    lines = run("score").splitlines()
    assert lines[0] == "Tháng 5 năm 2026 – Phòng mẫu"
    assert lines[4].split("  ")[-1] == (
        "Hoàn thành xuất sắc nhiệm vụ (Loại A); quyết định: Hoàn thành tốt nhiệm vụ (Loại B)"
    )


def test_score_of_one_names_the_measures_by_the_letters_of_the_law(run: Callable[..., str]) -> None:
    assert (
        "Nhóm II: a 100,00 % · b 89,29 % · c 100,00 % · d 100,00 % · đ 100,00 % · e 100,00 % · KPI 98,21 % · 68,75/70 điểm"
        in run("score", HEAD)
    )


def test_score_for_machines_has_the_same_letters(run: Callable[..., str]) -> None:
    (found,) = json.loads(run("score", "--json", STAFF))
    (axis,) = found["axes"]
    assert {name: axis[name]["exact"] for name in ("a", "b", "c", "kpi")} == {
        "a": "1/1",
        "b": "25/28",
        "c": "1/1",
        "kpi": "27/28",
    }


def test_explain_follows_points_and_deductions(run: Callable[..., str]) -> None:
    lines = run("explain", STAFF).splitlines()
    assert "  Tiêu chí chung: 11/13 tiêu chí đủ điểm = 29/30 điểm" in lines
    assert "    Tiêu chí 1.4: 2/2 điểm, trừ 0,5: mất 0,5 điểm  [dòng 8]" in lines
    assert "    Tiêu chí 1.8: 0,5/1 điểm: mất 0,5 điểm  [dòng 8]" in lines


def test_explain_follows_faults(run: Callable[..., str]) -> None:
    lines = run("explain", STAFF).splitlines()
    assert lines[11:19] == [
        "    sản phẩm, công việc  hệ số  kế hoạch  quy đổi  số lượng  lần b  lần c    a      b    c  dòng",
        "    bao-cao-thang            1         2        2         2      0      0    2      2    2    10",
        "    to-trinh-1             1,5         1      1,5         1      1      0  1,5  1,125  1,5    11",
        "    tổng                                      3,5                          3,5  3,125  3,5",
        "    a – Số lượng = 3,5 ÷ 3,5 = 100,00 %",
        "    b – Chất lượng = 3,125 ÷ 3,5 = 89,29 %",
        (
            "      to-trinh-1: trừ 1 lần × 25 %  [dòng 11]; "
            "căn cứ: điểm b mục III.2.2 Kế hoạch đánh giá hằng tháng của phường Hà Đông"
        ),
        "    c – Tiến độ = 3,5 ÷ 3,5 = 100,00 %",
    ]
    assert "    Điểm KPI = (a + b + c) ÷ 3 = 96,43 % (27/28)" in lines


def test_explain_names_what_the_unit_s_result_rests_on(run: Callable[..., str]) -> None:
    out = run("explain", HEAD)
    assert (
        "    d – Kết quả hoạt động của cơ quan, tổ chức, đơn vị = 100,00 %: "
        "100% người thuộc quyền quản lý từ mức điểm hoàn thành nhiệm vụ trở lên "
        "(người thuộc quyền quản lý được đánh giá: 3; dưới 50 điểm: 0)\n"
        "      căn cứ: điểm a mục III.3.3 Kế hoạch đánh giá hằng tháng của phường Hà Đông\n"
    ) in out
    assert "    Điểm KPI = (a + b + c + d + đ + e) ÷ 6 = 98,21 % (55/56)\n" in out
    assert "  Mức cao nhất đủ điều kiện: Hoàn thành xuất sắc nhiệm vụ (Loại A)\n" in out


def test_an_excused_fault_is_named(run: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / STAFF
    text = path.read_text(encoding="utf-8")
    excuse = (
        "faults: 1, delays: 0, objective: [{measure: faults, count: 1, reason: Đổi mẫu, "
        "confirmed: {by: chu-tich, on: 2026-05-20, document: 07-CV}}]"
    )
    path.write_text(text.replace("faults: 1, delays: 0", excuse), encoding="utf-8")
    out = run("explain", STAFF)
    assert "      to-trinh-1: trừ 0 lần × 25 % (1 lần khách quan được xác nhận)  [dòng 11];" in out
    assert "    b – Chất lượng = 3,5 ÷ 3,5 = 100,00 %\n" in out


def test_status_tells_the_groups_of_a_unit_below_the_unit(run: Callable[..., str], tmp_path: Path) -> None:
    lines = run("status", "2026-05", "--on", "2026-05-20").splitlines()
    quotas = lines[lines.index("TỶ LỆ XUẤT SẮC") + 1 :][:4]
    assert [" ".join(line.split("  ")[1:3]).strip() for line in quotas] == [
        "Trong tỷ lệ Phòng mẫu",
        "Trong tỷ lệ – Lãnh đạo phòng",
        "Trong tỷ lệ – Chuyên viên",
        "Trong tỷ lệ – Lao động phục vụ",
    ]
    page = tmp_path.parent / f"{tmp_path.name}.html"
    run("status", "2026-05", "--on", "2026-05-20", "--html", str(page))
    assert "Chuyên viên – Phòng mẫu</th>" in page.read_text(encoding="utf-8")
