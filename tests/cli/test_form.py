"""``evalgen form``: every official form as one page, blank or filled, and filled ones nowhere near the public."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from evalgen.cli import main

sys.path.insert(0, str(Path(__file__).parent.parent / "publishing"))

from html_reader import read
from month_records import SOUND_MONTH
from sound_records import write_records

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "records"
RECORD = RECORDS / "2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"


def test_without_a_form_it_lists_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "--root", str(ROOT)]) == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert len(listed) == 35
    assert any(line.startswith("  hd02-mau-5 ") and "(một cá nhân trong một kỳ)" in line for line in listed)


def test_a_blank_form_needs_no_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["form", "hd02-mau-5"]) == 0
    page = capsys.readouterr().out
    assert "BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CỦA CÁ NHÂN" in page
    assert "<title>Bản tự đánh giá" in page
    assert "TÀI LIỆU NỘI BỘ" not in page


@pytest.mark.parametrize(
    "form,file,shown",
    [
        ("hd02-mau-5", "2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml", "Đỗ Bá Trung"),
        ("lamdong-pl7", "2026-Q2/phong-kinh-te/collective.yaml", "Phòng Kinh tế xã Sao Mai"),
        ("thanhlam-mau-3-4", "bodies/ban-thuong-vu.yaml", "Ban Thường vụ Đảng ủy xã Sao Mai"),
    ],
    ids=["của người", "của tập thể", "của tổ chức có thẩm quyền"],
)
def test_a_form_is_filled_from_what_the_file_is_about(form: str, file: str, shown: str, tmp_path: Path) -> None:
    out = tmp_path / "mau.html"
    assert main(["form", form, str(RECORDS / file), "--html", str(out)]) == 0
    page = read(out)
    assert shown in " ".join(page.text.split())
    assert page.title.startswith("NỘI BỘ – ")
    assert "TÀI LIỆU NỘI BỘ" in page.text


@pytest.mark.parametrize("form", ["thanhlam-mau-01", "thanhlam-mau-02"])
def test_a_ballot_tells_apart_who_has_the_same_post(form: str, tmp_path: Path) -> None:
    out = tmp_path / "phieu.html"
    assert main(["form", form, str(RECORDS / "bodies/ban-thuong-vu.yaml"), "--html", str(out)]) == 0
    assert "Hiệu trưởng, Trường Tiểu học xã Sao Mai" in " ".join(read(out).text.split())


def test_a_folder_gives_a_form_of_everybody_whom_it_fits_and_names_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_records(tmp_path, SOUND_MONTH)
    out, period = tmp_path / "phieu", tmp_path / "records/2026-05"
    out.mkdir()
    assert main(["form", "hadong-mau-03", str(period), "--html", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["vu-thi-chi.html"]
    assert capsys.readouterr().out.splitlines() == [
        "bỏ qua  records/2026-05/phong-mau/do-van-dung.yaml: Chọn biểu mẫu của khung «hadong-mau04»: hadong-mau-04.",
        "bỏ qua  records/2026-05/phong-mau/le-van-an.yaml: Chọn biểu mẫu của khung «hadong-mau02»: hadong-mau-02.",
        "bỏ qua  records/2026-05/phong-mau/tran-thi-binh.yaml: Chọn biểu mẫu của khung «hadong-mau02»: hadong-mau-02.",
        f"Đã ghi 1 biểu mẫu vào {out}",
    ]
    alone = tmp_path / "mot.html"
    assert main(["form", "hadong-mau-03", str(period / "phong-mau/vu-thi-chi.yaml"), "--html", str(alone)]) == 0
    assert alone.read_bytes() == (out / "vu-thi-chi.html").read_bytes()
    assert main(["form", "hadong-mau-1a", str(period / "phong-mau"), "--html", str(out)]) == 0
    assert (out / "phong-mau.html").is_file()


@pytest.mark.parametrize("folder", ["2026-05", "2026-05/phong-mau"])
def test_what_forms_of_a_folder_lack_is_said_once_at_the_end(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_records(tmp_path, SOUND_MONTH)
    records, out = tmp_path / "records", tmp_path / "noi-bo" / "phieu"
    broken = ["2026-05/period.yaml", "catalogues/phong-mau.yaml"]
    for name in broken:
        (records / name).write_text("approved: {\n", encoding="utf-8")
    assert main(["form", "hadong-mau-03", str(records / folder), "--html", str(out)]) == 0
    said = f"Kết quả trên chưa đủ, vì 2 tệp có lỗi: {', '.join(f'records/{name}' for name in broken)}."
    assert capsys.readouterr().err == f"{said} Xem chỗ cần sửa bằng: evalgen check\n"


@pytest.mark.parametrize(
    "asked,told",
    [
        (("hd02-mau-5", "2026-Q2"), "--html phải là một thư mục."),
        (("hd02-mau-5", "2026-Q2", "--html", "mau-5.html"), "--html phải là một thư mục."),
        (("hd02-mau-5", "units", "--html", "."), "không phải thư mục của một kỳ"),
        (("hd02-mau-5", "2026-Q2/khong-co", "--html", "."), "Không có tệp"),
        (("hd02-mau-5", "2026-Q2", "--html", ".", "--period", "2026-Q2"), "Thư mục đã nêu kỳ."),
        (("thanhlam-mau-01", "2026-Q2", "--html", "."), "không điền từ một thư mục"),
    ],
    ids=["không nêu nơi ghi", "ghi vào một tệp", "không phải kỳ", "không có", "nêu kỳ hai lần", "mẫu của tổ chức"],
)
def test_a_folder_that_no_form_is_filled_from_is_refused(
    asked: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    form, folder, *more = asked
    assert main(["form", form, str(RECORDS / folder), "--root", str(ROOT), *more]) == 2
    assert told in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("place", ["site/phieu", "records/phieu"])
def test_no_folder_is_made_where_no_form_may_lie(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It made the next build refuse the site, or `check` the records."""
    write_records(tmp_path, SOUND_MONTH)
    before = sorted(tmp_path.rglob("*"))
    assert main(["form", "hadong-mau-03", str(tmp_path / "records/2026-05"), "--html", str(tmp_path / place)]) == 2
    assert capsys.readouterr().err.count("nằm trong thư mục") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_form_needs_nothing_beside_itself(tmp_path: Path) -> None:
    out = tmp_path / "mau.html"
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(out)]) == 0
    page, html = read(out), out.read_text(encoding="utf-8")
    assert {name for name, _ in page.elements} & {"script", "link", "img", "iframe", "form", "base"} == set()
    addresses = re.findall(r"url\(\"?([^\")]{0,40})", html)
    assert len(addresses) == 4
    assert all(address.startswith("data:font/woff2;base64,") for address in addresses)
    assert "https:" not in html
    assert {"name": "robots", "content": "noindex, nofollow, noarchive"} in page.all("meta")


