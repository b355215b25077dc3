"""Whether everything on disk is as it should be, and putting right what is not."""
