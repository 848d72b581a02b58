import re
from fractions import Fraction
from xml.sax import saxutils

import pytest
import sample_results as given

from evalgen.domain.grade import Grade
from evalgen.language import VIETNAMESE
from evalgen.language.legal_values import words_of
from evalgen.publishing.chart import columns
from evalgen.publishing.names import dictionary_key, fold, given_name_first
from evalgen.publishing.public import PublicOutcome, PublicResult, PublicState
from evalgen.publishing.slots import fill
from evalgen.publishing.statistics import distribution_of
from evalgen.publishing.xml_text import escape, quoteattr
from evalgen.regulation.level import Level
from evalgen.regulation.loader import load_library
from evalgen.regulation.parameters import RULES


def test_folding_takes_all_diacritics_away() -> None:
    assert fold("NGUYỄN Văn Đạt – Ủy ban") == "nguyen van dat – uy ban"


def test_names_are_sorted_by_given_name_then_letter_then_tone() -> None:
    names = ["Lê Đạt", "Lê Dân", "Trần An", "Lê Ân", "Bùi Ánh", "Võ Ất", "Lê An", "Lê Ạn", "Lê Àn", "Vũ Ưng", "Đỗ Yến"]
    ordered = sorted(names, key=lambda name: dictionary_key(given_name_first(name)))
    assert ordered == [
        "Lê An",
        "Trần An",
        "Lê Àn",
        "Lê Ạn",
        "Bùi Ánh",
        "Lê Ân",
        "Võ Ất",
        "Lê Dân",
        "Lê Đạt",
        "Vũ Ưng",
        "Đỗ Yến",
    ]


def test_numbers_in_names_are_sorted_by_what_they_say() -> None:
    schools = [f"Trường Tiểu học {number}" for number in ("", "số 1", "số 2", "số 2B", "số 10", "số 10A", "số 011")]
    assert sorted(sorted(schools), key=dictionary_key) == schools
    # Nobody is called so, but no name stops a site: a sign that joins a number, more digits than Python reads at once.
    odd = ["9\u0302", "9" * 5000, "1114112\u0302", "²", "٣"]
    assert len(sorted(odd, key=dictionary_key)) == len(odd)


@pytest.mark.parametrize(
    "name, value, words",
    [
        pytest.param("rate", Fraction(1, 5), ("20 %",), id="tỷ lệ"),
        pytest.param("late_rate", Fraction(1, 8), ("12,50 %",), id="tỷ lệ lẻ"),
        pytest.param("total", 30, ("30",), id="số nguyên"),
        pytest.param("floor", Fraction(7, 10), ("0,7",), id="số thập phân"),
        pytest.param("below", "NOT_COMPLETED", ("Không hoàn thành nhiệm vụ",), id="mức xếp loại"),
        pytest.param("gap", "NEEDS_DECISION", ("Cần cấp có thẩm quyền quyết định",), id="cần quyết định"),
        pytest.param("rounding", "half_up", ("làm tròn, từ 0,5 trở lên thành 1",), id="làm tròn"),
        pytest.param("own_weights", True, ("có",), id="có"),
        pytest.param("own_weights", False, ("không",), id="không"),
        pytest.param("forms", ("khien-trach", "la-lung"), ("khiển trách", "la-lung"), id="danh sách"),
        pytest.param(
            "weights", {"quantity": 1, "quality": Fraction(1, 2)}, ("số lượng: 1", "chất lượng: 0,5"), id="bảng"
        ),
        pytest.param("quality", (Level(value=Fraction(3, 4), label="phải sửa"),), ("0,75 – phải sửa",), id="mức"),
        pytest.param("quality", ({"value": Fraction(1), "label": "đạt"},), ("1 – đạt",), id="mức dạng bảng"),
    ],
)
def test_values_of_the_law_read_as_words(name: str, value: object, words: tuple[str, ...]) -> None:
    assert words_of(value, name=name, language=VIETNAMESE) == words


