"""Biểu mẫu as pages that print like the official paper, blank or filled from a record."""
