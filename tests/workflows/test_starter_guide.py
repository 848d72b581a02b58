"""The guide of a new repository, followed to the letter: its commands are run, its samples are filled in, its faults occur.

Put in place of what a person does: the passphrase of a new key is empty, the line «# sửa tệp» is the edit itself, the
request is merged by the host, and the names of the people are fictional.
"""

import re
from pathlib import Path

import pytest
from github_host import Event, GitHubHost
from host_repository import HostRepository
from starter_repository import (
    COLLECTIVE,
    INIT,
    PERIOD,
    PERSON,
    PLAN,
    RECORD,
    SELF_ASSESSMENT,
    TASKS,
    UNIT,
    append,
    edit,
    public,
    sample_to_file,
)

EDIT = "# sửa tệp, lưu lại, rồi kiểm tra:\n"


class Guide:
    """The blocks of the README that `init` wrote."""

    def __init__(self, host: HostRepository) -> None:
        self.host = host
        self.text = (host.clone / "README.md").read_text(encoding="utf-8")

    def block(self, kind: str, words: str) -> str:
        """The one block of that kind that holds `words`; lists may have indented it."""
        blocks = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", self.text, re.DOTALL | re.MULTILINE)
        texts = [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in blocks]
        (found,) = [text for text in texts if words in text]
        return found

    def run(self, script: str, **given: str) -> str:
        """The commands as a person types them; `given` replaces words of the example."""
        for old, new in given.items():
            script = script.replace(old.replace("_", "-"), new)
        return self.host.shell(script)

    def step(self, branch: str, *, before: str = "", **edits: str) -> None:
        """«Bước nào cũng làm như sau», with the edits of this step, then merged."""
        loop = self.block("sh", EDIT)
        start, end = loop.split(EDIT)
        self.run(start, tu_danh_gia_binh=branch)
        for file, text in edits.items():
            append(self.host.clone, {"record": RECORD, "collective": COLLECTIVE, "period": PERIOD_FILE}[file], text)
        if before:
            self.run(before)
        self.run(end)
        self.host.merge(branch)


PERIOD_FILE = f"records/{PERIOD}/period.yaml"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A repository after the administrator's part of the guide."""
    host = HostRepository(tmp_path)
    host.clone.mkdir()
    (tmp_path / "keys").mkdir()
    (tmp_path / ".ssh").mkdir()
    host.shell(f"ssh-keygen -q -t ed25519 -N '' -f '{tmp_path}/keys/may-chu'", cwd=tmp_path)
    host.shell(INIT)
    guide = Guide(host)
    for name in ("evalgen", "evalgen-2"):
        printed = guide.run(
            guide.block("sh", "cut -d")
            .replace("~/.ssh/evalgen", f"~/.ssh/{name}")
            .replace("ssh-keygen", "ssh-keygen -q -N ''")
        )
        assert printed.strip() == public(tmp_path / ".ssh" / name)
    members = "".join(
        f'  - {{person: {name}, name: Người ký (hư cấu), from: 2026-04-01, keys: [{{key: "{public(tmp_path / ".ssh" / name)}",'
        " from: 2026-04-01}]}\n"
        for name in ("evalgen", "evalgen-2")
    )
    append(host.clone, "records/bodies/ban-thuong-vu.yaml", f"members:\n{members}")
    sample_to_file(host.clone, "people", PERSON)
    sample_to_file(host.clone, "catalogues", UNIT)
    (command,) = set(re.findall(r"`(evalgen codeowners [^`]* > CODEOWNERS)`", guide.text))
    guide.run(command)
    guide.run(guide.block("sh", "git init"))
    host.shell("rm -rf .git")
    host.found()
    return guide


def publish(guide: Guide, folder: Path) -> Path:
    """What the host publishes of the merged branch."""
    text = (guide.host.clone / ".github/workflows/evalgen-publish.yml").read_text(encoding="utf-8")
    sha = guide.host.tip()
    event = Event(name="push", github={"sha": sha, "ref_name": "main", "ref_protected": True}, ref=sha)
    run = GitHubHost(guide.host, folder).run(text, event)
    assert run.deployed is not None, run.log
    return run.deployed


