"""Speech in a report: quotations, turns and reports of what was said, and whose they are."""
