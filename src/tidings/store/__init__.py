"""The project file: one SQLite database that holds all a project knows."""