def test_the_same_record_gives_the_same_bytes_over_the_older_form(tmp_path: Path) -> None:
    out = tmp_path / "mau.html"
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(out)]) == 0
    first = out.read_bytes()
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(out)]) == 0
    assert out.read_bytes() == first


def test_the_words_on_a_paper_are_vietnamese_in_an_english_interface(tmp_path: Path) -> None:
    out = tmp_path / "mau.html"
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(out), "--lang", "en"]) == 0
    page = read(out)
    assert "INTERNAL PAPER" in page.text
    assert "BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CỦA CÁ NHÂN" in page.text
    assert [item["lang"] for item in page.all("article")] == ["vi"]


WARD = ROOT / "examples/hadong"


@pytest.mark.parametrize(
    "form,file,listed",
    [
        ("hadong-mau-2a", "2026-06/van-phong/lam-thi-hue.yaml", 9),
        ("hadong-mau-3a", "bodies/ban-thuong-vu-thanh-uy.yaml", 1),
    ],
)
def test_a_public_notice_does_not_say_on_paper_that_it_is_internal(
    form: str, file: str, listed: int, tmp_path: Path
) -> None:
    """Phụ lục 2, 3: «ban hành thông báo công khai kết quả». Until then it is a draft, which the screen alone says."""
    out = tmp_path / "thong-bao.html"
    assert main(["form", form, str(WARD / "records" / file), "--period", "2026-06", "--html", str(out)]) == 0
    page, html = read(out), out.read_text(encoding="utf-8")
    assert page.title.startswith("DỰ THẢO – Thông báo kết quả")
    assert "chỉ công khai khi cấp có thẩm quyền đã ban hành" in page.text
    assert "nội bộ" not in page.text.casefold()
    assert "Tài liệu nội bộ" not in html
    assert html.count("<tr ") == listed


def test_a_public_notice_names_nobody_without_a_decided_grade(tmp_path: Path) -> None:
    """That somebody was not assessed is no public result; neither is a proposal that nobody has decided on yet."""
    root, out = tmp_path / "kho", tmp_path / "thong-bao.html"
    shutil.copytree(WARD / "records", root / "records")
    unit = root / "records/2026-06/van-phong"
    undecided = unit / "quach-thi-nga.yaml"
    undecided.write_text(undecided.read_text(encoding="utf-8").partition("\ndecision:")[0] + "\n", encoding="utf-8")
    assert main(["form", "hadong-mau-2a", str(unit / "lam-thi-hue.yaml"), "--html", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<tr ") == 8


def test_a_filled_form_is_refused_in_the_public_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sitemap.xml").touch()
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(tmp_path / "mau.html")]) == 2
    assert "trang nội bộ không được đặt ở đó" in capsys.readouterr().err
    assert not (tmp_path / "mau.html").exists()


