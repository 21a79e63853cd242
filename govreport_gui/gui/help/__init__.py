"""Manual, commands and keys, about, and what happens when the program breaks."""
