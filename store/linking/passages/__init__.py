"""Documents cut into passages. Pure: knows no index and no file."""
