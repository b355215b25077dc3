"""What was said: texts, annotations, links. Headless; the terminal lives in `tui`."""

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())
