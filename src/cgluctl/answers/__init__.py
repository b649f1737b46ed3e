"""One function a question; each returns an Answer and knows nothing of who shows it."""
