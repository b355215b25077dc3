"""Exports held against readers and schemas that others wrote; what is not installed here is skipped."""
