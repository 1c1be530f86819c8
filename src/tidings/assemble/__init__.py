"""Reports in, incidents out: pairs compared, decisions written, claims kept."""
