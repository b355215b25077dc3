"""What was said: texts, annotations, links. Headless; the terminal lives in `tui`."""
