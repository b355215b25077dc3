"""Readers that others wrote read what is exported; each is left out where it is not installed."""
