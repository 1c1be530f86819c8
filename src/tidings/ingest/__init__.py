"""Bytes in, documents out: text kept as it came, what to ignore marked by segments."""
