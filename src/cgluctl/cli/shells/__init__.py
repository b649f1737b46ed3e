"""What shells need to complete a command line: their scripts, and what may stand where."""
