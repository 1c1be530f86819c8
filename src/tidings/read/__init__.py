"""The grammar of conflict reports: a document in, reports with raw claims out."""
