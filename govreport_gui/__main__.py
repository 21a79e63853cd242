"""Start the window: `python -m govreport_gui [FILE]`."""

import sys

from govreport_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
