"""``evalgen verify-site``: is a published site whole, and is it the work of these records?"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evalgen.cli.reports.json_report import safe_json
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root
from evalgen.language import Language
from evalgen.pipeline.publishing.verifying import Verification, verify_site

if TYPE_CHECKING:
    from evalgen.publishing.verifying import Comparison, Verdict

_SHOWN = 50
"""How many files of one kind are named; the JSON names all."""


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong with the site; 1 where anything is."""
    root = find_root(arguments.root) if arguments.rebuild else None
    found = verify_site(arguments.site, root)
    if arguments.json:
        sys.stdout.write(safe_json(_for_programs(found)))
    else:
        sys.stdout.writelines(visible_lines(f"{line}\n") for line in _lines(found, arguments.language))
    return 0 if found.sound else 1


def _lines(found: Verification, language: Language) -> Iterator[str]:
    say = language.say
    commit = found.manifest.commit
    if commit:
        yield say("Trang được dựng từ phiên bản {commit}.", commit=commit)
    else:
        yield say("Trang không ghi phiên bản của hồ sơ: khi dựng, hồ sơ chưa ở trong Git hoặc có thay đổi chưa ghi.")
    yield from _verdict(found.verdict, language)
    if found.comparison is not None:
        yield from _comparison(found.comparison, language)
    if found.sound:
        yield say("Trang nguyên vẹn.") if found.comparison is None else say("Trang đúng là kết quả của hồ sơ này.")
    else:
        yield say("Trang không đúng như công bố. Dựng lại từ hồ sơ bằng: evalgen build")


def _verdict(verdict: "Verdict", language: Language) -> Iterator[str]:
    say = language.say
    yield say("Đã đối chiếu {count} tệp, {size} byte.", count=verdict.files, size=verdict.size)
    yield from _named(say("Thiếu tệp: {path}"), verdict.missing, language)
    yield from _named(say("Tệp đã bị thay đổi: {path}"), verdict.changed, language)
    if verdict.foreign is None:
        yield say("Qua mạng không biết được có tệp lạ hay không; muốn biết, kiểm tra thư mục của trang.")
    else:
        yield from _named(say("Tệp lạ, không có trong manifest.json: {path}"), verdict.foreign, language)


def _comparison(comparison: "Comparison", language: Language) -> Iterator[str]:
    say = language.say
    yield from _named(say("Dựng lại ra nội dung khác: {path}"), comparison.differing, language)
    yield from _named(say("Dựng lại thì không có tệp: {path}"), comparison.only_published, language)
    yield from _named(say("Dựng lại thì có thêm tệp: {path}"), comparison.only_rebuilt, language)
    if comparison.head:
        yield say("manifest.json ghi khác về: {names}", names=", ".join(comparison.head))


def _named(line: str, paths: Sequence[str], language: Language) -> Iterator[str]:
    for path in paths[:_SHOWN]:
        yield "  " + line.replace("{path}", path)
    if len(paths) > _SHOWN:
        yield "  " + language.say("… và {count} tệp nữa", count=len(paths) - _SHOWN)


def _for_programs(found: Verification) -> dict[str, object]:
    verdict, comparison = found.verdict, found.comparison
    return {
        "sound": found.sound,
        "manifest": dict(found.manifest.head),
        "files": verdict.files,
        "bytes": verdict.size,
        "missing": list(verdict.missing),
        "changed": list(verdict.changed),
        "foreign": None if verdict.foreign is None else list(verdict.foreign),
        "rebuilt": None
        if comparison is None
        else {
            "differing": list(comparison.differing),
            "only_published": list(comparison.only_published),
            "only_rebuilt": list(comparison.only_rebuilt),
            "manifest": list(comparison.head),
        },
    }
