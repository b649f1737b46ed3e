"""Words, stems, sounds, dates and messages in French, English and Spanish: pure functions on strings."""

LANGUAGES = ("fr", "en", "es")
