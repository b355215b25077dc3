"""What two documents say of a link between them. Pure."""
