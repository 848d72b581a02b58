"""Biểu mẫu of the instruments as data: read, inherited, held to be sound."""
