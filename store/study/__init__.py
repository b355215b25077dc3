"""Questions about the event as a whole: what is stated, by whom, in which words."""
