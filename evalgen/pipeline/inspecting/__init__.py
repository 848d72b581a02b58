"""A whole repository read, scored, graded and checked; or as little of it as one record rests on; or as if a value were another."""
