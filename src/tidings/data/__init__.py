"""Compiled lexicons and the gazetteer, loaded once and never changed."""
