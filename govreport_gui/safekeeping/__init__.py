"""Nothing is lost: the safe writer, locks, autosave, earlier versions."""
