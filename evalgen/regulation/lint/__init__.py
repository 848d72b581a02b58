"""The linter of the regulation: what the authors of a source missed, found by rule and not by hand."""
