"""The start page, opening and saving, autosave, recovery, earlier versions."""
