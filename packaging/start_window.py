"""Start the packaged window: PyInstaller wants a script, and the package's own start is a module."""

from __future__ import annotations

import sys

from govreport_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
