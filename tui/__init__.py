"""What is shown: the command line and the reading session."""

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())
