"""The window: nothing below it knows of Qt."""
