"""Room 2: what no schema can say. `all_checks` lists the checks; each is one sentence and one function."""
