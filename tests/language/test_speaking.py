"""How a label is said: in one number or another, with its places filled, by its form."""

import pytest

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.language.explaining.words import reworded
from evalgen.language.labels import outcome_label, period_label, period_short
from evalgen.language.rewording import Sentences
from evalgen.language.wording import Wording

ENGLISH = language_of("en")


def test_vietnamese_says_what_stands_in_the_code() -> None:
    assert VIETNAMESE.say("Đã dựng {count} trang tại {site}", count=3, site="site") == "Đã dựng 3 trang tại site"


@pytest.mark.parametrize("count,said", [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_one_thing_is_said_otherwise_than_several(count: int, said: str) -> None:
    language = Language(tag="en", words={"{count} tệp": Wording(one="{count} file", other="{count} files")})
    assert language.say("{count} tệp", count=count) == said


def test_what_the_catalogue_does_not_know_stays_as_it_is() -> None:
    assert Language(tag="en").say("Nguyễn Văn {number}", number=1) == "Nguyễn Văn 1"


def test_a_label_without_values_is_never_taken_for_a_sentence_with_places() -> None:
    assert VIETNAMESE.say("{không phải chỗ trống}") == "{không phải chỗ trống}"


def test_a_value_that_looks_like_a_place_stays_what_it_is() -> None:
    assert ENGLISH.say("«{period}» không phải một kỳ.", period="{period}") == "«{period}» is not a period."


@pytest.mark.parametrize(
    "written,vietnamese,english",
    [
        ("2026-Q2", "Quý II năm 2026", "Quarter II of 2026"),
        ("2026-06", "Tháng 6 năm 2026", "June 2026"),
        ("2026-12", "Tháng 12 năm 2026", "December 2026"),
        ("2026", "Năm 2026", "Year 2026"),
    ],
)
def test_a_period(written: str, vietnamese: str, english: str) -> None:
    period = Period.parse(written)
    assert period is not None
    assert period_label(period, VIETNAMESE) == vietnamese == period.label
    assert period_label(period, ENGLISH) == english


def test_a_grade_with_the_letter_of_an_instrument() -> None:
    assert outcome_label(Grade.GOOD, "B", VIETNAMESE) == "Hoàn thành tốt nhiệm vụ (Loại B)"
    assert outcome_label(Grade.GOOD, "B", ENGLISH) == "Good completion of tasks (Class B)"
    assert outcome_label(Grade.NOT_COMPLETED, "", ENGLISH) == "Non-completion of tasks"
    assert outcome_label(Undetermined.NOT_ASSESSED, "", ENGLISH) == "Not evaluated or graded"


@pytest.mark.parametrize(
    "vietnamese,english",
    [
        ("Trục 4", "Axis 4"),
        ("Tiêu chí 1.4: không đảm bảo", "Criterion 1.4: not met"),
        ("Tiêu chí 1.4: đảm bảo", "Criterion 1.4: met"),
        ("Tiêu chí 2.1: 3/5 điểm, trừ 1", "Criterion 2.1: 3/5 points, 1 deducted"),
        ("Tiêu chí 2.1: 3/5 điểm", "Criterion 2.1: 3/5 points"),
        ("(A + B + C + D) ÷ 4, không quá 1", "(A + B + C + D) ÷ 4, at most 1"),
        ("không đạt mục tiêu >= 95: 0 điểm", "target >= 95 not reached: 0 points"),
        ("đạt mục tiêu >= 95: đủ điểm", "target >= 95 reached: full points"),
        ("số lượng", "quantity"),
        ("Nhóm II", "Nhóm II"),
    ],
)
def test_words_of_the_scoring_room(vietnamese: str, english: str) -> None:
    assert reworded(vietnamese, VIETNAMESE) == vietnamese
    assert reworded(vietnamese, ENGLISH) == english


def test_signs_in_a_sentence_are_only_signs() -> None:
    language = Language(tag="en", words={"{a} (+) {b}": Wording(one="{b} [+] {a}", other="{b} [+] {a}")})
    assert Sentences("{a} (+) {b}").say("1 (+) 2", language) == "2 [+] 1"
    assert Sentences("{a} (+) {b}").say("1 + 2", language) == "1 + 2"


def test_a_refusal_can_be_said_in_either_language() -> None:
    error = EvalgenError("«{period}» không phải một kỳ.", remedy="Viết 2026-Q4, 2026-10 hoặc 2026.", period="quý")
    assert (error.message, error.remedy) == ("«quý» không phải một kỳ.", "Viết 2026-Q4, 2026-10 hoặc 2026.")
    said = [ENGLISH.say(sentence, **error.values) for sentence in error.sentences]
    assert said == ["«quý» is not a period.", "Write 2026-Q4, 2026-10 or 2026."]


def test_a_refusal_without_places_may_hold_braces() -> None:
    assert EvalgenError("thiếu {x}").message == "thiếu {x}"


@pytest.mark.parametrize(
    "text, vietnamese, english",
    [
        ("2026-Q2", "Quý II/2026", "Q2 2026"),
        ("2026-10", "Tháng 10/2026", "Oct 2026"),
        ("2026", "Năm 2026", "Year 2026"),
    ],
)
def test_a_period_has_a_short_name_for_drawings(text: str, vietnamese: str, english: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert period_short(period, VIETNAMESE) == vietnamese
    assert period_short(period, ENGLISH) == english
