"""From a PDF's characters on paper to lines, columns and paragraphs; `child` runs it all in a process with limits."""
