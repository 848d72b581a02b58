"""Hồ sơ nội bộ: the papers of the committees that propose and decide. Nothing of it ever goes where the public site is."""
