"""Words as matching sees them: terms, numbers, names, and how much each tells."""
