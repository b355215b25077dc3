"""One module an import format, each `read(files) -> Imported`."""
