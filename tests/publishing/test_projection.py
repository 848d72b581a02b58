import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

import pytest
import sample_results as given
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.organization import Span
from evalgen.domain.steps import AmendmentKind
from evalgen.errors import EvalgenError
from evalgen.publishing.notice_pages import tells
from evalgen.publishing.projection import project
from evalgen.publishing.public import PublicNotice, PublicOutcome, PublicState

A, BINH, DAT = given.PEOPLE[:3]
AFTER = given.NOTICED + dt.timedelta(days=20)
BEFORE = given.NOTICED - dt.timedelta(days=1)


def outcome_of(*records: object, **parts: object) -> PublicOutcome:
    found = given.public(given.results(people=given.PEOPLE, evaluations=records, **parts))  # type: ignore[arg-type]
    return next(period for period in found.periods if period.period == given.Q2).results[0].outcome


def by_notice(identifier: str = "lan-1", on: dt.date = given.NOTICED) -> PublicNotice:
    return PublicNotice(id=identifier, number="15-TB/ĐU", on=on, title="Kết quả", units=None)


def test_a_decision_with_a_notice_is_public() -> None:
    outcome = outcome_of(given.evaluation(A, given.decision(Grade.GOOD)), notices=(given.notice(),))
    assert outcome == PublicOutcome(state=PublicState.GRADED, grade=Grade.GOOD, notice="lan-1")


@pytest.mark.parametrize(
    "notices",
    [
        pytest.param((), id="không có thông báo"),
        pytest.param((given.notice(("uy-ban",)),), id="thông báo của đơn vị khác"),
        pytest.param((given.notice(on=dt.date(2026, 7, 4)),), id="thông báo có trước quyết định"),
    ],
)
def test_without_a_fitting_notice_nothing_is_public(notices: tuple[object, ...]) -> None:
    outcome = outcome_of(given.evaluation(A, given.decision(Grade.GOOD)), notices=notices)
    assert outcome == PublicOutcome(state=PublicState.UNPUBLISHED)
    assert outcome.label == "Chưa công bố"


def test_a_notice_without_a_decision_publishes_nothing() -> None:
    assert outcome_of(given.evaluation(A, None), notices=(given.notice(),)).state is PublicState.UNPUBLISHED


def test_a_person_decided_after_the_first_notice_is_published_by_the_second() -> None:
    late = given.decision(Grade.GOOD, on=AFTER)
    second = given.notice(identifier="lan-2", on=AFTER + dt.timedelta(days=1))
    assert outcome_of(given.evaluation(A, late), notices=(given.notice(), second)).notice == "lan-2"


def test_not_assessed_looks_like_not_published() -> None:
    notices = (given.notice(),)
    undecided = outcome_of(given.evaluation(A, None), notices=notices)
    assert outcome_of(given.evaluation(A, given.decision(None)), notices=notices) == undecided
    assert undecided == PublicOutcome(state=PublicState.UNPUBLISHED)


@pytest.mark.parametrize(
    "kind, grade",
    [
        pytest.param(AmendmentKind.ADJUST, Grade.COMPLETED, id="điều chỉnh thành có mức"),
        pytest.param(AmendmentKind.CANCEL, None, id="hủy bỏ"),
    ],
)
def test_a_change_of_what_was_not_assessed_is_public_only_by_a_notice_after_it(
    kind: AmendmentKind, grade: Grade | None
) -> None:
    record = given.evaluation(A, given.decision(None), amendments=(given.amendment(kind, grade, on=AFTER),))
    assert outcome_of(record, notices=(given.notice(),)).state is PublicState.UNPUBLISHED
    second = given.notice(identifier="lan-2", on=AFTER)
    found = outcome_of(record, notices=(given.notice(), second))
    assert (found.grade, found.notice, found.amendments) == (grade, "lan-2" if grade else None, ())


