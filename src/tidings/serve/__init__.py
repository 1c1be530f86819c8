"""The ledger out to people and files: command line, pages, exports."""
