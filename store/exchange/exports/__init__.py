"""One module an export format, each `write(edition, file_name) -> Exported`."""
