"""The office's own data: unit card and profile."""
