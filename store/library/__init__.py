"""Which articles there are, under which ids, and their texts."""
