"""``evalgen status``: its text, its JSON, what it may be narrowed to, its exit codes."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sound_records import SOUND, write_records
from watched_records import files_of

from evalgen.cli import main
from evalgen.cli.reports.visible_text import display_width

LATE = {
    "pack": "thanhlam",
    "drop": {
        "2026-Q2/van-phong/le-van-an.yaml": ["self_assessment", "verification", "proposal", "decision"],
        "2026-Q2/van-phong/tran-thi-binh.yaml": ["decision"],
    },
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_records(tmp_path, files_of(LATE))
    return tmp_path


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["status", "--root", str(root), *map(str, arguments)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


def test_the_first_line_says_it_all(run: Run) -> None:
    code, out, err = run("--on", "2026-06-26")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == (
        "Quý II năm 2026: 3 hồ sơ, 1 đã quyết định, 1 quá hạn, 1 chưa nộp; hạn tới: 26/06 (hôm nay)"
    )


def test_a_folder_that_cannot_be_looked_into_is_told_and_nobody_in_it_is_missing(root: Path, run: Run) -> None:
    folder = root / "records/2026-Q2/van-phong"
    folder.rename(root / "elsewhere")
    folder.symlink_to(root / "elsewhere")
    _, out, _ = run("--on", "2026-06-26")
    assert "Tệp không đọc được, 1 lỗi" in out
    assert "chưa có hồ sơ" not in out.lower()


def test_a_deadline_in_another_year_names_it(root: Path, run: Run) -> None:
    write_records(root, {"2026-Q4/period.yaml": "opened_on: 2026-10-01\n"})
    _, out, _ = run("2026-Q4", "--on", "2026-12-30")
    assert out.splitlines()[0].endswith("hạn tới: 04/01/2027 (còn 5 ngày)")


def test_no_line_is_wider_than_the_terminal(run: Run) -> None:
    _, out, _ = run("--on", "2026-06-25")
    assert max(map(display_width, out.splitlines())) <= 100


def test_late_comes_first_then_the_soonest(run: Run) -> None:
    _, out, _ = run("--on", "2026-06-26")
    heads = [line for line in out.splitlines() if line.isupper() or line.endswith((" (1)", " (2)"))]
    assert heads == [
        "QUÁ HẠN (1)",
        "  Tự đánh giá – cá nhân, tập thể tự làm (1)",
        "HÔM NAY LÀ NGÀY CUỐI (1)",
        "  Quyết định mức xếp loại – Ban Thường vụ mẫu (1)",
        "VĂN BẢN KHÔNG ĐẶT NGÀY (1)",
        "  Thông báo kết quả – Ban Thường vụ mẫu (1)",
        "TỶ LỆ XUẤT SẮC",
        "CÁC HẠN CỦA KỲ",
    ]


def test_the_other_reading_is_told_on_the_day_itself(run: Run) -> None:
    words = "Nếu «trước ngày 25/06/2026» tính cả ngày ấy thì hôm nay vẫn còn hạn."
    shown = [" ".join(run("--on", f"2026-06-{day}")[1].split()) for day in ("24", "25", "26")]
    assert [words in out for out in shown] == [False, True, False]


def test_lateness_fails_only_where_asked(run: Run) -> None:
    assert run("--on", "2026-06-25")[0] == 0
    assert run("--on", "2026-06-25", "--fail-late")[0] == 1
    assert run("--on", "2026-06-24", "--fail-late")[0] == 0
    assert run("--on", "2026-06-25", "--fail-late", "--only", "mine=ban-thuong-vu")[0] == 0


@pytest.mark.parametrize(
    "only, people",
    [
        pytest.param(("--only", "late"), {"le-van-an", "tran-thi-binh"}, id="quá hạn hoặc đã chậm"),
        pytest.param(("--only", "missing"), {"le-van-an"}, id="chưa nộp"),
        pytest.param(("--only", "mine=ban-thuong-vu"), {"tran-thi-binh", None}, id="việc của một tổ chức"),
        pytest.param(("--only", "mine=tap-the-van-phong"), set(), id="tổ chức không có việc"),
        pytest.param(("--unit", "van-phong"), {"le-van-an", "tran-thi-binh", None}, id="một đơn vị"),
        pytest.param(("--unit", "van-phong", "--only", "missing"), {"le-van-an"}, id="cả hai"),
    ],
)
def test_narrowed(run: Run, only: tuple[str, ...], people: set[str | None]) -> None:
    code, out, _ = run("--on", "2026-06-26", "--json", *only)
    (period,) = json.loads(out)["periods"]
    assert code == 0
    assert {item["person"] for item in period["dossiers"]} == people
    assert period["counts"]["total"] == len(period["dossiers"])
    assert len(period["narrowed_to"]) == len(only) // 2


def test_narrowed_text_says_to_what_and_leaves_out_what_is_of_all(run: Run) -> None:
    _, out, _ = run("--on", "2026-06-26", "--only", "mine=ban-thuong-vu")
    assert "Chỉ xét: việc của Ban Thường vụ mẫu." in out
    assert "CÁC HẠN CỦA KỲ" not in out
    assert "TỶ LỆ XUẤT SẮC" not in out


@pytest.mark.parametrize(
    "arguments, message",
    [
        pytest.param(("2026-Q4",), "Không có kỳ «2026-Q4» trong records/.\n  Các kỳ đang có: 2026-Q2", id="kỳ chưa mở"),
        pytest.param(("quý-2",), "Không có kỳ «quý-2» trong records/.", id="không phải kỳ"),
        pytest.param(("--unit", "van-phog"), "Không có đơn vị «van-phog».\n  Gần nhất: van-phong.", id="đơn vị lạ"),
        pytest.param(
            ("--only", "mine=ban-thuong"), "Không có tổ chức «ban-thuong».\n  Gần nhất: ban-thuong-vu", id="tổ chức lạ"
        ),
        pytest.param(("--only", "gấp"), "--only không nhận «gấp».", id="loại lạ"),
    ],
)
def test_wrong_use_is_told(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run("--on", "2026-06-26", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_the_day_is_asked_for(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == 2


def test_without_a_period_every_open_one_and_where_work_is_due_sooner_stands_first(root: Path, run: Run) -> None:
    write_records(
        root,
        {
            "2026-Q3/period.yaml": "opened_on: 2026-07-01\n",
            "2026-Q1/period.yaml": "opened_on: 2026-01-05\nclosed_on: 2026-04-04\n",
        },
    )
    _, out, _ = run("--on", "2026-06-26", "--json")
    assert [item["period"] for item in json.loads(out)["periods"]] == ["2026-Q2", "2026-Q3"]
    _, shown, _ = run("--on", "2026-06-26")
    assert shown.index("Quý II năm 2026:") < shown.index("Quý III năm 2026:")


def test_periods_in_which_nothing_waits_stand_last_the_newest_of_them_first(root: Path, run: Run) -> None:
    bare = "opened_on: 2025-01-05\n"
    write_records(root, {"2025-Q1/period.yaml": bare, "2025-Q2/period.yaml": bare, "2026/period.yaml": bare})
    _, out, _ = run("--on", "2026-07-10", "--json")
    assert [item["period"] for item in json.loads(out)["periods"]] == ["2026-Q2", "2026", "2025-Q2", "2025-Q1"]


@pytest.mark.parametrize("told", [True, False], ids=["đang mở", "đã khóa"])
def test_a_period_that_is_done_is_said_to_be_ready_to_close(tmp_path: Path, run: Run, *, told: bool) -> None:
    closed = SOUND["2026-Q2/period.yaml"]
    opened = "".join(line for line in closed.splitlines(keepends=True) if not line.startswith("closed_on"))
    assert opened != closed
    write_records(tmp_path / "xong", dict(SOUND) | {"2026-Q2/period.yaml": opened if told else closed})
    _, out, err = run("2026-Q2", "--on", "2026-07-10", "--root", tmp_path / "xong")
    assert not err
    assert "Không có hồ sơ nào đang chờ." in out
    assert ("ghi closed_on vào records/2026-Q2/period.yaml để khóa kỳ" in out) is told


def test_no_open_period(root: Path, run: Run) -> None:
    write_records(root, {"2026-Q2/period.yaml": "opened_on: 2026-04-01\nclosed_on: 2026-07-04\n"})
    assert run("--on", "2026-07-10") == (0, "Không có kỳ nào đang mở.\n", "")
    assert json.loads(run("--on", "2026-07-10", "--json")[1])["periods"] == []
    _, out, _ = run("2026-Q2", "--on", "2026-07-10")
    assert "Kỳ đã khóa ngày 04/07/2026." in out


def test_a_new_repository_is_told_how_to_open_a_period(root: Path, run: Run) -> None:
    shutil.rmtree(root / "records" / "2026-Q2")
    told = "Chưa có kỳ nào. Mở kỳ bằng evalgen new, ví dụ: evalgen new 2026-Q3\n"
    assert run("--on", "2026-07-10") == (0, told, "")


def test_the_same_day_gives_the_same_bytes(run: Run) -> None:
    for more in ((), ("--json",)):
        assert run("--on", "2026-06-25", *more) == run("--on", "2026-06-25", *more)


OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)


@pytest.mark.parametrize("name", ["::stop-commands::x", "a ::add-mask::b" * 9, "##[error]x"])
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["chữ", "JSON"])
def test_no_log_obeys_a_name(root: Path, run: Run, name: str, more: tuple[str, ...]) -> None:
    files = files_of(LATE)
    named = ("people/le-van-an.yaml", "people/tran-thi-binh.yaml", "bodies/ban-thuong-vu.yaml", "units/van-phong.yaml")
    for file in named:
        files[file] = re.sub(r"^name: .*$", f'name: "{name}"', files[file], flags=re.MULTILINE)
    write_records(root, files)
    _, out, err = run("--on", "2026-06-25", *more)
    assert not OBEYED.search(out + err)


def test_json_has_everything_by_stable_keys(run: Run) -> None:
    _, out, _ = run("--on", "2026-06-25", "--json")
    report = json.loads(out)
    (period,) = report["periods"]
    assert (report["format"], report["on"]) == (1, "2026-06-25")
    assert set(period) == {
        "period",
        "label",
        "opened_on",
        "closed_on",
        "regulation",
        "narrowed_to",
        "counts",
        "dossiers",
        "bodies",
        "deadlines",
        "quotas",
    }
    assert period["counts"] == {
        "total": 3,
        "people": 2,
        "collectives": 1,
        "decided": 1,
        "late": 1,
        "was_late": 1,
        "not_handed_in": 1,
        "missing": 0,
        "faulty": 0,
        "blocked": 0,
        "complete": 0,
        "by_next_step": {"self_assessment": 1, "decision": 1, "notice": 1},
    }
    assert period["bodies"] == {
        "ban-thuong-vu": {
            "name": "Ban Thường vụ mẫu",
            "members": [{"person": "tran-thi-binh", "name": "Trần Thị Bình", "capacity": "member"}],
        }
    }
    late, due_next, decided = period["dossiers"]
    assert late == EXPECTED
    assert due_next["late_steps"][0]["taken_on"] == "2026-06-29"
    assert (decided["person"], decided["next_step"], decided["due"]) == (None, "notice", None)
    deadlines = {item["id"]: item for item in period["deadlines"]}
    assert deadlines["tu-danh-gia"] == DEADLINE
    told = [item["due"] for item in period["dossiers"] if item["due"]]
    told += [late for item in period["dossiers"] for late in item["late_steps"]]
    assert {item["deadline"] for item in told} <= set(deadlines)
    assert due_next["due"]["deadline"] == "quyet-dinh@xa-quan-ly"
    assert deadlines["quyet-dinh@xa-quan-ly"]["group"] == "Cán bộ thuộc diện Ban Thường vụ Đảng ủy quản lý"
    days = [item["last_day"] for item in period["deadlines"]]
    assert days == sorted(filter(None, days)) + [None] * days.count(None)
    assert {item["title"] for item in period["quotas"]} == {"Người đứng đầu", "Cấp phó"}


_PENDING = {
    "last_day": "2026-06-24",
    "taken_on": None,
    "written_on": None,
    "days": 1,
    "proposed": None,
    "to_be_considered": None,
}
EXPECTED = {
    "file": "records/2026-Q2/van-phong/le-van-an.yaml",
    "unit": "van-phong",
    "unit_name": "Văn phòng mẫu",
    "person": "le-van-an",
    "name": "Lê Văn An",
    "post": "Phó Chánh Văn phòng",
    "state": "under_way",
    "reached": "planned",
    "reached_words": "Đã đăng ký nhiệm vụ",
    "handed_in": False,
    "next_step": "self_assessment",
    "next_step_words": "Tự đánh giá",
    "urgency": "late",
    "late": True,
    "actor": {"basis": "self", "bodies": [], "people": ["le-van-an"], "words": None},
    "due": {"deadline": "tu-danh-gia", "last_day": "2026-06-24", "days_left": -1, "of_a_later_step": False},
    "blocked_by": None,
    "late_steps": [
        {"step": "self_assessment", "deadline": "tu-danh-gia", **_PENDING},
        {"step": "proposal", "deadline": "bo-phieu", **_PENDING},
    ],
    "errors": 0,
    "exempt_by": None,
    "open_appeals": [],
    "reserved_opinion": False,
}
"""The dossier of somebody who has not handed in, the day after the last one."""

DEADLINE = {
    "id": "tu-danh-gia",
    "what": "Cá nhân gửi Bản tự đánh giá và báo cáo kết quả",
    "addressee": "Cá nhân",
    "group": None,
    "words": "trước ngày 25/06/2026",
    "printed": "trước ngày 25/06/2026 (ngày cuối: 24/06/2026)",
    "last_day": "2026-06-24",
    "last_day_if_inclusive": "2026-06-25",
    "days_left": -1,
    "citation": {
        "instrument": "thanhlam",
        "text": "gạch đầu dòng thứ nhất mục III.2.4 Kế hoạch đánh giá hằng quý của xã Thanh Lâm",
        "quote": (
            "trước ngày 15 tháng cuối quý để có cơ sở nhận xét, đánh giá, đề xuất mức xếp loại "
            "(riêng quý II/2026, trước ngày 25/6/2026)."
        ),
    },
    "consequence": None,
}
"""Its deadline, as it stands once among all."""
