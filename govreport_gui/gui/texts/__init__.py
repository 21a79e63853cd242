"""The running text and the fields: editors, search, typesetting, numbers linked to cells."""
