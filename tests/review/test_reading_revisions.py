"""Records out of Git are what `check` reads from the disk: the same values, the same problems, word for word."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from git_repository import Repository
from own_pack import OWN_PACK
from reviewed import plan_of
from sound_records import SOUND

from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.inspection import Inspection, inspect, inspect_reading
from evalgen.reading.git import Git, GitAnswer, open_git
from evalgen.reading.git_environment import ENVIRONMENT
from evalgen.reading.origin import origin_of
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_commits import merge, merge_base, resolve, working_tree
from evalgen.reading.revision_objects import Blob, Talk, read_blobs, read_tree

AN = "2026-Q2/van-phong/le-van-an.yaml"


def at(folder: Path, revision: str | None) -> Inspection:
    """What a revision holds, or the working tree."""
    with open_git(folder) as git:
        commit = working_tree(git) if revision is None else resolve(git, revision)
        reader, tree = RevisionReader(git), read_tree(git, commit)
        return inspect_reading(reader.records(tree), reader.own_packs(tree))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kho")


def nasty(repository: Repository) -> None:
    """Everything that the walk on the disk refuses, beside what it reads."""
    repository.edit(AN, ("quality: 1.2", "quality: 1.3"))
    repository.write("records/units/Phong Sai.yaml", "name: x\n")
    repository.write("records/2026-Q5/van-phong/le-van-an.yaml", "plan: {}\n")
    repository.write("records/2026-Q5/van-phong/tran-thi-binh.yaml", "plan: {}\n")
    repository.write("records/linh-tinh/x.yaml", "a: b\n")
    repository.write("records/2026-Q2/period.yml", "a: b\n")
    repository.write("records/2026-Q2/van-phong/ghi-chu.exe", b"\x00\x01")
    repository.write("records/2026-Q2/van-phong/anh.png", b"\x89PNG")
    repository.write("records/people/dai.yaml", b"# " + b"x" * MAX_BYTES)
    repository.write("records/people/khong-phai-chu.yaml", b"\xff\xfe\x00")
    repository.write("records/.an/x.yaml", "bí mật\n")
    repository.write("records/2026-Q2/.an.yaml", "bí mật\n")
    repository.write("records/bodies/a\x01b.yaml", "name: x\n")
    (repository.folder / "records/people/lien-ket.yaml").symlink_to("/etc/passwd")
    (repository.folder / "records/2026-Q2/lien-ket").symlink_to("van-phong")
    repository.write("records/regulation/goi-mau/pack.yaml", OWN_PACK)
    repository.write("records/regulation/goi-mau/thua.yaml", "a: b\n")
    (repository.folder / "records/regulation/goi-mau/parameters.yaml").symlink_to("pack.yaml")


def test_the_same_records_and_problems_as_on_the_disk(repository: Repository) -> None:
    assert at(repository.folder, "main") == inspect(repository.folder)


def test_the_same_refusals_as_on_the_disk(repository: Repository) -> None:
    nasty(repository)
    repository.commit()
    on_disk, in_git = inspect(repository.folder), at(repository.folder, "main")
    assert [str(problem) for problem in in_git.problems] == [str(problem) for problem in on_disk.problems]
    assert len({problem.code for problem in in_git.problems}) > 7
    assert in_git.records == on_disk.records


def test_the_working_tree_with_what_is_new_and_what_is_gone(repository: Repository) -> None:
    nasty(repository)
    repository.remove(["2026-Q2/van-phong/tran-thi-binh.yaml"])
    state = repository.state()
    assert at(repository.folder, None).records == inspect(repository.folder).records
    assert repository.state() == state
    assert at(repository.folder, "main").problems == ()


def test_a_change_of_the_same_length_in_the_same_second_is_seen(repository: Repository) -> None:
    """Git tells files by second and length; what was changed while it looked is told by the date of its index."""
    path, index = repository.folder / "records" / AN, repository.folder / ".git/index"
    second = (1_700_000_000, 1_700_000_000)
    repository.git("config", "core.trustctime", "false")
    os.utime(path, second)
    repository.commit()
    repository.edit(AN, ("number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU"))
    os.utime(path, second)
    os.utime(index, second)
    (changed,) = (item for item in at(repository.folder, None).records.evaluations if item.person == "le-van-an")
    assert changed.decision is not None
    assert changed.decision.number == "22-QĐ/ĐU"


def test_what_is_ignored_is_not_part_of_the_working_tree(repository: Repository) -> None:
    repository.write(".gitignore", "records/people/bi-*.yaml\n")
    repository.write("records/people/bi-bo-qua.yaml", "name: x\n")
    assert at(repository.folder, None).problems == ()


def test_a_folder_below_the_top_of_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho")
    below = repository.folder / "xa" / "mau"
    below.mkdir(parents=True)
    repository.git("mv", "records", "xa/mau/records")
    repository.write("xa/khac.txt", "x")
    repository.commit()
    assert at(below, "main") == inspect(below)
    with open_git(below) as git:
        assert git.prefix == "xa/mau/"
        paths = read_tree(git, "HEAD")
    assert f"records/{AN}" in paths
    assert "../../xa/khac.txt" in paths


def test_each_content_is_read_once_however_many_revisions_hold_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.branch("thay-doi")
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    repository.commit()
    read: list[str] = []

    def listening(git: Git, contents: Iterable[str], limit: int) -> Iterator[Blob]:
        for blob in read_blobs(git, contents, limit):
            read.append(blob.content)
            yield blob

    monkeypatch.setattr("evalgen.reading.revision.read_blobs", listening)
    with open_git(repository.folder) as git:
        reader = RevisionReader(git)
        reader.records(read_tree(git, "main"))
        reader.records(read_tree(git, "thay-doi"))
    # The deputy's record and the head's are the same text: one content at two places.
    assert len(read) == len(set(read)) == len(set(SOUND.values())) + 1


def test_own_packs_are_those_of_the_revision(repository: Repository) -> None:
    repository.write("records/regulation/goi-mau/pack.yaml", OWN_PACK)
    repository.commit()
    repository.write("records/regulation/goi-mau/pack.yaml", OWN_PACK.replace("extends: hd02", "extends: khong-co"))
    repository.commit()
    assert "goi-mau" in at(repository.folder, "HEAD~1").library.packs
    broken = at(repository.folder, "HEAD")
    assert "goi-mau" not in broken.library.packs
    assert [problem.place.file for problem in broken.problems] == ["records/regulation/goi-mau/pack.yaml"]


def test_an_empty_revision_has_no_organization(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", {})
    assert [problem.code for problem in at(repository.folder, "main").problems] == ["missing-organization"]


@pytest.mark.parametrize("name", ["khong-co", "--all", "-x", "", "main\nmain", "main^{tree}^{commit}", "HEAD~9"])
def test_a_revision_that_is_none(name: str, repository: Repository) -> None:
    with open_git(repository.folder) as git, pytest.raises(EvalgenError, match="Không có phiên bản") as error:
        resolve(git, name)
    assert "main" in error.value.remedy


def test_a_tag_and_a_short_name_are_revisions(repository: Repository) -> None:
    repository.git("tag", "--annotate", "--message=x", "ky-2")
    with open_git(repository.folder) as git:
        commit = resolve(git, "main")
        assert resolve(git, "ky-2") == resolve(git, commit[:8]) == resolve(git, "HEAD") == commit


def test_a_tag_with_the_name_of_a_branch_does_not_stand_for_it(repository: Repository) -> None:
    """Whoever may push a tag could choose what every change is held against, or from where an audit begins."""
    trusted = repository.git("rev-parse", "main")
    repository.branch("sua")
    repository.edit("2026-Q2/van-phong/le-van-an.yaml", ("number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU"))
    repository.commit()
    repository.git("update-ref", "refs/remotes/origin/main", trusted)
    repository.git("update-ref", "refs/remotes/goc/HEAD", trusted)
    for name in ("main", "origin/main", "goc", trusted[:10]):
        repository.git("tag", name, "sua")
        for written in (name, f"{name}~0", f"{name}^{{commit}}"):
            with open_git(repository.folder) as git, pytest.raises(EvalgenError, match="tên của nhiều thứ") as error:
                resolve(git, written)
        assert f"refs/tags/{name}" in str(error.value)
    with open_git(repository.folder) as git:
        for whole in ("refs/heads/main", "refs/remotes/origin/main", "refs/remotes/goc/HEAD", trusted):
            assert resolve(git, whole) == trusted


def test_whole_names_of_branches_are_said_shortly(repository: Repository) -> None:
    repository.git("update-ref", "refs/remotes/origin/main", "main")
    plan = plan_of(repository.folder, "refs/remotes/origin/main", "refs/heads/main")
    assert (plan.basis.base, plan.basis.head) == ("origin/main", "main")


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match="không nằm trong một kho Git"), open_git(tmp_path):
        pass


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    with pytest.raises(EvalgenError, match="Không tìm thấy chương trình git"), open_git(repository.folder):
        pass


def test_a_repository_of_somebody_else_is_worded(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = GitAnswer(code=128, output=b"", error="fatal: detected dubious ownership in repository at '/x'\n")
    monkeypatch.setattr(Git, "ask", lambda *_, **__: refused)
    with pytest.raises(EvalgenError, match="Git không tin kho") as error, open_git(repository.folder):
        pass
    assert "safe.directory" in error.value.remedy


def test_a_git_that_does_not_know_what_it_is_asked_is_called_too_old(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As 2.30 of Debian 11 says to `audit`; the repository was said to be broken."""
    old = GitAnswer(code=128, output=b"", error="fatal: unrecognized argument: --diff-merges=first-parent\n")
    monkeypatch.setattr(Git, "ask", lambda *_, **__: old)
    with pytest.raises(EvalgenError, match="quá cũ") as error, open_git(repository.folder):
        pass
    assert "2.38" in error.value.remedy


