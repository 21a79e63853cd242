"""How the window looks and speaks: themes, sizes, icons, focus, messages, settings, input methods."""
