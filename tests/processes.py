"""Other processes, seen from a test."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def is_gone(pid: int) -> bool:
    """Wait until a process has ended; one that only waits to be collected has, too. Else end it."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{pid}/stat")
        if status.is_file() and status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    return False
