"""Side by side with what a user could pick instead: ``python -m benchmarks`` (see README.md beside this file)."""
