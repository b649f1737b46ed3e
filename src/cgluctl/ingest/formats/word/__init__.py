"""The inside of a Word file: its parts, styles, lists, and the walk through its text."""
