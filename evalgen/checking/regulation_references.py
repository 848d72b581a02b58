"""Packs, frameworks, peer groups and periods that other files rely on."""

from collections.abc import Iterator

from evalgen.checking.names import listed, refused, suggestion, suggestion_or_all
from evalgen.checking.subject import Subject
from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem


def unknown_pack(subject: Subject) -> Iterator[Problem]:
    """The organization chooses among the packs of the library."""
    organization = subject.records.organization
    for choice in organization.packs if organization else ():
        packs, left_out = subject.library.packs, subject.library.left_out
        if organization is not None and choice.pack not in packs and choice.pack not in left_out:
            yield Problem(
                code="unknown-pack",
                place=organization.document.place(*choice.pointer, "pack"),
                message=f"không có gói quy định «{choice.pack}».",
                remedy=f"{suggestion(choice.pack, packs)}Chọn một trong các gói: {listed(sorted(packs))}.",
            )


def pack_without_framework(subject: Subject) -> Iterator[Problem]:
    """The organization chooses a pack that people can be scored by, not one that is only there to be extended."""
    organization = subject.records.organization
    for choice in organization.packs if organization else ():
        packs = subject.library.packs
        if organization is not None and choice.pack in packs and not subject.library.grades(choice.pack):
            usable = [name for name in packs if subject.library.grades(name)]
            yield Problem(
                code="pack-without-framework",
                place=organization.document.place(*choice.pointer, "pack"),
                message=f"gói «{choice.pack}» không có khung tiêu chí mặc định, chỉ để các gói khác kế thừa.",
                remedy=f"Chọn một trong các gói: {listed(usable)}.",
            )


def ambiguous_pack(subject: Subject) -> Iterator[Problem]:
    """Two packs that take effect on the same day are made for different kinds of period."""
    organization = subject.records.organization
    choices = organization.packs if organization else ()
    packs = subject.library.packs
    for number, choice in enumerate(choices):
        for earlier in choices[:number]:
            if organization is None or choice.first != earlier.first or not {choice.pack, earlier.pack} <= packs.keys():
                continue
            kinds = packs[choice.pack].period_kinds
            both = [kind.value for kind in kinds if kind in packs[earlier.pack].period_kinds]
            if both:
                yield Problem(
                    code="ambiguous-pack",
                    place=organization.document.place(*choice.pointer, "pack"),
                    message=f"từ ngày {choice.first:%d/%m/%Y} có hai gói cho kỳ {', '.join(both)}: "
                    f"«{earlier.pack}» và «{choice.pack}».",
                    remedy="Bỏ một gói, hoặc sửa ngày bắt đầu của một gói.",
                )


def pack_not_for_period(subject: Subject) -> Iterator[Problem]:
    """A period is graded by a pack that is in force by then and made for periods of its kind."""
    organization = subject.records.organization
    for period, place in subject.once(_periods).items():
        choices = organization.packs_on(period.last_day) if organization else ()
        pack = subject.library.packs.get(choices[0].pack) if choices else None
        if pack is None or period in subject.laws or not subject.library.grades(pack.id):
            continue
        kinds = ", ".join(kind.value for kind in pack.period_kinds)
        since = f"{pack.instrument.effective_from:%d/%m/%Y}"
        yield Problem(
            code="pack-not-for-period",
            place=place,
            message=f"gói «{pack.id}» áp dụng cho kỳ {kinds}, từ ngày {since}; không dùng được cho {period.label}.",
            remedy="Chọn gói khác cho kỳ này trong mục regulation của records/organization.yaml, hoặc sửa tên thư mục kỳ.",
        )


def no_pack(subject: Subject) -> Iterator[Problem]:
    """Every period has a pack in force on its last day."""
    organization = subject.records.organization
    for period, place in subject.once(_periods).items():
        if organization is None or period in subject.laws or organization.packs_on(period.last_day):
            continue
        first = min((choice.first for choice in organization.packs), default=None)
        yield Problem(
            code="no-pack",
            place=place,
            message=f"kỳ {period} kết thúc ngày {period.last_day:%d/%m/%Y}, khi chưa có gói quy định nào được áp dụng"
            + (f" (gói đầu tiên từ {first:%d/%m/%Y})." if first else "."),
            remedy="Bổ sung gói quy định và ngày áp dụng vào mục regulation của records/organization.yaml.",
        )


def missing_period(subject: Subject) -> Iterator[Problem]:
    """The folder of a period holds its file."""
    records = subject.records
    for period, place in subject.once(_periods).items():
        if period not in records.periods and not refused(records, str(period), "period"):
            yield Problem(
                code="missing-period",
                place=place,
                message=f"kỳ {period} có hồ sơ nhưng chưa có tệp records/{period}/period.yaml.",
                remedy=f"Tạo records/{period}/period.yaml bằng lệnh evalgen new {period}, rồi xem lại ngày mở kỳ (opened_on).",
            )


def unknown_route(subject: Subject) -> Iterator[Problem]:
    """The route of a post is one that the law of some period knows: of another nobody's days would hold."""
    known = {name for law in subject.laws.values() for name in law.procedure.routes}
    for person in subject.records.people.values() if subject.laws else ():
        for post in person.posts:
            if post.route and post.route not in known:
                yield Problem(
                    code="unknown-route",
                    place=person.document.place(*post.pointer, "route"),
                    message=f"không quy định nào đang áp dụng có nhóm quy trình «{post.route}».",
                    remedy=f"{suggestion(post.route, known)}"
                    + (f"Chọn một trong các nhóm: {listed(sorted(known))}." if known else "Bỏ mục route."),
                )


def unknown_peer_group(subject: Subject) -> Iterator[Problem]:
    """The peer group of a post, or of a unit's collective, is one of the organization's."""
    organization = subject.records.organization
    posts = ((person, post) for person in subject.records.people.values() for post in person.posts)
    named: list[tuple[str, Document, Pointer]] = [
        (post.peer_group, person.document, (*post.pointer, "peer_group")) for person, post in posts
    ]
    named += [
        (unit.peer_group, unit.document, ("peer_group",))
        for unit in subject.records.units.values()
        if unit.peer_group is not None
    ]
    for group, document, pointer in named:
        if organization is not None and group not in organization.peer_groups:
            yield Problem(
                code="unknown-peer-group",
                place=document.place(*pointer),
                message=f"nhóm đối tượng «{group}» không có trong records/organization.yaml.",
                remedy=(
                    f"{suggestion_or_all(group, organization.peer_groups)}"
                    "Sửa mã nhóm, hoặc bổ sung nhóm vào mục peer_groups trước."
                ),
            )


def _periods(subject: Subject) -> dict[Period, Place]:
    """All periods, each with the file that stands for it."""
    records = subject.records
    places = {period: record.document.place() for period, record in records.periods.items()}
    for item in subject.records.people_and_collectives():
        if item.period not in places:
            places[item.period] = item.place()
    return places
