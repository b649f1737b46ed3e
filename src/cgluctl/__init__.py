"""cgluctl keeps what was said at a multi-day public event, and answers for it at the terminal."""

__version__ = "0.1.0"
