"""Names of frameworks, in records and at posts."""

from collections.abc import Iterator, Mapping

from evalgen.checking.names import listed, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.organization import Person, Post
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.frameworks.framework import Framework


def unknown_framework(subject: Subject) -> Iterator[Problem]:
    """The framework of a record is one of those in force, and that of a post is in a pack of the time of the post."""
    if subject.library.left_out:
        return  # The framework may stand in a pack that is at fault.
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        name = evaluation.framework
        if law is None or name is None or name in law.frameworks:
            continue
        yield Problem(
            code="unknown-framework",
            place=evaluation.place("framework"),
            message=f"khung tiêu chí «{name}» không có trong gói quy định «{law.pack}» áp dụng cho kỳ {evaluation.period}.",
            remedy=f"{suggestion(name, law.frameworks)}Chọn một trong các khung: {_choices(law.frameworks)}.",
        )
    for collective in subject.records.collectives.values():
        law, name = subject.laws.get(collective.period), collective.framework
        if law is not None and name is not None and name not in law.frameworks:
            yield Problem(
                code="unknown-framework",
                place=collective.place("framework"),
                message=f"khung tiêu chí «{name}» không có trong gói quy định «{law.pack}» áp dụng cho kỳ {collective.period}.",
                remedy=f"{suggestion(name, law.frameworks)}Sửa mã khung, hoặc bỏ mục này nếu kỳ không chấm điểm tập thể.",
            )
    for person in subject.records.people.values():
        for post in person.posts:
            if post.frameworks:
                yield from _unknown_of_post(subject, person, post)


def _unknown_of_post(subject: Subject, person: Person, post: Post) -> Iterator[Problem]:
    laws = [law for period, law in subject.laws.items() if post.span.overlaps(period.first_day, period.last_day)]
    known = subject.once(_followed) | {name: framework for law in laws for name, framework in law.frameworks.items()}
    for name, pointer in post.frameworks.items() if laws else ():
        if name not in known:
            packs = listed(sorted({law.pack for law in laws}))
            yield Problem(
                code="unknown-framework",
                place=person.document.place(*pointer),
                message=f"chức vụ «{post.title}» nêu khung tiêu chí «{name}», không có trong gói quy định nào đang áp dụng "
                f"({packs}).",
                remedy=f"{suggestion(name, known)}Chọn một trong các khung: {_choices(known)}.",
            )


def _followed(subject: Subject) -> dict[str, Framework]:
    """The frameworks of every pack that the organization has chosen: a yearly one is named before the year's record is."""
    organization, library = subject.records.organization, subject.library
    found: dict[str, Framework] = {}
    for choice in organization.packs if organization else ():
        pack = library.packs.get(choice.pack)
        if pack is not None:
            found |= library.law(pack.id, max(choice.first, pack.instrument.effective_from)).frameworks
    return found


def _choices(frameworks: Mapping[str, Framework]) -> str:
    """The names to choose from; of many that share one general part only how many they are."""
    own = sorted(name for name, framework in frameworks.items() if framework.general_from not in frameworks)
    shared = len(frameworks) - len(own)
    return listed(own) + (f" và {shared} khung theo chức danh" if shared else "")


def no_framework(subject: Subject) -> Iterator[Problem]:
    """A record whose post has no framework of its own is scored by the default one for its kind of subject."""
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        post = subject.records.post_of(evaluation)
        if law is not None and post is not None and not evaluation.framework and not law.framework_name(post):
            yield Problem(
                code="no-framework",
                place=evaluation.place(),
                message=f"gói quy định «{law.pack}» không có khung tiêu chí mặc định cho đối tượng "
                f"«{post.standing.subject.label.lower()}», hồ sơ và chức vụ «{post.title}» cũng không nêu khung nào.",
                remedy=f"Ghi framework trong hồ sơ hoặc ở chức vụ, chọn trong: {_choices(law.frameworks)}.",
            )


def framework_of_other_subject(subject: Subject) -> Iterator[Problem]:
    """A record is scored by a framework that is made for its kind of subject."""
    for record in subject.records.people_and_collectives():
        framework = subject.framework_of(record)
        kind = _kind(subject, record)
        if framework is not None and kind is not None and framework.subject is not kind:
            yield Problem(
                code="framework-of-other-subject",
                place=record.place("framework"),
                message=f"khung «{framework.id}» dùng cho «{framework.subject.label.lower()}», hồ sơ này là của «{kind.label.lower()}».",
                remedy="Sửa framework trong hồ sơ hoặc ở chức vụ, hoặc sửa vị trí (standing) của chức vụ.",
            )


def _kind(subject: Subject, record: Record) -> SubjectKind | None:
    if isinstance(record, Collective):
        return SubjectKind.COLLECTIVE
    post = subject.records.post_of(record)
    return post.standing.subject if post is not None else None
