"""Which paths differ, and what each is for."""

import pytest

from evalgen.approving.file_changes import Area, ChangeKind, area_of, file_changes
from evalgen.domain.revision import EntryKind, TreeEntry


def entry(content: str, kind: EntryKind = EntryKind.FILE) -> TreeEntry:
    return TreeEntry(kind=kind, content=content)


@pytest.mark.parametrize(
    "path,area,power",
    [
        ("records/2026-Q2/van-phong/le-van-an.yaml", Area.RECORD, False),
        ("records/2026-06/van-phong/collective.yaml", Area.RECORD, False),
        ("records/2026-Q2/period.yaml", Area.PERIOD, False),
        ("records/2026-Q2/van-phong/minh-chung.pdf", Area.ATTACHMENT, False),
        ("records/2026-Q2/van-phong/sau/hon.yaml", Area.ATTACHMENT, False),
        ("records/2026-Q2/approvals/van-phong/le-van-an/decision-x.yaml", Area.STATEMENT, False),
        ("records/2026-Q2/receipts/2026-07-04-1.yaml", Area.STATEMENT, False),
        ("records/approvals/a/b.yaml", Area.STATEMENT, False),
        ("records/people/le-van-an.yaml", Area.PERSON, False),
        ("records/catalogues/van-phong.yaml", Area.CATALOGUE, False),
        ("records/units/van-phong.yaml", Area.UNIT, True),
        ("records/bodies/ban-thuong-vu.yaml", Area.BODY, True),
        ("records/organization.yaml", Area.ORGANIZATION, True),
        ("records/regulation/tinh-x/pack.yaml", Area.REGULATION, True),
        ("records/khac/x.yaml", Area.ATTACHMENT, False),
        (".github/workflows/check.yml", Area.WORKFLOW, True),
        (".gitlab-ci.yml", Area.WORKFLOW, True),
        (".github/CODEOWNERS", Area.OWNERS, True),
        ("CODEOWNERS", Area.OWNERS, True),
        ("schemas/person.schema.json", Area.SCHEMA, True),
        ("evalgen/cli/check.py", Area.PROGRAM, True),
        ("tools/x.py", Area.PROGRAM, True),
        ("mkdocs.yml", Area.SITE, True),
        (".gitattributes", Area.GIT, True),
        ("records/2026-Q2/.gitattributes", Area.GIT, True),
        ("tests/x.py", Area.TESTS, True),
        ("README.md", Area.DOCS, True),
        ("anh.jpg", Area.OTHER, True),
        ("../kho-khac/records/organization.yaml", Area.OTHER, True),
    ],
)
def test_area(path: str, area: Area, power: bool) -> None:  # noqa: FBT001
    assert (area_of(path), area_of(path).power) == (area, power)


def told(*sides: dict[str, TreeEntry]) -> list[tuple[str, str, ChangeKind]]:
    return [(change.path, change.was, change.kind) for change in file_changes(*sides)]


def test_added_changed_deleted() -> None:
    before = {"a": entry("1"), "b": entry("2"), "c": entry("3")}
    after = {"a": entry("1"), "b": entry("x"), "d": entry("4")}
    assert told(before, after) == [
        ("b", "b", ChangeKind.CHANGED),
        ("c", "c", ChangeKind.DELETED),
        ("d", "d", ChangeKind.ADDED),
    ]


def test_the_same_content_elsewhere_is_a_new_name() -> None:
    before = {"records/people/a.yaml": entry("1"), "records/people/b.yaml": entry("1")}
    after = {"records/people/c.yaml": entry("1"), "records/people/d.yaml": entry("1")}
    assert told(before, after) == [
        ("records/people/c.yaml", "records/people/a.yaml", ChangeKind.RENAMED),
        ("records/people/d.yaml", "records/people/b.yaml", ChangeKind.RENAMED),
    ]


def test_the_same_content_for_another_use_is_no_new_name() -> None:
    before, after = {"records/people/a.yaml": entry("1")}, {"records/units/a.yaml": entry("1")}
    assert [kind for _, _, kind in told(before, after)] == [ChangeKind.DELETED, ChangeKind.ADDED]


def test_a_copy_is_no_new_name() -> None:
    before = {"records/people/a.yaml": entry("1")}
    assert told(before, {**before, "records/people/b.yaml": entry("1")}) == [
        ("records/people/b.yaml", "records/people/b.yaml", ChangeKind.ADDED)
    ]


@pytest.mark.parametrize(
    "kind,words",
    [
        (EntryKind.EXECUTABLE, "tệp → tệp chạy được"),
        (EntryKind.SYMLINK, "tệp → liên kết"),
        (EntryKind.SUBMODULE, "tệp → kho con"),
    ],
)
def test_what_becomes_another_kind_of_file_says_so(kind: EntryKind, words: str) -> None:
    (change,) = file_changes({"a": entry("1")}, {"a": entry("1", kind)})
    assert (change.kind, change.kinds) == (ChangeKind.MODE, words)


def test_joined_by_git_is_what_neither_branch_wrote() -> None:
    before, head = {"a": entry("1"), "b": entry("1")}, {"a": entry("2"), "b": entry("2")}
    merged = {"a": entry("3"), "b": entry("2")}
    assert [(change.path, change.merged) for change in file_changes(before, merged, head=head)] == [
        ("a", True),
        ("b", False),
    ]


def test_a_conflict_is_named_even_where_the_own_content_stays() -> None:
    head = {"a": entry("2")}
    (change,) = file_changes(head, head, head=head, conflicts=["a"])
    assert (change.conflict, change.merged, change.kind) == (True, False, ChangeKind.MODE)


def test_of_many_files_of_one_name_on_other_disks_each_is_told_with_one_other() -> None:
    names = [f"records/2026-Q2/van-phong/{name}.pdf" for name in ("a", "A", "ạ", "Ạ", "a\u0323", "b")]
    found = {change.path: change.lies_on for change in file_changes({}, dict.fromkeys(names, entry("1")))}
    assert [names.index(found[name]) if found[name] else None for name in names] == [1, 0, 3, 2, 2, None]
