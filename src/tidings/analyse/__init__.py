"""Incidents in, findings out: counts, checks of reported tallies, series."""
