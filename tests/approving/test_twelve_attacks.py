"""The twelve attacks, each on the published quarter in a repository of its own: `evalgen audit` refuses, and names it."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from quarter import BETTER, PERIOD, Quarter, record
from signed_records import QUARTER, commit, git

from evalgen.approving.statement import NAMESPACE, approval_payload, record_digest
from evalgen.cli import main
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.ruling import QuotaResult
from evalgen.drafting.statement_file import approval_text
from evalgen.pipeline.approving.protecting import protect
from evalgen.pipeline.approving.receiving import receive
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.reading.signature import sign

AN, BINH = record("le-van-an"), record("tran-thi-binh")
OF_ALL = "records/2026-Q2/approvals/van-phong/collective/decision-pham-thi-hoa.yaml"
OF_AN = "records/2026-Q2/approvals/van-phong/le-van-an/decision-pham-thi-hoa.yaml"
OF_BINH = "records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-pham-thi-hoa.yaml"
DECIDERS = "records/bodies/ban-thuong-vu.yaml"
WORKFLOW = ".github/workflows/evalgen-check.yml"
CONTENT = "quality: 1.2"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quarter as published; the tag «truoc» is the day before people were decided on."""
    quarter = Quarter.founded(tmp_path_factory.mktemp("quy"))
    quarter.to_proposals()
    git(quarter.work, "tag", "truoc")
    quarter.to_publication()
    return quarter.work.parent


@pytest.fixture
def quarter(story: Path, tmp_path: Path) -> Quarter:
    """A copy of it."""
    folder = tmp_path / "quy"
    shutil.copytree(story, folder)
    return Quarter(folder)


def self_approval(quarter: Quarter) -> None:
    """The head is a member of the deciding body, and puts her own signature in place of a colleague's."""
    (quarter.work / OF_BINH).unlink()
    own = OF_BINH.replace("pham-thi-hoa", "tran-thi-binh")
    forge(quarter, "tran-thi-binh", own, signer="tran-thi-binh")


def backdating(quarter: Quarter) -> None:
    """Somebody who has left signs in August and writes a day in July on it."""
    quarter.replace(
        DECIDERS,
        "vu-van-son, name: Người ký (hư cấu), from: 2025-07-01",
        "vu-van-son, name: Người ký (hư cấu), from: 2025-07-01, to: 2026-07-31",
    )
    quarter.append(AN, amendment("2026-07-30"))
    quarter.sign(ApprovedStep.AMENDMENT, "vu-van-son", "2026-07-30", AN)
    receive_all(quarter, "2026-08-20")


def replayed_statement(quarter: Quarter) -> None:
    """The decision is written anew, and the approval of the old one stays beside it."""
    quarter.replace(AN, "number: 21-QĐ/ĐU, grade: GOOD", "number: 99-QĐ/ĐU, grade: GOOD")


def edited_after_approval(quarter: Quarter) -> None:
    quarter.replace(AN, CONTENT, "quality: 1.1")


def expired_key(quarter: Quarter) -> None:
    text = (quarter.work / DECIDERS).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "vu-van-son" in line)
    ended = line.replace("from: 2025-07-01}]", "from: 2025-07-01, to: 2026-07-15}]")
    quarter.replace(DECIDERS, line, ended)
    signed_by_above(quarter, DECIDERS)
    quarter.append(AN, amendment("2026-07-20"))
    forge_amendment(quarter, "vu-van-son")


def removed_member(quarter: Quarter) -> None:
    quarter.replace(
        DECIDERS,
        "vu-van-son, name: Người ký (hư cấu), from: 2025-07-01",
        "vu-van-son, name: Người ký (hư cấu), from: 2025-07-01, to: 2026-07-15",
    )
    signed_by_above(quarter, DECIDERS)
    quarter.append(AN, amendment("2026-07-20"))
    forge_amendment(quarter, "vu-van-son")


def unsigned_squash(quarter: Quarter) -> None:
    """Merged in one commit that somebody signed, under the name of a member, with the day of a member; without a statement."""
    git(quarter.work, "switch", "-q", "-c", "gop")
    quarter.append(AN, amendment("2026-07-20"))
    commit(quarter.work, "Điều chỉnh")
    git(quarter.work, "switch", "-q", "main")
    git(quarter.work, "merge", "-q", "--squash", "gop")
    who = "Vũ Văn Sơn <son@example.invalid>"
    git(quarter.work, "commit", "-q", "-m", "Duyệt", f"--author={who}", "--date=2026-07-20T08:00:00+07:00")


