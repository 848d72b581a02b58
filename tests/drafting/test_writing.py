"""Drafts stand whole or not at all, whatever becomes of the disk, and whoever else writes there."""

from pathlib import Path

import pytest

from evalgen.drafting.writing import write_new, write_statement


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_half_record_that_the_next_try_would_keep(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File too large"):
        write_new(tmp_path, [("records/a.yaml", "a: 1\n"), ("records/b.yaml", "b" * 2_000)])
    with pytest.raises(OSError, match="File too large"):
        write_statement(tmp_path, "records/c.yaml", "c" * 2_000)
    assert files(tmp_path) == {"a.yaml": "a: 1\n"}


@pytest.mark.parametrize("links", [True, False], ids=["có liên kết cứng", "không có liên kết cứng"])
def test_what_stands_is_kept_even_where_it_came_in_between(
    *, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "a.yaml").write_text("cũ\n", encoding="utf-8")
    assert write_new(tmp_path, [("a.yaml", "mới\n"), ("b.yaml", "mới\n")]) == (["b.yaml"], ["a.yaml"])
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    assert write_new(tmp_path, [("a.yaml", "mới\n"), ("b.yaml", "nữa\n")]) == ([], ["a.yaml", "b.yaml"])
    assert files(tmp_path) == {"a.yaml": "cũ\n", "b.yaml": "mới\n"}