@pytest.mark.parametrize(
    "arguments,said",
    [
        (["khong-co"], "Không có biểu mẫu «khong-co».\n  Xem các biểu mẫu"),
        (["hd02-mau-6"], "Không có biểu mẫu «hd02-mau-6».\n  Có phải ý là «hd02-mau-5»?"),
        ([str(RECORD), "hd02-mau-5"], "là tệp, không phải mã biểu mẫu; nêu mã biểu mẫu trước, rồi đến tệp."),
        (["hd02-mau-5", str(RECORDS / "2026-Q2/phong-kinh-te/khong-co.yaml")], "Không có tệp «"),
        (["hd02-mau-5", str(ROOT / "README.md")], "không phải tệp mà biểu mẫu được điền từ đó"),
        (["hd02-mau-5", str(RECORDS / "units/phong-kinh-te.yaml")], "không phải tệp mà biểu mẫu được điền từ đó"),
        (
            ["hd02-mau-5", str(RECORDS / "2026-Q2/phong-kinh-te/collective.yaml")],
            "lập cho một cá nhân trong một kỳ; «records/2026-Q2/phong-kinh-te/collective.yaml» là hồ sơ của một tập thể.",
        ),
        (
            ["hd02-mau-5", str(RECORDS / "bodies/ban-thuong-vu.yaml")],
            "  Nêu hồ sơ của một người (records/<kỳ>/<đơn vị>/<người>.yaml), hoặc chọn biểu mẫu khác: evalgen form",
        ),
        (
            ["hd02-mau-5", str(RECORDS / "2026-Q2/period.yaml")],
            "«records/2026-Q2/period.yaml» là tệp chung của một kỳ.",
        ),
        (
            ["hadong-mau-1a", str(RECORDS / "2026-Q2/period.yaml")],
            "collective.yaml; nơi chỉ xếp loại cá nhân: hồ sơ của một người trong đơn vị ấy), hoặc chọn",
        ),
        (["thanhlam-mau-01", str(RECORD)], "lập cho một tập thể, cơ quan có thẩm quyền trong một kỳ; «records/"),
        (
            ["hadong-mau-01", str(RECORD)],
            "in khung «hadong-mau01»; hồ sơ kỳ 2026-Q2 này chấm theo khung «hd02-pl3».",
        ),
        (
            ["lamdong-pl2", str(RECORD)],
            "  Chọn biểu mẫu của khung «hd02-pl3»: hd02-mau-5, thanhlam-pl2.",
        ),
        (
            ["qd366-cham-diem-pl1", str(RECORDS / "2026-Q2/phong-kinh-te/collective.yaml")],
            "in khung «qd366-pl1»; hồ sơ kỳ 2026-Q2 này không chấm theo khung nào.",
        ),
    ],
    ids=[
        "không có mẫu",
        "gần một mẫu khác",
        "đảo thứ tự",
        "không có tệp",
        "ngoài hồ sơ",
        "tệp khác",
        "mẫu của người cho tập thể",
        "mẫu của người cho tổ chức có thẩm quyền",
        "mẫu của người cho kỳ",
        "mẫu của đơn vị không có tệp tập thể",
        "mẫu của tổ chức cho người",
        "mẫu của khung khác",
        "mẫu đúng khung được nêu",
        "tập thể không chấm điểm",
    ],
)
def test_what_cannot_be_filled_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_no_other_file_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "mau.html"
    other.write_text("của tôi", encoding="utf-8")
    assert main(["form", "hd02-mau-5", "--html", str(other)]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize(
    "words,said",
    [
        (("--html", "x.html"), "--html chỉ dùng khi nêu biểu mẫu."),
        (("hd02-mau-5", "--period", "2026-Q2"), "--period chỉ dùng khi nêu hồ sơ để điền."),
        (("hd02-mau-5", str(RECORD), "--period", "2026-Q3"), "Tệp này thuộc kỳ 2026-Q2, không phải kỳ 2026-Q3."),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    code = main(["form", *(str(tmp_path / word) if word == "x.html" else word for word in words)])
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert said in capsys.readouterr().err


def test_a_record_with_errors_is_to_be_mended_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / RECORD.relative_to(ROOT)
    shutil.copytree(RECORDS, tmp_path / "records")
    broken.write_text("plan: [\n", encoding="utf-8")
    assert main(["form", "hd02-mau-5", str(broken)]) == 2
    said = f"«{RECORD.relative_to(ROOT)}» có lỗi, chưa điền được biểu mẫu.\n  Xem chỗ cần sửa bằng: evalgen check"
    assert said in capsys.readouterr().err


def test_of_two_records_of_a_person_only_the_one_that_counts_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(RECORDS, tmp_path / "records")
    second = tmp_path / "records/2026-Q2/phong-kinh-te" / RECORD.name
    shutil.copy(RECORD, second)
    assert main(["form", "hd02-mau-5", str(second)]) == 2
    assert f"người này còn hồ sơ cùng kỳ ở {RECORD.relative_to(ROOT)}." in capsys.readouterr().err
