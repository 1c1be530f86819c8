"""What people annotated set beside what was read: how much was found, and how much of it is right."""
