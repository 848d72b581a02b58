"""What a merge would do."""
