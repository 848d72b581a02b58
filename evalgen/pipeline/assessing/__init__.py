"""Scoring and grading: what a record needs from others is brought to it."""
