"""Drafting: texts of records for people to fill in or to try the program with; pure, nothing is written here."""
