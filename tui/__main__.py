"""`python -m tui` does what `variorum` does."""

from tui.cli import main

main()
