"""Every export is read back and compared with the report."""
