"""Other generators are given what evalgen's own pages say, and longer pages where that is asked."""

import re
from pathlib import Path

import pytest

from benchmarks.building import padded
from benchmarks.data import repository
from benchmarks.html_to_markdown import markdown_of
from benchmarks.markdown_pages import free_texts, lengthened, main
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of


@pytest.mark.parametrize(
    "html, expected",
    [
        pytest.param("<h2>Kết quả</h2><p>Một  câu.</p>", "## Kết quả\n\nMột câu.\n", id="tiêu đề và đoạn"),
        pytest.param(
            "<ul><li><strong>Chánh</strong>, <a href='../don-vi/x.html'>Phòng</a></li><li><p>a</p><p>b</p></li></ul>",
            "- **Chánh**, [Phòng](/don-vi/x.html)\n- a b\n",
            id="danh sách",
        ),
        pytest.param(
            "<table><caption>Tên</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
            "<tbody><tr><th><a href='../ky/q.html'>1</a></th><td>2|3</td></tr><tr><td>4</td><td></td></tr></tbody></table>"
            "<p>Sau</p>",
            "Tên\n\n| A | B |\n|---|---|\n| [1](/ky/q.html) | 2\\|3 |\n| 4 |  |\n\nSau\n",
            id="bảng",
        ),
        pytest.param(
            "<svg><title>Tên hình</title><desc>Lời</desc><g><svg><title>nhỏ</title></svg><text>12</text></g></svg><p>x</p>",
            "Tên hình\n\nLời\n\nx\n",
            id="hình chỉ còn lời",
        ),
        pytest.param("<p>a*b_c&lt;d</p>", "a\\*b\\_c\\<d\n", id="ký hiệu của Markdown"),
    ],
)
def test_html_as_the_markdown_that_shows_the_same(html: str, expected: str) -> None:
    assert re.sub(r"\n+$", "\n", markdown_of(html)) == expected


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("data"), records=60, seed=3, note=0, periods=5)


def test_each_page_says_all_of_a_person_that_the_site_says(root: Path, tmp_path: Path) -> None:
    assert main([str(root), str(tmp_path / "pages")]) == 0
    found = check_up(root)
    site = publication_of(found).public
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "pages/docs").glob("*.md")}
    assert pages.keys() == {*site.people, "index"}
    for person in site.people.values():
        text = pages[person.id]
        assert f"# {person.name}\n" in text
        assert all(site.units[post.unit].name in text and post.title in text for post in person.posts)
    for period in site.periods:
        for result in period.results:
            (row,) = [
                line
                for line in pages[result.person].splitlines()
                if line.startswith("| [Q") and f"/{period.id}." in line
            ]
            assert result.outcome.label in row
            assert not result.outcome.notice or period.notice(result.outcome.notice).number in row
            assert period.pack_title in pages[result.person]
    assert (tmp_path / "pages/hugo/content" / f"{person.id}.md").read_text(encoding="utf-8") == text


def test_longer_pages_go_on_with_texts_of_the_persons_own_records(root: Path, tmp_path: Path) -> None:
    main([str(root), str(tmp_path / "own")])
    main([str(root), str(tmp_path / "long"), "--page-bytes", "10240"])
    texts = free_texts(root)
    for path in (tmp_path / "long/docs").glob("*-*.md"):
        before, after = (
            (tmp_path / "own/docs" / path.name).read_text(encoding="utf-8"),
            path.read_text(encoding="utf-8"),
        )
        assert after.startswith(before)
        assert 10_240 <= len(after.encode()) < 12_000
        assert any(text in after for text in texts[path.stem])


def test_other_people_get_other_words_and_the_same_ones_the_same() -> None:
    sentences = [f"Câu thứ {number}." for number in range(50)]
    one, same, other = (lengthened("# A\n", 2_000, sentences, seed) for seed in ("a", "a", "b"))
    assert one == same != other
    assert lengthened("# A\n", 3, sentences, "a") == "# A\n"


def test_the_length_is_part_of_a_contenders_name() -> None:
    assert (padded(0), padded(10_240)) == ("", ", continued to 10240 bytes")
