"""Steps, deadlines and authority of the instruments as data: read, merged, held to be sound."""
