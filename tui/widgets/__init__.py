"""What screens are made of, one widget a module; none changes the project."""
