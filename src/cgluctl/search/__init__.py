"""The derived index in SQLite, and the search on it; deleting the index costs one rebuild and nothing else."""
