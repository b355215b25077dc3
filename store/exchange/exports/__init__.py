"""One module an export format."""
