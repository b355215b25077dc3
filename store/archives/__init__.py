"""Background collections that a project is linked against, and links that were made elsewhere."""
