"""``evalgen approve``, ``receive``, ``audit`` and ``codeowners`` as people call them."""

import json
from pathlib import Path

import pytest
from signed_records import (
    COLLECTIVE,
    DEPUTY,
    HEAD,
    WORKFLOW,
    commit,
    git,
    governed_repository,
    make_key,
    signed_repository,
)

from evalgen.cli import main
from evalgen.errors import EvalgenError
from evalgen.reading.signature import sign


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    signed_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_approve_says_who_approved_what_and_where_it_lies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = root / "keys" / "vu-van-son"
    code, out, _ = run(capsys, "approve", DEPUTY, "--step", "decision", "--key", key, "--on", "2026-07-03")
    assert code == 0
    assert "Đã ký phê duyệt: quyết định xếp loại, hồ sơ records/2026-Q2/van-phong/le-van-an.yaml" in out
    assert (
        "  người ký: Vũ Văn Sơn (vu-van-son), thay mặt Ban Thường vụ mẫu (ban-thuong-vu), ngày 03/07/2026; mức: " in out
    )
    assert "tệp: records/2026-Q2/approvals/van-phong/le-van-an/decision-vu-van-son.yaml" in out


def test_of_several_records_all_are_signed_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that is wrong is told in one run, before the first is signed; what is wrong with several of them is told once."""
    key, day = root / "keys" / "tran-thi-binh", ("--step", "decision", "--on", "2026-07-03")
    others = ("records/2026-Q2/van-phong/la.yaml", "records/2026-Q2/van-phong/la-nua.yaml")
    code, out, err = run(capsys, "approve", HEAD, DEPUTY, *others, *day, "--key", key)
    assert (code, out) == (2, "")
    about = "Bỏ tệp ấy khỏi lệnh, hoặc sửa tên; hồ sơ là records/<kỳ>/<đơn vị>/<người>.yaml hoặc collective.yaml."
    assert err.splitlines() == [
        HEAD,
        f"  Trần Thị Bình (tran-thi-binh) không phê duyệt hồ sơ của chính mình: «{HEAD}».",
        "  Để thành viên khác của Ban Thường vụ mẫu phê duyệt; bỏ tệp ấy khỏi lệnh.",
        *(
            line
            for other in others
            for line in (
                other,
                f"  «{other}» không phải hồ sơ của một người hay tập thể trong kho, nên không phê duyệt được.",
                f"  {about}",
            )
        ),
        "Không thể tiếp tục: Chưa ký hồ sơ nào trong 4 hồ sơ đã nêu, vì 3 hồ sơ chưa ký được như trên.",
        "  Sửa từng chỗ, hoặc bỏ các tệp ấy khỏi lệnh, rồi chạy lại.",
    ]
    missing = root / "keys" / "khong-co"
    code, _, err = run(capsys, "approve", DEPUTY, COLLECTIVE, *day, "--key", missing)
    assert err.splitlines()[:3] == [DEPUTY, COLLECTIVE, f"  Không có tệp khóa «{missing}»."]
    assert not list(root.rglob("decision-tran-thi-binh.yaml"))
    code, out, _ = run(capsys, "approve", DEPUTY, COLLECTIVE, f"./{DEPUTY}", *day, "--key", key)
    assert (code, out.count("Đã ký phê duyệt")) == (0, 2)


def test_nothing_is_written_of_several_where_one_was_not_signed_in_the_end(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hardware key wants a touch for each: whoever gives up at the second one leaves no half of the forty."""
    signed: list[bytes] = []

    def given_up(payload: bytes, key: Path, namespace: str) -> str:
        if signed:
            raise EvalgenError("Chờ ký quá lâu.")
        signed.append(payload)
        return sign(payload, key, namespace)

    before = {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")}
    key, asked = root / "keys" / "vu-van-son", ("--step", "decision", "--on", "2026-07-03")
    with monkeypatch.context() as patched:
        patched.setattr("evalgen.pipeline.approving.signing.sign", given_up)
        assert run(capsys, "approve", DEPUTY, COLLECTIVE, *asked, "--key", key)[0] == 2
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")} == before
    assert run(capsys, "approve", DEPUTY, COLLECTIVE, *asked, "--key", key)[0] == 0
    assert len(list(root.rglob("decision-vu-van-son.yaml"))) == 2


@pytest.mark.parametrize(
    "arguments,words",
    [
        pytest.param((DEPUTY, "--step", "amendment"), "chưa đến bước «Điều chỉnh, hủy bỏ kết quả»", id="chưa có mục"),
        pytest.param(
            ("records/2026-Q2/van-phong/la.yaml", "--step", "decision"), "không phải hồ sơ của một người", id="không có"
        ),
        pytest.param(
            ("records/units/van-phong.yaml", "a.txt", "CODEOWNERS", "--step", "protection"),
            "«records/units/van-phong.yaml», «a.txt» không phải tệp được bảo vệ",
            id="tệp lạ",
        ),
        pytest.param(("CODEOWNERS", "--step", "protection"), "Chưa có cấp trên giám sát", id="chưa có cấp trên"),
    ],
)
def test_what_cannot_be_approved_is_said_plainly(
    root: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = root / "keys" / "vu-van-son"
    code, out, err = run(capsys, "approve", *arguments, "--key", key, "--on", "2026-07-03")
    assert (code, out) == (2, "")
    assert words in err


def test_a_key_that_cannot_sign_is_said_plainly(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = root / "keys" / "vu-van-son"
    asked = ("approve", DEPUTY, "--step", "decision", "--on", "2026-07-03", "--key")
    private = key.read_bytes()
    key.chmod(0o644)
    code, _, err = run(capsys, *asked, key)
    assert (code, "Người khác trên máy đọc được tệp khóa" in err, f"chmod 600 {key}" in err) == (2, True, True)
    key.rename(root / "keys" / "cat-di")
    assert f"Không có tệp khóa «{key}»" in run(capsys, *asked, key)[2]
    code, _, err = run(capsys, *asked, f"{key}.pub")
    assert (code, "là khóa công khai" in err, err.rstrip().endswith(f"--key {key}")) == (2, True, True)
    key.write_bytes(private)
    key.chmod(0o600)
    assert run(capsys, *asked, f"{key}.pub")[0] == 0


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose records lie in its folder `so/tay`, with a workflow at its top; the folder is the current one."""
    folder = tmp_path / "so" / "tay"
    governed_repository(folder)
    (folder / ".git").rename(tmp_path / ".git")
    (folder / ".github").rename(tmp_path / ".github")
    commit(tmp_path, "Dời hồ sơ vào thư mục con")
    monkeypatch.chdir(folder)
    return tmp_path


@pytest.mark.parametrize(
    "here, path",
    [
        ("so/tay", f"../../{WORKFLOW}"),
        ("so/tay/records/2026-Q2", f"../../../../{WORKFLOW}"),
        (".", WORKFLOW),
    ],
)
def test_protected_files_above_the_folder_of_the_records_are_signed(
    here: str, path: str, beside: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `audit` names them: from the folder that holds records/."""
    trusted = git(beside, "rev-parse", "HEAD")
    (beside / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    monkeypatch.chdir(beside / here)
    root = () if here != "." else ("--root", "so/tay")
    key = beside / "so/tay/keys/vu-van-son"
    code, out, err = run(capsys, "approve", path, "--step", "protection", "--key", key, "--on", "2026-07-03", *root)
    assert (code, err) == (0, "")
    assert "người ký: Vũ Văn Sơn (vu-van-son), thay mặt Cấp trên mẫu (cap-tren), ngày 03/07/2026" in out
    commit(beside, "Sửa quy trình, cấp trên đã duyệt")
    assert run(capsys, "audit", "--since", trusted, *root)[0] == 0
    _, out, _ = run(capsys, "review", trusted, "HEAD", "--json", *root)
    assert [task["done"] for need in json.loads(out)["needs"] for task in need["tasks"]] == [1]
    (beside / WORKFLOW).write_text("on: schedule\n", encoding="utf-8")
    commit(beside, "Sửa tiếp")
    code, out, _ = run(capsys, "audit", "--since", trusted, *root)
    assert (code, f"evalgen approve ../../{WORKFLOW} --step protection" in out) == (1, True)


@pytest.mark.parametrize(
    "path, words",
    [
        ("../../la.txt", "không phải tệp được bảo vệ"),
        ("../../../la.txt", "nằm ngoài kho"),
        ("../../.github/workflows", "không phải là tệp thường"),
    ],
    ids=["trong kho, không được bảo vệ", "ngoài kho", "thư mục"],
)
def test_what_lies_above_and_cannot_be_signed(
    path: str, words: str, beside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = beside / "so/tay/keys/vu-van-son"
    code, out, err = run(capsys, "approve", path, "--step", "protection", "--key", key, "--on", "2026-07-03")
    assert (code, out) == (2, "")
    assert words in err


def test_records_are_approved_from_any_folder_below(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "records/bodies")
    key = ("--key", "../../keys/vu-van-son", "--on", "2026-07-03")
    code, out, _ = run(capsys, "approve", "../2026-Q2/van-phong/le-van-an.yaml", "--step", "decision", *key)
    assert (code, f"hồ sơ {DEPUTY}" in out) == (0, True)


def test_a_step_of_a_record_is_signed_for_the_body_that_the_record_names(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ("--key", root / "keys/vu-van-son", "--on", "2026-07-03")
    code, out, err = run(capsys, "approve", DEPUTY, "--step", "decision", "--body", "ban-thuong-vu", *key)
    assert (code, out) == (2, "")
    assert "--body chỉ dùng với --step protection" in err


def test_a_stranger_and_a_missing_key(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stranger = make_key(root / "keys", "la-mat")
    code, _, err = run(capsys, "approve", DEPUTY, "--step", "decision", "--key", stranger, "--on", "2026-07-03")
    assert code == 2
    assert "không phải là khóa của thành viên nào của «ban-thuong-vu»" in err
    code, _, err = run(
        capsys, "approve", DEPUTY, "--step", "decision", "--key", root / "khong-co", "--on", "2026-07-03"
    )
    assert code == 2
    assert "khong-co" in err


def test_receive_only_what_is_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ("receive", "2026-Q2", "--body", "may-chu", "--key", root / "keys" / "may-chu", "--on", "2026-07-04")
    assert run(capsys, *command)[:2] == (0, "Quý II năm 2026: không có gì mới để nhận.\n")
    key = root / "keys" / "vu-van-son"
    run(capsys, "approve", DEPUTY, "--step", "decision", "--key", key, "--on", "2026-07-03")
    assert run(capsys, *command)[:2] == (0, "tạo  records/2026-Q2/receipts/2026-07-04-2.yaml\n")


def test_a_planted_receipt_does_not_stand_in_the_way_of_the_real_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever lists approvals in a receipt that the host has not signed has not received them."""
    receipt = root / "records/2026-Q2/receipts/2026-07-04-1.yaml"
    text = receipt.read_text(encoding="utf-8")
    receipt.write_text(text.replace("on: 2026-07-04", "on: 2026-07-03"), encoding="utf-8")
    command = ("receive", "2026-Q2", "--body", "may-chu", "--key", root / "keys" / "may-chu", "--on", "2026-07-04")
    assert run(capsys, *command)[:2] == (0, "tạo  records/2026-Q2/receipts/2026-07-04-2.yaml\n")
    receipt.unlink()
    assert run(capsys, "audit", "--no-history")[0] == 0


def test_audit_in_every_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "audit", "--no-history")[:2] == (0, "Mọi kết quả đã quyết định đều có phê duyệt hợp lệ.\n")
    (root / "records/2026-Q2/approvals/van-phong/le-van-an/decision-pham-thi-hoa.yaml").unlink()
    code, out, _ = run(capsys, "audit", "--no-history")
    assert code == 1
    assert "approval-missing" in out
    assert "evalgen approve records/2026-Q2/van-phong/le-van-an.yaml --step decision --key KHÓA --on NGÀY" in out
    for form in ("json", "github", "sarif"):
        code, out, _ = run(capsys, "audit", "--no-history", "--format", form)
        assert (code, "approval-missing" in out) == (1, True)


def test_audit_outside_git_asks_for_git_or_no_history(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.is_dir()
    code, _, err = run(capsys, "audit")
    assert code == 2
    assert "không nằm trong một kho Git" in err


def test_codeowners_without_a_governor_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.is_dir()
    code, out, err = run(capsys, "codeowners", "--on", "2026-07-01")
    assert (code, out) == (2, "")
    assert "cấp trên giám sát" in err
    code, out, _ = run(capsys, "codeowners", "--check", "--on", "2026-07-01")
    assert code == 1
    assert "codeowners-no-governor" in out
