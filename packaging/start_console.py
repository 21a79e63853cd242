"""Start the packaged command line, or the process of ours that the first argument names."""

from __future__ import annotations

import sys

from govreport_gui import own_process
from govreport_gui.cli import main

if __name__ == "__main__":
    own_process.give_back()
    status = own_process.run(sys.argv[1:])
    sys.exit(main() if status is None else status)