def test_a_grade_cancelled_before_it_was_published_was_never_public() -> None:
    cancelled = given.evaluation(
        A, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.CANCEL, None, on=BEFORE),)
    )
    assert outcome_of(cancelled, notices=(given.notice(),)) == PublicOutcome(state=PublicState.UNPUBLISHED)


def test_a_change_on_the_day_of_the_notice_comes_after_it() -> None:
    changed = given.evaluation(
        A,
        given.decision(Grade.GOOD),
        amendments=(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED, on=given.NOTICED),),
    )
    outcome = outcome_of(changed, notices=(given.notice(),))
    assert [(item.before, item.after) for item in outcome.amendments] == [(Grade.GOOD, Grade.COMPLETED)]
    assert outcome.as_noticed(by_notice()).grade is Grade.GOOD
    assert outcome.changed_after(by_notice()) == outcome.amendments
    # A later notice tells of it.
    assert outcome.as_noticed(by_notice("lan-2", AFTER)) == outcome


def test_the_evaluations_are_looked_through_once_however_many_periods_there_are() -> None:
    class Counted(tuple[object, ...]):
        __slots__ = ()
        rounds = 0

        def __iter__(self) -> Iterator[object]:
            Counted.rounds += 1
            return super().__iter__()

    sample = given.sample()
    counted = Counted(sample.records.evaluations)
    records = replace(sample.records, evaluations=counted)
    given.public(replace(sample, records=records))
    assert len(records.periods) == 2
    assert Counted.rounds == 1


def test_a_change_after_publication_keeps_both_grades() -> None:
    changed = given.evaluation(
        A, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED),)
    )
    outcome = outcome_of(changed, notices=(given.notice(),))
    assert outcome.grade is Grade.COMPLETED
    assert [(item.before, item.after) for item in outcome.amendments] == [(Grade.GOOD, Grade.COMPLETED)]
    assert outcome.as_noticed(by_notice()).grade is Grade.GOOD
    assert outcome.as_noticed(by_notice()).amendments == ()


def test_a_change_before_publication_leaves_no_trace_of_the_former_grade() -> None:
    changed = given.evaluation(
        A, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED, on=BEFORE),)
    )
    outcome = outcome_of(changed, notices=(given.notice(),))
    assert (outcome.grade, outcome.amendments) == (Grade.COMPLETED, ())


def test_a_cancelled_result_has_no_grade_any_more() -> None:
    cancelled = given.evaluation(
        A, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.CANCEL, None),)
    )
    outcome = outcome_of(cancelled, notices=(given.notice(),))
    assert (outcome.state, outcome.grade, outcome.label) == (PublicState.CANCELLED, None, "Kết quả đã hủy bỏ")
    assert outcome.as_noticed(by_notice()).grade is Grade.GOOD


def test_a_result_cancelled_and_graded_again_shows_each_step() -> None:
    again = given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED, on=dt.date(2026, 9, 1))
    record = given.evaluation(
        A, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.CANCEL, None), again)
    )
    outcome = outcome_of(record, notices=(given.notice(),))
    assert outcome.grade is Grade.COMPLETED
    assert outcome.as_noticed(by_notice("lan-2", dt.date(2026, 8, 15))).state is PublicState.CANCELLED


def test_scores_are_public_only_with_a_legal_basis() -> None:
    record = given.evaluation(A, given.decision(Grade.EXCELLENT))

    def score(**publication: object) -> str:
        found = given.public(
            given.results(
                people=given.PEOPLE,
                evaluations=[record],
                notices=(given.notice(),),
                who=given.organization(**publication),
                score=Fraction(89996, 1000),
            )
        )
        return found.periods[1].results[0].score

    assert score() == ""
    assert score(scores_public=True, scores_legal_basis=" ") == ""
    # Never a number on the other side of a threshold.
    assert score(scores_public=True, scores_legal_basis="Quy chế 01") == "89,99"


