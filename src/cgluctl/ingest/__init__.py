"""From a report to an event: reading a file, finding its days, sessions and speech, and accounting for every character."""
