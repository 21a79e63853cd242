"""Pure functions over the report's texts: search and replace, heading levels, typesetting."""
