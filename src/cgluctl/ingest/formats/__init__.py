"""What readers are made of: the innards of each format, and what several share."""
