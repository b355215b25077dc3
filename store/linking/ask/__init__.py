"""Who else carries this passage: candidates, ranking, the answer."""
