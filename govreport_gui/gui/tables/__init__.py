"""The statutory grids: model, view, keys, clipboard, filling, finding."""
