"""Kill the program at random moments of saving and autosaving, and look at what is left: `python -m tests.kill N`."""
