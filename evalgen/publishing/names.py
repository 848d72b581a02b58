"""Vietnamese names and words: order of lists, and spelling without diacritics for search."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Order of tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng."""

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_DIGITS = "0123456789"
_SIGNS = re.compile(r"[0-9]{1,40}|.", re.DOTALL)
"""A number, of no more digits than any name has, or one sign."""


def fold(text: str) -> str:
    """`text` in small letters without diacritics: «Nguyễn Văn Đạt» is «nguyen van dat»."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("đ", "d")


def dictionary_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Key that sorts as Vietnamese dictionaries do: by word, by letters (a ă â …), then by tone; numbers by what they say."""
    return tuple(_word_key(word) for word in text.casefold().split())


@lru_cache(maxsize=65_536)
def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for char in _SIGNS.findall(unicodedata.normalize("NFD", word)):
        if char[0] in _DIGITS:
            letters += (_rank(_DIGITS[0]), int(char), 0)  # What follows a number is joined to no value of one.
        elif char in _TONES:
            tones.append(_TONES[char])
        elif unicodedata.combining(char) and letters:
            joined = unicodedata.normalize("NFC", _letter(letters[-1]) + char)
            letters[-1] = _rank(joined)
        else:
            letters.append(_rank(char))
    return tuple(letters), tuple(tones)


def _rank(letter: str) -> int:
    place = _LETTERS.find(letter)
    return place if len(letter) == 1 and place >= 0 else len(_LETTERS) + ord(letter[0])


def _letter(rank: int) -> str:
    """The letter that has `rank` in the alphabet."""
    return _LETTERS[rank] if rank < len(_LETTERS) else chr(rank - len(_LETTERS))


def given_name_first(name: str) -> str:
    """«Nguyễn Văn An» as «An Nguyễn Văn»: lists of people are sorted by the given name."""
    words = name.split()
    return " ".join(words[-1:] + words[:-1])
