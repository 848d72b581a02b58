"""The pipeline for GitLab, job by job, against a bare repository."""

from pathlib import Path

import pytest
import yaml
from gitlab_host import GitLabHost, Pipeline
from host_repository import HostRepository
from packaged_starter import files
from rest_host import ROBOT, rest_host
from starter_repository import PERIOD, RECORD, SELF_ASSESSMENT, append, decide, edit, employ_elsewhere, many_files

PLAN = yaml.safe_load(files()[".gitlab-ci.yml"])
BRANCH = {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_REF_PROTECTED": "true"}


def pipeline_text(host: HostRepository) -> str:
    return (host.clone / ".gitlab-ci.yml").read_text(encoding="utf-8")


def request(
    host: HostRepository, tmp_path: Path, *skipped: str, target: str = "main", event: str = "detached", **given: str
) -> Pipeline:
    """The state of the clone as a merge request."""
    text = pipeline_text(host)
    host.commit("thay-doi")
    head = host.open_request("thay-doi")
    variables = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_PIPELINE_ID": "41",
        "CI_DEFAULT_BRANCH": "main",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": target,
        "CI_COMMIT_SHA": head,
        "CI_MERGE_REQUEST_EVENT_TYPE": event,
        "GITLAB_USER_LOGIN": "bi-thu",
        **given,
    }
    return GitLabHost(host, tmp_path / "runs").run(text, variables, "refs/merge-requests/1/head", frozenset(skipped))


def push(host: HostRepository, tmp_path: Path, sha: str, **given: str) -> Pipeline:
    variables = {
        **BRANCH,
        "CI_PIPELINE_SOURCE": "push",
        "CI_COMMIT_SHA": sha,
        "CI_SERVER_HOST": "gitlab.example.invalid",
        "EVALGEN_RECEIPT_KEY": str(host.folder / "keys" / "may-chu"),
        **given,
    }
    return GitLabHost(host, tmp_path / f"push-{sha[:8]}").run(pipeline_text(host), variables, sha)


FORKED = {
    "CI_PROJECT_ID": "1",
    "CI_MERGE_REQUEST_PROJECT_ID": "1",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "7",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH": "nguoi-ngoai/kho",
}
"""Of a request from a fork, run here."""


def test_a_good_request_is_green(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path)
    assert run.results == {"kiem-tra": "success", "xem-thay-doi": "success", "evalgen": "success"}, run.log


@pytest.mark.parametrize("event", ["detached", "merged_result", "merge_train"])
def test_on_a_merge_train_nobody_answers_for_what_others_bring(
    event: str, host: HostRepository, tmp_path: Path
) -> None:
    """There the pipeline runs in the name of whoever pressed the button, and holds the requests that stand before it."""
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path, event=event)
    assert run.results["evalgen"] == "success", run.log
    assert (" trình." in run.log) == (event != "merge_train")


def test_a_pipeline_of_a_fork_says_nothing_of_the_branch_here(host: HostRepository, tmp_path: Path) -> None:
    """Whoever forks sets the main branch there as they like: compared with it nothing changes, and the check was green."""
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path, CI_PROJECT_ID="7", CI_MERGE_REQUEST_PROJECT_ID="1")
    assert run.results == {"kiem-tra": "success", "xem-thay-doi": "success", "evalgen": "failure"}, run.log
    assert "chạy trong kho sao chép" in run.log


def test_a_pipeline_run_here_for_a_fork_counts(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path, **FORKED)
    assert run.results["evalgen"] == "success", run.log


@pytest.mark.parametrize(
    "event, words", [("detached", "do nguoi-ngoai trình"), ("merge_train", None)], ids=["request", "train"]
)
def test_a_pipeline_run_here_for_a_fork_is_of_whoever_owns_the_fork(
    event: str, words: str | None, host: HostRepository, tmp_path: Path
) -> None:
    """Whoever starts it answers for units of theirs, and the author for none."""
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path, event=event, **FORKED)
    assert " trình." not in run.log if words is None else words in run.log, run.log


def test_a_bad_record_is_red(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT.replace("quality: 1,", "quality: 0,75,"))
    run = request(host, tmp_path)
    assert run.results == {"kiem-tra": "failure", "xem-thay-doi": "failure", "evalgen": "failure"}


