"""Annotations as they stand now in the texts as they stand now, and what was decided of links."""
