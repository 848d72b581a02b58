"""What statistics keep back, so that nobody's result follows from a number."""

SMALL_GROUP = 5
"""Groups with fewer published results than this are not broken down."""