def test_from_the_self_assessment_to_the_published_and_the_corrected_result(guide: Guide, tmp_path: Path) -> None:
    root = guide.host.clone
    guide.step("mo-ky", before=guide.block("sh", "evalgen new"))
    guide.step("nhiem-vu", record=PLAN)
    guide.step("tu-danh-gia", record=SELF_ASSESSMENT)
    scored = guide.run(guide.block("sh", "evalgen score"))
    assert "Mức cao nhất đủ điều kiện" in scored
    guide.step("tham-dinh", record=guide.block("yaml", "verification:"))
    proposed, decided = guide.block("yaml", "proposal:"), guide.block("yaml", "decision:")
    edit(root, COLLECTIVE, "tasks: []\n", "")
    guide.step("de-xuat", record=proposed, collective=TASKS + proposed)
    sign = guide.block("sh", "--step decision")
    both = f"({sign})\n({sign.replace('/evalgen --on', '/evalgen-2 --on')})"
    guide.step("quyet-dinh", before=both, record=decided, collective=decided)
    guide.step("thong-bao", period=guide.block("yaml", "notices:"))
    page = (publish(guide, tmp_path / "first") / "nguoi" / f"{PERSON}.html").read_text(encoding="utf-8")
    assert "Hoàn thành tốt nhiệm vụ" in page

    amended = sign.replace("--step decision", "--step amendment").replace(f"{COLLECTIVE} \\\n  ", "")
    both = f"({amended})\n({amended.replace('/evalgen --on', '/evalgen-2 --on')})"
    guide.step("dieu-chinh", before=both, record=guide.block("yaml", "amendments:"))
    page = (publish(guide, tmp_path / "second") / "nguoi" / f"{PERSON}.html").read_text(encoding="utf-8")
    assert "20-QĐ/ĐU" in page


def test_the_two_faults_of_the_guide_are_real(guide: Guide) -> None:
    root = guide.host.clone
    guide.run(guide.block("sh", "evalgen new"))
    append(root, RECORD, PLAN + SELF_ASSESSMENT.replace("quality: 1, timeliness: 1", "quality: 0,75, timeliness: 1", 1))
    said = guide.run("evalgen check || true")
    assert_said(said, guide.block("", "decimal-comma"))

    edit(root, RECORD, "0,75", "0.75")
    later = guide.block("yaml", "verification:") + guide.block("yaml", "proposal:") + guide.block("yaml", "decision:")
    append(root, RECORD, later)
    edit(root, COLLECTIVE, "tasks: []\n", "")
    append(root, COLLECTIVE, TASKS + guide.block("yaml", "proposal:") + guide.block("yaml", "decision:"))
    guide.run("git add records && git commit --quiet -m 'Chưa ký'")
    said = guide.run("evalgen audit || true")
    assert_said(said, guide.block("", "approval-missing"))


def test_a_protected_file_is_changed_with_the_signature_of_one_level_up(guide: Guide) -> None:
    """The command of the guide, by a key of the body one level up."""
    root, key = guide.host.clone, guide.host.folder / ".ssh" / "cap-tren"
    guide.host.shell(f"ssh-keygen -q -t ed25519 -N '' -f '{key}'", cwd=guide.host.folder)
    account = "    account: cap-tren-a\n"
    edit(
        root,
        "records/bodies/cap-tren.yaml",
        account,
        f'{account}    keys: [{{key: "{public(key)}", from: 2026-04-01}}]\n',
    )
    guide.run("rm -rf .git")
    guide.host.shell(f"rm -rf '{guide.host.bare}'")
    guide.host.found()
    append(root, "records/bodies/ban-thuong-vu.yaml", "quorum: 2\n")
    guide.run("git add records && git commit --quiet -m 'Hai người ký'")
    assert "protected-file-unapproved" in guide.run("evalgen audit || true")
    guide.run(guide.block("sh", "--step protection").replace("/evalgen --on", "/cap-tren --on"))
    guide.run("git add records && git commit --quiet --amend -m 'Hai người ký, cấp trên đã ký'")
    assert "đều có phê duyệt hợp lệ" in guide.run("evalgen audit")


def assert_said(said: str, block: str) -> None:
    """The lines of a fault as the guide shows them; the line and column depend on the record."""
    head, message, remedy = (line.strip() for line in block.strip().splitlines())
    file, code = re.sub(r":\d+:\d+", "", head).split()
    assert re.search(rf"^{re.escape(file)}:\d+:\d+  {code}$", said, re.MULTILINE), said
    lines = [line.strip() for line in said.splitlines()]
    assert message in lines
    assert remedy in lines
