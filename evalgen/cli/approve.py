"""``evalgen approve``: sign one step of records, or files that power rests on."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.approval import ApprovedStep
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving import approve, protect


def run(arguments: argparse.Namespace) -> int:
    """Write the statements, and say what was approved by each."""
    say, root = arguments.language.say, find_root(arguments.root, near=arguments.paths[0].parent)
    files = [_from_root(path, root) for path in arguments.paths]
    # The day is the signer's own word; it counts only with a receipt of the host or with a second signature.
    on: dt.date = arguments.on
    if arguments.step == "protection":
        path = protect(root, files, key=arguments.key, on=on)
        signed = say("Đã ký phê duyệt {count} tệp được bảo vệ", count=len(files))
        sys.stdout.write(f"{signed}: {path_from_here(path, root)}\n")
    else:
        for file in files:
            _approve(root, file, arguments, on)
    sys.stdout.write(say("Đưa các tệp này vào cùng yêu cầu hợp nhất với thay đổi.") + "\n")
    return 0


def _approve(root: Path, file: str, arguments: argparse.Namespace, on: dt.date) -> None:
    signed = approve(root, file, ApprovedStep[arguments.step.upper()], key=arguments.key, on=on)
    item, out, say = signed.approval, sys.stdout, arguments.language.say
    step, day = say(item.step.label).lower(), f"{item.on:%d/%m/%Y}"
    out.write(say("Đã ký phê duyệt: {step}, hồ sơ {file}", step=step, file=path_from_here(file, root)) + "\n")
    words = "người ký: {signer}, thay mặt {body}, ngày {day}; mức: {outcome}"
    out.write("  " + say(words, signer=item.signer, body=item.body, day=day, outcome=item.outcome) + "\n")
    for path in signed.paths:
        out.write(f"  {say('tệp')}: {path_from_here(path, root)}\n")


def _from_root(path: Path, root: Path) -> str:
    resolved, base = path.resolve(), root.resolve()
    if not resolved.is_relative_to(base):
        raise EvalgenError(
            "«{path}» nằm ngoài kho «{root}».", remedy="Chạy lệnh trong kho hồ sơ.", path=path, root=root
        )
    return resolved.relative_to(base).as_posix()
