"""evalgen: evaluation and grading of cadres as records in Git, graded by the law, published as a site."""

__version__ = "0.1.0"
