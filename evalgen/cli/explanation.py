"""The explanation of one record as text: the sheet as the table of Phụ lục 2, then the chain of rulings."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from evalgen.cli.derivation_words import reworded
from evalgen.cli.explanation_of_axes import at, exactly, explain_axis
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show, show_plain
from evalgen.domain.ruling import Assessment, CollectiveAssessment, Effect, Judgement, Ruling
from evalgen.language import VIETNAMESE, Language

_SIGNS = {Effect.HOLDS: "✓", Effect.CHANGES: "→", Effect.PENDING: "?", Effect.NOTE: "!"}


def explain_score(item: Judgement, thresholds: tuple[Fraction, ...], language: Language = VIETNAMESE) -> Iterator[str]:
    """The sheet that counts, line by line."""
    say, sheet = language.say, item.sheet
    if sheet is None:
        yield f"{say('ĐIỂM: chưa có.')} {item.gap.reason if item.gap else say('Chưa đủ dữ liệu.')}"
        return
    yield say("ĐIỂM theo kết quả thẩm định") if item.verified_sheet else say("ĐIỂM theo bản tự đánh giá")
    yield from _general(sheet.general, sheet.marks.criteria[0].place.file if sheet.marks.criteria else "", language)
    for axis in sheet.results.parts:
        yield ""
        yield from explain_axis(axis, language)
    yield ""
    parts = f"{show_plain(sheet.general.value)} + {show_plain(sheet.results.value)}"
    total = exactly(sheet.score, thresholds, language)
    yield f"  {say('Tổng điểm = tiêu chí chung + kết quả nhiệm vụ')} = {parts} = {total}"
    yield f"    {say('căn cứ')}: {sheet.total.citation}"
    if item.self_sheet is not None and item.verified_sheet is not None:
        yield from _difference(item.self_sheet, item.verified_sheet, thresholds, language)


def explain_grade(
    item: Assessment | CollectiveAssessment, named: Callable[[Outcome], str], language: Language
) -> Iterator[str]:
    """The chain, then what people proposed and decided; `named` says an outcome in the words of the regulation."""
    yield language.say("MỨC XẾP LOẠI")
    for ruling in item.chain:
        yield from _ruling(ruling, named, language)
    provisional = " " + language.say("(tạm tính)") if item.provisional else ""
    yield f"  {language.say('Mức cao nhất đủ điều kiện')}: {named(item.qualifies_for)}{provisional}"
    if isinstance(item, CollectiveAssessment) and item.allowed is not None:
        yield f"  {language.say('Các điều kiện cho phép cao nhất')}: {named(item.allowed)}"
    yield from _people(item, named, language)


def _general(general: Line, file: str, language: Language) -> Iterator[str]:
    criteria = [line for section in general.parts for line in section.parts]
    lost = [line for line in criteria if line.value < line.operands[0].value]
    maximum = sum((line.operands[0].value for line in criteria), Fraction(0))
    words = (
        "Tiêu chí chung: {full}/{every} tiêu chí đủ điểm = {earned}/{maximum} điểm"
        if any(len(line.operands) > 1 for line in criteria)
        else "Tiêu chí chung: {full}/{every} tiêu chí đảm bảo = {earned}/{maximum} điểm"
    )
    every, earned = len(criteria), show_plain(general.value)
    full = every - len(lost)
    yield "  " + language.say(words, full=full, every=every, earned=earned, maximum=show_plain(maximum))
    for line in lost:
        points = language.say("mất {points} điểm", points=show_plain(line.operands[0].value - line.value))
        yield f"    {reworded(line.what, language)}: {points}{at(line.place, file, language)}"
    yield f"    {language.say('căn cứ')}: {general.citation}"


def _ruling(ruling: Ruling, named: Callable[[Outcome], str], language: Language) -> Iterator[str]:
    """The reason; below the rule's title and what it did, where the reader may not know the language of reasons."""
    title = language.rules.get(ruling.rule)
    if title:
        yield f"  {_SIGNS[ruling.effect]} {title}: {language.say(ruling.effect.value)}"
        yield f"      {ruling.reason}"
    else:
        yield f"  {_SIGNS[ruling.effect]} {ruling.reason}"
    if ruling.effect is Effect.CHANGES:
        yield f"      → {named(ruling.after)}"
    place = f"  [{ruling.place}]" if ruling.place else ""
    yield f"      {language.say('căn cứ')}: {ruling.citation} ({ruling.rule}){place}"


def _people(
    item: Assessment | CollectiveAssessment, named: Callable[[Outcome], str], language: Language
) -> Iterator[str]:
    record, say = item.record, language.say
    if isinstance(record, Evaluation):
        if record.self_assessment is not None:
            yield f"  {say('Cá nhân tự đề xuất')}: {named(record.self_assessment.proposed_grade)}"
    elif record.self_grade is not None:
        yield f"  {say('Tập thể tự xếp loại')}: {named(record.self_grade)}"
    if record.proposal is not None:
        proposed = say("Tập thể đề xuất") if isinstance(record, Evaluation) else say("Mức được đề xuất")
        yield f"  {proposed}: {named(record.proposal.grade)}"
    if record.decision is not None:
        decided = record.decision.grade
        words = named(decided) if decided else say("chưa đánh giá, xếp loại")
        yield f"  {say('Cấp có thẩm quyền quyết định')}: {words}"
        if decided is not None and _above(item, decided):
            basis = record.decision.legal_basis or say("chưa nêu")
            yield f"    {say('Cao hơn mức đủ điều kiện; căn cứ của quyết định')}: {basis}"
    for amendment in record.amendments:
        grade = named(amendment.grade) if amendment.grade else say("không còn hiệu lực")
        day = say("ngày {day}", day=f"{amendment.on:%d/%m/%Y}")
        yield f"  {say(amendment.kind.value)} {day} ({amendment.number}): {grade}"


def _above(item: Assessment | CollectiveAssessment, decided: Grade) -> bool:
    """Whether more was decided than the record, or what its conditions allow, qualifies for."""
    allowed = item.allowed if isinstance(item, CollectiveAssessment) else None
    limit = allowed or item.qualifies_for
    return isinstance(limit, Grade) and decided > limit


def _difference(
    own: ScoreSheet, verified: ScoreSheet, thresholds: tuple[Fraction, ...], language: Language
) -> Iterator[str]:
    before, after = show(own.score, thresholds=thresholds), show(verified.score, thresholds=thresholds)
    if own.score == verified.score:
        yield "  " + language.say("Tự chấm {score} điểm, thẩm định không thay đổi.", score=before)
        return
    change = verified.score - own.score
    words = "Tự chấm {before} điểm; thẩm định {after} điểm ({change})."
    sign = "+" if change > 0 else ""
    yield "  " + language.say(words, before=before, after=after, change=f"{sign}{show(change)}")
