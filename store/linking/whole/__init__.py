"""Links of a whole collection, by one core that any engine runs."""
