"""Robustness suites: constructed cases of minimum function, invariance, direction, context, and hostile text."""
