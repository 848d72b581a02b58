"""Bước 2: how a person reports and assesses the results."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

from evalgen.drafting.demo.chance import happens, pick_some
from evalgen.drafting.demo.course import FULL, HIGH, LOW, Course, Record, Work

_CRITERIA = (
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9",
    "2.1", "2.2", "2.3", "2.4",
    "3.1", "3.2", "3.3", "3.4",
)  # fmt: skip
_SOFT = ("1.4", "1.7", "1.8", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3")
"""Criteria that a conscientious person may miss without any violation."""

_REVISED = (
    "Phải chỉnh sửa một lần theo góp ý của lãnh đạo.",
    "Phải bổ sung số liệu trước khi ban hành.",
    "Sửa hai lần do thiếu ý kiến phối hợp.",
)
_EXCEEDED = (
    "Vượt yêu cầu; được giới thiệu làm mẫu cho đơn vị khác.",
    "Vượt chỉ tiêu được giao, có cách làm mới.",
    "Được cấp trên đánh giá cao, áp dụng rộng hơn kế hoạch.",
)
_PLAIN = ("Đúng yêu cầu, đúng hạn.", "Đã được nghiệm thu.", "Đã ban hành và triển khai.", "", "", "")
_EARLY = "Hoàn thành sớm so với hạn."
_LATE = "Chậm 05 ngày so với hạn, đã báo cáo lý do."
_STRENGTHS = (
    "Chủ động, bám sát kế hoạch, phối hợp tốt với các đơn vị.",
    "Nắm chắc nhiệm vụ, giữ đúng tiến độ các việc trọng tâm.",
    "Sâu sát cơ sở, giải quyết dứt điểm các kiến nghị phát sinh.",
    "Tích cực ứng dụng công nghệ số, giảm giấy tờ trong công việc.",
)
_LIMITATIONS = (
    "Có việc còn phải chỉnh sửa trước khi ban hành.",
    "Theo dõi, đôn đốc cấp dưới có lúc chưa thường xuyên.",
    "Chưa có nhiều cách làm mới trong lĩnh vực phụ trách.",
    "Việc lưu minh chứng chưa kịp thời.",
)


def draw_self_assessment(source: Random, course: Course, items: list[Record], on: dt.date) -> dict[str, Any]:
    """The section `self_assessment`."""
    results = (
        {key: dict(value) for key, value in course.results.items()}
        if course.results
        else _results(source, course, items)
    )
    return {
        "submitted_on": on,
        "general_criteria": _criteria(source, course),
        "results": results,
        "strengths": source.choice(_STRENGTHS),
        "limitations": source.choice(_LIMITATIONS),
        "proposed_grade": course.asked.name,
    }


def _criteria(source: Random, course: Course) -> dict[str, Any]:
    not_met = list(_missed(source, course))
    if course.listed:
        return {"met": [number for number in _CRITERIA if number not in not_met], "not_met": not_met}
    return {"default": "met", **({"not_met": not_met} if not_met else {})}


def _missed(source: Random, course: Course) -> tuple[str, ...]:
    if course.not_met is not None:
        return course.not_met
    if course.work in {Work.STRONG, Work.LATE}:
        return tuple(pick_some(source, ("2.1", "2.2", "2.3"), source.randint(0, 1)))
    fewest, most = (5, 7) if course.work is Work.MODEST else (2, 6)
    return tuple(pick_some(source, _SOFT, source.randint(fewest, most)))


def _results(source: Random, course: Course, items: list[Record]) -> dict[str, Record]:
    troubled = items[-1]["id"] if course.work in {Work.MISSING, Work.PARTLY} else None
    late = items[-1]["id"] if course.work is Work.LATE else None
    results: dict[str, Record] = {}
    for index, item in enumerate(items):
        if item["id"] == troubled:
            results[item["id"]] = _troubled(course, item)
        else:
            standing_out = bool(item.get("key_task")) and course.work in {Work.STRONG, Work.LATE}
            quality = HIGH if standing_out else _quality(source, course, first=index == 0)
            results[item["id"]] = _delivered(source, course, item, quality, late=item["id"] == late)
    return results


def _quality(source: Random, course: Course, *, first: bool) -> Decimal:
    """The first item is always as required, so that a verification has something to find."""
    percent = {Work.STRONG: 12, Work.LATE: 0, Work.MODEST: 90}.get(course.work, 65)
    if first and course.differences:
        return FULL
    return LOW if happens(source, percent) else FULL


def _delivered(source: Random, course: Course, item: Record, quality: Decimal, *, late: bool) -> Record:
    early = course.work is Work.STRONG and happens(source, 20)
    timeliness = LOW if late else HIGH if early else FULL
    weak = {Work.MODEST: 50, Work.SOLID: 12}.get(course.work, 0)
    leadership = LOW if happens(source, weak) else FULL
    note = _note(source, quality, late=late, early=early)
    return {
        "quantity": item["quantity"],
        "quality": quality,
        "timeliness": timeliness,
        "leadership": leadership,
        **({"note": note} if note else {}),
        "evidence": [f"{item['id']}-{number}.pdf" for number in range(1, min(item["quantity"], 2) + 1)],
        **({"key_response": _response(course, quality)} if item.get("key_task") else {}),
    }


def _note(source: Random, quality: Decimal, *, late: bool, early: bool) -> str:
    if late:
        return _LATE
    if quality == LOW:
        return source.choice(_REVISED)
    if quality == HIGH:
        return source.choice(_EXCEEDED)
    return _EARLY if early else source.choice(_PLAIN)


def _response(course: Course, quality: Decimal) -> int:
    return 1 if quality == HIGH or course.work is Work.STRONG else 2 if quality == LOW else 1


def _troubled(course: Course, item: Record) -> Record:
    if course.work is Work.MISSING:
        return {"quantity": 0, "note": "Chưa có sản phẩm trong quý."}
    levels = {"quality": FULL, "timeliness": FULL, "leadership": FULL}
    note = "Mới có một phần sản phẩm theo kế hoạch."
    return {"quantity": 1, **levels, "note": note, "evidence": [f"{item['id']}-1.pdf"]}
