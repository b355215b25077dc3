"""The terminal: the only room that knows insides of Textual."""
