"""What can be wrong with a source as a whole, in words."""

from collections.abc import Collection

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.shell_word import shell_word
from evalgen.domain.source import Source

_SHOWN = 10
_LONGEST = 60


def checkout_with_errors(source: Source, errors: int) -> Problem:
    """A repository from which nothing can be published yet."""
    return Problem(
        code="checkout-with-errors",
        place=source.place,
        message=f"kho «{source.location}» còn {errors} lỗi nên chưa có gì được công bố.",
        remedy=f"Xem lỗi bằng: evalgen check --root {shell_word(source.location)}",
    )


def impossible_index(file: str) -> Problem:
    """The name of the organization or the periods of an index cannot be true."""
    return Problem(
        code="source-inconsistent",
        place=Place(file=file),
        message="tên tổ chức hoặc danh sách các kỳ không thể có thật (lặp lại, không có trong lịch, quá dài).",
        remedy="Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/.",
    )


def newer_version(file: str, version: str, left_out: Collection[str]) -> Problem:
    """A note: what this program knows was read, the fields `left_out` were not."""
    names = ", ".join(name[:_LONGEST] for name in sorted(left_out)[:_SHOWN])
    more = f" và {len(left_out) - _SHOWN} trường nữa" if len(left_out) > _SHOWN else ""
    without = f"không gộp các trường chưa biết: {names}{more}" if left_out else "không có trường nào bị bỏ"
    return Problem(
        code="source-newer-version",
        place=Place(file=file),
        message=f"dữ liệu theo phiên bản {version}, mới hơn phiên bản mà chương trình này biết; {without}.",
        remedy="Không phải sửa gì; nên cập nhật evalgen ở nơi tổng hợp.",
        severity=Severity.NOTE,
    )


def missing_file(source: Source, file: str) -> Problem:
    """The source lacks a document."""
    return Problem(
        code="source-missing-file",
        place=Place(file=file),
        message=f"nguồn «{source.id}» không có tệp này.",
        remedy="Ghi địa chỉ gốc của trang (nơi có api/v1/), thư mục của trang, hoặc thư mục kho có records/.",
    )


def too_large(file: str, limit: int) -> Problem:
    """A document is longer than any organization's."""
    return Problem(
        code="source-too-large",
        place=Place(file=file),
        message=f"tệp dài quá giới hạn {limit} byte.",
        remedy="Kiểm tra xem địa chỉ có đúng là trang của tổ chức không.",
    )


def unreachable(source: Source, reason: str) -> Problem:
    """The source cannot be read at all."""
    return Problem(
        code="source-unreachable",
        place=source.place,
        message=f"không đọc được nguồn «{source.id}»: {reason}",
        remedy="Kiểm tra địa chỉ, đường mạng và quyền đọc rồi chạy lại.",
    )


def other_organization(source: Source, name: str) -> Problem:
    """The source gives itself another name than the list does."""
    return Problem(
        code="organization-differs",
        place=source.place,
        message=f"nguồn tự nhận là «{name}», không phải «{source.organization}».",
        remedy="Kiểm tra địa chỉ; nếu tổ chức đã đổi tên, sửa organization trong danh sách nguồn.",
    )


def differing(file: str) -> Problem:
    """A document says otherwise than the index whose it is."""
    return Problem(
        code="source-inconsistent",
        place=Place(file=file),
        message="dữ liệu mâu thuẫn: tên tổ chức, phiên bản hoặc dấu hư cấu khác với index.json.",
        remedy="Có thể trang đang được cập nhật: chạy lại; nếu vẫn vậy, đề nghị tổ chức dựng lại trang.",
    )
