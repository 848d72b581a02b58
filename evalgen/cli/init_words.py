"""What the flags of ``evalgen init`` hold: names with identifiers, roles, a public key."""

from collections.abc import Iterable
from pathlib import Path

from evalgen.domain.identifier import ID, MAX_ID
from evalgen.domain.slug import slug
from evalgen.drafting.starter_wishes import RECEIVER, StarterBody, StarterUnit
from evalgen.errors import EvalgenError

USUAL_ROLES = ("approve_plan", "decide", "confirm")
"""Of a body for which no roles are given."""

_KEY_WORDS = 2
_LONGEST_KEY = 4096


def named(text: str, flag: str) -> tuple[str, str]:
    """«MÃ=TÊN», or «TÊN» alone, from which the identifier is made."""
    before, separator, after = text.partition("=")
    name = (after if separator else before).strip()
    identifier = before.strip() if separator else slug(name)
    if not name:
        raise EvalgenError(
            "{flag}: «{text}» chưa có tên.", remedy='Viết {flag} "MÃ=TÊN" hoặc {flag} "TÊN".', flag=flag, text=text
        )
    if not ID.fullmatch(identifier) or len(identifier) > MAX_ID:
        raise EvalgenError(
            "{flag}: «{identifier}» không đúng dạng mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.",
            remedy='Viết {flag} "{meant}={name}".',
            flag=flag,
            identifier=identifier,
            meant=slug(identifier) or slug(name) or "van-phong",
            name=name,
        )
    return identifier, name


def unit_of(text: str, flag: str = "--unit", parent: str = "") -> StarterUnit:
    """«MÃ[:LOẠI]=TÊN»."""
    rest, kind = _with_extra(text)
    identifier, name = named(rest, flag)
    return StarterUnit(id=identifier, name=name, kind=kind, parent=parent)


def body_of(text: str) -> StarterBody:
    """«MÃ[:VAI_TRÒ,…]=TÊN»."""
    rest, roles = _with_extra(text)
    identifier, name = named(rest, "--body")
    if identifier == RECEIVER:
        raise EvalgenError(
            "--body: mã «{name}» dành cho máy chủ.",
            remedy="Đặt mã khác; máy chủ được khai bằng --receipt-key.",
            name=RECEIVER,
        )
    given = tuple(dict.fromkeys(role.strip() for role in roles.split(",") if role.strip()))
    return StarterBody(id=identifier, name=name, roles=given or USUAL_ROLES)


def once(flag: str, names: Iterable[str]) -> None:
    """Raises EvalgenError where an identifier comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise EvalgenError(
                "{flag}: mã «{name}» có hai lần.",
                remedy="Đặt cho mỗi tên một mã riêng: MÃ=TÊN.",
                flag=flag,
                name=name,
            )
        seen.add(name)


def key_of(file: Path) -> str:
    """Type and code of the public key in `file`."""
    try:
        with file.open(encoding="ascii", errors="replace") as opened:
            words = opened.read(_LONGEST_KEY).split()
    except OSError as error:
        raise EvalgenError(
            "Không đọc được «{file}».", remedy="Chỉ tệp khóa công khai (.pub) của máy chủ.", file=file
        ) from error
    if len(words) < _KEY_WORDS or "PRIVATE" in words:
        raise EvalgenError(
            "«{file}» không phải khóa công khai.",
            remedy="Chỉ tệp có đuôi .pub, ví dụ --receipt-key {name}.pub.",
            file=file,
            name=file.stem,
        )
    return " ".join(words[:_KEY_WORDS])


def _with_extra(text: str) -> tuple[str, str]:
    """What stands between the identifier and the name, behind a colon."""
    before, separator, after = text.partition("=")
    if not separator or ":" not in before:
        return text, ""
    identifier, _, extra = before.partition(":")
    return f"{identifier}={after}", extra.strip()
