"""``evalgen new``: open a period with a skeleton for everybody who is to be evaluated."""

import argparse
import sys

from evalgen.cli import exact
from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language.labels import period_label
from evalgen.pipeline.drafting.opening import open_period

_SHOWN = 20
"""So many people without a record are named at most."""


def run(arguments: argparse.Namespace) -> int:
    """Write what is missing of a period's records; never over a file that is there."""
    period = Period.parse(arguments.period)
    if period is None:
        raise EvalgenError(
            "«{period}» không phải một kỳ.",
            remedy="Viết 2026-Q4 cho quý, 2026-10 cho tháng, 2026 cho năm.",
            period=arguments.period,
        )
    root = find_root(arguments.root)
    opened = open_period(root, period)
    if arguments.json:
        found = {
            "written": opened.written,
            "kept": opened.kept,
            "elsewhere": opened.elsewhere,
            "misnamed": opened.misnamed,
            "unread": opened.unread,
            "left_out": opened.left_out,
            "skipped": [str(item) for item in opened.skipped],
        }
        sys.stdout.write(exact.dump({"period": str(period), **found}))
        return 0
    language = arguments.language
    for path in opened.written:
        sys.stdout.write(f"{language.say('tạo')}  {path_from_here(path, root)}\n")
    for there, here in opened.elsewhere.items():
        said = language.say(
            "{there}: người này nay ở đơn vị khác; chuyển tệp về {here} (git mv), không lập hồ sơ thứ hai.",
            there=path_from_here(there, root),
            here=path_from_here(here, root),
        )
        sys.stdout.write(f"{said}\n")
    for path in opened.misnamed:
        waits = "{path}: hồ sơ này đang nằm dưới một tên sai; đổi tên theo evalgen check, không lập hồ sơ thứ hai."
        sys.stdout.write(language.say(waits, path=path_from_here(path, root)) + "\n")
    for path in opened.unread:
        broken = "{path} có lỗi nên chưa được xét; sửa theo evalgen check rồi chạy lại lệnh này."
        sys.stdout.write(language.say(broken, path=path_from_here(path, root)) + "\n")
    if opened.nobody:
        first = "Chưa có ai thuộc diện đánh giá trong kỳ này: ghi cán bộ và chức vụ vào records/people/ rồi chạy lại lệnh này."
        sys.stdout.write(language.say(first) + "\n")
    if opened.left_out:
        others = (
            "{count} người giữ chức vụ mà quy định của kỳ này không đánh giá, nên không có hồ sơ: {names}. "
            "Nếu không đúng thì xem lại standing trong records/people/."
        )
        shown = [*opened.left_out[:_SHOWN], *(["…"] if len(opened.left_out) > _SHOWN else [])]
        sys.stdout.write(language.say(others, count=len(opened.left_out), names=", ".join(shown)) + "\n")
    if opened.skipped:
        gap = "Trước kỳ này còn {count} kỳ chưa mở, từ {first}: mở nhầm kỳ thì xóa thư mục records/{period} trước khi ai điền."
        first_skipped = opened.skipped[0]
        sys.stdout.write(language.say(gap, count=len(opened.skipped), first=first_skipped, period=period) + "\n")
    words = "{period}: đã tạo {written} tệp, giữ nguyên {kept} tệp đã có."
    label = period_label(period, language)
    sys.stdout.write(language.say(words, period=label, written=len(opened.written), kept=len(opened.kept)) + "\n")
    return 0
