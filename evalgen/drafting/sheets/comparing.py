"""What a workbook says of a record, held against what the record says: where they differ, and what only one of them has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evalgen.domain.place import Pointer


def differing(wanted: Any, there: Any, here: Pointer = (), beside: Pointer = ()) -> Iterator[tuple[Pointer, Pointer]]:
    """Where `there` says something else than `wanted`, or nothing: the place in the one, and in the other or above it.

    What it says besides is left alone. Lists of things that have an identifier are compared by it, others of the same
    length one by one.
    """
    for step, value, other_step in _pairs(wanted, there):
        if other_step is None:
            yield (*here, step), beside
        else:
            yield from differing(value, there[other_step], (*here, step), (*beside, other_step))
    if not _comparable(wanted, there) and wanted != _as_in_a_cell(there):
        yield here, beside


def _as_in_a_cell(there: Any) -> Any:
    """What comes back of a recorded value: cells have no blanks and breaks of lines at their ends."""
    return there.strip() if isinstance(there, str) else there


def _pairs(wanted: Any, there: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The parts of `wanted`, each with the step to the same part of `there`; None where it has none."""
    if isinstance(wanted, Mapping) and isinstance(there, Mapping):
        yield from ((key, value, key if key in there else None) for key, value in wanted.items())
    elif _identified(wanted) and _identified(there):
        known = {item["id"]: at for at, item in enumerate(there)}
        yield from ((at, item, known.get(item["id"])) for at, item in enumerate(wanted))
    elif _comparable(wanted, there):
        steps = _in_any_order(wanted, there)
        yield from ((at, item, steps[at]) for at, item in enumerate(wanted))


def _in_any_order(wanted: Sequence[Any], there: Sequence[Any]) -> list[int]:
    """Which part of `there` each part of `wanted` is: one that says all of it, else the next one that is left.

    Rows that were sorted are the same rows; words of a list stand in their order.
    """
    left = list(range(len(there)))
    found: list[int | None] = []
    for at, item in enumerate(wanted):
        same = (step for step in left if not any(differing(item, there[step])))
        step = next(same, None) if isinstance(item, Mapping) else at
        found.append(step)
        if step is not None:
            left.remove(step)
    return [left.pop(0) if step is None else step for step in found]


def same_part(wanted: Any, there: Any, pointer: Pointer) -> Pointer | None:
    """Where in `there` stands the part that is, or would be, at `pointer` in `wanted`; None where it does not."""
    other: list[str | int] = []
    for step in pointer:
        steps = {here: found for here, _, found in _pairs(wanted, there)}
        alone = step if isinstance(there, Mapping) and step in there else None
        found = steps.get(step, alone)
        if found is None:
            return None
        other.append(found)
        wanted, there = wanted[step] if step in steps else None, there[found]
    return tuple(other)


def unlisted(listed: Any, there: Any) -> list[str]:
    """The parts of `there` that `listed` has not: keys, or identifiers; all of them where there is no such list."""
    if isinstance(there, Mapping) and isinstance(listed, Mapping | None):
        return [str(key) for key in there if key not in (listed or {})]
    if _identified(there) and (listed is None or _identified(listed)):
        own = {item["id"] for item in listed or ()}
        return [str(item["id"]) for item in there if item["id"] not in own]
    return []


def value_at(value: Any, pointer: Pointer) -> Any:
    """What stands at `pointer`; None where nothing does."""
    for step in pointer:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _comparable(wanted: Any, there: Any) -> bool:
    """Whether they are compared part by part."""
    if isinstance(wanted, Mapping) and isinstance(there, Mapping):
        return True
    lists = isinstance(wanted, list) and isinstance(there, list)
    return lists and (len(wanted) == len(there) or (_identified(wanted) and _identified(there)))


def _identified(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) and "id" in item for item in value)