def test_what_git_says_otherwise_is_passed_on(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = GitAnswer(code=128, output=b"", error="\nfatal: disk is full\n")
    monkeypatch.setattr(Git, "ask", lambda *_, **__: failed)
    with pytest.raises(EvalgenError, match="Git báo lỗi: fatal: disk is full"), open_git(repository.folder):
        pass


def test_a_content_that_is_missing_is_worded(repository: Repository) -> None:
    with open_git(repository.folder) as git, pytest.raises(EvalgenError, match="Kho Git thiếu nội dung 0000"):
        list(read_blobs(git, ["0" * 40], 10))


def test_recorded_files_that_make_a_repository_are_none(tmp_path: Path) -> None:
    """Git takes a folder with HEAD, objects and refs for a repository before it looks above, whoever recorded them there."""
    repository = Repository(tmp_path / "kho")
    below = repository.folder / "xa"
    below.mkdir()
    repository.git("mv", "records", "xa/records")
    repository.commit()
    assert at(below, "main").problems == ()
    repository.git("clone", "--quiet", "--bare", ".", "xa/gia")
    for file in ("HEAD", "config", "objects", "refs", "packed-refs"):
        (below / "gia" / file).rename(below / file)
    for revision in ("main", None):
        with pytest.raises(EvalgenError, match="đặt để đánh lừa"):
            at(below, revision)


def test_a_bare_repository_has_revisions_and_no_working_tree(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "tran.git"))
    assert at(tmp_path / "tran.git", "main") == inspect(repository.folder)
    with pytest.raises(EvalgenError, match="không có thư mục làm việc"):
        at(tmp_path / "tran.git", None)


