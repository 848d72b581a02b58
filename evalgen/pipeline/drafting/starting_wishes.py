"""From wishes, or from the records of an organization that began already, to what its repository is made from."""

import datetime as dt

from msgspec import Struct

from evalgen.domain.period import PeriodKind
from evalgen.domain.records import Records
from evalgen.domain.slug import slug
from evalgen.drafting.starter_wishes import (
    RECEIVER,
    Hosting,
    Starter,
    StarterBody,
    StarterMember,
    StarterPack,
    StarterUnit,
)
from evalgen.errors import EvalgenError
from evalgen.reading.record_names import ORGANIZATION
from evalgen.regulation.library import Library


class Wishes(Struct, frozen=True, kw_only=True):
    """What was given by flags or answered."""

    name: str
    packs: tuple[str, ...]
    since: dt.date | None
    units: tuple[StarterUnit, ...]
    bodies: tuple[StarterBody, ...]
    governor: tuple[str, str] | None
    """Identifier and name."""

    accounts: tuple[str, ...]
    receipt_key: str


def wished(wishes: Wishes, library: Library, hosting: Hosting) -> Starter:
    """A new organization's. Raises EvalgenError where the packs do not go together."""
    above: list[StarterBody] = []
    if wishes.governor is not None:
        name, title = wishes.governor
        members = tuple(
            StarterMember(id=f"{name[:56]}-{number}", name=f"{title}: người giữ tài khoản {account}", account=account)
            for number, account in enumerate(wishes.accounts, start=1)
        )
        above.append(StarterBody(id=name, name=title, roles=("confirm",), members=members))
    if wishes.receipt_key:
        host = StarterMember(id=RECEIVER, name="Máy chủ Git", key=wishes.receipt_key)
        above.append(StarterBody(id=RECEIVER, name="Máy chủ Git", roles=("receive",), members=(host,)))
    return Starter(
        name=wishes.name,
        packs=_chosen(wishes, library),
        units=wishes.units,
        bodies=(*wishes.bodies, *above),
        governed_by=wishes.governor[0] if wishes.governor else None,
        hosting=hosting,
        signing_scope=slug(wishes.name),
    )


def known(records: Records, library: Library, hosting: Hosting) -> Starter:
    """What the records of an organization say already."""
    organization = records.organization
    packs = [choice for choice in organization.packs if choice.pack in library.packs] if organization else []
    if organization is None or not packs:
        raise EvalgenError(
            "Chưa đọc được {file}.",
            remedy="Sửa tệp ấy trước (evalgen check), rồi chạy lại lệnh này.",
            file=ORGANIZATION,
        )
    return Starter(
        name=organization.name,
        packs=tuple(_pack(choice.pack, choice.first, library) for choice in packs),
        units=tuple(
            StarterUnit(id=unit.id, name=unit.name, kind=unit.kind) for _, unit in sorted(records.units.items())
        ),
        bodies=tuple(
            StarterBody(
                id=body.id,
                name=body.name,
                roles=tuple(sorted(body.roles)),
                members=tuple(
                    StarterMember(id=member.person, name=member.name, account=member.account) for member in body.members
                ),
            )
            for _, body in sorted(records.bodies.items())
        ),
        governed_by=organization.governed_by,
        hosting=hosting,
        signing_scope=organization.signing_scope or "",
    )


def _chosen(wishes: Wishes, library: Library) -> tuple[StarterPack, ...]:
    packs: list[StarterPack] = []
    for name in wishes.packs:
        pack = library.pack(name)
        usable = [other for other in library.packs if library.grades(other)]
        if name not in usable:
            raise EvalgenError(
                "Gói «{name}» chỉ để các gói khác kế thừa, không chấm điểm được.",
                remedy="Chọn một trong các gói: {packs}.",
                name=name,
                packs=", ".join(usable),
            )
        if wishes.since is not None and wishes.since < pack.instrument.effective_from:
            raise EvalgenError(
                "{instrument} áp dụng từ ngày {first}, chưa áp dụng từ ngày {day}.",
                remedy="Bỏ --from, hoặc ghi --from {since} trở đi.",
                instrument=pack.instrument.name,
                first=f"{pack.instrument.effective_from:%d/%m/%Y}",
                day=f"{wishes.since:%d/%m/%Y}",
                since=pack.instrument.effective_from,
            )
        packs.append(_pack(name, wishes.since or pack.instrument.effective_from, library))
    for kind in PeriodKind:
        made = [pack.id for pack in packs if kind in pack.kinds]
        if len(made) > 1:
            raise EvalgenError(
                "Có {count} gói cho kỳ {kind}: {packs}.",
                remedy="Mỗi loại kỳ chọn một gói; đổi gói về sau thì thêm gói mới với ngày áp dụng vào organization.yaml.",
                count=len(made),
                kind=kind.value,
                packs=", ".join(made),
            )
    return tuple(packs)


def _pack(name: str, first: dt.date, library: Library) -> StarterPack:
    pack = library.packs[name]
    return StarterPack(id=name, title=pack.instrument.name, kinds=pack.period_kinds, first=first)
