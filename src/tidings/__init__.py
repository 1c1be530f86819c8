"""tidings turns news reports of armed conflict into a ledger of incidents with evidence for every value."""

__all__ = ["__version__"]

__version__ = "0.1.0"
