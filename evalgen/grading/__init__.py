"""Room 4: one module per rule of grading; `chain` lists them in legal order."""
