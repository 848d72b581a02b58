"""A site and its manifest: what was changed is found, in a folder and over the network, and what is forged as well."""

import contextlib
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from evalgen.cli import main
from evalgen.domain.origin import Origin, OriginState
from evalgen.publishing import server
from evalgen.reading.origin import origin_of

Site = Path

WORKED = Path(__file__).parents[2] / "examples" / "worked-example"


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=Thử", "-c", "user.email=thu@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository with one commit."""
    folder = tmp_path_factory.mktemp("kho")
    shutil.copytree(WORKED / "records", folder / "records")
    (folder / ".gitignore").write_text("site/\n*.tmp\nbo-qua.yaml\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Hồ sơ")
    return folder


@pytest.fixture(scope="module")
def built(repository: Path) -> Path:
    assert main(["build", "--root", str(repository)]) == 0
    return repository / "site"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Site:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def manifest(site: Site) -> dict[str, Any]:
    return dict(json.loads((site / "manifest.json").read_text(encoding="utf-8")))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int) -> str:
    capsys.readouterr()
    assert main(["verify-site", *arguments]) == code
    out, err = capsys.readouterr()
    return out + err


def test_the_manifest_names_every_file_with_size_and_digest(site: Site) -> None:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    del files["manifest.json"]
    assert manifest(site)["files"] == {
        name: {"size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for name, path in files.items()
    }
    assert {"index.html", "feed.xml", "api/v1/results.parquet", "search/index.js"} <= set(files)


def test_the_manifest_says_what_the_site_was_made_from(site: Site, repository: Path) -> None:
    head = manifest(site)
    assert head["records"] == {"state": "clean", "commit": git(repository, "rev-parse", "HEAD")}
    assert head["regulation"]["2026-Q2"]["pack"] == "hd02"
    assert head["regulation"]["2026-Q2"]["digest"].startswith("sha256:")
    assert set(head["libraries"]) >= {"mkdocs", "mkdocs-material", "pyarrow"}
    assert (head["language"], head["program"]["name"]) == ("vi", "evalgen")


def test_a_whole_site_is_told_to_be_whole(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, str(site), code=0)
    assert f"Đã đối chiếu {len(manifest(site)['files'])} tệp" in text
    assert text.endswith("Trang nguyên vẹn.\n")


def spoil_missing(site: Site) -> str:
    (site / "nguoi/index.html").unlink()
    return "Thiếu tệp: nguoi/index.html"


def spoil_changed(site: Site) -> str:
    path = site / "index.html"
    path.write_bytes(path.read_bytes().replace(b"<html", b"<HTML"))
    return "Tệp đã bị thay đổi: index.html"


def spoil_longer(site: Site) -> str:
    with (site / "feed.xml").open("ab") as file:
        file.write(b"\n")
    return "Tệp đã bị thay đổi: feed.xml"


def spoil_foreign(site: Site) -> str:
    (site / "nguoi/them.html").write_text("", encoding="utf-8")
    return "Tệp lạ, không có trong manifest.json: nguoi/them.html"


def spoil_link(site: Site) -> str:
    (site / "feed.xml").rename(site.parent / "feed.xml")
    (site / "feed.xml").symlink_to(site.parent / "feed.xml")
    return "Thiếu tệp: feed.xml"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(spoil_missing, id="thiếu tệp"),
        pytest.param(spoil_changed, id="sửa một chữ, độ dài như cũ"),
        pytest.param(spoil_longer, id="thêm một byte"),
        pytest.param(spoil_foreign, id="tệp lạ"),
        pytest.param(spoil_link, id="tệp thành liên kết"),
    ],
)
def test_what_was_spoiled_is_named(
    spoil: Callable[[Site], str], site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    line = spoil(site)
    text = told(capsys, str(site), code=1)
    assert f"  {line}\n" in text
    assert "Trang không đúng như công bố." in text


def test_many_files_are_counted_and_not_all_named(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for at in range(60):
        (site / f"la-{at:02d}.html").write_text("", encoding="utf-8")
    text = told(capsys, str(site), code=1)
    assert text.count("Tệp lạ") == 50
    assert "… và 10 tệp nữa" in text
    assert len(json.loads(told(capsys, str(site), "--json", code=1))["foreign"]) == 60


def test_the_json_says_all_of_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_missing(site)
    found = json.loads(told(capsys, str(site), "--json", code=1))
    assert found["missing"] == ["nguoi/index.html"]
    assert (found["sound"], found["changed"], found["foreign"], found["rebuilt"]) == (False, [], [], None)
    assert found["manifest"]["records"]["state"] == "clean"


def test_english_words(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_changed(site)
    text = told(capsys, str(site), "--lang", "en", code=1)
    assert "  Changed file: index.html\n" in text
    assert "The site is not what was published." in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="không phải JSON"),
        pytest.param("[]", id="không phải cặp khóa"),
        pytest.param('{"format": 2, "records": {}, "files": {}}', id="dạng khác"),
        pytest.param('{"format": 1, "files": {}}', id="thiếu phần hồ sơ"),
        pytest.param("[" * 100_000, id="lồng quá sâu"),
        pytest.param('{"format": 1, "records": {}, "files": {}, "x": ' + "7" * 50 + "}", id="số dài vô tận"),
        pytest.param('{"format": 1, "records": {"commit": "a; rm -rf ~"}, "files": {}}', id="lệnh thay phiên bản"),
        *(
            pytest.param(
                json.dumps({"format": 1, "records": {}, "files": {path: {"size": 1, "sha256": "0" * 64}}}), id=path
            )
            for path in ("../ngoai.txt", "/etc/hosts", "a//b", "./a", "a\\b", "", "a\nb", "a/../b")
        ),
        pytest.param(
            json.dumps({"format": 1, "records": {}, "files": {"a": {"size": -1, "sha256": "0" * 64}}}), id="độ dài âm"
        ),
        pytest.param(
            json.dumps({"format": 1, "records": {}, "files": {"a": {"size": True, "sha256": "0" * 64}}}), id="độ dài lạ"
        ),
        pytest.param(
            json.dumps({"format": 1, "records": {}, "files": {"a": {"size": 1, "sha256": "z"}}}), id="mã băm lạ"
        ),
    ],
)
def test_a_manifest_that_cannot_be_understood_is_refused(
    text: str, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "manifest.json").write_text(text, encoding="utf-8")
    assert "Tệp manifest.json của trang không đúng dạng." in told(capsys, str(site), code=2)


def test_a_site_without_a_manifest_cannot_be_verified(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "manifest.json").unlink()
    assert "Trang không có tệp manifest.json" in told(capsys, str(site), code=2)


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Không có thư mục" in told(capsys, str(tmp_path / "khong-co"), code=2)


class TestRebuild:
    """The site beside what its records give."""

    def test_the_work_of_the_records(self, site: Site, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
        text = told(capsys, str(site), "--rebuild", "--root", str(repository), code=0)
        assert text.endswith("Trang đúng là kết quả của hồ sơ này.\n")

    def test_a_forged_site_with_a_forged_manifest(
        self, site: Site, repository: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whole by itself; only the records tell."""
        (page,) = [path for path in (site / "nguoi").iterdir() if path.name != "index.html"]
        page.write_bytes(page.read_bytes() + b"<!-- -->")
        (site / "them.html").write_text("", encoding="utf-8")
        told_files = manifest(site)
        for path in (page, site / "them.html"):
            told_files["files"][path.relative_to(site).as_posix()] = {
                "size": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
        del told_files["files"]["feed.xml"]
        (site / "feed.xml").unlink()
        (site / "manifest.json").write_text(json.dumps(told_files), encoding="utf-8")
        assert "Trang nguyên vẹn." in told(capsys, str(site), code=0)
        text = told(capsys, str(site), "--rebuild", "--root", str(repository), code=1)
        assert f"  Dựng lại ra nội dung khác: nguoi/{page.name}\n" in text
        assert "  Dựng lại thì không có tệp: them.html\n" in text
        assert "  Dựng lại thì có thêm tệp: feed.xml\n" in text

    def test_records_of_another_revision_are_refused(
        self, site: Site, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        later = tmp_path / "sau"
        git(tmp_path, "clone", "--quiet", str(repository), str(later))
        git(later, "commit", "--quiet", "--allow-empty", "--message=Sau")
        text = told(capsys, str(site), "--rebuild", "--root", str(later), code=2)
        assert "không ở phiên bản ấy" in text
        assert f"git worktree add BẢN_SAO {git(repository, 'rev-parse', 'HEAD')}" in text

    def test_records_with_changes_are_refused(
        self, site: Site, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        changed = tmp_path / "sua"
        git(tmp_path, "clone", "--quiet", str(repository), str(changed))
        with (changed / "records/organization.yaml").open("a", encoding="utf-8") as file:
            file.write("# sửa\n")
        assert "có thay đổi chưa ghi vào Git" in told(capsys, str(site), "--rebuild", "--root", str(changed), code=2)

    def test_the_site_of_records_outside_git_is_compared_with_any(
        self, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copytree(repository / "records", tmp_path / "records")
        assert main(["build", "--root", str(tmp_path), "--lang", "en"]) == 0
        site = str(tmp_path / "site")
        assert manifest(tmp_path / "site")["records"] == {"state": "absent", "commit": None}
        text = told(capsys, site, "--rebuild", "--root", str(tmp_path), code=0)
        assert "Trang không ghi phiên bản của hồ sơ" in text
        text = told(capsys, site, "--rebuild", "--root", str(repository), code=0)
        assert "manifest.json ghi khác về: records" in text


class TestOrigin:
    """Which revision the records are from."""

    @pytest.fixture
    def copy(self, repository: Path, tmp_path: Path) -> Path:
        git(tmp_path, "clone", "--quiet", str(repository), str(tmp_path / "kho"))
        return tmp_path / "kho"

    def test_clean(self, copy: Path) -> None:
        assert origin_of(copy) == Origin(state=OriginState.CLEAN, commit=git(copy, "rev-parse", "HEAD"))

    @pytest.mark.parametrize("name", ["ghi-chu.txt", "site/index.html", "records/.nhap.tmp"])
    def test_what_no_site_is_made_from_is_no_change(self, name: str, copy: Path) -> None:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text("x", encoding="utf-8")
        assert origin_of(copy).state is OriginState.CLEAN

    @pytest.mark.parametrize(
        "name", ["records/moi.yaml", "mkdocs.yml", "records/organization.yaml", "records/bo-qua.yaml"]
    )
    def test_what_a_site_is_made_from_is_a_change(self, name: str, copy: Path) -> None:
        (copy / name).write_text("x: 1\n", encoding="utf-8")
        assert origin_of(copy) == Origin(state=OriginState.DIRTY)

    def test_a_removed_record_is_a_change(self, copy: Path) -> None:
        (copy / "records/organization.yaml").unlink()
        assert origin_of(copy).state is OriginState.DIRTY

    def test_another_repository_among_the_records_is_no_part_of_the_commit_and_is_not_looked_into(
        self, copy: Path, tmp_path: Path
    ) -> None:
        settings = ("-c", "protocol.file.allow=always", "-c", "user.name=x", "-c", "user.email=x@example.org")
        git(copy, *settings, "submodule", "--quiet", "add", "--name", "x", str(copy), "records/kho")
        git(copy, "config", "-f", ".gitmodules", "submodule.x.ignore", "all")
        git(copy, "add", ".gitmodules")
        git(copy, *settings, "commit", "--quiet", "--message", "x")
        git(copy / "records/kho", "config", "core.fsmonitor", f"touch {tmp_path / 'da-chay'}")
        assert origin_of(copy).state is OriginState.DIRTY
        assert not (tmp_path / "da-chay").exists()

    def test_files_elsewhere_do_not_stand_for_those_that_are_read(self, copy: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", str(copy), str(tmp_path / "khac"))
        git(copy, "config", "core.worktree", str(tmp_path / "khac"))
        (copy / "records/organization.yaml").write_text("x: 1\n", encoding="utf-8")
        assert origin_of(copy) == Origin(state=OriginState.ABSENT)

    def test_a_file_of_the_same_length_and_time_is_another_file(self, copy: Path) -> None:
        path = copy / "records/organization.yaml"
        git(copy, "config", "core.checkStat", "minimal")
        git(copy, "config", "core.trustctime", "false")
        git(copy, "config", "core.fileMode", "false")
        os.utime(path, (1_700_000_000, 1_700_000_000))
        git(copy, "status")
        other = copy / "khac"
        other.write_bytes(path.read_bytes().replace(b"a", b"b"))
        os.utime(other, (1_700_000_000, 1_700_000_000))
        other.replace(path)
        assert git(copy, "status", "--porcelain", "records") == ""
        assert origin_of(copy).state is OriginState.DIRTY

    @pytest.mark.parametrize("attribute", ["working-tree-encoding=UTF-16", "ident", "filter=lfs"])
    def test_a_file_that_git_writes_otherwise_than_it_was_recorded_is_a_change(
        self, attribute: str, copy: Path
    ) -> None:
        (copy / ".git/info/attributes").write_text(f"records/organization.yaml {attribute}\n", encoding="ascii")
        (copy / "records/organization.yaml").unlink()
        git(copy, "checkout", "--", "records/organization.yaml")
        assert git(copy, "status", "--porcelain") == ""
        assert origin_of(copy).state is OriginState.DIRTY

    @pytest.mark.parametrize("way", ["--assume-unchanged", "--skip-worktree"])
    def test_a_file_that_git_was_told_to_look_away_from_is_a_change(self, way: str, copy: Path) -> None:
        git(copy, "update-index", way, "records/organization.yaml")
        assert origin_of(copy).state is OriginState.DIRTY

    def test_no_commit_yet(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        assert origin_of(tmp_path) == Origin(state=OriginState.ABSENT)

    def test_no_repository(self, tmp_path: Path) -> None:
        assert origin_of(tmp_path) == Origin(state=OriginState.ABSENT)


@contextlib.contextmanager
def serving(made: http.server.ThreadingHTTPServer) -> Iterator[str]:
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    try:
        with made:
            yield f"http://127.0.0.1:{made.server_port}/"
            made.shutdown()
    finally:
        thread.join()


class TestOverTheNetwork:
    """The same over HTTP, on the loopback address."""

    def test_a_whole_site(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        with serving(server.make_server(site)) as address:
            text = told(capsys, address, code=0)
            assert json.loads(told(capsys, address + "index.html", "--json", code=0))["foreign"] is None
        assert "Qua mạng không biết được có tệp lạ hay không" in text

    def test_below_a_folder_with_a_blank(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        site.rename(site.parent / "kết quả")
        with serving(server.make_server(site.parent)) as address:
            told(capsys, f"{address}{quote('kết quả')}", code=0)

    def test_missing_and_changed_files(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [spoil_missing(site), spoil_changed(site), spoil_longer(site)]
        with serving(server.make_server(site)) as address:
            text = told(capsys, address, code=1)
        assert [line for line in lines if line not in text] == []

    def test_a_redirection_is_not_followed(self, capsys: pytest.CaptureFixture[str]) -> None:
        class Elsewhere(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(302)
                self.send_header("Location", "http://example.invalid/manifest.json")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)) as address:
            assert "Máy chủ trả lời 302" in told(capsys, address, code=2)

    def test_nobody_answers(self, capsys: pytest.CaptureFixture[str]) -> None:
        with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)) as address:
            pass
        assert f"Không đọc được {address}manifest.json" in told(capsys, address, code=2)

    @pytest.mark.parametrize(
        "address",
        ["http://", "http://nguoi:khoa@127.0.0.1/", "http://127.0.0.1/?a=b", "http://[/", "http://127.0.0.1:x/"],
    )
    def test_what_is_no_address_of_a_site(self, address: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "không phải địa chỉ của một trang" in told(capsys, address, code=2)
