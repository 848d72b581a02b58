"""Room 3: exact arithmetic, one module per component; every number with its derivation."""
