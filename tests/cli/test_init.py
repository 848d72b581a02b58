"""`evalgen init`: a sound repository at once, nothing overwritten, questions only for a person at a terminal."""

import datetime as dt
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Run
from folder_bytes import bytes_below

from evalgen.cli.init_questions import Asked, ask
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.pipeline.drafting.starting import offers
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.whole_file import create

ROOT = Path(__file__).parents[2]
NAME = ("--name", "Đảng ủy xã Suối Mơ (hư cấu)")
PLAIN = (*NAME, "--pack", "hd02")
FULL = (
    *PLAIN,
    *("--unit", "van-phong=Văn phòng Đảng ủy", "--unit", "Trường Tiểu học Số 1", "--unit", "to-mot:school=Tổ một"),
    *("--body", "Ban Thường vụ Đảng ủy", "--body", "ban-to-chuc:verify,confirm=Ban Tổ chức"),
    *("--governed-by", "Ban Tổ chức Tỉnh ủy", "--account", "@cap-tren-a", "--account", "cap-tren-b"),
)
GRADED = [offer.id for offer in offers()]


@pytest.fixture(autouse=True)
def nobody_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))


def test_commands_that_are_told_work_in_a_folder_with_spaces_as_they_are_pasted(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, out, _ = run("init", "kho hồ sơ", *PLAIN)
    assert shlex.split(out.splitlines()[-1].partition("kiểm tra: ")[2]) == ["evalgen", "check", "--root", "kho hồ sơ"]
    _, out, _ = run("demo", "bản thử", "--people", "2")
    assert shlex.split(out.splitlines()[-1].partition(": ")[2]) == ["evalgen", "serve", "--root", "bản thử"]


@pytest.mark.parametrize("arguments", [PLAIN, FULL], ids=["chỉ tên và gói", "đủ tùy chọn"])
def test_what_is_made_passes_the_check_opens_a_period_and_builds(
    arguments: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    kho = tmp_path / "kho"
    code, out, err = run("init", kho, *arguments)
    assert (code, err) == (0, "")
    assert "Gói hd02 (Hướng dẫn 02-HD/BTCTW): kỳ quý, từ ngày 01/04/2026." in out
    assert inspect(kho).problems == ()
    assert run("check", "--root", kho)[0] == 0
    assert run("new", "2026-Q2", "--root", kho)[0] == 0
    assert run("check", "--root", kho)[0] == 0
    assert run("build", "--root", kho)[0] == 0
    assert (kho / "site" / "index.html").is_file()


def test_a_period_opened_before_anybody_is_entered_says_what_comes_first(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path / "kho", *PLAIN)
    code, out, _ = run("new", "2026-Q2", "--root", tmp_path / "kho")
    assert (code, "ghi cán bộ và chức vụ vào records/people/ rồi chạy lại" in out) == (0, True)
    assert run("score", "--root", tmp_path / "kho") == (0, "Chưa có hồ sơ nào để chấm.\n", "")


@pytest.mark.parametrize("pack", GRADED)
def test_every_pack_makes_a_sound_repository(pack: str, tmp_path: Path, run: Run) -> None:
    assert run("init", tmp_path, *NAME, "--pack", pack, "--unit", "Văn phòng", "--body", "Ban Thường vụ")[0] == 0
    assert inspect(tmp_path).problems == ()


@pytest.mark.parametrize("pack", GRADED)
def test_the_period_that_status_names_can_be_opened(pack: str, tmp_path: Path, run: Run) -> None:
    run("init", tmp_path, *NAME, "--pack", pack, "--unit", "Văn phòng")
    _, said, _ = run("status", "--on", "2026-11-22", "--root", tmp_path)
    command = said.partition("ví dụ: evalgen ")[2].split()
    assert command[0] == "new"
    _, _, refused = run("build", "--audience", "internal", "--site", tmp_path / "noi-bo", "--root", tmp_path)
    assert "Xem cách mở kỳ bằng: evalgen status" in refused
    assert run(*command, "--root", tmp_path)[0] == 0


def test_before_its_pack_applies_no_period_is_named(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path, *PLAIN)
    _, said, _ = run("status", "--on", "2026-02-01", "--root", tmp_path)
    assert said.startswith("Chưa có kỳ nào, và ngày 01/02/2026 chưa có gói quy định nào áp dụng:")


def test_packs_for_different_periods_stand_together(tmp_path: Path, run: Run) -> None:
    code, out, _ = run("init", tmp_path, *PLAIN, "--pack", "qd366")
    assert code == 0
    assert "kỳ quý" in out
    assert "kỳ năm" in out
    assert inspect(tmp_path).problems == ()


def test_the_same_wishes_make_the_same_bytes(tmp_path: Path, run: Run) -> None:
    for name in ("mot", "hai"):
        assert run("init", tmp_path / name, *FULL)[0] == 0
    assert bytes_below(tmp_path / "mot") == bytes_below(tmp_path / "hai")


@pytest.mark.parametrize("number", [1, 12, 20, 24, 35], ids=lambda number: f"trước tệp thứ {number}")
def test_a_run_that_was_stopped_is_completed_by_the_same_command(
    number: int, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The units that only the flags name are not lost, and no schema stays missing."""
    assert run("init", tmp_path / "tron-ven", *FULL)[0] == 0
    begun = 0

    def stopping(path: Path, data: bytes) -> None:
        nonlocal begun
        begun += 1
        if begun == number:
            raise KeyboardInterrupt
        create(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("evalgen.drafting.writing.create", stopping)
        assert run("init", tmp_path / "do-dang", *FULL)[0] != 0
    assert len(bytes_below(tmp_path / "do-dang")) == number - 1
    assert run("init", tmp_path / "do-dang", *FULL)[0] == 0
    assert bytes_below(tmp_path / "do-dang") == bytes_below(tmp_path / "tron-ven")


def test_codeowners_come_from_the_accounts(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path / "co", *FULL)
    owners = (tmp_path / "co" / "CODEOWNERS").read_text(encoding="utf-8")
    assert "\n* @cap-tren-a @cap-tren-b\n" in owners
    assert run("codeowners", "--root", tmp_path / "co", "--on", "2026-04-01", "--check")[0] == 0
    run("init", tmp_path / "khong", *PLAIN)
    assert not (tmp_path / "khong" / "CODEOWNERS").exists()
    guide = (tmp_path / "khong" / "README.md").read_text(encoding="utf-8")
    assert "Chưa khai; khai xong thì tạo CODEOWNERS" in guide


def test_what_is_there_is_kept_and_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "README.md").write_text("của tôi\n", encoding="utf-8")
    code, out, _ = run("init", tmp_path, *FULL)
    assert code == 0
    assert f"giữ  {tmp_path}/README.md\n" in out
    assert "giữ nguyên 1 tệp đã có" in out
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "của tôi\n"


def test_a_repository_with_its_organization_gets_what_it_lacks(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path, *FULL, "--host", "none")
    before = bytes_below(tmp_path)
    (tmp_path / ".editorconfig").unlink()
    (tmp_path / "records/units/van-phong.yaml").unlink()
    code, out, _ = run("init", tmp_path, "--host", "github")
    assert code == 0
    after = bytes_below(tmp_path)
    lost = {"records/units/van-phong.yaml"}
    workflows = {f".github/workflows/evalgen-{name}.yml" for name in ("check", "report", "publish", "receive")}
    assert set(after) == (set(before) - lost) | workflows, "records are the organization's own to restore"
    assert all(after[path] == text for path, text in before.items() if path not in lost)
    assert f"tạo  {tmp_path}/.editorconfig\n" in out
    assert f"giữ  {tmp_path}/README.md\n" in out
    assert "tạo  " not in run("init", tmp_path, "--host", "github")[1]


def test_the_records_of_an_organization_are_not_changed_by_flags(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path, *PLAIN)
    before = bytes_below(tmp_path)
    code, _, err = run("init", tmp_path, "--name", "Tên khác", "--unit", "Văn phòng")
    assert code == 2
    assert "đã có records/organization.yaml; --name, --unit không dùng được nữa." in err
    assert bytes_below(tmp_path) == before


@pytest.mark.parametrize(
    "arguments,words",
    [
        ((), "Thiếu --name, --pack."),
        (NAME, "Thiếu --pack."),
        ((*NAME, "--pack", "khong-co"), "Không có gói quy định «khong-co»."),
        ((*PLAIN, "--pack", "vast"), "Có 2 gói cho kỳ quý: hd02, vast."),
        ((*PLAIN, "--from", "2026-03-31"), "áp dụng từ ngày 01/04/2026, chưa áp dụng từ ngày 31/03/2026."),
        ((*PLAIN, "--unit", "Văn Phòng=Văn phòng"), "«Văn Phòng» không đúng dạng mã"),
        ((*PLAIN, "--unit", "van-phong="), "chưa có tên"),
        ((*PLAIN, "--unit", "a:khong-co=Văn phòng"), "Chưa tạo gì. records/units/a.yaml"),
        ((*PLAIN, "--unit", "Văn phòng", "--unit", "van-phong=Khác"), "mã «van-phong» có hai lần"),
        ((*PLAIN, "--body", "a:khong-co=Ban"), "Chưa tạo gì. records/bodies/a.yaml"),
        ((*PLAIN, "--body", "may-chu=Ban"), "mã «may-chu» dành cho máy chủ"),
        ((*PLAIN, "--account", "a"), "Có --account mà thiếu --governed-by."),
        ((*PLAIN, "--governed-by", "Cấp trên", "--account", "a b"), "Chưa tạo gì. records/bodies/cap-tren.yaml"),
        ((*PLAIN, "--branch", "a b"), "«a b» không phải tên nhánh"),
        ((*PLAIN, "--receipt-key", "khong-co.pub"), "Không đọc được «khong-co.pub»"),
        (("--name", "hai\ndòng", "--pack", "hd02"), "Chưa tạo gì. records/organization.yaml"),
    ],
)
def test_wrong_wishes_are_named_and_nothing_is_written(
    arguments: tuple[str, ...], words: str, tmp_path: Path, run: Run
) -> None:
    kho = tmp_path / "kho"
    code, _, err = run("init", kho, *arguments)
    assert code == 2
    assert words in err
    assert not kho.exists()


RELEASE = f"https://phan-mem.example.org/evalgen-0.1.0-py3-none-any.whl#sha256={'1' * 64}"


def test_the_workflows_install_the_release_that_was_named(tmp_path: Path, run: Run) -> None:
    _, out, _ = run("init", tmp_path / "kho", *PLAIN, "--release", RELEASE)
    assert "--release" not in out
    for path in (tmp_path / "kho").rglob("*.yml"):
        assert f'  EVALGEN: "evalgen @ {RELEASE}"\n' in path.read_text(encoding="utf-8"), path


def test_without_a_release_the_workflows_lead_nowhere_and_it_is_said(tmp_path: Path, run: Run) -> None:
    _, out, _ = run("init", tmp_path / "kho", *PLAIN)
    assert "Chưa nêu nơi tải evalgen (--release)" in out
    for path in (tmp_path / "kho").rglob("*.yml"):
        assert 'EVALGEN: "evalgen @ https://noi-phat-hanh.invalid/' in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    "release",
    [
        "evalgen==0.1.0",
        "https://a.example/evalgen-0.1.0-py3-none-any.whl",
        f"https://a.example/evalgen.tar.gz#sha256={'1' * 64}",
        f"https://a.example/x.whl#sha256={'1' * 63}",
        f'https://a.example/"$(id)".whl#sha256={"1" * 64}',
        f"https://a.example/a\n  X: b.whl#sha256={'1' * 64}",
        f"file:///tmp/x.whl#sha256={'1' * 64}",
    ],
)
def test_what_is_no_release_is_refused(release: str, tmp_path: Path, run: Run) -> None:
    code, out, err = run("init", tmp_path / "kho", *PLAIN, "--release", release)
    assert (code, out) == (2, "")
    assert "không phải địa chỉ của một tệp .whl kèm mã băm" in err
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_is_completed_is_completed_for_the_host_that_is_served(host: str, tmp_path: Path, run: Run) -> None:
    kho = tmp_path / "kho"
    run("init", kho, *PLAIN, "--host", host)
    before = bytes_below(kho)
    (kho / ".editorconfig").unlink()
    run("init", kho)
    assert bytes_below(kho) == before


def test_a_file_is_no_folder(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kho").write_text("", encoding="utf-8")
    code, _, err = run("init", tmp_path / "kho", *PLAIN)
    assert code == 2
    assert "là tệp, không phải thư mục" in err


def test_the_key_of_the_host_is_declared(tmp_path: Path, run: Run) -> None:
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3Qb2m3nYl1QhXo8S0o0m6m7QF5g4m0l3n2k1j0i9h8"
    (tmp_path / "host.pub").write_text(f"{key} may-chu@noi-nao-do\n", encoding="utf-8")
    assert run("init", tmp_path / "kho", *PLAIN, "--receipt-key", tmp_path / "host.pub")[0] == 0
    body = inspect(tmp_path / "kho").records.bodies["may-chu"]
    assert body.roles == {"receive"}
    assert [item.key for member in body.members for item in member.keys] == [key]
    (tmp_path / "host").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\n", encoding="utf-8")
    code, _, err = run("init", tmp_path / "khac", *PLAIN, "--receipt-key", tmp_path / "host")
    assert code == 2
    assert "không phải khóa công khai" in err


def test_units_belong_to_the_one_at_the_top(tmp_path: Path, run: Run) -> None:
    """Whoever leads the organization holds the post in a unit of its own, and the others stand below it."""
    kho = tmp_path / "kho"
    units = ("--unit", "Văn phòng Đảng ủy", "--unit", "to-mot:school=Tổ một")
    code, _, err = run("init", kho, *PLAIN, *units, "--top-unit", "dang-uy=Đảng ủy xã Suối Mơ (hư cấu)")
    assert (code, err) == (0, "")
    found = inspect(kho)
    assert found.problems == ()
    above = {unit.id: (unit.parent, unit.kind) for unit in found.records.units.values()}
    assert above == {
        "dang-uy": (None, "party_committee"),
        "van-phong-dang-uy": ("dang-uy", "party_office"),
        "to-mot": ("dang-uy", "school"),
    }
    assert "Đơn vị trên cùng" not in (kho / "records/units/dang-uy.yaml").read_text(encoding="utf-8")
    code, _, err = run("init", tmp_path / "khac", *PLAIN, "--unit", "a=Một", "--top-unit", "a=Hai")
    assert code == 2
    assert "mã «a» có hai lần" in err


NOTHING = Asked(name="", packs=(), since=None, top_unit="", units=(), bodies=(), governed_by="", accounts=(), host="")


def answering(*lines: str) -> tuple[Callable[[str], str], list[str]]:
    """Somebody who types these lines, and the questions that they were shown."""
    waiting: Iterator[str] = iter(lines)
    shown: list[str] = []

    def say(question: str) -> str:
        shown.append(question)
        return next(waiting)

    return say, shown


def test_a_person_is_asked_for_everything() -> None:
    say, shown = answering(
        *("", "Đảng ủy xã Suối Mơ", "chín", ""),
        *("Đảng ủy xã", "Văn phòng Đảng ủy", "Trường Tiểu học", ""),
        *("Ban Thường vụ", ""),
        *("Cấp trên", "cap-tren-a", ""),
        *("mây", "gitlab"),
    )
    asked = ask(NOTHING, offers(), VIETNAMESE, say)
    assert asked == Asked(
        name="Đảng ủy xã Suối Mơ",
        packs=("hd02",),
        since=None,
        top_unit="Đảng ủy xã",
        units=("Văn phòng Đảng ủy", "Trường Tiểu học"),
        bodies=("Ban Thường vụ",),
        governed_by="Cấp trên",
        accounts=("cap-tren-a",),
        host="gitlab",
    )
    packs = next(question for question in shown if question.startswith("Gói quy định"))
    assert "hd02: Hướng dẫn 02-HD/BTCTW (kỳ quý, từ 01/04/2026)" in packs


def test_an_answer_that_cannot_be_used_is_asked_again_at_once() -> None:
    """All answers were lost at the end, for the top unit named again among the units."""
    say, shown = answering(
        *("A", ""),
        *("Đảng ủy xã", "đảng ủy xã", "VP=Văn phòng", "vp=Văn phòng", "Vp", ""),
        *("may-chu=Ban", "Ban Thường vụ", ""),
        *("Ban thường vụ", "", "none"),
    )
    asked = ask(NOTHING, offers(), VIETNAMESE, say)
    assert (asked.top_unit, asked.units, asked.bodies) == ("Đảng ủy xã", ("vp=Văn phòng",), ("Ban Thường vụ",))
    told = [line for question in shown for line in question.splitlines()[:-1] if line.startswith("--")]
    assert [line.partition(".")[0] for line in told] == [
        "--unit: mã «dang-uy-xa» có hai lần",
        "--unit: «VP» không đúng dạng mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối",
        "--unit: mã «vp» có hai lần",
        "--body: mã «may-chu» dành cho máy chủ",
        "--governed-by: mã «ban-thuong-vu» có hai lần",
    ]


def test_what_a_flag_gave_is_not_asked() -> None:
    given = Asked(
        name="A",
        packs=("qd366",),
        since=dt.date(2026, 1, 1),
        top_unit="",
        units=("Văn phòng",),
        bodies=("Ban",),
        governed_by="Cấp trên",
        accounts=("a",),
        host="none",
    )
    assert ask(given, offers(), VIETNAMESE, answering()[0]) == given


def test_several_packs_are_chosen_by_number_or_name() -> None:
    number = GRADED.index("qd366") + 1
    say, _ = answering("A", f"hd02, {number}", "", "", "", "", "")
    asked = ask(NOTHING, offers(), VIETNAMESE, say)
    assert asked.packs == ("hd02", "qd366")
    assert (asked.units, asked.bodies, asked.governed_by, asked.accounts, asked.host) == ((), (), "", (), "both")


def test_at_a_real_terminal_the_questions_are_asked(tmp_path: Path) -> None:
    answers = ["Đảng ủy xã Suối Mơ (hư cấu)", "", "", "Văn phòng Đảng ủy", "", "", "", "github"]
    code, shown = at_a_terminal(answers, "init", str(tmp_path / "kho"))
    assert code == 0, shown
    assert "Tên tổ chức" in shown
    assert (tmp_path / "kho" / "records" / "units" / "van-phong-dang-uy.yaml").is_file()
    assert not (tmp_path / "kho" / ".gitlab-ci.yml").exists()


def test_who_ends_the_questions_gets_nothing(tmp_path: Path) -> None:
    code, shown = at_a_terminal(["Đảng ủy xã Suối Mơ", "\x04"], "init", str(tmp_path / "kho"))
    assert code == 2
    assert "Chưa trả lời hết các câu hỏi của evalgen init; chưa tạo gì." in shown
    assert not (tmp_path / "kho").exists()


def at_a_terminal(answers: list[str], *arguments: str) -> tuple[int, str]:
    """Run the program with a terminal as its input, and type the answers."""
    pty = pytest.importorskip("pty")  # not on Windows
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "evalgen", *arguments],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
    ) as program:
        os.close(theirs)
        for answer in answers:
            os.write(ours, answer.encode() if answer == "\x04" else f"{answer}\n".encode())
        shown, _ = program.communicate(timeout=60)
    os.close(ours)
    return program.returncode, shown.decode("utf-8")


def test_offers_are_the_packs_that_people_can_be_scored_by() -> None:
    assert {"hd02", "qd366", "hadong"} <= set(GRADED)
    assert [offer.id for offer in offers() if offer.usual] == ["hd02"]


def test_the_end_of_input_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(EvalgenError, match="Chưa trả lời hết"):
        ask(NOTHING, offers(), VIETNAMESE)
