"""Ngưỡng of a record's framework: what the texts of its criteria ask for beside points, and what is recorded of it."""

from collections.abc import Iterator

from evalgen.cli import exact
from evalgen.language import Language
from evalgen.regulation.threshold_results import ThresholdResult


def threshold_lines(results: tuple[ThresholdResult, ...], language: Language) -> Iterator[str]:
    """The recorded thresholds a line each, then how many are not recorded; nothing where there are none."""
    if not results:
        return
    yield language.say("NGƯỠNG TRONG LỜI CỦA TIÊU CHÍ (không tính vào điểm; để cấp có thẩm quyền xem xét)")
    for item in results:
        if item.result is not None:
            yield f"  {_sign(item)} {item.threshold.id}: {item.threshold.words}; {_outcome(item, language)}"
            yield f"      «{item.threshold.text}»"
    silent = [item.threshold.id for item in results if item.result is None]
    if silent:
        words = "Chưa ghi kết quả {silent}/{all} ngưỡng"
        yield f"  {language.say(words, silent=len(silent), all=len(results))}: {', '.join(silent)}"


def threshold_json(item: ThresholdResult) -> exact.Json:
    """One threshold for machines; `reached` is null where nothing is recorded or it does not apply."""
    return {
        "id": item.threshold.id,
        "asked": item.threshold.words,
        "text": item.threshold.text,
        "recorded": item.shown or None,
        "reached": item.reached,
    }


def _sign(item: ThresholdResult) -> str:
    return "–" if item.reached is None else "✓" if item.reached else "!"


def _outcome(item: ThresholdResult, language: Language) -> str:
    if item.reached is None:
        absent = item.result and item.result.not_applicable
        return language.say("không áp dụng") if absent else language.say("ghi chưa đúng cách")
    if item.reached:
        return language.say("kết quả {shown}", shown=item.shown)
    return language.say("kết quả {shown}, chưa đạt", shown=item.shown)
