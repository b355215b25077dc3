"""Linking by sense: passages that say the same in other words, for a text that stands nowhere."""
