"""Draw the window with a report open, for machines without a display: picture.py REPORT PICTURE."""

from __future__ import annotations

import sys
from pathlib import Path

from govreport_gui.app import picture

if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(sys.argv[2]))