def test_merging_touches_nothing_and_names_conflicts(repository: Repository) -> None:
    repository.branch("mot")
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    repository.commit()
    repository.branch("hai", "main")
    repository.edit(AN, ("quality: 1.2", "quality: 0.75"))
    repository.write("records/people/moi.yaml", "name: x\n")
    repository.commit()
    state = repository.state()
    with open_git(repository.folder) as git:
        merged = merge(git, resolve(git, "mot"), resolve(git, "hai"))
        assert merged.conflicts == {f"records/{AN}"}
        assert "records/people/moi.yaml" in read_tree(git, merged.tree)
        assert merge_base(git, resolve(git, "mot"), resolve(git, "hai")) == resolve(git, "main")
    assert repository.state() == state


def test_no_program_of_the_repository_merges(repository: Repository) -> None:
    mark = repository.folder.parent / "da-chay"
    repository.write(".gitattributes", "*.yaml merge=x\n")
    start = repository.commit()
    repository.branch("mot", start)
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    repository.commit()
    repository.branch("hai", start)
    repository.edit(AN, ("Báo cáo hằng tháng", "Báo cáo tháng"))
    repository.commit()
    with open_git(repository.folder) as git:
        expected = merge(git, resolve(git, "mot"), resolve(git, "hai"))
    repository.git("config", "merge.x.driver", f"touch {mark}; true")  # Which leaves one side as it is.
    repository.git("config", "merge.default", "x")
    with open_git(repository.folder) as git:
        assert merge(git, resolve(git, "mot"), resolve(git, "hai")) == expected
    assert expected.conflicts == frozenset()
    assert not mark.exists()


