"""The inside of an HTML page: its encoding, its elements, and the walk through what a browser shows."""
