"""The workflows for GitHub, step by step, against a bare repository: what they let pass, and what they stop."""

import filecmp
from pathlib import Path
from typing import Any

import pytest
from github_host import Event, GitHubHost, Run
from host_repository import HostRepository
from rest_host import RestHost, rest_host
from starter_repository import (
    FILES,
    PERIOD,
    RECORD,
    SELF_ASSESSMENT,
    TODAY,
    append,
    decide,
    edit,
    employ_elsewhere,
    many_files,
)

AUTHOR = "bi-thu"


def workflow(host: HostRepository, name: str) -> str:
    """As it stands on the protected branch of a new repository."""
    return (host.clone / f".github/workflows/evalgen-{name}.yml").read_text(encoding="utf-8")


def request_event(head: str, *skipped: str, base: str = "main") -> Event:
    pull: dict[str, Any] = {"number": 1, "head": {"sha": head}, "user": {"login": AUTHOR}}
    return Event(
        name="pull_request",
        github={"base_ref": base, "sha": head, "event": {"pull_request": pull}},
        ref="refs/pull/1/merge",
        skipped=frozenset(skipped),
    )


def push_event(sha: str, *, protected: bool = True, key: str = "", direct: bool = False) -> Event:
    return Event(
        name="push",
        github={"sha": sha, "ref_name": "main", "ref_protected": protected},
        ref=sha,
        secrets={"EVALGEN_RECEIPT_KEY": key} if key else {},
        variables={"EVALGEN_PUSH_RECEIPTS": "true"} if direct else {},
    )


def check(host: HostRepository, tmp_path: Path, *skipped: str) -> Run:
    """The state of the clone, brought in as a pull request and checked."""
    text = workflow(host, "check")
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    return GitHubHost(host, tmp_path / "runs").run(text, request_event(head, *skipped))


