"""Where event files lie, and how they are read, checked and written; nothing outside opens one."""
