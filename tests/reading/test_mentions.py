"""Which files speak of a name: every file that could, and none whose words are merely longer."""

import pytest

from evalgen.reading.mentions import Mentions, _line

TEXTS = {
    "records/people/a.yaml": "posts:\n  - unit: van-phong\n",
    "records/people/b.yaml": "posts: [{unit: van-phong-2, managed_by: ban-van-phong}]\n",
    "records/people/c.yaml": 'posts: [{"unit":"Van-Phong","title":x}]\n',
    "records/people/d.yaml": "account: '@le.van@xa'\nnote: van-phong.\n",
    "records/people/e.yaml": 'unit: "v\\u0061n-phong"\n',
    "records/people/van-phong.yaml": "name: Khác\n",
    "records/people/z.yaml": "unit:\n- van-phong",
}


@pytest.fixture
def mentions() -> Mentions:
    return Mentions(b"".join(_line(path, text.encode()) for path, text in TEXTS.items()))


@pytest.mark.parametrize(
    "name,stems",
    [
        pytest.param("van-phong", "acz", id="a word of its own, whatever stands around it"),
        pytest.param("VAN-PHONG", "acz", id="in letters of any size"),
        pytest.param("van-phong-2", "b", id="the longer word"),
        pytest.param("ban-van-phong", "b", id="a word in front"),
        pytest.param("phong", "", id="a part of words is no name"),
        pytest.param("le.van@xa", "d", id="an account with its sign"),
        pytest.param("khong-co", "", id="nobody"),
    ],
)
def test_a_file_counts_where_the_name_is_a_word(mentions: Mentions, name: str, stems: str) -> None:
    found = mentions.naming(name)
    assert found is not None
    assert found == {f"records/people/{stem}.yaml" for stem in (*stems, "e")}


def test_what_is_no_such_name_is_not_looked_for(mentions: Mentions) -> None:
    assert mentions.naming("văn phòng") is None
