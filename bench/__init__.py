"""Benches: one adapter a task, the shared scorers, floors, speed. Development only, not in the wheel."""