def test_the_score_of_an_unpublished_result_is_not_public() -> None:
    found = given.public(
        given.results(
            people=given.PEOPLE,
            evaluations=[given.evaluation(A, given.decision(Grade.GOOD))],
            who=given.organization(scores_public=True, scores_legal_basis="Quy chế 01"),
        )
    )
    assert [result.score for period in found.periods for result in period.results] == [""]


def test_grades_of_collectives_are_public_only_where_the_organization_says_so() -> None:
    closed = given.public(given.sample())
    opened = given.public(given.sample(given.organization(collective_grades_public=True)))
    assert [period.collectives for period in closed.periods] == [{}, {}]
    assert {unit: outcome.key for unit, outcome in opened.periods[1].collectives.items()} == {
        "dang-uy": "GOOD",
        "uy-ban": "UNPUBLISHED",
    }


def test_people_stand_by_unit_then_standing_then_given_name() -> None:
    rows = [result.person for result in given.public(given.sample()).periods[1].results]
    assert rows == [
        "nguyen-van-a",
        "tran-thi-binh",
        "le-van-dat",
        "pham-thi-ha",
        "bui-thi-anh",
        "vo-van-an",
        "do-van-duc",
        "ho-thi-em",
        "dang-van-oai",
    ]


def test_a_post_that_is_only_planned_is_not_public() -> None:
    planned = replace(A.posts[0], title="Chức vụ sắp nhận", span=Span(first=dt.date(2027, 1, 1)), unit="uy-ban")
    moving = replace(A, posts=(*A.posts, planned))
    found = given.public(
        given.results(people=[moving], evaluations=[given.evaluation(moving, given.decision(Grade.GOOD))])
    )
    assert [post.title for post in found.people["nguyen-van-a"].posts] == ["Bí thư Đảng ủy"]


def test_a_post_that_has_ended_says_so_unless_it_is_held_again() -> None:
    newest = dt.date(2026, 8, 14)
    post = A.posts[0]
    left = replace(
        post, title="Chức vụ đã rời", span=Span(first=dt.date(2025, 1, 1), last=newest - dt.timedelta(days=1))
    )
    leaving = replace(post, title="Chức vụ ngày cuối", span=Span(first=dt.date(2025, 1, 1), last=newest))
    again = replace(post, span=Span(first=dt.date(2024, 1, 1), last=dt.date(2024, 12, 31)))
    moving = replace(A, posts=(again, left, leaving, post))
    found = given.public(
        given.results(
            people=[moving],
            evaluations=[given.evaluation(moving, given.decision(Grade.GOOD))],
            notices=(given.notice(on=newest),),
        )
    )
    assert [(held.title, held.ended) for held in found.people["nguyen-van-a"].posts] == [
        ("Bí thư Đảng ủy", False),
        ("Chức vụ ngày cuối", False),
        ("Chức vụ đã rời", True),
    ]


def test_a_post_that_goes_on_stands_after_a_later_one_that_has_ended() -> None:
    post = A.posts[0]
    short = replace(post, title="Chức vụ ngắn", span=Span(first=dt.date(2026, 2, 1), last=dt.date(2026, 3, 31)))
    moving = replace(A, posts=(post, short))
    found = given.public(given.results(people=[moving], evaluations=[given.evaluation(moving, None)]))
    posts = found.people["nguyen-van-a"].posts
    assert [(held.title, held.ended) for held in posts] == [("Chức vụ ngắn", True), ("Bí thư Đảng ủy", False)]


def test_people_without_a_record_are_not_listed() -> None:
    found = given.public(given.results(people=given.PEOPLE, evaluations=[given.evaluation(A, None)]))
    assert list(found.people) == ["nguyen-van-a"]


def test_units_in_a_circle_do_not_stop_the_others() -> None:
    circle = (
        given.unit("mot", "Một", "department", "government", "hai"),
        given.unit("hai", "Hai", "department", "government", "mot"),
    )
    found = given.public(given.results(people=[], evaluations=[], units=(*given.UNITS, *circle)))
    assert set(found.units) == {unit.id for unit in (*given.UNITS, *circle)}