@pytest.mark.parametrize("place", [".gitattributes", ".git/info/attributes"])
def test_attributes_of_a_copy_hide_no_conflict(place: str, repository: Repository) -> None:
    """With «union» both sides' lines would be taken, one of two decisions below the other, and nobody told."""
    for name in ("mot", "hai"):
        repository.branch(name, "main")
        repository.edit(AN, ("number: 21-QĐ/ĐU", f"number: {name}-QĐ/ĐU"))
        repository.commit()
    repository.write(place, "*.yaml merge=union\n")
    with open_git(repository.folder) as git:
        assert merge(git, resolve(git, "mot"), resolve(git, "hai")).conflicts == {f"records/{AN}"}


def test_a_merge_that_lacks_history_says_where_to_get_it(repository: Repository, tmp_path: Path) -> None:
    repository.commit()
    source = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", source, str(tmp_path / "nong"))
    Repository(tmp_path / "khac").git("push", "--quiet", str(tmp_path / "nong"), "main:khac")
    with open_git(tmp_path / "nong") as git, pytest.raises(EvalgenError, match="không hợp nhất thử được") as error:
        merge(git, resolve(git, "main"), resolve(git, "khac"))
    assert "git fetch --unshallow" in error.value.remedy


def test_another_repository_is_taken_by_its_commit_and_not_looked_into(repository: Repository) -> None:
    """Git would ask it what changed in it, which runs the filters and the watcher that it configures."""
    mark = repository.folder.parent / "da-chay"
    inner = Repository(repository.folder / "records/con")
    inner.write(".gitattributes", "* filter=x\n")
    first = inner.commit()
    repository.commit()
    second = inner.commit()
    for name, value in (("filter.x.clean", f"touch {mark}; cat"), ("core.fsmonitor", f"touch {mark}")):
        inner.git("config", name, value)
    inner.write("records/organization.yaml", "x: 1\n")
    state = repository.git("ls-files", "--stage")
    for current in (first, second):
        inner.git("-c", "filter.x.clean=cat", "-c", "core.fsmonitor=false", "reset", "--quiet", "--soft", current)
        with open_git(repository.folder) as git:
            assert read_tree(git, working_tree(git))["records/con"].content == current
    assert not mark.exists()
    assert repository.git("ls-files", "--stage") == state
    shutil.rmtree(repository.folder / "records/con")
    with open_git(repository.folder) as git:
        assert "records/con" not in read_tree(git, working_tree(git))


