"""The report of a review, in each of its forms."""
