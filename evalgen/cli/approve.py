"""``evalgen approve``: sign one step of records, or files that power rests on."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from evalgen.cli.error_words import words_of
from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.grade import Grade
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.approving.protecting import protect, protectors
from evalgen.pipeline.approving.signing import Signed, Unsigned, approvable, sign_approvals
from evalgen.pipeline.inspecting.near_inspection import Inspector
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.history import path_beside

_OUTCOMES = {**{grade.name: grade.label for grade in Grade}, "NOT_ASSESSED": "Chưa đánh giá"}
"""What is signed, as the signer should read it; a plan or a verification has none."""


def run(arguments: argparse.Namespace) -> int:
    """Write the statements, and say what was approved by each."""
    say, protecting = arguments.language.say, arguments.step == "protection"
    if arguments.body and not protecting:
        raise EvalgenError(
            "--body chỉ dùng với --step {step}.",
            remedy="Bỏ --body: hồ sơ đã nêu tổ chức thực hiện từng bước.",
            step="protection",
        )
    root = find_root(arguments.root, near=arguments.paths[0].parent)
    files = list(dict.fromkeys(_from_root(path, root) for path in arguments.paths))
    # The day is the signer's own word; it counts only with a receipt of the host or with a second signature.
    if protecting:
        _protect(root, files, arguments, arguments.on)
    else:
        for signed in sign_approvals(root, _ready(root, files, arguments), arguments.key):
            _tell(root, signed, arguments)
    sys.stdout.write(say("Đưa các tệp này vào cùng yêu cầu hợp nhất với thay đổi.") + "\n")
    return 0


def _protect(root: Path, files: list[str], arguments: argparse.Namespace, on: dt.date) -> None:
    signed = protect(root, files, key=arguments.key, on=on, named=arguments.body)
    out, say = sys.stdout, arguments.language.say
    words = say("Đã ký phê duyệt {count} tệp được bảo vệ", count=len(files))
    out.write(f"{words}: {path_from_here(signed.document.file, root)}\n")
    words = "người ký: {signer}, thay mặt {body}, ngày {day}"
    signer, body = protectors(root, signed)
    out.write("  " + say(words, signer=signer, body=body, day=f"{on:%d/%m/%Y}") + "\n")


def _ready(root: Path, files: list[str], arguments: argparse.Namespace) -> list[Unsigned]:
    """All are looked at before the first is signed: either each of them is signed, or none, and all that is wrong is told."""
    store = AnswerStore(cache_folder(arguments, root))
    inspector = Inspector(root, packs_at_hand(store, root))
    step = ApprovedStep[arguments.step.upper()]
    ready: list[Unsigned] = []
    refused: list[tuple[str, EvalgenError]] = []
    for file in files:
        try:
            ready.append(approvable(root, file, step, key=arguments.key, on=arguments.on, inspector=inspector))
        except EvalgenError as error:
            refused.append((file, error))
    if refused and len(files) == 1:
        raise refused[0][1]
    if refused:
        _tell_refused(root, refused, arguments.language)
        raise EvalgenError(
            "Chưa ký hồ sơ nào trong {count} hồ sơ đã nêu, vì {refused} hồ sơ chưa ký được như trên.",
            remedy="Sửa từng chỗ, hoặc bỏ các tệp ấy khỏi lệnh, rồi chạy lại.",
            count=len(files),
            refused=len(refused),
        )
    return ready


def _tell_refused(root: Path, refused: list[tuple[str, EvalgenError]], language: Language) -> None:
    """Why they are not signed; what is wrong with many of them is told once, with their names."""
    told: dict[tuple[str, str], list[str]] = {}
    for file, error in refused:
        told.setdefault(words_of(error, language), []).append(path_from_here(file, root))
    for (message, remedy), files in told.items():
        for line in (*files, f"  {message}", f"  {remedy}" if remedy else ""):
            sys.stderr.write(visible_lines(f"{line}\n") if line else "")


def _tell(root: Path, signed: Signed, arguments: argparse.Namespace) -> None:
    unsigned, out, say = signed.unsigned, sys.stdout, arguments.language.say
    item = unsigned.approval
    file = f"records/{item.period}/{item.unit}/{item.record}.yaml"
    name, day = say(item.step.label).lower(), f"{item.on:%d/%m/%Y}"
    out.write(say("Đã ký phê duyệt: {step}, hồ sơ {file}", step=name, file=path_from_here(file, root)) + "\n")
    words = "người ký: {signer}, thay mặt {body}, ngày {day}"
    grade = f"; {say('mức: {outcome}', outcome=say(_OUTCOMES[item.outcome]))}" if item.outcome in _OUTCOMES else ""
    out.write("  " + say(words, signer=unsigned.signer, body=unsigned.body, day=day) + grade + "\n")
    for path in signed.paths:
        out.write(f"  {say('tệp')}: {path_from_here(path, root)}\n")


def _from_root(path: Path, root: Path) -> str:
    found = path_beside(root, path)
    if found is None:
        raise EvalgenError(
            "«{path}» nằm ngoài kho «{root}».", remedy="Chạy lệnh trong kho hồ sơ.", path=path, root=root
        )
    return found
