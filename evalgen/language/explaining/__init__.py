"""Diễn giải: how a score and a grade came about, in the same words on a terminal and in the committee's papers.

A derivation is told as sentences and tables that carry no layout of their own; `lines.py` writes them for a terminal, the
papers lay them out as HTML.
"""
