"""The explanation of one record: the sheet as the table of Phụ lục 2, then the chain of rulings."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from evalgen.domain.appeal import AppealState
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show, show_plain
from evalgen.domain.record import Record
from evalgen.domain.ruling import Assessment, CollectiveAssessment, Effect, Judgement, Ruling
from evalgen.language.explaining.axes import at, exactly, explain_axis, ground
from evalgen.language.explaining.told import SEPARATION, Told, ToldTable, Voice
from evalgen.language.explaining.words import reworded
from evalgen.language.language import Language

_SIGNS = {Effect.HOLDS: "✓", Effect.CHANGES: "→", Effect.PENDING: "?", Effect.NOTE: "!"}


def explain_score(item: Judgement, thresholds: tuple[Fraction, ...], language: Language) -> Iterator[Told | ToldTable]:
    """The sheet that counts, line by line."""
    say, sheet = language.say, item.sheet
    if sheet is None:
        yield Told(text=f"{say('ĐIỂM: chưa có.')} {item.gap.reason if item.gap else say('Chưa đủ dữ liệu.')}")
        return
    stage = say("ĐIỂM theo kết quả thẩm định") if item.verified_sheet else say("ĐIỂM theo bản tự đánh giá")
    yield Told(text=stage, voice=Voice.HEADING)
    yield from _general(sheet.general, sheet.marks.criteria[0].place.file if sheet.marks.criteria else "", language)
    for axis in sheet.results.parts:
        yield SEPARATION
        yield from explain_axis(axis, language)
    yield SEPARATION
    parts = f"{show_plain(sheet.general.value)} + {show_plain(sheet.results.value)}"
    total = exactly(sheet.score, thresholds, language)
    yield Told(text=f"{say('Tổng điểm = tiêu chí chung + kết quả nhiệm vụ')} = {parts} = {total}", depth=1)
    yield ground(sheet.total.citation, 2, language)
    if item.self_sheet is not None and item.verified_sheet is not None:
        yield from _difference(item.self_sheet, item.verified_sheet, thresholds, language)


def explain_grade(
    item: Assessment | CollectiveAssessment, named: Callable[[Outcome], str], language: Language
) -> Iterator[Told]:
    """The chain, then what people proposed and decided; `named` says an outcome in the words of the regulation."""
    yield Told(text=language.say("MỨC XẾP LOẠI"), voice=Voice.HEADING)
    for ruling in item.chain:
        yield from _ruling(ruling, named, language)
    provisional = " " + language.say("(tạm tính)") if item.provisional else ""
    yield Told(text=f"{language.say('Mức cao nhất đủ điều kiện')}: {named(item.qualifies_for)}{provisional}", depth=1)
    if isinstance(item, CollectiveAssessment) and item.allowed is not None:
        yield Told(text=f"{language.say('Các điều kiện cho phép cao nhất')}: {named(item.allowed)}", depth=1)
    yield from _people(item, named, language)


def _general(general: Line, file: str, language: Language) -> Iterator[Told]:
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
    told = language.say(words, full=full, every=every, earned=earned, maximum=show_plain(maximum))
    yield Told(text=told, depth=1, voice=Voice.HEADING)
    for line in lost:
        points = language.say("mất {points} điểm", points=show_plain(line.operands[0].value - line.value))
        yield Told(text=f"{reworded(line.what, language)}: {points}{at(line.place, file, language)}", depth=2)
    yield ground(general.citation, 2, language)


def _ruling(ruling: Ruling, named: Callable[[Outcome], str], language: Language) -> Iterator[Told]:
    """The reason; below the rule's title and what it did, where the reader may not know the language of reasons."""
    title = language.rules.get(ruling.rule)
    if title:
        yield Told(text=f"{title}: {language.say(ruling.effect.value)}", depth=1, sign=_SIGNS[ruling.effect])
        yield Told(text=ruling.reason, depth=3, vietnamese=True)
    else:
        yield Told(text=ruling.reason, depth=1, sign=_SIGNS[ruling.effect])
    if ruling.effect is Effect.CHANGES:
        yield Told(text=f"→ {named(ruling.after)}", depth=3)
    place = f"  [{ruling.place}]" if ruling.place else ""
    yield ground(f"{ruling.citation} ({ruling.rule}){place}", 3, language)