def rule_change_smuggled_in(quarter: Quarter) -> None:
    """With a change of the organization's name comes another regulation for the past."""
    quarter.replace("records/organization.yaml", "{pack: hd02, from: 2026-04-01}", "{pack: thanhlam, from: 2026-04-01}")


def quota_race(quarter: Quarter) -> None:
    """Two requests begin from the same day; each takes the one place, and each is fine to look at."""
    git(quarter.work, "reset", "-q", "--hard", "truoc")
    others = ["tran-thi-binh", "le-van-an", "le-van-4", "le-van-5", "le-van-6"]

    def rest() -> None:
        for person in others:
            quarter.decide(person, "GOOD", "pham-thi-hoa")

    quarter.request("con-lai", rest)
    git(quarter.work, "merge", "-q", "--no-ff", "-m", "Hợp nhất", "con-lai")
    start = git(quarter.work, "rev-parse", "main")
    for branch, person, signer in (("mot", "le-van-2", "pham-thi-hoa"), ("hai", "le-van-3", "vu-van-son")):

        def take(person: str = person, signer: str = signer) -> None:
            quarter.decide(person, BETTER, signer)

        plan = quarter.request(branch, take, start=start)
        alone = [change.after.result for change in plan.quotas if change.after is not None]
        assert QuotaResult.EXCEEDED not in alone
    for branch in ("mot", "hai"):
        git(quarter.work, "merge", "-q", "--no-ff", "-m", f"Hợp nhất {branch}", branch)
    receive_all(quarter, "2026-07-03")


def deleted_statement(quarter: Quarter) -> None:
    """The unwelcome approval goes, the record goes back to what it was; only the history tells."""
    (quarter.work / OF_AN).unlink()
    quarter.replace(AN, "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n", "")


def copied_statement(quarter: Quarter) -> None:
    (quarter.work / OF_BINH).write_bytes((quarter.work / OF_AN).read_bytes())


