"""Languages of the interface: Vietnamese is the source and stands in the code, other languages are catalogues of words.

What is translated are labels: headings, names of columns and grades, help, summary lines. Criteria, the law, names and
the particulars of a problem stay as they were written.
"""

from evalgen.language.catalogue import TAGS, language_of
from evalgen.language.language import VIETNAMESE, Language

__all__ = ["TAGS", "VIETNAMESE", "Language", "language_of"]
