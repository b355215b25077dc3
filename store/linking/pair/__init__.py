"""Two wordings held against each other: alignment, score, differences. Pure."""
