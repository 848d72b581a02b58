"""The English catalogue: nothing missing, nothing left over, the same places on both sides."""

import re
import unicodedata

import labels_in_source as source
import problem_codes
import pytest

from evalgen.language import TAGS, VIETNAMESE, Language, language_of
from evalgen.language.words import WORDS
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import plates

PLACE = re.compile(r"\{([a-z_]+)\}")
OTHERS = [tag for tag in TAGS if tag != VIETNAMESE.tag]


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> Language:
    return language_of(request.param)


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def test_every_label_is_translated(language: Language) -> None:
    assert source.words() - set(language.words) == set()


def test_every_refusal_is_a_sentence_with_places_that_another_language_can_say() -> None:
    """No text put together on the spot: it would reach everybody in Vietnamese alone."""
    from_a_table = {"reading/git_complaints.py"}
    untold = {
        place
        for place, sentence in source.refusals()
        if not any(source.texts_of(sentence)) and place.split(":")[0] not in from_a_table
    }
    assert untold == set()


def test_every_refusal_says_how_to_mend_it() -> None:
    """What only a slip of the program brings about nobody can mend who reads it."""
    of_the_program = {"drafting/yaml_text.py"}
    silent = {
        f"{path.as_posix()}:{call.lineno}"
        for path, tree in source.trees()
        for call in source.calls(tree, "EvalgenError")
        if not {keyword.arg for keyword in call.keywords} & {"remedy", None} and path.as_posix() not in of_the_program
    }
    assert silent == set()


def test_no_entry_is_left_over(language: Language) -> None:
    assert set(language.words) - source.words() == set()


def test_pages_are_named_both_ways(language: Language) -> None:
    assert set(language.pages) == source.pages()


def test_every_problem_code_is_explained_and_no_other(language: Language) -> None:
    assert set(language.problems) == problem_codes.in_source()


def test_every_rule_has_a_title_and_no_other(language: Language) -> None:
    assert set(language.rules) == {plate.stem for plate in plates(load_library())}


def test_places_are_the_same_on_both_sides(language: Language) -> None:
    unequal = {
        text: wording
        for text, wording in language.words.items()
        if places(wording.one) != places(text) or places(wording.other) != places(text)
    }
    assert unequal == {}


def test_a_label_in_two_numbers_counts_something(language: Language) -> None:
    assert [
        text for text, said in language.words.items() if said.one != said.other and "count" not in places(text)
    ] == []


def test_every_entry_says_something(language: Language) -> None:
    said = [wording for words in language.words.values() for wording in (words.one, words.other)]
    said += [*language.pages.values(), *language.rules.values()]
    said += [text for item in language.problems.values() for text in (item.title, item.text)]
    assert [text for text in said if not text.strip()] == []


def test_an_explanation_is_one_line_and_a_sentence(language: Language) -> None:
    wrong = [
        code
        for code, item in language.problems.items()
        if "\n" in item.title + item.text or not item.text.endswith(".") or item.title.endswith(".")
    ]
    assert wrong == []


def test_english_words_have_no_vietnamese_letters() -> None:
    """But for what they quote: «nếu có» is looked for in the source."""
    english = language_of("en")
    said = [wording for words in english.words.values() for wording in (words.one, words.other)]
    said += [*english.pages.values(), *english.rules.values()]
    said += [re.sub("«[^»]*»", "", text) for item in english.problems.values() for text in (item.title, item.text)]
    assert [text for text in said if any(has_mark(letter) for letter in text)] == []


def has_mark(letter: str) -> bool:
    return letter in "đĐ" or bool(unicodedata.combining(unicodedata.normalize("NFD", letter)[-1]))


def test_a_label_stands_in_one_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from evalgen.errors import EvalgenError
    from evalgen.language import words

    monkeypatch.setattr(words, "WORDS", (*WORDS, WORDS[0]))
    with pytest.raises(EvalgenError, match="hai mục"):
        language_of.__wrapped__("en")


def test_vietnamese_adds_nothing_to_the_code() -> None:
    assert language_of("vi") is VIETNAMESE
    assert not VIETNAMESE.words
    assert not VIETNAMESE.pages
    assert not VIETNAMESE.rules
    assert not VIETNAMESE.problems
