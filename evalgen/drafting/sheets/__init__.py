"""Records in tables: the sheets of a workbook that people fill in, and what becomes of their rows."""
