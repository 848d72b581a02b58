"""Structured mutations of a repository: keys deleted, values swapped and made absurd, files moved, copied and renamed."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from sound_repository import Files, Raw

_PERIODS = ("2026-Q1", "2026", "2026-06", "2026-Q3", "2199-Q4", "2199-12", "1900-01", "9999-Q4", "9999-12", "1000")
_NAMES = ("index", "evalgen-shell", "404", "quy-tac", "van-phong", "le-van-an", "bao-cao", "hd02", "a" * 64)
_DATES = ("1900-01-01", "2199-12-31", "2026-02-29", "2026-06-30", "2026-07-04", "0001-01-01", "9999-12-31")
_NUMBERS = (0, 1, -1, 31, 100000, Raw("1e20"), Raw("1e-20"), Raw("0." + "3" * 37), Raw("9" * 40), Raw("9" * 41))
_WORDS = ("", " ", "x" * 5000, "\u202e", "a\nb", "<script>", "::error::x%0A", "EXCELLENT", "GOOD", "HEAD", "3.4")
_OTHER: tuple[Any, ...] = (None, True, False, [], {}, [1], [[]], {"a": 1}, Raw(".inf"), Raw("0x10"))


def mutate(files: Files, chance: random.Random) -> None:
    """Change `files` in one way."""
    manner = chance.choices((_delete_file, _copy_file, _move_period, _rename, _change), weights=(4, 6, 4, 4, 40))[0]
    if files:
        manner(files, chance)


def _delete_file(files: Files, chance: random.Random) -> None:
    del files[chance.choice(sorted(files))]


def _copy_file(files: Files, chance: random.Random) -> None:
    name = chance.choice(sorted(files))
    parts = name.split("/")
    parts[0] = chance.choice(_PERIODS) if parts[0].startswith("2") else parts[0]
    parts[-1] = chance.choice((parts[-1], f"{chance.choice(_NAMES)}.yaml"))
    files["/".join(parts)] = copy.deepcopy(files[name])


def _move_period(files: Files, chance: random.Random) -> None:
    period = chance.choice(_PERIODS)
    for name in [name for name in files if name.startswith("2")]:
        files[period + name[name.index("/") :]] = files.pop(name)


def _rename(files: Files, chance: random.Random) -> None:
    """One identifier everywhere: what is sound stays sound, under a name that may mean something elsewhere."""
    old, new = (
        chance.choice(("van-phong", "phong", "le-van-an", "tran-thi-binh", "ban-thuong-vu")),
        chance.choice(_NAMES),
    )
    for name in list(files):
        parts = [new if part == old else part for part in name.removesuffix(".yaml").split("/")]
        files["/".join(parts) + ".yaml"] = _renamed(files.pop(name), old, new)


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    return new if value == old else value


def _change(files: Files, chance: random.Random) -> None:
    """One value somewhere: deleted, doubled, or replaced by another."""
    places = [(node, key) for _, file in sorted(files.items()) for node, key in _places(file)]
    if not places:
        return
    node, key = chance.choice(places)
    manner = chance.random()
    if manner < 0.3:
        del node[key]
    elif manner < 0.45 and isinstance(node, list):
        node.insert(chance.randrange(len(node) + 1), copy.deepcopy(node[key]))
    elif manner < 0.55:
        other, step = chance.choice(places)
        node[key] = copy.deepcopy(other[step])
    else:
        node[key] = chance.choice(chance.choice((_alike(node[key]), _DATES, _NAMES, _NUMBERS, _WORDS, _OTHER)))


def _alike(value: Any) -> tuple[Any, ...]:
    """Values that a schema may well accept in the place of `value`."""
    if isinstance(value, str) and len(value) == len("2026-06-30") and value[:2] == "20":
        return _DATES
    return _NUMBERS if isinstance(value, int | Raw) and not isinstance(value, bool) else _NAMES


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in steps:
        yield value, key
        yield from _places(item)
