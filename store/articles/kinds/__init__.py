"""One module a kind of article file."""