def test_codeowners_that_a_request_makes_wrong_are_red(host: HostRepository, tmp_path: Path) -> None:
    employ_elsewhere(host)
    run = request(host, tmp_path)
    assert run.results == {"kiem-tra": "failure", "xem-thay-doi": "success", "evalgen": "failure"}, run.log
    assert "codeowners-outdated" in run.log


def test_a_request_to_another_branch_says_nothing_of_the_protected_one(host: HostRepository, tmp_path: Path) -> None:
    """Whoever changes the target afterwards starts no new pipeline."""
    host.shell("git push --quiet origin main:rieng")
    append(host.clone, RECORD, SELF_ASSESSMENT)
    run = request(host, tmp_path, target="rieng")
    assert run.results == {"kiem-tra": "success", "xem-thay-doi": "success", "evalgen": "failure"}, run.log


@pytest.mark.parametrize("job", ["kiem-tra", "xem-thay-doi"])
def test_a_skipped_job_is_red(host: HostRepository, tmp_path: Path, job: str) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    for name in ("kiem-tra.env", "xem-thay-doi.env"):
        (host.clone / name).write_text("KIEM_TRA=41\nXEM_THAY_DOI=41\n", encoding="utf-8")
    run = request(host, tmp_path, job)
    assert run.results[job] == "skipped"
    assert run.results["evalgen"] == "failure"


