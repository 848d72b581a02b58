"""Room 1: files to nouns: strict YAML, JSON Schema, records."""
