"""A fictional organization of any size: the communes «Sao Mai», with every special case that the rules know.

Everything is drawn from the seed; no name, unit or number means anybody or anything that exists.
"""

from evalgen.drafting.demo.assembly import DEFAULT_PEOPLE, DEFAULT_PERIODS, DEFAULT_SEED, draft_demo

__all__ = ["DEFAULT_PEOPLE", "DEFAULT_PERIODS", "DEFAULT_SEED", "draft_demo"]
