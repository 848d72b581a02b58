"""What every sample file opens with: the schema for editors, and that its data are fictional."""

FICTIONAL = "Dữ liệu hư cấu, chỉ để minh họa: mọi tên người, đơn vị, số văn bản đều do chương trình đặt ra."


def head_of(path: str, kind: str, *notes: str) -> tuple[str, ...]:
    """The opening comments of the file at `path` (below `records/`)."""
    up = "../" * (path.count("/") + 1)
    return (f"yaml-language-server: $schema={up}schemas/{kind}.schema.json", FICTIONAL, *notes)