def test_files_elsewhere_are_not_those_of_the_folder(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    repository.git("config", "core.worktree", str(tmp_path / "khac"))
    with pytest.raises(EvalgenError, match="nằm ở chỗ khác") as error:
        at(repository.folder, None)
    assert str(tmp_path / "khac") in str(error.value)
    assert at(repository.folder, "main").problems == ()


@pytest.mark.parametrize("setting", ["autocrlf = true", "autocrlf"])
def test_ends_of_lines_as_the_system_writes_them_are_no_change(
    setting: str, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git for Windows tells so for everybody on the machine, in no file that belongs to a user or a repository."""
    shutil.rmtree(repository.folder / "records")
    repository.git("-c", "core.autocrlf=true", "checkout", "--quiet", "--", "records")
    assert b"\r\n" in (repository.folder / "records" / AN).read_bytes()
    assert plan_of(repository.folder, "main", None).comparison.files
    (tmp_path / "gitconfig").write_text(f"[core]\n\t{setting}\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "gitconfig"))
    assert plan_of(repository.folder, "main", None).comparison.files == ()
    assert origin_of(repository.folder).commit == repository.git("rev-parse", "HEAD")
    repository.git("config", "core.autocrlf", "false")
    assert plan_of(repository.folder, "main", None).comparison.files


def test_an_index_in_two_files_is_left_as_it_is(repository: Repository) -> None:
    repository.git("config", "core.splitIndex", "true")
    repository.git("config", "splitIndex.maxPercentChange", "0")
    repository.git("update-index", "--split-index")
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    before = sorted((repository.folder / ".git").iterdir())
    at(repository.folder, None)
    assert sorted((repository.folder / ".git").iterdir()) == before


def test_unrelated_histories_have_no_common_commit(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "la")
    repository.commit()
    with open_git(repository.folder) as git:
        assert merge_base(git, resolve(git, "main"), resolve(git, "la")) is None


HOSTILE = {
    "core.fsmonitor": "touch DẤU",
    "core.pager": "touch DẤU",
    "core.editor": "touch DẤU",
    "diff.external": "touch DẤU",
    "core.sshCommand": "touch DẤU",
    "filter.x.smudge": "touch DẤU",
    "filter.x.clean": "touch DẤU; cat",
    "filter.y=z.process": "touch DẤU",
    "filter.y=z.required": "true",
    "diff.x.textconv": "touch DẤU",
    "alias.ls-tree": "!touch DẤU",
}


def test_nothing_that_a_repository_configures_is_run(repository: Repository) -> None:
    mark = repository.folder.parent / "da-chay"
    for name, value in HOSTILE.items():
        repository.git("config", name, value.replace("DẤU", str(mark)))
    for hook in ("post-index-change", "post-checkout", "reference-transaction", "pre-commit"):
        repository.write(f".git/hooks/{hook}", f"#!/bin/sh\ntouch {mark}\n")
        (repository.folder / ".git/hooks" / hook).chmod(0o755)
    repository.write(".gitattributes", "*.yaml filter=x diff=x\nrecords/organization.yaml filter=y=z\n")
    assert at(repository.folder, None).records == at(repository.folder, "main").records
    assert not mark.exists()


def test_filters_are_not_run_where_the_settings_of_the_system_cannot_be_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "da-chay"
    (tmp_path / "gitconfig").write_text("[core\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "gitconfig"))
    repository.git("config", "filter.x.clean", f"touch {mark}; cat")
    repository.write(".gitattributes", "*.yaml filter=x\n")
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    assert at(repository.folder, None) == inspect(repository.folder)
    assert not mark.exists()


def test_filters_that_nobody_can_list_stop_the_reading(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the filters are what takes their power away."""
    asked = Git.command

    def broken(self: Git, *arguments: str) -> list[str]:
        return asked(self, *("config", "--file", "khong/co", "--bad") if "--show-scope" in arguments else arguments)

    monkeypatch.setattr(Git, "command", broken)
    with pytest.raises(EvalgenError, match="quá cũ"):
        at(repository.folder, None)


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"])
def test_the_environment_points_git_nowhere_else(
    name: str, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "noi-khac"))
    assert at(repository.folder, None) == inspect(repository.folder)


def test_a_replaced_object_is_not_what_is_reviewed(repository: Repository) -> None:
    good = repository.git("rev-parse", f"main:records/{AN}")
    bad = repository.git("hash-object", "-w", "records/organization.yaml")
    repository.git("replace", good, bad)
    assert at(repository.folder, "main").problems == ()


def test_a_history_that_somebody_only_tells_of_is_not_read(repository: Repository) -> None:
    """A graft would make the change an ancestor of what it is held against: nothing to see."""
    main, tree = repository.git("rev-parse", "main"), repository.git("rev-parse", "main^{tree}")
    change = repository.git("commit-tree", tree, "-p", main, "-m", "x")
    later = repository.git("commit-tree", tree, "-p", main, "-m", "y")
    (repository.folder / ".git" / "info" / "grafts").write_text(f"{later} {change}\n", encoding="ascii")
    with open_git(repository.folder) as git:
        assert merge_base(git, later, change) == main


def test_a_history_kept_beside_the_commits_is_not_read(repository: Repository) -> None:
    """The commit graph saves Git the reading of commits. Nobody holds it against them: one number in it makes another line."""
    tree, start = repository.git("rev-parse", "main^{tree}"), repository.git("rev-parse", "main")
    hidden = repository.git("commit-tree", tree, "-p", start, "-m", "x")
    last = repository.git("commit-tree", tree, "-p", hidden, "-m", "y")
    repository.git("branch", "cuoi", last)
    repository.git("commit-graph", "write", "--reachable")
    names = sorted(bytes.fromhex(name) for name in (start, hidden, last))
    file = repository.folder / ".git/objects/info/commit-graph"
    data = bytearray(file.read_bytes())
    rows = data.index(bytes.fromhex(tree), data.index(names[-1]))
    parent = rows + 36 * names.index(bytes.fromhex(last)) + 20
    data[parent : parent + 4] = names.index(bytes.fromhex(start)).to_bytes(4, "big")
    file.chmod(0o600)
    file.write_bytes(data)
    assert hidden not in repository.git("rev-list", "cuoi")
    with open_git(repository.folder) as git:
        assert git.line("rev-list", last).split() == [last, hidden, start]


def test_a_part_of_a_repository_fetches_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older Git does not know that it is to fetch nothing; what is missing would come by a command of the repository's."""
    mark = repository.folder.parent / "da-chay"
    content = repository.git("rev-parse", f"main:records/{AN}")
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "goc",
        "remote.goc.url": f"ext::touch {mark}",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        repository.git("config", name, value)
    (repository.folder / ".git/objects" / content[:2] / content[2:]).unlink()
    monkeypatch.delitem(ENVIRONMENT, "GIT_NO_LAZY_FETCH")
    with open_git(repository.folder) as git:
        assert git.ask("cat-file", "-p", content).code != 0
    assert not mark.exists()


def test_whoever_cloned_a_part_is_told_how_to_get_the_whole(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    repository.commit()
    repository.git("clone", "--quiet", "--filter=tree:0", f"file://{repository.folder}", str(tmp_path / "phan"))
    with pytest.raises(EvalgenError, match="chỉ có một phần nội dung") as error:
        plan_of(tmp_path / "phan", "main~1", "main")
    assert "git fetch --refetch" in error.value.remedy


def test_what_git_complains_of_is_told_without_its_advice(repository: Repository) -> None:
    tree = repository.git("rev-parse", "main:records")
    (repository.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with open_git(repository.folder) as git, pytest.raises(EvalgenError, match="Git báo lỗi: error: Could not read"):
        read_tree(git, "main")


def test_a_path_that_leaves_the_repository_is_refused(repository: Repository) -> None:
    blob = repository.git("rev-parse", f"main:records/{AN}")
    inner = repository.git("rev-parse", "main:records")
    raw = b"100644 ..\0" + bytes.fromhex(blob) + b"40000 records\0" + bytes.fromhex(inner)
    (repository.folder.parent / "cay").write_bytes(raw)
    tree = repository.git("hash-object", "--literally", "-t", "tree", "-w", str(repository.folder.parent / "cay"))
    commit = repository.git("commit-tree", tree, "-m", "x")
    with open_git(repository.folder) as git, pytest.raises(EvalgenError, match="đường dẫn không hợp lệ"):
        read_tree(git, commit)


Entries = list[tuple[str, str, str]]


def commit_of(repository: Repository, change: Callable[[Entries], Entries]) -> str:
    """A commit on `main` whose folder of records is put together by hand; entries are mode, name, content."""

    def tree(entries: Entries) -> str:
        raw = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(content) for mode, name, content in entries)
        (repository.folder.parent / "cay").write_bytes(raw)
        return repository.git("hash-object", "--literally", "-t", "tree", "-w", str(repository.folder.parent / "cay"))

    def entries(name: str) -> Entries:
        listed = (line.partition("\t") for line in repository.git("ls-tree", name).splitlines())
        return [(head.split()[0].lstrip("0"), part, head.split()[2]) for head, _, part in listed]

    def put(folder: str, part: str, content: str) -> str:
        return tree([(mode, name, content if name == part else old) for mode, name, old in entries(folder)])

    unit = tree(change(entries("main:records/2026-Q2/van-phong")))
    period = put("main:records/2026-Q2", "van-phong", unit)
    top = put("main:", "records", put("main:records", "2026-Q2", period))
    return repository.git("commit-tree", "-p", "main", top, "-m", "x")


@pytest.mark.parametrize("order", ["mới trước", "mới sau", "ngược"])
@pytest.mark.parametrize("whole", [False, True])
def test_a_tree_that_holds_a_path_twice_is_refused(order: str, whole: bool, repository: Repository) -> None:  # noqa: FBT001
    """Which of the two a host, a copy or a reviewer gets is anybody's guess: «nothing changes» was said of the first."""
    (repository.folder.parent / "moi").write_text(SOUND[AN].replace("quality: 1.2", "quality: 1.1"), encoding="utf-8")
    new = repository.git("hash-object", "-w", str(repository.folder.parent / "moi"))

    def twice(entries: Entries) -> Entries:
        at = next(place for place, entry in enumerate(entries) if entry[1] == "le-van-an.yaml")
        both = [("100644", "le-van-an.yaml", new), entries[at]]
        return [*entries[:at], *(both if order == "mới trước" else reversed(both)), *entries[at + 1 :]]

    commit = commit_of(repository, (lambda entries: entries[::-1]) if order == "ngược" else twice)
    for base, head in (("main", commit), (commit, "main")):
        with pytest.raises(EvalgenError, match="đường dẫn không hợp lệ"):
            plan_of(repository.folder, base, head, whole=whole)


def test_a_run_of_git_that_died_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no broken pipe takes the place of what is told, by which a command would end as if nobody had listened."""
    begun: list[subprocess.Popen[bytes]] = []
    begin = Git.open_talk

    def remembered(git: Git) -> subprocess.Popen[bytes]:
        begun.append(begin(git))
        return begun[-1]

    monkeypatch.setattr(Git, "open_talk", remembered)
    name = repository.git("rev-parse", "HEAD:records/organization.yaml")

    def read_twice() -> None:
        with open_git(repository.folder) as git:
            talk = Talk(git)
            assert talk.read(name, MAX_BYTES).data
            begun[0].kill()
            begun[0].wait()
            talk.read(name, MAX_BYTES)

    with pytest.raises(EvalgenError, match="Kho Git thiếu nội dung"):
        read_twice()
