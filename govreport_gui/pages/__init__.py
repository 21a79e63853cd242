"""The printed page, drawn with Qt: for PDF, for the preview and for the printer. Laid out as the Word file is."""
