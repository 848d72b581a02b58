"""What the rows of a period say of each person, as sections of the record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.sheet import CellFault
from evalgen.drafting.sheets import row_faults
from evalgen.drafting.sheets.asked import Asked, measured
from evalgen.drafting.sheets.cell_values import Value, number_in
from evalgen.drafting.sheets.column import Column, same_words
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.period import CRITERIA, DIFFERENCES, ITEMS, PEOPLE, SAID, VERIFIED, Setting, Subject, forms
from evalgen.drafting.sheets.table import Row, cell_problem, empty_cell, identified, twice
from evalgen.drafting.sheets.verification import verification_of

_LISTED: Mapping[str, tuple[Pointer, ...]] = {
    ITEMS: (("plan", "work_items"), ("self_assessment", "results")),
    CRITERIA: (("self_assessment", "criteria_results"),),
}
"""What the rows of a sheet say one by one: of a workbook without the sheet none is missing."""

_ITEM = ("id", "axis", "product", "unit", "title", "quantity", "due", "key_task", "carried_from")


def drafts(setting: Setting, rows: Mapping[str, Sequence[Row]]) -> tuple[Iterator[RecordDraft], list[Problem]]:
    """The sections that the rows of each person make; `rows` by the names of the forms whose sheets there are.

    Each draft is made when it is asked for, with what is wrong in its own rows; what is wrong between rows, or in those of
    whom nothing can be made, is told beside them.
    """
    people, items, criteria, verified, differences = (
        rows.get(f"{name} {setting.period}", ()) for name in (PEOPLE, ITEMS, CRITERIA, VERIFIED, DIFFERENCES)
    )
    items = [identified(row, "title") for row in items]
    problems = [
        *twice(people, ("person",), "người"),
        *twice(items, ("person", "id"), "công việc", _SAME_TITLE),
        *twice(criteria, ("person", "criterion"), "tiêu chí"),
        *twice(verified, ("person",), "người"),
        *twice(differences, ("person", "of", "measure"), "chỗ khác"),
    ]
    listed = tuple(part for name, parts in _LISTED.items() if f"{name} {setting.period}" in rows for part in parts)
    columns = {column.key: column for form in forms(setting) for column in form.columns}
    by_person = [_by_person(rows) for rows in (people, items, criteria, verified, differences)]
    known: list[tuple[Subject, list[list[Row]]]] = []
    for person in dict.fromkeys(person for found in by_person for person in found):
        every = [found.get(person, []) for found in by_person]
        together = [row for found in every for row in found]
        subject = setting.subjects.get(person)
        if person in setting.doubled:
            problems.append(row_faults.of_two_records(together[0], setting))
        elif subject is None:
            problems += [row_faults.of_nobody(row, setting) for row in together if "person" in row.values]
        else:
            known.append((subject, every))
    return (_Drafting(setting, columns, subject, every).made(listed) for subject, every in known), problems


_SAME_TITLE = "Hai việc khác nhau thì ghi mã khác nhau ở cột «Mã công việc»; một việc thì xóa một trong hai dòng."


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row.values.get("person")), []).append(row)
    return found


class _Drafting:
    """The record of one person, put together from rows."""

    def __init__(
        self,
        setting: Setting,
        columns: Mapping[str, Column],
        subject: Subject,
        rows: Sequence[Sequence[Row]],
    ) -> None:
        self.setting, self.columns, self.subject = setting, columns, subject
        own, self.items, self.criteria, verified, self.differences = rows
        self.own, self.verified = next(iter(own), None), next(iter(verified), None)
        self.rows = tuple(row.place for found in rows for row in found)
        self.problems = [problem for found in rows for row in found for problem in row_faults.of_another(row, subject)]
        self.cells: dict[Pointer, Place] = {}
        self.empty: dict[Pointer, Place] = {}
        self.denied: dict[Pointer, Place] = {}

    def made(self, listed: tuple[Pointer, ...]) -> RecordDraft:
        """The sections, and what is missing in them. The rows say all of `listed`."""
        plan, assessment = self._plan(), self._self_assessment()
        planned = {str(row.values.get("id", "")) for row in self.items}
        verification, cells, problems = verification_of(
            self.setting, self.subject, self.verified, self.differences, planned
        )
        self.cells |= cells
        if self.verified:
            self.empty |= {("verification", key): place for key, place in self.verified.empty("reason").items()}
        self.problems += problems
        sections = {"plan": plan, "self_assessment": assessment, "verification": verification}
        return RecordDraft(
            file=f"records/{self.setting.period}/{self.subject.unit}/{self.subject.id}.yaml",
            sections={key: section for key, section in sections.items() if section},
            cells=self.cells,
            empty=self.empty,
            denied=self.denied,
            listed=listed,
            place=self.rows[0],
            rows=self.rows,
            problems=tuple(self.problems),
            is_part=True,
        )

    def _plan(self) -> dict[str, Any]:
        plan: dict[str, Any] = {}
        approved = self._taken("approved", ("by", "on"))
        weights = self._taken("axis_weights", tuple(map(str, self.setting.axes)))
        if approved and self.own:
            plan["approved"] = approved
            self.cells["plan", "approved"] = next(
                iter(self.own.empty("approved.by", "approved.on").values()), None
            ) or next(self.own.places[f"approved.{key}"] for key in approved)
        if weights:
            plan["axis_weights"] = weights
        if self.own:
            self.empty |= {("plan", key): place for key, place in self.own.empty("main_axes").items()}
        if self.own and "main_axes" in self.own.values:
            plan["main_axes"] = self._axes(self.own, self.own.values["main_axes"])
        for at, row in enumerate(self.items):
            plan.setdefault("work_items", []).append(row.of(*_ITEM))
            self.cells["plan", "work_items", at] = row.place
            self.cells |= {("plan", "work_items", at, key): row.places.get(key, row.place) for key in row.of(*_ITEM)}
            self.empty |= {("plan", "work_items", at, key): place for key, place in row.empty(*_ITEM).items()}
        if self.items:
            self._look_for_carried(self.items)
        return plan

    def _taken(self, section: str, keys: tuple[str, ...]) -> dict[str, Value]:
        """What the row of the person says of a part of the plan."""
        if self.own is None:
            return {}
        found = {key: self.own.values[f"{section}.{key}"] for key in keys if f"{section}.{key}" in self.own.values}
        self.cells |= {("plan", section, key): self.own.places[f"{section}.{key}"] for key in found}
        blank = self.own.empty(*(f"{section}.{key}" for key in keys))
        self.empty |= {("plan", section, key.removeprefix(f"{section}.")): place for key, place in blank.items()}
        return found

    def _axes(self, row: Row, words: Value) -> list[int]:
        self.cells["plan", "main_axes"] = row.places["main_axes"]
        axes = [int(word) for word in words if word.isdecimal()] if isinstance(words, list) else []
        if not isinstance(words, list) or len(axes) != len(words):
            self.problems.append(
                cell_problem(
                    "not-axes",
                    row.places["main_axes"],
                    f"«{'; '.join(words if isinstance(words, list) else ())[:60]}» không phải số của các trục.",
                    "Ghi ví dụ: 1; 4.",
                )
            )
        return axes

    def _look_for_carried(self, items: Sequence[Row]) -> None:
        planned = {row.values.get("id") for row in items}
        for item in self.subject.carried:
            if item["id"] not in planned:
                self.problems.append(row_faults.carried_item_left_out(items[0], item))

    def _self_assessment(self) -> dict[str, Any]:
        results = dict(filter(None, map(self._result, self.items)))
        by_criterion = dict(filter(None, map(self._criterion_result, self.criteria)))
        said = self.own.of(*SAID) if self.own else {}
        general = self._general_criteria()
        if not (results or by_criterion or said or general):
            return {}
        for key in ("submitted_on", "awards" if self.setting.law.awards_points else "not_met", "proposed_grade"):
            if not self.subject.assessed and (self.own is None or key not in self.own.values):
                self._missing(key)
        place = (self.own or (*self.items, *self.criteria)[0]).place
        self.cells["self_assessment",] = place
        if self.own:
            self.cells |= {("self_assessment", key): self.own.places[key] for key in said}
            self.empty |= {("self_assessment", key): place for key, place in self.own.empty(*SAID).items()}
        words = {key: value for key, value in said.items() if key != "submitted_on"}
        return {
            **{key: value for key, value in said.items() if key == "submitted_on"},
            **({"general_criteria": general} if general else {}),
            **({"results": results} if results else {}),
            **({"criteria_results": by_criterion} if by_criterion else {}),
            **words,
        }

    def _missing(self, key: str) -> None:
        """A self-assessment is not one without it."""
        row = self.own or (*self.items, *self.criteria)[0]
        sheet = f"{PEOPLE} {self.setting.period}"
        self.problems.append(empty_cell(row.places.get(key, row.place), self.columns[key], sheet))

    def _general_criteria(self) -> dict[str, Any]:
        if self.own is None:
            return {}
        key = "awards" if self.setting.law.awards_points else "not_met"
        words = self.own.values.get(key)
        if not isinstance(words, list):
            if self.subject.met_by_default and key in self.own.places:
                self.empty["self_assessment", "general_criteria"] = self.own.places[key]
            return {}
        self.cells["self_assessment", "general_criteria"] = self.own.places[key]
        if not words:
            self.denied["self_assessment", "general_criteria", key] = self.own.places[key]
        if key == "not_met":
            return {"default": "met", **({"not_met": words} if words else {})}
        given = [award for word in words if (award := self._award(word, self.own.places[key])) is not None]
        awards = dict(given)
        twice_said = [name for name, count in Counter(name for name, _ in given).items() if count > 1]
        if twice_said:
            message = f"ô này ghi nhiều điểm cho một tiêu chí: {', '.join(twice_said)}."
            self.problems.append(
                cell_problem("award-twice", self.own.places[key], message, "Mỗi tiêu chí chỉ giữ một điểm.")
            )
        return {"default": "met", **({"awards": awards} if awards else {})}

    def _award(self, word: str, place: Place) -> tuple[str, Value] | None:
        criterion, _, points = word.partition("=")
        value = number_in(points.strip())
        if value is None:
            self.problems.append(
                cell_problem(
                    "not-an-award",
                    place,
                    f"«{word[:60]}» không phải mã tiêu chí và điểm.",
                    "Ghi ví dụ: 3.4=1,5; 2.1=0.",
                )
            )
            return None
        return criterion.strip(), value

    def _result(self, row: Row) -> tuple[str, dict[str, Any]] | None:
        keys = (*self.setting.judged, "key_response", "note", "evidence")
        said = row.of("done", *keys)
        item = str(row.values.get("id", ""))
        here = ("self_assessment", "results", item)
        blank = row.empty("done", *keys)
        self.empty |= {(*here, "quantity" if key == "done" else key): place for key, place in blank.items()}
        if not said:
            return None
        if "done" not in said and "done" not in row.at_fault:
            self.problems.append(empty_cell(row.places.get("done", row.place), self.columns["done"]))
        self.cells[here] = row.place
        self.cells |= {(*here, "quantity" if key == "done" else key): row.places[key] for key in said}
        quantity = {"quantity": said["done"]} if "done" in said else {}
        return item, {**quantity, **{key: value for key, value in said.items() if key != "done"}}

    def _criterion_result(self, row: Row) -> tuple[str, dict[str, Any]] | None:
        name = str(row.values.get("criterion", ""))
        asked = self.subject.asked.get(name)
        if asked is None:
            self.problems.append(
                cell_problem(
                    "unknown-criterion-of-a-row",
                    row.places.get("criterion", row.place),
                    f"khung «{self.subject.framework.id}» của người này không có tiêu chí hay ngưỡng «{name[:60]}» để ghi kết quả.",
                    "Các mã: " + ", ".join(self.subject.asked) + ".",
                )
            )
            return None
        self.problems += self._other_criterion(row, asked)
        here = ("self_assessment", "criteria_results", name)
        self.cells[here] = row.places["result"]
        found = measured(asked, row.values.get("result"))
        if isinstance(found, CellFault):
            self.problems.append(cell_problem(found.code, row.places["result"], found.message, found.remedy))
            return None
        said = row.of("note", "evidence")
        self.cells |= {(*here, key): row.places[key] for key in said}
        self.empty |= {(*here, key): place for key, place in row.empty("note", "evidence").items()}
        return name, {**found, **said}

    def _other_criterion(self, row: Row, asked: Asked) -> Iterator[Problem]:
        """The text of a criterion beside the identifier of another one: some of the columns were sorted."""
        text = same_words(str(row.values.get("text", "")))
        other = next((one.id for one in self.subject.asked.values() if same_words(one.text) == text), None)
        if other is not None and same_words(asked.text) != text:
            yield cell_problem(
                "text-of-another-criterion",
                row.places["text"],
                f"nội dung ở dòng này là của «{other}», không phải «{asked.id}».",
                "Sửa mã hoặc nội dung cho đúng một tiêu chí; cột nội dung để trống cũng được.",
            )
