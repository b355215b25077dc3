"""What is written below a project's data folder, whole or not at all: journal, data files, settings, caches."""
