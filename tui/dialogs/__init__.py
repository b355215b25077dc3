"""What a reader is asked over a screen, one dialog a module: to pick, to write, to search, to read help."""
