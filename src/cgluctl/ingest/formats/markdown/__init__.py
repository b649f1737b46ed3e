"""The inside of a Markdown text: evidence that it is one, its blocks, and the markup within its lines."""
