"""Khung tiêu chí as data: read, derived, allotted, held to be sound."""