def changed_workflow(quarter: Quarter) -> None:
    (quarter.work / WORKFLOW).write_text("on: workflow_dispatch\n", encoding="utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attack:
    """What is done, and what `audit` says of it: the code, at the end of which path, and words of the message."""

    name: str
    carried_out: Callable[[Quarter], None]
    code: str
    file: str
    words: str


ATTACKS = (
    Attack(
        name="tự phê duyệt",
        carried_out=self_approval,
        code="approval-of-own-record",
        file=OF_BINH.replace("pham-thi-hoa", "tran-thi-binh"),
        words="«tran-thi-binh» tự phê duyệt hồ sơ của mình",
    ),
    Attack(
        name="ghi lùi ngày",
        carried_out=backdating,
        code="approval-backdated",
        file="amendment-vu-van-son.yaml",
        words="ghi ngày ký 30/07/2026 nhưng máy chủ nhận ngày 20/08/2026",
    ),
    Attack(
        name="dùng lại phê duyệt cũ",
        carried_out=replayed_statement,
        code="approval-record-changed",
        file=OF_AN,
        words="hồ sơ đã bị sửa sau khi «pham-thi-hoa» phê duyệt ngày 03/07/2026",
    ),
    Attack(
        name="sửa sau khi phê duyệt",
        carried_out=edited_after_approval,
        code="approval-record-changed",
        file=OF_AN,
        words="hồ sơ đã bị sửa sau khi «pham-thi-hoa» phê duyệt",
    ),
    Attack(
        name="khóa hết hạn",
        carried_out=expired_key,
        code="approval-key-expired",
        file="amendment-vu-van-son.yaml",
        words="của «vu-van-son» không dùng được ngày 20/07/2026",
    ),
    Attack(
        name="thành viên đã thôi",
        carried_out=removed_member,
        code="approval-not-a-member",
        file="amendment-vu-van-son.yaml",
        words="ngày 20/07/2026 «vu-van-son» không là thành viên của «ban-thuong-vu»",
    ),
    Attack(
        name="gộp không chữ ký",
        carried_out=unsigned_squash,
        code="approval-missing",
        file=AN,
        words="điều chỉnh, hủy bỏ kết quả: chưa có phê duyệt hợp lệ",
    ),
    Attack(
        name="kèm thay đổi quy định",
        carried_out=rule_change_smuggled_in,
        code="approval-rules-changed",
        file=OF_ALL,  # The same is wrong with every approval; the first stands for them.
        words="«pack»: hd02 → thanhlam",
    ),
    Attack(
        name="hai lần hợp nhất cùng lấy một suất",
        carried_out=quota_race,
        code="quota-race",
        file=PERIOD,
        words="cộng lại 2 «xuất sắc» mà chỉ có 1 suất: Lê Văn 2 ở phiên bản",
    ),
    Attack(
        name="xóa phê duyệt",
        carried_out=deleted_statement,
        code="statement-deleted",
        file=OF_AN,
        words="phê duyệt, biên nhận hoặc quy định đã lưu bị xóa ở phiên bản",
    ),
    Attack(
        name="chép phê duyệt của người khác",
        carried_out=copied_statement,
        code="approval-copied",
        file=OF_BINH,
        words=f"chữ ký chép từ {OF_AN}",
    ),
    Attack(
        name="sửa quy trình kiểm tra",
        carried_out=changed_workflow,
        code="protected-file-unapproved",
        file=WORKFLOW,
        words="tệp được bảo vệ đã đổi ở phiên bản",
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=[item.name for item in ATTACKS])
def test_the_attack_is_caught_and_named(attack: Attack, quarter: Quarter, capsys: pytest.CaptureFixture[str]) -> None:
    attack.carried_out(quarter)
    if git(quarter.work, "status", "--porcelain", "--untracked-files=all", "records", ".github"):
        commit(quarter.work, "Không có gì đặc biệt")
    assert main(["audit", "--root", str(quarter.work)]) == 1
    said = capsys.readouterr().out
    (head,) = re.findall(rf"^\S*{re.escape(attack.file)}\S*  {attack.code}$", said, re.MULTILINE)
    assert attack.words in " ".join(said.partition(head)[2].split()[:80])


def test_there_are_twelve_and_without_one_all_is_well(quarter: Quarter, capsys: pytest.CaptureFixture[str]) -> None:
    assert len({item.name for item in ATTACKS}) == 12
    assert main(["audit", "--root", str(quarter.work)]) == 0
    assert "đều có phê duyệt hợp lệ" in capsys.readouterr().out


def amendment(day: str) -> str:
    return f"amendments:\n  - {{kind: ADJUST, by: ban-thuong-vu, on: {day}, number: 30-QĐ/ĐU, grade: COMPLETED, reason: Sửa}}\n"


def receive_all(quarter: Quarter, day: str) -> None:

    receive(quarter.work, QUARTER, body="may-chu", key=quarter.keys / "may-chu", on=dt.date.fromisoformat(day))


def signed_by_above(quarter: Quarter, *files: str) -> None:
    protect(quarter.work, files, key=quarter.keys / "nguoi-cap-tren", on=dt.date(2026, 7, 15))
    commit(quarter.work, "Cấp trên đã ký")


def forge(quarter: Quarter, key: str, file: str, *, signer: str) -> None:
    """A statement like the good one of that record, over the same content, signed by somebody else."""
    records = inspect(quarter.work).records
    (model,) = [item for item in records.approvals if item.record == "le-van-an" and item.step is ApprovedStep.DECISION]
    own = replace(model, record="tran-thi-binh", signer=signer, signature="")
    write(quarter, key, file, own)


def forge_amendment(quarter: Quarter, signer: str) -> None:
    """What the program refuses to sign, signed by hand, and received on the day that it says."""
    records = inspect(quarter.work).records
    (model,) = [item for item in records.approvals if item.record == "le-van-an" and item.step is ApprovedStep.DECISION]
    (evaluation,) = [item for item in records.evaluations if item.person == "le-van-an"]
    digest = record_digest(evaluation.document, ApprovedStep.AMENDMENT, 1)
    own = replace(model, step=ApprovedStep.AMENDMENT, signer=signer, on=dt.date(2026, 7, 20), record_digest=digest)
    write(quarter, signer, OF_AN.replace("decision-pham-thi-hoa", f"amendment-{signer}"), own)
    receive_all(quarter, "2026-07-20")


def write(quarter: Quarter, key: str, file: str, own: Approval) -> None:
    signed = replace(own, signature=sign(approval_payload(own), quarter.keys / key, NAMESPACE))
    (quarter.work / file).write_text(approval_text(signed), encoding="utf-8")
