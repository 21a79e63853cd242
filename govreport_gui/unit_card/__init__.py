"""The office's name, address and telephone, kept once, and where they stand in a report."""
