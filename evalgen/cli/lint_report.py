"""What the linter of the regulation found, as people and machines read it."""

from collections.abc import Iterator, Sequence

from evalgen.cli.exact import Json
from evalgen.language import Language
from evalgen.regulation.lint.finding import Finding


def lint_text(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """Every finding with its place, its words and the reading chosen or the remedy; the count at the end."""
    for finding in findings:
        explained = language.problems.get(finding.code)
        known = f" {language.say('(đã biết)')}" if finding.known else ""
        yield f"{finding.place}  {finding.code}{known}{f': {explained.title}' if explained else ''}"
        if explained:
            yield f"  {explained.text}"
        yield f"  {finding.message}"
        if finding.known:
            yield f"  {language.say('Cách hiểu được chọn')}: {finding.reading}"
        else:
            yield f"  {finding.remedy}"
        yield ""
    yield _count_line(findings, language)


def lint_json(findings: Sequence[Finding]) -> Json:
    """`{"counts": …, "findings": […]}`."""
    known = sum(finding.known for finding in findings)
    files = len({finding.place.file for finding in findings})
    return {
        "counts": {"to_mend": len(findings) - known, "known": known, "files": files},
        "findings": [_entry(finding) for finding in findings],
    }


def _entry(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "known": finding.known,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": finding.place.json_path,
        "message": finding.message,
        "remedy": finding.remedy or None,
        "reading": finding.reading or None,
    }


def _count_line(findings: Sequence[Finding], language: Language) -> str:
    known = sum(finding.known for finding in findings)
    files = len({finding.place.file for finding in findings})
    if not findings:
        return language.say("Các gói quy định không có sai sót nào.")
    words = "{to_mend} chỗ cần sửa, {known} sai sót đã biết, trong {files} tệp."
    return language.say(words, to_mend=len(findings) - known, known=known, files=files)
