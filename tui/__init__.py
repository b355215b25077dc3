"""What is shown: the command line and the reading session."""
