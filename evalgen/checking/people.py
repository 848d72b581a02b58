"""People, their posts and where their records lie."""

from collections import defaultdict
from collections.abc import Iterator

from evalgen.checking.names import called, elsewhere
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Person, Post, Standing
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity


def person_not_in_unit(subject: Subject) -> Iterator[Problem]:
    """A record lies in the folder of a unit in which the person holds a post in that period."""
    records = subject.records
    for evaluation in records.evaluations:
        person = records.people.get(evaluation.person)
        if person is None or not elsewhere(records, evaluation):
            continue
        if records.standing[evaluation.period, evaluation.person] is not evaluation:
            continue  # Told by `record_twice`: to move it would overwrite the other record.
        unit, period = records.units[evaluation.unit], evaluation.period
        if not unit.span.overlaps(period.first_day, period.last_day):
            continue  # Told by `unit_not_in_force`, of the folder of another year of everybody.
        if any(post.unit == unit.id and _reversed(post) for post in person.posts):
            continue  # Told by `dates_reversed`: nobody knows when the post was held.
        yield Problem(
            code="person-not-in-unit",
            place=evaluation.place(),
            message=f"{called(records, person.id)} không giữ chức vụ nào ở đơn vị «{evaluation.unit}» trong kỳ {evaluation.period}.",
            remedy=_right_folder(subject, person, evaluation),
        )


def overlapping_posts(subject: Subject) -> Iterator[Problem]:
    """At any time a person holds one post in a unit; each post is told of once, with the first that it runs into."""
    for person in subject.records.people.values():
        posts = [post for post in person.posts if not _reversed(post)]
        for index, later in enumerate(posts):
            until = later.span.last or later.span.first
            at_once = (other for other in posts[:index] if other.unit == later.unit)
            former = next((other for other in at_once if other.span.overlaps(later.span.first, until)), None)
            if former is not None:
                yield Problem(
                    code="overlapping-posts",
                    place=person.document.place(*later.pointer, "from"),
                    message=(
                        f"từ {later.span.first:%d/%m/%Y} có hai chức vụ cùng lúc ở đơn vị «{later.unit}»: "
                        f"«{former.title}» và «{later.title}»."
                    ),
                    remedy="Ghi ngày kết thúc (to) của chức vụ trước, hoặc ghi chung một chức vụ nếu kiêm nhiệm.",
                )


def two_heads(subject: Subject) -> Iterator[Problem]:
    """A unit has one head at the cut-off of a period."""
    records = subject.records
    heads: dict[tuple[Period, str], list[tuple[Person, Post]]] = defaultdict(list)
    for period in records.periods:
        cutoff = records.cutoff(period)
        for person in records.people.values():
            for post in person.posts:
                if post.standing is Standing.HEAD and post.span.covers(cutoff):
                    heads[period, post.unit].append((person, post))
    for (period, unit), found in heads.items():
        if len(found) == 1:
            continue
        person, post = max(found, key=lambda pair: (pair[1].span.first, pair[0].id))
        names = ", ".join(called(records, other.id) for other, _ in found)
        yield Problem(
            code="two-heads",
            place=person.document.place(*post.pointer, "standing"),
            message=f"đơn vị «{unit}» có {len(found)} người đứng đầu vào ngày {records.cutoff(period):%d/%m/%Y} (kỳ {period}): {names}.",
            remedy="Ghi ngày kết thúc (to) chức vụ của người thôi giữ chức, hoặc sửa vị trí (standing).",
            severity=Severity.WARNING,
        )


def unit_not_in_force(subject: Subject) -> Iterator[Problem]:
    """Posts and records belong to a unit that exists at the time."""
    records = subject.records
    for person in records.people.values():
        for post in person.posts:
            if not _reversed(post):
                yield from _outlives(subject, person, post)
    for record in records.people_and_collectives():
        unit, period = records.units.get(record.unit), record.period
        if unit is not None and not unit.span.overlaps(period.first_day, period.last_day):
            misdated = "Thư mục kỳ ghi nhầm năm thì đổi tên; không thì c" if period.last_day < unit.span.first else "C"
            yield Problem(
                code="unit-not-in-force",
                place=record.place(),
                message=f"đơn vị «{unit.id}» không hoạt động ngày nào trong kỳ {period}.",
                remedy=f"{misdated}huyển hồ sơ sang đơn vị đang hoạt động, hoặc sửa ngày trong {unit.document.file}.",
            )


def _outlives(subject: Subject, person: Person, post: Post) -> Iterator[Problem]:
    unit = subject.records.units.get(post.unit)
    if unit is None:
        return
    remedy = f"Sửa ngày của chức vụ, hoặc sửa ngày trong {unit.document.file}."
    if post.span.first < unit.span.first:
        yield Problem(
            code="unit-not-in-force",
            place=person.document.place(*post.pointer, "from"),
            message=(
                f"chức vụ bắt đầu ngày {post.span.first:%d/%m/%Y}, "
                f"trước ngày đơn vị «{unit.id}» hoạt động ({unit.span.first:%d/%m/%Y})."
            ),
            remedy=remedy,
        )
    end = unit.span.last
    if end is not None and (post.span.last is None or post.span.last > end):
        until = f"kéo dài đến {post.span.last:%d/%m/%Y}" if post.span.last else "chưa ghi ngày kết thúc"
        yield Problem(
            code="unit-not-in-force",
            place=person.document.place(*post.pointer, "to"),
            message=f"chức vụ {until}, trong khi đơn vị «{unit.id}» chỉ hoạt động đến {end:%d/%m/%Y}.",
            remedy=remedy
            if post.span.last
            else f"Ghi to: {end} cho chức vụ này rồi thêm chức vụ ở đơn vị mới (nhiều người thì bằng bảng tính: evalgen import), "
            f"hoặc sửa ngày trong {unit.document.file}.",
        )


def _right_folder(subject: Subject, person: Person, evaluation: Evaluation) -> str:
    post = next(iter(subject.records.seats(person, evaluation.period)), None)
    other_time = next((item for item in person.posts if item.unit == evaluation.unit), None)
    if post is None and other_time is not None:
        held = other_time.span
        until = f" đến {held.last:%d/%m/%Y}" if held.last else ""
        return (
            f"Chức vụ «{other_time.title}» ở đơn vị ấy ghi từ {held.first:%d/%m/%Y}{until}: sửa ngày trong "
            f"{person.document.file} nếu sai, hoặc xóa hồ sơ này."
        )
    if post is None:
        return f"Bổ sung chức vụ trong {person.document.file}, hoặc xóa hồ sơ này."
    file = f"records/{evaluation.period}/{post.unit}/{person.id}.yaml"
    return f"Chuyển tệp về {file}, hoặc bổ sung chức vụ trong {person.document.file}."


def _reversed(post: Post) -> bool:
    return post.span.last is not None and post.span.last < post.span.first
