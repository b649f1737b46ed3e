"""The inside of an OpenDocument text: its parts, styles, lists, and the walk through its text."""