def test_a_good_request_is_green(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = check(host, tmp_path)
    assert run.results == {"check": "success", "review": "success", "evalgen": "success"}, run.log
    assert "Trần Thị Bình" in run.summary


def test_a_bad_record_is_red(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT.replace("quality: 1,", "quality: 0,75,"))
    run = check(host, tmp_path)
    assert run.results == {"check": "failure", "review": "failure", "evalgen": "failure"}
    assert f"::error file={RECORD}" in run.jobs["check"].log


def test_a_change_that_only_review_refuses_is_red(host: HostRepository, tmp_path: Path) -> None:
    """An approved plan rewritten in silence is sound YAML: `check` has nothing against it, `review` has."""
    edit(host.clone, RECORD, "quantity: 3, due", "quantity: 1, due")
    run = check(host, tmp_path)
    assert run.results == {"check": "success", "review": "failure", "evalgen": "failure"}, run.log


def test_a_request_to_another_branch_says_nothing_of_the_protected_one(host: HostRepository, tmp_path: Path) -> None:
    """Hosts keep results by the name of the commit. To a branch that holds the change already, the change is none."""
    edit(host.clone, RECORD, "quantity: 3, due", "quantity: 1, due")
    text = workflow(host, "check")
    host.commit("thay-doi")
    host.shell("git push --quiet origin thay-doi:rieng && git fetch --quiet origin")
    event = request_event(host.open_request("thay-doi"), base="rieng")
    run = GitHubHost(host, tmp_path / "runs").run(text, event)
    assert run.results == {"check": "success", "review": "success", "evalgen": "failure"}, run.log
    assert "không vào nhánh main" in run.jobs["evalgen"].log


def test_a_branch_that_was_renamed_is_told(host: HostRepository, tmp_path: Path) -> None:
    """GitHub renames the branch and its protection; the workflows go on naming the old one, and publish nothing."""
    event = request_event(host.open_request("main"), "check", "review", base="chinh")
    event.github["event"]["repository"] = {"default_branch": "chinh"}
    run = GitHubHost(host, tmp_path / "runs").run(workflow(host, "check"), event)
    assert run.results["evalgen"] == "failure"
    assert "Nhánh chính nay tên là chinh, mà các quy trình còn ghi main" in run.jobs["evalgen"].log


def queue_event(before: str, head: str, base: str = "refs/heads/main") -> Event:
    """A request at its turn in the queue, merged with those before it. GitHub knows neither its target nor its author then."""
    group = {"base_ref": base, "base_sha": before, "head_sha": head}
    return Event(name="merge_group", github={"sha": head, "event": {"merge_group": group}}, ref=head)


def test_a_queue_of_requests_is_checked_one_upon_the_other(host: HostRepository, tmp_path: Path) -> None:
    """Each is looked at as a change of what stands before it in the queue, which the target has not yet."""
    text, main = workflow(host, "check"), host.tip()
    append(host.clone, RECORD, SELF_ASSESSMENT)
    first = host.commit("hang-cho-1")
    edit(host.clone, RECORD, "quantity: 3, due", "quantity: 1, due")
    second = host.commit("hang-cho-2")
    runs = GitHubHost(host, tmp_path / "runs")

    run = runs.run(text, queue_event(main, first))
    assert run.results == {"check": "success", "review": "success", "evalgen": "success"}, run.log
    assert "Trần Thị Bình" in run.summary
    run = runs.run(text, queue_event(first, second))
    assert run.results == {"check": "success", "review": "failure", "evalgen": "failure"}, run.log
    assert f"(<code>{first[:10]}</code>)" in run.summary
    run = runs.run(text, queue_event(main, first, "refs/heads/rieng"))
    assert run.results == {"check": "success", "review": "success", "evalgen": "failure"}, run.log


@pytest.mark.parametrize("job", ["check", "review"])
def test_a_skipped_job_is_red(host: HostRepository, tmp_path: Path, job: str) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = check(host, tmp_path, job)
    assert run.results[job] == "skipped"
    assert run.results["evalgen"] == "failure"
    assert "bị bỏ qua (skipped)" in run.jobs["evalgen"].log


def test_a_person_whom_codeowners_does_not_know_is_red_until_it_is_made_anew(
    host: HostRepository, tmp_path: Path
) -> None:
    employ_elsewhere(host)
    run = check(host, tmp_path)
    assert run.results == {"check": "failure", "review": "success", "evalgen": "failure"}, run.log
    assert "codeowners-outdated" in run.jobs["check"].log
    host.shell(f"evalgen codeowners --on {TODAY} > CODEOWNERS")
    assert check(host, tmp_path / "again").results["check"] == "success"


def test_codeowners_grown_old_does_not_stop_others(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, "CODEOWNERS", "# cũ\n")
    host.commit("cu")
    host.merge("cu")
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = check(host, tmp_path)
    assert run.results["evalgen"] == "success", run.log
    assert "::warning::CODEOWNERS đã cũ" in run.jobs["check"].log


def test_nothing_of_the_request_is_run(host: HostRepository, tmp_path: Path) -> None:
    """Modules, hooks and configuration that a request brings lie about, and are never called."""
    trap = tmp_path / "sprung"
    code = f"open({str(trap)!r}, 'w').close()\n"
    for name in ("evalgen", "json", "os", "sitecustomize", "usercustomize", "yaml", "pip", "venv"):
        (host.clone / f"{name}.py").write_text(code, encoding="utf-8")
    hooks = f"hooks:\n  - trap.py\nplugins:\n  - search\n# {trap}\n"
    (host.clone / "mkdocs.yml").write_text(hooks, encoding="utf-8")
    (host.clone / "trap.py").write_text(code, encoding="utf-8")
    (host.clone / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n", encoding="utf-8")
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = check(host, tmp_path)
    assert set(run.results.values()) <= {"success", "failure"}
    assert not trap.exists()


OWN = "xa-suoi-mo/ho-so"


def ended(head: str) -> Event:
    """The check of the request from the branch «thay-doi» has ended for `head`."""
    origin = {"head_repository": {"full_name": OWN}, "head_branch": "thay-doi"}
    run = {"event": "pull_request", "head_sha": head, **origin}
    return Event(name="workflow_run", github={"event": {"workflow_run": run}}, ref="main")


def report(host: HostRepository, tmp_path: Path, rest: RestHost, head: str) -> Run:
    """The second workflow, after the first one ended for `head`."""
    runs = tmp_path / f"report-{len(rest.calls)}"
    return GitHubHost(host, runs, rest.address).run(workflow(host, "report"), ended(head))


def pull(number: int, head: str, *, author: str = AUTHOR, branch: str = "thay-doi", fork: str = OWN) -> dict[str, Any]:
    origin = {"sha": head, "ref": branch, "repo": {"full_name": fork} if fork else None}
    return {"number": number, "head": origin, "base": {"ref": "main"}, "user": {"login": author}}


def test_the_report_becomes_one_comment_that_is_edited(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    with rest_host() as rest:
        rest.requests = [pull(number, "0" * 40) for number in range(10, 115)] + [pull(3, head)]
        stranger = {"id": 1, "body": "<!-- evalgen-review -->\nHợp lệ!", "user": {"login": "ke-la"}}
        rest.comments = [stranger]
        first = report(host, tmp_path, rest, head)
        assert first.results == {"compute": "success", "post": "success"}, first.log
        assert [item["body"][:60] for item in rest.comments[:1]] == ["<!-- evalgen-review -->\nHợp lệ!"]
        (mine,) = rest.comments[1:]
        assert mine["body"].startswith("<!-- evalgen-review -->")
        assert "Trần Thị Bình" in mine["body"]
        assert sorted(path.name for path in first.artifacts["bao-cao"].iterdir()) == [
            "bao-cao-day-du.md",
            "nhan-xet.md",
        ]

        edit(host.clone, RECORD, "proposed_grade: GOOD", "proposed_grade: COMPLETED")
        host.commit("thay-doi")
        newer = host.open_request("thay-doi", 3)
        old = report(host, tmp_path, rest, head)
        assert old.results == {"compute": "success", "post": "skipped"}, "the request has moved on"
        rest.requests[-1] = pull(3, newer)
        before = mine["body"]
        assert report(host, tmp_path, rest, newer).results["post"] == "success"
        assert len(rest.comments) == 2
        assert mine["body"] != before
        assert [call for call in rest.calls if not call.startswith("GET")] == [
            "POST /repos/xa-suoi-mo/ho-so/issues/3/comments",
            f"PATCH /repos/xa-suoi-mo/ho-so/issues/comments/{mine['id']}",
        ]


def test_a_comment_that_is_cut_says_where_the_whole_lies(host: HostRepository, tmp_path: Path) -> None:
    """Nobody who reads a request knows the files of a run by themselves; the summary of the check holds the whole, too."""
    many_files(host.clone)
    text = workflow(host, "check")
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    with rest_host() as rest:
        rest.requests = [pull(1, head)]
        assert report(host, tmp_path, rest, head).results == {"compute": "success", "post": "success"}
        (comment,) = rest.comments
    told = "Bản đầy đủ: bao-cao-day-du.md trong [tệp đính kèm của lượt chạy](https://github.example/xa-suoi-mo/ho-so/actions/runs/77#artifacts)."
    assert comment["body"].rstrip().endswith(told)
    assert "mục nữa, xem <code>bao-cao-day-du.md</code>." in comment["body"]
    assert 60_000 < len(comment["body"]) <= 65_536
    run = GitHubHost(host, tmp_path / "runs").run(text, request_event(head))
    assert all(f"thu-muc/tep-{number}.md" in run.summary for number in range(FILES))
    assert run.artifacts == {}


def test_what_is_too_large_for_the_summary_lies_beside_the_run(host: HostRepository, tmp_path: Path) -> None:
    """The summary is then the comment, which names the full file; so it is where the request is stopped, too."""
    text = workflow(host, "check")
    for number in range(1_000):
        append(host.clone, f"{'_' * 220}{number}.md", "x")
    append(host.clone, RECORD, SELF_ASSESSMENT.replace("quality: 1,", "quality: 0.9,"))
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    run = GitHubHost(host, tmp_path / "runs").run(text, request_event(head))
    assert run.results["review"] == "failure", run.log
    assert len(run.summary.encode()) < 1_000_000
    assert run.summary.rstrip().endswith(
        "Bản đầy đủ: bao-cao-day-du.md trong tệp đính kèm của lượt chạy này (Artifacts)."
    )
    (full,) = run.artifacts["bao-cao"].iterdir()
    assert (full.name, full.stat().st_size > 1_000_000) == ("bao-cao-day-du.md", True)


def test_a_comment_that_is_whole_names_no_other_file(host: HostRepository, tmp_path: Path) -> None:
    """Whatever a request calls its files."""
    for name in ("bao-cao-day-du.md", "evalgen-review: cut -->.md"):
        append(host.clone, name, "x")
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    with rest_host() as rest:
        rest.requests = [pull(1, head)]
        assert report(host, tmp_path, rest, head).results == {"compute": "success", "post": "success"}
        (comment,) = rest.comments
    assert "<code>bao-cao-day-du.md</code>" in comment["body"]
    assert "Bản đầy đủ" not in comment["body"]


def test_a_second_request_with_the_same_commit_takes_no_report_away(host: HostRepository, tmp_path: Path) -> None:
    """Whoever opens a newer one kept the old words below the request that people read, or the author of another in it."""
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    with rest_host() as rest:
        others = [
            pull(9, head, author="ke-la", branch="khac"),
            pull(8, head, author="ke-la", fork="ke-la/ho-so"),
            pull(7, head, author="ke-la", fork=""),
        ]
        rest.requests = [*others, pull(3, head)]
        assert report(host, tmp_path, rest, head).results == {"compute": "success", "post": "success"}
        assert [call for call in rest.calls if not call.startswith("GET")] == [
            "POST /repos/xa-suoi-mo/ho-so/issues/3/comments"
        ]
        assert "ke-la" not in rest.comments[0]["body"]


def test_a_request_cannot_write_its_own_report(host: HostRepository, tmp_path: Path) -> None:
    """The request turns its check workflow into one that is always green: the report is the branch's own, and says so."""
    append(host.clone, RECORD, SELF_ASSESSMENT.replace("quality: 1,", "quality: 0.9,"))
    edit(host.clone, ".github/workflows/evalgen-check.yml", "run: evalgen check --format github", "run: 'true'")
    trusted = workflow(host, "report")
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    with rest_host() as rest:
        rest.requests = [pull(1, head)]
        run = GitHubHost(host, tmp_path / "report", rest.address).run(trusted, ended(head))
        assert run.results == {"compute": "success", "post": "success"}, run.log
        (comment,) = rest.comments
        assert "## ⛔ Chưa hợp lệ" in comment["body"]
        assert "quy trình" in comment["body"]


def test_no_report_for_a_commit_without_a_request(host: HostRepository, tmp_path: Path) -> None:
    with rest_host() as rest:
        run = report(host, tmp_path, rest, host.tip())
        assert run.results == {"compute": "success", "post": "skipped"}, run.log
        assert rest.comments == []


def publish(host: HostRepository, tmp_path: Path, sha: str, *, protected: bool = True) -> Run:
    return GitHubHost(host, tmp_path / f"publish-{sha[:8]}").run(
        workflow(host, "publish"), push_event(sha, protected=protected)
    )


def test_what_is_published_is_exactly_the_merged_commit(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu", "pho-bi-thu")
    host.commit("quyet-dinh")
    merged = host.merge("quyet-dinh")
    run = publish(host, tmp_path, merged)
    assert run.results == {"audit": "success", "build": "success", "deploy": "success"}, run.log
    assert run.deployed is not None
    host.shell(f"git clone --quiet '{host.bare}' '{tmp_path}/plain' && git -C '{tmp_path}/plain' checkout -q {merged}")
    host.shell("evalgen build --site ../plain-site", cwd=tmp_path / "plain")
    assert same_files(run.deployed, tmp_path / "plain-site")
    assert "Trần Thị Bình" in (run.deployed / "nguoi" / "tran-thi-binh.html").read_text(encoding="utf-8")


def test_an_unsigned_decision_stops_publishing(host: HostRepository, tmp_path: Path) -> None:
    decide(host)
    host.commit("quyet-dinh")
    run = publish(host, tmp_path, host.merge("quyet-dinh"))
    assert run.results == {"audit": "failure", "build": "skipped", "deploy": "skipped"}
    assert "chưa có phê duyệt hợp lệ" in run.log
    assert run.deployed is None


def test_a_workflow_changed_without_one_level_up_stops_publishing(host: HostRepository, tmp_path: Path) -> None:
    edit(host.clone, ".github/workflows/evalgen-check.yml", "run: evalgen check --format github", "run: 'true'")
    host.commit("noi-long")
    run = publish(host, tmp_path, host.merge("noi-long"))
    assert run.results["audit"] == "failure"
    assert "tệp được bảo vệ đã đổi" in run.log


def test_an_old_commit_is_not_published_again(host: HostRepository, tmp_path: Path) -> None:
    first = host.tip()
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    host.merge("thay-doi")
    run = publish(host, tmp_path, first)
    assert run.results == {"audit": "failure", "build": "skipped", "deploy": "skipped"}
    assert "không công bố lùi" in run.log


def test_an_unprotected_branch_publishes_nothing(host: HostRepository, tmp_path: Path) -> None:
    run = publish(host, tmp_path, host.tip(), protected=False)
    assert run.results == {"audit": "failure", "build": "skipped", "deploy": "skipped"}
    assert "chưa được bảo vệ" in run.log


def receive(host: HostRepository, tmp_path: Path, rest: RestHost, **event: Any) -> Run:
    runs = GitHubHost(host, tmp_path / f"receive-{len(rest.calls)}-{event.get('direct', False)}", rest.address)
    key = (host.folder / "keys" / "may-chu").read_text(encoding="utf-8")
    return runs.run(workflow(host, "receive"), push_event(host.tip(), **{"key": key, **event}))


def test_one_signature_counts_with_the_receipt_of_the_host(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    alone = publish(host, tmp_path, host.merge("quyet-dinh"))
    assert alone.results["audit"] == "failure"
    assert "không có biên nhận của máy chủ" in alone.log
    with rest_host() as rest:
        run = receive(host, tmp_path, rest)
        assert run.results == {"receive": "success"}, run.log
        assert [item["head"] for item in rest.requests] == ["evalgen/bien-nhan"]
        added = set(host.files("evalgen/bien-nhan")) - set(host.files("main"))
        assert {path.rsplit("/", 1)[0] for path in added} == {f"records/{PERIOD}/receipts"}

        waiting = host.tip("evalgen/bien-nhan")
        again = receive(host, tmp_path, rest)
        assert again.results == {"receive": "success"}
        assert (host.tip("evalgen/bien-nhan"), len(rest.requests)) == (waiting, 1), "nothing new, nothing sent"
    host.shell("git fetch --quiet origin")
    merged = host.merge("origin/evalgen/bien-nhan")
    both = publish(host, tmp_path, merged)
    assert both.results == {"audit": "success", "build": "success", "deploy": "success"}, both.log


def test_receipts_are_pushed_where_the_host_allows_it(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    host.merge("quyet-dinh")
    with rest_host() as rest:
        run = receive(host, tmp_path, rest, direct=True)
        assert run.results == {"receive": "success"}, run.log
        assert rest.requests == []
    run = publish(host, tmp_path, host.tip())
    assert run.results["deploy"] == "success", run.log


def test_without_the_secret_nothing_is_signed_and_the_job_says_so(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    host.merge("quyet-dinh")
    with rest_host() as rest:
        run = receive(host, tmp_path, rest, key="")
    assert run.results == {"receive": "failure"}
    assert "Chưa đặt bí mật EVALGEN_RECEIPT_KEY" in run.log


def test_waiting_receipts_keep_their_day_and_take_nothing_else_along(host: HostRepository, tmp_path: Path) -> None:
    """Somebody pushes to the branch of the waiting receipts: only new receipts are taken from it, nothing changed."""
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    host.merge("quyet-dinh")
    with rest_host() as rest:
        receive(host, tmp_path, rest)
        host.shell("git fetch --quiet origin && git switch --quiet -C gia-mao origin/evalgen/bien-nhan")
        append(host.clone, "records/organization.yaml", "# sửa lén\n")
        host.commit("gia-mao")
        host.shell("git push --quiet --force origin gia-mao:evalgen/bien-nhan")
        host.shell("git switch --quiet main && git pull --quiet")
        host.shell(f"evalgen approve {RECORD} --step plan --key ../keys/bi-thu --on {TODAY}")
        host.commit("ky-ke-hoach")
        host.merge("ky-ke-hoach")
        run = receive(host, tmp_path, rest)
        assert run.results == {"receive": "success"}, run.log
    changed = host.shell("git fetch -q origin && git diff --name-only origin/main origin/evalgen/bien-nhan").split()
    assert len(changed) == 2
    assert all(path.startswith(f"records/{PERIOD}/receipts/") for path in changed)


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [
        sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()) for top in (one, other)
    ]
    if names[0] != names[1] or not names[0]:
        return False
    _, different, unreadable = filecmp.cmpfiles(one, other, names[0], shallow=False)
    return different == [] and unreadable == []
