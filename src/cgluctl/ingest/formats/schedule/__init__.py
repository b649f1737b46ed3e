"""Conference schedules: what frab, pretalx and calendars say, as one plan of days and sessions."""
