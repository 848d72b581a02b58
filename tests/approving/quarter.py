"""A quarter of one unit in a real repository with a bare one as its host: each step a branch, signed, reviewed, merged, received.

Everybody signs with a key of their own, the host with its own; whoever merges is nobody in particular.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from approved import approve
from reviewed import plan_of
from signed_records import QUARTER, commit, deciding_body, git, make_key, member
from sound_records import SOUND, write_records

from evalgen.approving.review import Review
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.receiving import receive

UNIT = "records/2026-Q2/van-phong"
COLLECTIVE = f"{UNIT}/collective.yaml"
PERIOD = "records/2026-Q2/period.yaml"
DEPUTIES = ("le-van-an", "le-van-2", "le-van-3", "le-van-4", "le-van-5", "le-van-6")
PEOPLE = ("tran-thi-binh", *DEPUTIES)
EXCELLENT = ("le-van-2", "le-van-3")
"""Two who could have the one place; in the story the second one is decided GOOD."""

BETTER = "EXCELLENT, reason: Sản phẩm nổi trội"
"""A decision above what was proposed."""

DECIDERS = ("pham-thi-hoa", "vu-van-son")
SIGNERS = (*DECIDERS, "nguoi-tham-dinh", "nguoi-de-xuat", "nguoi-cap-tren", "may-chu", "tran-thi-binh")

_SECTIONS = re.compile(r"^(?=plan:|self_assessment:|verification:|proposal:|decision:)", re.MULTILINE)
_APPROVED = "  approved: {by: ban-thuong-vu, on: 2026-04-06}\n"


def record(person: str) -> str:
    return f"{UNIT}/{person}.yaml"


def sections() -> Mapping[str, str]:
    """The sound record, section by section, by name; the plan without its approval."""
    parts = [part for part in _SECTIONS.split(SOUND["2026-Q2/van-phong/le-van-an.yaml"]) if part]
    named = {part.partition(":")[0]: part for part in parts}
    return named | {"plan": named["plan"].replace(_APPROVED, "")}


def body(name: str, roles: str, people: Mapping[str, Path], *, above: str = "") -> str:
    """A body of people from outside the records."""
    entries = "".join(
        f"  - {{person: {person}, name: Người ký (hư cấu), account: {person}, {member(key)}}}\n"
        for person, key in people.items()
    )
    return f"name: {name}\nroles: [{roles}]\n{f'above: {above}' if above else ''}\nmembers:\n{entries}"


class Quarter:
    """The working copy `work`, the host `host`, and the keys of everybody."""

    def __init__(self, folder: Path) -> None:
        self.work, self.host, self.keys = folder / "kho", folder / "may-chu.git", folder / "keys"
        if self.work.exists():
            git(self.work, "remote", "set-url", "origin", str(self.host))

    @classmethod
    def founded(cls, folder: Path) -> "Quarter":
        """A new one in `folder`, before the first step."""
        new = cls(folder)
        new.work.mkdir(parents=True)
        new.write_first()
        git(folder, "init", "-q", "--bare", "-b", "main", new.host.name)
        git(new.work, "init", "-q", "-b", "main")
        git(new.work, "remote", "add", "origin", str(new.host))
        commit(new.work, "Lập kho")
        git(new.work, "push", "-q", "origin", "main")
        return new

    def write_first(self) -> None:
        """Organization, people, bodies with their keys, and a workflow."""
        keys = {name: make_key(self.keys, name) for name in SIGNERS}
        members = {name: f"name: Người ký (hư cấu), {member(keys[name])}" for name in DECIDERS}
        members["tran-thi-binh"] = member(keys["tran-thi-binh"])
        files = {name: text for name, text in SOUND.items() if not name.startswith("2026-Q2/")}
        for person in DEPUTIES[1:]:
            name = f"Lê Văn {person.rpartition('-')[2]}"
            files[f"people/{person}.yaml"] = SOUND["people/le-van-an.yaml"].replace("Lê Văn An", name)
        files["organization.yaml"] = SOUND["organization.yaml"] + "governed_by: cap-tren\n"
        files["bodies/ban-thuong-vu.yaml"] = deciding_body(members)
        for name, title, roles, signer in (
            ("ban-xay-dung-dang", "Ban Xây dựng Đảng mẫu", "verify", "nguoi-tham-dinh"),
            ("tap-the-van-phong", "Tập thể lãnh đạo Văn phòng mẫu", "propose", "nguoi-de-xuat"),
            ("cap-tren", "Cấp trên mẫu", "decide", "nguoi-cap-tren"),
            ("may-chu", "Máy chủ mẫu", "receive", "may-chu"),
        ):
            files[f"bodies/{name}.yaml"] = body(title, roles, {signer: keys[signer]})
        write_records(self.work, files)
        (self.work / ".github/workflows").mkdir(parents=True)
        (self.work / ".github/workflows/evalgen-check.yml").write_text("on: pull_request\n", encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        path = self.work / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.work / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def sign(self, step: ApprovedStep, by: str, on: str, *files: str) -> None:
        for file in files:
            approve(self.work, file, step, key=self.keys / by, on=dt.date.fromisoformat(on))

    def request(self, branch: str, change: Callable[[], None], *, start: str = "main") -> Review:
        """A branch with the change on it, pushed; what a reviewer reads of it."""
        git(self.work, "switch", "-q", "-c", branch, start)
        change()
        commit(self.work, branch)
        git(self.work, "push", "-q", "origin", branch)
        plan = plan_of(self.work, "main", branch)
        git(self.work, "switch", "-q", "main")
        return plan

    def merge(self, branch: str, received: str) -> None:
        """What the host does: merge, and receive on that day."""
        git(self.work, "merge", "-q", "--no-ff", "-m", f"Hợp nhất {branch}", branch)
        on = dt.date.fromisoformat(received)
        if receive(self.work, QUARTER, body="may-chu", key=self.keys / "may-chu", on=on):
            commit(self.work, "Biên nhận")
        git(self.work, "push", "-q", "origin", "main")

    def clone(self, name: str) -> Path:
        """What an inspector takes from the host."""
        folder = self.work.parent / name
        git(self.work.parent, "clone", "-q", str(self.host), str(folder))
        return folder

    def to_proposals(self) -> dict[str, Review]:
        """From the plans to the proposals and the decision on the unit: everything before people are decided on."""
        return self.steps(
            ("ke-hoach", "2026-04-03", self.plan),
            ("duyet-ke-hoach", "2026-04-06", self.approve_plans),
            ("tu-danh-gia", "2026-06-29", self.assess),
            ("tham-dinh", "2026-07-01", self.verify),
            ("de-xuat", "2026-07-02", self.propose),
            ("quyet-dinh-tap-the", "2026-07-02", self.decide_on_the_unit),
        )

    def to_publication(self) -> dict[str, Review]:
        """The decisions of two requests by two members, and the notice."""
        return self.steps(
            ("quyet-dinh", "2026-07-03", self.decide_on_most),
            ("quyet-dinh-sau", "2026-07-03", self.decide_on_the_last),
            ("thong-bao", "2026-07-04", self.announce),
        )

    def steps(self, *steps: tuple[str, str, Callable[[], None]]) -> dict[str, Review]:
        """Each a request, then merged; what a reviewer read of each."""
        said = {}
        for branch, received, change in steps:
            said[branch] = self.request(branch, change)
            self.merge(branch, received)
        return said

    def plan(self) -> None:
        self.append(PERIOD, "opened_on: 2026-04-01\n")
        self.append(COLLECTIVE, SOUND["2026-Q2/van-phong/collective.yaml"].partition("self_grade:")[0])
        for person in PEOPLE:
            self.append(record(person), sections()["plan"])

    def approve_plans(self) -> None:
        for person in PEOPLE:
            self.replace(record(person), "plan:\n", f"plan:\n{_APPROVED}")
        self.sign(ApprovedStep.PLAN, "vu-van-son", "2026-04-06", *map(record, PEOPLE))

    def assess(self) -> None:
        self.append(COLLECTIVE, "self_grade: GOOD\n")
        for person in PEOPLE:
            text = sections()["self_assessment"]
            self.append(record(person), text.replace('["3.4"]', "[]") if person in EXCELLENT else text)

    def verify(self) -> None:
        for person in PEOPLE:
            self.append(record(person), sections()["verification"])
        self.sign(ApprovedStep.VERIFICATION, "nguoi-tham-dinh", "2026-07-01", *map(record, PEOPLE))

    def propose(self) -> None:
        self.append(COLLECTIVE, "proposal: {by: tap-the-van-phong, on: 2026-07-01, grade: GOOD}\n")
        better, text = "grade: GOOD, outstanding: Sớm hai ngày", sections()["proposal"]
        for person in PEOPLE:
            self.append(record(person), text.replace("grade: GOOD", better) if person in EXCELLENT else text)
        self.sign(ApprovedStep.PROPOSAL, "nguoi-de-xuat", "2026-07-02", COLLECTIVE, *map(record, PEOPLE))

    def decide_on_the_unit(self) -> None:
        self.append(COLLECTIVE, "decision: {by: ban-thuong-vu, on: 2026-07-02, number: 20-QĐ/ĐU, grade: GOOD}\n")
        self.sign(ApprovedStep.DECISION, "pham-thi-hoa", "2026-07-02", COLLECTIVE)

    def decide_on_most(self) -> None:
        for person in PEOPLE:
            if person != EXCELLENT[1]:
                self.decide(person, BETTER if person in EXCELLENT else "GOOD", "pham-thi-hoa")

    def decide_on_the_last(self) -> None:
        self.decide(EXCELLENT[1], "GOOD", "vu-van-son")

    def announce(self) -> None:
        self.append(PERIOD, SOUND["2026-Q2/period.yaml"].partition("opened_on: 2026-04-01\n")[2])

    def decide(self, person: str, grade: str, by: str) -> None:
        """The decision on one person, signed."""
        text = sections()["decision"].replace("GOOD", grade)
        self.append(record(person), text)
        self.sign(ApprovedStep.DECISION, by, "2026-07-03", record(person))