def test_every_value_of_the_built_in_packs_reads_as_vietnamese() -> None:
    """No identifier of the program, such as «not_completed», stands on the page of rules."""
    library = load_library()
    lines = {
        line: (pack.id, stem, name)
        for pack in library.packs.values()
        for (stem, name), parameter in pack.parameters.items()
        for value in parameter.values
        for line in words_of(value.value, name=name, language=VIETNAMESE)
    }
    assert len(lines) > 20
    assert {
        line: at for line, at in lines.items() if re.search(r"[a-z]_[a-z]|\d{4}-|\b[a-z-]{5,}:|^[a-z-]+$", line)
    } == {}


def test_a_slot_is_filled_once_and_its_content_never_again() -> None:
    from markupsafe import Markup

    filled = fill(
        "<a href='evalgen-shell.html'>@@evalgen:title@@</a>@@evalgen:content@@",
        {"title": Markup("@@evalgen:content@@"), "content": Markup("evalgen-shell")},
        stem="an",
    )
    assert filled == "<a href='an.html'>@@evalgen:content@@</a>evalgen-shell"


def results(*outcomes: PublicOutcome) -> list[PublicResult]:
    return [
        PublicResult(period=given.Q2, unit="u", person=str(number), post="", standing=None, outcome=outcome, score="")
        for number, outcome in enumerate(outcomes)
    ]


GOOD = PublicOutcome(state=PublicState.GRADED, grade=Grade.GOOD)
POOR = PublicOutcome(state=PublicState.GRADED, grade=Grade.NOT_COMPLETED)
WAITING = PublicOutcome(state=PublicState.UNPUBLISHED)


def test_five_published_grades_are_broken_down_and_four_are_not() -> None:
    five = distribution_of(results(GOOD, GOOD, GOOD, POOR, GOOD, WAITING))
    four = distribution_of(results(GOOD, GOOD, GOOD, POOR, WAITING, WAITING))
    assert [(share.grade.name, share.count, share.ratio) for share in five.shares] == [
        ("EXCELLENT", 0, Fraction(0)),
        ("GOOD", 4, Fraction(4, 5)),
        ("COMPLETED", 0, Fraction(0)),
        ("NOT_COMPLETED", 1, Fraction(1, 5)),
    ]
    assert four.shares == ()
    assert (four.people, four.published, four.graded) == (6, 4, 4)


def test_the_tallest_column_is_full_and_the_others_keep_their_share() -> None:
    heights = [column.height for column in columns(distribution_of(results(GOOD, GOOD, GOOD, POOR, GOOD)))]
    assert heights == [0, 120, 0, 30]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("a &amp; <b> ]]>", id="signs of tags"),
        pytest.param('say "yes"', id="double quotes"),
        pytest.param("it's", id="a single quote"),
        pytest.param("""it's "yes" & <no>""", id="both quotes"),
        pytest.param("a\tb\r\nc", id="ends of lines"),
    ],
)
def test_xml_is_escaped_as_the_standard_library_does_it(text: str) -> None:
    assert (escape(text), quoteattr(text)) == (saxutils.escape(text), saxutils.quoteattr(text))


@pytest.mark.parametrize(
    "stem, name, word",
    [
        (rule.stem, name, word)
        for rule in RULES.values()
        for name, kind in rule.parameters.items()
        for word in kind.words
    ],
)
def test_every_word_that_a_pack_can_choose_is_said_in_words(stem: str, name: str, word: str) -> None:
    assert words_of(word, name=name, language=VIETNAMESE) != (word,), f"{stem}.{name}"


def test_one_word_says_of_a_late_dossier_what_it_says_there() -> None:
    assert words_of("proposed", name="effect", language=VIETNAMESE) == (
        "nêu mức thấp hơn để cấp có thẩm quyền xem xét",
    )
    assert words_of("proposed", name="count", language=VIETNAMESE) == ("theo mức đề xuất",)
