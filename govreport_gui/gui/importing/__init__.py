"""Reading a document in the background, and the window that shows source beside form."""