def test_what_is_published_is_the_merged_commit_after_the_audit(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu", "pho-bi-thu")
    host.commit("quyet-dinh")
    run = push(host, tmp_path, host.merge("quyet-dinh"))
    assert run.results == {"bien-nhan": "success", "doi-soat": "success", "pages": "success"}, run.log
    page = run.workspaces["pages"] / "public" / "nguoi" / "tran-thi-binh.html"
    assert "Trần Thị Bình" in page.read_text(encoding="utf-8")


def test_a_folder_of_that_name_among_the_records_does_not_stop_publishing(host: HostRepository, tmp_path: Path) -> None:
    """It is no site of the program's own, which a build never writes over; and nothing in it is published."""
    (host.clone / "public").mkdir()
    (host.clone / "public" / "index.html").write_text("<h1>Trang giả</h1>\n", encoding="utf-8")
    host.shell("git add --force public")
    decide(host, "bi-thu", "pho-bi-thu")
    host.commit("quyet-dinh")
    run = push(host, tmp_path, host.merge("quyet-dinh"))
    assert run.results["pages"] == "success", run.log
    assert "Trang giả" not in (run.workspaces["pages"] / "public" / "index.html").read_text(encoding="utf-8")


def test_no_link_of_a_request_leads_what_a_job_notes_out_of_its_folder(host: HostRepository, tmp_path: Path) -> None:
    """On a machine that runs jobs without a container the file that it leads to would be written over."""
    outside = tmp_path / "cua-nguoi-khac"
    outside.write_text("nguyên vẹn\n", encoding="utf-8")
    for name in ("kiem-tra.env", "xem-thay-doi.env"):
        (host.clone / name).symlink_to(outside)
    run = request(host, tmp_path)
    assert outside.read_text(encoding="utf-8") == "nguyên vẹn\n", run.log
    assert run.results["evalgen"] == "success", run.log


def test_an_old_commit_is_not_published_again(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    run = push(host, tmp_path, host.merge("quyet-dinh"), EVALGEN_PUSH_RECEIPTS="true")
    assert run.results == {"bien-nhan": "success", "doi-soat": "failure", "pages": "skipped"}, run.log
    assert "không công bố lùi" in run.log, "the receipts were pushed, so that a newer commit is there"
    assert push(host, tmp_path, host.tip()).results["pages"] == "success"


def test_an_unsigned_decision_stops_publishing(host: HostRepository, tmp_path: Path) -> None:
    decide(host)
    host.commit("quyet-dinh")
    run = push(host, tmp_path, host.merge("quyet-dinh"))
    assert (run.results["doi-soat"], run.results["pages"]) == ("failure", "skipped")
    assert "chưa có phê duyệt hợp lệ" in run.log


def test_receipts_are_brought_in_by_a_request(host: HostRepository, tmp_path: Path) -> None:
    decide(host, "bi-thu")
    host.commit("quyet-dinh")
    run = push(host, tmp_path, host.merge("quyet-dinh"))
    assert run.results["bien-nhan"] == "success", run.log
    added = set(host.files("evalgen/bien-nhan")) - set(host.files("main"))
    assert {path.rsplit("/", 1)[0] for path in added} == {f"records/{PERIOD}/receipts"}
    host.shell("git fetch --quiet origin")
    run = push(host, tmp_path, host.merge("origin/evalgen/bien-nhan"))
    assert run.results == {"bien-nhan": "success", "doi-soat": "success", "pages": "success"}, run.log


def test_other_branches_run_nothing(host: HostRepository, tmp_path: Path) -> None:
    sha = host.tip()
    assert push(host, tmp_path, sha, CI_COMMIT_BRANCH="khac").results == {}
    assert push(host, tmp_path, sha, CI_COMMIT_REF_PROTECTED="false").results == {}
    assert push(host, tmp_path, sha, CI_PIPELINE_SOURCE="web").results == {}


ODD_COMMIT = """
blob=$(git hash-object -w --stdin < /dev/null)
entry() { printf '100644 ..\\0'; printf "$(printf %s "$blob" | sed 's/../\\\\x&/g')"; }
git commit-tree "$(entry | git hash-object -t tree -w --stdin --literally)" -p origin/main -m 'Lạ'
"""
"""A commit with a path that no honest repository holds."""


def on_schedule(host: HostRepository, runs: Path, text: str, address: str, pipeline: int = 0) -> Pipeline:
    """The pipeline that reports on all open requests."""
    variables = {
        **BRANCH,
        "CI_PIPELINE_SOURCE": "schedule",
        "CI_PIPELINE_ID": str(pipeline),
        "CI_PROJECT_ID": "1",
        "CI_API_V4_URL": address,
        "EVALGEN_BOT_TOKEN": "token-of-the-robot",
    }
    return GitLabHost(host, runs).run(text, variables, "main")


def test_a_request_that_cannot_be_read_takes_no_report_from_others(host: HostRepository, tmp_path: Path) -> None:
    """One that nobody can review once ended the round: everybody after it waited for ever."""
    text = pipeline_text(host)
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    bad = host.shell(ODD_COMMIT).strip()
    host.shell(f"git push --quiet origin {bad}:refs/merge-requests/4/head {bad}:refs/merge-requests/5/head")
    with rest_host() as rest:
        rest.requests = [
            {"iid": 4, "sha": bad, "author": {"username": "ke-la"}},
            {"iid": 5, "sha": bad, "author": {"username": "ke-la"}},
            {"iid": 3, "sha": head, "author": {"username": "bi-thu"}},
        ]
        run = on_schedule(host, tmp_path / "runs", text, rest.address)
        assert [call for call in rest.calls if not call.startswith("GET")] == [
            "POST /projects/1/merge_requests/3/notes"
        ]
        assert run.results == {"bao-cao": "failure"}, "whoever looks after the repository hears of it"
        assert "2 yêu cầu không có báo cáo." in run.log


def test_slow_requests_are_not_always_the_first(host: HostRepository, tmp_path: Path) -> None:
    """The job ends after its time. Who always came last would wait for ever behind a few that somebody made slow."""
    text = pipeline_text(host)
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    heads = {number: host.open_request("thay-doi", number) for number in (3, 4)}
    for pipeline, order in ((40, [3, 4]), (41, [4, 3])):
        with rest_host() as rest:
            rest.requests = [{"iid": n, "sha": head, "author": {"username": "bi-thu"}} for n, head in heads.items()]
            on_schedule(host, tmp_path / str(pipeline), text, rest.address, pipeline)
            asked = [call for call in rest.calls if call.startswith("GET ") and call.endswith("/notes")]
            assert asked == [f"GET /projects/1/merge_requests/{number}/notes" for number in order]


def test_the_schedule_posts_one_note_for_each_request(host: HostRepository, tmp_path: Path) -> None:
    append(host.clone, RECORD, SELF_ASSESSMENT)
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    text = pipeline_text(host)

    def scheduled(number: int, address: str) -> Pipeline:
        return on_schedule(host, tmp_path / f"schedule-{number}", text, address)

    with rest_host() as rest:
        rest.requests = [{"iid": 3, "sha": head, "author": {"username": "bi-thu"}}]
        rest.comments = [{"id": 1, "body": "<!-- evalgen-review -->\nHợp lệ!", "author": {"id": 99}}]
        run = scheduled(1, rest.address)
        assert run.results == {"bao-cao": "success"}, run.log
        assert [item["author"]["id"] for item in rest.comments] == [99, ROBOT["id"]]
        assert "Trần Thị Bình" in rest.comments[1]["body"]
        assert scheduled(2, rest.address).results == {"bao-cao": "success"}
        assert [call for call in rest.calls if not call.startswith("GET")] == [
            "POST /projects/1/merge_requests/3/notes"
        ]
        edit(host.clone, RECORD, "proposed_grade: GOOD", "proposed_grade: COMPLETED")
        host.commit("thay-doi")
        rest.requests[0]["sha"] = host.open_request("thay-doi", 3)
        assert scheduled(3, rest.address).results == {"bao-cao": "success"}
        assert len(rest.comments) == 2
        assert rest.calls[-1].startswith("PUT ")


def test_a_note_that_is_cut_says_where_the_whole_lies(host: HostRepository, tmp_path: Path) -> None:
    text = pipeline_text(host)
    many_files(host.clone)
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    address = "https://gitlab.example/xa-suoi-mo/ho-so/-/merge_requests/3"
    with rest_host() as rest:
        rest.requests = [{"iid": 3, "sha": head, "author": {"username": "bi-thu"}, "web_url": address}]
        run = on_schedule(host, tmp_path / "runs", text, rest.address)
        assert run.results == {"bao-cao": "success"}, run.log
        (note,) = rest.comments
    told = f"Bản đầy đủ: bao-cao.md, tệp kèm theo việc xem-thay-doi của [lượt kiểm tra mới nhất]({address}/pipelines)."
    assert note["body"].rstrip().endswith(told)
    assert "mục nữa, xem <code>bao-cao.md</code>." in note["body"]
    assert 60_000 < len(note["body"]) <= 65_536


def test_a_note_that_is_whole_names_no_other_file(host: HostRepository, tmp_path: Path) -> None:
    text = pipeline_text(host)
    append(host.clone, "bao-cao.md", "x")
    host.commit("thay-doi")
    head = host.open_request("thay-doi", 3)
    with rest_host() as rest:
        rest.requests = [
            {"iid": 3, "sha": head, "author": {"username": "bi-thu"}, "web_url": "https://gitlab.example/3"}
        ]
        run = on_schedule(host, tmp_path / "runs", text, rest.address)
        assert run.results == {"bao-cao": "success"}, run.log
        (note,) = rest.comments
    assert "<code>bao-cao.md</code>" in note["body"]
    assert "Bản đầy đủ" not in note["body"]


def test_publishing_is_one_at_a_time_and_only_after_the_audit() -> None:
    assert PLAN["pages"]["resource_group"] == "evalgen-cong-bo"
    assert PLAN["pages"]["needs"] == ["doi-soat"]
    assert PLAN["pages"]["rules"] == PLAN["doi-soat"]["rules"]
    assert all('$CI_COMMIT_REF_PROTECTED == "true"' in rule["if"] for rule in PLAN["pages"]["rules"])


def test_the_last_job_of_a_request_waits_for_all_others_and_always_runs() -> None:
    of_requests = {
        name
        for name, job in PLAN.items()
        if isinstance(job, dict) and any("merge_request_event" in rule.get("if", "") for rule in job.get("rules", []))
    }
    last = PLAN["evalgen"]
    assert set(last["needs"]) == of_requests - {"evalgen", "workflow"}
    assert [rule["when"] for rule in last["rules"]] == ["always"]
    assert all("when" not in rule for name in last["needs"] for rule in PLAN[name]["rules"])
    assert not any("allow_failure" in PLAN[name] for name in of_requests)


def test_jobs_of_requests_know_no_secrets() -> None:
    for name in ("kiem-tra", "xem-thay-doi", "evalgen"):
        assert "EVALGEN_BOT_TOKEN" not in str(PLAN[name])
        assert "EVALGEN_RECEIPT_KEY" not in str(PLAN[name])


def test_python_never_looks_into_the_folder_that_it_runs_in() -> None:
    text = files()[".gitlab-ci.yml"]
    commands = [line for line in text.splitlines() if "python3 " in line and not line.strip().startswith("#")]
    assert commands
    assert all("python3 -I " in line for line in commands)


def test_no_folder_has_a_name_that_somebody_else_on_the_machine_could_take_first() -> None:
    assert "/tmp/" not in files()[".gitlab-ci.yml"]  # noqa: S108 - just so
