"""The internal page: whole in itself, marked, escaped, and nowhere where the public could see it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sound_records import write_records
from watched_records import files_of

from evalgen.cli import main

sys.path.insert(0, str(Path(__file__).parent.parent / "publishing"))

from html_reader import Read, read

LATE = {
    "pack": "lamdong",
    "drop": {
        "2026-Q2/van-phong/le-van-an.yaml": ["self_assessment", "verification", "proposal", "decision"],
        "2026-Q2/van-phong/tran-thi-binh.yaml": ["decision"],
        "2026-Q2/van-phong/collective.yaml": ["decision"],
    },
}

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "--><style>body{display:none}</style>",
    "</title></style><b>đậm</b>",
    "&lt;b&gt; &amp;amp;",
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def call(*arguments: str, files: dict[str, str] | None = None) -> Path:
        write_records(tmp_path / "kho", files_of(LATE) if files is None else files)
        path = tmp_path / "sang.html"
        assert main(["status", "--root", str(tmp_path / "kho"), "--html", str(path), *arguments]) == 0
        return path

    return call


def words(page: Read) -> str:
    return " ".join(page.text.split())


def test_it_says_what_the_terminal_says(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    page = read(write("--on", "2026-07-03"))
    shown = words(page)
    assert "Quý II năm 2026: tình hình đánh giá, xếp loại" in shown
    assert "Tổ chức mẫu (hư cấu). Ngày 03/07/2026." in shown
    assert "Tự đánh giá – cá nhân, tập thể tự làm (1)" in shown
    assert "trước ngày 02/07/2026 (ngày cuối: 01/07/2026), quá 2 ngày" in shown
    assert "Ban Thường vụ Tỉnh ủy xem xét, đánh giá hạ 01 mức xếp loại quý. Căn cứ: tiết b mục VII.2" in shown
    assert "xem xét hạ từ «Hoàn thành tốt nhiệm vụ» xuống «Hoàn thành nhiệm vụ»" in shown
    assert "Chờ Tập thể Văn phòng mẫu được quyết định trước: records/2026-Q2/van-phong/collective.yaml" in shown
    assert "Các hạn của kỳ" in shown
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Quý II năm 2026: 3 hồ sơ")
    assert told[-1].endswith("sang.html")


def test_it_is_marked_and_kept_from_search(write: Write) -> None:
    page = read(write("--on", "2026-07-03"))
    assert page.title.strip() == "NỘI BỘ – Tình hình đánh giá, xếp loại: Quý II năm 2026"
    assert {"name": "robots", "content": "noindex, nofollow, noarchive"} in page.all("meta")
    assert words(page).startswith(
        "NỘI BỘ – Tình hình đánh giá, xếp loại: Quý II năm 2026 NỘI BỘ – không đưa lên trang công khai"
    )


def test_the_mark_stands_on_every_printed_page(write: Write) -> None:
    """Browsers repeat the head of a table on each page that the table runs over; the whole page is one."""
    html = write("--on", "2026-07-03").read_text(encoding="utf-8")
    frame = re.search(
        r'<table class="frame" role="presentation">\s*<thead>(.*?)</thead>\s*<tbody>(.*)</tbody>', html, re.DOTALL
    )
    assert frame is not None
    assert "<strong>NỘI BỘ</strong>" in frame[1]
    assert "Các hạn của kỳ" in frame[2]
    printed = html[html.index("@media print") :]
    assert ".frame > thead { display: table-header-group; }" in printed
    assert "@page { size: A4;" in printed


def test_it_needs_nothing_beside_itself(write: Write) -> None:
    path = write("--on", "2026-07-03")
    page, html = read(path), path.read_text(encoding="utf-8")
    assert {name for name, _ in page.elements} & {"script", "link", "img", "iframe", "form", "base", "object"} == set()
    assert page.values("src") == page.values("srcset") == page.values("style") == []
    assert all(target.startswith("#") for target in page.values("href"))
    assert {"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"} <= set(
        page.values("content")
    )
    assert not re.search(r"url\(|@import|https?:", html)


def test_its_links_lead_somewhere(write: Write) -> None:
    page = read(write("--on", "2026-07-03"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.values("href")} <= set(ids)
    assert {target.removeprefix("#") for target in page.values("aria-labelledby")} <= set(ids)


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "thuộc tính", "khuôn", "chú thích", "thẻ đóng", "thực thể"])
def test_hostile_words_stay_words(write: Write, text: str) -> None:
    usual = read(write("--on", "2026-07-03"))
    files = files_of(LATE)
    quoted = "'" + text.replace("'", "''") + "'"
    files["people/le-van-an.yaml"] = (
        files["people/le-van-an.yaml"].replace("Lê Văn An", quoted).replace("Phó Chánh Văn phòng", quoted)
    )
    files["bodies/ban-thuong-vu.yaml"] = files["bodies/ban-thuong-vu.yaml"].replace("Ban Thường vụ mẫu", quoted)
    files["units/van-phong.yaml"] = files["units/van-phong.yaml"].replace("Văn phòng mẫu", quoted)
    files["organization.yaml"] = files["organization.yaml"].replace("Tổ chức mẫu (hư cấu)", quoted)
    page = read(write("--on", "2026-07-03", files=files))
    assert [name for name, _ in page.elements] == [name for name, _ in usual.elements]
    assert page.text.count(text) >= 5


def test_several_periods_stand_below_each_other_the_most_pressing_first(write: Write) -> None:
    files = files_of(LATE) | {"2026-Q3/period.yaml": "opened_on: 2026-07-01\n"}
    shown = words(read(write("--on", "2026-07-03", files=files)))
    assert shown.index("Quý II năm 2026: tình hình") < shown.index("Quý III năm 2026: tình hình")


def test_no_open_period_is_said(write: Write) -> None:
    files = files_of({**LATE, "closed": True})
    assert "Không có kỳ nào đang mở." in words(read(write("--on", "2026-07-03", files=files)))


def test_a_narrowed_page_says_so(write: Write) -> None:
    shown = words(read(write("--on", "2026-07-03", "--only", "missing")))
    assert "Chỉ xét: hồ sơ chưa nộp." in shown
    assert "Trần Thị Bình" not in shown
    assert "Các hạn của kỳ" not in shown


def test_the_same_day_gives_the_same_bytes_over_the_older_page(write: Write) -> None:
    first = write("--on", "2026-07-03").read_bytes()
    assert write("--on", "2026-07-04").read_bytes() != first
    assert write("--on", "2026-07-03").read_bytes() == first


@pytest.mark.parametrize("sign", ["sitemap.xml", "assets/evalgen.css", "search/index.js"])
@pytest.mark.parametrize("below", ["trang.html", "noi-bo/trang.html"], ids=["ngay trong trang", "thư mục con"])
def test_never_inside_a_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str, below: str) -> None:
    write_records(tmp_path, files_of(LATE))
    site = tmp_path / "public"
    target = site / below
    for path in (site / sign, target):
        path.parent.mkdir(parents=True, exist_ok=True)
    (site / sign).touch()
    assert main(["status", "--root", str(tmp_path), "--on", "2026-07-03", "--html", str(target)]) == 2
    assert "trang nội bộ không được đặt ở đó" in capsys.readouterr().err
    assert not target.exists()


def test_never_where_the_site_is_going_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path, files_of(LATE))
    (tmp_path / "site").mkdir()
    target = tmp_path / "site" / "trang.html"
    assert main(["status", "--root", str(tmp_path), "--on", "2026-07-03", "--html", str(target)]) == 2
    assert "trang nội bộ không được đặt ở đó" in capsys.readouterr().err


def test_no_link_leads_into_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path, files_of(LATE))
    (tmp_path / "site").mkdir()
    (tmp_path / "loi-tat").symlink_to(tmp_path / "site")
    target = tmp_path / "loi-tat" / "trang.html"
    assert main(["status", "--root", str(tmp_path), "--on", "2026-07-03", "--html", str(target)]) == 2
    assert not list((tmp_path / "site").iterdir())
    assert "trang nội bộ" in capsys.readouterr().err


def test_no_other_file_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path, files_of(LATE))
    target = tmp_path / "ghi-chep.html"
    target.write_text("<p>Ghi chép riêng</p>", encoding="utf-8")
    before = target.read_bytes()
    assert main(["status", "--root", str(tmp_path), "--on", "2026-07-03", "--html", str(target)]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["khong-co/trang.html", "records"], ids=["thư mục chưa có", "chính một thư mục"])
def test_where_nothing_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    write_records(tmp_path, files_of(LATE))
    assert main(["status", "--root", str(tmp_path), "--on", "2026-07-03", "--html", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith("Không thể tiếp tục: ")
