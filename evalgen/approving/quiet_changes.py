"""Which results a change of one person's record can move: the rule that lets a review look at a part of the repository.

Other files see of a person's record only its face: whether it is there and can be read, the framework it names, its
facts, the proposed, decided and amended grade.

- quotas and the order of candidates: the grade that counts (`decision`, `amendments`, else `proposal`, else the grade
  that the person proposes);
- the unit's collective, and the year's records: `facts`;
- the order of Điều 12.2, notices, who is undecided in a closed period, late reports: `decision`, `amendments`;
- who has no record, whose is in the wrong folder: that it is there.

What it says besides (the plan, the person's own results, what the verifier found, opinions and appeals) moves the score
and the grade that it qualifies for, and by them:

- what the rules and checks say of this record;
- records of the same person in other periods, which may look back at it;
- where the law measures leaders by their people, the scores of all above: such a change is not quiet.
"""

from evalgen.domain.document import Document

QUIET_SECTIONS = frozenset({"plan", "self_assessment", "verification", "reserved_opinion", "appeals"})
"""Sections that no other file's result rests on, but for the grade that the person proposes."""

SUGGESTING = "unknown"
"""How the codes of problems begin whose remedy names what is nearest among all the names of the repository."""


def face(document: Document) -> dict[str, object]:
    """What other files can see of a person's record."""
    assessment = document.root.get("self_assessment")
    seen = {key: value for key, value in document.root.items() if key not in QUIET_SECTIONS}
    return seen | {"": assessment.get("proposed_grade") if isinstance(assessment, dict) else None}


def is_quiet(before: Document, after: Document) -> bool:
    """Whether a change of one person's record moves results of this person alone."""
    return face(before) == face(after)
