"""The mkdocs.yml of a repository of records configures the site and runs nothing."""

from pathlib import Path

import pytest
from sound_repository import sound, write

from evalgen.cli import main
from evalgen.errors import EvalgenError
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.publishing.site_settings import packaged_settings, settings_in
from evalgen.reading.own_settings import own_settings
from evalgen.resources import resource


def build(root: Path, text: str) -> Path:
    write(root, sound())
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    publish(publication_of(check_up(root)), root, root / "site")
    return root / "site"


RUNS = "import pathlib\npathlib.Path(__file__).with_name('da-chay').touch()\n"


REFUSED = [
    pytest.param('site_name: !!python/object/apply:os.system ["touch da-chay"]', id="thẻ của Python"),
    pytest.param("site_name: !ENV HOME", id="biến môi trường"),
    pytest.param("hooks: [ma.py]", id="móc"),
    pytest.param("plugins: [search, {macros: {module_name: ma}}]", id="phần bổ trợ"),
    pytest.param("theme: {name: material, custom_dir: mau}", id="mẫu trang riêng"),
    pytest.param("theme: readthedocs", id="giao diện khác"),
    pytest.param("markdown_extensions: [{pymdownx.snippets: {auto_append: [/etc/passwd]}}]", id="chép tệp"),
    pytest.param("INHERIT: khac.yml", id="kế thừa"),
    pytest.param("docs_dir: /etc", id="thư mục nguồn"),
    pytest.param("extra_javascript: [https://x.example/x.js]", id="mã từ ngoài"),
    pytest.param("site_name: <script>alert(1)</script>", id="HTML trong tên"),
    pytest.param('copyright: "<img src=x>"', id="HTML ở chân trang"),
    pytest.param('copyright: "@@evalgen:content@@"', id="ô của chương trình"),
    pytest.param("site_url: javascript:alert(1)", id="địa chỉ chạy mã"),
    pytest.param("theme: {icon: {logo: ../../../x}}", id="biểu tượng ở ngoài"),
    pytest.param("theme: {icon: {logo: material/khong-co-dau}}", id="biểu tượng không có"),
    pytest.param('theme: {palette: [{primary: "x\\" onload=\\"y"}]}', id="thuộc tính HTML"),
    pytest.param("theme: {language: ../x}", id="tệp ngôn ngữ"),
    pytest.param("a: &a [1]\nb: *a", id="neo"),
    pytest.param("a: " + "[" * 5000, id="lồng sâu"),
    pytest.param("a: " + "x" * 100_000, id="tệp dài"),
    pytest.param("- site_name", id="danh sách"),
    pytest.param("a: [", id="sai cú pháp"),
    pytest.param('a: "\\UFFFFFFFF"', id="mã ký tự không có"),
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_run_code_or_become_markup_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "ma.py").write_text(RUNS, encoding="utf-8")
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "main.html").write_text("{{ config.__class__ }}", encoding="utf-8")
    with pytest.raises(EvalgenError, match=r"mkdocs\.yml|MkDocs") as caught:
        build(tmp_path, text)
    assert caught.value.remedy
    assert not (tmp_path / "da-chay").exists()
    assert not (tmp_path / "site").exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("/dev/zero")
    with pytest.raises(EvalgenError, match="không phải là tệp thường"):
        settings_in(own_settings(tmp_path))


def test_name_address_footer_language_and_colours_are_the_organizations_own(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        "site_name: Xếp loại xã Suối Mơ\n"
        "site_url: https://xep-loai.example/kq/\n"
        'copyright: "© 2026 @@evalgen:organization@@"\n'
        "theme: {language: en, palette: {primary: deep purple, scheme: slate}, icon: {logo: material/flag}}\n",
    )
    page = (site / "index.html").read_text(encoding="utf-8")
    for words in (
        " - Xếp loại xã Suối Mơ</title>",
        '<link rel="canonical" href="https://xep-loai.example/kq/index.html">',
        "© 2026 Tổ chức mẫu (hư cấu)",
        '<html lang="en"',
        'data-md-color-primary="deep-purple"',
        "assets/evalgen.css",
    ):
        assert words in page, words
    assert (site / "sitemap.xml").is_file()


def test_a_copy_of_the_packaged_file_changes_nothing(tmp_path: Path) -> None:
    assert own_settings(tmp_path) is None
    packaged = resource("mkdocs.yml").read_bytes()
    (tmp_path / "mkdocs.yml").write_bytes(packaged)
    assert own_settings(tmp_path) is None
    (tmp_path / "mkdocs.yml").write_bytes(packaged + b"# sao\n")
    copied = settings_in(own_settings(tmp_path))
    assert set(copied) == {"site_name", "copyright", "theme"}
    assert {**packaged_settings(), **copied} == packaged_settings()


@pytest.mark.parametrize("text", REFUSED)
def test_what_a_build_would_stop_at_is_told_by_check(text: str, tmp_path: Path) -> None:
    """Before the merge: nobody builds the site of a request, and afterwards it would stop the site of everybody."""
    write(tmp_path, sound())
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert main(["check", "--root", str(tmp_path), "--no-cache"]) == 1


def test_check_remembers_nothing_of_settings_that_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "kho"
    write(root, sound())
    asked = ["check", "--root", str(root), "--cache", str(tmp_path / "nho")]
    assert main(asked) == 0
    (root / "mkdocs.yml").write_text(
        "site_name: Xã Vân Đồn\ntheme:\n  icon:\n    logo: material/khong-co\n", encoding="utf-8"
    )
    assert [main(asked), main(asked)] == [1, 1]
    assert "mkdocs.yml:4:1  site-settings\n" in capsys.readouterr().out
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to("/dev/zero")
    assert main(asked) == 1
    assert "mkdocs.yml:1:1  symlink\n" in capsys.readouterr().out
    (root / "mkdocs.yml").unlink()
    assert main(asked) == 0
