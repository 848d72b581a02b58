"""A file that cannot be read: whatever rests on it says so, and no command takes it for one that is not there."""

from pathlib import Path

import pytest
from commands import Run
from sound_records import SOUND, write_records

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.inspecting.unread import unread_around
from evalgen.pipeline.periods_asked import period_named, periods_to_sit_on

PERSON, COLLECTIVE = "2026-Q2/van-phong/le-van-an.yaml", "2026-Q2/van-phong/collective.yaml"
SHARED = (
    "organization.yaml",
    "2026-Q2/period.yaml",
    "people/le-van-an.yaml",
    "units/van-phong.yaml",
    "catalogues/van-phong.yaml",
    COLLECTIVE,
)


def broken(root: Path, name: str) -> Path:
    write_records(root, dict(SOUND) | {name: "name: [\n"})
    return root


def line(name: str) -> str:
    return f"Kết quả trên chưa đủ, vì 1 tệp có lỗi: records/{name}. Xem chỗ cần sửa bằng: evalgen check\n"


@pytest.mark.parametrize("name", SHARED)
def test_what_the_answer_about_one_record_rests_on_is_named(name: str, tmp_path: Path, run: Run) -> None:
    root = broken(tmp_path, name)
    record = root / "records" / PERSON
    code, said, told = run("score", "--root", root, record)
    assert (code, told) == (1, line(name))
    assert said
    assert run("explain", "--root", root, record)[2] == line(name)
    assert unread_around(inspect(root).records, f"records/{PERSON}") == (f"records/{name}",)


def test_a_record_that_is_left_out_of_all_scores_is_named(tmp_path: Path, run: Run) -> None:
    root = broken(tmp_path, PERSON)
    code, said, told = run("score", "--root", root)
    assert (code, told) == (1, line(PERSON))
    assert "Trần Thị Bình" in said
    other = root / "records/2026-Q2/van-phong/tran-thi-binh.yaml"
    assert run("score", "--root", root, other)[::2] == (0, ""), "its neighbour rests on it in no way"


def test_sound_records_say_nothing_of_it(tmp_path: Path, run: Run) -> None:
    write_records(tmp_path, dict(SOUND))
    assert run("score", "--root", tmp_path)[::2] == (0, "")
    assert run("explain", "--root", tmp_path, tmp_path / "records" / PERSON)[2] == ""
    assert run("status", "--root", tmp_path, "--on", "2026-07-01")[2] == ""


def test_a_period_whose_file_cannot_be_read_is_there(tmp_path: Path, run: Run) -> None:
    root = broken(tmp_path, "2026-Q2/period.yaml")
    records = inspect(root).records
    for ask in (lambda: period_named("2026-Q2", records), lambda: periods_to_sit_on(records, None)):
        with pytest.raises(EvalgenError, match=r"«records/2026-Q2/period\.yaml» có lỗi, nên chưa đọc được kỳ này"):
            ask()
    with pytest.raises(EvalgenError, match="Không có kỳ «2026-Q3»"):
        period_named("2026-Q3", records)
    assert Period.parse("2026-Q2") not in records.periods
    code, said, told = run("status", "--root", root, "--on", "2026-07-01")
    assert (code, said, told) == (0, "Không có kỳ nào đang mở.\n", line("2026-Q2/period.yaml"))
    target = tmp_path / "ket-qua.csv"
    code, said, told = run("export", "--root", root, "2026-Q2", "--audience", "internal", "--output", target)
    assert (code, said, target.exists()) == (2, "", False)
    assert "evalgen new" not in told
    papers = tmp_path / "noi-bo"
    code, said, _ = run("build", "--root", root, "--audience", "internal", "--on", "2026-07-01", "--site", papers)
    assert (code, said, papers.exists()) == (2, "", False)
