"""The index in a PostgreSQL server, for staff who share one archive: the same tables, terms and ranking as in the file."""
