"""Ngưỡng of a record's framework: what the texts of its criteria ask for beside points, and what is recorded of it."""

from collections.abc import Iterator

from evalgen.language.explaining.told import Told, Voice
from evalgen.language.language import Language
from evalgen.regulation.threshold_results import ThresholdResult


def threshold_lines(results: tuple[ThresholdResult, ...], language: Language) -> Iterator[Told]:
    """The recorded thresholds a line each, then how many are not recorded; nothing where there are none."""
    if not results:
        return
    head = language.say("NGƯỠNG TRONG LỜI CỦA TIÊU CHÍ (không tính vào điểm; để cấp có thẩm quyền xem xét)")
    yield Told(text=head, voice=Voice.HEADING)
    for item in results:
        if item.result is not None:
            told = f"{item.threshold.id}: {item.threshold.words}; {_outcome(item, language)}"
            yield Told(text=told, depth=1, sign=_sign(item))
            yield Told(text=f"«{item.threshold.text}»", depth=3, vietnamese=True)
    silent = [item.threshold.id for item in results if item.result is None]
    if silent:
        words = "Chưa ghi kết quả {silent}/{all} ngưỡng"
        told = f"{language.say(words, silent=len(silent), all=len(results))}: {', '.join(silent)}"
        yield Told(text=told, depth=1)


def _sign(item: ThresholdResult) -> str:
    return "–" if item.reached is None else "✓" if item.reached else "!"


def _outcome(item: ThresholdResult, language: Language) -> str:
    if item.reached is None:
        absent = item.result and item.result.not_applicable
        return language.say("không áp dụng") if absent else language.say("ghi chưa đúng cách")
    if item.reached:
        return language.say("kết quả {shown}", shown=item.shown)
    return language.say("kết quả {shown}, chưa đạt", shown=item.shown)