def test_without_an_organization_there_is_no_site() -> None:
    records = replace(given.sample().records, organization=None)
    with pytest.raises(EvalgenError, match="Chưa đọc được thông tin của tổ chức"):
        project(replace(given.sample(), records=records), laws={})


def test_a_record_of_an_unknown_person_is_named() -> None:
    with pytest.raises(EvalgenError, match=r"records/2026-Q2/dang-uy/tran-thi-binh\.yaml"):
        given.public(given.results(people=[A], evaluations=[given.evaluation(BINH, None)]))


def test_without_a_law_there_is_no_score_but_a_result() -> None:
    results = given.results(
        people=[DAT],
        evaluations=[given.evaluation(DAT, given.decision(Grade.GOOD))],
        notices=(given.notice(),),
        who=given.organization(scores_public=True, scores_legal_basis="Quy chế 01"),
    )
    found = project(results, laws={})
    assert [(item.score, item.outcome.grade) for item in found.periods[1].results] == [("", Grade.GOOD)]


def test_a_grade_is_shown_with_the_letter_of_its_instrument() -> None:
    outcome = PublicOutcome(state=PublicState.GRADED, grade=Grade.GOOD, notice="lan-1", letters={"GOOD": "B"})
    assert outcome.label == "Hoàn thành tốt nhiệm vụ (Loại B)"
    assert outcome.as_noticed(by_notice("lan-2", AFTER)).label == "Hoàn thành tốt nhiệm vụ (Loại B)"
    assert PublicOutcome(state=PublicState.UNPUBLISHED, letters={"GOOD": "B"}).label == "Chưa công bố"


def test_the_earliest_notice_counts_wherever_it_stands_in_the_file() -> None:
    changed = given.evaluation(
        A,
        given.decision(Grade.COMPLETED),
        amendments=(given.amendment(AmendmentKind.ADJUST, Grade.GOOD, on=AFTER),),
    )
    first, second = given.notice(), given.notice(identifier="lan-2", on=dt.date(2026, 8, 30))
    found = outcome_of(changed, notices=(second, first))
    assert found == outcome_of(changed, notices=(first, second))
    assert (found.notice, [item.before for item in found.amendments]) == ("lan-1", [Grade.COMPLETED])


def test_a_post_that_begins_within_a_period_still_open_is_planned_as_well() -> None:
    """Its cut-off lies ahead; what is over is told by the days that the periods have on record."""
    planned = replace(A.posts[0], title="Chức vụ sắp nhận", span=Span(first=dt.date(2026, 9, 15)), unit="uy-ban")
    moving = replace(A, posts=(*A.posts, planned))
    results = given.results(people=[moving], evaluations=[given.evaluation(moving, given.decision(Grade.GOOD))])
    opened = {
        period: replace(record, opened_on=dt.date(2026, 7, 6)) for period, record in results.records.periods.items()
    }
    records = replace(results.records, periods=opened)
    assert max(record.cutoff for record in opened.values()) > planned.span.first
    found = given.public(replace(results, records=records))
    assert [post.title for post in found.people["nguyen-van-a"].posts] == ["Bí thư Đảng ủy"]


def test_a_change_on_the_day_of_the_first_notice_is_told_by_the_next() -> None:
    changed = given.evaluation(
        A,
        given.decision(Grade.GOOD),
        amendments=(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED, on=given.NOTICED),),
    )
    notices = (given.notice(), given.notice(identifier="lan-2", on=AFTER))
    found = given.public(given.results(people=given.PEOPLE, evaluations=[changed], notices=notices))
    period = next(item for item in found.periods if item.period == given.Q2)
    (result,) = [item for item in period.results if item.outcome.notice is not None]
    assert [tells(period, notice, result.unit, result.outcome) for notice in period.notices] == [True, True]
