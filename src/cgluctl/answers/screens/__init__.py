"""How answers are set for a person; loaded only when somebody looks."""
