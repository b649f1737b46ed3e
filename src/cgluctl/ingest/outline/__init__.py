"""The outline of a report: paragraphs, headings, dates, days and sessions."""