def _people(
    item: Assessment | CollectiveAssessment, named: Callable[[Outcome], str], language: Language
) -> Iterator[Told]:
    record, say = item.record, language.say
    if isinstance(record, Evaluation):
        if record.self_assessment is not None:
            yield from _claimed(say("Cá nhân tự đề xuất"), record.self_assessment.proposed_grade, item, named, language)
    elif record.self_grade is not None:
        yield from _claimed(say("Tập thể tự xếp loại"), record.self_grade, item, named, language)
    if record.proposal is not None:
        proposed = say("Tập thể đề xuất") if isinstance(record, Evaluation) else say("Mức được đề xuất")
        yield from _claimed(proposed, record.proposal.grade, item, named, language)
    if record.decision is not None:
        decided = record.decision.grade
        words = named(decided) if decided else say("chưa đánh giá, xếp loại")
        yield Told(text=f"{say('Cấp có thẩm quyền quyết định')}: {words}", depth=1)
        if decided is not None and _above(item, decided):
            basis = record.decision.legal_basis or say("chưa nêu")
            yield Told(text=f"{say('Cao hơn mức đủ điều kiện; căn cứ của quyết định')}: {basis}", depth=2)
    for amendment in record.amendments:
        grade = named(amendment.grade) if amendment.grade else say("không còn hiệu lực")
        day = say("ngày {day}", day=f"{amendment.on:%d/%m/%Y}")
        yield Told(text=f"{say(amendment.kind.value)} {day} ({amendment.number}): {grade}", depth=1)
    yield from _disagreement(record, language)


def _claimed(
    who: str, grade: Grade, item: Assessment | CollectiveAssessment, named: Callable[[Outcome], str], language: Language
) -> Iterator[Told]:
    """A grade that somebody proposes; whoever verifies it (HD 02, mục 4, Bước 3) is told where it is above the conditions."""
    yield Told(text=f"{who}: {named(grade)}", depth=1)
    if _above(item, grade):
        yield Told(text=language.say("Cao hơn mức mà hồ sơ đủ điều kiện"), depth=2)


def _disagreement(record: Record, language: Language) -> Iterator[Told]:
    """What the person or collective did not agree with, and what became of it; the decided grade stands meanwhile."""
    if record.reserved_opinion:
        yield Told(text=language.say("Có ý kiến bảo lưu"), depth=1)
    for appeal in record.appeals:
        day = language.say("ngày {day}", day=f"{appeal.submitted_on:%d/%m/%Y}")
        answer = ""
        if appeal.state is AppealState.ANSWERED and appeal.answered_on is not None:
            answered = language.say("ngày {day}", day=f"{appeal.answered_on:%d/%m/%Y}")
            answer = f" {answered} ({appeal.document}): {appeal.conclusion}"
        told = f"{language.say('Khiếu nại, kiến nghị')} {day}: {language.say(appeal.state.label)}{answer}"
        yield Told(text=told, depth=1)


def _above(item: Assessment | CollectiveAssessment, grade: Grade) -> bool:
    """Whether it is more than the record, or what its conditions allow, qualifies for."""
    return isinstance(item.limit, Grade) and grade > item.limit


def _difference(
    own: ScoreSheet, verified: ScoreSheet, thresholds: tuple[Fraction, ...], language: Language
) -> Iterator[Told]:
    before, after = show(own.score, thresholds=thresholds), show(verified.score, thresholds=thresholds)
    if own.score == verified.score:
        yield Told(text=language.say("Tự chấm {score} điểm, thẩm định không thay đổi.", score=before), depth=1)
        return
    change = verified.score - own.score
    words = "Tự chấm {before} điểm; thẩm định {after} điểm ({change})."
    sign = "+" if change > 0 else ""
    yield Told(text=language.say(words, before=before, after=after, change=f"{sign}{show(change)}"), depth=1)
