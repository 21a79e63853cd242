"""Everything that leaves the office: export, page set-up, preview, print, web copy."""
