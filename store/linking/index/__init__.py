"""The passages of all documents on disk: SQLite and tantivy, kept in step."""
