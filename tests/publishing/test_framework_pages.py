"""The pages of the yearly frames: headings, groups awarded whole, thresholds, and forty-six frames in one fold."""

import re
from pathlib import Path

import pytest
from fictional_packs import YEARLY, YEARLY_PARAMETERS
from html_reader import Read, read
from sound_records import UNIT, write_records

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.publishing.framework_pages import listed_frameworks
from evalgen.regulation.loader import load_library

ORGANIZATION = """\
name: Tổ chức mẫu (hư cấu)
fictional: true
regulation:
  - {pack: mau, from: 2026-01-10}
publication: {scores: false, collective_grades: true}
peer_groups:
  - {id: cap-pho, title: Cấp phó}
"""

OWN = """\
title: Bảng điểm đảng viên (hư cấu)
applies_to: Đảng viên (hư cấu)
effective_from: 2026-01-10
citation: {instrument: mau, annex: "4", quote: BẢNG ĐIỂM}
allots: qd366-pl5
maxima: {"I.1.a": 8, "I.1.b": 8, "I.1.c": 8, "I.2.1": 6, "II.1": 55, "II.2": 15, "II.3": 0}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    files = {
        "organization.yaml": ORGANIZATION,
        "units/van-phong.yaml": UNIT,
        "2026/period.yaml": "opened_on: 2026-11-20\n",
        "regulation/mau/pack.yaml": YEARLY,
        "regulation/mau/parameters.yaml": YEARLY_PARAMETERS.replace("tinh-x", "mau"),
        "regulation/mau/frameworks/x-dang-vien.yaml": OWN,
    }
    write_records(root, files)
    found = check_up(root)
    assert found.publishable
    publish(publication_of(found), root, root / "site")
    return root / "site"


def page(site: Path, name: str) -> Read:
    return read(site / "quy-dinh" / f"{name}.html")


def text(site: Path, name: str) -> str:
    return re.sub(r"\s+", " ", page(site, name).text)


def test_a_group_awarded_whole_says_so_and_prints_no_points_below(site: Path) -> None:
    shown = text(site, "khung-qd366-pl3")
    assert "Nhóm tiêu chí chung (chấm chung 30 điểm)30" in shown
    assert "(chấm chung 70 điểm)70" in shown
    assert "Nhóm tiêu chí kết quả thực hiện nhiệm vụ70" not in shown


def test_headings_stand_before_their_criteria(site: Path) -> None:
    shown = text(site, "khung-qd366-pl3")
    parts = [
        "II.5Khối lực lượng vũ trang",
        "II.5.1Kết quả thực hiện",
        "II.5.1.1Đối với lực lượng Quân đội",
        "II.5.1.1.a",
    ]
    assert [shown.index(part) for part in parts] == sorted(shown.index(part) for part in parts)


def test_the_open_question_of_an_annex_is_told(site: Path) -> None:
    assert "Mỗi cá nhân chỉ được chấm theo khối của mình" in text(site, "khung-qd366-pl3")
    assert "Loại đối tượng" not in text(site, "khung-qd366-pl3")


def test_thresholds_are_readable_and_said_to_be_no_points(site: Path) -> None:
    shown = text(site, "khung-qd366-pl2-4-1")
    assert "Ngưỡng: ≥ 95 % (trừ trường hợp phức tạp, có lý do chính đáng)" in shown
    assert "Ngưỡng: ≤ 30 ngày (trừ trường hợp phức tạp, có lý do chính đáng)" in shown
    assert "ngưỡng chưa đạt không tự trừ điểm" in shown
    assert "Ngưỡng: ≥ 90 %. Văn bản không in dấu so sánh" in text(site, "khung-qd366-pl2-7-2")
    assert "Ngưỡng" not in text(site, "khung-qd366-pl3")


def test_a_position_leads_to_the_common_part_and_names_its_block(site: Path) -> None:
    assert "khung-qd366-pl2-common.html" in page(site, "khung-qd366-pl2-4-1").values("href")
    shown = text(site, "khung-qd366-pl2-4-1")
    assert "mục 4.1 Phụ lục 2 Quy định 366-QĐ/TW · 4. Chức danh thuộc khối các cơ quan đảng ở Trung ương" in shown
    assert "Loại đối tượng: cá nhân giữ chức vụ lãnh đạo, quản lý" in shown


def test_an_own_split_shows_the_points_and_leads_to_the_words(site: Path) -> None:
    shown = text(site, "khung-x-dang-vien")
    assert "II.1Thực hiện đầy đủ quyền và nghĩa vụ của đảng viên." in shown
    assert "55" in shown
    assert "II.3" not in shown
    assert "chấm chung" not in shown
    assert "khung-qd366-pl5.html" in page(site, "khung-x-dang-vien").values("href")


def test_the_overview_folds_the_positions_below_their_common_part(site: Path) -> None:
    shown = text(site, "index")
    assert "46 khung dùng chung phần này" in shown
    blocks = [
        "4. Chức danh thuộc khối các cơ quan đảng",
        "9. Chức danh khối cơ quan Mặt trận",
        "10. Chức danh khối Quân uỷ",
    ]
    assert [shown.index(part) for part in blocks] == sorted(shown.index(part) for part in blocks)
    links = [link for link in page(site, "index").values("href") if link.startswith("khung-qd366-pl2-")]
    assert (len(links), links[:2], links[-1]) == (
        47,
        ["khung-qd366-pl2-common.html", "khung-qd366-pl2-1.html"],
        "khung-qd366-pl2-11-5.html",
    )


def test_the_overview_says_of_whole_groups_what_they_are(site: Path) -> None:
    shown = text(site, "index")
    assert "đối với tập thể: chấm chung cả nhóm, tối đa 30 điểm." in shown
    assert "Bảng điểm đảng viên (hư cấu):" in shown


def test_the_list_has_one_entry_for_each_frame_that_shares_nothing() -> None:
    pack = load_library().pack("qd366")
    listed = listed_frameworks(pack.frameworks)
    assert [(item.framework.id, item.count) for item in listed] == [
        ("qd366-pl1", 0),
        ("qd366-pl2-common", 46),
        ("qd366-pl3", 0),
        ("qd366-pl4", 0),
        ("qd366-pl5", 0),
    ]
    blocks = [(block.heading.id if block.heading else "", len(block.frameworks)) for block in listed[1].blocks]
    assert blocks == [("", 3), ("4", 9), ("5", 7), ("6", 6), ("7", 2), ("8", 6), ("9", 6), ("10", 2), ("11", 5)]
